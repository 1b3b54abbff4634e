"""Coefficients against the libraries of the field, what they say when undefined, and that they are steady."""

from dataclasses import replace

import numpy as np
import pytest

from truemark.agreement.judgments import Judgments
from truemark.agreement.measures import MEASURES, Settings, measure
from truemark.kinds.problem import Invalid

NAMES = [
    "krippendorff-alpha",
    "cohen-kappa",
    "weighted-kappa",
    "fleiss-kappa",
    "scott-pi",
    "gwet-ac1",
    "gwet-ac2",
    "percent-agreement",
    "icc-1-1",
    "icc-2-1",
    "icc-3-1",
    "icc-1-k",
    "icc-2-k",
    "icc-3-k",
    "kendall-w",
    "kendall-tau-b",
    "spearman",
]
VALUES = [name for name, m in MEASURES.items() if m.takes == "values" and name != "ranking-agreement"]


def random_table(raters: int, items: int = 120, values: int = 5, missing: float = 0.0, seed: int = 0) -> Judgments:
    random = np.random.default_rng(seed)
    truth = random.integers(1, values + 1, items)
    noise = random.integers(1, values + 1, (items, raters))
    table = np.where(random.random((items, raters)) < 0.6, truth[:, None], noise)
    kept = random.random((items, raters)) >= missing
    return Judgments.of((f"i{i}", f"r{r}", str(table[i, r])) for i in range(items) for r in range(raters) if kept[i, r])


def grid(judgments: Judgments) -> np.ndarray:  # type: ignore[type-arg]
    assert judgments.numbers is not None
    return judgments.table(judgments.numbers)


def value_of(name: str, judgments: Judgments, distance: str | None = None) -> float:
    found = measure(name).compute(judgments, Settings(distance)).value
    assert found is not None
    return found


def test_every_promised_name_is_there() -> None:
    assert set(NAMES) <= set(MEASURES)


@pytest.mark.parametrize(
    ("name", "distance", "weights"),
    [
        ("cohen-kappa", None, None),
        ("weighted-kappa", "linear", "linear"),
        ("weighted-kappa", "quadratic", "quadratic"),
        ("weighted-kappa", None, "quadratic"),
        ("weighted-kappa", "interval", "quadratic"),
        ("weighted-kappa", "nominal", None),
    ],
)
def test_kappa_as_scikit_learn_has_it(name: str, distance: str | None, weights: str | None) -> None:
    from sklearn.metrics import cohen_kappa_score

    table = random_table(2)
    rows = grid(table)
    assert value_of(name, table, distance) == pytest.approx(cohen_kappa_score(rows[:, 0], rows[:, 1], weights=weights))


def test_kappa_of_three_is_the_mean_over_pairs() -> None:
    from itertools import combinations

    from sklearn.metrics import cohen_kappa_score

    table = random_table(3)
    rows = grid(table)
    pairs = [cohen_kappa_score(rows[:, a], rows[:, b]) for a, b in combinations(range(3), 2)]
    assert value_of("cohen-kappa", table) == pytest.approx(np.mean(pairs))


def test_ranks_as_scipy_has_them() -> None:
    from scipy.stats import friedmanchisquare, kendalltau, spearmanr

    two, four = random_table(2), random_table(4, seed=3)
    rows = grid(two)
    assert value_of("kendall-tau-b", two) == pytest.approx(kendalltau(rows[:, 0], rows[:, 1]).statistic)
    assert value_of("spearman", two) == pytest.approx(spearmanr(rows[:, 0], rows[:, 1]).statistic)
    rows = grid(four)
    chi = friedmanchisquare(*rows).statistic  # W = χ² ÷ (raters × (items − 1)), ties corrected in both
    assert value_of("kendall-w", four) == pytest.approx(chi / (4 * (len(rows) - 1)))


