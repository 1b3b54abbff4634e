"""Label Studio's JSON export as judgments: tasks with the annotations of several people.

Source: labelstud.io, the JSON format of annotations (percent of the image for regions, turned about the top-left corner).
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from truemark.agreement.judgments import Judgments
from truemark.agreement.regions import Region
from truemark.agreement.spans import Marked
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import from_pixels
from truemark.kinds.polygon import Polygon
from truemark.kinds.problem import Invalid
from truemark.kinds.segment import LabeledSegment
from truemark.kinds.span import LabeledSpan

Result = Mapping[str, Any]


def _joined(names: Sequence[str]) -> str:
    return "|".join(sorted(names))


VALUES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "choices": lambda v: _joined(v["choices"]),
    "rating": lambda v: str(v["rating"]),
    "number": lambda v: str(v["number"]),
    "datetime": lambda v: str(v["datetime"]),
    "taxonomy": lambda v: _joined(["/".join(p) for p in v["taxonomy"]]),
    "pairwise": lambda v: str(v["selected"]),
}
REGIONS = (
    *("rectanglelabels", "rectangle", "polygonlabels", "polygon", "ellipselabels", "ellipse"),
    *("brushlabels", "brush", "keypointlabels", "keypoint"),
)


def read_label_studio(files: Sequence[Path], takes: str, question: str | None) -> Judgments:
    """An item is a task by its id, an annotator `completed_by`. Cancelled annotations are left out.

    values: choices (several joined by `|`), ratings, numbers, dates, taxonomies (`a/b`), pairwise. texts: text areas.
    spans, regions, segments: what is marked in text, images, audio; an annotation that marks nothing is an empty answer.
    question: the `from_name`, needed when the files hold several of the kind. Raises Invalid naming task and annotation.
    """
    from truemark.formats.judged import load_json, other_contents

    annotations = [entry for file in files for entry in _annotations(file, load_json(file))]
    fitting = {str(r.get("from_name")) for a in annotations for r in a.results if _kind(r) == takes}
    if question is None and len(fitting) > 1 and takes in ("values", "texts"):
        raise Invalid.at("--question", f"must name one of those in the file: {', '.join(sorted(fitting))}")
    if question is not None and question not in fitting:
        raise Invalid.at(
            "--question", f"{question!r} has no {takes}; those that have: {', '.join(sorted(fitting)) or 'none'}"
        )
    if not fitting:
        held = sorted({_kind(r) for a in annotations for r in a.results} - {""})
        raise other_contents(files[0], " and ".join(held) or "no annotations", takes)
    rows = []
    for annotation in annotations:
        chosen = [r for r in annotation.results if _kind(r) == takes and question in (None, r.get("from_name"))]
        try:
            value = _value(takes, chosen, annotation.longest)
        except (KeyError, TypeError, ValueError, ValidationError) as error:
            what = error.errors()[0]["msg"] if isinstance(error, ValidationError) else f"{type(error).__name__} {error}"
            raise Invalid.at(annotation.where, f"cannot be read: {what}") from None
        if value is not None:
            rows.append((annotation.item, annotation.annotator, value))
    return Judgments.of(rows)


@dataclass(frozen=True, slots=True)
class _Annotation:
    """where: its place in the file. longest: the length of the task's longest text, which spans reach into."""

    item: str
    annotator: str
    results: Sequence[Result]
    where: str
    longest: int


def _annotations(file: Path, document: Any) -> list[_Annotation]:
    found = []
    for number, task in enumerate(document):
        if not isinstance(task, dict):
            raise Invalid.at(f"{file}: [{number}]", "is no task")
        listed = task.get("annotations", task.get("completions"))
        if listed is None:
            raise Invalid.at(f"{file}: [{number}].annotations", "is missing; export as JSON, not JSON-MIN")
        texts = [v for v in (task.get("data") or {}).values() if isinstance(v, str)]
        for place, annotation in enumerate(listed):
            if annotation.get("was_cancelled"):
                continue
            who = annotation.get("completed_by", place)
            name = who.get("email") or who.get("id") if isinstance(who, dict) else who
            where = f"{file}: [{number}].annotations[{place}]"
            longest = max(map(len, texts), default=0)
            item = str(task.get("id", number))
            found.append(_Annotation(item, str(name), annotation.get("result", []), where, longest))
    return found


def _kind(result: Result) -> str:
    kind, value = result.get("type"), result.get("value", {})
    if kind in VALUES:
        return "values"
    if kind == "textarea":
        return "texts"
    if kind in REGIONS:
        return "regions"
    if kind in ("labels", "hypertextlabels", "paragraphlabels", "timeserieslabels") and "start" in value:
        whole = isinstance(value["start"], int) and isinstance(value.get("end"), int)
        return "spans" if "text" in value or (whole and kind == "labels" and "channel" not in value) else "segments"
    return ""


def _value(takes: str, chosen: Sequence[Result], longest: int) -> Any:
    if takes == "values":
        return VALUES[chosen[0]["type"]](chosen[0]["value"]) if chosen else None
    if takes == "texts":
        given = chosen[0]["value"]["text"] if chosen else None
        return " ".join(given) if isinstance(given, list) else given
    if takes == "spans":
        marked = tuple(
            sorted(
                LabeledSpan(int(r["value"]["start"]), int(r["value"]["end"]), label)
                for r in chosen
                for label in labels_of(r)
            )
        )
        return Marked(marked, max([longest, *(s.end for s in marked)]))
    if takes == "segments":
        return tuple(
            sorted(
                LabeledSegment(float(r["value"]["start"]), float(r["value"]["end"]), label)
                for r in chosen
                for label in labels_of(r)
            )
        )
    if takes == "regions":
        return tuple(Region(label, shape_of(r)) for r in chosen for label in labels_of(r))
    raise ValueError(f"Label Studio's files hold no {takes}")


def labels_of(result: Result) -> list[str]:
    """The labels of a region."""
    value = result["value"]
    for key in (result["type"], "labels"):
        if isinstance(value.get(key), list):
            return [str(name) for name in value[key]]
    return [""]


def shape_of(result: Result) -> Any:
    """A polygon, ellipse, box, point or brushed mask; places are percent of the picture's original size."""
    value, kind = result["value"], result["type"]
    if kind.startswith("brush"):
        from truemark.formats.images.brush import decode

        return from_pixels(decode(value["rle"], result["original_width"], result["original_height"]))
    wide, high = result["original_width"] / 100, result["original_height"] / 100
    if kind.startswith("keypoint"):
        return Keypoints.model_validate({"points": [(value["x"] * wide, value["y"] * high, 2)]})
    if kind.startswith("polygon"):
        return Polygon(points=tuple((x * wide, y * high) for x, y in value["points"]))
    angle = float(value.get("rotation", 0))
    if kind.startswith("ellipse"):
        return Ellipse(
            cx=value["x"] * wide,
            cy=value["y"] * high,
            rx=value["radiusX"] * wide,
            ry=value["radiusY"] * high,
            angle=angle,
        )
    x, y, width, height = value["x"] * wide, value["y"] * high, value["width"] * wide, value["height"] * high
    turn = math.radians(angle)  # Label Studio turns about the top-left corner, Truemark about the centre
    cx = x + width / 2 * math.cos(turn) - height / 2 * math.sin(turn)
    cy = y + width / 2 * math.sin(turn) + height / 2 * math.cos(turn)
    return Box(x=cx - width / 2, y=cy - height / 2, width=width, height=height, angle=angle)
