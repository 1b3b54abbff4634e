"""Gold accuracy, drift, steadiness, signs of spam."""

import numpy as np
import pytest

from truemark.agreement.judgments import Judgments
from truemark.quality.gold import drift, gold_accuracy, self_consistency
from truemark.quality.spam import spam_signs


def test_gold_gives_accuracy_with_its_interval_and_confusion() -> None:
    gold = {f"i{n}": "cat" if n % 2 else "dog" for n in range(40)}
    rows = [(item, "good", label) for item, label in gold.items()]
    rows += [(item, "poor", "cat") for item in gold]
    rows += [("other", "new", "cat")]
    found = gold_accuracy(Judgments.of(rows), gold)
    assert found["good"].value == 1
    assert found["good"].interval is not None
    assert found["good"].interval[0] == pytest.approx(0.9124, abs=0.0005)
    assert found["poor"].confusion == {("dog", "cat"): 20, ("cat", "cat"): 20}
    assert (found["poor"].recall("dog"), found["poor"].precision("cat")) == (0.0, 0.5)
    assert (found["new"].value, found["new"].interval) == (None, None)
    assert gold_accuracy(Judgments.of(rows), gold, "beta")["good"].interval == pytest.approx((0.94, 1.0), abs=0.01)


def test_drift_is_noticed_soon_after_it_begins_and_not_before() -> None:
    random = np.random.default_rng(0)
    steady = (random.random(300) < 0.93).tolist()
    fallen = (random.random(100) < 0.6).tolist()
    assert drift(steady).alarm is None
    found = drift(steady + fallen)
    assert found.alarm is not None
    assert 300 <= found.alarm < 330
    assert found.since is not None
    assert abs(found.since - 300) < 20
    assert min(found.sums) >= 0
    with pytest.raises(ValueError, match="bad < good"):
        drift(steady, good=0.5, bad=0.7)


def test_a_repeated_item_tells_steadiness() -> None:
    found = self_consistency([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    assert (found.value, found.right, found.total) == (0.75, 3, 4)
    assert self_consistency([]).value is None


def test_spammers_stand_out_and_honest_people_do_not() -> None:
    random = np.random.default_rng(2)
    rows, seconds = [], []
    for item in range(200):
        truth = random.integers(4)
        for who in ("ana", "ben", "constant", "random", "fast"):
            honest = truth if random.random() < 0.85 else random.integers(4)
            said = {"constant": 2, "random": random.integers(4)}.get(who, honest)
            rows.append((f"i{item}", who, f"c{said}"))
            seconds.append(0.4 if who == "fast" else random.uniform(5, 15))
    found = spam_signs(Judgments.of(rows), np.array(seconds))
    assert found["ana"].reasons == found["ben"].reasons == ()
    assert any("100% of the answers are 'c2'" in r for r in found["constant"].reasons)
    assert found["constant"].longest_run == 200
    assert found["constant"].entropy == 0
    assert any("at random" in r for r in found["random"].reasons)
    assert any("less than" in r for r in found["fast"].reasons)
    assert found["fast"].fast == 1.0
    assert spam_signs(Judgments.of(rows[:25]))["constant"].reasons == (), "too few to judge"
