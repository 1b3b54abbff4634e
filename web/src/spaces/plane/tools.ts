/** The tools of a plane: those of the kinds that its questions take, and cutting, which works on every area. */

import { IconPointer, IconScissors } from "@tabler/icons-react";
import type { Registry } from "@/editor/registry";
import type { RegionsQuestion } from "@/editor/schema";
import { cut, takesAreas } from "@/spaces/plane/booleans";
import { type PlaneKind, planeKinds, type ToolEntry } from "@/spaces/plane/kind";
import { pathTool } from "@/spaces/plane/pathTool";
import { t } from "@/texts/texts";

export const SelectIcon = IconPointer;

/** kind: what it makes; null for a tool that changes what is there, whatever the label at hand. */
export type OfferedTool = ToolEntry & { kind: PlaneKind | null };

const CUT: OfferedTool = {
  id: "cut",
  title: t.space.subtract,
  key: "Shift+c",
  Icon: IconScissors,
  kind: null,
  make: (host) =>
    pathTool(host, {
      closed: true,
      least: 3,
      make: () => null,
      finish: (area) => host.notice(cut(host.editing.session, host.editing.schema, area, host.size())),
    }),
};

export const takes = (question: RegionsQuestion, tool: OfferedTool): boolean =>
  tool.kind !== null && (question.shapes ?? []).includes(tool.kind.type) && (tool.offered?.(question) ?? true);

/** The tools for the shapes that questions take, in the order of the registry. */
export function offered(registry: Registry, questions: RegionsQuestion[]): OfferedTool[] {
  const tools = planeKinds(registry).flatMap((kind) => kind.tools.map((tool): OfferedTool => ({ ...tool, kind })));
  const fitting = tools.filter((tool) => questions.some((q) => takes(q, tool)));
  return questions.some((q) => takesAreas(registry, q)) ? [...fitting, CUT] : fitting;
}
