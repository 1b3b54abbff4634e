"""Krippendorff's alpha from tallies, with a bootstrap interval over items.

Source: Krippendorff, Content Analysis, 4th ed. (2019), ch. 12; Hayes & Krippendorff, Answering the call for a
standard reliability measure (2007).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.coefficient import Coefficient
from truemark.agreement.tally import Tally, frequencies
from truemark.kinds.distance import Category, Metric, distance_for

REPLICATES = 1000
SEED = 20_19
Floats = NDArray[np.float64]


def alpha(cells: Sequence[Tally], metric: Metric, annotators: int) -> Coefficient:
    """Alpha: 1 is perfect agreement, 0 is what chance gives; None with the reason when undefined.

    cells: disjoint groups of items drawn at random (one item each, or many); the interval (95 %) resamples them
    with replacement, seeded. annotators: how many people gave the judgments.
    """
    items, judgments = sum(c.items for c in cells), sum(c.judgments for c in cells)
    reason = None
    value, interval = None, None
    if items == 0:
        reason = "no item has two judgments yet"
    else:
        used = [c for c in cells if c.items]
        values = _interval_alphas(used) if metric == "interval" else _category_alphas(used, metric)
        if np.isnan(values[0]):
            reason = "every judgment is the same, so chance agreement cannot be told from agreement"
        else:
            value = float(values[0])
            resampled = values[1:][~np.isnan(values[1:])]
            if len(used) > 1 and resampled.size:
                low, high = np.quantile(resampled, [0.025, 0.975])
                interval = (float(low), float(high))
    return Coefficient("krippendorff-alpha", metric, value, interval, items, judgments, annotators, reason)


def resampling(cells: int) -> Floats:
    """How often each cell is drawn: (1 + REPLICATES, cells); the first row is the data itself."""
    draws = np.random.default_rng(SEED).multinomial(cells, np.full(cells, 1 / cells), size=REPLICATES)
    return np.vstack([np.ones(cells), draws])


def _interval_alphas(cells: Sequence[Tally]) -> Floats:
    sums = np.array([[*c.moments, c.judgments] for c in cells], dtype=np.float64)
    observed, total, squares, n = (resampling(len(cells)) @ sums).T
    expected = 2 * (n * squares - total**2)
    expected[expected < 1e-9 * np.maximum(1.0, n * squares)] = np.nan
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(1 - (n - 1) * observed / expected)


def _category_alphas(cells: Sequence[Tally], metric: Metric) -> Floats:
    pairs = sorted({p for c in cells for p in c.coincidences}, key=repr)
    counts = np.array([[c.coincidences.get(p, 0.0) for p in pairs] for c in cells])
    weights = resampling(len(cells)) @ counts
    values: list[Category] = sorted({p[0] for p in pairs}, key=repr)
    row = {v: i for i, v in enumerate(values)}
    first = np.array([row[a] for a, _ in pairs])
    second = np.array([row[b] for _, b in pairs])
    membership = np.zeros((len(pairs), len(values)))
    membership[np.arange(len(pairs)), first] = 1
    totals = weights @ membership
    n = totals.sum(axis=1)
    if metric == "ordinal":
        order = np.argsort([float(str(v)) for v in values])
        ranked = totals[:, order]
        place = np.empty_like(totals)
        place[:, order] = np.cumsum(ranked, axis=1) - ranked / 2
        between = (place[:, :, None] - place[:, None, :]) ** 2
        observed = (weights * between[:, first, second]).sum(axis=1)
        expected = np.einsum("ri,rij,rj->r", totals, between, totals)
    else:
        distance = distance_for(metric, frequencies(cells[0].coincidences))
        matrix = np.array([[distance(a, b) for b in values] for a in values])
        observed = weights @ matrix[first, second]
        expected = np.einsum("ri,ij,rj->r", totals, matrix, totals)
    expected = np.where(expected < 1e-9, np.nan, expected)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(1 - (n - 1) * observed / expected)
