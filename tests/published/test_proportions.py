"""Newcombe, Two-sided confidence intervals for the single proportion (1998), table I; and for the difference, table II."""

import pytest

from truemark.quality.anchoring import anchoring
from truemark.quality.proportion import beta, wilson


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_printed(right: int, total: int, low: float, high: float) -> None:
    assert wilson(right, total) == pytest.approx((low, high), abs=0.00006)


def test_difference_of_two_shares_by_method_10_as_printed() -> None:
    found = anchoring(56, 70, 48, 80)
    assert found is not None
    assert found.effect == pytest.approx(0.2)
    assert found.interval == pytest.approx((0.0524, 0.3339), abs=0.0001)
    assert found.anchored


def test_no_control_is_no_answer() -> None:
    assert anchoring(5, 10, 0, 0) is None
    assert wilson(0, 0) is None


def test_jeffreys_interval_ends_at_0_and_1_and_is_the_quantiles_of_the_posterior() -> None:
    from scipy.stats import beta as posterior

    assert beta(0, 7)[0] == 0.0
    assert beta(7, 7)[1] == 1.0
    assert beta(3, 7) == pytest.approx(posterior(3.5, 4.5).ppf([0.025, 0.975]))
