"""Regions and layers of several become one set."""

import numpy as np
import pytest

from truemark.agreement.judgments import Judgments
from truemark.agreement.regions.matching import Region
from truemark.consensus.regions import fusion as regions
from truemark.consensus.regions.staple import staple, staple_regions
from truemark.kinds import mask, panoptic, relation
from truemark.kinds.areas import vote_of_outlines
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.overlap import similarity
from truemark.kinds.panoptic import Panoptic
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline


def test_staple_recovers_how_good_the_raters_are_and_the_truth() -> None:
    """The experiment of Warfield, Zou & Wells (2004), section III.A: raters of known sensitivity and specificity."""
    random = np.random.default_rng(0)
    truth = np.zeros((256, 256), bool)
    truth[:, 128:] = True
    known = [(0.95, 0.95), (0.95, 0.90), (0.90, 0.90), (0.80, 0.95), (0.99, 0.70)]
    masks = [np.where(truth, random.random(truth.shape) < p, random.random(truth.shape) >= q) for p, q in known]
    found = staple(masks, prior=0.5)
    assert found.sensitivity == pytest.approx([p for p, _ in known], abs=0.01)
    assert found.specificity == pytest.approx([q for _, q in known], abs=0.01)
    assert ((found.probability > 0.5) == truth).mean() > 0.99
    assert mask.dice(found.probability > 0.5, truth) > mask.dice(mask.vote(masks), truth) - 1e-3
    with pytest.raises(ValueError, match="one shape"):
        staple([truth, truth[:10]])


def test_many_raters_are_worked_on_alike() -> None:
    random = np.random.default_rng(1)
    truth = random.random((40, 40)) < 0.3
    masks = [truth ^ (random.random(truth.shape) < 0.1) for _ in range(70)]
    assert ((staple(masks).probability > 0.5) == truth).all()


def test_boxes_of_three_become_one_a_stray_one_goes() -> None:
    def box(x: float) -> Region:
        return Region("car", Box(x=x, y=0, width=20, height=20))

    rows = [("1", "a", (box(0), box(100))), ("1", "b", (box(2),)), ("1", "c", (box(4), box(300)))]
    found = regions.fuse_regions(Judgments.of(rows))
    assert [(r["label"], r["shape"].x, r["support"]) for r in found.answers[0]] == [("car", 2.0, 1.0)]
    quality = dict(zip(found.annotators, found.quality, strict=True))
    assert quality["b"] == 1.0
    assert quality["a"] == quality["c"] == pytest.approx(2 / 3)


def test_labels_of_one_object_are_settled_by_majority() -> None:
    shape = Box(x=0, y=0, width=9, height=9)
    answers = [[Region(label, shape)] for label in ("bus", "car", "bus")]
    assert regions.fuse(answers) == [(Region("bus", shape), 1.0)]
    assert regions.fuse([[Region("bus", shape)], [], []]) == []


def test_areas_are_fused_by_a_vote_that_rasters_agree_with() -> None:
    shapes = [
        Polygon(points=((10, 10), (60, 10), (60, 60), (10, 60))),
        Box(x=20, y=5, width=50, height=50, angle=15),
        Ellipse(cx=42, cy=38, rx=25, ry=28),
    ]
    fused = regions.fuse_shapes(shapes)
    from shapely import contains_xy

    from truemark.kinds import kind_of

    x, y = np.meshgrid(np.arange(90) + 0.5, np.arange(90) + 0.5)
    voted = sum(contains_xy(kind_of(s).outline(s), x, y).astype(int) for s in shapes) >= 2
    assert (contains_xy(kind_of(fused).outline(fused), x, y) == voted).mean() > 0.999
    many = [Box(x=float(n % 3), y=0, width=30, height=30, angle=float(n)) for n in range(12)]
    assert similarity(vote_of_outlines([kind_of(b).outline(b) for b in many]), many[0]) > 0.85


