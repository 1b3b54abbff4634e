"""Relation: a directed, labelled link between two regions, by their ids."""

from collections.abc import Hashable, Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

from truemark.kinds.value import Value


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
    """F1 of two sets of links, each given as its ends (regions, not ids) and label; two empty sets agree."""
    a, b = set(one), set(two)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0
