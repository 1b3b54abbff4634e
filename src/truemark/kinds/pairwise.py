"""Pairwise preference: which of two responses is better, on a graded scale with a tie in the middle."""

from collections.abc import Sequence
from statistics import median
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from truemark.kinds.distance import Category, Metric
from truemark.kinds.kind import FieldKind
from truemark.kinds.merge import Merged
from truemark.kinds.problem import Invalid


class PairwiseSettings(BaseModel):
    """steps: how many grades each side has (1: better or not). ties: whether neither may be better."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: Literal["pairwise"] = "pairwise"
    left: str = "A"
    right: str = "B"
    steps: int = Field(default=3, ge=1, le=5)
    ties: bool = True

    @model_validator(mode="after")
    def _two(self) -> Self:
        if self.left == self.right:
            raise ValueError("left and right must have different names")
        return self


def parse(settings: PairwiseSettings, raw: Any, path: str) -> int:
    """The grade: −steps (left far better) to steps (right far better). Raises Invalid."""
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise Invalid.at(path, "must be a whole number: below 0 left is better, above 0 right")
    if abs(raw) > settings.steps:
        raise Invalid.at(path, f"must be from {-settings.steps} to {settings.steps}, not {raw}")
    if raw == 0 and not settings.ties:
        raise Invalid.at(path, "must not be 0; this question has no tie")
    return raw


def empty(value: Any) -> bool:
    return value is None


def metric(settings: PairwiseSettings) -> Metric:
    return "ordinal"


def category(settings: PairwiseSettings, value: int) -> Category:
    return float(value)


def merge(settings: PairwiseSettings, values: Sequence[int]) -> Merged[Any]:
    """The median grade, towards the tie; without ties, the grade nearest to it on the side that more chose."""
    if not values:
        return Merged(None, 0.0)
    middle = int(median(values))
    if middle == 0 and not settings.ties:
        side = sum((v > 0) - (v < 0) for v in values)
        if side == 0:
            return Merged(None, 0.5)
        middle = 1 if side > 0 else -1
    agreed = sum((v > 0) - (v < 0) == (middle > 0) - (middle < 0) for v in values)
    return Merged(middle, agreed / len(values))


def indexed(value: int) -> list[str]:
    return [str(value)]


class PairwiseKind(FieldKind):
    """Pairwise, as every floor asks of it."""

    name = "pairwise"
    title = "Pairwise"
    settings = PairwiseSettings
    parse = staticmethod(parse)
    empty = staticmethod(empty)
    metric = staticmethod(metric)
    category = staticmethod(category)
    merge = staticmethod(merge)
    indexed = staticmethod(indexed)


kind = PairwiseKind()
