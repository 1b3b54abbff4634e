"""Keypoints: the joints of a skeleton, each with its visibility, in image pixels.

Similarity is OKS (object keypoint similarity). Source: COCO keypoint evaluation, cocodataset.org.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from truemark.kinds.kind import RegionKind, Space, bounds_of
from truemark.kinds.problem import Problem, join
from truemark.kinds.value import Finite, Value

Joint = tuple[Finite, Finite, Literal[0, 1, 2]]
# COCO's per-keypoint deviations of the 17 joints of a person, from nose to right ankle.
COCO_SIGMAS = (
    0.026,
    0.025,
    0.025,
    0.035,
    0.035,
    0.079,
    0.079,
    0.072,
    0.072,
    0.062,
    0.062,
    0.107,
    0.107,
    0.087,
    0.087,
    0.089,
    0.089,
)


class Keypoints(Value):
    """points: x, y, visibility of each joint in the skeleton's order; 0 not labelled, 1 hidden, 2 visible.

    area: the object's area in pixels², which scales OKS; left out, it is 0.53 of the joints' bounding box (as COCO's).
    """

    type: Literal["keypoints"] = "keypoints"
    points: tuple[Joint, ...] = Field(min_length=1)
    area: float | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not any(v for _, _, v in self.points):
            raise ValueError("points must have one that is labelled (visibility 1 or 2)")
        return self

    def extent(self) -> float:
        """The area that OKS divides by."""
        if self.area is not None:
            return self.area
        xy = np.array([(x, y) for x, y, v in self.points if v])
        width, height = np.maximum(np.ptp(xy, axis=0), 1.0)
        return float(0.53 * width * height)


def oks(reference: Keypoints, other: Keypoints, sigmas: Sequence[float] | None = None) -> float:
    """The mean over the reference's labelled joints of exp(−d² ÷ (2 · area · (2σ)²)): 1 same, 0 far.

    sigmas: one a joint; COCO's for 17 joints, else 0.05 each. Joints the other did not label are taken where they lie.
    Skeletons of different length have nothing in common: 0.
    """
    if len(reference.points) != len(other.points):
        return 0.0
    if sigmas is None:
        sigmas = COCO_SIGMAS if len(reference.points) == len(COCO_SIGMAS) else [0.05] * len(reference.points)
    a, b = np.array(reference.points, dtype=np.float64), np.array(other.points, dtype=np.float64)
    seen = a[:, 2] > 0
    squared = ((a[seen, :2] - b[seen, :2]) ** 2).sum(axis=1)
    spread = 2 * (2 * np.asarray(sigmas)[seen]) ** 2 * (reference.extent() + np.spacing(1))
    return float(np.exp(-squared / spread).mean())


def similarity(one: Keypoints, two: Keypoints) -> float:
    """OKS of two annotators, neither of them the reference: the mean of both directions."""
    return (oks(one, two) + oks(two, one)) / 2


def merge(answers: Sequence[Keypoints]) -> Keypoints:
    """Joint by joint the geometric median of those that labelled it (robust to one that is far off).

    A joint is labelled when at least half labelled it; its visibility is the more frequent one.
    """
    joints: list[Joint] = []
    for place in range(len(answers[0].points)):
        given = [k.points[place] for k in answers if len(k.points) > place and k.points[place][2]]
        if 2 * len(given) < len(answers) or not given:
            joints.append((0.0, 0.0, 0))
            continue
        x, y = geometric_median(np.array([(p[0], p[1]) for p in given]))
        visible = 2 * sum(p[2] == 2 for p in given) >= len(given)
        joints.append((x, y, 2 if visible else 1))
    areas = [k.area for k in answers if k.area is not None]
    return Keypoints(points=tuple(joints), area=float(np.median(areas)) if areas else None)


def geometric_median(points: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> tuple[float, float]:
    """The point with the least summed distance to all: (n, 2) → x, y (Weiszfeld 1937); of two points the middle."""
    guess = np.median(points, axis=0)
    for _ in range(100):
        apart = np.maximum(np.linalg.norm(points - guess, axis=1), 1e-9)
        moved = (points / apart[:, None]).sum(axis=0) / (1 / apart).sum()
        if np.abs(moved - guess).max() < 1e-9:
            break
        guess = moved
    return float(guess[0]), float(guess[1])


class KeypointsKind(RegionKind[Keypoints]):
    """Joints of a skeleton; compared by OKS, fused joint by joint."""

    name = "keypoints"
    title = "Keypoints"
    plural = "keypoints"
    value = Keypoints
    space = Space.PLANE
    parts = True

    def joints(self, value: Keypoints) -> tuple[tuple[float, float, int], ...]:
        return value.points

    def similarity(self, one: Keypoints, two: Keypoints) -> float:
        return similarity(one, two)

    def fuse(self, values: Sequence[Keypoints], weights: Sequence[float]) -> Keypoints:
        return merge(values)

    def extent(self, value: Keypoints) -> tuple[float, ...]:
        return bounds_of([(x, y) for x, y, seen in value.points if seen])

    def faults(self, value: Keypoints, question: Any, label: Any, path: str) -> Iterator[Problem]:
        if label is None:
            return
        joints = len(label.skeleton.joints) if label.skeleton else 1
        if len(value.points) != joints:
            message = f"has {len(value.points)} joints; the skeleton of {label.name!r} has {joints}"
            yield Problem(join(path, "points"), message)


kind = KeypointsKind()
