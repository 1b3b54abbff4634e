"""Agreement on spans of text as coefficients: F1 of spans, exact or overlapping, F1 and alpha of their units.

A unit is a token or a character, whichever the file counts in. For F1 see matching.py; alpha here takes every unit
as an item whose value is the set of labels on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.alpha import alpha
from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.matching import paired
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
    """2 × matched ÷ all: spans of one label with the same bounds, or that overlap."""

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
