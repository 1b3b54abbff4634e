"""Track: one object through the frames of a video, as key frames between which its shape is interpolated."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from truemark.kinds.box import Box
from truemark.kinds.cuboid import Cuboid
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.value import Value

Tracked = Annotated[Box | Polygon | Polyline | Ellipse | Keypoints | Mask | Cuboid, Field(discriminator="type")]


class Keyframe(Value):
    """The shape at a frame. `outside`: from here to the next key frame the object is not in the picture."""

    frame: int = Field(ge=0)
    shape: Tracked
    occluded: bool = False
    outside: bool = False


class Track(Value):
    """keyframes: in order of frame, all of one type of shape. interpolation: linear, cubic (Catmull–Rom) or none (held)."""

    type: Literal["track"] = "track"
    keyframes: tuple[Keyframe, ...] = Field(min_length=1)
    interpolation: Literal["linear", "cubic", "none"] = "linear"

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        frames = [k.frame for k in self.keyframes]
        if any(b <= a for a, b in pairwise(frames)):
            raise ValueError("keyframes must have rising frames")
        if len({k.shape.type for k in self.keyframes}) > 1:
            raise ValueError("keyframes must have shapes of one type")
        return self

    def at(self, frame: int) -> Tracked | None:
        """The shape at a frame; None before the first key frame, after the last, and where it is outside.

        Shapes with different numbers of points, and masks, are held until the next key frame.
        """
        keys = self.keyframes
        if frame < keys[0].frame or frame > keys[-1].frame:
            return None
        place = max(n for n, k in enumerate(keys) if k.frame <= frame)
        if keys[place].outside:
            return None
        here = keys[place]
        if here.frame == frame or place + 1 == len(keys) or self.interpolation == "none":
            return here.shape
        after = keys[place + 1]
        share = (frame - here.frame) / (after.frame - here.frame)
        around = [keys[max(0, place - 1)], here, after, keys[min(len(keys) - 1, place + 2)]]
        return _between([k.shape for k in around], share, self.interpolation == "cubic")

    def frames(self) -> dict[int, Tracked]:
        """Every frame where the object is in the picture."""
        found = {}
        for frame in range(self.keyframes[0].frame, self.keyframes[-1].frame + 1):
            shape = self.at(frame)
            if shape is not None:
                found[frame] = shape
        return found


_NUMBERS = {
    "box": ("x", "y", "width", "height", "angle"),
    "ellipse": ("cx", "cy", "rx", "ry", "angle"),
    "cuboid": ("x", "y", "z", "length", "width", "height", "yaw"),
}
_TURNS = {"angle": 360.0, "yaw": 2 * np.pi}


def _between(shapes: Sequence[Tracked], share: float, cubic: bool) -> Tracked:
    here = shapes[1]
    if here.type in _NUMBERS:
        found = {}
        for name in _NUMBERS[here.type]:
            values = np.array([getattr(s, name) for s in shapes], dtype=np.float64)
            if name in _TURNS:
                values = np.unwrap(values, period=_TURNS[name])
            found[name] = float(_curve(values, share, cubic))
        for name in ("width", "height", "rx", "ry", "length"):
            if name in found:
                found[name] = max(found[name], 1e-6)
        return here.model_copy(update=found)
    if isinstance(here, Polygon | Polyline | Keypoints):
        rows = [np.array([p[:2] for p in s.points]) for s in shapes if isinstance(s, type(here))]
        if isinstance(here, Polygon) and any(getattr(s, "holes", ()) for s in shapes):
            return here
        if len(rows[1]) != len(rows[2]):
            return here
        steady = [r if len(r) == len(rows[1]) else rows[1] for r in rows]
        moved = _curve(np.stack(steady), share, cubic).tolist()
        if isinstance(here, Keypoints):
            joints = tuple((x, y, p[2]) for (x, y), p in zip(moved, here.points, strict=True))
            return here.model_copy(update={"points": joints})
        return here.model_copy(update={"points": tuple((x, y) for x, y in moved)})
    return here


def _curve(
    values: np.ndarray[tuple[int, ...], np.dtype[np.float64]], share: float, cubic: bool
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    a, b, c, d = values
    if not cubic:
        return np.asarray(b + (c - b) * share)
    return np.asarray(
        0.5 * (2 * b + (c - a) * share + (2 * a - 5 * b + 4 * c - d) * share**2 + (3 * b - a - 3 * c + d) * share**3)
    )
