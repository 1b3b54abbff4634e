"""Krippendorff's alpha over any distance, with a bootstrap interval over items.

Two ways in: `alpha` from tallies that a project keeps up to date, `alpha_of` from a table of judgments.
Source: Krippendorff, Content Analysis, 4th ed. (2019), ch. 12; Hayes & Krippendorff, Answering the call for a
standard reliability measure (2007), https://doi.org/10.1080/19312450709336664.
α = 1 − observed ÷ expected disagreement; with n values, of which n_c are c, and o_ck pairs of c with k within items,
α = 1 − (n − 1) · Σ o_ck δ(c, k) ÷ Σ n_c n_k δ(c, k). A nominal or fixed δ is a matrix, so all bootstrap samples are one product.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.bootstrap import (
    CELLS,
    bootstrap,
    cell_sums,
    cells_of,
    interval_of,
    of_sums,
    resampling,
)
from truemark.agreement.categorical.disagreement import Between, distances, observed_disagreement
from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.tally import Tally, frequencies
from truemark.kinds.distance import Category, Metric, distance_for

Floats = NDArray[np.float64]
NAME = "krippendorff-alpha"
NO_PAIRS = "no item has two judgments yet"
SAME = "every judgment is the same, so chance agreement cannot be told from agreement"
EXACT_RANKS = 64


def alpha(cells: Sequence[Tally], metric: Metric, annotators: int) -> Coefficient:
    """Alpha: 1 is perfect agreement, 0 is what chance gives; None with the reason when undefined.

    cells: disjoint groups of items drawn at random (one item each, or many); the interval (95 %) resamples them
    with replacement, seeded. annotators: how many people gave the judgments.
    """
    items, judgments = sum(c.items for c in cells), sum(c.judgments for c in cells)
    if items == 0:
        return Coefficient(NAME, metric, None, None, items, judgments, annotators, NO_PAIRS)
    used = [c for c in cells if c.items]
    if metric == "interval":
        sums = np.array([[*c.moments, c.judgments] for c in used], dtype=np.float64)
        value, interval = of_sums(sums, _from_moments)
    else:
        pairs = sorted({p for c in used for p in c.coincidences}, key=repr)
        counts = np.array([[c.coincidences.get(p, 0.0) for p in pairs] for c in used])
        values: list[Category] = sorted({p[0] for p in pairs}, key=repr)
        row = {v: i for i, v in enumerate(values)}
        first, second = np.array([row[a] for a, _ in pairs]), np.array([row[b] for _, b in pairs])
        if metric == "ordinal":
            value, interval = of_sums(counts, lambda s: _ordinal(s, first, second, [float(str(v)) for v in values]))
        else:
            distance = distance_for(metric, frequencies(used[0].coincidences))
            between = np.array([[distance(a, b) for b in values] for a in values])
            value, interval = of_sums(counts, lambda s: _fixed(s, first, second, between))
    return Coefficient(NAME, metric, value, interval, items, judgments, annotators, None if value is not None else SAME)


def alpha_of(judgments: Judgments, distance: str | Between = "nominal") -> Coefficient:
    """Alpha of a table of judgments; items with fewer than two do not count.

    distance: nominal, ordinal, interval, ratio, masi, jaccard, tree or levenshtein, or a function of two values.
    A function is called for every pair of distinct values; above 700 of them, chance is estimated from
    250 000 random pairs (seeded). Raises Invalid for an unknown name or a value that the distance cannot take.

    >>> from truemark.agreement.judgments import Judgments
    >>> rows = [("1", "ann", "a"), ("1", "bo", "a"), ("2", "ann", "a"), ("2", "bo", "b"), ("3", "ann", "b"), ("3", "bo", "b")]
    >>> round(alpha_of(Judgments.of(rows)).value, 3)
    0.444
    """
    name = distance if isinstance(distance, str) else getattr(distance, "__name__", "own")
    people = len(judgments.annotators)
    judgments = judgments.pairable()
    about = (len(judgments.items), len(judgments), people)
    if not len(judgments):
        return Coefficient(NAME, name, None, None, 0, 0, people, NO_PAIRS)
    if distance == "nominal":
        value, interval = _nominal(judgments)
    elif distance == "interval":
        value, interval = bootstrap(_moments(judgments, judgments.as_numbers()), _from_moments)
    elif distance == "ordinal":
        value, interval = _ranked(judgments.ranked)
    else:
        value, interval = _any(judgments, distance)
    return Coefficient(NAME, name, value, interval, *about, None if value is not None else SAME)


def _nominal(judgments: Judgments) -> tuple[float | None, tuple[float, float] | None]:
    given = judgments.per_item
    agreed = _alike(judgments) / (given - 1)
    cells = cells_of(len(given))
    used = min(len(given), CELLS)
    observed = np.bincount(cells, weights=agreed, minlength=used)
    drawn = resampling(used)
    n, squares, same = np.zeros(len(drawn)), np.zeros(len(drawn)), drawn @ observed
    for frequency in _frequencies(judgments, cells, used):
        times = drawn @ frequency
        n += times.sum(axis=1)
        squares += (times**2).sum(axis=1)
    values = _alpha(n - same, n * n - squares, n)
    if np.isnan(values[0]):
        return None, None
    return float(values[0]), interval_of(values[1:]) if used > 1 else None


def _frequencies(judgments: Judgments, cells: NDArray[np.int64], used: int, width: int = 1024) -> Iterator[Floats]:
    """How often each cell was given each value, `width` values at a time: (cells, up to width)."""
    size = len(judgments.values)
    cell = cells[judgments.item]
    if size <= width:
        yield np.bincount(cell * size + judgments.value, minlength=used * size).reshape(used, size).astype(np.float64)
        return
    order = np.argsort(judgments.value, kind="stable")
    bounds = np.searchsorted(judgments.value[order], np.arange(0, size + width, width))
    for block, (start, end) in enumerate(pairwise(bounds)):
        rows = order[start:end]
        place = cell[rows] * width + judgments.value[rows] - block * width
        yield np.bincount(place, minlength=used * width).reshape(used, width).astype(np.float64)


def _alike(judgments: Judgments) -> Floats:
    """For each item how many ordered pairs of its judgments are equal: (items,)."""
    size, items = len(judgments.values), len(judgments.items)
    places = judgments.item * size + judgments.value
    if items * size <= 20 * len(judgments):
        counts = np.bincount(places, minlength=items * size).reshape(items, size)
        return np.asarray(np.einsum("ik,ik->i", counts, counts) - judgments.per_item, dtype=np.float64)
    found, times = np.unique(places, return_counts=True)
    return np.bincount(found // size, weights=times * (times - 1.0), minlength=items).astype(np.float64)


def _moments(judgments: Judgments, number: Floats) -> Floats:
    """What each item adds: Σ squared differences ÷ (m − 1), Σv, Σv², m. Numbers are centred first, for precision."""
    given, count = number[judgments.value], len(judgments.items)
    given = given - given.mean()
    m = judgments.per_item
    total = np.bincount(judgments.item, weights=given, minlength=count)
    squares = np.bincount(judgments.item, weights=given**2, minlength=count)
    return np.column_stack([np.maximum(0, 2 * (m * squares - total**2)) / (m - 1), total, squares, m])


def _ranked(judgments: Judgments) -> tuple[float | None, tuple[float, float] | None]:
    size = len(judgments.values)
    if size > EXACT_RANKS:  # the interval then keeps the places that the ranks have in the data
        frequency = np.bincount(judgments.value, minlength=size)
        return bootstrap(_moments(judgments, np.cumsum(frequency) - frequency / 2), _from_moments)
    cells = cells_of(len(judgments.items))
    counts, scale = judgments.counts, 1 / (judgments.per_item - 1)
    met = np.zeros((min(CELLS, len(cells)), size * size))
    for cell, rows in enumerate(_grouped(cells, len(met))):
        some = counts[rows]
        met[cell] = ((some * scale[rows, None]).T @ some - np.diag((some * scale[rows, None]).sum(axis=0))).ravel()
    first, second = np.repeat(np.arange(size), size), np.tile(np.arange(size), size)
    return of_sums(met, lambda s: _ordinal(s, first, second, list(range(size))))


def _grouped(cells: NDArray[np.int64], count: int) -> list[NDArray[np.int64]]:
    order = np.argsort(cells, kind="stable")
    return np.split(order, np.cumsum(np.bincount(cells, minlength=count))[:-1])


def _any(judgments: Judgments, distance: str | Between) -> tuple[float | None, tuple[float, float] | None]:
    between = distances(judgments, distance)
    observed = observed_disagreement(judgments, between)
    size = len(judgments.values)
    if between.matrix is None:
        expected = between.sampled(judgments.value)
        parts = np.column_stack([observed, judgments.per_item])
        return bootstrap(parts, lambda s: _alpha(s[:, 0], expected * s[:, 1] * (s[:, 1] - 1), s[:, 1]))
    matrix = between.matrix
    cells = cells_of(len(observed))
    used = min(len(observed), CELLS)
    frequency = np.bincount(cells[judgments.item] * size + judgments.value, minlength=used * size).reshape(used, size)
    sums = np.column_stack([cell_sums(observed[:, None]), frequency])

    def coefficient(s: Floats) -> Floats:
        return _alpha(s[:, 0], ((s[:, 1:] @ matrix) * s[:, 1:]).sum(axis=1), s[:, 1:].sum(axis=1))

    return of_sums(sums, coefficient)


def _alpha(observed: Floats, expected: Floats, n: Floats) -> Floats:
    """1 − (n − 1) × observed ÷ expected; NaN where nothing differs."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(1 - (n - 1) * observed / np.where(expected < 1e-9, np.nan, expected))


