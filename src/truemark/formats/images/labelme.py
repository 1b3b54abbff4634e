"""LabelMe: a JSON file an image. Source: github.com/wkentaro/labelme (versions 3 to 5), and X-AnyLabeling, which adds to it."""

import base64
import binascii
import io
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import orjson

from truemark.formats.images.dataset import Dataset, Mark, Sample, one_annotator
from truemark.formats.images.located import sample_of, size_of
from truemark.formats.images.names import stem
from truemark.formats.images.shapes import outline, pasted
from truemark.formats.images.tree import ReadTree
from truemark.formats.images.write_tree import WriteTree
from truemark.formats.labeled import Losses, passing_over
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.problem import Invalid

name, single = "labelme", None
FLAGS = "flags"
FIELDS = frozenset({"version", "flags", "shapes", "imagePath", "imageData", "imageHeight", "imageWidth"})
SHAPE = frozenset(
    {"label", "points", "group_id", "description", "shape_type", "flags", "mask", "attributes", "difficult", "score"}
)
MEANT = frozenset({"direction"})  # of turned boxes, whose corners say it too


def read(tree: ReadTree, losses: Losses) -> Dataset:
    dataset = Dataset()
    for file in tree.ending(".json"):
        with passing_over("files that cannot be read", tree.place(file), losses):
            document = tree.json(file)
            if isinstance(document, dict) and isinstance(document.get("shapes"), list):
                dataset.samples.append(_read_file(document, file, tree, dataset, losses))
    if not dataset.samples:
        if losses.faults:
            raise Invalid(losses.faults[:1])
        raise Invalid.at(tree.shown, "holds no LabelMe files (.json with a list `shapes`)")
    return dataset


def _read_file(document: dict[str, Any], file: str, tree: ReadTree, dataset: Dataset, losses: Losses) -> Sample:
    where = tree.place(file)
    given = str(document.get("imagePath") or f"{stem(file).rsplit('/', 1)[-1]}.jpg")
    sample = sample_of(tree, file, given, int(document.get("imageWidth") or 0), int(document.get("imageHeight") or 0))
    if document.get("imageData") and sample.file is None:
        with passing_over("images inside their file that cannot be read", f"{where}: imageData", losses):
            sample.content = base64.b64decode(str(document["imageData"]).partition(",")[2] or document["imageData"])
            if not (sample.width and sample.height):
                sample.width, sample.height = size_of(sample.content, where)
    for key in document.keys() - FIELDS:
        if document[key] not in (None, "", [], {}):
            losses.add(f"fields {key!r}")
    on = [str(k) for k, v in (document.get("flags") or {}).items() if v]
    if on:
        sample.answers[FLAGS] = on
    for n, shape in enumerate(document["shapes"]):
        place = f"{where}: shapes[{n}]"
        with passing_over("shapes that cannot be read", place, losses):
            mark = _mark(shape, sample, place, losses)
            if mark is not None:
                dataset.label(mark.label)
                sample.marks.append(mark)
    return sample


def _mark(shape: dict[str, Any], sample: Sample, place: str, losses: Losses) -> Mark | None:
    found = _shape(shape, sample, place, losses)
    if found is None:
        losses.add(f"shapes of type {shape.get('shape_type')}", 1, place)
        return None
    label = shape.get("label")
    if label is None or not str(label).strip():
        raise Invalid.at(f"{place}.label", "is missing")
    for key in shape.keys() - SHAPE - MEANT:
        if shape[key] not in (None, "", [], {}):
            losses.add(f"fields {key!r} of shapes")
    attributes: dict[str, Any] = {str(k): "yes" for k, v in (shape.get("flags") or {}).items() if v}
    attributes |= {str(k): v for k, v in (shape.get("attributes") or {}).items()}
    if shape.get("difficult"):
        attributes["difficult"] = "yes"
    if shape.get("score") is not None:
        attributes["score"] = shape["score"]
    if shape.get("description"):
        attributes["description"] = str(shape["description"])
    group = shape.get("group_id")
    return Mark(str(label), found, attributes, None if group is None else f"labelme-{group}")


def _shape(shape: dict[str, Any], sample: Sample, place: str, losses: Losses) -> Any:
    points = [(float(x), float(y)) for x, y in shape["points"]]
    kind = shape.get("shape_type") or "polygon"
    if kind == "polygon":
        return Polygon(points=tuple(points))
    if kind == "rectangle":
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return Box(x=min(xs), y=min(ys), width=max(xs) - min(xs), height=max(ys) - min(ys))
    if kind in ("oriented_rectangle", "rotation"):
        return _turned(points)
    if kind == "circle":
        (cx, cy), edge = points
        radius = math.dist((cx, cy), edge)
        return Ellipse(cx=cx, cy=cy, rx=radius, ry=radius)
    if kind in ("line", "linestrip"):
        return Polyline(points=tuple(points))
    if kind in ("point", "points"):
        return Keypoints.model_validate({"points": [(x, y, 2) for x, y in points]})
    if kind == "mask":
        return _mask(shape, points, sample, place, losses)
    return None


