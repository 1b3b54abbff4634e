"""Aggregators against crowd-kit and cleanlab, on known truth, and that they are deterministic."""

from dataclasses import replace

import numpy as np
import pytest

from truemark.agreement.judgments import Judgments
from truemark.consensus.aggregated import Aggregated
from truemark.consensus.classification import crowdlab, dawid_skene, glad, m_msr, mace, votes
from truemark.consensus.methods import METHODS, method
from truemark.kinds.problem import Invalid

NAMES = ["majority", "wawa", "dawid-skene", "one-coin", "glad", "mace", "m-msr", "bradley-terry"]
LABELLERS = [n for n, m in METHODS.items() if m.takes == "values" and "terry" not in n and "luce" not in n]


class Crowd:
    """400 items of four classes, 30 people of different skill, 6 judgments an item."""

    def __init__(self, seed: int = 0, items: int = 400, people: int = 30, each: int = 6, spammers: int = 4) -> None:
        random = np.random.default_rng(seed)
        self.truth = random.integers(0, 4, items)
        self.skill = np.where(np.arange(people) < spammers, 0.0, random.uniform(0.5, 0.95, people))
        rows = []
        for item in range(items):
            for who in random.choice(people, each, replace=False):
                right = random.random() < self.skill[who]
                said = self.truth[item] if right else random.integers(4)
                rows.append((f"i{item}", f"w{who}", f"c{said}"))
        self.rows = rows
        self.judgments = Judgments.of(rows)

    def accuracy(self, found: Aggregated) -> float:
        return float(
            np.mean([a == f"c{self.truth[int(i[1:])]}" for i, a in zip(found.items, found.answers, strict=True)])
        )

    def frame(self):  # type: ignore[no-untyped-def]
        import pandas as pd

        return pd.DataFrame(self.rows, columns=["task", "worker", "label"])


@pytest.fixture(scope="module")
def crowd() -> Crowd:
    return Crowd()


def compared(found: Aggregated, theirs) -> tuple[float, float]:  # type: ignore[no-untyped-def]
    """The share of equal answers, and the largest difference of probabilities."""
    same = float(np.mean([theirs.labels_[i] == a for i, a in zip(found.items, found.answers, strict=True)]))
    assert found.probabilities is not None
    table = theirs.probas_.loc[list(found.items), sorted(theirs.probas_.columns)].to_numpy()
    return same, float(np.abs(table - found.probabilities).max())


def test_every_promised_name_is_there() -> None:
    assert set(NAMES) <= set(METHODS)
    with pytest.raises(Invalid, match="known are: majority, wawa"):
        method("vote")


@pytest.mark.parametrize("name", ["dawid-skene", "one-coin"])
def test_dawid_skene_gives_what_crowd_kit_gives(name: str, crowd: Crowd) -> None:
    from crowdkit.aggregation import DawidSkene, OneCoinDawidSkene

    theirs = {"dawid-skene": DawidSkene, "one-coin": OneCoinDawidSkene}[name](n_iter=100)
    same, apart = compared(method(name).compute(crowd.judgments), theirs.fit(crowd.frame()))
    assert same == 1
    assert apart < 1e-6


def test_glad_and_mace_settle_as_crowd_kit_settles(crowd: Crowd) -> None:
    from crowdkit.aggregation import GLAD, MACE

    for ours, theirs in ((glad.glad, GLAD(n_iter=20, silent=True)), (mace.mace, MACE(n_restarts=2))):
        same, _ = compared(ours(crowd.judgments), theirs.fit(crowd.frame()))
        assert same > 0.985


def test_m_msr_gives_the_skills_of_crowd_kit() -> None:
    from crowdkit.aggregation import MMSR

    crowd = Crowd(seed=3, items=250, people=10, each=5, spammers=1)
    theirs = MMSR().fit(crowd.frame())
    found = m_msr.m_msr(crowd.judgments)
    weight = dict(zip(found.annotators, np.log(found.quality * 3 / (1 - found.quality)), strict=True))
    assert [weight[w] for w in theirs.skills_.index] == pytest.approx(theirs.skills_.tolist(), abs=1e-3)


