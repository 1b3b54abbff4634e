"""Ellipse in image pixels, which may be turned about its centre."""

import math
from typing import Literal

from truemark.kinds.value import Finite, Positive, Ring, Value

STEPS = 72


class Ellipse(Value):
    """cx, cy: the centre. rx, ry: the half axes before turning. angle: degrees clockwise."""

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
