"""Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014): 12 units, 4 raters, 5 categories, missing ratings."""

import pytest

from tests.published.tables import by_rater
from truemark.agreement.measures import Settings, measure

_ = None
RATINGS = [
    [1, 1, _, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
    [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [_, 5, 5, 5], [_, _, 1, 1], [_, _, 3, _],
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("gwet-ac1", 0.77544),
        ("fleiss-kappa", 0.76117),
        ("krippendorff-alpha", 0.74342),
        ("brennan-prediger", 0.77273),
        ("percent-agreement", 0.81818),
    ],
)
def test_unweighted_coefficients(name: str, printed: float) -> None:
    assert measure(name).compute(by_rater(RATINGS), Settings()).value == pytest.approx(printed, abs=0.00001)


def test_a_unit_with_one_rating_counts_for_chance_but_not_for_agreement() -> None:
    found = measure("gwet-ac1").compute(by_rater(RATINGS), Settings())
    assert (found.items, found.judgments, found.annotators) == (11, 40, 4)


def test_prevalence_paradox_of_2008() -> None:
    """Gwet, Computing inter-rater reliability in the presence of high agreement (2008): 118 + 5 + 2 + 0 of 125 subjects
    give kappa near 0 (−0.0234) and AC1 0.9408, at 94.4 % agreement."""
    from tests.published.tables import crossed

    table = crossed([[118, 5], [2, 0]], ("+", "-"))
    assert measure("percent-agreement").compute(table, Settings()).value == pytest.approx(0.944)
    assert measure("cohen-kappa").compute(table, Settings()).value == pytest.approx(-0.0234, abs=0.0001)
    assert measure("gwet-ac1").compute(table, Settings()).value == pytest.approx(0.9408, abs=0.0005)
