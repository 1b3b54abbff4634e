"""Several answers to one question become one."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Merged(Generic[T]):
    """The merged answer (None when nothing has a majority) and the share of answers behind it, 0 to 1."""

    value: T | None
    confidence: float


def majority(values: Sequence[Hashable]) -> Merged[Hashable]:
    """The most frequent value; a tie for first has no winner."""
    if not values:
        return Merged(None, 0.0)
    ranked = Counter(values).most_common(2)
    share = ranked[0][1] / len(values)
    if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
        return Merged(None, share)
    return Merged(ranked[0][0], share)
