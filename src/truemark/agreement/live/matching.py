"""F1 between annotators' spans and relations: exact and overlapping, per label.

F1 treats two annotators alike: whichever is called the reference, 2 × matched ÷ (spans of one + spans of the other)
is the same. Source: Hripcsak & Rothschild, Agreement, the F-measure, and reliability (JAMIA 2005),
https://doi.org/10.1197/jamia.M1733.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from truemark.agreement.bootstrap import resampling
from truemark.agreement.regions.matching import Prepared, Region, matched
from truemark.agreement.spans.scores import paired
from truemark.kinds.span import LabeledSpan


@dataclass(frozen=True, slots=True)
class Matches:
    """Sums over pairs of annotators: marks of both sides, and those of both sides that found a partner."""

    items: int = 0
    marks: int = 0
    exact: int = 0
    overlap: int = 0

    def plus(self, other: "Matches", sign: int = 1) -> "Matches":
        return Matches(*(a + sign * b for a, b in zip(self.row(), other.row(), strict=True)))

    def row(self) -> tuple[int, int, int, int]:
        return (self.items, self.marks, self.exact, self.overlap)


@dataclass(frozen=True, slots=True)
class F1:
    """F1 with its 95 % bootstrap interval over items; None when nobody marked anything."""

    value: float | None
    interval: tuple[float, float] | None


def match_spans(answers: Sequence[Sequence[LabeledSpan]]) -> dict[str, Matches]:
    """One item's matches by label, summed over every pair of annotators."""
    found: dict[str, Matches] = {}
    for left, right in combinations(answers, 2):
        for label, (a, b) in _by_label(left, right):
            exact = len(set(a) & set(b))
            overlap = paired(a, b)
            found[label] = found.get(label, Matches()).plus(Matches(0, len(a) + len(b), 2 * exact, 2 * overlap))
    return {label: m.plus(Matches(items=1)) for label, m in found.items()}


EXACT = 0.9


def match_regions(answers: Sequence[Sequence[Region]]) -> tuple[dict[str, Matches], list[float]]:
    """One page's matches by label, and each pair's similarity: 2 × summed similarity of what matches ÷ regions of both.

    Regions overlap when they are at least ½ alike (IoU, OKS …), and are exact at 0.9. A similarity of nothing with
    nothing is 1. Pairs in the order of `combinations`.
    """
    found: dict[str, Matches] = {}
    alike = []
    prepared = [Prepared.of(a) for a in answers]
    for left, right in combinations(prepared, 2):
        marks = Counter(r.label for r in (*left.regions, *right.regions))
        partners = matched(left, right)
        overlap = Counter(left.regions[m.one].label for m in partners)
        exact = Counter(left.regions[m.one].label for m in partners if m.similarity >= EXACT)
        for label, n in marks.items():
            found[label] = found.get(label, Matches()).plus(Matches(0, n, 2 * exact[label], 2 * overlap[label]))
        total = marks.total()
        alike.append(2 * sum(m.similarity for m in partners) / total if total else 1.0)
    return found, alike


def match_sets(answers: Sequence[Sequence[Hashable]]) -> Matches:
    """One item's exact matches of anything comparable (relations as their two ends and label)."""
    total = Matches()
    for left, right in combinations(answers, 2):
        same = 2 * len(set(left) & set(right))
        total = total.plus(Matches(0, len(set(left)) + len(set(right)), same, same))
    return total.plus(Matches(items=1)) if total.marks else total


def sum_of(matches: Iterable[Matches]) -> Matches:
    total = Matches()
    for each in matches:
        total = total.plus(each)
    return total


def f1(cells: Sequence[Matches], overlapping: bool) -> F1:
    """F1 over cells of items, with the interval from resampling the cells (seeded)."""
    used = [c for c in cells if c.marks]
    if not used:
        return F1(None, None)
    sums = np.array([[c.marks, c.overlap if overlapping else c.exact] for c in used], dtype=np.float64)
    marks, matched = (resampling(len(used)) @ sums).T
    values = matched / np.maximum(marks, 1)
    if len(used) < 2:
        return F1(float(values[0]), None)
    low, high = np.quantile(values[1:], [0.025, 0.975])
    return F1(float(values[0]), (float(low), float(high)))


def _by_label(
    left: Sequence[LabeledSpan], right: Sequence[LabeledSpan]
) -> Iterator[tuple[str, tuple[list[LabeledSpan], list[LabeledSpan]]]]:
    sides: Mapping[str, tuple[list[LabeledSpan], list[LabeledSpan]]] = {
        label: ([], []) for label in sorted({s.label for s in (*left, *right)})
    }
    for side, spans in enumerate((left, right)):
        for span in set(spans):
            sides[span.label][side].append(span)
    yield from sides.items()
