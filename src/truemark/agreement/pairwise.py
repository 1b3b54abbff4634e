"""Coefficients of structured answers: what two answers to one item share, summed over pairs of annotators and over items."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.bootstrap import bootstrap
from truemark.agreement.coefficient import NO_PAIRS, Coefficient
from truemark.agreement.judgments import Judgments
from truemark.kinds.problem import Invalid

Floats = NDArray[np.float64]
EVERYBODY = "*"


def over_pairs(
    judgments: Judgments,
    name: str,
    compare: Callable[[Any, Any], Sequence[float]],
    coefficient: Callable[[Floats], Floats],
    *,
    nothing: str,
    distance: str | None = None,
    reference: str | None = None,
    symmetric: bool = False,
    prepared: Callable[[Any], Any] | None = None,
) -> Coefficient:
    """A coefficient of sums over items and over pairs of annotators, with its bootstrap interval over items.

    compare: two answers → the terms they add, the first being the reference. coefficient: (samples, terms) sums →
    (samples,) values, NaN where undefined, for the reason `nothing`. reference: the annotator whom all others are
    compared with; without one (or `*`) every pair counts, in both directions, or in one when compare is symmetric.
    prepared: what compare takes instead of the answer, made once an answer. Raises Invalid for an unknown reference.
    """
    people = len(judgments.annotators)
    if reference == EVERYBODY:
        reference = None
    if reference is not None and reference not in judgments.annotators:
        raise Invalid.at("--reference", f"is no annotator here; they are: {', '.join(list(judgments.annotators)[:20])}")
    if prepared is not None:
        judgments = replace(judgments, values=[prepared(v) for v in judgments.values])
    rows = []
    counted = 0
    for answers in answers_by_item(judgments):
        terms: Floats | None = None
        if reference is None:
            pairs = list(combinations(range(len(answers)), 2))
            pairs += [] if symmetric else [(b, a) for a, b in pairs]
        else:
            truth = next((n for n, (who, _) in enumerate(answers) if who == reference), None)
            pairs = [] if truth is None else [(truth, n) for n in range(len(answers)) if n != truth]
        for one, two in pairs:
            added = np.asarray(compare(answers[one][1], answers[two][1]), dtype=np.float64)
            terms = added if terms is None else terms + added
        if terms is not None:
            rows.append(terms)
            counted += len(answers)
    if not rows:
        return Coefficient(name, distance, None, None, 0, 0, people, NO_PAIRS)
    value, interval = bootstrap(np.array(rows), coefficient)
    reason = None if value is not None else nothing
    return Coefficient(name, distance, value, interval, len(rows), counted, people, reason)


def answers_by_item(judgments: Judgments) -> Iterator[list[tuple[str, Any]]]:
    """For each item with two judgments or more: its (annotator, answer) pairs."""
    order, starts = judgments.by_item
    for item, count in enumerate(judgments.per_item):
        if count >= 2:
            rows = order[starts[item] : starts[item + 1]]
            yield [(judgments.annotators[judgments.annotator[r]], judgments.values[judgments.value[r]]) for r in rows]


def ratio(sums: Floats) -> Floats:
    """The first sum ÷ the second."""
    return np.asarray(sums[:, 0] / np.where(sums[:, 1] > 0, sums[:, 1], np.nan))
