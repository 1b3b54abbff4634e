"""The distance between every two values that occur, and how far apart the judgments of each item are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.bootstrap import SEED
from truemark.agreement.judgments import Judgments
from truemark.kinds import distance as kinds
from truemark.kinds.problem import Invalid

Floats = NDArray[np.float64]
Between = Callable[[Any, Any], float]
MOST_VALUES = 700
MOST_NUMBERS = 6000
SAMPLE = 250_000
NAMES = ("nominal", "ordinal", "interval", "ratio", "masi", "jaccard", "tree", "levenshtein")


@dataclass(frozen=True)
class Distances:
    """matrix: (values, values), symmetric; None when there are too many values, then `between` is asked pair by pair."""

    values: Sequence[Any]
    between: Between
    matrix: Floats | None

    def of(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> Floats:
        """Distances of pairs of value codes."""
        if self.matrix is not None:
            return np.asarray(self.matrix[first, second])
        return np.array([self.between(self.values[a], self.values[b]) for a, b in zip(first, second, strict=True)])

    def sampled(self, codes: NDArray[np.int64]) -> float:
        """The mean distance of two different judgments, from random pairs (seeded)."""
        random = np.random.default_rng(SEED)
        first = random.integers(0, len(codes), SAMPLE)
        second = (first + random.integers(1, len(codes), SAMPLE)) % len(codes)
        return float(self.of(codes[first], codes[second]).mean())


def distances(judgments: Judgments, distance: str | Between) -> Distances:
    """Raises Invalid for an unknown name, or a value that the distance cannot compare."""
    if not isinstance(distance, str):
        values, between = list(judgments.values), distance
    elif distance == "ratio":
        number = judgments.as_numbers()
        if (number < 0).any():
            raise Invalid.at("--distance", "ratio needs numbers that are not negative")
        return Distances(number.tolist(), kinds.ratio, _ratio(number) if len(number) <= MOST_NUMBERS else None)
    elif distance in ("masi", "jaccard"):
        values = [kinds.as_names(v) for v in judgments.values]
        between = kinds.masi if distance == "masi" else kinds.jaccard
    elif distance == "tree":
        values, between = [str(v) for v in judgments.values], kinds.tree
    elif distance == "levenshtein":
        values, between = [str(v) for v in judgments.values], kinds.levenshtein
    elif distance == "nominal":
        values, between = list(judgments.values), kinds.nominal
    else:
        raise Invalid.at("--distance", f"can be {', '.join(NAMES)}; not {distance!r}")
    if len(values) > MOST_VALUES:
        return Distances(values, between, None)
    matrix = np.zeros((len(values), len(values)))
    for a in range(len(values)):
        for b in range(a + 1, len(values)):
            matrix[a, b] = matrix[b, a] = between(values[a], values[b])
    return Distances(values, between, matrix)


def _ratio(number: Floats) -> Floats:
    total = number[:, None] + number[None, :]
    apart = number[:, None] - number[None, :]
    return np.asarray(np.divide(apart, total, out=np.zeros_like(total), where=total > 0) ** 2)


def observed_disagreement(judgments: Judgments, between: Distances) -> Floats:
    """Per item: the sum over ordered pairs of its judgments of their distance, ÷ (m − 1). (items,)."""
    order, starts = judgments.by_item
    m = judgments.per_item
    sums = np.zeros(len(m))
    for count in np.unique(m[m >= 2]):
        rows = np.flatnonzero(m == count)
        codes = judgments.value[order[starts[rows][:, None] + np.arange(count)]]
        for a in range(count):
            for b in range(a + 1, count):
                sums[rows] += 2 * between.of(codes[:, a], codes[:, b])
    return np.asarray(sums / np.maximum(m - 1, 1))
