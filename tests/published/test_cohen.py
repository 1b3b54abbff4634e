"""Cohen, A coefficient of agreement for nominal scales (1960), and Weighted kappa (1968): 200 patients, three diagnoses."""

import pytest

from tests.published.tables import crossed
from truemark.agreement.categorical.kappa import cohen
from truemark.agreement.measures import Settings, measure

NAMES = ("personality disorder", "neurosis", "psychosis")
TABLE = [[88, 10, 2], [14, 40, 6], [18, 10, 12]]


def test_kappa_of_1960_is_0_492() -> None:
    found = measure("cohen-kappa").compute(crossed(TABLE, NAMES), Settings())
    assert found.value == pytest.approx(0.492, abs=0.0005)
    assert (found.items, found.judgments, found.annotators) == (200, 400, 2)


def test_agreement_is_0_70() -> None:
    assert measure("percent-agreement").compute(crossed(TABLE, NAMES), Settings()).value == pytest.approx(0.70)


def test_weighted_kappa_of_1968_is_0_348() -> None:
    apart = {(NAMES[0], NAMES[1]): 1.0, (NAMES[0], NAMES[2]): 3.0, (NAMES[1], NAMES[2]): 6.0}
    assert cohen(crossed(TABLE, NAMES), "weighted-kappa", apart).value == pytest.approx(0.348, abs=0.0005)
