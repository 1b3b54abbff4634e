"""Agreement on regions, against scipy, COCO and numbers by hand."""

import numpy as np
import pytest

from truemark.agreement.judgments import Judgments
from truemark.agreement.measures import Settings, measure
from truemark.agreement.regions import matching
from truemark.agreement.regions import scores as regions
from truemark.agreement.regions.matching import Region, match
from truemark.kinds.box import Box
from truemark.kinds.keypoints import COCO_SIGMAS, Keypoints, oks


def region(x: float, label: str = "car", size: float = 10) -> Region:
    return Region(label, Box(x=x, y=0, width=size, height=size))


def test_matching_is_optimal_where_greedy_is_not() -> None:
    """The best pair would leave the others apart; the best sum pairs all."""
    one = [region(0), region(4)]
    two = [region(3), region(8)]
    assert [(m.one, m.two) for m in match(one, two, 0.3)] == [(0, 0), (1, 1)]
    assert match(one, [region(0, "bus")], 0.3) == []
    assert [(m.one, m.two) for m in match(one, [region(0, "bus")], 0.3, labels=False)] == [(0, 0)]
    assert match([], two) == []


def test_matching_gives_the_sum_of_scipys_assignment() -> None:
    from scipy.optimize import linear_sum_assignment

    random = np.random.default_rng(0)
    for _ in range(30):
        one, two = ([region(float(x)) for x in random.uniform(0, 60, random.integers(1, 12))] for _ in range(2))
        table = matching.similarities(matching.Prepared.of(one), matching.Prepared.of(two))
        table[table < 0.2] = 0
        best = table[linear_sum_assignment(table, maximize=True)].sum()
        assert sum(m.similarity for m in match(one, two, 0.2)) == pytest.approx(best)


def images() -> Judgments:
    return Judgments.of(
        [
            ("1", "a", (region(0), region(50))),
            ("1", "b", (region(2),)),
            ("2", "a", (region(0, "bus"),)),
            ("2", "b", (region(0, "bus"), region(90))),
            ("3", "a", ()),
            ("3", "b", ()),
        ]
    )


def test_region_coefficients_by_hand() -> None:
    iou = 80 / 120
    assert regions.region_f1(images()).value == pytest.approx(4 / 6)
    assert regions.region_f1(images(), threshold=0.9).value == pytest.approx(2 / 6)
    assert regions.mean_iou(images()).value == pytest.approx((iou + 1) / 2)
    assert regions.panoptic_quality(images()).value == pytest.approx((iou / (1 + 0.5 + 0.5) + 1) / 2)
    assert regions.dice(images()).value == pytest.approx(2 * (80 + 100) / (200 + 100 + 100 + 200))
    found = measure("krippendorff-alpha", "iou").compute(images(), Settings("iou"))
    assert found.value is not None
    assert 0 < found.value < 1
    assert regions.region_f1(Judgments.of([("1", "a", ()), ("1", "b", ())])).reason == "nobody marked anything"


def test_oks_is_cocos() -> None:
    """COCOeval.computeOks on the same numbers."""
    from pycocotools.cocoeval import COCOeval, Params

    random = np.random.default_rng(1)
    truth = np.column_stack([random.uniform(0, 100, (17, 2)), random.choice([0, 1, 2], 17)])
    guess = np.column_stack([truth[:, :2] + random.normal(0, 3, (17, 2)), np.full(17, 2)])
    evaluation = COCOeval.__new__(COCOeval)
    evaluation.params = Params(iouType="keypoints")
    sample = {"keypoints": truth.ravel().tolist(), "area": 2500.0, "bbox": [0, 0, 100, 100]}
    evaluation._gts = {(1, 1): [sample]}
    evaluation._dts = {(1, 1): [{"keypoints": guess.ravel().tolist(), "score": 1.0}]}
    theirs = float(evaluation.computeOks(1, 1)[0, 0])

    def skeleton(rows: np.ndarray) -> Keypoints:  # type: ignore[type-arg]
        return Keypoints(points=tuple((float(x), float(y), int(v)) for x, y, v in rows), area=2500.0)  # type: ignore[misc]

    assert np.allclose(COCO_SIGMAS, evaluation.params.kpt_oks_sigmas)
    assert oks(skeleton(truth), skeleton(guess)) == pytest.approx(theirs)
    assert oks(skeleton(truth), skeleton(truth)) == 1
