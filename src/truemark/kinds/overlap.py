"""How alike two shapes are, 0 to 1, whatever their kinds: intersection over union of areas, OKS of keypoints, nearness of lines."""

from typing import Any

from truemark.kinds import cuboid, keypoints, polyline
from truemark.kinds.box import Box
from truemark.kinds.cuboid import Cuboid
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline

Area = Box | Polygon | Ellipse


def similarity(one: Any, two: Any) -> float:
    """Areas (boxes, polygons, ellipses) by IoU, also across kinds; masks by IoU; keypoints by OKS; lines by nearness.

    Shapes that cannot be compared (a mask with a box, say) share nothing: 0.
    """
    if isinstance(one, Area) and isinstance(two, Area):
        return area_iou(one, two)
    if isinstance(one, Mask) and isinstance(two, Mask):
        return mask_iou(one, two)
    if isinstance(one, Keypoints) and isinstance(two, Keypoints):
        return keypoints.similarity(one, two)
    if isinstance(one, Cuboid) and isinstance(two, Cuboid):
        return cuboid.iou(one, two)
    if isinstance(one, Polyline) and isinstance(two, Polyline):
        return polyline.similarity(one, two)
    return 0.0


def area_iou(one: Area, two: Area) -> float:
    """Intersection over union of areas."""
    if isinstance(one, Box) and isinstance(two, Box) and not one.angle and not two.angle:
        wide = min(one.x + one.width, two.x + two.width) - max(one.x, two.x)
        high = min(one.y + one.height, two.y + two.height) - max(one.y, two.y)
        if wide <= 0 or high <= 0:
            return 0.0
        return wide * high / (one.width * one.height + two.width * two.height - wide * high)
    a, b = geometry(one), geometry(two)
    shared = a.intersection(b).area
    whole = a.area + b.area - shared
    return float(shared / whole) if whole else 0.0


def geometry(shape: Area) -> Any:
    """The area as a valid shapely geometry; a ring that crosses itself is mended."""
    from shapely import Polygon as Area_
    from shapely import make_valid

    found = Area_(shape.points, shape.holes) if isinstance(shape, Polygon) else Area_(shape.ring())
    return found if found.is_valid else make_valid(found)


def polygon_of(area: Any) -> Polygon:
    """The polygon of one piece of shapely geometry."""
    return Polygon(points=tuple(area.exterior.coords[:-1]), holes=tuple(tuple(r.coords[:-1]) for r in area.interiors))


def mask_iou(one: Mask, two: Mask) -> float:
    """Intersection over union of pixels; 0 for pictures of different size."""
    if one.size != two.size:
        return 0.0
    from pycocotools import mask

    return float(mask.iou([one.rle()], [two.rle()], [0])[0][0])
