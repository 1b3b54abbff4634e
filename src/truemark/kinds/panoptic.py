"""Panoptic layer: every pixel belongs to at most one segment; each segment has a label.

Source of panoptic quality: Kirillov et al., Panoptic segmentation (CVPR 2019).
"""

from collections.abc import Mapping, Sequence
from typing import Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from truemark.kinds.mask import Mask, from_pixels
from truemark.kinds.value import Value

Ids = NDArray[np.int64]


class Segment(Value):
    """One segment of the layer; `mask` counts in the layer's size."""

    id: int = Field(ge=1)
    label: str = Field(min_length=1)
    counts: str = Field(min_length=1)


class Panoptic(Value):
    """size: height, width. Segments do not overlap."""

    type: Literal["panoptic"] = "panoptic"
    size: tuple[int, int]
    segments: tuple[Segment, ...] = ()

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if len({s.id for s in self.segments}) != len(self.segments):
            raise ValueError("segments must have different ids")
        covered = np.zeros(self.size, dtype=bool)
        for number, segment in enumerate(self.segments):
            bits = Mask(size=self.size, counts=segment.counts).pixels()
            if (covered & bits).any():
                raise ValueError(f"segments[{number}] overlaps one before it; a pixel belongs to one segment")
            covered |= bits
        return self

    def ids(self) -> Ids:
        """(height, width): the segment's id at each pixel, 0 where there is none."""
        layer = np.zeros(self.size, dtype=np.int64)
        for segment in self.segments:
            layer[Mask(size=self.size, counts=segment.counts).pixels()] = segment.id
        return layer

    def labels(self) -> dict[int, str]:
        return {s.id: s.label for s in self.segments}


def quality_parts(
    reference: Ids, other: Ids, reference_labels: Mapping[int, str], other_labels: Mapping[int, str]
) -> dict[str, tuple[float, int, int, int]]:
    """Per label: summed IoU of matched segments, true positives, false positives, false negatives.

    Segments of one label match when their IoU is above ½, which makes the matching unique.
    """
    width = int(other.max()) + 1
    pairs, shared = np.unique(reference.astype(np.int64) * width + other, return_counts=True)
    areas = {n: int(a) for n, a in zip(*np.unique(reference, return_counts=True), strict=True)}
    others = {n: int(a) for n, a in zip(*np.unique(other, return_counts=True), strict=True)}
    found: dict[str, list[float]] = {}
    matched_reference, matched_other = set(), set()
    for pair, pixels in zip(pairs.tolist(), shared.tolist(), strict=True):
        a, b = divmod(pair, width)
        if not a or not b or reference_labels[a] != other_labels[b]:
            continue
        iou = pixels / (areas[a] + others[b] - pixels)
        if iou > 0.5:
            parts = found.setdefault(reference_labels[a], [0.0, 0, 0, 0])
            parts[0] += iou
            parts[1] += 1
            matched_reference.add(a)
            matched_other.add(b)
    for b, label in other_labels.items():
        found.setdefault(label, [0.0, 0, 0, 0])[2] += b not in matched_other
    for a, label in reference_labels.items():
        found.setdefault(label, [0.0, 0, 0, 0])[3] += a not in matched_reference
    return {label: (p[0], int(p[1]), int(p[2]), int(p[3])) for label, p in found.items()}


def panoptic_quality(parts: Mapping[str, tuple[float, int, int, int]]) -> float | None:
    """The mean over labels of Σ IoU ÷ (TP + FP/2 + FN/2); None when no label occurs."""
    values = [p[0] / (p[1] + p[2] / 2 + p[3] / 2) for p in parts.values() if sum(p[1:])]
    return sum(values) / len(values) if values else None


def merge(layers: Sequence[Panoptic]) -> Panoptic:
    """Segments that more than half of the layers have (same label, IoU above ½ with one layer's), pixel by pixel by vote.

    A segment keeps the pixels that more than half of the layers give it, so that segments never overlap. Raises
    ValueError for layers of different size.
    """
    if len({layer.size for layer in layers}) > 1:
        raise ValueError("layers must be of one size")
    groups: list[tuple[str, list[NDArray[np.bool_]]]] = []
    for layer in layers:
        taken: set[int] = set()
        for segment in layer.segments:
            bits = Mask(size=layer.size, counts=segment.counts).pixels()
            place = next(
                (
                    n
                    for n, (label, found) in enumerate(groups)
                    if n not in taken and label == segment.label and _iou(found[0], bits) > 0.5
                ),
                len(groups),
            )
            if place == len(groups):
                groups.append((segment.label, []))
            groups[place][1].append(bits)
            taken.add(place)
    merged: list[Segment] = []
    for label, found in groups:
        kept = np.asarray(2 * np.sum(found, axis=0, dtype=np.int64) > len(layers))
        if kept.any():
            merged.append(Segment(id=len(merged) + 1, label=label, counts=from_pixels(kept).counts))
    return Panoptic(size=layers[0].size, segments=tuple(merged))


def _iou(one: NDArray[np.bool_], two: NDArray[np.bool_]) -> float:
    either = int((one | two).sum())
    return int((one & two).sum()) / either if either else 0.0
