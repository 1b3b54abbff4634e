"""Gamma: agreement on where units are and what they are called, at once, beyond chance.

Units of two annotators are aligned so that their disorder is least; chance is the disorder of the same units moved along the
continuum at random. 1 is the same units, 0 what chance gives, below 0 worse.
Source: Mathet, Widlöcher & Métivier, The unified and holistic method gamma (γ) for inter-annotator agreement measure
and alignment (Computational Linguistics 2015, https://doi.org/10.1162/COLI_a_00227), with α = β = Δ∅ = 1. Of more than two annotators, disorder is summed over
their pairs, each aligned for itself (the paper aligns all at once, which is an integer program).
"""

from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.bootstrap import SEED, bootstrap
from truemark.agreement.coefficient import NO_PAIRS, Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.pairwise import answers_by_item
from truemark.agreement.spans.scores import Marked

Floats = NDArray[np.float64]
EMPTY = 1.0  # Δ∅, the cost of a unit that finds no partner
SHIFTS = 30


def gamma(judgments: Judgments, name: str = "span-gamma") -> Coefficient:
    """Answers are Marked spans or tuples of labelled segments. The interval resamples items.

    Undefined when no item has two judgments, or nobody marked anything.

    >>> from truemark.agreement.judgments import Judgments
    >>> from truemark.kinds.span import LabeledSpan
    >>> one = Marked((LabeledSpan(0, 4, "person"), LabeledSpan(8, 10, "place")), 12)
    >>> gamma(Judgments.of([("text", "ann", one), ("text", "bo", one)])).value
    1.0
    """
    people = len(judgments.annotators)
    random = np.random.default_rng(SEED)
    parts, counted = [], 0
    for answers in answers_by_item(judgments):
        sides = [_units(answer) for _, answer in answers]
        extent = max((float(_extent(answer)) for _, answer in answers), default=0.0)
        observed = sum(disorder(a, b) for a, b in combinations(sides, 2))
        pairs = len(sides) * (len(sides) - 1) / 2
        parts.append((observed, pairs * _by_chance(sides, extent, random)))
        counted += len(answers)
    if not parts:
        return Coefficient(name, None, None, None, 0, 0, people, NO_PAIRS)

    def coefficient(sums: Floats) -> Floats:
        return np.asarray(1 - sums[:, 0] / np.where(sums[:, 1] > 0, sums[:, 1], np.nan))

    value, interval = bootstrap(np.array(parts), coefficient)
    reason = None if value is not None else "nobody marked anything"
    return Coefficient(name, None, value, interval, len(parts), counted, people, reason)


class Units:
    """Units of one annotator: start and end (n,), labels (n,)."""

    def __init__(self, start: Floats, end: Floats, label: NDArray[np.str_]) -> None:
        self.start, self.end, self.label = start, end, label

    def moved(self, shift: float, extent: float) -> "Units":
        """Every unit further on by `shift`; those that start beyond the end begin again at the front."""
        start = (self.start + shift) % extent
        return Units(start, start + self.end - self.start, self.label)


def disorder(one: Units, two: Units) -> float:
    """The least cost of pairing units, where a unit alone costs Δ∅."""
    from scipy.optimize import linear_sum_assignment

    alone = EMPTY * (len(one.start) + len(two.start))
    if not len(one.start) or not len(two.start):
        return alone
    saved = np.maximum(2 * EMPTY - dissimilarity(one, two), 0)  # against leaving both alone
    rows, columns = linear_sum_assignment(saved, maximize=True)
    return alone - float(saved[rows, columns].sum())


def dissimilarity(one: Units, two: Units) -> Floats:
    """Of place, ((|Δstart| + |Δend|) ÷ (both lengths))², plus 1 where the labels differ: (n, m)."""
    apart = np.abs(one.start[:, None] - two.start[None, :]) + np.abs(one.end[:, None] - two.end[None, :])
    lengths = (one.end - one.start)[:, None] + (two.end - two.start)[None, :]
    return np.asarray(EMPTY * ((apart / lengths) ** 2 + (one.label[:, None] != two.label[None, :])))


def _by_chance(sides: Sequence[Units], extent: float, random: np.random.Generator) -> float:
    """The mean disorder of two annotators' units, any two or the same one's, after one was moved along at random."""
    if not extent:
        return 0.0
    pairs = list(product(range(len(sides)), repeat=2))
    total = 0.0
    for _ in range(SHIFTS):
        a, b = pairs[int(random.integers(len(pairs)))]
        total += disorder(sides[a], sides[b].moved(float(random.uniform(0, extent)), extent))
    return total / SHIFTS


def _units(answer: Any) -> Units:
    marks = answer.spans if isinstance(answer, Marked) else answer
    return Units(
        np.array([m.start for m in marks], dtype=np.float64),
        np.array([m.end for m in marks], dtype=np.float64),
        np.array([m.label for m in marks], dtype=str),
    )


def _extent(answer: Any) -> float:
    return answer.extent if isinstance(answer, Marked) else max((m.end for m in answer), default=0.0)
