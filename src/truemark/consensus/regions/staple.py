"""STAPLE: the hidden true segmentation, and how sensitive and specific each annotator is, by EM over pixels.

Source: Warfield, Zou & Wells, Simultaneous truth and performance level estimation (IEEE TMI 2004), https://doi.org/10.1109/TMI.2004.828354.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments
from truemark.agreement.regions.matching import Region
from truemark.consensus.aggregated import Aggregated, Score, merge_by_item
from truemark.kinds import kind_of
from truemark.kinds.areas import polygon_of
from truemark.kinds.mask import Mask, from_pixels
from truemark.kinds.polygon import Polygon

Floats = NDArray[np.float64]
LEAST = 1e-12


@dataclass(frozen=True)
class Staple:
    """probability: of the shape of the masks, that a pixel is inside. sensitivity, specificity: (masks,)."""

    probability: Floats
    sensitivity: Floats
    specificity: Floats


def staple(
    masks: Sequence[NDArray[np.bool_]], prior: float | None = None, iterations: int = 200, tolerance: float = 1e-10
) -> Staple:
    """masks: bool arrays of one shape. prior: the chance that a pixel is inside; None for the mean of the masks.

    Pixels that all decide alike are worked on once. Raises ValueError for no masks, or masks of different shape.

    >>> said = [np.array([[True, True, False, False]]), np.array([[True, True, False, False]]), np.array([[True, False, False, True]])]
    >>> (staple(said).probability > 0.5).tolist()
    [[True, True, False, False]]
    """
    if not masks or len({m.shape for m in masks}) > 1:
        raise ValueError("masks must be at least one, and of one shape")
    stack = np.stack([m.ravel() for m in masks])
    said, where, times = _patterns(stack)
    chance = float(stack.mean()) if prior is None else prior
    sensitive, specific = np.full(len(masks), 0.99999), np.full(len(masks), 0.99999)
    inside = np.zeros(said.shape[1])
    for _ in range(iterations):
        yes = np.log(np.maximum(sensitive, LEAST)) @ said + np.log(np.maximum(1 - sensitive, LEAST)) @ (1 - said)
        no = np.log(np.maximum(1 - specific, LEAST)) @ said + np.log(np.maximum(specific, LEAST)) @ (1 - said)
        odds = np.log(max(chance, LEAST)) - np.log(max(1 - chance, LEAST)) + yes - no
        inside = 1 / (1 + np.exp(-np.clip(odds, -700, 700)))
        weight, rest = inside * times, (1 - inside) * times
        before = sensitive, specific
        sensitive = said @ weight / max(float(weight.sum()), LEAST)
        specific = (1 - said) @ rest / max(float(rest.sum()), LEAST)
        if max(np.abs(sensitive - before[0]).max(), np.abs(specific - before[1]).max()) < tolerance:
            break
    return Staple(inside[where.ravel()].reshape(masks[0].shape), sensitive, specific)


def staple_regions(judgments: Judgments) -> Aggregated:
    """Label by label, what each annotator covers of an image is one mask; STAPLE tells the true one (probability ½ and more).

    Of masks the answer is a mask, of outlines polygons along the pixels. Confidence: the mean over pixels that anybody
    covered of how sure each is. Quality: the mean of an annotator's sensitivity over images and labels.
    """

    def one(given: Sequence[Sequence[Region]]) -> tuple[list[dict[str, Any]], float, list[Score]]:
        regions = [r for answer in given for r in answer]
        size = _size([r.shape for r in regions])
        drawn = any(kind_of(r.shape).raster(r.shape) for r in regions)
        labels = sorted({r.label for r in regions})
        merged, sure, sensitivity = [], [], np.zeros(len(given))
        for label in labels:
            masks = [_covered([r.shape for r in answer if r.label == label], size) for answer in given]
            fitted = staple(masks)
            sure.append(np.maximum(fitted.probability, 1 - fitted.probability)[np.logical_or.reduce(masks)])
            merged += [{"label": label, "shape": shape} for shape in _shapes(fitted.probability >= 0.5, drawn)]
            sensitivity += fitted.sensitivity
        confidence = float(np.concatenate(sure).mean()) if sure else 1.0
        return merged, confidence, [(float(s), float(len(labels))) for s in sensitivity]

    return merge_by_item(judgments, one)


def _size(shapes: Sequence[Any]) -> tuple[int, int]:
    """Height and width: of the masks, else what the outlines reach."""
    masks = [size for s in shapes if (size := kind_of(s).raster(s)) is not None]
    if masks:
        return max(masks)
    edges = [outline.bounds for s in shapes if (outline := kind_of(s).outline(s)) is not None]
    return (int(np.ceil(max((e[3] for e in edges), default=1))), int(np.ceil(max((e[2] for e in edges), default=1))))


def _covered(shapes: Sequence[Any], size: tuple[int, int]) -> NDArray[np.bool_]:
    """The pixels whose centres the shapes cover. Raises ValueError for masks of another size."""
    from shapely import contains_xy

    bits = np.zeros(size, dtype=bool)
    x, y = np.meshgrid(np.arange(size[1]) + 0.5, np.arange(size[0]) + 0.5)
    for shape in shapes:
        raster, outline = kind_of(shape).raster(shape), kind_of(shape).outline(shape)
        if raster is not None:
            if raster != size:
                raise ValueError("masks of one image differ in size")
            bits |= shape.pixels()
        elif outline is not None:
            bits |= contains_xy(outline, x, y)
    return bits


def _shapes(bits: NDArray[np.bool_], drawn: bool) -> list[Mask | Polygon]:
    """The pixels as a mask when they were drawn as such, else as the polygons around them."""
    if not bits.any():
        return []
    if drawn:
        return [from_pixels(bits)]
    from shapely import box, union_all

    rows = []
    for y, row in enumerate(bits):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], row.astype(np.int8), [0]])))
        rows += [box(int(a), y, int(b), y + 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    area = union_all(rows).simplify(0)
    return [polygon_of(piece) for piece in getattr(area, "geoms", [area])]


def _patterns(stack: NDArray[np.bool_]) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
    """The different ways that masks decide a pixel: (masks, ways), each pixel's way, and how many pixels each has."""
    masks = len(stack)
    if masks > 62:
        columns, where, times = np.unique(stack, axis=1, return_inverse=True, return_counts=True)
        return columns.astype(np.float64), where, times
    bits = np.left_shift(1, np.arange(masks, dtype=np.int64))
    ways, where, times = np.unique(bits @ stack.astype(np.int64), return_inverse=True, return_counts=True)
    return ((ways[None, :] & bits[:, None]) > 0).astype(np.float64), where, times
