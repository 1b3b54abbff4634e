"""Value types: what they refuse and where they say it is, what they give back, and the laws of their distances and merges."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truemark.kinds import (
    coreference,
    cuboid,
    discontinuous,
    edit,
    event,
    kind_of,
    mask,
    overlap,
    point_labels,
    ranking,
    segment,
)
from truemark.kinds.box import Box, fuse, iou_matrix
from truemark.kinds.cuboid import Cuboid
from truemark.kinds.discontinuous import DiscontinuousSpan
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.panoptic import Panoptic, panoptic_quality, quality_parts
from truemark.kinds.point_labels import PointLabels
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.problem import Invalid
from truemark.kinds.ranking import Ranking, parse_order
from truemark.kinds.segment import LabeledSegment
from truemark.kinds.track import Keyframe, Track
from truemark.kinds.values import parse_value

SQUARE = mask.from_pixels(np.pad(np.ones((2, 3), bool), 1))
EXAMPLES: dict[str, dict[str, object]] = {
    "span": {"start": 0, "end": 4},
    "discontinuous": {"parts": [[0, 4], [8, 11]]},
    "relation": {"source": "r1", "target": "r2", "label": "shows"},
    "coreference": {"chains": [["m1", "m2"], ["m3"]]},
    "box": {"x": 10.5, "y": 20.0, "width": 64.0, "height": 32.0, "angle": 30.0},
    "polygon": {"points": [[0.0, 0.0], [9.0, 0.0], [0.0, 9.0]], "holes": [[[1.0, 1.0], [2.0, 1.0], [1.0, 2.0]]]},
    "polyline": {"points": [[0.0, 0.0], [5.0, 5.0]]},
    "ellipse": {"cx": 5.0, "cy": 5.0, "rx": 3.0, "ry": 2.0, "angle": 0.0},
    "keypoints": {"points": [[1.0, 2.0, 2], [3.0, 4.0, 1], [0.0, 0.0, 0]], "area": 50.0},
    "mask": {"size": list(SQUARE.size), "counts": SQUARE.counts},
    "panoptic": {"size": list(SQUARE.size), "segments": [{"id": 1, "label": "sky", "counts": SQUARE.counts}]},
    "cuboid": {"x": 0.0, "y": 0.0, "z": 1.0, "length": 4.0, "width": 2.0, "height": 1.5, "yaw": 0.3},
    "point_labels": {"runs": [["road", 10], [None, 2], ["car", 5]]},
    "track": {
        "keyframes": [{"frame": 3, "shape": {"type": "box", "x": 0, "y": 0, "width": 2, "height": 2}}],
        "interpolation": "linear",
    },
    "segment": {"start": 0.5, "end": 2.0, "lane": "left"},
    "event": {"time": 3.25, "lane": None},
    "ranking": {"order": [["B"], ["A", "C"]]},
    "edit": {"text": "better words"},
}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_value_has_a_json_form_that_reads_back_and_is_frozen(kind: str) -> None:
    value = parse_value({"type": kind} | EXAMPLES[kind])
    written = json.loads(value.model_dump_json())
    assert parse_value(written) == value
    assert written["type"] == kind
    assert hash(value) == hash(parse_value(written))
    with pytest.raises(ValueError, match="frozen"):
        value.type = "other"  # type: ignore[assignment]


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_unknown_field_is_refused_by_its_name(kind: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_value({"type": kind, "colour": "red"} | EXAMPLES[kind], "shape")
    assert [p.path for p in refused.value.problems] == ["shape.colour"]


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_missing_field_is_refused_by_its_name(kind: str) -> None:
    needed = next(iter(EXAMPLES[kind]))
    with pytest.raises(Invalid) as refused:
        parse_value({"type": kind} | {k: v for k, v in EXAMPLES[kind].items() if k != needed})
    assert needed in [p.path for p in refused.value.problems]


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"type": "sphere"}, "type"),
        ({"type": "box", "x": 0, "y": 0, "width": -1, "height": 2}, "width"),
        ({"type": "box", "x": float("nan"), "y": 0, "width": 1, "height": 2}, "x"),
        ({"type": "polygon", "points": [[0, 0], [1, 1]]}, "points"),
        ({"type": "polygon", "points": [[0, 0], [1, 1], [2, "x"]]}, "points[2][1]"),
        ({"type": "keypoints", "points": [[0, 0, 3]]}, "points[0][2]"),
        ({"type": "track", "keyframes": [{"frame": -1, "shape": {"type": "box"}}]}, "keyframes[0].frame"),
        ({"type": "segment", "start": -1, "end": 2}, "start"),
        ({"type": "panoptic", "size": [1, 1], "segments": [{"id": 0, "label": "a", "counts": "01"}]}, "segments[0].id"),
    ],
)
def test_a_wrong_value_is_refused_at_its_place(document: dict[str, object], path: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_value(document)
    assert path in [p.path for p in refused.value.problems]


@pytest.mark.parametrize(
    "document",
    [
        {"type": "span", "start": 4, "end": 4},
        {"type": "discontinuous", "parts": [[0, 4], [4, 5]]},
        {"type": "relation", "source": "a", "target": "a", "label": "x"},
        {"type": "coreference", "chains": [["a"], ["a"]]},
        {"type": "polygon", "points": [[0, 0], [1, 1], [2, 2]]},
        {"type": "keypoints", "points": [[0, 0, 0]]},
        {"type": "mask", "size": [3, 3], "counts": SQUARE.counts},
        {"type": "segment", "start": 2, "end": 2},
        {"type": "ranking", "order": [["A"], ["A"]]},
    ],
)
def test_what_contradicts_itself_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        parse_value(document)


def test_overlapping_panoptic_segments_are_refused() -> None:
    with pytest.raises(Invalid, match="overlaps"):
        parse_value(
            {
                "type": "panoptic",
                "size": list(SQUARE.size),
                "segments": [{"id": n, "label": "a", "counts": SQUARE.counts} for n in (1, 2)],
            }
        )


sizes = st.floats(1, 50).map(lambda v: round(v, 2))
boxes = st.builds(Box, x=sizes, y=sizes, width=sizes, height=sizes, angle=st.sampled_from([0.0, 30.0, 90.0, 200.0]))
ellipses = st.builds(Ellipse, cx=sizes, cy=sizes, rx=sizes, ry=sizes, angle=st.sampled_from([0.0, 45.0]))
triangles = st.tuples(sizes, sizes, sizes).map(
    lambda t: Polygon(points=((t[0], t[1]), (t[0] + t[2], t[1]), (t[0], t[1] + t[2])))
)
bits = st.integers(0, 2**30 - 1).map(lambda n: np.array([(n >> b) & 1 for b in range(30)], bool).reshape(5, 6))
cuboids = st.builds(Cuboid, x=sizes, y=sizes, z=sizes, length=sizes, width=sizes, height=sizes, yaw=st.floats(-4, 4))
joints = st.lists(st.tuples(sizes, sizes, st.sampled_from([1, 2])), min_size=4, max_size=4)
skeletons = joints.map(lambda j: Keypoints(points=tuple(j)))
lines = st.lists(st.tuples(sizes, sizes), min_size=2, max_size=5, unique=True).map(lambda p: Polyline(points=tuple(p)))
shapes = st.one_of(
    boxes, ellipses, triangles, bits.filter(lambda b: b.any()).map(mask.from_pixels), cuboids, skeletons, lines
)


@given(shapes, shapes)
@settings(max_examples=150, deadline=None)
def test_likeness_is_1_with_itself_symmetric_and_between_0_and_1(one: object, two: object) -> None:
    assert overlap.similarity(one, one) == pytest.approx(1.0, abs=1e-6)
    alike = overlap.similarity(one, two)
    assert -1e-9 <= alike <= 1 + 1e-9
    assert overlap.similarity(two, one) == pytest.approx(alike, abs=1e-6)


@given(st.lists(boxes.map(lambda b: b.model_copy(update={"angle": 0.0})), min_size=1, max_size=6))
@settings(deadline=None)
def test_many_boxes_at_once_give_the_same_iou_as_one_by_one(many: list[Box]) -> None:
    rows = np.array([(b.x, b.y, b.width, b.height) for b in many])
    table = iou_matrix(rows, rows)
    for a, one in enumerate(many):
        for b, two in enumerate(many):
            assert table[a, b] == pytest.approx(overlap.similarity(one, two), abs=1e-9)


def test_iou_against_numbers_worked_by_hand() -> None:
    box = Box(x=0, y=0, width=10, height=10)
    assert overlap.similarity(box, Box(x=5, y=0, width=10, height=10)) == pytest.approx(1 / 3)
    assert overlap.similarity(box, box.model_copy(update={"angle": 90.0})) == pytest.approx(1)
    octagon = 200 * (np.sqrt(2) - 1)  # a square and itself turned by 45° share a regular octagon
    assert overlap.similarity(box, box.model_copy(update={"angle": 45.0})) == pytest.approx(octagon / (200 - octagon))
    holed = Polygon(points=((0, 0), (10, 0), (10, 10), (0, 10)), holes=(((2, 2), (7, 2), (7, 7), (2, 7)),))
    assert overlap.similarity(box, holed) == pytest.approx(0.75)
    cube = Cuboid(x=0, y=0, z=0, length=2, width=2, height=2)
    assert overlap.similarity(cube, cube.model_copy(update={"z": 1.0})) == pytest.approx(1 / 3)
    circle = Ellipse(cx=0, cy=0, rx=5, ry=5)
    assert kind_of(circle).outline(circle).area == pytest.approx(np.pi * 25)


@given(bits)
def test_a_mask_keeps_its_pixels(pixels: np.ndarray) -> None:  # type: ignore[type-arg]
    made = mask.from_pixels(pixels)
    assert (made.pixels() == pixels).all()
    assert sum(mask.runs(made.counts)) == pixels.size


def test_dice_and_boundary_of_shifted_squares() -> None:
    one, two = np.zeros((40, 40), bool), np.zeros((40, 40), bool)
    one[10:20, 10:20] = True
    two[10:20, 12:22] = True
    assert mask.dice(one, two) == pytest.approx(0.8)
    assert mask.boundary_f(one, two, tolerance=2) == pytest.approx(1.0)
    assert mask.boundary_f(one, two, tolerance=0.5) < 0.6
    empty = np.zeros((40, 40), bool)
    assert mask.dice(empty, empty) == mask.boundary_f(empty, empty) == 1.0
    assert mask.boundary_f(one, empty) == 0.0


def test_panoptic_quality_of_one_match_one_miss_one_extra() -> None:
    one, two = np.zeros((10, 10), np.int64), np.zeros((10, 10), np.int64)
    one[:5] = 1
    one[8:] = 2
    two[:4] = 1
    two[6, :3] = 3
    parts = quality_parts(one, two, {1: "car", 2: "car"}, {1: "car", 3: "car"})
    assert parts == {"car": (pytest.approx(0.8), 1, 1, 1)}
    assert panoptic_quality(parts) == pytest.approx(0.8 / 2)
    assert panoptic_quality({}) is None
    layer = Panoptic.model_validate({"type": "panoptic"} | EXAMPLES["panoptic"])
    assert set(np.unique(layer.ids()).tolist()) == {0, 1}


def test_a_track_is_interpolated_held_and_left_out_where_outside() -> None:
    def box(x: float, angle: float = 0.0) -> Box:
        return Box(x=x, y=0, width=10, height=10, angle=angle)

    keys = (
        Keyframe(frame=0, shape=box(0, 350)),
        Keyframe(frame=10, shape=box(10, 10)),
        Keyframe(frame=20, shape=box(40), outside=True),
        Keyframe(frame=30, shape=box(50)),
    )
    track = Track(keyframes=keys)
    halfway = track.at(5)
    assert isinstance(halfway, Box)
    assert halfway.x == 5
    assert halfway.angle % 360 == pytest.approx(0)
    assert track.at(25) is None
    assert track.at(31) is None
    assert track.at(30) == box(50)
    assert sorted(track.frames()) == [*range(20), 30]
    assert track.model_copy(update={"interpolation": "none"}).at(9) == box(0, 350)
    cubic = track.model_copy(update={"interpolation": "cubic"}).at(5)
    assert isinstance(cubic, Box)
    assert 0 < cubic.x < 10
    with pytest.raises(ValueError, match="rising"):
        Track(keyframes=(keys[1], keys[0]))


@given(st.integers(0, 20), st.integers(1, 20))
def test_a_cubic_track_goes_through_its_key_frames_and_moves_evenly_on_a_line(start: int, step: int) -> None:
    keys = tuple(Keyframe(frame=n * 4, shape=Box(x=start + n * step, y=0, width=1, height=1)) for n in range(5))
    track = Track(keyframes=keys, interpolation="cubic")
    for key in keys:
        assert track.at(key.frame) == key.shape
    middle = track.at(6)
    assert isinstance(middle, Box)
    assert middle.x == pytest.approx(start + 1.5 * step)


@given(st.lists(st.permutations(list("ABCD")), min_size=1, max_size=4))
def test_rankings_distance_is_a_share_of_reversed_pairs(orders: list[list[str]]) -> None:
    rankings = [parse_order(">".join(o)) for o in orders]
    for one in rankings:
        assert ranking.distance(one, one) == 0
        assert ranking.distance(one, parse_order(">".join(reversed([g[0] for g in one.order])))) == 1
    merged, agreed = ranking.merge([rankings[0]] * 3)
    assert (merged, agreed) == (rankings[0], 1.0)


def test_rankings_with_ties_and_parts_missing() -> None:
    one, two = parse_order("A>B=C"), parse_order("A>C>B")
    assert ranking.distance(one, two) == pytest.approx(0.5 / 3)
    assert ranking.distance(parse_order("A>B"), parse_order("C>D")) == 1
    assert str(one) == "A>B=C"
    assert Ranking(order=(("B",), ("A", "C"))).place() == {"B": 0, "A": 1, "C": 1}
    with pytest.raises(Invalid, match="twice"):
        parse_order("A>A", "line 3")
    with pytest.raises(Invalid, match="no order"):
        parse_order("A>>B", "line 3")


@given(st.lists(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)), max_size=4), min_size=3, max_size=3))
def test_merged_segments_are_the_time_that_more_than_half_gave(marked: list[list[tuple[int, int]]]) -> None:
    answers = [[LabeledSegment(float(s), float(s + n), "x") for s, n in a] for a in marked]
    merged = [s for s, share in segment.merge(answers) if share > 0.5]
    for second in range(30):
        middle = second + 0.5
        votes = sum(any(s.start < middle < s.end for s in a) for a in answers)
        assert any(s.start < middle < s.end for s in merged) == (votes >= 2)


def test_merges_of_the_other_kinds() -> None:
    assert discontinuous.merge(
        [
            DiscontinuousSpan(parts=((0, 4), (8, 10))),
            DiscontinuousSpan(parts=((0, 4),)),
            DiscontinuousSpan(parts=((2, 9),)),
        ]
    ) == DiscontinuousSpan(parts=((0, 4), (8, 9)))
    assert event.merge([[1.0, 5.0], [1.1], [0.9, 9.0]], 0.3) == [(1.0, 1.0)]
    assert event.matches([1, 2, 3], [1.1, 2.9, 8], 0.2) == 2
    assert coreference.merge([[["a", "b"], ["c", "d"]], [["a", "b", "c"]], [["b", "c"]]]) == [["a", "b", "c"]]
    assert edit.merge(["the cat", "the cat", "dogs"])[0] == "the cat"
    assert edit.changes("the cat sat", "the dog sat") == [edit.Change(4, 7, "dog")]
    labels = [
        PointLabels(runs=(("a", 3), ("b", 2))),
        PointLabels(runs=(("a", 4), ("b", 1))),
        PointLabels(runs=((None, 5),)),
    ]
    assert point_labels.merge(labels) == PointLabels(runs=(("a", 3), (None, 1), ("b", 1)))
    assert point_labels.mean_iou(labels[0], labels[1]) == pytest.approx((3 / 4 + 1 / 2) / 2)
    assert fuse([Box(x=0, y=0, width=10, height=10), Box(x=4, y=0, width=10, height=10)], [1, 3]).x == pytest.approx(3)
    turned = fuse([Box(x=0, y=0, width=9, height=9, angle=179.0), Box(x=0, y=0, width=9, height=9, angle=1.0)], [1, 1])
    assert abs(np.sin(np.radians(turned.angle))) < 1e-9
    merged = cuboid.merge(
        [Cuboid(x=v, y=0, z=0, length=1, width=1, height=1, yaw=3.1 if v else -3.1) for v in (0, 1, 2)]
    )
    assert (merged.x, abs(merged.yaw) > 3) == (1.0, True)


@given(st.lists(skeletons, min_size=3, max_size=5))
@settings(max_examples=30, deadline=None)
def test_a_merged_skeleton_of_equals_is_itself_and_an_outlier_moves_it_little(people: list[Keypoints]) -> None:
    from truemark.kinds.keypoints import merge

    same = merge([people[0]] * 4)
    assert np.allclose([p[:2] for p in same.points], [p[:2] for p in people[0].points])
    far = Keypoints(points=tuple((x + 1e4, y, v) for x, y, v in people[0].points))
    pulled = merge([people[0]] * 4 + [far])
    assert np.allclose([p[:2] for p in pulled.points], [p[:2] for p in people[0].points], atol=1.0)


def test_mask_refuses_what_is_no_rle() -> None:
    for counts in ("é", "", "0"):
        with pytest.raises(ValueError):
            Mask(size=(2, 2), counts=counts)
