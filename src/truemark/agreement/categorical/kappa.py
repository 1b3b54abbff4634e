"""Cohen's kappa and weighted kappa of two annotators; of more, the mean over their pairs.

Source: Cohen, A coefficient of agreement for nominal scales (1960),
https://doi.org/10.1177/001316446002000104; Cohen, Weighted kappa (1968,
https://doi.org/10.1037/h0026256); Light, Measures of response agreement for qualitative data (1971,
https://doi.org/10.1037/h0031643), for more than two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.bootstrap import CELLS, Interval, cells_of, interval_of, resampling
from truemark.agreement.categorical.raters import SAME
from truemark.agreement.categorical.weights import agreement_weights
from truemark.agreement.coefficient import NO_PAIRS, Coefficient
from truemark.agreement.judgments import Codes, Judgments

Floats = NDArray[np.float64]
MOST_TERMS = 20_000_000
LEAST_CELLS = 32


def cohen(judgments: Judgments, name: str, distance: str | Mapping[tuple[str, str], float]) -> Coefficient:
    """Kappa over the items that both of a pair judged; each annotator keeps a distribution of their own.

    With more than two annotators: the mean of the kappas of all pairs that share an item and have one (Light's kappa).
    distance: the weights' name, `nominal` for plain kappa, or the disagreement of each two categories (in either order),
    0 where none is given. Undefined when no two annotators share an item, or when
    the pair gave one and the same category throughout.

    >>> from truemark.agreement.judgments import Judgments
    >>> rows = [("1", "ann", "a"), ("1", "bo", "a"), ("2", "ann", "a"), ("2", "bo", "b"), ("3", "ann", "b"), ("3", "bo", "b")]
    >>> round(cohen(Judgments.of(rows), "cohen-kappa", "nominal").value, 3)
    0.4
    """
    judgments = judgments.pairable().ordered
    people = len(judgments.annotators)
    answer = (name, distance if isinstance(distance, str) else "own")
    if not len(judgments):
        return Coefficient(*answer, None, None, 0, 0, people, NO_PAIRS)
    weights = agreement_weights(judgments, distance) if isinstance(distance, str) else _own(judgments, distance)
    pairs = _pairs(judgments)
    cells = int(np.clip(MOST_TERMS // (pairs.count * (2 + 2 * len(weights))), LEAST_CELLS, CELLS))
    value, interval = _mean_kappa(pairs, weights, cells)
    reason = None if value is not None else SAME
    return Coefficient(*answer, value, interval, len(judgments.items), len(judgments), people, reason)


@dataclass(frozen=True)
class _Pairs:
    """Every two judgments of one item: the item, which of `count` pairs of annotators gave them, and their values."""

    count: int
    items: int
    item: Codes
    pair: Codes
    first: Codes
    second: Codes


def _pairs(judgments: Judgments) -> _Pairs:
    order, starts = judgments.by_item
    found: list[tuple[Codes, Codes, Codes]] = []
    for m in np.unique(judgments.per_item):
        rows = np.flatnonzero(judgments.per_item == m)
        given = order[starts[rows][:, None] + np.arange(m)]
        who = np.argsort(judgments.annotator[given], axis=1)
        given = np.take_along_axis(given, who, axis=1)
        for a, b in combinations(range(int(m)), 2):
            found.append((rows, given[:, a], given[:, b]))
    item = np.concatenate([f[0] for f in found])
    one, two = (np.concatenate([f[n] for f in found]) for n in (1, 2))
    between = judgments.annotator[one] * len(judgments.annotators) + judgments.annotator[two]
    used, pair = np.unique(between, return_inverse=True)
    return _Pairs(len(used), len(judgments.items), item, pair, judgments.value[one], judgments.value[two])


def _mean_kappa(pairs: _Pairs, weights: Floats, cells: int) -> tuple[float | None, Interval]:
    """The mean of the kappas that are defined, over the data and over samples of cells of items."""
    size = len(weights)
    cell = cells_of(pairs.items, cells)
    drawn = resampling(min(pairs.items, cells))
    total, known = np.zeros(len(drawn)), np.zeros(len(drawn))
    block = max(1, MOST_TERMS // (len(drawn) * (2 + 2 * size)))
    order = np.argsort(pairs.pair, kind="stable")
    bounds = np.searchsorted(pairs.pair[order], np.arange(0, pairs.count + block, block))
    for number, (start, end) in enumerate(pairwise(bounds)):
        rows = order[start:end]
        width = min(block, pairs.count - number * block)
        place = cell[pairs.item[rows]] * width + pairs.pair[rows] - number * block
        shape = (drawn.shape[1], width)

        def summed(at: Codes, times: int, weight: Floats | None = None, shape: tuple[int, int] = shape) -> Floats:
            flat = np.bincount(at, weight, minlength=shape[0] * shape[1] * times).reshape(shape[0], -1)
            return (drawn @ flat).reshape(len(drawn), shape[1], times)

        n = summed(place, 1)[:, :, 0]
        agreed = summed(place, 1, weights[pairs.first[rows], pairs.second[rows]])[:, :, 0]
        first = summed(place * size + pairs.first[rows], size)
        second = summed(place * size + pairs.second[rows], size)
        with np.errstate(invalid="ignore", divide="ignore"):
            expected = ((first @ weights) * second).sum(axis=2) / n**2
            kappa = (agreed / n - expected) / np.where(np.abs(1 - expected) < 1e-12, np.nan, 1 - expected)
        total += np.where(np.isnan(kappa), 0, kappa).sum(axis=1)
        known += (~np.isnan(kappa)).sum(axis=1)
    values = np.where(known > 0, total / np.maximum(known, 1), np.nan)
    if np.isnan(values[0]):
        return None, None
    if drawn.shape[1] < 2:
        return float(values[0]), None
    bias = float(np.nanmean(values[1:]) - values[0]) if pairs.count > 1 else 0.0  # of pairs that share few items
    return float(values[0]), interval_of(values[1:] - bias)


def _own(judgments: Judgments, distance: Mapping[tuple[str, str], float]) -> Floats:
    names = [str(v) for v in judgments.values]
    apart = np.array([[distance.get((a, b), distance.get((b, a), 0.0)) for b in names] for a in names])
    return np.asarray(1 - apart / (apart.max() or 1))
