import { useCallback, useEffect, useRef, useState } from "react";

/** A number that grows when the content's width changes or fonts arrive, so that what is measured is measured again. */
export function useLayoutVersion(content: React.RefObject<HTMLDivElement | null>): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    let width = content.current?.clientWidth;
    const observer = new ResizeObserver(() => {
      const now = content.current?.clientWidth;
      if (now !== width) {
        width = now;
        setVersion((v) => v + 1);
      }
    });
    if (content.current) observer.observe(content.current);
    document.fonts?.ready.then(() => setVersion((v) => v + 1));
    return () => observer.disconnect();
  }, [content]);
  return version;
}

/** One observer that tells blocks whether they are near the screen. */
export function useWatcher(root: React.RefObject<HTMLDivElement | null>) {
  const observer = useRef<IntersectionObserver | null>(null);
  const told = useRef(new Map<Element, (seen: boolean) => void>());
  useEffect(() => () => observer.current?.disconnect(), []);
  return useCallback(
    (element: Element, onSeen: (seen: boolean) => void) => {
      observer.current ??= new IntersectionObserver(
        (entries) => {
          for (const entry of entries) told.current.get(entry.target)?.(entry.isIntersecting);
        },
        { root: root.current, rootMargin: "600px 0px" },
      );
      told.current.set(element, onSeen);
      observer.current.observe(element);
      return () => {
        told.current.delete(element);
        observer.current?.unobserve(element);
      };
    },
    [root],
  );
}
