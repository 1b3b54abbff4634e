"""Rating: a whole number on a scale whose steps are ordered (Likert). The answer is the number."""

from collections.abc import Sequence
from statistics import median_low
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from truemark.kinds.distance import Category, Metric
from truemark.kinds.kind import FieldKind
from truemark.kinds.merge import Merged
from truemark.kinds.problem import Invalid


class RatingSettings(BaseModel):
    """A scale from `min` to `max`; `low` and `high` say in words what the ends mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: Literal["rating"] = "rating"
    min: int = 1
    max: int = 5
    low: str | None = None
    high: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not 0 < self.max - self.min <= 100:
            raise ValueError("max must be above min, by at most 100 steps")
        return self


def parse(settings: RatingSettings, raw: Any, path: str) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or raw != int(raw):
        raise Invalid.at(path, "must be a whole number")
    if not settings.min <= raw <= settings.max:
        raise Invalid.at(path, f"must be from {settings.min} to {settings.max}, not {raw}")
    return int(raw)


def empty(value: Any) -> bool:
    return value is None


def metric(settings: RatingSettings) -> Metric:
    return "ordinal"


def category(settings: RatingSettings, value: int) -> Category:
    return float(value)


def merge(settings: RatingSettings, values: Sequence[int]) -> Merged[Any]:
    """The median (of two middle ones the lower, so that the answer is on the scale)."""
    if not values:
        return Merged(None, 0.0)
    middle = median_low(values)
    return Merged(middle, sum(v == middle for v in values) / len(values))


def indexed(value: int) -> list[str]:
    return [str(value)]


class RatingKind(FieldKind):
    """Rating, as every floor asks of it."""

    name = "rating"
    title = "Rating"
    settings = RatingSettings
    parse = staticmethod(parse)
    empty = staticmethod(empty)
    metric = staticmethod(metric)
    category = staticmethod(category)
    merge = staticmethod(merge)
    indexed = staticmethod(indexed)

    def condition(self, settings: Any, wanted: Any) -> str | None:
        fits = isinstance(wanted, int) and settings.min <= wanted <= settings.max
        return None if fits else f"{wanted!r} is not on the scale of {settings.name!r}"


kind = RatingKind()
