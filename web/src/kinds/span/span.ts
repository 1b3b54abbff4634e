/** Span: a stretch of a text, half-open, in code points. */

import type { Schemas } from "@/api/client";
import type { Sent } from "@/editor/schema";
import { defineTextKind } from "@/spaces/text/kind";
import { Offsets } from "@/spaces/text/offsets";
import { t } from "@/texts/texts";

export type SpanShape = Sent<Schemas["Span"]>;

const LONGEST = 80;

export const span = defineTextKind<SpanShape>({
  family: "region",
  type: "span",
  title: t.kinds.span,
  plural: t.kinds.spans,
  space: "text",
  summary: ({ start, end }, value) =>
    new Offsets(String(value ?? "")).slice(start, Math.min(end, start + LONGEST)).replace(/\s+/g, " "),
  order: (a, b) => a.start - b.start || b.end - a.end,
  same: (a, b) => a.start === b.start && a.end === b.end,
  stretches: ({ start, end }) => [[start, end]],
  make: ([start, end]) => ({ type: "span", start, end }),
  resize: (_, __, [start, end]) => (start < end ? { type: "span", start, end } : null),
});
