/** Told when somebody signed in again after a session had ended. */
const target = new EventTarget();

export function tellSignedIn(): void {
  target.dispatchEvent(new Event("signed-in"));
}

export function onSignedIn(listener: () => void): () => void {
  target.addEventListener("signed-in", listener);
  return () => target.removeEventListener("signed-in", listener);
}
