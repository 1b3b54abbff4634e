"""Areas that regions cover together, whether drawn as outlines or as pixels."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.mask import Mask
from truemark.kinds.overlap import geometry
from truemark.kinds.polygon import Polygon


def covered(shapes: Sequence[Any]) -> Any:
    """The union of shapes: a shapely geometry of outlines, a (height, width) bool array of masks, None of nothing.

    Shapes without an area (lines, keypoints) cover nothing. Raises ValueError for outlines mixed with masks, or
    masks of different size.
    """
    outlines = [s for s in shapes if isinstance(s, Box | Polygon | Ellipse)]
    masks = [s for s in shapes if isinstance(s, Mask)]
    if outlines and masks:
        raise ValueError("outlines and masks of one label cannot be joined; convert one of them")
    if masks:
        if len({m.size for m in masks}) > 1:
            raise ValueError("masks of one picture differ in size")
        return np.logical_or.reduce([m.pixels() for m in masks])
    if outlines:
        from shapely import union_all

        return union_all([geometry(s) for s in outlines])
    return None


def common_area(one: Any, two: Any) -> tuple[float, float, float]:
    """The area of one, of the other, and of both. Raises ValueError for an outline with a mask."""
    if one is None or two is None:
        return _area(one), _area(two), 0.0
    if isinstance(one, np.ndarray) != isinstance(two, np.ndarray):
        raise ValueError("an outline and a mask of one label cannot be compared; convert one of them")
    if isinstance(one, np.ndarray):
        return _area(one), _area(two), float((one & two).sum())
    return _area(one), _area(two), float(one.intersection(two).area)


def _area(area: Any) -> float:
    if area is None:
        return 0.0
    return float(area.sum()) if isinstance(area, np.ndarray) else float(area.area)