def _turned(points: list[tuple[float, float]]) -> Box:
    """A turned box of its corners; three are enough."""
    (ax, ay), (bx, by), (cx, cy) = points[:3]
    wide, high = math.dist((ax, ay), (bx, by)), math.dist((bx, by), (cx, cy))
    mx, my = (ax + cx) / 2, (ay + cy) / 2
    angle = math.degrees(math.atan2(by - ay, bx - ax))
    return Box(x=mx - wide / 2, y=my - high / 2, width=wide, height=high, angle=round(angle, 6))


def _mask(shape: dict[str, Any], points: list[tuple[float, float]], sample: Sample, place: str, losses: Losses) -> Mask:
    from PIL import Image, UnidentifiedImageError

    try:
        inner = np.asarray(Image.open(io.BytesIO(base64.b64decode(shape["mask"], validate=True)))) > 0
    except (binascii.Error, UnidentifiedImageError, OSError):
        raise Invalid.at(f"{place}.mask", "is no PNG in base64") from None
    inner = np.atleast_2d(inner if inner.ndim == 2 else inner.any(axis=2))
    return pasted(inner, round(points[0][0]), round(points[0][1]), sample.size(), place, losses)


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    dataset.numbers()
    for picture in one_annotator(dataset, losses):
        losses.add("relations", len(picture.links))
        width, height = picture.size_or_none(losses)
        groups = {g: n for n, g in enumerate(dict.fromkeys(m.group for m in picture.marks if m.group), start=1)}
        shapes = []
        for mark in picture.marks:
            for kind, points, extra in _written(mark.shape, losses):
                description = str(mark.attributes.get("description", ""))
                flags = {k: True for k, v in mark.attributes.items() if v in ("yes", True, "true")}
                others = {k: v for k, v in mark.attributes.items() if k not in flags and k != "description"}
                losses.add("attributes (written as X-AnyLabeling has them)", len(others))
                shapes.append(
                    {
                        "label": mark.label,
                        "points": [[float(x), float(y)] for x, y in points],
                        "group_id": groups[mark.group] if mark.group else None,
                        "description": description,
                        "shape_type": kind,
                        "flags": flags,
                        **({"attributes": {k: str(v) for k, v in others.items()}} if others else {}),
                        **extra,
                    }
                )
        on: dict[str, bool] = {}
        for asked, given in picture.answers.items():
            if isinstance(given, str | list) and asked not in dataset.texts:
                on |= {str(v): True for v in ([given] if isinstance(given, str) else given)}
            else:
                losses.add("answers to whole images")
        document = {
            "version": "5.5.0",
            "flags": on,
            "shapes": shapes,
            "imagePath": picture.name.rsplit("/", 1)[-1],
            "imageData": None,
            "imageHeight": height,
            "imageWidth": width,
        }
        tree.write(f"{tree.stem(picture.name, losses)}.json", orjson.dumps(document, option=orjson.OPT_INDENT_2))


Written = tuple[str, Any, dict[str, Any]]


def _written(shape: Any, losses: Losses) -> list[Written]:
    write = WRITERS.get(shape.type)
    found_ = write(shape, losses) if write else None
    if found_ is not None:
        return found_
    found = outline(shape, losses) or []
    losses.add("holes of polygons", sum(len(p.holes) for p in found))
    return [("polygon", p.points, {}) for p in found]


def _box(shape: Box, losses: Losses) -> list[Written] | None:
    """None for one that is turned, which LabelMe has no place for."""
    if shape.angle:
        return None
    return [("rectangle", [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)], {})]


def _ellipse(shape: Ellipse, losses: Losses) -> list[Written] | None:
    """None for one that is no circle."""
    if shape.rx != shape.ry:
        return None
    return [("circle", [(shape.cx, shape.cy), (shape.cx + shape.rx, shape.cy)], {})]


def _polyline(shape: Polyline, losses: Losses) -> list[Written]:
    return [("linestrip", shape.points, {})]


def _points(shape: Keypoints, losses: Losses) -> list[Written]:
    losses.add("which joint a keypoint is, and whether it is hidden", int(len(shape.points) > 1))
    seen = [(x, y) for x, y, v in shape.points if v]
    return [("point" if len(seen) == 1 else "points", seen, {})]


def _of_mask(shape: Mask, losses: Losses) -> list[Written]:
    from PIL import Image

    bits = shape.pixels()
    rows, columns = np.flatnonzero(bits.any(axis=1)), np.flatnonzero(bits.any(axis=0))
    if not rows.size:
        return []
    top, bottom, left, right = int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1])
    out = io.BytesIO()
    Image.fromarray((bits[top : bottom + 1, left : right + 1] * 255).astype(np.uint8)).save(out, "PNG")
    return [("mask", [(left, top), (right, bottom)], {"mask": base64.b64encode(out.getvalue()).decode()})]


WRITERS: dict[str, Callable[[Any, Losses], list[Written] | None]] = {
    "box": _box,
    "ellipse": _ellipse,
    "polyline": _polyline,
    "keypoints": _points,
    "mask": _of_mask,
}
"""How each kind of shape is written; what gives None, and other kinds, are written as polygons."""
