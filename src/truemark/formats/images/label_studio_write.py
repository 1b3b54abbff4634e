"""Label Studio JSON of images, written: tasks with the annotations of everybody, and the labeling configuration."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from xml.etree import ElementTree

from truemark.formats.images import brush
from truemark.formats.images.dataset import Dataset, Mark, Sample
from truemark.formats.images.shapes import kind_name
from truemark.formats.images.write_tree import JsonArray, WriteTree
from truemark.formats.images.xml_text import pretty
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline

single = "tasks.json"


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    """A task an image, with everybody's annotations."""
    dataset.numbers()
    controls: dict[str, dict[str, None]] = {}
    tasks = JsonArray()
    for name, samples in groupby(_together(dataset), key=lambda s: s.name):
        given = list(samples)
        task = {
            "id": len(tasks) + 1,
            "data": {**given[0].data, "image": name},
            "annotations": [_annotation(n, s, dataset, controls, losses) for n, s in enumerate(given, start=1)],
        }
        tasks.add(task | ({"meta": given[0].meta} if given[0].meta else {}))
    with tree.open(single) as file:
        tasks.copy_to(file)
    if tree.is_folder:
        tree.write("config.xml", _config(dataset, controls))


def _together(dataset: Dataset) -> Iterable[Sample]:
    """The samples with those of one image next to each other, as a project's own are."""
    if dataset.spool is not None:
        return dataset.spool
    first: dict[str, int] = {}
    for sample in dataset.samples:
        first.setdefault(sample.name, len(first))
    return sorted(dataset.samples, key=lambda s: first[s.name])


def _annotation(
    number: int, sample: Sample, dataset: Dataset, controls: dict[str, dict[str, None]], losses: Losses
) -> dict[str, Any]:
    who = sample.annotator or "1"
    return {
        "id": number,
        "completed_by": int(who) if who.isdecimal() else {"email": who},
        "result": _results(sample, dataset, controls, losses),
        "was_cancelled": False,
        **({"lead_time": sample.seconds} if sample.seconds else {}),
    }


def _results(
    picture: Sample, dataset: Dataset, controls: dict[str, dict[str, None]], losses: Losses
) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = []
    ids: dict[int, str] = {}
    parents: dict[str, str] = {}  # the first region of a group is the parent of the others
    for n, mark in enumerate(picture.marks):
        written = _written(mark, picture, dataset, losses)
        if not written:
            continue
        ids[n] = f"r{n + 1}"
        for part, (tag, value) in enumerate(written):
            controls.setdefault(tag, {})[value[tag][0]] = None
            width, height = picture.size()
            results.append(
                {
                    "id": ids[n] if part == 0 else f"{ids[n]}-{part + 1}",
                    "type": tag,
                    "from_name": tag.removesuffix("labels"),
                    "to_name": "image",
                    "original_width": width,
                    "original_height": height,
                    "image_rotation": 0,
                    "value": value,
                    **({"parentID": parents[mark.group]} if mark.group in parents else {}),
                }
            )
        if mark.group:
            parents.setdefault(mark.group, ids[n])
        for asked, given in mark.attributes.items():
            results.append({"id": ids[n], **_answer(asked, given, False)})
    for link in picture.links:
        if link.source in ids and link.target in ids:
            ends = {"from_id": ids[link.source], "to_id": ids[link.target]}
            results.append({"type": "relation", **ends, "direction": "right", "labels": [link.label]})
    for n, (asked, given) in enumerate(picture.answers.items()):
        results.append({"id": f"a{n + 1}", **_answer(asked, given, asked in dataset.texts)})
    return results


def _answer(asked: str, given: Any, text: bool) -> dict[str, Any]:
    place = {"from_name": asked, "to_name": "image"}
    if text:
        return {**place, "type": "textarea", "value": {"text": given if isinstance(given, list) else [given]}}
    if isinstance(given, bool) or not isinstance(given, int | float):
        chosen = given if isinstance(given, list) else [given]
        return {**place, "type": "choices", "value": {"choices": [str(c) for c in chosen]}}
    return {**place, "type": "number", "value": {"number": given}}


