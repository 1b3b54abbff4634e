"""The four forms of YOLO's label lines: boxes, polygons, poses and turned boxes. Source: docs.ultralytics.com/datasets.

A line is a class number and shares of the image's width and height. What follows them is a confidence, as predictions have it.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from truemark.formats.images.dataset import Mark
from truemark.formats.images.shapes import around, joints_of, kind_name, outline, upright
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.polygon import Polygon
from truemark.kinds.problem import Invalid

Line = list[float]
Numbers = Sequence[float]


@dataclass(frozen=True, slots=True)
class On:
    """What a line is read on: the image's size in pixels, and how many joints of how many numbers a pose has."""

    width: int
    height: int
    joints: tuple[int, int]
    losses: Losses


@dataclass(frozen=True, slots=True)
class Form:
    """One form of YOLO: how the numbers of a line become a mark without its label, and a mark lines.

    whole: whether the parts of one thing make one line.
    """

    name: str
    read: Callable[[Numbers, On], Mark]
    write: Callable[[Mark, int, int, Losses], list[Line]]
    whole: bool


def _mark(shape: Any, rest: Numbers = (), box: Box | None = None) -> Mark:
    return Mark("", shape, {"score": rest[0]} if rest else {}, None, box)


def _expect(values: Numbers, count: int, what: str) -> Numbers:
    """What follows the numbers: nothing, or a confidence. Raises Invalid for any other count."""
    if len(values) not in (count, count + 1):
        raise Invalid.at("", f"must hold {count} numbers after the class ({what}); it has {len(values)}")
    return values[count:]


def _box(values: Numbers, on: On) -> Box:
    x, y, w, h = values
    return Box(x=(x - w / 2) * on.width, y=(y - h / 2) * on.height, width=w * on.width, height=h * on.height)


def _polygon(values: Numbers, on: On) -> Polygon:
    pairs = range(0, len(values) - 1, 2)
    return Polygon(points=tuple((values[i] * on.width, values[i + 1] * on.height) for i in pairs))


def _read_box(values: Numbers, on: On) -> Mark:
    if len(values) >= 6:  # a polygon among boxes is read by the box around it, as Ultralytics does
        on.losses.add("polygons (read as the boxes around them)")
        return _mark(around(_polygon(values, on)), values[-1:] if len(values) % 2 else ())
    rest = _expect(values, 4, "centre and size")
    return _mark(_box(values[:4], on), rest)


def _box_line(box: Box, width: int, height: int) -> Line:
    return [(box.x + box.width / 2) / width, (box.y + box.height / 2) / height, box.width / width, box.height / height]


def _write_box(mark: Mark, width: int, height: int, losses: Losses) -> list[Line]:
    drawn = upright(mark.shape, losses)
    box = mark.box or drawn
    return [_box_line(box, width, height)] if box else []


def _read_polygon(values: Numbers, on: On) -> Mark:
    if len(values) in (4, 5):
        on.losses.add("boxes (read as polygons)")
        return _mark(Polygon(points=_box(values[:4], on).ring()), values[4:])
    if len(values) < 6:
        raise Invalid.at("", "must hold x and y of at least three points after the class")
    return _mark(_polygon(values, on), values[-1:] if len(values) % 2 else ())


def _write_polygon(mark: Mark, width: int, height: int, losses: Losses) -> list[Line]:
    found = outline(mark.shape, losses)
    if found is None:
        losses.add(kind_name(mark.shape))
        return []
    losses.add("holes of polygons", sum(len(p.holes) for p in found))
    losses.add("masks in several pieces (one line a piece)", int(len(found) > 1))
    return [[c for x, y in p.points for c in (x / width, y / height)] for p in found]


def _read_pose(values: Numbers, on: On) -> Mark:
    joints, numbers = on.joints
    if not joints:
        raise Invalid.at("", "data.yaml must have kpt_shape, the number of joints")
    rest = _expect(values, 4 + joints * numbers, f"a box and {joints} joints of {numbers}")
    points = []
    shares = False
    for j in range(joints):
        x, y, *seen = values[4 + j * numbers : 4 + (j + 1) * numbers]
        visible = seen[0] if seen else (2.0 if x or y else 0.0)
        if visible not in (0, 1, 2):
            shares = True
            visible = 0 if visible <= 0 else 2 if visible >= 0.5 else 1
        points.append((x * on.width, y * on.height, int(visible)))
    on.losses.add("poses with confidences for visibilities (from 0.5 on visible, else hidden)", int(shares))
    box = _box(values[:4], on)
    return _mark(Keypoints.model_validate({"points": points}), rest, box)


def _write_pose(mark: Mark, width: int, height: int, losses: Losses) -> list[Line]:
    shape = mark.shape
    joints = joints_of(shape)
    if joints is None:
        losses.add(kind_name(shape))
        return []
    box = mark.box or around(shape)
    assert box is not None
    placed = [c for x, y, v in joints for c in ((x / width, y / height, v) if v else (0, 0, 0))]
    return [[*_box_line(box, width, height), *placed]]


def _read_turned(values: Numbers, on: On) -> Mark:
    rest = _expect(values, 8, "the four corners")
    corners = [(values[i] * on.width, values[i + 1] * on.height) for i in range(0, 8, 2)]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    long, deep = math.hypot(bx - ax, by - ay), math.hypot(dx - ax, dy - ay)
    mx, my = (ax + bx + cx + dx) / 4, (ay + by + cy + dy) / 4
    angle = math.degrees(math.atan2(by - ay, bx - ax))
    return _mark(Box(x=mx - long / 2, y=my - deep / 2, width=long, height=deep, angle=round(angle, 6)), rest)


def _write_turned(mark: Mark, width: int, height: int, losses: Losses) -> list[Line]:
    if mark.shape.type == "box":
        shape = mark.shape
    else:
        drawn = upright(mark.shape, losses)
        shape = mark.box or drawn
    return [[c for x, y in shape.ring() for c in (x / width, y / height)]] if shape else []


FORMS = (
    Form("yolo-detect", _read_box, _write_box, True),
    Form("yolo-segment", _read_polygon, _write_polygon, False),
    Form("yolo-pose", _read_pose, _write_pose, False),
    Form("yolo-obb", _read_turned, _write_turned, True),
)
