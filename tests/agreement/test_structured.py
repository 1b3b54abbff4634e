"""Agreement on spans, regions, tracks, segments and transcripts, against the libraries of the field and numbers by hand."""

import numpy as np
import pytest

from truemark.agreement import regions, segments, spans, tracks, transcripts
from truemark.agreement.judgments import Judgments
from truemark.agreement.measures import Settings, measure
from truemark.agreement.regions import Region, match
from truemark.agreement.spans import Marked
from truemark.kinds.box import Box
from truemark.kinds.keypoints import COCO_SIGMAS, Keypoints, oks
from truemark.kinds.segment import LabeledSegment
from truemark.kinds.span import LabeledSpan


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
        table = regions.similarities(regions.Prepared.of(one), regions.Prepared.of(two))
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


def video(seed: int) -> tuple[dict[int, dict[str, Box]], dict[int, dict[str, Box]]]:
    random = np.random.default_rng(seed)
    mine: dict[int, dict[str, Box]] = {}
    theirs: dict[int, dict[str, Box]] = {}
    for frame in range(25):
        mine[frame], theirs[frame] = {}, {}
        for k in range(4):
            box = Box(x=20.0 * k + frame, y=3.0 * frame, width=15, height=20)
            if random.random() > 0.1:
                mine[frame][f"m{k}"] = box
            if random.random() > 0.2:
                name = f"t{k if frame < 14 or k > 1 else 1 - k}"
                moved = box.model_copy(
                    update={"x": box.x + float(random.normal(0, 2)), "y": box.y + float(random.normal(0, 2))}
                )
                theirs[frame][name] = moved
    return mine, theirs


@pytest.mark.parametrize("seed", range(3))
def test_tracking_scores_are_those_of_trackeval(seed: int) -> None:
    from trackeval.metrics import CLEAR, HOTA, Identity

    mine, theirs = video(seed)
    ids = [sorted({n for f in side.values() for n in f}) for side in (mine, theirs)]
    data = {
        "num_gt_ids": len(ids[0]),
        "num_tracker_ids": len(ids[1]),
        "num_timesteps": len(mine),
        "num_gt_dets": sum(map(len, mine.values())),
        "num_tracker_dets": sum(map(len, theirs.values())),
        "gt_ids": [np.array([ids[0].index(n) for n in mine[f]], int) for f in mine],
        "tracker_ids": [np.array([ids[1].index(n) for n in theirs[f]], int) for f in mine],
        "similarity_scores": [
            np.array([[regions.similarity(a, b) for b in theirs[f].values()] for a in mine[f].values()]).reshape(
                len(mine[f]), len(theirs[f])
            )
            for f in mine
        ],
    }
    expected = HOTA().eval_sequence(data)
    found = tracks.hota(mine, theirs)
    assert found.hota == pytest.approx(expected["HOTA"].mean())
    assert found.detection == pytest.approx(expected["DetA"].mean())
    assert found.association == pytest.approx(expected["AssA"].mean())
    assert found.localization == pytest.approx(expected["LocA"].mean())
    assert tracks.idf1(mine, theirs) == pytest.approx(Identity({"PRINT_CONFIG": False}).eval_sequence(data)["IDF1"])
    clear = CLEAR({"PRINT_CONFIG": False}).eval_sequence(data)
    ours = tracks.mota(mine, theirs)
    assert ours.value == pytest.approx(clear["MOTA"])
    assert (ours.misses, ours.false_positives, ours.switches) == (clear["CLR_FN"], clear["CLR_FP"], clear["IDSW"])


def test_tracking_of_nothing_is_undefined() -> None:
    assert tracks.hota({}, {}).hota is None
    assert tracks.idf1({0: {}}, {0: {}}) is None
    assert tracks.mota({}, {}).value is None


def speech(seed: int, speakers: int = 3) -> list[LabeledSegment]:
    random = np.random.default_rng(seed)
    starts = np.cumsum(random.uniform(0.5, 3, 20))
    return [
        LabeledSegment(float(s), float(s + random.uniform(0.3, 4)), f"s{random.integers(speakers)}") for s in starts
    ]