def test_masks_keypoints_and_lines_are_fused_by_their_kind() -> None:
    random = np.random.default_rng(0)
    truth = np.zeros((30, 30), bool)
    truth[5:20, 8:25] = True
    noisy = [mask.from_pixels(truth ^ (random.random(truth.shape) < 0.05)) for _ in range(5)]
    assert (regions.fuse_shapes(noisy).pixels() == truth).mean() > 0.995
    people = [Keypoints(points=((1.0 + d, 2.0, 2), (5.0, 6.0 + d, 1))) for d in (0, 0.1, 50)]
    assert regions.fuse_shapes(people).points[0][0] == pytest.approx(1.1, abs=0.1)
    lines = [Polyline(points=((0, 0), (10, float(y)))) for y in (0, 1, 9)]
    lines[1] = Polyline(points=lines[1].points[::-1])  # drawn the other way round
    fused = regions.fuse_shapes(lines)
    assert fused.points[-1] == pytest.approx((10, 1))
    assert similarity(fused, lines[1]) > 0.99
    ovals = [Ellipse(cx=x, cy=0, rx=10, ry=4, angle=a) for x, a in ((0, 178), (1, 2), (9, 4))]
    ovals.append(Ellipse(cx=1, cy=0, rx=4, ry=10, angle=90))  # the same oval on its other axis
    merged = regions.fuse_shapes(ovals)
    assert (merged.cx, merged.rx, merged.ry) == (1, 10, 4)
    assert merged.angle % 180 == pytest.approx(1, abs=1)


def test_staple_works_on_outlines_and_masks_by_label() -> None:
    square = [Region("a", Polygon(points=((0, 0), (20, 0), (20, 20), (0, 20))))]
    bigger = [Region("a", Box(x=0, y=0, width=26, height=20))]
    rows = [
        ("1", "x", tuple(square)),
        ("1", "y", tuple(square)),
        ("1", "z", tuple(bigger)),
        ("2", "x", ()),
        ("2", "y", ()),
    ]
    found = staple_regions(Judgments.of(rows))
    assert found.answers[1] == []
    (region,) = found.answers[0]
    assert similarity(region["shape"], square[0].shape) == 1
    assert len(region["shape"].points) == 4
    assert found.confidence[0] > 0.9
    bits = np.zeros((30, 40), bool)
    bits[5:15, 8:20] = True
    one = (Region("a", mask.from_pixels(bits)),)
    (region,) = staple_regions(Judgments.of([("1", "x", one), ("1", "y", one)])).answers[0]
    assert (region["shape"].pixels() == bits).all()


def test_panoptic_layers_are_merged_by_vote_and_stay_apart() -> None:
    def layer(*segments: tuple[str, int, int]) -> Panoptic:
        made = []
        for n, (label, left, right) in enumerate(segments, start=1):
            bits = np.zeros((10, 30), bool)
            bits[:, left:right] = True
            made.append({"id": n, "label": label, "counts": mask.from_pixels(bits).counts})
        return Panoptic.model_validate({"type": "panoptic", "size": [10, 30], "segments": made})

    merged = panoptic.merge(
        [layer(("sky", 0, 10), ("car", 12, 20)), layer(("sky", 0, 12), ("car", 12, 22)), layer(("car", 12, 21))]
    )
    ids = merged.ids()[0]
    assert merged.labels() == {1: "sky", 2: "car"}
    assert (ids == 1).nonzero()[0].tolist() == list(range(10))
    assert (ids == 2).nonzero()[0].tolist() == list(range(12, 21))
    with pytest.raises(ValueError, match="one size"):
        panoptic.merge([layer(), Panoptic(size=(1, 1))])


def test_links_that_most_drew_are_kept() -> None:
    assert relation.merge([["a>b", "b>c"], ["a>b"], ["a>b", "c>d", "c>d"]]) == [("a>b", 1.0)]
