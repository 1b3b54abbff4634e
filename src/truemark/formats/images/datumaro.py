"""Datumaro JSON 1.0: `annotations/<subset>.json`. Source: openvinotoolkit.github.io/datumaro."""

from collections.abc import Callable
from typing import Any

from truemark.formats.images.coco import add_text
from truemark.formats.images.dataset import Dataset, Mark, Sample, one_annotator
from truemark.formats.images.names import relative
from truemark.formats.images.shapes import outline, paired
from truemark.formats.images.tree import ReadTree
from truemark.formats.images.write_tree import JsonArray, WriteTree
from truemark.formats.labeled import Losses, passing_over
from truemark.kinds import kind_of
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.problem import Invalid
from truemark.kinds.values import parse_value

name, single = "datumaro", None
TAGS, CAPTION = "tags", "caption"
FIELDS = frozenset({"id", "annotations", "image", "attr", "point_cloud", "media", "related_images", "video"})
ANNOTATION = frozenset(
    {"id", "type", "attributes", "group", "label_id", "z_order", "bbox", "points", "rle", "caption", "visibility"}
    | {"object_id", "area"}
)


def read(tree: ReadTree, losses: Losses) -> Dataset:
    dataset = Dataset()
    found = False
    for file in tree.ending(".json"):
        with passing_over("files that cannot be read", tree.place(file), losses):
            document = tree.json(file)
            if isinstance(document, dict) and isinstance(document.get("items"), list):
                found = True
                _read_file(document, file, tree, dataset, losses)
    if not found:
        if losses.faults:
            raise Invalid(losses.faults[:1])
        raise Invalid.at(tree.shown, "holds no Datumaro file: a JSON object with a list `items`")
    return dataset


def _read_file(document: dict[str, Any], file: str, tree: ReadTree, dataset: Dataset, losses: Losses) -> None:
    where = tree.place(file)
    categories = document.get("categories") or {}
    listed = (categories.get("label") or {}).get("labels") or []
    labels = [str(c.get("name")) for c in listed]
    for label, own in zip(labels, listed, strict=True):
        dataset.label(label).parent = str(own.get("parent") or "")
    for points in (categories.get("points") or {}).get("items") or []:
        skeleton = dataset.label(labels[points["label_id"]])
        skeleton.joints = tuple(points.get("labels") or ())
        skeleton.edges = tuple((int(a), int(b)) for a, b in points.get("joints") or ())
    subset = file.rsplit("/", 1)[-1].removesuffix(".json")
    for n, item in enumerate(document["items"]):
        place = f"{where}: items[{n}]"
        with passing_over("items that cannot be read", place, losses):
            image = item.get("image") or item.get("media") or {}
            height, width = image.get("size") or (0, 0)
            given = str(image.get("path") or item.get("id"))
            split = "" if subset == "default" else subset
            at = tree.find(given, file, subset) or tree.find(str(item.get("id")), file, subset)
            sample = Sample(relative(given), int(width), int(height), split=split, file=at)
            for key in item.keys() - FIELDS:
                losses.add(f"fields {key!r} of items")
            losses.add("attributes of items", len([v for k, v in (item.get("attr") or {}).items() if k != "id"]))
            for m, annotation in enumerate(item.get("annotations") or []):
                where_ = f"{place}.annotations[{m}]"
                with passing_over("annotations that cannot be read", where_, losses):
                    _read_annotation(annotation, sample, labels, where_, dataset, losses)
            dataset.samples.append(sample)


def _read_annotation(
    annotation: dict[str, Any], sample: Sample, labels: list[str], place: str, dataset: Dataset, losses: Losses
) -> None:
    kind = annotation.get("type")
    if kind == "caption":
        add_text(dataset, sample, CAPTION, str(annotation.get("caption")))
        return
    for key in annotation.keys() - ANNOTATION:
        losses.add(f"fields {key!r} of annotations")
    number = annotation.get("label_id")
    if not isinstance(number, int) or not 0 <= number < len(labels):
        raise Invalid.at(f"{place}.label_id", f"{number!r} is no label of this file")
    label = labels[number]
    if kind == "label":
        sample.answers[TAGS] = [*sample.answers.get(TAGS, []), label]
        losses.add("attributes of image labels", len(annotation.get("attributes") or {}))
        return
    shape = _shape(annotation, place)
    if shape is None:
        losses.add(f"annotations of type {kind}", 1, place)
        return
    attributes = dict(annotation.get("attributes") or {})
    angle = attributes.get("rotation")
    if kind_of(shape).turn(shape) is not None and isinstance(angle, int | float):  # how CVAT has it written
        shape = shape.model_copy(update={"angle": float(angle)})
        del attributes["rotation"]
    group = annotation.get("group")
    sample.marks.append(Mark(label, shape, attributes, f"datumaro-{group}" if group else None))


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
    parents = {label.name: label.parent for label in dataset.labels}
    items = JsonArray()
    for picture in one_annotator(dataset, losses):
        losses.add("relations", len(picture.links))
        width, height = picture.size_or_none(losses)
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
        items.add({"id": tree.stem(picture.name, Losses()), "annotations": annotations, "image": image})
    document = {
        "dm_format_version": "1.0",
        "media_type": 2,
        "infos": {},
        "categories": {
            "label": {
                "labels": [{"name": n, "parent": parents.get(n, ""), "attributes": []} for n in names],
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
    tree.write_json("annotations/default.json", document)


def _whole(picture: Sample, dataset: Dataset, names: list[str], losses: Losses) -> list[dict[str, Any]]:
    """Choices as labels (added to the end of the list), texts as captions."""
    found: list[dict[str, Any]] = []
    for asked, given in picture.answers.items():
        if asked in dataset.texts:
            for text in given if isinstance(given, list) else [given]:
                found.append({"id": 0, "type": "caption", "attributes": {}, "group": 0, "caption": str(text)})
            continue
        for value in given if isinstance(given, list) else [given]:
            if not isinstance(value, str):
                losses.add("answers to whole images")
                continue
            if value not in names:
                names.append(value)
            found.append({"id": 0, "type": "label", "attributes": {}, "group": 0, "label_id": names.index(value)})
    return found


def _written(shape: Any, losses: Losses) -> list[dict[str, Any]]:
    write = WRITERS.get(shape.type)
    if write is not None and not kind_of(shape).turn(shape):
        return [write(shape)]
    found = outline(shape, losses) or []
    losses.add("holes of polygons", sum(len(p.holes) for p in found))
    return [{"type": "polygon", "points": [c for p in part.points for c in p]} for part in found]


def _ellipse(shape: Ellipse) -> dict[str, Any]:
    edges = [shape.cx - shape.rx, shape.cy - shape.ry, shape.cx + shape.rx, shape.cy + shape.ry]
    return {"type": "ellipse", "points": edges}


def _points(shape: Keypoints) -> dict[str, Any]:
    points = [c for x, y, _ in shape.points for c in (x, y)]
    return {"type": "points", "points": points, "visibility": [v for _, _, v in shape.points]}


WRITERS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "box": lambda s: {"type": "bbox", "bbox": [s.x, s.y, s.width, s.height]},
    "ellipse": _ellipse,
    "polyline": lambda s: {"type": "polyline", "points": [c for p in s.points for c in p]},
    "keypoints": _points,
    "mask": lambda s: {"type": "mask", "rle": {"counts": s.counts, "size": list(s.size)}},
}
"""How each kind of shape is written that is not written as polygons; turned ones are."""
