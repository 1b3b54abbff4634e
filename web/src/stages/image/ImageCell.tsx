import type { CellProps } from "@/editor/stage";
import { fileOf, pagesOf } from "@/stages/image/pages";

/** The first page small; large, as it is. */
export function ImageCell({ stage, shown, name, large }: CellProps) {
  const [page] = pagesOf(shown, stage.source);
  if (!page) return null;
  return large ? <img src={fileOf(page)} alt={name} /> : <img src={page.thumbnail} alt="" loading="lazy" />;
}
