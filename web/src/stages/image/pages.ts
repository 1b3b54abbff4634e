/** The images of an item, one after another: every page of every file. */
import type { Media, Shown } from "@/editor/stage";
import type { Plane } from "@/spaces/plane/backdrop";
import { openImage, type Source } from "@/stages/image/source";

type Page = Plane & { source: Source; media: Media };

export function pagesOf(shown: Shown, field: string): Page[] {
  return (shown.media[field] ?? []).flatMap((media) => {
    // A file that is no project's own (the sample of the schema page) has its address for an id.
    const own = !media.id.startsWith("/");
    const base = `/api/v1/projects/${shown.projectId}/media/${media.id}`;
    return media.sizes.map(([width, height], page): Page => {
      const source: Source = {
        size: [width as number, height as number],
        file: own ? `${base}/file` : media.id,
        tile: media.tiled ? (level, column, row) => `${base}/tiles/${page}/${level}/${column}_${row}` : null,
      };
      return {
        media,
        source,
        key: `${media.id}/${page}`,
        name: media.name,
        size: source.size,
        thumbnail: own ? `${base}/thumbnail?page=${page}` : media.id,
        open: (changed, failed) => openImage(source, changed, failed),
        served: own ? { project: shown.projectId, media: media.id, page } : null,
      };
    });
  });
}

/** The address of a page's image as large as a browser shows it in one piece. */
export const fileOf = ({ source, thumbnail }: Page): string => (source.tile ? thumbnail : source.file);
