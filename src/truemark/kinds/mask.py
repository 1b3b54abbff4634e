"""Mask: the pixels of a region, in COCO's compressed run-length encoding."""

from collections.abc import Sequence
from typing import Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from truemark.kinds.kind import RegionKind, Space
from truemark.kinds.value import Value

Bits = NDArray[np.bool_]
MOST_PIXELS = 400_000_000


class Mask(Value):
    """size: height, width. counts: COCO's compressed RLE, whose runs go down the columns and fill the size exactly."""

    type: Literal["mask"] = "mask"
    size: tuple[int, int]
    counts: str = Field(min_length=1)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        height, width = self.size
        if height < 1 or width < 1 or height * width > MOST_PIXELS:
            raise ValueError(f"size must be height and width of 1 to {MOST_PIXELS} pixels in all")
        total = sum(runs(self.counts))
        if total != height * width:
            raise ValueError(f"counts add up to {total} pixels; size {height} × {width} has {height * width}")
        return self

    def rle(self) -> dict[str, object]:
        """As pycocotools takes it."""
        return {"size": list(self.size), "counts": self.counts.encode()}

    def pixels(self) -> Bits:
        """(height, width) of bool."""
        from pycocotools import mask

        return np.asarray(mask.decode(self.rle()), dtype=bool)


def runs(counts: str) -> list[int]:
    """The run lengths of a compressed RLE, unset pixels first. Raises ValueError for what is none."""
    found: list[int] = []
    at = 0
    while at < len(counts):
        value, shift, more = 0, 0, True
        while more:
            if at >= len(counts):
                raise ValueError("counts end in the middle of a number")
            code = ord(counts[at]) - 48
            if not 0 <= code < 64:
                raise ValueError(f"counts must not hold {counts[at]!r}")
            value |= (code & 31) << (5 * shift)
            more = bool(code & 32)
            at, shift = at + 1, shift + 1
            if not more and code & 16:
                value |= -1 << (5 * shift)
        if len(found) > 2:
            value += found[-2]
        if value < 0:
            raise ValueError("counts hold a negative run")
        found.append(value)
    return found


def from_pixels(bits: Bits) -> Mask:
    """The mask of a (height, width) array."""
    from pycocotools import mask

    found = mask.encode(np.asfortranarray(bits, dtype=np.uint8))
    return Mask(size=(int(bits.shape[0]), int(bits.shape[1])), counts=found["counts"].decode())


def dice(one: Bits, two: Bits) -> float:
    """2 × shared ÷ (one + two); two empty masks agree."""
    total = int(one.sum()) + int(two.sum())
    return 2 * int((one & two).sum()) / total if total else 1.0


def boundary_f(one: Bits, two: Bits, tolerance: float | None = None) -> float:
    """F1 of boundary pixels that lie within `tolerance` pixels of the other boundary (0.8 % of the diagonal if None).

    Source: Perazzi et al., A benchmark dataset and evaluation methodology for video object segmentation (2016).
    """
    from scipy.ndimage import binary_erosion, distance_transform_edt

    reach = tolerance if tolerance is not None else max(1.0, 0.008 * float(np.hypot(*one.shape)))
    edges = [b & ~binary_erosion(b, border_value=0) for b in (one, two)]
    if not edges[0].any() and not edges[1].any():
        return 1.0
    if not edges[0].any() or not edges[1].any():
        return 0.0
    near = [distance_transform_edt(~e) <= reach for e in edges]
    precision = float((edges[0] & near[1]).sum() / edges[0].sum())
    recall = float((edges[1] & near[0]).sum() / edges[1].sum())
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def vote(masks: Sequence[Bits]) -> Bits:
    """The pixels that more than half of the masks have."""
    return np.asarray(2 * np.sum(masks, axis=0, dtype=np.int64) > len(masks))


class MaskKind(RegionKind[Mask]):
    """Pixels; compared by intersection over union, fused by a vote of pixels."""

    name = "mask"
    title = "Mask"
    plural = "masks"
    value = Mask
    space = Space.PLANE
    parts = True

    def similarity(self, one: Mask, two: Mask) -> float:
        """0 for images of different size."""
        if one.size != two.size:
            return 0.0
        from pycocotools import mask

        return float(mask.iou([one.rle()], [two.rle()], [0])[0][0])

    def fuse(self, values: Sequence[Mask], weights: Sequence[float]) -> Mask | None:
        if len({v.size for v in values}) > 1:
            return None
        return from_pixels(vote([v.pixels() for v in values]))

    def extent(self, value: Mask) -> tuple[float, ...]:
        from pycocotools import mask

        x, y, width, height = (float(v) for v in mask.toBbox(value.rle()))
        return x, y, x + width, y + height

    def raster(self, value: Mask) -> tuple[int, int]:
        return value.size


kind = MaskKind()
