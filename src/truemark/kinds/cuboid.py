"""Cuboid: a box in space that stands upright and is turned about the vertical axis.

Metres, right-handed, yaw in radians from the x axis towards the y axis.
"""

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np

from truemark.kinds.kind import RegionKind, Space, bounds_of
from truemark.kinds.value import Finite, Positive, Ring, Value


class Cuboid(Value):
    """x, y, z: the centre. length along the heading, width across it, height upwards."""

    type: Literal["cuboid"] = "cuboid"
    x: Finite
    y: Finite
    z: Finite
    length: Positive
    width: Positive
    height: Positive
    yaw: Finite = 0.0

    def footprint(self) -> Ring:
        """The four corners seen from above."""
        cos, sin = math.cos(self.yaw), math.sin(self.yaw)
        half = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        return tuple(
            (
                self.x + sx * self.length / 2 * cos - sy * self.width / 2 * sin,
                self.y + sx * self.length / 2 * sin + sy * self.width / 2 * cos,
            )
            for sx, sy in half
        )


def iou(one: Cuboid, two: Cuboid) -> float:
    """Intersection over union of the volumes: the footprints' common area times the common height."""
    from shapely import Polygon

    low = max(one.z - one.height / 2, two.z - two.height / 2)
    high = min(one.z + one.height / 2, two.z + two.height / 2)
    if high <= low:
        return 0.0
    common = Polygon(one.footprint()).intersection(Polygon(two.footprint())).area * (high - low)
    volumes = one.length * one.width * one.height + two.length * two.width * two.height
    return float(common / (volumes - common))


def merge(cuboids: Sequence[Cuboid]) -> Cuboid:
    """The median of every number; yaw is averaged on the circle."""
    middle = {
        name: float(np.median([getattr(c, name) for c in cuboids]))
        for name in ("x", "y", "z", "length", "width", "height")
    }
    yaw = math.atan2(sum(math.sin(c.yaw) for c in cuboids), sum(math.cos(c.yaw) for c in cuboids))
    return Cuboid(**middle, yaw=yaw)


class CuboidKind(RegionKind[Cuboid]):
    """Boxes in space; compared by intersection over union of volumes, fused by medians."""

    name = "cuboid"
    title = "Cuboid"
    plural = "cuboids"
    value = Cuboid
    space = Space.VOLUME

    def similarity(self, one: Cuboid, two: Cuboid) -> float:
        return iou(one, two)

    def fuse(self, values: Sequence[Cuboid], weights: Sequence[float]) -> Cuboid:
        return merge(values)

    def extent(self, value: Cuboid) -> tuple[float, ...]:
        """West, south, bottom, east, north, top, in metres."""
        left, low, right, high = bounds_of(value.footprint())
        return left, low, value.z - value.height / 2, right, high, value.z + value.height / 2


kind = CuboidKind()
