"""Cohen's kappa and weighted kappa of two annotators; of more, the mean over their pairs.

Source: Cohen, A coefficient of agreement for nominal scales (1960); Cohen, Weighted kappa (1968); Light, Measures of
response agreement for qualitative data (1971), for more than two.
"""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.bootstrap import bootstrap
from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.raters import NO_PAIRS, SAME
from truemark.agreement.weights import agreement_weights

Floats = NDArray[np.float64]


def cohen(judgments: Judgments, name: str, distance: str | Mapping[tuple[str, str], float]) -> Coefficient:
    """Kappa over the items that both of a pair judged; each annotator keeps a distribution of their own.

    With more than two annotators: the mean of the kappas of all pairs that share an item and have one (Light's kappa).
    distance: the weights' name, `nominal` for plain kappa, or the disagreement of each two categories (in either order),
    0 where none is given. Undefined when no two annotators share an item, or when
    the pair gave one and the same category throughout.
    """
    judgments = judgments.pairable().ordered
    size, people = len(judgments.values), len(judgments.annotators)
    answer = (name, distance if isinstance(distance, str) else "own")
    if not len(judgments):
        return Coefficient(*answer, None, None, 0, 0, people, NO_PAIRS)
    weights = agreement_weights(judgments, distance) if isinstance(distance, str) else _own(judgments, distance)
    table = judgments.table(missing=-1).astype(np.int64)
    parts = []
    for one, two in combinations(range(people), 2):
        both = (table[:, one] >= 0) & (table[:, two] >= 0)
        if both.any():
            parts.append(_parts(table[:, one], table[:, two], both, weights))
    terms = 2 + 2 * size

    def coefficient(sums: Floats) -> Floats:
        kappas = np.stack([_kappa(sums[:, n : n + terms], weights) for n in range(0, sums.shape[1], terms)])
        known = ~np.isnan(kappas)
        return np.asarray(
            np.where(known, kappas, 0).sum(axis=0) / np.where(known.any(axis=0), known.sum(axis=0), np.nan)
        )

    value, interval = bootstrap(np.column_stack(parts), coefficient)
    reason = None if value is not None else SAME
    return Coefficient(*answer, value, interval, len(judgments.items), len(judgments), people, reason)


def _own(judgments: Judgments, distance: Mapping[tuple[str, str], float]) -> Floats:
    names = [str(v) for v in judgments.values]
    apart = np.array([[distance.get((a, b), distance.get((b, a), 0.0)) for b in names] for a in names])
    return np.asarray(1 - apart / (apart.max() or 1))


def _parts(one: NDArray[np.int64], two: NDArray[np.int64], both: NDArray[np.bool_], weights: Floats) -> Floats:
    """What each item adds: judged by both, the credit of the two answers, and either's category as indicators."""
    size = len(weights)
    added = np.zeros((len(one), 2 + 2 * size))
    rows = np.flatnonzero(both)
    added[rows, 0] = 1
    added[rows, 1] = weights[one[rows], two[rows]]
    added[rows, 2 + one[rows]] = 1
    added[rows, 2 + size + two[rows]] = 1
    return added


def _kappa(sums: Floats, weights: Floats) -> Floats:
    size, n = len(weights), sums[:, :1]
    first, second = sums[:, 2 : 2 + size] / n, sums[:, 2 + size :] / n
    expected = np.einsum("rk,kl,rl->r", first, weights, second)
    room = 1 - expected
    return np.asarray(np.where(np.abs(room) < 1e-12, np.nan, (sums[:, 1] / n[:, 0] - expected) / room))
