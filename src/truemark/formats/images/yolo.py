"""YOLO as Ultralytics reads it: a text file a picture in `labels/`, class numbers and sizes in `data.yaml`.

Five forms, each a format of its own: detect (boxes), segment (polygons), pose (keypoints), obb (turned boxes) and
classify (a folder a class). Coordinates are shares of the picture's width and height.
Source: docs.ultralytics.com/datasets.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from truemark.formats.images.dataset import (
    Dataset,
    LabelOf,
    Mark,
    Sample,
    lose_answers,
    lose_extras,
    one_annotator,
)
from truemark.formats.images.shapes import around, kind_name, outline, upright
from truemark.formats.images.tree import ReadTree, WriteTree, stem
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.polygon import Polygon
from truemark.kinds.problem import Invalid

single = None
Line = list[float]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of YOLO: how a line of numbers becomes a shape, and a shape lines. joints: of keypoints, 0 for none."""

    name: str
    read: Callable[[Sequence[float], int, int, tuple[int, int]], Any]
    write: Callable[[Any, int, int, Losses], list[Line]]


def _sized(tree: ReadTree, pictures: dict[str, str], name: str) -> tuple[str, int, int]:
    """A picture's name and size, found beside its label file or under `images/`."""
    for place in (name.replace("labels/", "images/", 1), name, name.rsplit("/", 1)[-1]):
        if place in pictures:
            return pictures[place], *tree.size(pictures[place])
    raise Invalid.at(
        tree.place(f"{name}.txt"),
        "its picture is not there; YOLO's numbers are shares of its size, so give the pictures too",
    )


def read_labels(form: Form, tree: ReadTree, losses: Losses) -> Dataset:
    names, shape = _settings(tree)
    dataset = Dataset([LabelOf(n) for n in names])
    pictures = tree.pictures()
    files = [
        n
        for n in tree.ending(".txt")
        if n.rsplit("/", 1)[-1] not in ("classes.txt", "train.txt", "val.txt", "test.txt", "README.txt")
    ]
    if not files:
        raise Invalid.at(str(tree.path), "holds no label files (.txt)")
    for file in files:
        picture_file, width, height = _sized(tree, pictures, file.rsplit(".", 1)[0])
        picture = Sample(picture_file.split("images/", 1)[-1], width, height)
        for n, line in enumerate(tree.read(file).decode("utf-8", "replace").splitlines(), start=1):
            where = f"{tree.place(file)}: line {n}"
            if not line.strip():
                continue
            try:
                number, *values = [float(v) for v in line.split()]
            except ValueError:
                raise Invalid.at(where, "must hold a class number and numbers") from None
            if not number.is_integer() or not 0 <= number < len(names):
                raise Invalid.at(where, f"class {number:g} is not in data.yaml, which names {len(names)}")
            if not all(math.isfinite(v) for v in values):
                raise Invalid.at(where, "must hold finite numbers")
            try:
                found = form.read(values, width, height, shape)
            except Invalid as fault:
                raise Invalid.at(where, fault.problems[0].message) from None
            except ValueError:
                losses.add("shapes without an area")
                continue
            picture.marks.append(Mark(names[int(number)], found))
        dataset.samples.append(picture)
    if shape[0]:
        for label in dataset.labels:
            label.joints = tuple(f"joint {j + 1}" for j in range(shape[0]))
    return dataset


def _settings(tree: ReadTree) -> tuple[list[str], tuple[int, int]]:
    """Class names by number, and the number of joints and of numbers a joint."""
    for file in tree.ending("data.yaml", "data.yml", "dataset.yaml"):
        try:
            document = yaml.safe_load(tree.read(file))
        except yaml.YAMLError as error:
            raise Invalid.at(tree.place(file), f"is not YAML: {error}") from None
        names = document.get("names") if isinstance(document, dict) else None
        if isinstance(names, dict):
            names = [names[k] for k in sorted(names, key=int)]
        if not isinstance(names, list) or not names:
            raise Invalid.at(f"{tree.place(file)}: names", "must list the names of the classes")
        shape = document.get("kpt_shape") or (0, 3)
        return [str(n) for n in names], (int(shape[0]), int(shape[1]))
    for file in tree.ending("classes.txt"):
        return tree.read(file).decode().split("\n"), (0, 3)
    raise Invalid.at(str(tree.path), "holds no data.yaml (or classes.txt) with the names of the classes")


