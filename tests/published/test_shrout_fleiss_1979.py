"""Shrout & Fleiss, Intraclass correlations: uses in assessing rater reliability (1979), tables 2 and 4."""

import pytest

from tests.published.tables import by_rater
from truemark.agreement.measures import Settings, measure

RATINGS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


@pytest.mark.parametrize(
    ("name", "printed"),
    [("icc-1-1", 0.17), ("icc-2-1", 0.29), ("icc-3-1", 0.71), ("icc-1-k", 0.44), ("icc-2-k", 0.62), ("icc-3-k", 0.91)],
)
def test_all_six_forms(name: str, printed: float) -> None:
    found = measure(name).compute(by_rater(RATINGS), Settings())
    assert found.value == pytest.approx(printed, abs=0.005)
    assert (found.items, found.judgments, found.annotators) == (6, 24, 4)


@pytest.mark.parametrize("name", ["icc-2-1", "icc-3-k"])
def test_two_way_forms_take_the_items_that_all_judged(name: str) -> None:
    whole = measure(name).compute(by_rater(RATINGS), Settings())
    some = measure(name).compute(by_rater([*RATINGS, [1, None, 2, None]]), Settings())
    assert some.value == pytest.approx(whole.value)
    none = measure(name).compute(by_rater([[1, 2, None], [None, 2, 1], [2, None, 2]]), Settings())
    assert none.value is None
    assert "all 3 annotators" in (none.reason or "")
