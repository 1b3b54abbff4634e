"""Relation: a directed, labelled link between two regions, by their ids."""

from collections.abc import Hashable, Sequence
from typing import Literal, Self, TypeVar

from pydantic import Field, model_validator

from truemark.kinds.value import Value

L = TypeVar("L", bound=Hashable)


class Relation(Value):
    """From region `source` to region `target`, which differ."""

    type: Literal["relation"] = "relation"
    source: str = Field(min_length=1)
    target: str = Field(min_length=1)
    label: str = Field(min_length=1)

    @model_validator(mode="after")
    def _two(self) -> Self:
        if self.source == self.target:
            raise ValueError("source and target must be two regions")
        return self


def f1(one: Sequence[Hashable], two: Sequence[Hashable]) -> float:
    """F1 of two sets of marks: links as their ends (regions, not ids) and label, or spans; two empty sets agree."""
    a, b = set(one), set(two)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def merge(answers: Sequence[Sequence[L]]) -> list[tuple[L, float]]:
    """The links that more than half of the annotators drew, each with their share, in the order they first appear."""
    votes: dict[L, int] = {}
    for answer in answers:
        for link in dict.fromkeys(answer):
            votes[link] = votes.get(link, 0) + 1
    return [(link, n / len(answers)) for link, n in votes.items() if 2 * n > len(answers)]
