"""Dates and pairwise preferences as answers to a question."""

import pytest

from truemark.kinds import date, pairwise
from truemark.kinds.date import DateSettings
from truemark.kinds.pairwise import PairwiseSettings
from truemark.kinds.problem import Invalid


def test_a_date_is_parsed_bounded_and_compared_in_days() -> None:
    settings = DateSettings(min="2026-01-01", max="2026-12-31")
    assert date.parse(settings, "2026-11-24", "when") == "2026-11-24"
    for wrong in ("2026-02-30", "24.11.2026", 5, "2025-12-31", "2027-01-01"):
        with pytest.raises(Invalid) as refused:
            date.parse(settings, wrong, "when")
        assert refused.value.problems[0].path == "when"
    days = [date.category(settings, d) for d in ("2026-11-24", "2026-11-26")]
    assert days[1] - days[0] == 2  # type: ignore[operator]
    assert date.merge(settings, ["2026-11-24", "2026-11-24", "2026-11-25"]).value == "2026-11-24"
    moment = DateSettings(time=True)
    assert date.category(moment, "2026-11-24T12:00:00+02:00") == date.category(moment, "2026-11-24T10:00:00Z")
    with pytest.raises(ValueError, match="before"):
        DateSettings(min="2026-02-01", max="2026-01-01")


def test_a_preference_is_a_grade_with_a_tie_or_without() -> None:
    graded, strict = PairwiseSettings(steps=3), PairwiseSettings(steps=1, ties=False)
    assert pairwise.parse(graded, -3, "better") == -3
    for settings, wrong in ((graded, 4), (graded, "A"), (graded, True), (strict, 0)):
        with pytest.raises(Invalid):
            pairwise.parse(settings, wrong, "better")
    assert pairwise.merge(graded, [2, 3, -1]).value == 2
    assert pairwise.merge(strict, [1, 1, -1]).value == 1
    assert pairwise.merge(strict, [1, -1]).value is None
    assert pairwise.merge(graded, []).value is None
    assert pairwise.metric(graded) == "ordinal"
