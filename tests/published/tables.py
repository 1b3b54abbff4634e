"""Judgments as the papers print them."""

from collections.abc import Sequence
from typing import Any

from truemark.agreement.judgments import Judgments


def by_rater(rows: Sequence[Sequence[Any]]) -> Judgments:
    """rows: one an item, one value a rater; None is missing."""
    return Judgments.of(
        (f"i{i}", f"r{r}", str(v)) for i, row in enumerate(rows) for r, v in enumerate(row) if v is not None
    )


def by_count(rows: Sequence[Sequence[int]]) -> Judgments:
    """rows: one an item, how many raters chose each category. Who they were does not matter to the coefficient."""
    return Judgments.of(
        (f"i{i}", f"r{r}", f"c{c}")
        for i, row in enumerate(rows)
        for r, c in enumerate(c for c, n in enumerate(row) for _ in range(n))
    )


def crossed(table: Sequence[Sequence[int]], names: Sequence[str]) -> Judgments:
    """table: how many items the first rater called the row's name and the second the column's."""
    pairs = [
        (a, b) for a, row in zip(names, table, strict=True) for b, n in zip(names, row, strict=True) for _ in range(n)
    ]
    return Judgments.of((f"i{i}", f"r{r}", v) for i, pair in enumerate(pairs) for r, v in enumerate(pair))
