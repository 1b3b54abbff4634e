"""Every kind of answer: its value type, validation, distance between two answers, and how several become one.

A *field* kind answers a question (choice, rating, number, text); a *shape* kind marks a region of a stage (span, box, mask …).
To add one: a file here and a line below.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Annotated, Any

from pydantic import Field

from truemark.kinds import choice, number, rating, text
from truemark.kinds.box import Box
from truemark.kinds.choice import ChoiceSettings
from truemark.kinds.distance import Category, Metric
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.merge import Merged
from truemark.kinds.number import NumberSettings
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.rating import RatingSettings
from truemark.kinds.span import Span
from truemark.kinds.text import TextSettings

FieldSettings = ChoiceSettings | RatingSettings | NumberSettings | TextSettings
Shape = Annotated[Span | Box | Polygon | Polyline | Ellipse | Keypoints | Mask, Field(discriminator="type")]


@dataclass(frozen=True, slots=True)
class FieldKind:
    """What the floors above ask of a kind. `metric` is None when answers of the kind have no distance."""

    parse: Callable[[Any, Any, str], Any]
    empty: Callable[[Any], bool]
    metric: Callable[[Any], Metric | None]
    category: Callable[[Any, Any], Category]
    merge: Callable[[Any, Sequence[Any]], Merged[Any]]
    indexed: Callable[[Any], list[str]]


def _kind(module: ModuleType) -> FieldKind:
    return FieldKind(**{name: getattr(module, name) for name in FieldKind.__dataclass_fields__})


FIELDS: dict[str, FieldKind] = {
    "choice": _kind(choice),
    "rating": _kind(rating),
    "number": _kind(number),
    "text": _kind(text),
}

__all__ = [
    "FIELDS",
    "Category",
    "ChoiceSettings",
    "FieldKind",
    "FieldSettings",
    "Merged",
    "Metric",
    "NumberSettings",
    "RatingSettings",
    "Shape",
    "Span",
    "TextSettings",
]
