"""Polygon: an area in image pixels bounded by a ring of points, with holes."""

from collections.abc import Sequence
from typing import Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from truemark.kinds.kind import RegionKind, Space, area_of, bounds_of
from truemark.kinds.value import Ring, Value


class Polygon(Value):
    """points: the outer ring, not closed, at least three. holes: rings inside it. The area is above zero."""

    type: Literal["polygon"] = "polygon"
    points: Ring = Field(min_length=3)
    holes: tuple[Ring, ...] = ()

    @field_validator("holes")
    @classmethod
    def _rings(cls, holes: tuple[Ring, ...]) -> tuple[Ring, ...]:
        for number, hole in enumerate(holes):
            if len(hole) < 3:
                raise ValueError(f"hole {number} has {len(hole)} points; a ring has at least three")
        return holes

    @model_validator(mode="after")
    def _area(self) -> Self:
        if abs(ring_area(self.points)) < 1e-12:
            raise ValueError("points lie on one line; a polygon has an area")
        return self


def ring_area(ring: Ring) -> float:
    """The signed area of a ring (the shoelace formula); positive when clockwise on a screen, where y points down."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)) / 2


class PolygonKind(RegionKind[Polygon]):
    """Areas; compared by intersection over union, fused to what more than half of them cover."""

    name = "polygon"
    title = "Polygon"
    plural = "polygons"
    value = Polygon
    space = Space.PLANE
    parts = True

    def similarity(self, one: Polygon, two: Polygon) -> float:
        from truemark.kinds.areas import area_iou

        return area_iou(self.outline(one), self.outline(two))

    def fuse(self, values: Sequence[Polygon], weights: Sequence[float]) -> Polygon | None:
        from truemark.kinds.areas import vote_of_outlines

        return vote_of_outlines([self.outline(v) for v in values])

    def extent(self, value: Polygon) -> tuple[float, ...]:
        return bounds_of(value.points)

    def outline(self, value: Polygon) -> Any:
        return area_of(value.points, value.holes)

    def rings(self, value: Polygon) -> tuple[Ring, ...]:
        return (value.points, *value.holes)


kind = PolygonKind()
