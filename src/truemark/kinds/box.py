"""Box: a rectangle in image pixels, which may be rotated about its centre."""

import math
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from truemark.kinds.kind import RegionKind, Space, area_of, bounds_of
from truemark.kinds.problem import Problem, join
from truemark.kinds.value import Finite, Positive, Ring, Value

Floats = NDArray[np.float64]


class Box(Value):
    """x, y: the top-left corner before rotation, in float pixels. angle: degrees clockwise about the centre."""

    type: Literal["box"] = "box"
    x: Finite
    y: Finite
    width: Positive
    height: Positive
    angle: Finite = 0.0

    def ring(self) -> Ring:
        """The four corners, from the top left clockwise."""
        cx, cy = self.x + self.width / 2, self.y + self.height / 2
        turn = math.radians(self.angle)
        cos, sin = math.cos(turn), math.sin(turn)
        half = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        return tuple(
            (
                cx + sx * self.width / 2 * cos - sy * self.height / 2 * sin,
                cy + sx * self.width / 2 * sin + sy * self.height / 2 * cos,
            )
            for sx, sy in half
        )


def iou_matrix(one: Floats, two: Floats) -> Floats:
    """Intersection over union of upright boxes given as x, y, width, height: (n, 4), (m, 4) → (n, m)."""
    inside = _shared(one, two, 0)
    inside *= _shared(one, two, 1)
    whole = (one[:, 2] * one[:, 3])[:, None] + (two[:, 2] * two[:, 3])[None, :]
    whole -= inside
    return np.asarray(np.divide(inside, whole, out=inside, where=whole > 0))


def _shared(one: Floats, two: Floats, axis: int) -> Floats:
    """How far every two boxes overlap along an axis: (n, m), 0 where they do not."""
    low = np.maximum(one[:, axis, None], two[None, :, axis])
    high = np.minimum((one[:, axis] + one[:, axis + 2])[:, None], (two[:, axis] + two[:, axis + 2])[None, :])
    high -= low
    return np.maximum(high, 0, out=high)


def fuse(boxes: Sequence[Box], weights: Sequence[float]) -> Box:
    """The weighted mean box (weighted box fusion, Solovyev et al. 2021). Angles are averaged on the circle modulo 180°."""
    w = np.asarray(weights, dtype=np.float64)
    w = w / w.sum()
    centre = np.array([(b.x + b.width / 2, b.y + b.height / 2, b.width, b.height) for b in boxes])
    cx, cy, width, height = (w @ centre).tolist()
    angle = 0.0
    if any(b.angle for b in boxes):
        turns = np.radians([2 * b.angle for b in boxes])
        angle = math.degrees(math.atan2(float(w @ np.sin(turns)), float(w @ np.cos(turns)))) / 2
    return Box(x=cx - width / 2, y=cy - height / 2, width=width, height=height, angle=angle)


class BoxKind(RegionKind[Box]):
    """Rectangles; compared by intersection over union, fused by weighted means."""

    name = "box"
    title = "Box"
    plural = "boxes"
    value = Box
    space = Space.PLANE

    def turn(self, value: Box) -> float:
        return value.angle

    def similarity(self, one: Box, two: Box) -> float:
        a, b = self.upright(one), self.upright(two)
        if a is not None and b is not None:
            return float(iou_matrix(np.array([a]), np.array([b]))[0, 0])
        from truemark.kinds.areas import area_iou

        return area_iou(self.outline(one), self.outline(two))

    def fuse(self, values: Sequence[Box], weights: Sequence[float]) -> Box:
        return fuse(values, weights)

    def extent(self, value: Box) -> tuple[float, ...]:
        return bounds_of(value.ring())

    def outline(self, value: Box) -> Any:
        return area_of(value.ring())

    def rings(self, value: Box) -> tuple[Ring, ...]:
        return (value.ring(),)

    def called(self, value: Box) -> str:
        return "turned boxes" if value.angle else self.plural

    def upright(self, value: Box) -> tuple[float, float, float, float] | None:
        return None if value.angle else (value.x, value.y, value.width, value.height)

    def faults(self, value: Box, question: Any, label: Any, path: str) -> Iterator[Problem]:
        if value.angle and not question.rotated:
            yield Problem(join(path, "angle"), "must be 0; the question's boxes stand upright")


kind = BoxKind()
