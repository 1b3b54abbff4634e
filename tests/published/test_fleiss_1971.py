"""Fleiss, Measuring nominal scale agreement among many raters (1971): 30 patients, 6 psychiatrists, 5 diagnoses."""

import numpy as np
import pytest

from tests.published.tables import by_count
from truemark.agreement.measures import Settings, measure

DIAGNOSES = """
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""
TABLE = [[int(c) for c in row] for row in DIAGNOSES.split()]


def test_the_table_is_the_printed_one() -> None:
    counts = np.array(TABLE)
    assert counts.shape == (30, 5)
    assert (counts.sum(axis=1) == 6).all()
    assert counts.sum(axis=0).tolist() == [26, 26, 30, 55, 43]


def test_kappa_is_0_430() -> None:
    found = measure("fleiss-kappa").compute(by_count(TABLE), Settings())
    assert found.value == pytest.approx(0.430, abs=0.0005)
    assert (found.items, found.judgments) == (30, 180)
    assert found.interval is not None
    assert found.interval[0] < 0.430 < found.interval[1]


def test_observed_agreement_is_0_556() -> None:
    assert measure("percent-agreement").compute(by_count(TABLE), Settings()).value == pytest.approx(0.556, abs=0.0006)
