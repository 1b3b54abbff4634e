"""Agreement on regions that are matched one to one: F1, mean IoU, panoptic quality, Dice, and the distance of whole answers.

Source: Kirillov et al., Panoptic segmentation (2019, https://doi.org/10.1109/CVPR.2019.00963) for panoptic quality; Dice,
Measures of the amount of ecologic association between species (1945, https://doi.org/10.2307/1932409).
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.pairwise import over_pairs, ratio
from truemark.agreement.regions.matching import Answer, Prepared, match, matched

Floats = NDArray[np.float64]
NOTHING = "nobody marked anything"


def region_f1(judgments: Judgments, threshold: float = 0.5, reference: str | None = None) -> Coefficient:
    """2 × matched ÷ (regions of one + regions of the other), over all pairs of annotators and items.

    >>> from truemark.agreement.judgments import Judgments
    >>> from truemark.agreement.regions.matching import Region
    >>> from truemark.kinds.box import Box
    >>> one = (Region("car", Box(x=0, y=0, width=10, height=10)), Region("bus", Box(x=20, y=0, width=10, height=10)))
    >>> two = (Region("car", Box(x=0, y=0, width=10, height=8)),)
    >>> table = Judgments.of([("img", "ann", one), ("img", "bo", two)])
    >>> round(region_f1(table).value, 3), mean_iou(table).value, round(dice(table).value, 3)
    (0.667, 0.8, 0.571)
    """

    def compare(one: Prepared, two: Prepared) -> tuple[float, float]:
        return 2.0 * len(matched(one, two, threshold)), float(len(one.regions) + len(two.regions))

    return _over_pairs(judgments, "region-f1", compare, ratio, reference)


def mean_iou(judgments: Judgments, threshold: float = 0.5, reference: str | None = None) -> Coefficient:
    """The mean similarity of the regions that match."""

    def compare(one: Prepared, two: Prepared) -> tuple[float, float]:
        found = matched(one, two, threshold)
        return sum(m.similarity for m in found), float(len(found))

    return _over_pairs(judgments, "mean-iou", compare, ratio, reference, "no regions match")


def panoptic_quality(judgments: Judgments, reference: str | None = None) -> Coefficient:
    """The mean over labels of Σ IoU ÷ (TP + FP/2 + FN/2), matches having an IoU above ½ (Kirillov et al. 2019)."""
    labels = sorted({r.label for answer in judgments.values for r in answer})
    place = {label: n for n, label in enumerate(labels)}

    def compare(one: Prepared, two: Prepared) -> list[float]:
        parts = np.zeros((len(labels), 2))
        for found in matched(one, two, float(np.nextafter(0.5, 1))):
            parts[place[one.regions[found.one].label], 0] += found.similarity
        for region in (*one.regions, *two.regions):
            parts[place[region.label], 1] += 0.5  # a true positive is a region of each
        return [float(p) for p in parts.ravel()]

    def mean(sums: Floats) -> Floats:
        parts = sums.reshape(len(sums), len(labels), 2)
        seen = parts[:, :, 1] > 0
        quality = np.where(seen, parts[:, :, 0] / np.where(seen, parts[:, :, 1], 1), 0).sum(axis=1)
        return np.asarray(quality / np.where(seen.any(axis=1), seen.sum(axis=1), np.nan))

    return _over_pairs(judgments, "panoptic-quality", compare, mean, reference)


def dice(judgments: Judgments, reference: str | None = None) -> Coefficient:
    """2 × common area ÷ (area of one + area of the other), label by label, over what all regions of a label cover."""
    from truemark.kinds.areas import common_area, covered

    def compare(one: Prepared, two: Prepared) -> tuple[float, float]:
        shared = total = 0.0
        for label in {*one.labels, *two.labels}:
            a, b = (covered([r.shape for r in side.regions if r.label == label]) for side in (one, two))
            both = common_area(a, b)
            shared, total = shared + 2 * both[2], total + both[0] + both[1]
        return shared, total

    return _over_pairs(judgments, "dice", compare, ratio, reference)


def _over_pairs(
    judgments: Judgments,
    name: str,
    compare: Callable[[Prepared, Prepared], Sequence[float]],
    coefficient: Callable[[Floats], Floats],
    reference: str | None,
    nothing: str = NOTHING,
) -> Coefficient:
    return over_pairs(
        judgments,
        name,
        compare,
        coefficient,
        nothing=nothing,
        distance="iou",
        reference=reference,
        symmetric=True,
        prepared=Prepared.of,
    )


def answer_distance(one: Answer, two: Answer) -> float:
    """1 − 2 × summed similarity of the best matching ÷ (regions of both): the IoU distance of whole answers, for alpha."""
    if not one and not two:
        return 0.0
    return 1 - 2 * sum(m.similarity for m in match(one, two, 0.0)) / (len(one) + len(two))
