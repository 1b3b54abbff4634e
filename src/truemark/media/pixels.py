"""Selecting pixels by what they look like: the connected ones alike (flood), and pieces of like colour (SLIC).

Sources: scikit-image's flood; Achanta et al., SLIC superpixels compared to state-of-the-art methods (PAMI 2012).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truemark.extras import need
from truemark.kinds.mask import Mask, from_pixels
from truemark.kinds.problem import Invalid
from truemark.media.decode import region

Within = tuple[int, int, int, int]
MOST = 4_000_000  # pixels looked at; more are looked at in steps
PIECES = 400_000


@dataclass(frozen=True, slots=True)
class Pieces:
    """cells: (height, width) of piece numbers; each cell is step × step pixels, the first at x, y."""

    x: int
    y: int
    step: int
    cells: NDArray[np.int64]

    def document(self) -> dict[str, Any]:
        flat = self.cells.ravel()
        starts = np.concatenate(([0], np.flatnonzero(np.diff(flat)) + 1))
        lengths = np.diff(np.concatenate((starts, [flat.size])))
        runs = np.stack([flat[starts], lengths], axis=1).tolist()
        height, width = self.cells.shape
        return {"x": self.x, "y": self.y, "width": width, "height": height, "step": self.step, "runs": runs}


def alike(path: Path, page: int, at: tuple[int, int], tolerance: int, within: Within) -> Mask | None:
    """The connected pixels around `at`, within a rectangle, no channel of which differs by more than the tolerance.

    None when `at` lies outside. Raises Invalid for a rectangle that is none.
    """
    from scipy.ndimage import label

    left, top, right, bottom = _checked(within)
    step = max(1, int(np.ceil(np.sqrt((right - left) * (bottom - top) / MOST))))
    seen, (width, height) = region(path, page, (left, top, right, bottom), step)
    x, y = (at[0] - left) // step, (at[1] - top) // step
    if not (0 <= x < seen.shape[1] and 0 <= y < seen.shape[0]):
        return None
    apart = np.abs(seen.astype(np.int16) - seen[y, x].astype(np.int16)).max(axis=2)
    parts, _ = label(apart <= tolerance)  # joined by their sides
    found = np.asarray(parts == parts[y, x])
    whole = np.zeros((height, width), dtype=bool)
    large = np.repeat(np.repeat(found, step, axis=0), step, axis=1)
    high, wide = min(large.shape[0], height - top), min(large.shape[1], width - left)
    whole[top : top + high, left : left + wide] = large[:high, :wide]
    return from_pixels(whole)


def pieces(path: Path, page: int, within: Within, size: int) -> Pieces:
    """What lies in a rectangle, cut into pieces about `size` thousandths of its width wide. Raises Invalid."""
    need("images", "within")
    from skimage.segmentation import slic

    left, top, right, bottom = _checked(within)
    step = max(1, int(np.ceil(np.sqrt((right - left) * (bottom - top) / PIECES))))
    seen, _ = region(path, page, (left, top, right, bottom), step)
    wide = max(2.0, size * seen.shape[1] / 1000)
    number = int(np.clip(seen.shape[0] * seen.shape[1] / wide**2, 2, 20_000))
    cells = slic(seen, n_segments=number, compactness=10, start_label=0, channel_axis=2)
    return Pieces(left, top, step, np.asarray(cells, dtype=np.int64))


def _checked(within: Within) -> Within:
    left, top, right, bottom = within
    if not (0 <= left < right and 0 <= top < bottom):
        raise Invalid.at("within", "must be left, top, right and bottom of a rectangle within the picture")
    return within
