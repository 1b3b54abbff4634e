"""Polyline: an open line through points, in image pixels."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from truemark.kinds.kind import RegionKind, Space, bounds_of
from truemark.kinds.value import Ring, Value


class Polyline(Value):
    """points: at least two, in order."""

    type: Literal["polyline"] = "polyline"
    points: Ring = Field(min_length=2)


def distance(one: Polyline, two: Polyline) -> float:
    """The mean distance of either line's points (64 equally spaced along it) from the other line, in pixels."""
    from shapely import LineString

    a, b = LineString(one.points), LineString(two.points)
    along = np.linspace(0, 1, 64)

    def apart(line: LineString, other: LineString) -> float:
        return float(np.mean([other.distance(line.interpolate(t, normalized=True)) for t in along]))

    return (apart(a, b) + apart(b, a)) / 2


def similarity(one: Polyline, two: Polyline) -> float:
    """exp(−distance ÷ tolerance), the tolerance being a tenth of the lines' mean length: 1 same, towards 0 far."""
    from shapely import LineString

    length = (LineString(one.points).length + LineString(two.points).length) / 2
    return float(np.exp(-distance(one, two) / (0.1 * length))) if length else float(one == two)


def merge(lines: Sequence[Polyline], points: int = 32) -> Polyline:
    """The median line: every line is cut into equal lengths and turned to run as the first does; medians of the cuts."""
    from shapely import LineString

    cut: list[NDArray[np.float64]] = []
    for line in lines:
        drawn = LineString(line.points)
        steps = [drawn.interpolate(t, normalized=True) for t in np.linspace(0, 1, points)]
        rows = np.array([(p.x, p.y) for p in steps])
        if cut and np.abs(rows[::-1] - cut[0]).sum() < np.abs(rows - cut[0]).sum():
            rows = rows[::-1]
        cut.append(rows)
    middle = np.median(cut, axis=0).tolist()
    return Polyline(points=tuple((x, y) for x, y in middle))


class PolylineKind(RegionKind[Polyline]):
    """Lines; compared by how near they run, fused to the median line."""

    name = "polyline"
    title = "Polyline"
    plural = "lines"
    value = Polyline
    space = Space.PLANE

    def similarity(self, one: Polyline, two: Polyline) -> float:
        return similarity(one, two)

    def fuse(self, values: Sequence[Polyline], weights: Sequence[float]) -> Polyline:
        return merge(values)

    def extent(self, value: Polyline) -> tuple[float, ...]:
        return bounds_of(value.points)


kind = PolylineKind()
