/** The pictures of an item, one after another: every page of every file. */
import type { Media, Shown } from "@/editor/stage";
import type { Source } from "@/stages/image/picture";

export type PageOf = { media: Media; page: number; source: Source; thumbnail: string };

export function pagesOf(shown: Shown, field: string): PageOf[] {
  return (shown.media[field] ?? []).flatMap((media) => {
    // A file that is no project's own (the sample of the schema page) has its address for an id.
    const own = !media.id.startsWith("/");
    const base = `/api/v1/projects/${shown.projectId}/media/${media.id}`;
    return media.sizes.map(
      ([width, height], page): PageOf => ({
        media,
        page,
        thumbnail: own ? `${base}/thumbnail?page=${page}` : media.id,
        source: {
          size: [width as number, height as number],
          file: own ? `${base}/file` : media.id,
          tile: media.tiled ? (level, column, row) => `${base}/tiles/${page}/${level}/${column}_${row}` : null,
        },
      }),
    );
  });
}
