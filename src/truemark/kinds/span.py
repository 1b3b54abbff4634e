"""Span: a stretch of text, half-open, in Unicode code points. Spans of one answer may nest, overlap and cross lines."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from truemark.kinds.kind import RegionKind, Space


class Span(BaseModel):
    """From code point `start` up to, not including, `end`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: Literal["span"]
    start: int = Field(ge=0, strict=True)
    end: int = Field(ge=1, strict=True)

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"end must be after start, not {self.start} to {self.end}")
        return self


@dataclass(frozen=True, slots=True, order=True)
class LabeledSpan:
    """A span with its label, as agreement and consensus compare them. parts: its stretches when it has several."""

    start: int
    end: int
    label: str
    parts: tuple[tuple[int, int], ...] = ()

    def stretches(self) -> tuple[tuple[int, int], ...]:
        return self.parts or ((self.start, self.end),)

    def overlaps(self, other: "LabeledSpan") -> bool:
        if not self.parts and not other.parts:
            return self.start < other.end and other.start < self.end
        return any(a < d and c < b for a, b in self.stretches() for c, d in other.stretches())

    def shape(self) -> dict[str, Any]:
        """The document of its shape."""
        if self.parts:
            return {"type": "discontinuous", "parts": [list(p) for p in self.parts]}
        return {"type": "span", "start": self.start, "end": self.end}


def labeled(shape: Mapping[str, Any], label: str) -> LabeledSpan:
    """A region's shape on a text, with its label."""
    if shape.get("type") == "discontinuous":
        parts = tuple((int(start), int(end)) for start, end in shape["parts"])
        return LabeledSpan(parts[0][0], parts[-1][1], label, parts if len(parts) > 1 else ())
    return LabeledSpan(shape["start"], shape["end"], label)


def merge(answers: Sequence[Sequence[LabeledSpan]]) -> list[tuple[LabeledSpan, float]]:
    """The spans that more than half of the annotators marked, each with its support (share of annotators).

    Spans of one label that overlap are one cluster, counted once an annotator; a cluster's boundaries are the most
    frequent pair in it (of equals the shortest, then the first).
    """
    clusters: list[list[tuple[LabeledSpan, int]]] = []
    marked = sorted((s, who) for who, spans in enumerate(answers) for s in set(spans))
    exact = Counter(s for s, _ in marked)
    for label in sorted({s.label for s, _ in marked}):
        reach = -1
        for span, who in ((s, w) for s, w in marked if s.label == label):
            if span.start >= reach or not clusters or clusters[-1][0][0].label != label:
                clusters.append([])
                reach = span.end
            clusters[-1].append((span, who))
            reach = max(reach, span.end)
    merged: list[tuple[LabeledSpan, float]] = []
    for cluster in clusters:
        certain = {s for s, _ in cluster if 2 * exact[s] > len(answers)}
        if certain:
            merged += [(s, exact[s] / len(answers)) for s in certain]
            continue
        support = len({who for _, who in cluster})
        if 2 * support > len(answers):
            best = min((s for s, _ in cluster), key=lambda s: (-exact[s], s.end - s.start, s.start))
            merged.append((best, support / len(answers)))
    return sorted(merged)


class SpanKind(RegionKind[Span]):
    """Stretches of text."""

    name = "span"
    title = "Span"
    plural = "spans"
    value = Span
    space = Space.TEXT

    def similarity(self, one: Span, two: Span) -> float:
        """Code points in common ÷ code points of either."""
        shared = max(0, min(one.end, two.end) - max(one.start, two.start))
        return shared / (one.end - one.start + two.end - two.start - shared)

    def extent(self, value: Span) -> tuple[float, ...]:
        return value.start, value.end


kind = SpanKind()
