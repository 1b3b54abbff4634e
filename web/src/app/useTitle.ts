import { useEffect } from "react";
import { t } from "@/texts/texts";

/** The page's title in the browser's tab: what it is, then of what, then the product. */
export function useTitle(...parts: (string | null | undefined)[]): void {
  const title = [...parts.filter(Boolean), t.app.product].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
