"""Pradhan et al., Scoring coreference partitions of predicted mentions: a reference implementation (ACL 2014), the worked
example; LEA by hand from Moosavi & Strube (ACL 2016)."""

import pytest

from truemark.agreement.chains import coreference
from truemark.agreement.chains.coreference import Score

KEY = [frozenset("abc"), frozenset("defg")]
RESPONSE = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


@pytest.mark.parametrize(
    ("metric", "recall", "precision", "f1"),
    [
        ("muc", 0.40, 0.40, 0.40),
        ("b_cubed", 0.42, 0.50, 0.45),
        ("ceaf_m", 0.57, 0.50, 0.53),
        ("ceaf_e", 0.65, 0.43, 0.52),
        ("lea", 0.24, 0.33, 0.28),
    ],
)
def test_metrics_as_printed(metric: str, recall: float, precision: float, f1: float) -> None:
    found: Score = getattr(coreference, metric)(KEY, RESPONSE)
    assert (found.recall, found.precision, found.f1) == pytest.approx((recall, precision, f1), abs=0.005)


def test_conll_is_the_mean_of_three() -> None:
    assert coreference.conll(KEY, RESPONSE) == pytest.approx((0.40 + 0.4545 + 0.52) / 3, abs=0.0005)


def test_the_same_chains_score_1_and_nothing_is_undefined() -> None:
    for metric in (coreference.muc, coreference.b_cubed, coreference.ceaf_m, coreference.ceaf_e, coreference.lea):
        assert metric(KEY, KEY).f1 == pytest.approx(1.0)
        assert metric([], []).f1 is None
    assert coreference.conll([], []) is None
