"""Date: a day, or a day with a time, as ISO 8601. The answer is the text."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from truemark.kinds.distance import Category, Metric
from truemark.kinds.kind import FieldKind
from truemark.kinds.merge import Merged, majority
from truemark.kinds.problem import Invalid


class DateSettings(BaseModel):
    """time: whether a time of day belongs to it. Bounds are inclusive ISO texts."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: Literal["date"] = "date"
    time: bool = False
    min: str | None = None
    max: str | None = None

    @model_validator(mode="after")
    def _bounds(self) -> Self:
        read = [_read(self.time, b) for b in (self.min, self.max) if b is not None]
        if len(read) == 2 and read[0] > read[1]:
            raise ValueError("max must not be before min")
        return self


def _read(time: bool, text: str) -> datetime:
    """Raises ValueError."""
    if not time:
        day = date.fromisoformat(text)
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def parse(settings: DateSettings, raw: Any, path: str) -> str:
    """The same text, which is a date (`2026-11-24`) or a time (`2026-11-24T10:30:00Z`). Raises Invalid."""
    form = "2026-11-24T10:30:00Z" if settings.time else "2026-11-24"
    if not isinstance(raw, str):
        raise Invalid.at(path, f"must be a string such as {form}")
    try:
        moment = _read(settings.time, raw)
    except ValueError:
        raise Invalid.at(path, f"{raw!r} is no {'time' if settings.time else 'date'} such as {form}") from None
    if settings.min is not None and moment < _read(settings.time, settings.min):
        raise Invalid.at(path, f"must not be before {settings.min}")
    if settings.max is not None and moment > _read(settings.time, settings.max):
        raise Invalid.at(path, f"must not be after {settings.max}")
    return raw


def empty(value: Any) -> bool:
    return value is None or value == ""


def metric(settings: DateSettings) -> Metric:
    return "interval"


def category(settings: DateSettings, value: str) -> Category:
    """Days since 1970, UTC."""
    return _read(settings.time, value).timestamp() / 86_400


def merge(settings: DateSettings, values: Sequence[str]) -> Merged[Any]:
    """The date that most gave; a tie has no winner."""
    return majority(values)


def indexed(value: str) -> list[str]:
    return [value]


class DateKind(FieldKind):
    """Date, as every floor asks of it."""

    name = "date"
    title = "Date"
    settings = DateSettings
    parse = staticmethod(parse)
    empty = staticmethod(empty)
    metric = staticmethod(metric)
    category = staticmethod(category)
    merge = staticmethod(merge)
    indexed = staticmethod(indexed)


kind = DateKind()