@dataclass(frozen=True, slots=True)
class _On:
    """What a shape is written on: percents of an image's size, under a label."""

    mark: Mark
    sample: Sample
    joints: Sequence[str]
    losses: Losses

    def percent(self, x: float, y: float) -> tuple[float, float]:
        width, height = self.sample.size()
        return x / width * 100, y / height * 100

    def labeled(self, tag: str, value: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        return tag, value | {tag: [self.mark.label]}


Written = list[tuple[str, dict[str, Any]]]


def _written(mark: Mark, sample: Sample, dataset: Dataset, losses: Losses) -> Written:
    write = WRITERS.get(mark.shape.type)
    if write is None:
        losses.add(f"{kind_name(mark.shape)} (which Label Studio does not have)")
        return []
    return write(mark.shape, _On(mark, sample, dataset.label(mark.label).joints, losses))


def _box(shape: Box, on: _On) -> Written:
    x, y = on.percent(*shape.ring()[0])  # Label Studio turns about the top-left corner
    width, height = on.percent(shape.width, shape.height)
    value = {"x": x, "y": y, "width": width, "height": height, "rotation": shape.angle}
    return [on.labeled("rectanglelabels", value)]


def _ellipse(shape: Ellipse, on: _On) -> Written:
    x, y = on.percent(shape.cx, shape.cy)
    rx, ry = on.percent(shape.rx, shape.ry)
    return [on.labeled("ellipselabels", {"x": x, "y": y, "radiusX": rx, "radiusY": ry, "rotation": shape.angle})]


def _polygon(shape: Polygon, on: _On) -> Written:
    on.losses.add("holes of polygons", len(shape.holes))
    return [on.labeled("polygonlabels", {"points": [on.percent(x, y) for x, y in shape.points], "closed": True})]


def _polyline(shape: Polyline, on: _On) -> Written:
    on.losses.add("lines (written as open polygons)")
    return [on.labeled("polygonlabels", {"points": [on.percent(x, y) for x, y in shape.points], "closed": False})]


def _mask(shape: Mask, on: _On) -> Written:
    return [on.labeled("brushlabels", {"format": "rle", "rle": brush.encode(shape.pixels())})]


def _points(shape: Keypoints, on: _On) -> Written:
    on.losses.add("skeletons (written as single points)", int(len(shape.points) > 1))
    found: Written = []
    for n, (x, y, seen) in enumerate(shape.points):
        if seen:
            px, py = on.percent(x, y)
            said = f"{on.mark.label}: {on.joints[n]}" if n < len(on.joints) else on.mark.label
            found.append(("keypointlabels", {"x": px, "y": py, "width": 0.5, "keypointlabels": [said]}))
    return found


WRITERS: dict[str, Callable[[Any, _On], Written]] = {
    "box": _box,
    "ellipse": _ellipse,
    "polygon": _polygon,
    "polyline": _polyline,
    "mask": _mask,
    "keypoints": _points,
}
"""How each kind of shape is written."""


def _config(dataset: Dataset, controls: dict[str, dict[str, None]]) -> bytes:
    root = ElementTree.Element("View")
    ElementTree.SubElement(root, "Image", name="image", value="$image")
    elements = {
        "rectanglelabels": "RectangleLabels",
        "polygonlabels": "PolygonLabels",
        "ellipselabels": "EllipseLabels",
        "brushlabels": "BrushLabels",
        "keypointlabels": "KeyPointLabels",
    }
    for tag, labels in controls.items():
        control = ElementTree.SubElement(root, elements[tag], name=tag.removesuffix("labels"), toName="image")
        for label in labels:
            ElementTree.SubElement(control, "Label", value=label)
    choices: dict[str, dict[str, None]] = {}
    for picture in dataset:
        for asked, given in picture.answers.items():
            if asked not in dataset.texts:
                for value in given if isinstance(given, list) else [given]:
                    choices.setdefault(asked, {})[str(value)] = None
    for asked, options in choices.items():
        control = ElementTree.SubElement(root, "Choices", name=asked, toName="image")
        for option in options:
            ElementTree.SubElement(control, "Choice", value=option)
    for asked in sorted(dataset.texts):
        ElementTree.SubElement(root, "TextArea", name=asked, toName="image")
    # Without a declaration of its encoding, which Label Studio's own converter refuses.
    return pretty(root).partition(b"?>\n")[2]
