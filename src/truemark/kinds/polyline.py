"""Polyline: an open line through points, in image pixels."""

from typing import Literal

import numpy as np
from pydantic import Field

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
