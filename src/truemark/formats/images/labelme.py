"""LabelMe: a JSON file a picture. Source: github.com/wkentaro/labelme (version 5)."""

import base64
import binascii
import io
import math
from typing import Any

import numpy as np
import orjson

from truemark.formats.images.dataset import Dataset, Mark, Sample, one_annotator
from truemark.formats.images.shapes import outline, said_at
from truemark.formats.images.tree import ReadTree, WriteTree, stem
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask, from_pixels
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.problem import Invalid

name, single = "labelme", None
FLAGS = "flags"


def read(tree: ReadTree, losses: Losses) -> Dataset:
    dataset = Dataset()
    for file in tree.ending(".json"):
        where = tree.place(file)
        document = tree.json(file)
        if not isinstance(document, dict) or not isinstance(document.get("shapes"), list):
            raise Invalid.at(where, "is no LabelMe file: it has no list `shapes`")
        folder = file.rpartition("/")[0]
        own = str(document.get("imagePath") or f"{stem(file)}.jpg").replace("\\", "/").rsplit("/", 1)[-1]
        width, height = int(document.get("imageWidth") or 0), int(document.get("imageHeight") or 0)
        picture = Sample(f"{folder}/{own}" if folder else own, width, height)
        on = [k for k, v in (document.get("flags") or {}).items() if v]
        if on:
            picture.answers[FLAGS] = on
        for n, shape in enumerate(document["shapes"]):
            place = f"{where}: shapes[{n}]"
            with said_at(place):
                found = _shape(shape, picture, place)
            if found is None:
                losses.add(f"shapes of type {shape.get('shape_type')}")
                continue
            label = str(shape.get("label"))
            dataset.label(label)
            attributes = {k: "yes" for k, v in (shape.get("flags") or {}).items() if v}
            if shape.get("description"):
                attributes["description"] = str(shape["description"])
            group = shape.get("group_id")
            picture.marks.append(Mark(label, found, attributes, None if group is None else f"labelme-{group}"))
        dataset.samples.append(picture)
    if not dataset.samples:
        raise Invalid.at(str(tree.path), "holds no LabelMe files (.json)")
    return dataset


def _shape(shape: dict[str, Any], picture: Sample, place: str) -> Any:
    points = [(float(x), float(y)) for x, y in shape["points"]]
    kind = shape.get("shape_type") or "polygon"
    if kind == "polygon":
        return Polygon(points=tuple(points))
    if kind == "rectangle":
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return Box(x=min(xs), y=min(ys), width=max(xs) - min(xs), height=max(ys) - min(ys))
    if kind == "circle":
        (cx, cy), edge = points
        radius = math.dist((cx, cy), edge)
        return Ellipse(cx=cx, cy=cy, rx=radius, ry=radius)
    if kind in ("line", "linestrip"):
        return Polyline(points=tuple(points))
    if kind in ("point", "points"):
        return Keypoints.model_validate({"points": [(x, y, 2) for x, y in points]})
    if kind == "mask":
        return _mask(shape, points, picture, place)
    return None


def _mask(shape: dict[str, Any], points: list[tuple[float, float]], picture: Sample, place: str) -> Mask:
    from PIL import Image, UnidentifiedImageError

    try:
        inner = np.asarray(Image.open(io.BytesIO(base64.b64decode(shape["mask"], validate=True)))) > 0
    except (binascii.Error, UnidentifiedImageError):
        raise Invalid.at(f"{place}.mask", "is no PNG in base64") from None
    left, top = round(points[0][0]), round(points[0][1])
    bits = np.zeros((picture.height, picture.width), dtype=bool)
    high, wide = inner.shape[:2]
    if left < 0 or top < 0 or top + high > picture.height or left + wide > picture.width:
        raise Invalid.at(place, f"goes past the picture, which is {picture.width} × {picture.height}")
    bits[top : top + high, left : left + wide] = inner
    return from_pixels(bits)


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    dataset.numbers()
    for picture in one_annotator(dataset, losses):
        losses.add("relations", len(picture.links))
        width, height = picture.size()
        groups = {g: n for n, g in enumerate(dict.fromkeys(m.group for m in picture.marks if m.group), start=1)}
        shapes = []
        for mark in picture.marks:
            for kind, points, extra in _written(mark.shape, losses):
                description = str(mark.attributes.get("description", ""))
                flags = {k: True for k, v in mark.attributes.items() if v in ("yes", True, "true")}
                losses.add("attributes", len(mark.attributes) - len(flags) - int(bool(description)))
                shapes.append(
                    {
                        "label": mark.label,
                        "points": [[float(x), float(y)] for x, y in points],
                        "group_id": groups[mark.group] if mark.group else None,
                        "description": description,
                        "shape_type": kind,
                        "flags": flags,
                        **extra,
                    }
                )
        on: dict[str, bool] = {}
        for asked, given in picture.answers.items():
            if isinstance(given, str | list) and asked not in dataset.texts:
                on |= {str(v): True for v in ([given] if isinstance(given, str) else given)}
            else:
                losses.add("answers to whole pictures")
        document = {
            "version": "5.5.0",
            "flags": on,
            "shapes": shapes,
            "imagePath": picture.name.rsplit("/", 1)[-1],
            "imageData": None,
            "imageHeight": height,
            "imageWidth": width,
        }
        tree.write(f"{stem(picture.name)}.json", orjson.dumps(document, option=orjson.OPT_INDENT_2))


def _written(shape: Any, losses: Losses) -> list[tuple[str, Any, dict[str, Any]]]:
    if isinstance(shape, Box) and not shape.angle:
        return [("rectangle", [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)], {})]
    if isinstance(shape, Ellipse) and shape.rx == shape.ry:
        return [("circle", [(shape.cx, shape.cy), (shape.cx + shape.rx, shape.cy)], {})]
    if isinstance(shape, Polyline):
        return [("linestrip", shape.points, {})]
    if isinstance(shape, Keypoints):
        losses.add("which joint a keypoint is, and whether it is hidden", int(len(shape.points) > 1))
        seen = [(x, y) for x, y, v in shape.points if v]
        return [("point" if len(seen) == 1 else "points", seen, {})]
    if isinstance(shape, Mask):
        return _of_mask(shape)
    found = outline(shape, losses) or []
    losses.add("holes of polygons", sum(len(p.holes) for p in found))
    return [("polygon", p.points, {}) for p in found]


def _of_mask(shape: Mask) -> list[tuple[str, Any, dict[str, Any]]]:
    from PIL import Image

    bits = shape.pixels()
    rows, columns = np.flatnonzero(bits.any(axis=1)), np.flatnonzero(bits.any(axis=0))
    if not rows.size:
        return []
    top, bottom, left, right = int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1])
    out = io.BytesIO()
    Image.fromarray((bits[top : bottom + 1, left : right + 1] * 255).astype(np.uint8)).save(out, "PNG")
    return [("mask", [(left, top), (right, bottom)], {"mask": base64.b64encode(out.getvalue()).decode()})]
