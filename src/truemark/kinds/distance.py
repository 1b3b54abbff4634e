"""How far apart two categories are: 0 is the same, larger is further.

Source: Krippendorff, Content Analysis, 4th ed. (2019), ch. 12; Passonneau, Measuring agreement on set-valued
items (LREC 2006) for MASI.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

Category = str | float | tuple[str, ...]
Metric = Literal["nominal", "ordinal", "interval", "ratio", "masi", "jaccard", "tree"]
Distance = Callable[[Category, Category], float]


def nominal(a: Category, b: Category) -> float:
    """0 when equal, 1 otherwise."""
    return 0.0 if a == b else 1.0


def interval(a: Category, b: Category) -> float:
    """Squared difference of two numbers."""
    if isinstance(a, float) and isinstance(b, float):
        return (a - b) ** 2
    raise TypeError("interval distance compares numbers")


def ratio(a: Category, b: Category) -> float:
    """Squared relative difference ((a − b) ÷ (a + b))² of two numbers that are not negative."""
    one, two = _number(a), _number(b)
    return ((one - two) / (one + two)) ** 2 if one + two else 0.0


def jaccard(a: Category, b: Category) -> float:
    """1 − shared ÷ all, between two sets given as tuples of names. Two empty sets are equal."""
    left, right = _as_set(a), _as_set(b)
    return 1.0 - len(left & right) / len(left | right) if left or right else 0.0


def levenshtein(a: str, b: str) -> float:
    """Edits between two texts (insert, delete, replace a character) ÷ the length of the longer; 0 for two empty ones."""
    from rapidfuzz.distance import Levenshtein

    return float(Levenshtein.normalized_distance(a, b))


def as_names(value: object) -> tuple[str, ...]:
    """A set of names from a list, a JSON list, or names joined by `|`, `;` or `,`; the empty string is the empty set."""
    if isinstance(value, list | tuple | set | frozenset):
        return tuple(sorted(str(v) for v in value))
    written = str(value).strip()
    if written.startswith("[") and written.endswith("]"):
        try:
            return tuple(sorted({str(v) for v in json.loads(written)}))
        except ValueError:
            pass
    return tuple(sorted({part.strip() for part in re.split(r"[|;,]", written) if part.strip()}))


def masi(a: Category, b: Category) -> float:
    """1 − Jaccard × monotonicity, between two sets given as tuples of names. Two empty sets are equal."""
    left, right = _as_set(a), _as_set(b)
    if left == right:
        return 0.0
    shared = len(left & right)
    if not shared:
        return 1.0
    monotonicity = 2 / 3 if left <= right or right <= left else 1 / 3
    return 1.0 - shared / len(left | right) * monotonicity


def tree(a: Category, b: Category) -> float:
    """Between two places in a tree written `animal/dog`: 1 − 2 × shared depth ÷ summed depth (Wu & Palmer 1994)."""
    left, right = str(a).split("/"), str(b).split("/")
    shared = 0
    for x, y in zip(left, right, strict=False):
        if x != y:
            break
        shared += 1
    return 1.0 - 2 * shared / (len(left) + len(right))


def ordinal(frequency: Mapping[Category, float]) -> Distance:
    """Squared number of judgments between two ranks; it depends on how often each rank was given.

    frequency: how many pairable judgments each rank (a number) has.
    """
    ranks: Sequence[Category] = sorted(frequency, key=_number)
    below: dict[Category, float] = {}
    total = 0.0
    for rank in ranks:
        below[rank] = total + frequency[rank] / 2
        total += frequency[rank]
    return lambda a, b: (below[a] - below[b]) ** 2


def distance_for(metric: Metric, frequency: Mapping[Category, float]) -> Distance:
    """The distance that a metric's name stands for. Raises KeyError for an unknown name."""
    if metric == "ordinal":
        return ordinal(frequency)
    named = {"nominal": nominal, "interval": interval, "ratio": ratio, "masi": masi, "jaccard": jaccard, "tree": tree}
    return named[metric]


def _as_set(value: Category) -> frozenset[str]:
    return frozenset(value) if isinstance(value, tuple) else frozenset([str(value)])


def _number(value: Category) -> float:
    if isinstance(value, tuple):
        raise TypeError("ordinal distance compares numbers")
    return float(value)
