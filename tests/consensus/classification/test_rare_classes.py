"""No aggregator falls behind the majority vote because a class is rare: crowds made with each balance."""

from collections.abc import Callable

import numpy as np
import pytest

from truemark.agreement.judgments import Judgments
from truemark.consensus.aggregated import Aggregated
from truemark.consensus.classification import dawid_skene, glad, m_msr, mace, votes

ALLOWED = {"mace": 0.01, "glad": 0.01, "dawid-skene": 0.015, "m-msr": 0.02}


def crowd(seed: int, rare: float) -> tuple[Judgments, dict[str, str]]:
    """400 items of which a share is of the rare class; 20 people find it 60 to 95 % of the time, and are right on 85 to 99 % of
    the rest; three judgments an item."""
    random = np.random.default_rng(seed)
    truth = random.random(400) < rare
    finds, passes = random.uniform(0.6, 0.95, 20), random.uniform(0.85, 0.99, 20)
    rows = []
    for item, is_rare in enumerate(truth):
        for who in random.choice(20, 3, replace=False):
            right = random.random() < (finds if is_rare else passes)[who]
            rows.append((f"i{item}", f"a{who}", "yes" if bool(is_rare) == bool(right) else "no"))
    return Judgments.of(rows), {f"i{n}": "yes" if t else "no" for n, t in enumerate(truth)}


def accuracy(found: Aggregated, truth: dict[str, str]) -> float:
    return float(np.mean([a == truth[i] for i, a in zip(found.items, found.answers, strict=True)]))


@pytest.mark.parametrize("rare", [0.02, 0.1, 0.3, 0.5])
@pytest.mark.parametrize(
    ("name", "aggregator"),
    [
        ("mace", mace.mace),
        ("glad", glad.glad),
        ("dawid-skene", dawid_skene.dawid_skene),
        ("m-msr", m_msr.m_msr),
    ],
)
def test_an_aggregator_is_not_below_the_majority_vote(
    name: str, aggregator: Callable[[Judgments], Aggregated], rare: float
) -> None:
    apart = []
    for seed in range(3):
        judgments, truth = crowd(seed, rare)
        apart.append(accuracy(aggregator(judgments), truth) - accuracy(votes.majority(judgments), truth))
    assert np.mean(apart) > -ALLOWED[name], apart
