"""How right people are, by items whose answer is known, and how steady they are, by items they judged twice."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from truemark.agreement.judgments import Judgments
from truemark.quality.proportion import beta, wilson


@dataclass(frozen=True, slots=True)
class Accuracy:
    """right ÷ total with its 95 % interval; the value is None when there was no gold item. confusion: (gold, given) → count."""

    right: int
    total: int
    interval: tuple[float, float] | None
    confusion: Mapping[tuple[str, str], int]

    @property
    def value(self) -> float | None:
        return self.right / self.total if self.total else None

    def recall(self, label: str) -> float | None:
        """The share of the items that are `label` that were called so."""
        of = sum(n for (gold, _), n in self.confusion.items() if gold == label)
        return self.confusion.get((label, label), 0) / of if of else None

    def precision(self, label: str) -> float | None:
        """The share of the items called `label` that are so."""
        of = sum(n for (_, given), n in self.confusion.items() if given == label)
        return self.confusion.get((label, label), 0) / of if of else None


def gold_accuracy(
    judgments: Judgments, gold: Mapping[str, str], interval: Literal["wilson", "beta"] = "wilson"
) -> dict[str, Accuracy]:
    """Per annotator, over the items named in `gold`."""
    confusion: dict[str, Counter[tuple[str, str]]] = {a: Counter() for a in judgments.annotators}
    for row in range(len(judgments)):
        item = judgments.items[judgments.item[row]]
        if item in gold:
            given = str(judgments.values[judgments.value[row]])
            confusion[judgments.annotators[judgments.annotator[row]]][gold[item], given] += 1
    found = {}
    for annotator, counts in confusion.items():
        right, total = sum(n for (a, b), n in counts.items() if a == b), counts.total()
        between = wilson(right, total) if interval == "wilson" or not total else beta(right, total)
        found[annotator] = Accuracy(right, total, between, dict(counts))
    return found


def self_consistency(pairs: Sequence[tuple[str, str]]) -> Accuracy:
    """Of the items one person judged twice, (first, second) answers: the share answered alike."""
    counts = Counter(pairs)
    right = sum(n for (a, b), n in counts.items() if a == b)
    return Accuracy(right, len(pairs), wilson(right, len(pairs)), dict(counts))


@dataclass(frozen=True, slots=True)
class Drift:
    """A CUSUM chart: `sums` after each answer; `alarm` is the first answer at which the sum passed the limit, or None.
    since: the answer after which the rise that alarmed began."""

    sums: Sequence[float]
    alarm: int | None
    since: int | None


def drift(right: Sequence[bool], good: float = 0.9, bad: float = 0.75, limit: float = 5.0) -> Drift:
    """When a person's accuracy on gold fell from `good` to `bad`: the sum of log-likelihood ratios, never below 0.

    right: in order of time. With limit h = 5 somebody who stays at `good` is alarmed less than once in 2 000 answers (never more often than once in e^h).
    Source: Page, Continuous inspection schemes (1954). Raises ValueError unless 0 < bad < good < 1.

    >>> drift([True] * 20 + [False] * 10).alarm is None, drift([True] * 20).alarm is None
    (False, True)
    """
    if not 0 < bad < good < 1:
        raise ValueError(f"bad and good must be shares with 0 < bad < good < 1, not {bad} and {good}")
    hit, miss = np.log(bad / good), np.log((1 - bad) / (1 - good))
    total, zero, sums = 0.0, 0, []
    alarm = since = None
    for place, answer in enumerate(right):
        total = max(0.0, total + float(hit if answer else miss))
        if total == 0:
            zero = place + 1
        sums.append(total)
        if alarm is None and total > limit:
            alarm, since = place, zero
    return Drift(sums, alarm, since)
