"""Point labels: the label of every point of a cloud, as runs in the order of the points."""

from collections.abc import Sequence
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from truemark.kinds.value import Value

Run = tuple[str | None, Annotated[int, Field(ge=1)]]


class PointLabels(Value):
    """runs: (label or null, number of points)."""

    type: Literal["point_labels"] = "point_labels"
    runs: tuple[Run, ...] = Field(min_length=1)

    def labels(self) -> NDArray[np.object_]:
        """One label a point: (points,)."""
        return np.repeat(np.array([r[0] for r in self.runs], dtype=object), [r[1] for r in self.runs])


def from_labels(labels: Sequence[str | None]) -> PointLabels:
    """The runs of a label a point. Raises ValueError when there are no points."""
    runs: list[tuple[str | None, int]] = []
    for label in labels:
        if runs and runs[-1][0] == label:
            runs[-1] = (label, runs[-1][1] + 1)
        else:
            runs.append((label, 1))
    return PointLabels(runs=tuple(runs))


def mean_iou(one: PointLabels, two: PointLabels) -> float:
    """The mean over labels of intersection over union of their points. Raises ValueError for clouds of different size."""
    a, b = one.labels(), two.labels()
    if len(a) != len(b):
        raise ValueError(f"one cloud has {len(a)} points, the other {len(b)}")
    names = {n for n in (*one.runs, *two.runs) if n[0] is not None}
    values = []
    for name in sorted({str(n[0]) for n in names}):
        left, right = a == name, b == name
        values.append(float((left & right).sum() / (left | right).sum()))
    return sum(values) / len(values) if values else 1.0


def merge(answers: Sequence[PointLabels]) -> PointLabels:
    """Point by point the label that more than half gave, else none."""
    given = np.stack([a.labels() for a in answers])
    merged: list[str | None] = [None] * given.shape[1]
    for name in sorted({str(r[0]) for a in answers for r in a.runs if r[0] is not None}):
        for point in np.flatnonzero(2 * (given == name).sum(axis=0) > len(answers)):
            merged[int(point)] = name
    return from_labels(merged)
