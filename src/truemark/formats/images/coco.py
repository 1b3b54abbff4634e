"""COCO: instances (boxes, polygons, run-length masks) and keypoints. Source: cocodataset.org/#format-data.

Parts of one group and label are one annotation with several polygons. Attributes stand in `attributes`, as CVAT and
Datumaro write them; `iscrowd` is an attribute of that name.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import orjson

from truemark.formats.images.dataset import (
    Dataset,
    LabelOf,
    Mark,
    Sample,
    lose_answers,
    lose_extras,
    one_annotator,
)
from truemark.formats.images.shapes import around, kind_name, mask_of, outline, paired
from truemark.formats.images.tree import ReadTree, WriteTree
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import Polygon, ring_area
from truemark.kinds.problem import Invalid
from truemark.kinds.values import parse_value

name, single = "coco", "annotations.json"


def read(tree: ReadTree, losses: Losses) -> Dataset:
    """Every JSON file of the tree that is a COCO file; several are joined by the names of categories and images."""
    dataset = Dataset()
    found = False
    for file in tree.ending(".json"):
        document = tree.json(file)
        if isinstance(document, dict) and isinstance(document.get("images"), list) and "annotations" in document:
            found = True
            _read_file(document, tree.place(file), dataset, losses)
    if not found:
        raise Invalid.at(str(tree.path), "holds no COCO file: a JSON object with lists `images` and `annotations`")
    return dataset


def _read_file(document: dict[str, Any], place: str, dataset: Dataset, losses: Losses) -> None:
    categories: dict[Any, str] = {}
    for n, category in enumerate(document.get("categories") or []):
        try:
            categories[category["id"]] = str(category["name"])
        except (KeyError, TypeError):
            raise Invalid.at(f"{place}: categories[{n}]", "must have `id` and `name`") from None
        label = dataset.label(str(category["name"]))
        if category.get("keypoints"):
            label.joints = tuple(str(j) for j in category["keypoints"])
            label.edges = tuple((int(a) - 1, int(b) - 1) for a, b in category.get("skeleton") or [])
    pictures: dict[Any, Sample] = {}
    for n, image in enumerate(document["images"]):
        try:
            name, id = str(image["file_name"]), image["id"]
        except (KeyError, TypeError):
            raise Invalid.at(f"{place}: images[{n}]", "must have `id` and `file_name`") from None
        picture = Sample(name, int(image.get("width") or 0), int(image.get("height") or 0))
        pictures[id] = picture
        dataset.samples.append(picture)
    for n, annotation in enumerate(document["annotations"]):
        where = f"{place}: annotations[{n}]"
        if not isinstance(annotation, dict):
            raise Invalid.at(where, "must be an object")
        _place(annotation, where, pictures, categories, losses)


def _place(
    annotation: dict[str, Any],
    where: str,
    pictures: dict[Any, Sample],
    categories: dict[Any, str],
    losses: Losses,
) -> None:
    picture = pictures.get(annotation.get("image_id"))
    label = categories.get(annotation.get("category_id"))
    if picture is None:
        raise Invalid.at(f"{where}.image_id", f"{annotation.get('image_id')!r} is no image of this file")
    if label is None:
        raise Invalid.at(f"{where}.category_id", f"{annotation.get('category_id')!r} is no category of this file")
    attributes = dict(annotation.get("attributes") or {})
    if annotation.get("iscrowd"):
        attributes["iscrowd"] = 1
    shapes = _shapes(annotation, where, picture, losses)
    group = f"coco-{annotation.get('id')}" if len(shapes) > 1 else None
    picture.marks += [Mark(label, shape, attributes if n == 0 else {}, group) for n, shape in enumerate(shapes)]


def _shapes(annotation: dict[str, Any], where: str, picture: Sample, losses: Losses) -> list[Any]:
    """Keypoints and area of one annotation are both kept; the box alone only where there is nothing finer."""
    found: list[Any] = []
    given = annotation.get("keypoints")
    if given and any(given[2::3]):
        if len(given) % 3:
            raise Invalid.at(f"{where}.keypoints", f"has {len(given)} numbers; there are three a joint")
        points = [[given[i], given[i + 1], int(given[i + 2])] for i in range(0, len(given), 3)]
        area = annotation.get("area")
        document = {"type": "keypoints", "points": points, "area": area if area and area > 0 else None}
        found.append(parse_value(document, f"{where}.keypoints"))
    segmentation = annotation.get("segmentation")
    if isinstance(segmentation, dict):
        found.append(_mask(segmentation, f"{where}.segmentation"))
    elif segmentation:
        for n, ring in enumerate(segmentation):
            if not isinstance(ring, list) or len(ring) % 2 or len(ring) < 4:
                raise Invalid.at(f"{where}.segmentation[{n}]", "must be a list of x, y, x, y …")
            try:
                found.append(Polygon(points=paired(ring)))
            except ValueError:
                losses.add("polygons without an area")
    elif not found:
        bbox = annotation.get("bbox")
        if not isinstance(bbox, list) or len(bbox) != 4:
            raise Invalid.at(f"{where}.bbox", "must be [x, y, width, height]")
        x, y, width, height = bbox
        if not (isinstance(width, int | float) and isinstance(height, int | float)):
            raise Invalid.at(f"{where}.bbox", "must be four numbers")
        if width <= 0 or height <= 0:
            losses.add("boxes without an area")
        else:
            found.append(_box(x, y, width, height, where))
    return found


def _box(x: Any, y: Any, width: Any, height: Any, where: str) -> Box:
    if all(type(v) in (int, float) and abs(v) < 1e9 for v in (x, y, width, height)):
        return Box.model_construct(x=float(x), y=float(y), width=float(width), height=float(height), angle=0.0)
    found: Box = parse_value({"type": "box", "x": x, "y": y, "width": width, "height": height}, f"{where}.bbox")  # type: ignore[assignment]
    return found


def _mask(segmentation: dict[str, Any], where: str) -> Mask:
    counts, size = segmentation.get("counts"), segmentation.get("size")
    if isinstance(counts, list):
        from pycocotools import mask

        try:
            height, width = size  # type: ignore[misc]
            packed = mask.frPyObjects({"counts": counts, "size": [int(height), int(width)]}, int(height), int(width))
            counts = packed["counts"].decode()
        except (TypeError, ValueError, KeyError):
            raise Invalid.at(where, "must have `counts`, a list of run lengths, and `size` [height, width]") from None
    found = parse_value({"type": "mask", "size": size, "counts": counts}, where)
    assert isinstance(found, Mask)
    return found


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    numbers = dataset.numbers()
    pictures = list(one_annotator(dataset, losses))
    lose_answers(pictures, losses)
    images: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    for id, picture in enumerate(pictures, start=1):
        lose_extras(picture, losses, attributes=False, groups=False)
        width, height = picture.size()
        images.append({"id": id, "file_name": picture.name, "width": width, "height": height})
        for marks in _together(picture.marks, losses):
            first = marks[0]
            shape = first.shape
            if type(shape) is Box and not shape.angle and not first.attributes:  # by far the most, so kept short
                x, y, w, h = shape.x, shape.y, shape.width, shape.height
                found: dict[str, Any] | None = {"iscrowd": 0, "segmentation": [], "bbox": [x, y, w, h], "area": w * h}
            else:
                found = _annotation(marks, width, height, losses)
            if found is not None:
                place = {"id": len(annotations) + 1, "image_id": id, "category_id": numbers[first.label] + 1}
                annotations.append(place | found)
    pointed = {m.label for p in pictures for m in p.marks if isinstance(m.shape, Keypoints)}
    tree.write(
        single,
        orjson.dumps(
            {
                "info": {"description": "Written by Truemark"},
                "licenses": [],
                "images": images,
                "annotations": annotations,
                "categories": [_category(n, label, pointed) for n, label in enumerate(dataset.labels, start=1)],
            }
        ),
    )


def _category(id: int, label: LabelOf, pointed: set[str]) -> dict[str, Any]:
    """pointed: labels of keypoints."""
    found: dict[str, Any] = {"id": id, "name": label.name, "supercategory": ""}
    joints = label.joints or (("point",) if label.name in pointed else ())
    if joints:
        found |= {"keypoints": list(joints), "skeleton": [[a + 1, b + 1] for a, b in label.edges]}
    return found


def _together(marks: Sequence[Mark], losses: Losses) -> list[list[Mark]]:
    """Marks that are one COCO annotation: parts of one group and label that can be (polygons, with keypoints)."""
    if all(m.group is None for m in marks):
        return [[m] for m in marks]
    groups: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    found: list[list[Mark]] = []
    mixed: set[str] = set()
    for mark in marks:
        if (
            mark.group is None
            or not isinstance(mark.shape, Polygon | Keypoints)
            or (isinstance(mark.shape, Polygon) and mark.shape.holes)
        ):
            found.append([mark])
            mixed |= {mark.group} if mark.group else set()
            continue
        parts = groups[mark.group, mark.label]
        if not parts or (isinstance(mark.shape, Keypoints) and any(isinstance(p.shape, Keypoints) for p in parts)):
            if parts:
                groups[mark.group, mark.label] = parts = []
            found.append(parts)
        parts.append(mark)
    losses.add("groups of shapes that are not polygons", len(mixed))
    return found


def _annotation(marks: Sequence[Mark], width: int, height: int, losses: Losses) -> dict[str, Any] | None:
    first = marks[0]
    attributes = {k: v for m in marks for k, v in m.attributes.items()}
    found: dict[str, Any] = {"iscrowd": 1 if attributes.pop("iscrowd", 0) else 0}
    shape = first.shape
    if isinstance(shape, Box) and not shape.angle:
        bbox = [shape.x, shape.y, shape.width, shape.height]
        found |= {"segmentation": [], "bbox": bbox, "area": shape.width * shape.height}
    elif isinstance(shape, Mask):
        found |= _of_mask(shape)
    elif isinstance(shape, Polygon) and shape.holes:
        losses.add("holes of polygons (written as masks)")
        mask = mask_of(shape, width, height)
        if mask is None:
            losses.add("polygons without a whole pixel")
            return None
        found |= _of_mask(mask)
    else:
        rings = []
        for mark in marks:
            if isinstance(mark.shape, Keypoints):
                points = [c for joint in mark.shape.points for c in joint]
                found |= {"keypoints": points, "num_keypoints": sum(1 for j in mark.shape.points if j[2])}
                box = around(mark.shape)
                assert box is not None
                area = mark.shape.area or box.width * box.height
                found |= {"bbox": [box.x, box.y, box.width, box.height], "area": area}
                found.setdefault("segmentation", [])
                continue
            outlines = outline(mark.shape, losses)
            if outlines is None:
                losses.add(kind_name(mark.shape))
                continue
            rings += [p.points for p in outlines]
        if rings:
            xs, ys = [x for r in rings for x, _ in r], [y for r in rings for _, y in r]
            found |= {
                "segmentation": [[c for point in ring for c in point] for ring in rings],
                "bbox": [min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)],
                "area": sum(abs(ring_area(r)) for r in rings),
            }
        elif "bbox" not in found:
            return None
    return found | ({"attributes": attributes} if attributes else {})


def _of_mask(shape: Mask) -> dict[str, Any]:
    from pycocotools import mask

    rle = shape.rle()
    return {
        "segmentation": {"size": list(shape.size), "counts": shape.counts},
        "bbox": mask.toBbox(rle).tolist(),
        "area": float(mask.area(rle)),
    }
