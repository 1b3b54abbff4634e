"""COCO's evaluation (cocodataset.org): precision is interpolated at 101 recalls and averaged over IoU 0.50:0.05:0.95; OKS."""

import numpy as np
import pytest

from truemark.agreement.regions.average_precision import Scored, average_precision
from truemark.agreement.regions.matching import Region
from truemark.kinds import mask
from truemark.kinds.box import Box
from truemark.kinds.keypoints import Keypoints, oks


def box(x: float, width: float = 100, label: str = "car") -> Region:
    return Region(label, Box(x=x, y=0, width=width, height=100))


def test_a_perfect_detector_has_1_and_an_empty_one_0() -> None:
    reference = {"1": [box(0), box(300)], "2": [box(0, label="bus")]}
    perfect = {i: [Scored(r, 0.9) for r in rs] for i, rs in reference.items()}
    found = average_precision(reference, perfect)
    assert (found.ap, found.ap50, found.recall) == pytest.approx((1, 1, 1))
    assert average_precision(reference, {}).ap == 0
    assert average_precision({"1": []}, {"1": [Scored(box(0), 1)]}).ap is None


def test_thresholds_count_by_iou() -> None:
    """IoU 0.8 passes 0.50 … 0.80, which are 7 of 10 thresholds."""
    found = average_precision({"1": [box(0)]}, {"1": [Scored(box(0, width=80), 1)]})
    assert found.ap == pytest.approx(0.7)
    assert (found.ap50, found.ap75) == pytest.approx((1, 1))


def test_precision_is_interpolated_at_101_recalls() -> None:
    """Two objects; detections in order of score: right, wrong, right. Precision is 1 up to recall ½ and ⅔ beyond."""
    found = average_precision(
        {"1": [box(0), box(300)]}, {"1": [Scored(box(0), 0.9), Scored(box(700), 0.8), Scored(box(300), 0.7)]}
    )
    assert found.ap50 == pytest.approx((51 * 1 + 50 * 2 / 3) / 101)


def test_masks_and_keypoints_are_evaluated_by_their_own_likeness() -> None:
    bits = np.zeros((50, 50), bool)
    bits[5:45, 5:45] = True
    half = bits.copy()
    half[:, 29:] = False  # IoU 0.6: three thresholds
    one, two = (Region("a", mask.from_pixels(b)) for b in (bits, half))
    assert average_precision({"1": [one]}, {"1": [Scored(two, 1)]}).ap == pytest.approx(0.3)
    person = Keypoints(points=tuple((10.0 * n, 5.0 * n, 2) for n in range(17)), area=5000)
    moved = Keypoints(points=tuple((x + 4, y, v) for x, y, v in person.points), area=5000)
    alike = oks(person, moved)
    expected = sum(alike >= t for t in np.arange(0.5, 1, 0.05)) / 10
    found = average_precision({"1": [Region("p", person)]}, {"1": [Scored(Region("p", moved), 1)]})
    assert 0 < expected < 1
    assert found.ap == pytest.approx(expected)


def test_what_cannot_be_evaluated_is_refused() -> None:
    turned = Region("car", Box(x=0, y=0, width=9, height=9, angle=10))
    with pytest.raises(ValueError, match="upright"):
        average_precision({"1": [turned]}, {})
    with pytest.raises(ValueError, match="'2' is not in the reference"):
        average_precision({"1": []}, {"2": []})
