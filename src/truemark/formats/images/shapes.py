"""From one kind of shape to another where a format asks for it; what that costs is counted."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from truemark.formats.images.dataset import Mark
from truemark.formats.labeled import Losses
from truemark.kinds import kind_of
from truemark.kinds.box import Box
from truemark.kinds.mask import Mask, from_pixels
from truemark.kinds.polygon import Polygon
from truemark.kinds.problem import Invalid
from truemark.kinds.value import Ring
from truemark.media.image import bounds

Bits = NDArray[np.bool_]


def outline(shape: Any, losses: Losses) -> list[Polygon] | None:
    """The polygons of an area: one of an outline, as many as there are islands of a mask. None of a line or points."""
    kind = kind_of(shape)
    if kind.raster(shape) is not None:
        return mask_outlines(shape)
    rings = kind.rings(shape)
    if not rings:
        return None
    if kind.parts:  # it is an outline itself
        return [shape]
    if kind.upright(shape) is None:
        losses.add(f"{kind.called(shape)} (written as polygons)")
    return [Polygon(points=rings[0], holes=rings[1:])]


def mask_outlines(mask: Mask) -> list[Polygon]:
    """The polygons along the pixel edges of a mask, with their holes; exact to the pixel."""
    from shapely import box as rectangle
    from shapely import unary_union

    bits = mask.pixels()
    rows = []
    for y in np.flatnonzero(bits.any(axis=1)):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], bits[y].view(np.int8), [0]))))
        rows += [rectangle(left, y, right, y + 1) for left, right in edges.reshape(-1, 2)]
    if not rows:
        return []
    area = unary_union(rows).simplify(0)
    parts = [p for p in getattr(area, "geoms", [area]) if p.geom_type == "Polygon"]
    return [
        Polygon(points=tuple(p.exterior.coords[:-1]), holes=tuple(tuple(r.coords[:-1]) for r in p.interiors))
        for p in sorted(parts, key=lambda p: -p.area)
    ]


def upright(shape: Any, losses: Losses) -> Box | None:
    """The upright box around a shape; None around a mask of nothing."""
    kind = kind_of(shape)
    standing = kind.upright(shape)
    if standing is not None:
        x, y, width, height = standing
        return Box(x=x, y=y, width=width, height=height)
    losses.add(f"{kind.called(shape)} (written as upright boxes)")
    return around(shape)


def whole_things(marks: Sequence[Mark], losses: Losses) -> list[Mark]:
    """Marks for formats of boxes: the parts of one thing (outlines and keypoints of one group and label) become one.

    Its box is the source's own where it says one, else the one around all parts.
    """
    found: list[Mark] = []
    groups: dict[tuple[str, str], Mark] = {}
    for mark in marks:
        if mark.group is None or not kind_of(mark.shape).parts:
            found.append(mark)
            continue
        first = groups.get((mark.group, mark.label))
        if first is None:
            first = Mark(mark.label, mark.shape, dict(mark.attributes), None, mark.box)
            groups[mark.group, mark.label] = first
            found.append(first)
            continue
        losses.add("parts of one thing (written as one box)")
        first.attributes |= mark.attributes
        if mark.box is None and first.box is None:
            first.box = _both(around(first.shape), around(mark.shape))
        elif mark.box is None and not _is_own(marks, first):
            first.box = _both(first.box, around(mark.shape))
        else:
            first.box = first.box or mark.box
    return found


def _is_own(marks: Sequence[Mark], first: Mark) -> bool:
    return any(m.box is not None and m.box == first.box for m in marks)


def _both(one: Box | None, two: Box | None) -> Box | None:
    if one is None or two is None:
        return one or two
    left, top = min(one.x, two.x), min(one.y, two.y)
    right, bottom = max(one.x + one.width, two.x + two.width), max(one.y + one.height, two.y + two.height)
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def around(shape: Any) -> Box | None:
    """The upright box around a shape, whatever is lost; None around a mask of nothing."""
    if kind_of(shape).raster(shape) is not None:
        from pycocotools import mask

        x, y, width, height = mask.toBbox(shape.rle()).tolist()
        return Box(x=x, y=y, width=width, height=height) if width and height else None
    left, top, right, bottom = bounds(shape)
    if right <= left or bottom <= top:  # a line along an axis, or a single joint
        return Box(x=left, y=top, width=max(right - left, 0.01), height=max(bottom - top, 0.01))
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def pixels_of(rings: Sequence[Ring], width: int, height: int) -> Bits:
    """(height, width): the pixels whose centres lie within the rings (even–odd rule)."""
    bits = np.zeros((height, width), dtype=bool)
    points = np.array([p for ring in rings for p in ring], dtype=np.float64)
    first, last = max(0, int(np.floor(points[:, 1].min()))), min(height, int(np.ceil(points[:, 1].max())))
    edges = np.concatenate([np.stack([np.array(r), np.roll(np.array(r), -1, axis=0)], axis=1) for r in rings])
    x0, y0, x1, y1 = edges[:, 0, 0], edges[:, 0, 1], edges[:, 1, 0], edges[:, 1, 1]
    for row in range(first, last):
        y = row + 0.5
        crossing = (y0 > y) != (y1 > y)
        at = np.sort(x0[crossing] + (y - y0[crossing]) / (y1[crossing] - y0[crossing]) * (x1[crossing] - x0[crossing]))
        cells = np.clip(np.ceil(at - 0.5), 0, width).astype(int)
        for left, right in cells.reshape(-1, 2):
            bits[row, left:right] = True
    return bits


def mask_of(shape: Any, width: int, height: int) -> Mask | None:
    """The pixels that an area covers in a picture; None of a line or points, and of an area without a whole pixel."""
    kind = kind_of(shape)
    if kind.raster(shape) is not None:
        return cast(Mask, shape)
    rings = kind.rings(shape)
    if not rings:
        return None
    bits = pixels_of(rings, width, height)
    return from_pixels(bits) if bits.any() else None


def pasted(inner: Bits, left: int, top: int, size: tuple[int, int], place: str, losses: Losses) -> Mask:
    """The mask of an image of (width, height) in which these pixels stand at a place; what reaches over the edge is cut.

    Raises Invalid when nothing is left of it.
    """
    width, height = size
    bits = np.zeros((height, width), dtype=bool)
    rows = slice(max(0, -top), max(0, min(inner.shape[0], height - top)))
    columns = slice(max(0, -left), max(0, min(inner.shape[1], width - left)))
    part = inner[rows, columns]
    if part.shape != inner.shape:
        losses.add("masks that reach past their image (cut at its edge)", 1, place)
    if not part.any():
        raise Invalid.at(place, f"has no pixel in the image, which is {width} × {height}")
    bits[
        top + rows.start : top + rows.start + part.shape[0], left + columns.start : left + columns.start + part.shape[1]
    ] = part
    return from_pixels(bits)


def joints_of(shape: Any) -> tuple[tuple[float, float, int], ...] | None:
    """The joints of a skeleton; None of any other shape."""
    return kind_of(shape).joints(shape)


def kind_name(shape: Any) -> str:
    """What a shape is called in reports."""
    return kind_of(shape).plural


def flat(points: Sequence[tuple[float, float]]) -> list[float]:
    """x0, y0, x1, y1 …, with at most two decimals."""
    return [round(c, 2) for point in points for c in point]


def paired(numbers: Sequence[float]) -> Ring:
    """The points of x0, y0, x1, y1 …"""
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))