def test_majority_is_the_share_of_votes_and_a_tie_goes_to_the_first() -> None:
    found = votes.majority(
        Judgments.of([("1", "a", "y"), ("1", "b", "x"), ("2", "a", "y"), ("2", "b", "y"), ("2", "c", "x")])
    )
    assert found.document()["items"] == {
        "1": {"answer": "x", "confidence": 0.5},
        "2": {"answer": "y", "confidence": 0.666666667},
    }
    assert found.document()["annotators"] == {"a": {"quality": 0.5}, "b": {"quality": 1.0}, "c": {"quality": 0.0}}


def test_wawa_weighs_by_agreement_with_the_majority() -> None:
    """Two poor judges against one good one on the last item: plain votes follow the two, Wawa too, but less surely."""
    rows = [(f"{n}", who, "a") for n in range(9) for who in ("good", "fine")]
    rows += [(f"{n}", who, "a" if n < 2 else "b") for n in range(9) for who in ("poor",)]
    rows += [("9", "good", "a"), ("9", "poor", "b")]
    found = votes.wawa(Judgments.of(rows))
    quality = dict(zip(found.annotators, found.quality, strict=True))
    assert quality["good"] == 1.0
    assert quality["poor"] < 0.4
    last = dict(zip(found.items, zip(found.answers, found.confidence, strict=True), strict=True))["9"]
    assert last[0] == "a"
    assert last[1] == pytest.approx(1 / (1 + quality["poor"]))


def test_given_weights_decide() -> None:
    rows = Judgments.of([("1", "a", "x"), ("1", "b", "y"), ("1", "c", "y")])
    assert votes.weighted(rows, {"a": 3}).answers == ["x"]
    assert votes.weighted(rows, {}).answers == ["y"]


@pytest.mark.parametrize("name", LABELLERS)
def test_models_find_the_truth_the_spammers_and_the_same_again(name: str, crowd: Crowd) -> None:
    given = replace(crowd.judgments, order=tuple(sorted(crowd.judgments.values)))  # which the ordinal one asks for
    found = method(name).compute(given)
    if name != "binary-relevance":
        assert crowd.accuracy(found) > 0.9
    assert np.isfinite(found.quality).all()
    assert ((found.confidence >= 0) & (found.confidence <= 1 + 1e-9)).all()
    quality = dict(zip(found.annotators, found.quality, strict=True))
    spam = [quality[f"w{n}"] for n in range(4)]
    honest = [q for a, q in quality.items() if int(a[1:]) >= 4]
    if name != "binary-relevance":
        assert max(spam) < np.median(honest)
    again = method(name).compute(replace(Judgments.of(crowd.rows), order=given.order))
    assert again.document() == found.document()


@pytest.mark.parametrize("name", LABELLERS)
def test_one_category_or_one_annotator_is_no_reason_to_fail(name: str) -> None:
    same = Judgments.of((f"i{i}", f"w{w}", "yes") for i in range(4) for w in range(3))
    found = method(name).compute(same)
    assert [a if isinstance(a, str) else a[0] for a in found.answers] == ["yes"] * 4
    alone = Judgments.of((f"i{i}", "w", "ab"[i % 2]) for i in range(4))
    assert len(method(name).compute(alone).answers) == 4


def test_priors_hold_back_where_a_person_has_judged_little() -> None:
    rows = [(f"i{i}", w, "ab"[i % 2]) for i in range(20) for w in ("x", "y")] + [("i0", "new", "b")]
    free = dawid_skene.fit(Judgments.of(rows).ordered)
    held = dawid_skene.fit(Judgments.of(rows).ordered, prior=np.array([[0.5, 0.5], [0.5, 0.5]]) * 2)
    assert free.confusion[2, 0, 1] > 0.99
    assert held.confusion[2, 0, 1] == pytest.approx(2 / 3, abs=0.01)


def test_ordinal_dawid_skene_believes_a_near_miss_sooner_than_a_far_one() -> None:
    rows = [(f"i{n}", w, str(1 + n % 5)) for n in range(10) for w in ("a", "b", "c")]
    rows += [("x", "a", "2"), ("x", "new", "3"), ("y", "a", "2"), ("y", "other", "5")]
    found = dawid_skene.dawid_skene_ordinal(Judgments.of(rows))
    quality = dict(zip(found.annotators, found.quality, strict=True))
    assert quality["new"] > quality["other"]


