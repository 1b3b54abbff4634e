"""Dawid & Skene, Maximum likelihood estimation of observer error-rates using the EM algorithm (1979): 45 patients,
five anaesthetists, of whom the first judged each patient three times."""

import numpy as np
import pytest

from truemark.agreement.judgments import Judgments
from truemark.consensus.classification.dawid_skene import dawid_skene, fit

TABLE = """
1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223 2322223 4444444 2223343 1111111 2223212 1211111
1112111 1111111 1111111 2222221 2221322 2222222 2222221 2223222 2212222 1111111 1111111 2322222 1111111 1111111 1121121
1111111 3333233 1111111 2222222 2223232 4334343 2212232 2323233 3333432 1111111 1111111 1212111 2322222 1211111 2222222
"""
OBSERVERS = "1112345"


def patients() -> Judgments:
    return Judgments.of(
        (
            (f"{p:02d}", o, v)
            for p, row in enumerate(TABLE.split(), start=1)
            for o, v in zip(OBSERVERS, row, strict=True)
        ),
        repeats=True,
    )


def test_the_marginals_are_the_printed_ones() -> None:
    fitted = fit(patients().ordered, iterations=1000, tolerance=1e-12)
    assert np.round(fitted.priors, 2).tolist() == [0.40, 0.42, 0.11, 0.07]


def test_the_error_rates_of_the_first_observer_are_the_printed_ones() -> None:
    fitted = fit(patients().ordered, iterations=1000, tolerance=1e-12)
    first = np.round(fitted.confusion[0], 2)
    assert first[0].tolist() == pytest.approx([0.89, 0.11, 0.00, 0.00], abs=0.011)
    assert first[1].tolist() == pytest.approx([0.07, 0.88, 0.05, 0.00], abs=0.011)


def test_doubtful_patients_are_told_from_sure_ones() -> None:
    found = dawid_skene(patients())
    answer = dict(zip(found.items, zip(found.answers, found.confidence, strict=True), strict=True))
    assert answer["01"][0] == "1"
    assert answer["11"][0] == "4"
    assert answer["01"][1] > 0.999
    doubtful = min(answer, key=lambda patient: answer[patient][1])
    assert len(set(TABLE.split()[int(doubtful) - 1])) > 1, "observers split on the least certain patient"
