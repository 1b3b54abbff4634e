"""Agreement on tracks, against TrackEval."""

import numpy as np
import pytest

from truemark.agreement.judgments import Judgments
from truemark.agreement.regions import matching
from truemark.agreement.tracks import tracking as tracks
from truemark.kinds.box import Box


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
            np.array([[matching.similarity(a, b) for b in theirs[f].values()] for a in mine[f].values()]).reshape(
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


def test_videos_are_summed_as_trackeval_combines_sequences() -> None:
    from trackeval.metrics import HOTA

    from truemark.agreement.tracks.tracking import frozen, hota_terms, tracking

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