def test_binary_relevance_settles_each_label() -> None:
    random = np.random.default_rng(1)
    truth = [sorted(n for n in "abc" if random.random() < 0.4) for _ in range(150)]
    rows = []
    for item, labels in enumerate(truth):
        for who in range(5):
            said = [n for n in "abc" if (n in labels) == (random.random() < 0.85)]
            rows.append((f"i{item}", f"w{who}", "|".join(said)))
    found = method("binary-relevance").compute(Judgments.of(rows))
    assert np.mean([a == t for a, t in zip(found.answers, truth, strict=True)]) > 0.85
    assert np.allclose(found.quality, 0.85, atol=0.06)


def test_crowdlab_gives_what_cleanlab_gives() -> None:
    from cleanlab.multiannotator import get_label_quality_multiannotator

    crowd = Crowd(seed=5, items=300, people=8, each=3, spammers=1)
    random = np.random.default_rng(0)
    logits = random.normal(size=(300, 4)) + 2.5 * np.eye(4)[crowd.truth]
    model = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    judgments = crowd.judgments.ordered
    rows = np.array([int(i[1:]) for i in judgments.items])
    found = crowdlab.crowdlab(judgments, model[rows])
    theirs = get_label_quality_multiannotator(
        judgments.table(), model[rows], verbose=False, return_detailed_quality=False
    )
    consensus = theirs["label_quality"]
    answers = [int(a[1:]) for a in found.answers]
    assert np.mean(answers == consensus["consensus_label"].to_numpy()) > 0.99
    assert crowd.accuracy(found) > crowd.accuracy(votes.majority(judgments))
    assert np.corrcoef(found.confidence, consensus["consensus_quality_score"])[0, 1] > 0.98
    with pytest.raises(Invalid, match="300 items × 4 values"):
        crowdlab.crowdlab(judgments, model[:10])


def _crowd_of(shares: tuple[float, ...], seed: int) -> tuple[list[str], Judgments]:
    """600 items, 25 people, 3 judgments an item: a rare class is found 60 to 95 % of the time, a frequent one 85 to 99 %."""
    random = np.random.default_rng(seed)
    classes = len(shares)
    truth = random.choice(classes, size=600, p=shares)
    rare = np.array(shares) < 1 / classes
    sure = np.where(rare, random.uniform(0.6, 0.95, (25, classes)), random.uniform(0.85, 0.99, (25, classes)))
    rows = []
    for item, right in enumerate(truth):
        for who in random.choice(25, 3, replace=False):
            wrong = random.choice([c for c in range(classes) if c != right])
            rows.append((f"i{item}", f"w{who}", f"c{right if random.random() < sure[who, right] else wrong}"))
    return [f"c{c}" for c in truth], Judgments.of(rows)


# How far an aggregator may lie below the majority vote, in points of accuracy over three crowds. Dawid and Skene's
# confusion tables rest on a dozen judgments where a class has 2 %, and one coin and GLAD take errors for symmetric.
_BELOW = {"mace": 0.5, "wawa": 1.0, "m-msr": 1.5, "glad": 1.5, "one-coin": 2.0, "dawid-skene": 3.5}


@pytest.mark.parametrize("shares", [(0.5, 0.5), (0.9, 0.1), (0.98, 0.02), (0.7, 0.2, 0.1), (0.96, 0.02, 0.02)])
def test_aggregators_are_not_below_the_majority_vote_whatever_the_balance_of_classes(shares: tuple[float, ...]) -> None:
    right: dict[str, list[float]] = {name: [] for name in ("majority", *_BELOW)}
    for seed in range(3):
        truth, judgments = _crowd_of(shares, seed)
        for name, found in right.items():
            made = METHODS[name].compute(judgments)
            answers = dict(zip(made.items, made.answers, strict=True))
            found.append(100 * float(np.mean([answers[f"i{n}"] == c for n, c in enumerate(truth)])))
    below = {name: np.mean(right["majority"]) - np.mean(found) for name, found in right.items()}
    assert {name: round(float(gap), 2) for name, gap in below.items() if gap > _BELOW.get(name, 0)} == {}
