"""Segment: a stretch of time on a lane, in seconds. Segments of one lane or of several may overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal, Self

from pydantic import Field, model_validator

from truemark.kinds.kind import RegionKind, Space
from truemark.kinds.value import Finite, Value


class Segment(Value):
    """From `start` up to `end`, in seconds."""

    type: Literal["segment"] = "segment"
    start: Finite = Field(ge=0)
    end: Finite = Field(gt=0)
    lane: str | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"end must be after start, not {self.start} to {self.end}")
        return self


@dataclass(frozen=True, slots=True, order=True)
class LabeledSegment:
    """A segment with its label (a speaker, an event's name), as agreement and consensus compare them."""

    start: float
    end: float
    label: str

    def shared(self, other: "LabeledSegment") -> float:
        """Seconds in common."""
        return max(0.0, min(self.end, other.end) - max(self.start, other.start))

    def iou(self, other: "LabeledSegment") -> float:
        """Time in common ÷ time of either."""
        shared = self.shared(other)
        return shared / (self.end - self.start + other.end - other.start - shared)


def merge(answers: Sequence[Sequence[LabeledSegment]]) -> list[tuple[LabeledSegment, float]]:
    """For each label the time that more than half of the annotators gave it, and the mean share of them over that time."""
    merged: list[tuple[LabeledSegment, float]] = []
    for label in sorted({s.label for segments in answers for s in segments}):
        edges = sorted({t for segments in answers for s in segments if s.label == label for t in (s.start, s.end)})
        open_at: float | None = None
        weight = 0.0
        for left, right in pairwise(edges):
            share = sum(any(s.label == label and s.start <= left and s.end >= right for s in a) for a in answers) / len(
                answers
            )
            if share > 0.5:
                open_at = left if open_at is None else open_at
                weight += share * (right - left)
            if open_at is not None and (share <= 0.5 or right == edges[-1]):
                end = left if share <= 0.5 else right
                merged.append((LabeledSegment(open_at, end, label), weight / (end - open_at)))
                open_at, weight = None, 0.0
    return sorted(merged)


class SegmentKind(RegionKind[Segment]):
    """Stretches of time; those of different lanes have nothing in common."""

    name = "segment"
    title = "Segment"
    plural = "segments"
    value = Segment
    space = Space.TIME

    def similarity(self, one: Segment, two: Segment) -> float:
        """Time in common ÷ time of either."""
        if one.lane != two.lane:
            return 0.0
        return LabeledSegment(one.start, one.end, "").iou(LabeledSegment(two.start, two.end, ""))

    def fuse(self, values: Sequence[Segment], weights: Sequence[float]) -> Segment:
        """The median edges."""
        start, end = (median(edges) for edges in ([v.start for v in values], [v.end for v in values]))
        return values[0] if end <= start else Segment(start=start, end=end, lane=values[0].lane)

    def extent(self, value: Segment) -> tuple[float, ...]:
        return value.start, value.end


kind = SegmentKind()
