"""Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C/E: four observers, twelve units, missing data."""

import numpy as np
import pytest

from truemark.agreement.categorical.alpha import alpha, alpha_of
from truemark.agreement.judgments import Judgments
from truemark.agreement.tally import Tally, tally_categories, tally_numbers
from truemark.kinds.distance import Metric

_ = None
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
UNITS = [[float(o[u]) for o in OBSERVERS if o[u] is not None] for u in range(12)]


@pytest.mark.parametrize(("metric", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_with_missing_data_as_printed(metric: Metric, published: float) -> None:
    tally = tally_numbers if metric == "interval" else tally_categories
    found = alpha([tally(u) for u in UNITS], metric, 4)
    assert found.value == pytest.approx(published, abs=0.0005)
    assert (found.items, found.judgments) == (11, 40)
    assert found.interval is not None
    assert found.interval[0] < published < found.interval[1]


def test_two_observers_nominal_as_printed() -> None:
    """Example B (2011): two observers, ten units, α = 0.692."""
    a = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"]
    b = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"]
    found = alpha([tally_categories([x, y]) for x, y in zip(a, b, strict=True)], "nominal", 2)
    assert found.value == pytest.approx(0.692, abs=0.0005)


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval"])
def test_random_data_give_what_the_krippendorff_package_gives(metric: Metric) -> None:
    import krippendorff

    random = np.random.default_rng(1)
    table = random.integers(1, 6, size=(4, 60)).astype(float)
    table[random.random(table.shape) < 0.3] = np.nan
    tally = tally_numbers if metric == "interval" else tally_categories
    units = [tally([float(v) for v in column[~np.isnan(column)]]) for column in table.T]
    ours = alpha(units, metric, 4).value
    assert ours == pytest.approx(krippendorff.alpha(table, level_of_measurement=metric), abs=1e-9)


def test_alpha_is_undefined_with_a_reason_not_one() -> None:
    for units, reason in (
        ([["a", "a"], ["a", "a"]], "every judgment is the same"),
        ([["a"], ["b"]], "no item has two"),
    ):
        found = alpha([tally_categories(u) for u in units], "nominal", 2)
        assert found.value is None
        assert reason in (found.reason or "")


def test_sums_can_be_taken_away_again() -> None:
    whole = Tally()
    for unit in UNITS:
        whole.add(tally_categories(unit))
    for unit in UNITS[:6]:
        whole.add(tally_categories(unit), -1)
    rest = Tally()
    for unit in UNITS[6:]:
        rest.add(tally_categories(unit))
    assert (whole.items, whole.judgments) == (rest.items, rest.judgments)
    assert whole.coincidences == pytest.approx(rest.coincidences)


@pytest.mark.parametrize(
    ("distance", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_of_a_table_with_missing_data_as_printed(distance: str, published: float) -> None:
    """Example D: with the ratio distance too."""
    table = Judgments.of(
        (f"u{u}", f"o{o}", str(v)) for o, row in enumerate(OBSERVERS) for u, v in enumerate(row) if v is not None
    )
    found = alpha_of(table, distance)
    assert found.value == pytest.approx(published, abs=0.0005)
    assert (found.items, found.judgments, found.annotators) == (11, 40, 4)


def test_binary_data_of_two_observers_as_printed() -> None:
    """Example A (2011): α = 0.095."""
    rows = zip("0100000010", "1110010000", strict=True)
    table = Judgments.of((f"u{u}", f"o{o}", v) for u, pair in enumerate(rows) for o, v in enumerate(pair))
    assert alpha_of(table).value == pytest.approx(0.095, abs=0.0005)


@pytest.mark.parametrize("distance", ["nominal", "ordinal", "interval", "ratio"])
def test_tables_and_tallies_and_the_package_give_one_alpha(distance: str) -> None:
    import krippendorff

    random = np.random.default_rng(4)
    table = random.integers(1, 90 if distance != "nominal" else 6, size=(5, 400)).astype(float)
    table[random.random(table.shape) < 0.4] = np.nan
    rows = [
        (f"u{u}", f"o{o}", str(int(table[o, u]))) for u in range(400) for o in range(5) if not np.isnan(table[o, u])
    ]
    found = alpha_of(Judgments.of(rows), distance)
    assert found.value == pytest.approx(krippendorff.alpha(table, level_of_measurement=distance), abs=1e-9)
    assert found.interval is not None
    assert found.interval[0] < found.value < found.interval[1]