@pytest.mark.parametrize("seed", range(4))
def test_diarization_errors_are_those_of_pyannote(seed: int) -> None:
    from pyannote.core import Annotation, Segment, Timeline
    from pyannote.metrics.diarization import DiarizationErrorRate, JaccardErrorRate

    one, two = speech(seed), speech(seed + 100)

    def flat(marked: list[LabeledSegment]) -> list[LabeledSegment]:
        """One speaker does not overlap himself, which pyannote would count twice."""
        kept: dict[str, list[LabeledSegment]] = {}
        for s in sorted(marked):
            some = kept.setdefault(s.label, [])
            if some and s.start < some[-1].end:
                some[-1] = LabeledSegment(some[-1].start, max(s.end, some[-1].end), s.label)
            else:
                some.append(s)
        return sorted(s for some in kept.values() for s in some)

    one, two = flat(one), flat(two)

    def annotation(marked: list[LabeledSegment]) -> "Annotation":
        found = Annotation()
        for n, s in enumerate(marked):
            found[Segment(s.start, s.end), n] = s.label
        return found

    whole = Timeline([Segment(0, 100)])
    der = DiarizationErrorRate()(annotation(one), annotation(two), uem=whole)
    jer = JaccardErrorRate()(annotation(one), annotation(two), uem=whole)
    table = Judgments.of([("f", "ref", tuple(one)), ("f", "hyp", tuple(two))])
    assert segments.der(table, reference="ref").value == pytest.approx(der)
    assert segments.jer(table, reference="ref").value == pytest.approx(jer)


def test_segments_match_in_time_and_label() -> None:
    table = Judgments.of(
        [
            ("f", "a", (LabeledSegment(0, 10, "dog"), LabeledSegment(20, 30, "cat"))),
            ("f", "b", (LabeledSegment(1, 10, "dog"), LabeledSegment(20, 30, "dog"))),
        ]
    )
    assert segments.segment_f1(table).value == pytest.approx(0.5)
    assert segments.segment_f1(table, threshold=0.95).value == 0
    assert segments.der(Judgments.of([("f", "a", ()), ("f", "b", ())])).value is None


PAIRS = [
    ("the cat sat on the mat", "the cat sat mat"),
    ("hello world", "hallo big world"),
    ("one two three four", "four three two one"),
    ("a", "b c d"),
    ("same words", "same words"),
]


@pytest.mark.parametrize(("reference", "other"), PAIRS)
def test_error_rates_are_those_of_jiwer(reference: str, other: str) -> None:
    import jiwer

    assert transcripts.word_errors(reference, other).rate == pytest.approx(jiwer.wer(reference, other))
    assert transcripts.character_errors(reference, other).rate == pytest.approx(jiwer.cer(reference, other))


def test_what_transcripts_may_differ_in_is_chosen() -> None:
    reference, other = "It's  “Café”, No. 5!", "it's cafe no 5"
    assert transcripts.word_errors(reference, other).rate == 1.0
    assert transcripts.word_errors(reference, other, ["case", "punctuation", "accents"]).rate == 0.0
    assert transcripts.normalised("ﬁne", ["width"]) == "fine"
    assert transcripts.word_errors("", "x").rate is None
    table = Judgments.of([("1", "a", "one two"), ("1", "b", "one two three")])
    assert transcripts.error_rate(table, True, reference="a").value == pytest.approx(1 / 2)
    assert transcripts.error_rate(table, True).value == pytest.approx(2 / 5)


def test_span_coefficients_by_hand() -> None:
    table = Judgments.of(
        [
            ("1", "a", Marked((LabeledSpan(0, 3, "PER"), LabeledSpan(5, 8, "LOC")), 10)),
            ("1", "b", Marked((LabeledSpan(0, 3, "PER"), LabeledSpan(6, 8, "LOC"), LabeledSpan(8, 9, "PER")), 10)),
        ]
    )
    assert spans.span_f1(table).value == pytest.approx(2 / 5)
    assert spans.span_f1(table, overlapping=True).value == pytest.approx(4 / 5)
    assert spans.token_f1(table).value == pytest.approx(2 * 5 / (6 + 6))
    units = Judgments.of(
        (str(n), who, next((s.label for s in table.values[k].spans if s.start <= n < s.end), ""))
        for k, who in enumerate("ab")
        for n in range(10)
    )
    assert spans.span_alpha(table).value == pytest.approx(
        measure("krippendorff-alpha").compute(units, Settings()).value
    )


