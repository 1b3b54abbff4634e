"""Objects that more than half of the annotators followed through a video, fused frame by frame."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from truemark.consensus.regions.fusion import fuse_shapes
from truemark.kinds.overlap import similarity
from truemark.kinds.track import Keyframe, Track


def fuse_tracks(answers: Sequence[Sequence[Track]], threshold: float = 0.5) -> list[tuple[Track, float]]:
    """Objects that more than half of the annotators followed, fused frame by frame, each with their share.

    Tracks are one object when their shapes' mean similarity over the frames of either is at least `threshold`. A frame has
    the object when more than half of those who followed it have it there.

    >>> from truemark.kinds.box import Box
    >>> track = Track(keyframes=(Keyframe(frame=0, shape=Box(x=0, y=0, width=4, height=4)),))
    >>> [(len(t.keyframes), round(share, 2)) for t, share in fuse_tracks([[track], [track], []])]
    [(1, 0.67)]
    """
    from scipy.optimize import linear_sum_assignment

    groups: list[list[dict[int, Any]]] = []
    for answer in answers:
        tracks = [t.frames() for t in answer]
        alike = np.array([[_alike(t, g[0]) for g in groups] for t in tracks]).reshape(len(tracks), len(groups))
        alike[alike < threshold] = 0
        taken = {}
        if alike.size:
            rows, columns = linear_sum_assignment(alike, maximize=True)
            taken = {int(r): int(c) for r, c in zip(rows, columns, strict=True) if alike[r, c] > 0}
        for number, track in enumerate(tracks):
            if number in taken:
                groups[taken[number]].append(track)
            else:
                groups.append([track])
    fused = []
    for group in groups:
        if 2 * len(group) > len(answers):
            keys = _frames(group)
            if keys:
                fused.append((Track(keyframes=tuple(keys), interpolation="none"), len(group) / len(answers)))
    return fused


def _frames(group: Sequence[dict[int, Any]]) -> list[Keyframe]:
    keys: list[Keyframe] = []
    for frame in range(min(min(t) for t in group), max(max(t) for t in group) + 1):
        shapes = [t[frame] for t in group if frame in t]
        if 2 * len(shapes) > len(group):
            keys.append(Keyframe(frame=frame, shape=fuse_shapes(shapes)))
        elif keys and not keys[-1].outside:
            keys.append(Keyframe(frame=frame, shape=keys[-1].shape, outside=True))
    while keys and keys[-1].outside:
        keys.pop()
    return keys


def _alike(one: dict[int, Any], two: dict[int, Any]) -> float:
    either = one.keys() | two.keys()
    return sum(similarity(one[f], two[f]) for f in one.keys() & two.keys()) / len(either) if either else 0.0
