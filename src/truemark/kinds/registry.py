"""The kinds there are, by name. To add one: its file, and a line here."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from truemark.kinds import (
    box,
    choice,
    cuboid,
    date,
    discontinuous,
    ellipse,
    keypoints,
    mask,
    number,
    polygon,
    polyline,
    rating,
    segment,
    span,
    text,
)
from truemark.kinds.kind import FieldKind, RegionKind

REGIONS: Mapping[str, RegionKind[Any]] = {
    k.name: k
    for k in (
        span.kind,
        discontinuous.kind,
        box.kind,
        polygon.kind,
        polyline.kind,
        ellipse.kind,
        keypoints.kind,
        mask.kind,
        segment.kind,
        cuboid.kind,
    )
}

FIELDS: Mapping[str, FieldKind] = {k.name: k for k in (choice.kind, rating.kind, number.kind, date.kind, text.kind)}

if TYPE_CHECKING:
    Shape = Any
    ShapeName = str
else:
    Shape = Annotated[reduce(or_, (k.value for k in REGIONS.values())), Field(discriminator="type")]
    ShapeName = Literal[tuple(REGIONS)]


def kind_of(shape: Any) -> RegionKind[Any]:
    """The kind of a shape."""
    return REGIONS[shape.type]
