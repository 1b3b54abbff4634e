import { useEffect } from "react";

/** The page's title in the browser's tab: what it is, then of what, then the product. */
export function useTitle(...parts: (string | null | undefined)[]): void {
  const title = [...parts.filter(Boolean), "Truemark"].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
