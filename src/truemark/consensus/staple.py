"""STAPLE: the hidden true segmentation, and how sensitive and specific each annotator is, by EM over pixels.

Source: Warfield, Zou & Wells, Simultaneous truth and performance level estimation (IEEE TMI 2004).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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


def _patterns(stack: NDArray[np.bool_]) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
    """The different ways that masks decide a pixel: (masks, ways), each pixel's way, and how many pixels each has."""
    masks = len(stack)
    if masks > 62:
        columns, where, times = np.unique(stack, axis=1, return_inverse=True, return_counts=True)
        return columns.astype(np.float64), where, times
    bits = np.left_shift(1, np.arange(masks, dtype=np.int64))
    ways, where, times = np.unique(bits @ stack.astype(np.int64), return_inverse=True, return_counts=True)
    return ((ways[None, :] & bits[:, None]) > 0).astype(np.float64), where, times
