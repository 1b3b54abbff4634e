"""Agreement on an order: Kendall's W of all annotators, Kendall's tau-b and Spearman's rho of pairs.

Source: Kendall, The treatment of ties in ranking problems (1945, https://doi.org/10.1093/biomet/33.3.239); Kendall & Babington
Smith, The problem of m rankings (1939, https://doi.org/10.1214/aoms/1177732186); Spearman, The proof and measurement of
association between two things (1904, https://doi.org/10.2307/1412159).
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.bootstrap import resample_items
from truemark.agreement.coefficient import NO_PAIRS, Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.pairwise import over_pairs, ratio
from truemark.kinds.ranking import Ranking, distance, parse_order

Floats = NDArray[np.float64]
ALL_TIED = "an annotator gave every item the same value, so there is no order to compare"


def kendall_w(judgments: Judgments, name: str = "kendall-w") -> Coefficient:
    """Concordance of all annotators, 0 to 1, corrected for ties, over the items that all of them judged.

    Undefined when there are fewer than two such items or annotators, or every annotator ties all items.

    >>> from truemark.agreement.judgments import Judgments
    >>> table = Judgments.of((item, who, value) for who, row in [("ann", "1245"), ("bo", "1345")] for item, value in zip("abcd", row))
    >>> round(kendall_w(table).value, 3)
    1.0
    """
    people = len(judgments.annotators)
    judgments = judgments.pairable().ranked
    if not len(judgments):
        return Coefficient(name, "ordinal", None, None, 0, 0, people, NO_PAIRS)
    table = judgments.complete_table(_order(judgments))
    if len(table) < 2:
        reason = f"fewer than two items were judged by all {len(judgments.annotators)} annotators"
        return Coefficient(name, "ordinal", None, None, len(table), table.size, people, reason)
    value = _w(table)
    if np.isnan(value):
        return Coefficient(name, "ordinal", None, None, len(table), table.size, people, ALL_TIED)
    interval = resample_items(len(table), lambda drawn: _w(table[drawn]), value)
    return Coefficient(name, "ordinal", value, interval, len(table), table.size, people)


def correlation(judgments: Judgments, name: str) -> Coefficient:
    """`kendall-tau-b` or `spearman`: of two annotators, over the items both judged; of more, the mean over pairs.

    >>> from truemark.agreement.judgments import Judgments
    >>> table = Judgments.of((item, who, value) for who, row in [("ann", "1245"), ("bo", "1345")] for item, value in zip("abcd", row))
    >>> round(correlation(table, "spearman").value, 3)
    1.0
    """
    people = len(judgments.annotators)
    judgments = judgments.pairable().ranked
    about = (len(judgments.items), len(judgments), people)
    if not len(judgments):
        return Coefficient(name, "ordinal", None, None, 0, 0, people, NO_PAIRS)
    table = judgments.table(_order(judgments))
    one_pair = _tau if name == "kendall-tau-b" else _rho

    def over(rows: Floats) -> float:
        return _mean_over_pairs(rows, one_pair)

    value = over(table)
    if np.isnan(value):
        return Coefficient(name, "ordinal", None, None, *about, ALL_TIED)
    return Coefficient(
        name, "ordinal", value, resample_items(len(table), lambda drawn: over(table[drawn]), value), *about
    )


def ranking_agreement(judgments: Judgments) -> Coefficient:
    """1 − the mean distance of two rankings of an item: 1 the same order, 0 the reverse, ½ for random orders.

    Values are orders such as `B>A=C`; candidates that one of two left out do not count for that pair.
    """
    ranked = [parse_order(str(v), "values") for v in judgments.values]

    def compare(one: Ranking, two: Ranking) -> tuple[float, float]:
        return 1 - distance(one, two), 1.0

    return over_pairs(replace(judgments, values=ranked), "ranking-agreement", compare, ratio, nothing=NO_PAIRS)


def _order(judgments: Judgments) -> Floats:
    """Each value's number, or its place; `judgments` are ordered."""
    return np.arange(len(judgments.values), dtype=np.float64) if judgments.numbers is None else judgments.numbers


def _w(table: Floats) -> float:
    from scipy.stats import rankdata

    n, m = table.shape
    ranks = rankdata(table, axis=0)
    spread = float(((ranks.sum(axis=1) - m * (n + 1) / 2) ** 2).sum())
    ties = 0.0
    for column in table.T:
        _, times = np.unique(column, return_counts=True)
        ties += float((times.astype(float) ** 3 - times).sum())
    most = m * m * (n**3 - n) - m * ties
    return 12 * spread / most if most > 0 else float("nan")


def _mean_over_pairs(table: Floats, one_pair: Callable[[Floats, Floats], float]) -> float:
    found = []
    for one, two in combinations(range(table.shape[1]), 2):
        both = ~np.isnan(table[:, one]) & ~np.isnan(table[:, two])
        if both.sum() >= 2:
            found.append(one_pair(table[both, one], table[both, two]))
    known = [f for f in found if not np.isnan(f)]
    return float(np.mean(known)) if known else float("nan")


def _tau(one: Floats, two: Floats) -> float:
    from scipy.stats import kendalltau

    return float(kendalltau(one, two, variant="b").statistic)


def _rho(one: Floats, two: Floats) -> float:
    from scipy.stats import rankdata

    a, b = rankdata(one), rankdata(two)
    a, b = a - a.mean(), b - b.mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / size if size else float("nan")
