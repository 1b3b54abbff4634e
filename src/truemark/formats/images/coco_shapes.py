"""The shapes of a COCO annotation: its keypoints, its polygons or mask, its box where there is nothing finer."""

from typing import Any, cast

from truemark.formats.images.shapes import paired
from truemark.formats.labeled import Losses, passing_over
from truemark.kinds.box import Box
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import Polygon
from truemark.kinds.problem import Invalid
from truemark.kinds.values import parse_value


def shapes_of(annotation: dict[str, Any], where: str, losses: Losses) -> list[Any]:
    """Keypoints and area of one annotation are both kept; the box alone only where there is nothing finer."""
    found: list[Any] = []
    given = annotation.get("keypoints")
    if given and any(given[2::3]):
        with passing_over("keypoints that cannot be read", f"{where}.keypoints", losses):
            found.append(_keypoints(given, annotation.get("area"), f"{where}.keypoints", losses))
    segmentation = annotation.get("segmentation")
    finer = False
    if isinstance(segmentation, dict):
        with passing_over("masks that cannot be read", f"{where}.segmentation", losses):
            found.append(_mask(segmentation, f"{where}.segmentation"))
            finer = True
    elif segmentation:
        rings = segmentation if isinstance(segmentation[0], list) else [segmentation]
        for n, ring in enumerate(rings):
            with passing_over("polygons without an area", f"{where}.segmentation[{n}]", losses):
                if not isinstance(ring, list) or len(ring) % 2:
                    raise Invalid.at(f"{where}.segmentation[{n}]", "must be a list of x, y, x, y …")
                found.append(Polygon(points=paired(ring)))
                finer = True
    if finer or (found and not segmentation):
        return found
    with passing_over("boxes without an area", where, losses):
        box = bbox_of(annotation.get("bbox"), where)
        if box is None:
            raise Invalid.at(f"{where}.bbox", "is no box: its width and height must be above 0")
        found.append(box)
    return found


def _keypoints(given: list[Any], area: Any, where: str, losses: Losses) -> Any:
    if len(given) % 3:
        raise Invalid.at(where, f"has {len(given)} numbers; there are three a joint")
    points = []
    for i in range(0, len(given), 3):
        seen = int(given[i + 2])
        if seen not in (0, 1, 2):
            losses.add("visibilities that are not 0, 1 or 2 (read as 2)", 1, where)
            seen = 2 if seen > 0 else 0
        points.append([given[i], given[i + 1], seen])
    good = isinstance(area, int | float) and area > 0
    return parse_value({"type": "keypoints", "points": points, "area": area if good else None}, where)


def bbox_of(bbox: Any, where: str) -> Box | None:
    """None for one without an area. Raises Invalid for what is none."""
    if not isinstance(bbox, list) or len(bbox) != 4:
        raise Invalid.at(f"{where}.bbox", "must be [x, y, width, height]")
    x, y, width, height = (float(v) for v in bbox)
    if width <= 0 or height <= 0:
        return None
    if max(abs(x), abs(y), width, height) < 1e9:
        return Box.model_construct(x=x, y=y, width=width, height=height, angle=0.0)
    return Box(x=x, y=y, width=width, height=height)


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
    return cast(Mask, parse_value({"type": "mask", "size": size, "counts": counts}, where))
