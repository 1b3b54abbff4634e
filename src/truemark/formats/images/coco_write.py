"""COCO, written. Parts of one group and label are one annotation with several polygons."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from truemark.formats.images.dataset import Dataset, LabelOf, Mark, lose_answers, lose_extras, one_annotator
from truemark.formats.images.shapes import around, joints_of, kind_name, mask_of, outline
from truemark.formats.images.write_tree import JsonArray, WriteTree
from truemark.formats.labeled import Losses
from truemark.kinds import kind_of
from truemark.kinds.box import Box
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import ring_area

single = "annotations.json"


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    numbers = category_numbers(dataset)
    images, annotations = JsonArray(), JsonArray()
    pointed: set[str] = set()
    for id, picture in enumerate(one_annotator(dataset, losses), start=1):
        lose_answers(picture, losses)
        lose_extras(picture, losses, attributes=False, groups=False)
        width, height = picture.size_or_none(losses)
        images.add({"id": id, "file_name": picture.name, "width": width, "height": height})
        pointed |= {m.label for m in picture.marks if joints_of(m.shape)}
        for marks in _together(picture.marks, losses):
            first = marks[0]
            shape = first.shape
            if type(shape) is Box and not shape.angle and not first.attributes:  # by far the most, so kept short
                x, y, w, h = shape.x, shape.y, shape.width, shape.height
                found: dict[str, Any] | None = {"iscrowd": 0, "segmentation": [], "bbox": [x, y, w, h], "area": w * h}
            else:
                found = _annotation(marks, width, height, losses)
            if found is not None:
                place = {"id": len(annotations) + 1, "image_id": id, "category_id": numbers[first.label]}
                annotations.add(place | found)
    tree.write_json(
        single,
        {
            "info": {"description": "Written by Truemark"},
            "licenses": [],
            "images": images,
            "annotations": annotations,
            "categories": [_category(numbers[label.name], label, pointed) for label in dataset.labels],
        },
    )


def category_numbers(dataset: Dataset) -> dict[str, int]:
    """Category ids by label: those that the source gave, if all have one of their own; else from 1."""
    numbers = dataset.numbers()
    given = {label.name: label.number for label in dataset.labels if label.number is not None}
    if len(set(given.values())) == len(dataset.labels):
        return given
    return {name: n + 1 for name, n in numbers.items()}


def _category(id: int, label: LabelOf, pointed: set[str]) -> dict[str, Any]:
    """pointed: labels of keypoints."""
    found: dict[str, Any] = {"id": id, "name": label.name, "supercategory": label.parent}
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
        if mark.group is None or not _is_part(mark.shape):
            found.append([mark])
            mixed |= {mark.group} if mark.group else set()
            continue
        parts = groups[mark.group, mark.label]
        if not parts or (joints_of(mark.shape) and any(joints_of(p.shape) for p in parts)):
            if parts:
                groups[mark.group, mark.label] = parts = []
            found.append(parts)
        parts.append(mark)
    losses.add("groups of shapes that are not polygons", len(mixed))
    return found


def _is_part(shape: Any) -> bool:
    """Whether it can be one of several that make one annotation: an outline without holes, or joints."""
    kind = kind_of(shape)
    return kind.parts and kind.raster(shape) is None and len(kind.rings(shape)) <= 1


def _annotation(marks: Sequence[Mark], width: int, height: int, losses: Losses) -> dict[str, Any] | None:
    first = marks[0]
    attributes = {k: v for m in marks for k, v in m.attributes.items()}
    found: dict[str, Any] = {"iscrowd": 1 if attributes.pop("iscrowd", 0) else 0}
    shape = first.shape
    kind = kind_of(shape)
    bbox = kind.upright(shape)
    if bbox is not None:
        found |= {"segmentation": [], "bbox": list(bbox), "area": bbox[2] * bbox[3]}
    elif kind.raster(shape) is not None:
        found |= _of_mask(shape)
    elif len(kind.rings(shape)) > 1:
        losses.add("holes of polygons (written as masks)")
        mask = mask_of(shape, width, height)
        if mask is None:
            losses.add("polygons without a whole pixel")
            return None
        found |= _of_mask(mask)
    else:
        rings = []
        for mark in marks:
            joints = joints_of(mark.shape)
            if joints:
                points = [c for joint in joints for c in joint]
                found |= {"keypoints": points, "num_keypoints": sum(1 for j in joints if j[2])}
                box = mark.box or around(mark.shape)
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
            if first.box is not None:
                found["bbox"] = [first.box.x, first.box.y, first.box.width, first.box.height]
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
