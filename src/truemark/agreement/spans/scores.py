"""Agreement on spans of text as coefficients: F1 of spans, exact or overlapping, F1 and alpha of their units.

A unit is a token or a character, whichever the file counts in. F1 is that of Hripcsak & Rothschild (2005,
https://doi.org/10.1197/jamia.M1733); alpha here takes every unit
as an item whose value is the set of labels on it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.categorical.alpha import alpha
from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.pairwise import answers_by_item, over_pairs, ratio
from truemark.agreement.tally import tally_spans
from truemark.kinds.span import LabeledSpan

Floats = NDArray[np.float64]
NOTHING = "nobody marked anything"


@dataclass(frozen=True, slots=True)
class Marked:
    """The spans on one text, and how many units it has."""

    spans: tuple[LabeledSpan, ...]
    extent: int


def span_f1(judgments: Judgments, overlapping: bool = False, reference: str | None = None) -> Coefficient:
    """2 × matched ÷ all: spans of one label with the same bounds, or that overlap.

    >>> from truemark.agreement.judgments import Judgments
    >>> from truemark.kinds.span import LabeledSpan
    >>> one = Marked((LabeledSpan(0, 4, "person"), LabeledSpan(8, 10, "place")), 12)
    >>> two = Marked((LabeledSpan(0, 4, "person"), LabeledSpan(8, 12, "place")), 12)
    >>> table = Judgments.of([("text", "ann", one), ("text", "bo", two)])
    >>> span_f1(table).value, span_f1(table, overlapping=True).value
    (0.5, 1.0)
    """

    def compare(one: Marked, two: Marked) -> tuple[float, float]:
        if not overlapping:
            return 2.0 * len(set(one.spans) & set(two.spans)), float(len(set(one.spans)) + len(set(two.spans)))
        found = 0
        for label in {s.label for s in one.spans}:
            found += paired(*([s for s in set(side.spans) if s.label == label] for side in (one, two)))
        return 2.0 * found, float(len(set(one.spans)) + len(set(two.spans)))

    name = "span-f1-overlap" if overlapping else "span-f1"
    return over_pairs(judgments, name, compare, ratio, nothing=NOTHING, reference=reference, symmetric=True)


def token_f1(judgments: Judgments, reference: str | None = None) -> Coefficient:
    """F1 of (unit, label) pairs: how much of what either labelled, both labelled alike."""

    def compare(one: Marked, two: Marked) -> tuple[float, float]:
        a, b = (units(m.spans) for m in (one, two))
        return 2.0 * len(a & b), float(len(a) + len(b))

    return over_pairs(judgments, "token-f1", compare, ratio, nothing=NOTHING, reference=reference, symmetric=True)


def units(spans: Sequence[LabeledSpan]) -> set[tuple[int, str]]:
    """Every unit with a label on it."""
    return {(place, s.label) for s in spans for place in range(s.start, s.end)}


def span_alpha(judgments: Judgments, distance: str = "nominal") -> Coefficient:
    """Krippendorff's alpha over units, whose values are label sets; distance: nominal, masi or jaccard between the sets."""
    tallies = []
    for answers in answers_by_item(judgments):
        marked = [m for _, m in answers]
        tallies.append(tally_spans([m.spans for m in marked], max(m.extent for m in marked)))
    found = alpha(tallies, distance, len(judgments.annotators))  # type: ignore[arg-type]
    return Coefficient(
        "span-alpha",
        distance,
        found.value,
        found.interval,
        found.items,
        found.judgments,
        found.annotators,
        found.reason,
    )


def paired(a: Sequence[LabeledSpan], b: Sequence[LabeledSpan]) -> int:
    """The most pairs of overlapping spans, each span used once.

    Taking spans by their end and giving each the partner that ends first is optimal for intervals
    (greedy matching in a convex bipartite graph, Glover 1967), save for nested ones, where it may miss a pair.
    """
    waiting = sorted(b, key=lambda s: (s.end, s.start))
    used: Counter[int] = Counter()
    pairs = 0
    for span in sorted(a, key=lambda s: (s.end, s.start)):
        for position, other in enumerate(waiting):
            if not used[position] and span.overlaps(other):
                used[position] += 1
                pairs += 1
                break
    return pairs