def write_labels(form: Form, dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    numbers = dataset.numbers()
    pictures = list(one_annotator(dataset, losses))
    lose_answers(pictures, losses)
    joints = {len(label.joints) or 1 for label in dataset.labels}
    if form.name == "yolo-pose" and len(joints) > 1:
        raise Invalid.at(
            "labels",
            "YOLO's poses all have the same joints; these labels have " + " and ".join(map(str, sorted(joints))),
        )
    for picture in pictures:
        lose_extras(picture, losses)
        width, height = picture.size()
        lines = []
        for mark in picture.marks:
            for values in form.write(mark.shape, width, height, losses):
                lines.append(" ".join([str(numbers[mark.label]), *(f"{v:.8g}" for v in values)]))
        tree.write(f"labels/{stem(picture.name)}.txt", "".join(f"{line}\n" for line in lines).encode())
    settings: dict[str, Any] = {"path": ".", "train": "images", "val": "images"}
    settings["names"] = {n: label.name for n, label in enumerate(dataset.labels)}
    if form.name == "yolo-pose":
        settings["kpt_shape"] = [max(joints), 3]
    tree.write("data.yaml", yaml.safe_dump(settings, sort_keys=False, allow_unicode=True).encode())


def _expect(values: Sequence[float], count: int, what: str) -> None:
    if len(values) != count:
        raise Invalid.at("", f"must hold {count} numbers after the class ({what}); it has {len(values)}")


def _read_box(values: Sequence[float], width: int, height: int, _: tuple[int, int]) -> Box:
    _expect(values, 4, "centre and size")
    x, y, w, h = values
    return Box(x=(x - w / 2) * width, y=(y - h / 2) * height, width=w * width, height=h * height)


def _box_line(box: Box, width: int, height: int) -> Line:
    return [(box.x + box.width / 2) / width, (box.y + box.height / 2) / height, box.width / width, box.height / height]


def _write_box(shape: Any, width: int, height: int, losses: Losses) -> list[Line]:
    box = upright(shape, losses)
    return [_box_line(box, width, height)] if box else []


def _read_polygon(values: Sequence[float], width: int, height: int, _: tuple[int, int]) -> Polygon:
    if len(values) % 2 or len(values) < 6:
        raise Invalid.at("", "must hold x and y of at least three points after the class")
    return Polygon(points=tuple((values[i] * width, values[i + 1] * height) for i in range(0, len(values), 2)))


def _write_polygon(shape: Any, width: int, height: int, losses: Losses) -> list[Line]:
    found = outline(shape, losses)
    if found is None:
        losses.add(kind_name(shape))
        return []
    losses.add("holes of polygons", sum(len(p.holes) for p in found))
    losses.add("masks in several pieces (one line a piece)", int(len(found) > 1))
    return [[c for x, y in p.points for c in (x / width, y / height)] for p in found]


def _read_pose(values: Sequence[float], width: int, height: int, shape: tuple[int, int]) -> Keypoints:
    joints, numbers = shape
    if not joints:
        raise Invalid.at("", "data.yaml must have kpt_shape, the number of joints")
    _expect(values, 4 + joints * numbers, f"a box and {joints} joints of {numbers}")
    points = []
    for j in range(joints):
        x, y, *seen = values[4 + j * numbers : 4 + (j + 1) * numbers]
        visible = int(seen[0]) if seen else (2 if x or y else 0)
        points.append((x * width, y * height, max(0, min(2, visible))))
    if not any(v for _, _, v in points):
        raise ValueError("no joint is labelled")
    return Keypoints.model_validate({"points": points})


def _write_pose(shape: Any, width: int, height: int, losses: Losses) -> list[Line]:
    if not isinstance(shape, Keypoints):
        losses.add(kind_name(shape))
        return []
    box = around(shape)
    assert box is not None
    joints = [c for x, y, v in shape.points for c in ((x / width, y / height, v) if v else (0, 0, 0))]
    return [[*_box_line(box, width, height), *joints]]


def _read_turned(values: Sequence[float], width: int, height: int, _: tuple[int, int]) -> Box:
    _expect(values, 8, "the four corners")
    corners = [(values[i] * width, values[i + 1] * height) for i in range(0, 8, 2)]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    long, deep = math.hypot(bx - ax, by - ay), math.hypot(dx - ax, dy - ay)
    mx, my = (ax + bx + cx + dx) / 4, (ay + by + cy + dy) / 4
    angle = math.degrees(math.atan2(by - ay, bx - ax))
    return Box(x=mx - long / 2, y=my - deep / 2, width=long, height=deep, angle=round(angle, 6))


def _write_turned(shape: Any, width: int, height: int, losses: Losses) -> list[Line]:
    if not isinstance(shape, Box):
        shape = upright(shape, losses)
    return [[c for x, y in shape.ring() for c in (x / width, y / height)]] if shape else []


FORMS = tuple(
    Form(f"yolo-{name}", read, write)
    for name, read, write in (
        ("detect", _read_box, _write_box),
        ("segment", _read_polygon, _write_polygon),
        ("pose", _read_pose, _write_pose),
        ("obb", _read_turned, _write_turned),
    )
)


def read_classes(tree: ReadTree, losses: Losses) -> Dataset:
    """A folder a class, also below `train`, `val` and `test`; each picture's answer is its folder's name."""
    dataset = Dataset()
    for name in sorted(tree.pictures().values()):
        parts = name.split("/")
        if len(parts) < 2:
            raise Invalid.at(tree.place(name), "must lie in a folder named by its class")
        width, height = tree.size(name)
        dataset.samples.append(Sample(name, width, height, answers={"class": parts[-2]}))
    if not dataset.samples:
        raise Invalid.at(str(tree.path), "holds no pictures")
    return dataset


def write_classes(
    dataset: Dataset, tree: WriteTree, losses: Losses, picture: Callable[[str], bytes | None] | None
) -> None:
    """Each picture in the folder of its class: the first choice that it has. picture: gives a picture's bytes."""
    if picture is None:
        raise Invalid.at("pictures", "this format consists of the pictures themselves; give the folder that holds them")
    for each in one_annotator(dataset, losses):
        losses.add("regions", len(each.marks))
        chosen = [(k, v) for k, v in each.answers.items() if isinstance(v, str)]
        if not chosen:
            losses.add("pictures without a class")
            continue
        losses.add("further answers", len(each.answers) - 1)
        data = picture(each.name)
        if data is None:
            raise Invalid.at(each.name, "is not among the pictures")
        tree.write(f"train/{chosen[0][1].replace('/', '_')}/{each.name.rsplit('/', 1)[-1]}", data)
