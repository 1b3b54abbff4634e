"""Datumaro JSON 1.0: `annotations/<subset>.json`. Source: openvinotoolkit.github.io/datumaro."""

from typing import Any

import orjson

from truemark.formats.images.dataset import Dataset, Mark, Sample, one_annotator
from truemark.formats.images.shapes import outline, paired, said_at
from truemark.formats.images.tree import ReadTree, WriteTree, stem
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.problem import Invalid
from truemark.kinds.values import parse_value

name, single = "datumaro", None
TAGS, CAPTION = "tags", "caption"


def read(tree: ReadTree, losses: Losses) -> Dataset:
    dataset = Dataset()
    found = False
    for file in tree.ending(".json"):
        where = tree.place(file)
        document = tree.json(file)
        if not isinstance(document, dict) or not isinstance(document.get("items"), list):
            continue
        found = True
        categories = document.get("categories") or {}
        labels = [str(c.get("name")) for c in (categories.get("label") or {}).get("labels") or []]
        for label in labels:
            dataset.label(label)
        for points in (categories.get("points") or {}).get("items") or []:
            own = dataset.label(labels[points["label_id"]])
            own.joints = tuple(points.get("labels") or ())
            own.edges = tuple((int(a), int(b)) for a, b in points.get("joints") or ())
        for n, item in enumerate(document["items"]):
            dataset.samples.append(_picture(item, labels, f"{where}: items[{n}]", dataset, losses))
    if not found:
        raise Invalid.at(str(tree.path), "holds no Datumaro file: a JSON object with a list `items`")
    return dataset


def _picture(item: dict[str, Any], labels: list[str], where: str, dataset: Dataset, losses: Losses) -> Sample:
    image = item.get("image") or {}
    height, width = image.get("size") or (0, 0)
    picture = Sample(str(image.get("path") or item.get("id")), int(width), int(height))
    for n, annotation in enumerate(item.get("annotations") or []):
        place = f"{where}.annotations[{n}]"
        kind = annotation.get("type")
        if kind == "caption":
            picture.answers[CAPTION] = str(annotation.get("caption"))
            dataset.texts.add(CAPTION)
            continue
        try:
            label = labels[annotation["label_id"]]
        except (KeyError, IndexError, TypeError):
            raise Invalid.at(f"{place}.label_id", "is no label of this file") from None
        if kind == "label":
            picture.answers[TAGS] = [*picture.answers.get(TAGS, []), label]
            continue
        with said_at(place):
            shape = _shape(annotation, place)
        if shape is None:
            losses.add(f"annotations of type {kind}")
            continue
        group = annotation.get("group")
        attributes = dict(annotation.get("attributes") or {})
        picture.marks.append(Mark(label, shape, attributes, f"datumaro-{group}" if group else None))
    return picture


def _shape(annotation: dict[str, Any], place: str) -> Any:
    kind, points = annotation.get("type"), annotation.get("points")
    if kind == "bbox":
        x, y, width, height = annotation["bbox"]
        return Box(x=x, y=y, width=width, height=height)
    if kind == "polygon":
        return Polygon(points=paired(points or ()))
    if kind == "polyline":
        return Polyline(points=paired(points or ()))
    if kind == "ellipse":
        left, top, right, bottom = points  # type: ignore[misc]
        return Ellipse(cx=(left + right) / 2, cy=(top + bottom) / 2, rx=(right - left) / 2, ry=(bottom - top) / 2)
    if kind == "points":
        seen = annotation.get("visibility") or [2] * (len(points or ()) // 2)
        return Keypoints.model_validate(
            {"points": [(x, y, int(v)) for (x, y), v in zip(paired(points or ()), seen, strict=True)]}
        )
    if kind == "mask":
        rle = annotation["rle"]
        return parse_value({"type": "mask", "size": rle["size"], "counts": rle["counts"]}, f"{place}.rle")
    return None


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    numbers = dataset.numbers()
    names = [label.name for label in dataset.labels]
    items = []
    for picture in one_annotator(dataset, losses):
        losses.add("relations", len(picture.links))
        width, height = picture.size()
        groups = {g: n for n, g in enumerate(dict.fromkeys(m.group for m in picture.marks if m.group), start=1)}
        annotations: list[dict[str, Any]] = []
        for order, mark in enumerate(picture.marks):
            for document in _written(mark.shape, losses):
                annotations.append(
                    {
                        "id": len(annotations) + 1,
                        "attributes": mark.attributes,
                        "group": groups.get(mark.group or "", 0),
                        "label_id": numbers[mark.label],
                        "z_order": order,
                        **document,
                    }
                )
        annotations += _whole(picture, dataset, names, losses)
        image = {"path": picture.name, "size": [height, width]}
        items.append({"id": stem(picture.name), "annotations": annotations, "image": image})
    document = {
        "dm_format_version": "1.0",
        "media_type": 2,
        "infos": {},
        "categories": {
            "label": {
                "labels": [{"name": n, "parent": "", "attributes": []} for n in names],
                "label_groups": [],
                "attributes": [],
            },
            "points": {
                "items": [
                    {
                        "label_id": n,
                        "labels": list(label.joints),
                        "joints": [list(e) for e in label.edges],
                        "positions": [],
                    }
                    for n, label in enumerate(dataset.labels)
                    if label.joints
                ]
            },
        },
        "items": items,
    }
    tree.write("annotations/default.json", orjson.dumps(document))


def _whole(picture: Sample, dataset: Dataset, names: list[str], losses: Losses) -> list[dict[str, Any]]:
    """Choices as labels (added to the end of the list), texts as captions."""
    found: list[dict[str, Any]] = []
    for asked, given in picture.answers.items():
        if asked in dataset.texts:
            found.append({"id": 0, "type": "caption", "attributes": {}, "group": 0, "caption": given})
            continue
        for value in given if isinstance(given, list) else [given]:
            if not isinstance(value, str):
                losses.add("answers to whole pictures")
                continue
            if value not in names:
                names.append(value)
            found.append({"id": 0, "type": "label", "attributes": {}, "group": 0, "label_id": names.index(value)})
    return found


def _written(shape: Any, losses: Losses) -> list[dict[str, Any]]:
    if isinstance(shape, Box) and not shape.angle:
        return [{"type": "bbox", "bbox": [shape.x, shape.y, shape.width, shape.height]}]
    if isinstance(shape, Ellipse) and not shape.angle:
        edges = [shape.cx - shape.rx, shape.cy - shape.ry, shape.cx + shape.rx, shape.cy + shape.ry]
        return [{"type": "ellipse", "points": edges}]
    if isinstance(shape, Polyline):
        return [{"type": "polyline", "points": [c for p in shape.points for c in p]}]
    if isinstance(shape, Keypoints):
        points = [c for x, y, _ in shape.points for c in (x, y)]
        return [{"type": "points", "points": points, "visibility": [v for _, _, v in shape.points]}]
    if isinstance(shape, Mask):
        return [{"type": "mask", "rle": {"counts": shape.counts, "size": list(shape.size)}}]
    found = outline(shape, losses) or []
    losses.add("holes of polygons", sum(len(p.holes) for p in found))
    return [{"type": "polygon", "points": [c for p in part.points for c in p]} for part in found]
