"""Who judged which item how: the table that every coefficient and every aggregator starts from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truemark.kinds.problem import Invalid

Codes = NDArray[np.int64]
Floats = NDArray[np.float64]
MOST_COUNTS = 200_000_000


@dataclass(frozen=True)
class Judgments:
    """One row a judgment, as three arrays of equal length that point into three lists.

    item, annotator, value: (judgments,) int64. items and annotators: names. values: the distinct values, as strings
    (categories, numbers in digits, texts) or as any hashable answer (sets of labels, spans, shapes).
    A missing judgment is absent, not None. places: where each judgment stands (`line 7`), for error messages.
    repeats: whether one person may judge an item several times, as aggregators allow; else Invalid is raised for it.
    order: the values from the lowest to the highest, where somebody said so.
    """

    item: Codes
    annotator: Codes
    value: Codes
    items: Sequence[str]
    annotators: Sequence[str]
    values: Sequence[Any]
    places: Sequence[str] | None = field(default=None, repr=False)
    repeats: bool = False
    order: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if self.repeats:
            return
        place = self.item * max(1, len(self.annotators)) + self.annotator
        order = np.argsort(place, kind="stable")
        again = np.flatnonzero(place[order][1:] == place[order][:-1])
        if again.size:
            first, second = order[again[0]], order[again[0] + 1]
            where = self.place_of(int(second))
            before = f" (first in {self.place_of(int(first))})" if self.places is not None else ""
            who, what = self.annotators[self.annotator[second]], self.items[self.item[second]]
            raise Invalid.at(where, f"annotator {who!r} judges item {what!r} a second time{before}")

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, Any]], repeats: bool = False) -> "Judgments":
        """From (item, annotator, value) rows; names and values are numbered as they appear."""
        items: dict[str, int] = {}
        annotators: dict[str, int] = {}
        values: dict[Any, int] = {}
        coded = [
            (
                items.setdefault(i, len(items)),
                annotators.setdefault(a, len(annotators)),
                values.setdefault(v, len(values)),
            )
            for i, a, v in rows
        ]
        table = np.array(coded, dtype=np.int64).reshape(-1, 3)
        return cls(table[:, 0], table[:, 1], table[:, 2], list(items), list(annotators), list(values), None, repeats)

    def place_of(self, row: int) -> str:
        """Where a judgment stands in its file, or its number from 1."""
        return self.places[row] if self.places is not None else f"judgment {row + 1}"

    def __len__(self) -> int:
        return len(self.item)

    @cached_property
    def per_item(self) -> Codes:
        """How many judgments each item has: (items,)."""
        return np.bincount(self.item, minlength=len(self.items))

    @cached_property
    def counts(self) -> Floats:
        """How often each item was given each value: (items, values), when that is small enough to hold."""
        width = len(self.values)
        if len(self.items) * width > MOST_COUNTS:
            raise Invalid.at("values", f"{width} different values are too many for this, which is made for categories")
        flat = np.bincount(self.item * width + self.value, minlength=len(self.items) * width)
        return flat.reshape(len(self.items), width).astype(np.float64)

    @cached_property
    def by_item(self) -> tuple[Codes, Codes]:
        """The judgments in order of item, and where each item starts among them: (judgments,), (items + 1,)."""
        return np.argsort(self.item, kind="stable"), np.concatenate([[0], np.cumsum(self.per_item)])

    def table(self, of: Floats | Codes | None = None, missing: float = np.nan) -> Floats:
        """Items × annotators, holding each judgment's value code or `of[value]`; `missing` where there is none."""
        grid = np.full((len(self.items), len(self.annotators)), missing)
        grid[self.item, self.annotator] = self.value if of is None else np.asarray(of)[self.value]
        return grid

    def complete_table(self, of: Floats) -> Floats:
        """Items × annotators of `of[value]`, only the items that everybody judged."""
        whole = self.per_item == len(self.annotators)
        rows = np.cumsum(whole) - 1
        grid = np.empty((int(whole.sum()), len(self.annotators)))
        kept = whole[self.item]
        grid[rows[self.item[kept]], self.annotator[kept]] = of[self.value[kept]]
        return grid

    @cached_property
    def numbers(self) -> Floats | None:
        """The values as numbers: (values,); None when one of them is no finite number."""
        try:
            found = np.array([float(v) for v in self.values])
        except (TypeError, ValueError):
            return None
        return found if np.isfinite(found).all() else None

    def as_numbers(self) -> Floats:
        """The values as numbers. Raises Invalid naming the first judgment that is none."""
        if self.numbers is not None:
            return self.numbers
        for code, value in enumerate(self.values):
            try:
                if np.isfinite(float(value)):
                    continue
            except (TypeError, ValueError):
                pass
            row = int(np.flatnonzero(self.value == code)[0])
            raise Invalid.at(
                self.place_of(row), f"{str(value)[:80]!r} is not a number, which this coefficient or distance needs"
            )
        raise AssertionError("unreachable")

    @cached_property
    def ordered(self) -> "Judgments":
        """The same with values in the order that was given; else as numbers when all look like numbers, else as text."""
        keys: Any = self.numbers if self.numbers is not None else [str(v) for v in self.values]
        if self.order is not None:
            place_of = {name: n for n, name in enumerate(self.order)}
            for code, value in enumerate(self.values):
                if str(value) not in place_of:
                    row = int(np.flatnonzero(self.value == code)[0])
                    raise Invalid.at(self.place_of(row), f"{str(value)[:80]!r} is not in the order that was given")
            keys = [place_of[str(v)] for v in self.values]
        order = sorted(range(len(self.values)), key=lambda n: keys[n])
        place = np.empty(len(order), dtype=np.int64)
        place[order] = np.arange(len(order))
        return Judgments(
            self.item,
            self.annotator,
            place[self.value],
            self.items,
            self.annotators,
            [self.values[n] for n in order],
            self.places,
            self.repeats,
            self.order,
        )

    @cached_property
    def ranked(self) -> "Judgments":
        """The same in an order that means something: of numbers, or as given. Two values need none, for both orders tell the
        same. Raises Invalid where the values are words and nobody said which is the lowest."""
        if self.numbers is None and self.order is None and len(self.values) > 2:
            some = ", ".join(sorted(map(str, self.values))[:6])
            raise Invalid.at(
                "--order", f"must say the order of the values, from the lowest to the highest; they are words: {some}"
            )
        return self.ordered

    def with_equal_numbers_joined(self) -> "Judgments":
        """The same with one value for all that are the same number, as 1 and 1.0 are."""
        first: dict[Any, int] = {}
        place = np.empty(len(self.values), dtype=np.int64)
        kept: list[Any] = []
        for code, value in enumerate(self.values):
            key = _as_number(value)
            key = value if key is None else key
            if key not in first:
                first[key] = len(kept)
                kept.append(value)
            place[code] = first[key]
            if str(value).isdecimal():
                kept[first[key]] = value
        if len(kept) == len(self.values):
            return self
        return replace(self, value=place[self.value], values=kept)

    def pairable(self) -> "Judgments":
        """Only the items with two judgments or more, and only the annotators and values left."""
        return self.where(self.per_item[self.item] >= 2)

    def where(self, kept: NDArray[np.bool_]) -> "Judgments":
        """Only some judgments: (judgments,) bool. Items, annotators and values that nobody is left for are dropped."""
        if kept.all():
            return self
        used_items, item = np.unique(self.item[kept], return_inverse=True)
        used_annotators, annotator = np.unique(self.annotator[kept], return_inverse=True)
        used_values, value = np.unique(self.value[kept], return_inverse=True)
        return Judgments(
            item,
            annotator,
            value,
            [self.items[n] for n in used_items],
            [self.annotators[n] for n in used_annotators],
            [self.values[n] for n in used_values],
            None if self.places is None else [p for p, k in zip(self.places, kept, strict=True) if k],
            self.repeats,
            self.order,
        )


_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)


def _as_number(value: Any) -> Decimal | None:
    """The number that a string writes, to the digit; None for what is none."""
    return Decimal(value) if isinstance(value, str) and _DECIMAL.fullmatch(value) else None
