"""Ellipse in image pixels, which may be rotated about its centre."""

import math
from collections.abc import Sequence
from statistics import median
from typing import Any, Literal

from truemark.kinds.kind import RegionKind, Space, area_of, bounds_of
from truemark.kinds.value import Finite, Positive, Ring, Value

STEPS = 72


class Ellipse(Value):
    """cx, cy: the centre. rx, ry: the half axes before rotation. angle: degrees clockwise."""

    type: Literal["ellipse"] = "ellipse"
    cx: Finite
    cy: Finite
    rx: Positive
    ry: Positive
    angle: Finite = 0.0

    def ring(self) -> Ring:
        """A 72-gon of the same area (within 10⁻⁹): its points lie a little outside the ellipse."""
        turn = math.radians(self.angle)
        cos, sin = math.cos(turn), math.sin(turn)
        out = math.sqrt(2 * math.pi / STEPS / math.sin(2 * math.pi / STEPS))
        points = []
        for step in range(STEPS):
            t = 2 * math.pi * step / STEPS
            x, y = self.rx * out * math.cos(t), self.ry * out * math.sin(t)
            points.append((self.cx + x * cos - y * sin, self.cy + x * sin + y * cos))
        return tuple(points)


def merge(ellipses: Sequence[Ellipse]) -> Ellipse:
    """The median of centre and half axes; the angle is the mean on the circle modulo 180°, weighted by how long the
    ellipses are, for a circle has none. An ellipse drawn on its other axis (turned by 90°) is turned first."""
    upright = [e if e.rx >= e.ry else Ellipse(cx=e.cx, cy=e.cy, rx=e.ry, ry=e.rx, angle=e.angle + 90) for e in ellipses]
    turn = sum(
        (1 - e.ry / e.rx + 1e-9) * complex(math.cos(math.radians(2 * e.angle)), math.sin(math.radians(2 * e.angle)))
        for e in upright
    )
    middle = {name: median(getattr(e, name) for e in upright) for name in ("cx", "cy", "rx", "ry")}
    return Ellipse(**middle, angle=math.degrees(math.atan2(turn.imag, turn.real)) / 2)


class EllipseKind(RegionKind[Ellipse]):
    """Ellipses; compared by intersection over union, fused by medians."""

    name = "ellipse"
    title = "Ellipse"
    plural = "ellipses"
    value = Ellipse
    space = Space.PLANE

    def turn(self, value: Ellipse) -> float:
        return value.angle

    def similarity(self, one: Ellipse, two: Ellipse) -> float:
        from truemark.kinds.areas import area_iou

        return area_iou(self.outline(one), self.outline(two))

    def fuse(self, values: Sequence[Ellipse], weights: Sequence[float]) -> Ellipse:
        return merge(values)

    def extent(self, value: Ellipse) -> tuple[float, ...]:
        return bounds_of(value.ring())

    def outline(self, value: Ellipse) -> Any:
        return area_of(value.ring())

    def rings(self, value: Ellipse) -> tuple[Ring, ...]:
        return (value.ring(),)


kind = EllipseKind()
