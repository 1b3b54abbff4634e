"""Intraclass correlation: the six forms of Shrout & Fleiss, Uses in assessing rater reliability (1979),
https://doi.org/10.1037/0033-2909.86.2.420.

ICC(1, ·): each item has raters of its own. ICC(2, ·): the same raters, a sample of all; how alike their values are.
ICC(3, ·): the same raters, the only ones of interest; how alike their order and spacing are. (·, 1): one rater's value;
(·, k): the mean of all raters.
"""

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.bootstrap import bootstrap
from truemark.agreement.coefficient import NO_PAIRS, Coefficient
from truemark.agreement.judgments import Judgments

Floats = NDArray[np.float64]
NO_SPREAD = "the judgments do not vary, so there is no variance to apportion"


def icc(judgments: Judgments, name: str, form: int, mean: bool) -> Coefficient:
    """ICC(form, 1), or ICC(form, k) when `mean`. form: 1, 2 or 3.

    Form 1 takes items with two judgments or more, also unequally many (k is then their adjusted mean). Forms 2 and 3 take
    the items that every annotator judged. Undefined, with the reason, for fewer than two such items, fewer than two
    annotators, or no variance. Raises Invalid for a value that is no number.

    >>> from truemark.agreement.judgments import Judgments
    >>> table = Judgments.of((item, who, value) for who, row in [("ann", "1245"), ("bo", "1345")] for item, value in zip("abcd", row))
    >>> round(icc(table, "icc-2-1", 2, mean=False).value, 3)
    0.96
    """
    people = len(judgments.annotators)
    judgments = judgments.pairable()
    if not len(judgments):
        return Coefficient(name, "interval", None, None, 0, 0, people, NO_PAIRS)
    number = judgments.as_numbers()
    number = number - number[judgments.value].mean()
    if form == 1:
        parts, items, count = _one_way(judgments, number), len(judgments.items), len(judgments)
        value, interval = bootstrap(parts, lambda s: _icc_1(s, mean))
    else:
        raters = len(judgments.annotators)
        table = judgments.complete_table(number)
        items = len(table)
        count = table.size
        if not items:
            missing = f"no item was judged by all {raters} annotators, which this form needs"
            return Coefficient(name, "interval", None, None, 0, 0, people, missing)
        parts = np.column_stack([np.ones(items), table.sum(axis=1) ** 2, (table**2).sum(axis=1), table])
        value, interval = bootstrap(parts, lambda s: _two_way(s, form, mean))
    reason: str | None = None
    if value is None:
        reason = "there is one item only; variance between items needs two" if items < 2 else NO_SPREAD
    return Coefficient(name, "interval", value, interval, items, count, people, reason)


def _one_way(judgments: Judgments, number: Floats) -> Floats:
    given, size = number[judgments.value], len(judgments.items)
    m = judgments.per_item
    total = np.bincount(judgments.item, weights=given, minlength=size)
    squares = np.bincount(judgments.item, weights=given**2, minlength=size)
    return np.column_stack([np.ones(size), m, m**2, total, squares, total**2 / m])


def _icc_1(sums: Floats, mean: bool) -> Floats:
    n, judged, judged_squared, total, squares, between = sums.T
    n = np.where(n > 1, n, np.nan)
    rows = (between - total**2 / judged) / (n - 1)
    error = (squares - between) / np.where(judged > n, judged - n, np.nan)
    k = (judged - judged_squared / judged) / (n - 1)
    return _ratio(rows - error, rows if mean else rows + (k - 1) * error, squares)


def _two_way(sums: Floats, form: int, mean: bool) -> Floats:
    n, rows_squared, squares = sums[:, :3].T
    n = np.where(n > 1, n, np.nan)
    columns = sums[:, 3:]
    k = columns.shape[1]
    correction = columns.sum(axis=1) ** 2 / (n * k)
    between_rows = rows_squared / k - correction
    between_columns = (columns**2).sum(axis=1) / n - correction
    rows = between_rows / (n - 1)
    raters = between_columns / (k - 1)
    error = np.maximum(squares - correction - between_rows - between_columns, 0) / ((n - 1) * (k - 1))
    whole = rows if mean else rows + (k - 1) * error
    if form == 2:
        whole = whole + (raters - error) * (1 / n if mean else k / n)
    return _ratio(rows - error, whole, squares)


def _ratio(part: Floats, whole: Floats, scale: Floats) -> Floats:
    return np.asarray(part / np.where(np.abs(whole) < 1e-12 * np.maximum(scale, 1e-300), np.nan, whole))
