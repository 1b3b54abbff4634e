"""A CVAT project or task backup: a zip of `project.json`, and of `task_N/` with labels, annotations and the pictures.

Read only. Source: cvat-ai/cvat, cvat/apps/engine/backup.py.
"""

from typing import Any

import numpy as np
import orjson

from truemark.formats.images.dataset import Dataset, Mark, Sample
from truemark.formats.images.shapes import paired, said_at
from truemark.formats.images.tree import ReadTree
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import from_pixels
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.problem import Invalid

name = "cvat-backup"
TAGS = "tags"


def read(tree: ReadTree, losses: Losses) -> Dataset:
    dataset = Dataset()
    for file in tree.ending("project.json", "task.json"):
        for label in tree.json(file).get("labels") or []:
            _label(label, dataset)
    folders = sorted(n.rpartition("task.json")[0] for n in tree.ending("task.json"))
    if not folders:
        raise Invalid.at(str(tree.path), "is no CVAT backup: it holds no task.json")
    for folder in folders:
        pictures = _pictures(tree, folder)
        file = f"{folder}annotations.json"
        for n, job in enumerate(tree.json(file) if file in tree.names else []):
            where = f"{tree.place(file)}: [{n}]"
            losses.add("tracks of videos", len(job.get("tracks") or []))
            for tag in job.get("tags") or []:
                picture = _at(pictures, tag, f"{where}.tags")
                picture.answers[TAGS] = [*picture.answers.get(TAGS, []), str(tag.get("label"))]
            for k, shape in enumerate(job.get("shapes") or []):
                _shape(shape, pictures, dataset, f"{where}.shapes[{k}]", losses)
        dataset.samples += pictures.values()
    return dataset


def _label(document: dict[str, Any], dataset: Dataset) -> None:
    label = dataset.label(str(document.get("name")))
    label.color = document.get("color") or None
    parts = document.get("sublabels") or []
    if parts:
        label.joints = tuple(str(p.get("name")) for p in parts)
    for attribute in document.get("attributes") or []:
        if attribute.get("input_type") in ("select", "radio"):
            values = attribute.get("values") or []
            listed = values.split("\n") if isinstance(values, str) else values
            dataset.options.setdefault(str(attribute.get("name")), []).extend(str(v) for v in listed)


def _pictures(tree: ReadTree, folder: str) -> dict[int, Sample]:
    """The task's pictures by frame number, from its manifest."""
    file = next((n for n in tree.ending("manifest.jsonl") if n.startswith(folder)), None)
    if file is None:
        raise Invalid.at(tree.place(folder), "holds no manifest.jsonl, which says the order of the pictures")
    found: dict[int, Sample] = {}
    for number, line in enumerate(tree.read(file).splitlines(), start=1):
        try:
            document = orjson.loads(line)
        except orjson.JSONDecodeError:
            raise Invalid.at(f"{tree.place(file)}: line {number}", "is not JSON") from None
        if "name" in document:
            picture = f"{document['name']}{document.get('extension', '')}"
            size = int(document.get("width") or 0), int(document.get("height") or 0)
            found[len(found)] = Sample(picture, *size)
    return found


def _at(pictures: dict[int, Sample], element: dict[str, Any], where: str) -> Sample:
    picture = pictures.get(element.get("frame", -1))
    if picture is None:
        raise Invalid.at(f"{where}.frame", f"{element.get('frame')!r} is no picture of the manifest")
    return picture


def _shape(document: dict[str, Any], pictures: dict[int, Sample], dataset: Dataset, where: str, losses: Losses) -> None:
    picture = _at(pictures, document, where)
    if document.get("outside"):
        losses.add("shapes outside their picture")
        return
    label = str(document.get("label"))
    with said_at(where):
        shape = _value(document, picture, dataset)
    if shape is None:
        losses.add(f"shapes of type {document.get('type')}")
        return
    attributes = {str(a.get("name")): a.get("value") for a in document.get("attributes") or [] if a.get("name")}
    if document.get("occluded"):
        attributes["occluded"] = "yes"
    group = document.get("group")
    dataset.label(label)
    picture.marks.append(Mark(label, shape, attributes, f"cvat-{group}" if group else None))


def _value(document: dict[str, Any], picture: Sample, dataset: Dataset) -> Any:
    kind, points = document.get("type"), document.get("points") or []
    angle = float(document.get("rotation") or 0)
    if kind == "rectangle":
        left, top, right, bottom = points
        return Box(x=left, y=top, width=right - left, height=bottom - top, angle=angle)
    if kind == "ellipse":
        cx, cy, right, top = points
        return Ellipse(cx=cx, cy=cy, rx=right - cx, ry=cy - top, angle=angle)
    if kind == "polygon":
        return Polygon(points=paired(points))
    if kind == "polyline":
        return Polyline(points=paired(points))
    if kind == "points":
        return Keypoints.model_validate({"points": [(x, y, 2) for x, y in paired(points)]})
    if kind == "skeleton":
        by_name = {str(e.get("label")): e for e in document.get("elements") or []}
        joints = dataset.label(str(document.get("label"))).joints
        return Keypoints.model_validate({"points": [_joint(by_name.get(j)) for j in joints]})
    if kind == "mask":
        *runs, left, top, right, bottom = (int(p) for p in points)
        height, width = bottom - top + 1, right - left + 1
        if sum(runs) != height * width:
            raise ValueError(f"the run lengths add up to {sum(runs)}; {width} × {height} is {width * height}")
        bits = np.zeros((picture.height, picture.width), dtype=bool)
        inner = np.repeat(np.arange(len(runs)) % 2, runs).astype(bool).reshape(height, width)
        bits[top : bottom + 1, left : right + 1] = inner
        return from_pixels(bits)
    return None


def _joint(element: dict[str, Any] | None) -> tuple[float, float, int]:
    if element is None or element.get("outside"):
        return (0.0, 0.0, 0)
    x, y = element["points"]
    return (x, y, 1 if element.get("occluded") else 2)
