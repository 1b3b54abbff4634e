/** Whether selections grow to whole words; a person's own setting, kept in the browser. */
const KEY = "tm-snap";
let on = typeof localStorage === "undefined" || localStorage.getItem(KEY) !== "no";
const listeners = new Set<() => void>();

export const wholeWords = {
  get: () => on,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  toggle: () => {
    on = !on;
    localStorage.setItem(KEY, on ? "yes" : "no");
    for (const listener of listeners) listener();
  },
};
