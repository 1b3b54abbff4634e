"""Every value type in one union, told apart by `type`. To add one: its file, and a line here."""

from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from truemark.kinds.box import Box
from truemark.kinds.coreference import Coreference
from truemark.kinds.cuboid import Cuboid
from truemark.kinds.discontinuous import DiscontinuousSpan
from truemark.kinds.edit import Edit
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.event import Event
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.panoptic import Panoptic
from truemark.kinds.point_labels import PointLabels
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.problem import Invalid, Problem
from truemark.kinds.ranking import Ranking
from truemark.kinds.relation import Relation
from truemark.kinds.segment import Segment
from truemark.kinds.span import Span
from truemark.kinds.track import Track

AnyValue = (
    Span
    | DiscontinuousSpan
    | Relation
    | Coreference
    | Box
    | Polygon
    | Polyline
    | Ellipse
    | Keypoints
    | Mask
    | Panoptic
    | Cuboid
    | PointLabels
    | Track
    | Segment
    | Event
    | Ranking
    | Edit
)
_adapter: TypeAdapter[AnyValue] = TypeAdapter(Annotated[AnyValue, Field(discriminator="type")])


def parse_value(document: Any, path: str = "") -> AnyValue:
    """The value that a JSON document describes. Raises Invalid with every fault and its place (`shape.width`)."""
    try:
        return _adapter.validate_python(document)
    except ValidationError as error:
        raise Invalid(_problems(error, path)) from None


def _problems(error: ValidationError, path: str) -> list[Problem]:
    found = []
    for fault in error.errors(include_url=False):
        place = path
        for step in fault["loc"][1:]:  # the first step is the type
            place = f"{place}[{step}]" if isinstance(step, int) else f"{place}.{step}" if place else str(step)
        message = fault["msg"].removeprefix("Value error, ")
        if fault["type"] == "extra_forbidden":
            message = "is no field of this kind"
        elif fault["type"] == "missing":
            message = "is missing"
        elif fault["type"].startswith("union_tag"):
            place = f"{path}.type" if path else "type"
        found.append(Problem(place or "value", message))
    return found
