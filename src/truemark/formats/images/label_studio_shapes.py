"""The shapes of Label Studio's results: percent of the original size for images, seconds for sound, offsets for texts."""

import base64
import io
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import from_pixels
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.segment import Segment

Value = Mapping[str, Any]
GEOMETRY = ("rectangle", "polygon", "ellipse", "brush", "keypoint", "bitmask", "vector")


def geometry_of(kind: str) -> str:
    """`rectangle` of `rectanglelabels`; empty for what is no shape on an image."""
    base = kind.removesuffix("labels")
    return base if base in GEOMETRY else ""


def shape_of(kind: str, value: Value, width: int, height: int) -> Any:
    """The shape on an image of this size. Raises KeyError, TypeError or ValueError for what is none."""
    wide, high = width / 100, height / 100
    if kind == "brush":
        from truemark.formats.images.brush import decode

        if value.get("format") not in (None, "rle"):
            raise ValueError(f"is a brush of format {value['format']!r}; rle is read")
        return from_pixels(decode(value["rle"], width, height))
    if kind == "bitmask":
        return _bitmask(str(value["imageDataURL"]))
    if kind == "keypoint":
        return Keypoints.model_validate({"points": [(value["x"] * wide, value["y"] * high, 2)]})
    if kind in ("polygon", "vector"):
        given = value["points"] if kind == "polygon" else [(v["x"], v["y"]) for v in value["vertices"]]
        points = tuple((x * wide, y * high) for x, y in given)
        return Polyline(points=points) if value.get("closed") is False else Polygon(points=points)
    angle = float(value.get("rotation") or 0)
    if kind == "ellipse":
        sizes = {"rx": value["radiusX"] * wide, "ry": value["radiusY"] * high}
        return Ellipse(cx=value["x"] * wide, cy=value["y"] * high, **sizes, angle=angle)
    x, y, w, h = value["x"] * wide, value["y"] * high, value["width"] * wide, value["height"] * high
    turn = math.radians(angle)  # Label Studio turns about the top-left corner, Truemark about the centre
    cx = x + w / 2 * math.cos(turn) - h / 2 * math.sin(turn)
    cy = y + w / 2 * math.sin(turn) + h / 2 * math.cos(turn)
    return Box(x=cx - w / 2, y=cy - h / 2, width=w, height=h, angle=angle)


def _bitmask(address: str) -> Any:
    from PIL import Image

    image = Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2])))
    pixels = np.asarray(image.convert("RGBA"))
    bits = (pixels[..., 3] > 127) & (pixels[..., :3].any(axis=2))
    return from_pixels(bits)


def segment_of(value: Value) -> Segment:
    """A stretch of sound or of a series, in its own units."""
    channel = value.get("channel")
    return Segment(start=float(value["start"]), end=float(value["end"]), lane=None if channel is None else str(channel))


def given_of(kind: str, value: Value) -> Any:
    """What was answered: a string, a number, or a list of strings."""
    if kind == "choices":
        return _one([str(c) for c in value.get("choices") or []])
    if kind == "taxonomy":
        return _one(["/".join(map(str, path)) for path in value.get("taxonomy") or []])
    if kind == "textarea":
        text = value.get("text")
        return _one([str(t) for t in text]) if isinstance(text, list) else str(text or "")
    if kind == "pairwise":
        return str(value.get("selected"))
    given = value.get(kind)
    return str(given) if kind == "datetime" else given


def _one(values: list[str]) -> Any:
    return values[0] if len(values) == 1 else values