def test_scott_differs_from_cohen_where_habits_differ() -> None:
    """Two raters, 2 × 2 table 20 5 / 10 15: π by hand."""
    from tests.published.tables import crossed

    table = crossed([[20, 5], [10, 15]], "ab")
    share = np.array([(25 + 30) / 100, (25 + 20) / 100])
    expected = float((share**2).sum())
    assert value_of("scott-pi", table) == pytest.approx((0.7 - expected) / (1 - expected))
    assert value_of("cohen-kappa", table) == pytest.approx(0.4)


@pytest.mark.parametrize("name", VALUES)
def test_what_does_not_vary_or_is_alone_is_undefined_with_a_reason(name: str) -> None:
    constant = Judgments.of((f"i{i}", f"r{r}", "1") for i in range(6) for r in range(3))
    single = Judgments.of((f"i{i}", "r0", str(i)) for i in range(6))
    found = measure(name).compute(single, Settings())
    assert (found.value, found.interval) == (None, None)
    assert found.reason
    found = measure(name).compute(constant, Settings())
    if name == "percent-agreement":
        assert found.value == 1
    elif name == "brennan-prediger":
        assert found.value is None
    else:
        assert found.value is None
        assert found.reason
        assert found.document()["reason"] == found.reason


@pytest.mark.parametrize("name", VALUES)
def test_an_interval_holds_the_value_narrows_with_items_and_is_the_same_again(name: str) -> None:
    few, many = (
        measure(name).compute(random_table(3, items, missing=0.1 if "icc" not in name else 0, seed=1), Settings())
        for items in (60, 900)
    )
    again = measure(name).compute(random_table(3, 60, missing=0.1 if "icc" not in name else 0, seed=1), Settings())
    assert few == again
    for found in (few, many):
        assert found.value is not None
        assert found.interval is not None
        assert found.interval[0] <= found.value <= found.interval[1]
    assert many.interval is not None
    assert few.interval is not None
    assert many.interval[1] - many.interval[0] < 0.6 * (few.interval[1] - few.interval[0])


