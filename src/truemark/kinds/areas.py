"""Areas that regions cover, alone or together, whether drawn as outlines or as pixels."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truemark.kinds.polygon import Polygon
from truemark.kinds.registry import kind_of

Floats = NDArray[np.float64]
MOST_PIECES = 8


def area_iou(one: Any, two: Any) -> float:
    """Intersection over union of two shapely geometries."""
    return float(area_iou_matrix(np.array([one], dtype=object), np.array([two], dtype=object))[0, 0])


def area_iou_matrix(one: NDArray[np.object_], two: NDArray[np.object_]) -> Floats:
    """Intersection over union of every two shapely geometries: (n,), (m,) → (n, m). Only those whose bounds meet are cut."""
    import shapely

    found = np.zeros((len(one), len(two)))
    if not len(one) or not len(two):
        return found
    rows, columns = shapely.STRtree(two).query(one)
    shared = shapely.area(shapely.intersection(one[rows], two[columns]))
    whole = shapely.area(one)[rows] + shapely.area(two)[columns] - shared
    found[rows, columns] = np.divide(shared, whole, out=np.zeros_like(shared), where=whole > 0)
    return found


def polygon_of(area: Any) -> Polygon:
    """The polygon of one piece of shapely geometry."""
    return Polygon(points=tuple(area.exterior.coords[:-1]), holes=tuple(tuple(r.coords[:-1]) for r in area.interiors))


def vote_of_outlines(areas: Sequence[Any]) -> Polygon | None:
    """The largest piece of what more than half of the geometries cover; None when there is none.

    Exact for up to eight; of more, the eight that are most like the others vote.
    """
    from shapely import intersection_all, union_all

    areas = list(areas)
    if len(areas) > MOST_PIECES:
        every = np.array(areas, dtype=object)
        alike = area_iou_matrix(every, every).sum(axis=1)
        areas = [areas[n] for n in sorted(np.argsort(-alike, kind="stable")[:MOST_PIECES].tolist())]
    needed = len(areas) // 2 + 1
    covered = union_all([intersection_all(list(some)) for some in combinations(areas, needed)])
    pieces = [p for p in getattr(covered, "geoms", [covered]) if p.geom_type == "Polygon" and p.area > 0]
    return polygon_of(max(pieces, key=lambda p: p.area)) if pieces else None


def covered(shapes: Sequence[Any]) -> Any:
    """The union of shapes: a shapely geometry of outlines, a (height, width) bool array of masks, None of nothing.

    Shapes without an area (lines, keypoints) cover nothing. Raises ValueError for outlines mixed with masks, or
    masks of different size.
    """
    outlines = [o for s in shapes if (o := kind_of(s).outline(s)) is not None]
    rasters = [s for s in shapes if kind_of(s).raster(s) is not None]
    if outlines and rasters:
        raise ValueError("outlines and masks of one label cannot be joined; convert one of them")
    if rasters:
        if len({kind_of(s).raster(s) for s in rasters}) > 1:
            raise ValueError("masks of one image differ in size")
        return np.logical_or.reduce([s.pixels() for s in rasters])
    if outlines:
        from shapely import union_all

        return union_all(outlines)
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
