"""Intervals by the bootstrap: items are drawn again with replacement, seeded, so that the same data give the same interval.

A coefficient is written as a function of sums over items. Then a thousand bootstrap samples are one matrix product of how
often each item was drawn with what each item adds. Above 256 items, they are first put at random into 256 cells of
equal size, and the cells are drawn instead: the interval stays right (cells are exchangeable) and its cost stays small.
Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), ch. 13 (percentile interval),
https://doi.org/10.1201/9780429246593.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
REPLICATES = 1000
CELLS = 256
LARGEST_DRAW = 5000
SEED = 20_19
LEVEL = 0.95
Interval = tuple[float, float] | None


@lru_cache(maxsize=8)
def resampling(cells: int, replicates: int = REPLICATES) -> Floats:
    """How often each cell is drawn: (1 + replicates, cells); the first row is the data itself."""
    draws = np.random.default_rng(SEED).multinomial(cells, np.full(cells, 1 / cells), size=replicates)
    table = np.vstack([np.ones(cells), draws])
    table.setflags(write=False)
    return table


def cells_of(items: int, cells: int | None = None) -> NDArray[np.int64]:
    """Which cell each item belongs to: (items,). Up to as many items as cells (256) each is its own."""
    most = cells or CELLS
    if items <= most:
        return np.arange(items)
    return np.asarray(np.random.default_rng(SEED).permutation(items) % most)


def cell_sums(parts: Floats) -> Floats:
    """What each cell adds: (items, terms) → (cells, terms)."""
    cells = cells_of(len(parts))
    if len(parts) <= CELLS:
        return parts
    sums = np.empty((CELLS, parts.shape[1]))
    for term in range(parts.shape[1]):
        sums[:, term] = np.bincount(cells, weights=parts[:, term], minlength=CELLS)
    return sums


def bootstrap(parts: Floats, coefficient: Callable[[Floats], Floats]) -> tuple[float | None, Interval]:
    """A coefficient of sums over items, with its percentile interval.

    parts: (items, terms), what each item adds. coefficient: (samples, terms) sums → (samples,) values, NaN where
    undefined. The value is None when undefined for the data; the interval is None for fewer than two items, or when
    more than one sample in twenty is undefined.
    """
    return of_sums(cell_sums(np.asarray(parts, dtype=np.float64)), coefficient)


def of_sums(cells: Floats, coefficient: Callable[[Floats], Floats]) -> tuple[float | None, Interval]:
    """As `bootstrap`, when the sums of each cell are known: (cells, terms)."""
    if not len(cells):
        return None, None
    with np.errstate(invalid="ignore", divide="ignore"):
        values = coefficient(resampling(len(cells)) @ cells)
    if np.isnan(values[0]):
        return None, None
    return float(values[0]), interval_of(values[1:]) if len(cells) > 1 else None


def interval_of(values: Floats) -> Interval:
    """The middle 95 % of bootstrap values; None when too many of them are undefined (NaN)."""
    known = values[~np.isnan(values)]
    if known.size < 0.95 * values.size or not known.size:
        return None
    low, high = np.quantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def resample_items(
    items: int, statistic: Callable[[NDArray[np.int64]], float], value: float, replicates: int = 200
) -> Interval:
    """For a coefficient that is no function of sums: `statistic` gets drawn item numbers, with repeats.

    Above 5 000 items, samples of 5 000 are drawn and their spread around `value` is scaled by √(5 000 ÷ items)
    (the m out of n bootstrap, Bickel, Götze & van Zwet 1997).
    """
    if items < 2:
        return None
    random = np.random.default_rng(SEED)
    drawn = min(items, LARGEST_DRAW)
    values = np.array([statistic(random.integers(0, items, drawn)) for _ in range(replicates)])
    return interval_of(value + (values - value) * np.sqrt(drawn / items))
