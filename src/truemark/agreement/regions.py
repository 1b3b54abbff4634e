"""Agreement on regions of images and clouds: regions of two annotators are matched one to one, as well as possible.

Matching is optimal (Hungarian; Kuhn 1955, Jonker & Volgenant 1987) on IoU, OKS or nearness, whichever the kind has.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.pairwise import over_pairs, ratio
from truemark.kinds.box import Box, iou_matrix
from truemark.kinds.overlap import similarity

Floats = NDArray[np.float64]
NOTHING = "nobody marked anything"


@dataclass(frozen=True, slots=True)
class Region:
    """A shape with its label."""

    label: str
    shape: Any


Answer = tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Region `one` of the first answer and `two` of the second, and how alike they are, 0 to 1."""

    one: int
    two: int
    similarity: float


def match(one: Sequence[Region], two: Sequence[Region], threshold: float = 0.5, labels: bool = True) -> list[Match]:
    """The one-to-one matching of highest summed similarity among pairs of at least `threshold`.

    labels: only regions of one label match.
    """
    if not one or not two:
        return []
    alike = similarities(tuple(one), tuple(two))
    allowed = alike >= max(threshold, 1e-12)
    if labels:
        allowed &= np.array([r.label for r in one])[:, None] == np.array([r.label for r in two])[None, :]
    rows, columns = np.nonzero(allowed)
    if rows.size > len(set(rows.tolist())) or columns.size > len(set(columns.tolist())):
        from scipy.optimize import linear_sum_assignment

        some, others = np.unique(rows), np.unique(columns)
        left = np.where(allowed, alike, 0.0)[np.ix_(some, others)]
        first, second = linear_sum_assignment(left, maximize=True)
        kept = left[first, second] > 0
        rows, columns = some[first[kept]], others[second[kept]]
    return [Match(int(a), int(b), float(alike[a, b])) for a, b in zip(rows, columns, strict=True)]


def similarities(one: Answer, two: Answer) -> Floats:
    """How alike every two regions are: (n, m)."""
    a, b = _upright(one), _upright(two)
    if a is not None and b is not None:
        return iou_matrix(a, b)
    return np.array([[similarity(x.shape, y.shape) for y in two] for x in one])


@lru_cache(maxsize=4096)
def _upright(answer: Answer) -> Floats | None:
    """x, y, width, height of each, when all are boxes that stand upright."""
    if not all(isinstance(r.shape, Box) and not r.shape.angle for r in answer):
        return None
    return np.array([(r.shape.x, r.shape.y, r.shape.width, r.shape.height) for r in answer])


def region_f1(judgments: Judgments, threshold: float = 0.5, reference: str | None = None) -> Coefficient:
    """2 × matched ÷ (regions of one + regions of the other), over all pairs of annotators and items."""

    def compare(one: Answer, two: Answer) -> tuple[float, float]:
        return 2.0 * len(match(one, two, threshold)), float(len(one) + len(two))

    return over_pairs(judgments, "region-f1", compare, ratio, nothing=NOTHING, distance="iou", reference=reference)


def mean_iou(judgments: Judgments, threshold: float = 0.5, reference: str | None = None) -> Coefficient:
    """The mean similarity of the regions that match."""

    def compare(one: Answer, two: Answer) -> tuple[float, float]:
        found = match(one, two, threshold)
        return sum(m.similarity for m in found), float(len(found))

    return over_pairs(
        judgments, "mean-iou", compare, ratio, nothing="no regions match", distance="iou", reference=reference
    )


def panoptic_quality(judgments: Judgments, reference: str | None = None) -> Coefficient:
    """The mean over labels of Σ IoU ÷ (TP + FP/2 + FN/2), matches having an IoU above ½ (Kirillov et al. 2019)."""
    labels = sorted({r.label for answer in judgments.values for r in answer})
    place = {label: n for n, label in enumerate(labels)}

    def compare(one: Answer, two: Answer) -> list[float]:
        parts = np.zeros((len(labels), 2))
        for found in match(one, two, np.nextafter(0.5, 1)):
            parts[place[one[found.one].label], 0] += found.similarity
        for region in (*one, *two):
            parts[place[region.label], 1] += 0.5  # a true positive is a region of each
        return [float(p) for p in parts.ravel()]

    def mean(sums: Floats) -> Floats:
        parts = sums.reshape(len(sums), len(labels), 2)
        seen = parts[:, :, 1] > 0
        quality = np.where(seen, parts[:, :, 0] / np.where(seen, parts[:, :, 1], 1), 0).sum(axis=1)
        return np.asarray(quality / np.where(seen.any(axis=1), seen.sum(axis=1), np.nan))

    return over_pairs(
        judgments, "panoptic-quality", compare, mean, nothing=NOTHING, distance="iou", reference=reference
    )


def dice(judgments: Judgments, reference: str | None = None) -> Coefficient:
    """2 × common area ÷ (area of one + area of the other), label by label, over what all regions of a label cover."""
    from truemark.kinds.areas import common_area, covered

    def compare(one: Answer, two: Answer) -> tuple[float, float]:
        shared = total = 0.0
        for label in {r.label for r in (*one, *two)}:
            a, b = (covered([r.shape for r in answer if r.label == label]) for answer in (one, two))
            both = common_area(a, b)
            shared, total = shared + 2 * both[2], total + both[0] + both[1]
        return shared, total

    return over_pairs(judgments, "dice", compare, ratio, nothing=NOTHING, distance="iou", reference=reference)


def answer_distance(one: Answer, two: Answer) -> float:
    """1 − 2 × summed similarity of the best matching ÷ (regions of both): the IoU distance of whole answers, for alpha."""
    if not one and not two:
        return 0.0
    return 1 - 2 * sum(m.similarity for m in match(one, two, 0.0)) / (len(one) + len(two))
