import { useCallback, useEffect, useRef, useState } from "react";

type State = "asking" | "mine" | "elsewhere" | "moved";

/** One tab at a time works under a name; another may take over, and this one is told (Web Locks). */
export function useOneTab(name: string): { state: State; take: () => void } {
  const [state, setState] = useState<State>(navigator.locks ? "asking" : "mine");
  const release = useRef<() => void>(() => {});
  const ask = useCallback(
    (steal: boolean) => {
      if (!navigator.locks) return;
      const held = new Promise<void>((resolve) => {
        release.current = resolve;
      });
      navigator.locks
        .request(name, steal ? { steal: true } : { ifAvailable: true }, (lock) => {
          setState(lock ? "mine" : "elsewhere");
          return lock ? held : undefined;
        })
        .catch(() => setState("moved"));
    },
    [name],
  );
  useEffect(() => {
    ask(false);
    return () => release.current();
  }, [ask]);
  return { state, take: useCallback(() => ask(true), [ask]) };
}
