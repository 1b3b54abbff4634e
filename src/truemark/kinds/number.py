"""Number: a finite number, whole when `integer` is set. The answer is the number."""

import math
from collections.abc import Sequence
from statistics import median
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from truemark.kinds.distance import Category, Metric
from truemark.kinds.kind import FieldKind
from truemark.kinds.merge import Merged
from truemark.kinds.problem import Invalid


class NumberSettings(BaseModel):
    """Bounds are inclusive; `unit` is shown beside the field. scale: `ratio` where zero means nothing and twice as much is
    twice as much (counts, durations), so that agreement goes by relative differences; needs a `min` of 0 or more."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: Literal["number"] = "number"
    min: float | None = None
    max: float | None = None
    integer: bool = False
    unit: str | None = None
    scale: Literal["interval", "ratio"] = "interval"

    @model_validator(mode="after")
    def _from_zero(self) -> Self:
        if self.scale == "ratio" and (self.min is None or self.min < 0):
            raise ValueError("a ratio scale needs min to be 0 or more")
        return self


def parse(settings: NumberSettings, raw: Any, path: str) -> int | float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not math.isfinite(raw):
        raise Invalid.at(path, "must be a number")
    if settings.integer and raw != int(raw):
        raise Invalid.at(path, f"must be a whole number, not {raw}")
    if settings.min is not None and raw < settings.min:
        raise Invalid.at(path, f"must be at least {settings.min:g}, not {raw}")
    if settings.max is not None and raw > settings.max:
        raise Invalid.at(path, f"must be at most {settings.max:g}, not {raw}")
    return int(raw) if settings.integer else raw


def empty(value: Any) -> bool:
    return value is None


def metric(settings: NumberSettings) -> Metric:
    return settings.scale


def category(settings: NumberSettings, value: float) -> Category:
    return float(value)


def merge(settings: NumberSettings, values: Sequence[float]) -> Merged[Any]:
    """The median."""
    if not values:
        return Merged(None, 0.0)
    middle = median(values)
    value: int | float = round(middle) if settings.integer else middle
    return Merged(value, sum(v == value for v in values) / len(values))


def indexed(value: float) -> list[str]:
    return [f"{value:g}"]


class NumberKind(FieldKind):
    """Number, as every floor asks of it."""

    name = "number"
    title = "Number"
    settings = NumberSettings
    parse = staticmethod(parse)
    empty = staticmethod(empty)
    metric = staticmethod(metric)
    category = staticmethod(category)
    merge = staticmethod(merge)
    indexed = staticmethod(indexed)

    def condition(self, settings: Any, wanted: Any) -> str | None:
        return None


kind = NumberKind()
