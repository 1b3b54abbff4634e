"""Spans, segments and tracks of several annotators become one set each."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from truemark.agreement.judgments import Judgments
from truemark.agreement.spans import Marked
from truemark.consensus.aggregated import Aggregated, Score, merge_by_item
from truemark.consensus.regions import fuse_shapes
from truemark.kinds import segment, span
from truemark.kinds.overlap import similarity
from truemark.kinds.segment import LabeledSegment
from truemark.kinds.span import LabeledSpan
from truemark.kinds.track import Keyframe, Track


def spans(judgments: Judgments) -> Aggregated:
    """The spans that more than half marked (see kinds/span.py). Quality: an annotator's exact F1 against them."""

    def score(answer: Marked, merged: Sequence[LabeledSpan]) -> tuple[float, float]:
        mine, kept = set(answer.spans), set(merged)
        return 2.0 * len(mine & kept), float(len(mine) + len(kept))

    return _merged(judgments, lambda given: span.merge([a.spans for a in given]), score)


def segments(judgments: Judgments) -> Aggregated:
    """For each label the time that more than half gave it. Quality: 2 × time in common ÷ time of both.

    Labels that annotators do not share (speakers that each named for themselves) are first mapped to those of the item's
    first annotator, one to one, so that most time agrees.
    """

    def score(answer: Sequence[LabeledSegment], merged: Sequence[LabeledSegment]) -> tuple[float, float]:
        shared = sum(a.shared(b) for a in answer for b in merged if a.label == b.label)
        return 2 * shared, sum(s.end - s.start for s in (*answer, *merged))

    return _merged(judgments, segment.merge, score, renamed)


def renamed(answers: Sequence[Sequence[LabeledSegment]]) -> list[list[LabeledSegment]]:
    """The answers with labels mapped to the first answer's, where the names differ."""
    from scipy.optimize import linear_sum_assignment

    first = list(answers[0])
    found = [first]
    known = {s.label for s in first}
    for answer in answers[1:]:
        own = sorted({s.label for s in answer} - known)
        free = sorted(known - {s.label for s in answer})
        names: dict[str, str] = {}
        if own and free:
            common = np.array(
                [
                    [sum(a.shared(b) for a in answer if a.label == x for b in first if b.label == y) for y in free]
                    for x in own
                ]
            )
            for row, column in zip(*linear_sum_assignment(common, maximize=True), strict=True):
                if common[row, column] > 0:
                    names[own[row]] = free[column]
        found.append([LabeledSegment(s.start, s.end, names.get(s.label, s.label)) for s in answer])
    return found


def _merged(
    judgments: Judgments,
    merge: Callable[[Sequence[Any]], list[tuple[Any, float]]],
    score: Callable[[Any, Sequence[Any]], Score],
    prepared: Callable[[Sequence[Any]], Sequence[Any]] = lambda answers: answers,
) -> Aggregated:
    """score: an answer and the merged marks → what is right, out of what."""

    def one(answers: Sequence[Any]) -> tuple[list[dict[str, Any]], float, list[Score]]:
        given = prepared(answers)
        found = merge(given)
        marks = [m for m, _ in found]
        scores = [score(answer, marks) for answer in given]
        nothing = not any(most for _, most in scores)
        sure = float(np.mean([s for _, s in found])) if found else float(nothing)
        return [{"start": m.start, "end": m.end, "label": m.label} for m in marks], sure, scores

    return merge_by_item(judgments, one)


def fuse_tracks(answers: Sequence[Sequence[Track]], threshold: float = 0.5) -> list[tuple[Track, float]]:
    """Objects that more than half of the annotators followed, fused frame by frame, each with their share.

    Tracks are one object when their shapes' mean similarity over the frames of either is at least `threshold`. A frame has
    the object when more than half of those who followed it have it there.
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
