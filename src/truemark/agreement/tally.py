"""What one item adds to Krippendorff's alpha: sums that can be added, taken away and resampled.

Alpha needs no list of items, only sums over them. So a project keeps the sums, an item's part is exchanged when one
of its answers changes, and alpha is right at once at a cost that does not grow with the project.

Categories (choice, rating, tree, sets, the label sets of characters) are summed as coincidences: how often a value
met another within an item, each pair weighted 1/(m−1) for an item with m judgments. Numbers are summed as moments.
Source: Krippendorff, Content Analysis, 4th ed. (2019), ch. 12.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from truemark.kinds.distance import Category
from truemark.kinds.span import LabeledSpan

Coincidences = dict[tuple[Category, Category], float]


@dataclass(slots=True)
class Tally:
    """Sums over items. `items` and `judgments` count what is pairable (two or more judgments in an item).

    coincidences: (value, value) → weight, both orders. moments: Σ within-item squared differences ÷ (m−1), Σv, Σv².
    """

    items: int = 0
    judgments: int = 0
    coincidences: Coincidences = field(default_factory=dict)
    moments: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def add(self, other: "Tally", sign: int = 1) -> None:
        """Add (or with sign −1 take away) another tally in place; what comes to nothing is dropped."""
        self.items += sign * other.items
        self.judgments += sign * other.judgments
        for pair, weight in other.coincidences.items():
            left = self.coincidences.get(pair, 0.0) + sign * weight
            if abs(left) < 1e-9:
                self.coincidences.pop(pair, None)
            else:
                self.coincidences[pair] = left
        a, b = self.moments, other.moments
        self.moments = (a[0] + sign * b[0], a[1] + sign * b[1], a[2] + sign * b[2])


def tally_categories(values: Sequence[Category]) -> Tally:
    """One item's judgments (one an annotator, missing ones left out).

    >>> tally_categories(["a", "a", "b"]).coincidences
    {('a', 'a'): 1.0, ('a', 'b'): 1.0, ('b', 'a'): 1.0}
    """
    if len(values) < 2:
        return Tally()
    return Tally(items=1, judgments=len(values), coincidences=_coincidences(values, 1.0))


def tally_numbers(values: Sequence[float]) -> Tally:
    """One item's numbers, for the interval distance."""
    m = len(values)
    if m < 2:
        return Tally()
    total, squares = sum(values), sum(v * v for v in values)
    observed = 2 * (m * squares - total * total) / (m - 1)
    return Tally(items=1, judgments=m, moments=(observed, total, squares))


def tally_spans(answers: Sequence[Sequence[LabeledSpan]], extent: int) -> Tally:
    """One item's spans: each character is a unit, and its value is the set of labels an annotator put on it.

    extent: the text's length in code points. Runs of characters that everybody labels alike are counted at once.
    """
    if len(answers) < 2 or not extent:
        return Tally()
    edges = sorted({0, extent, *(e for spans in answers for s in spans for stretch in s.stretches() for e in stretch)})
    layers = [_label_sets(spans, edges) for spans in answers]
    coincidences: Coincidences = {}
    for position, (start, end) in enumerate(pairwise(edges)):
        for pair, weight in _coincidences([layer[position] for layer in layers], float(end - start)).items():
            coincidences[pair] = coincidences.get(pair, 0.0) + weight
    return Tally(items=1, judgments=len(answers), coincidences=coincidences)


def frequencies(coincidences: Mapping[tuple[Category, Category], float]) -> dict[Category, float]:
    """How many pairable judgments each value has: the row sums of the coincidences."""
    totals: dict[Category, float] = {}
    for (value, _), weight in coincidences.items():
        totals[value] = totals.get(value, 0.0) + weight
    return totals


def _coincidences(values: Sequence[Category], weight: float) -> Coincidences:
    counts = Counter(values)
    pairs: Coincidences = {}
    scale = weight / (len(values) - 1)
    for a, n in counts.items():
        for b, k in counts.items():
            met = n * (k - 1) if a == b else n * k
            if met:
                pairs[(a, b)] = met * scale
    return pairs


def _label_sets(spans: Sequence[LabeledSpan], edges: Sequence[int]) -> list[tuple[str, ...]]:
    """The sorted label set between each edge and the next."""
    index = {edge: position for position, edge in enumerate(edges)}
    sets: list[set[str]] = [set() for _ in range(len(edges) - 1)]
    for span in spans:
        for start, end in span.stretches():
            for position in range(index[start], index[end]):
                sets[position].add(span.label)
    return [tuple(sorted(s)) for s in sets]
