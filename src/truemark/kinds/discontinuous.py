"""Discontinuous span: one mention made of several stretches of text, such as "left … arm" in "left or right arm"."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from truemark.kinds.kind import RegionKind, Space
from truemark.kinds.value import Value

Offset = Annotated[int, Field(ge=0, strict=True)]


class DiscontinuousSpan(Value):
    """parts: half-open stretches in code points, in order, that neither overlap nor touch."""

    type: Literal["discontinuous"] = "discontinuous"
    parts: tuple[tuple[Offset, Offset], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _apart(self) -> Self:
        before = -1
        for number, (start, end) in enumerate(self.parts):
            if end <= start:
                raise ValueError(f"parts[{number}] must end after it starts, not {start} to {end}")
            if start <= before:
                raise ValueError(f"parts[{number}] must start after the part before it has ended")
            before = end
        return self

    def places(self) -> frozenset[int]:
        """Every code point in it."""
        return frozenset(p for start, end in self.parts for p in range(start, end))


def iou(one: DiscontinuousSpan, two: DiscontinuousSpan) -> float:
    """Code points in common ÷ code points of either."""
    a, b = one.places(), two.places()
    return len(a & b) / len(a | b)


def merge(answers: Sequence[DiscontinuousSpan]) -> DiscontinuousSpan | None:
    """The code points that more than half marked; None when there are none."""
    votes: dict[int, int] = {}
    for answer in answers:
        for place in answer.places():
            votes[place] = votes.get(place, 0) + 1
    kept = sorted(p for p, n in votes.items() if 2 * n > len(answers))
    parts: list[tuple[int, int]] = []
    for place in kept:
        if parts and parts[-1][1] == place:
            parts[-1] = (parts[-1][0], place + 1)
        else:
            parts.append((place, place + 1))
    return DiscontinuousSpan(parts=tuple(parts)) if parts else None


class DiscontinuousKind(RegionKind[DiscontinuousSpan]):
    """Mentions of several stretches of text."""

    name = "discontinuous"
    title = "Discontinuous span"
    plural = "spans in pieces"
    value = DiscontinuousSpan
    space = Space.TEXT

    def similarity(self, one: DiscontinuousSpan, two: DiscontinuousSpan) -> float:
        return iou(one, two)

    def fuse(self, values: Sequence[DiscontinuousSpan], weights: Sequence[float]) -> DiscontinuousSpan | None:
        return merge(values)

    def extent(self, value: DiscontinuousSpan) -> tuple[float, ...]:
        return value.parts[0][0], value.parts[-1][1]


kind = DiscontinuousKind()