def marked(*units: tuple[int, int, str], extent: int = 100) -> Marked:
    return Marked(tuple(LabeledSpan(*u) for u in units), extent)


def test_gamma_by_hand_and_at_its_ends() -> None:
    """Mathet et al. 2015: the dissimilarity of two units, and what a unit alone costs."""
    from truemark.agreement.gamma import Units, disorder, gamma

    def units(*marks: tuple[float, float, str]) -> Units:
        return Units(*(np.array(column) for column in zip(*marks, strict=True)))

    assert disorder(units((0, 10, "a")), units((0, 10, "a"))) == 0
    assert disorder(units((0, 10, "a")), units((0, 10, "b"))) == 1
    assert disorder(units((0, 10, "a")), units((2, 12, "a"))) == pytest.approx((4 / 20) ** 2)
    assert disorder(units((0, 10, "a")), units((60, 70, "a"))) == 2, "both better alone"
    random = np.random.default_rng(0)
    same, noise = [], []
    for item in range(60):
        starts = np.sort(random.choice(90, 4, replace=False))
        answer = marked(*((int(s), int(s) + 8, "ab"[int(s) % 2]) for s in starts))
        other = np.sort(random.choice(90, 4, replace=False))
        unrelated = marked(*((int(s), int(s) + 8, "ab"[int(s) % 2]) for s in other))
        same += [(str(item), "x", answer), (str(item), "y", answer)]
        noise += [(str(item), "x", answer), (str(item), "y", unrelated)]
    assert gamma(Judgments.of(same)).value == 1
    found = gamma(Judgments.of(noise))
    assert found.value == pytest.approx(0, abs=0.12)
    assert found.interval is not None
    assert found.interval[0] < 0 < found.interval[1] + 0.05
    assert gamma(Judgments.of([("1", "x", marked()), ("1", "y", marked())])).reason == "nobody marked anything"


def test_gamma_forgives_bounds_more_than_labels_and_falls_with_both() -> None:
    from truemark.agreement.gamma import gamma

    base = [(10, 20, "a"), (40, 50, "b"), (70, 80, "a")]
    shifted = [(s + 1, e + 1, label) for s, e, label in base]
    renamed = [(s, e, "c") for s, e, _ in base]
    values = [
        gamma(Judgments.of([("1", "x", marked(*base)), ("1", "y", marked(*o))])).value for o in (base, shifted, renamed)
    ]
    assert values[0] == 1
    assert values[0] > values[1] > values[2]  # type: ignore[operator]


def test_videos_are_summed_as_trackeval_combines_sequences() -> None:
    from trackeval.metrics import HOTA

    from truemark.agreement.tracks import frozen, hota_terms, tracking

    videos = [video(seed) for seed in range(4)]
    rows = [
        (f"v{n}", who, frozen(frames)) for n, pair in enumerate(videos) for who, frames in zip("ab", pair, strict=True)
    ]
    found = tracking(Judgments.of(rows), "hota")
    sums = sum(hota_terms(*pair) for pair in videos)
    assert isinstance(sums, np.ndarray)
    detection = sums[:, 0] / (sums[:, 1] - sums[:, 0])
    association = sums[:, 2] / np.maximum(sums[:, 0], 1)
    assert found.value == pytest.approx(np.sqrt(detection * association).mean())
    assert (found.items, found.judgments) == (4, 8)
    assert found.interval is not None
    assert len(HOTA().array_labels) == 19
    for name in ("idf1", "mota"):
        each = tracking(Judgments.of(rows), name, reference="a").value
        assert each is not None
        assert 0 < each < 1