def _from_moments(sums: Floats) -> Floats:
    observed, total, squares, n = sums.T
    expected = 2 * (n * squares - total**2)
    expected = np.where(expected < 1e-9 * np.maximum(1e-9, n * squares), 0, expected)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(1 - (n - 1) * observed / np.where(expected == 0, np.nan, expected))


def _membership(first: NDArray[np.int64], size: int) -> Floats:
    return np.asarray(np.eye(size)[first])


def _ordinal(sums: Floats, first: NDArray[np.int64], second: NDArray[np.int64], ranks: Sequence[float]) -> Floats:
    totals = sums @ _membership(first, len(ranks))
    order = np.argsort(ranks)
    ranked = totals[:, order]
    place = np.empty_like(totals)
    place[:, order] = np.cumsum(ranked, axis=1) - ranked / 2
    between = (place[:, :, None] - place[:, None, :]) ** 2
    observed = (sums * between[:, first, second]).sum(axis=1)
    return _alpha(observed, np.einsum("ri,rij,rj->r", totals, between, totals), totals.sum(axis=1))


def _fixed(sums: Floats, first: NDArray[np.int64], second: NDArray[np.int64], between: Floats) -> Floats:
    totals = sums @ _membership(first, len(between))
    observed = sums @ between[first, second]
    return _alpha(observed, ((totals @ between) * totals).sum(axis=1), totals.sum(axis=1))