@pytest.mark.parametrize("name", ["krippendorff-alpha", "gwet-ac1", "cohen-kappa", "icc-1-1"])
def test_the_interval_of_random_cells_is_that_of_single_items(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from truemark.agreement import bootstrap
    from truemark.agreement.categorical import alpha

    table = random_table(3, 1200, seed=2)
    in_cells = measure(name).compute(table, Settings()).interval
    for module in (bootstrap, alpha):
        monkeypatch.setattr(module, "CELLS", 10_000)
    by_item = measure(name).compute(table, Settings()).interval
    assert in_cells is not None
    assert by_item is not None
    width = by_item[1] - by_item[0]
    assert in_cells == pytest.approx(by_item, abs=0.2 * width)


def test_numbers_are_ordered_as_numbers() -> None:
    rows = [("10", "9"), ("2", "2"), ("1", "2"), ("9", "10"), ("10", "10")]
    table = Judgments.of((f"i{i}", f"r{r}", v) for i, pair in enumerate(rows) for r, v in enumerate(pair))
    assert table.ordered.values == ["1", "2", "9", "10"]
    words = "abcdefghijk"
    as_words = Judgments.of(
        (f"i{i}", f"r{r}", words[int(v)]) for i, pair in enumerate(rows) for r, v in enumerate(pair)
    )
    with pytest.raises(Invalid, match=r"--order: must say the order of the values.*: b, c, j, k"):
        value_of("krippendorff-alpha", as_words, "ordinal")
    as_words = replace(as_words, order=tuple(words))
    assert value_of("krippendorff-alpha", table, "ordinal") == pytest.approx(
        value_of("krippendorff-alpha", as_words, "ordinal")
    )


def test_a_word_among_numbers_is_named() -> None:
    table = Judgments.of([("i1", "a", "1"), ("i1", "b", "2"), ("i2", "a", "many"), ("i2", "b", "2")])
    with pytest.raises(Invalid, match="judgment 3: 'many' is not a number"):
        measure("icc-1-1").compute(table, Settings())
    with pytest.raises(Invalid, match="not known; known are: krippendorff-alpha, cohen-kappa"):
        measure("kappa")
    with pytest.raises(Invalid, match="--distance"):
        measure("krippendorff-alpha").compute(table, Settings("euclid"))
    with pytest.raises(Invalid, match="--distance"):
        measure("gwet-ac1").compute(table, Settings("ordinal"))


def test_sets_of_labels_by_masi_and_jaccard() -> None:
    """Passonneau 2006: {a} against {a, b} is ½ × ⅔ alike; overlapping but neither within the other, ⅓ of Jaccard."""
    from truemark.kinds.distance import as_names, jaccard, masi

    assert 1 - masi(("a",), ("a", "b")) == pytest.approx(1 / 3)
    assert 1 - masi(("a", "b"), ("b", "c")) == pytest.approx(1 / 9)
    assert masi((), ()) == jaccard((), ()) == 0
    assert jaccard(("a", "b"), ("b", "c")) == pytest.approx(2 / 3)
    assert as_names('["b", "a"]') == as_names("b|a") == ("a", "b")
    rows = [("a", "a"), ("a|b", "a"), ("b", "b"), ("b|c", "c"), ("a", "a|b")]
    table = Judgments.of((f"i{i}", f"r{r}", v) for i, pair in enumerate(rows) for r, v in enumerate(pair))
    for distance in ("masi", "jaccard"):
        between = {"masi": masi, "jaccard": jaccard}[distance]
        values = [as_names(v) for pair in rows for v in pair]
        observed = np.mean([between(as_names(a), as_names(b)) for a, b in rows])
        expected = np.mean([between(a, b) for i, a in enumerate(values) for j, b in enumerate(values) if i != j])
        assert value_of("krippendorff-alpha", table, distance) == pytest.approx(1 - observed / expected)


def test_many_different_values_are_sampled_near_to_the_exact_alpha(monkeypatch: pytest.MonkeyPatch) -> None:
    from truemark.agreement.categorical import disagreement

    table = random_table(3, 300, values=40)
    exact = value_of("krippendorff-alpha", table, "levenshtein")
    monkeypatch.setattr(disagreement, "MOST_VALUES", 5)
    monkeypatch.setattr(disagreement, "SAMPLE", 60_000)
    assert value_of("krippendorff-alpha", table, "levenshtein") == pytest.approx(exact, abs=0.02)


def test_a_second_judgment_of_one_item_is_refused_or_counted() -> None:
    rows = [("i1", "a", "x"), ("i1", "b", "x"), ("i1", "a", "y")]
    with pytest.raises(Invalid, match="judgment 3: annotator 'a' judges item 'i1' a second time"):
        Judgments.of(rows)
    assert len(Judgments.of(rows, repeats=True)) == 3


def test_thousands_of_values_are_counted_in_blocks_and_refused_where_they_are_no_categories() -> None:
    random = np.random.default_rng(0)
    table = random.integers(0, 3000, (900, 3))
    table[:, 1] = np.where(random.random(900) < 0.5, table[:, 0], table[:, 1])
    many = Judgments.of((f"i{i}", f"r{r}", str(table[i, r])) for i in range(900) for r in range(3))
    observed = np.mean([[a != b for a, b in ((r[0], r[1]), (r[0], r[2]), (r[1], r[2]))] for r in table])
    _, times = np.unique(table, return_counts=True)
    expected = 1 - (times * (times - 1)).sum() / (2700 * 2699)
    assert value_of("krippendorff-alpha", many) == pytest.approx(1 - observed / expected)
    names = [str(n) for n in range(20_000)]
    wide = Judgments(np.arange(20_000), np.zeros(20_000, int), np.arange(20_000), names, ["a"], names)
    with pytest.raises(Invalid, match="20000 different values are too many"):
        _ = wide.counts
