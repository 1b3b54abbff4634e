"""Text: free text, on one line or many. The answer is the string; free text has no chance-corrected agreement."""

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from truemark.kinds.distance import Category, Metric
from truemark.kinds.kind import FieldKind
from truemark.kinds.merge import Merged, majority
from truemark.kinds.problem import Invalid


class TextSettings(BaseModel):
    """`multiline` gives room for paragraphs; `max_length` counts code points."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: Literal["text"] = "text"
    multiline: bool = False
    max_length: int = Field(default=20_000, ge=1, le=1_000_000)
    placeholder: str | None = None


def parse(settings: TextSettings, raw: Any, path: str) -> str:
    if not isinstance(raw, str):
        raise Invalid.at(path, "must be a string")
    if len(raw) > settings.max_length:
        raise Invalid.at(path, f"must be at most {settings.max_length} characters, not {len(raw)}")
    return raw


def empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def metric(settings: TextSettings) -> Metric | None:
    return None


def category(settings: TextSettings, value: str) -> Category:
    return value.strip()


def merge(settings: TextSettings, values: Sequence[str]) -> Merged[Any]:
    """A text that most wrote alike; otherwise none."""
    return majority(values)


def indexed(value: str) -> list[str]:
    return []


class TextKind(FieldKind):
    """Free text, as every floor asks of it."""

    name = "text"
    title = "Free text"
    settings = TextSettings
    parse = staticmethod(parse)
    empty = staticmethod(empty)
    metric = staticmethod(metric)
    category = staticmethod(category)
    merge = staticmethod(merge)
    indexed = staticmethod(indexed)


kind = TextKind()
