"""Agreement on objects followed through a video: HOTA, IDF1, MOTA.

Source: Luiten et al., HOTA (IJCV 2021, https://doi.org/10.1007/s11263-020-01375-2); Ristani et al., Performance measures and a data set for multi-target,
multi-camera tracking (2016) for IDF1; Bernardin & Stiefelhagen, CLEAR MOT (2008,
https://doi.org/10.1155/2008/246309) for MOTA.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.pairwise import over_pairs, ratio
from truemark.kinds.overlap import similarity

Floats = NDArray[np.float64]
Frames = Mapping[int, Mapping[Hashable, Any]]  # frame → object's id → shape
ALPHAS = np.arange(0.05, 0.99, 0.05)


@dataclass(frozen=True, slots=True)
class Hota:
    """Means over 19 thresholds 0.05 … 0.95; None when neither side has an object."""

    hota: float | None
    detection: float | None
    association: float | None
    localization: float | None


@dataclass(frozen=True, slots=True)
class _Frame:
    one: Sequence[int]
    two: Sequence[int]
    alike: Floats


def hota(reference: Frames, other: Frames, alike: Callable[[Any, Any], float] = similarity) -> Hota:
    """How well objects are found (detection) and kept apart (association), their geometric mean being HOTA.

    >>> from truemark.kinds.box import Box
    >>> video = {0: {"car": Box(x=0, y=0, width=4, height=4)}, 1: {"car": Box(x=1, y=0, width=4, height=4)}}
    >>> hota(video, video).hota, hota(video, {0: video[0]}).detection
    (1.0, 0.5)
    """
    terms = hota_terms(reference, other, alike)
    if not terms.sum():
        return Hota(None, None, None, None)
    return Hota(*(float(v[0]) for v in _hota(terms.reshape(1, -1))))


def hota_terms(reference: Frames, other: Frames, alike: Callable[[Any, Any], float] = similarity) -> Floats:
    """What a video adds, at each threshold: (19, 4) of matches, objects of both sides, summed association and similarity."""
    from scipy.optimize import linear_sum_assignment

    frames, mine, theirs = _aligned(reference, other, alike)
    counts, others = np.zeros(len(mine)), np.zeros(len(theirs))
    potential = np.zeros((len(mine), len(theirs)))
    for f in frames:
        np.add.at(counts, f.one, 1)
        np.add.at(others, f.two, 1)
        if f.alike.size:
            whole = f.alike.sum(axis=0)[None, :] + f.alike.sum(axis=1)[:, None] - f.alike
            share = np.divide(f.alike, whole, out=np.zeros_like(f.alike), where=whole > 1e-12)
            potential[np.ix_(f.one, f.two)] += share
    whole = counts[:, None] + others[None, :] - potential
    alignment = np.divide(potential, whole, out=np.zeros_like(potential), where=whole > 0)
    matched = np.zeros((len(ALPHAS), len(mine), len(theirs)))
    terms = np.zeros((len(ALPHAS), 4))
    terms[:, 1] = counts.sum() + others.sum()
    for f in frames:
        if not f.alike.size:
            continue
        rows, columns = linear_sum_assignment(alignment[np.ix_(f.one, f.two)] * f.alike, maximize=True)
        a, b, value = np.asarray(f.one)[rows], np.asarray(f.two)[columns], f.alike[rows, columns]
        for n, threshold in enumerate(ALPHAS):
            kept = value >= threshold - np.finfo(float).eps
            matched[n, a[kept], b[kept]] += 1
            terms[n, 0] += kept.sum()
            terms[n, 3] += value[kept].sum()
    either = counts[None, :, None] + others[None, None, :] - matched
    terms[:, 2] = (matched * matched / np.maximum(1, either)).sum(axis=(1, 2))
    return terms


def _hota(sums: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """(samples, 19 × 4) sums → HOTA, detection, association, localization: (samples,) each."""
    found, objects, associated, near = np.moveaxis(sums.reshape(len(sums), len(ALPHAS), 4), 2, 0)
    detection = found / np.where(objects > 0, objects - found, np.nan)
    association = associated / np.maximum(found, 1e-12)
    where = np.where(found > 0, near / np.maximum(found, 1e-12), 1.0)
    return tuple(v.mean(axis=1) for v in (np.sqrt(detection * association), detection, association, where))


def idf1(
    reference: Frames, other: Frames, threshold: float = 0.5, alike: Callable[[Any, Any], float] = similarity
) -> float | None:
    """2 × frames identified right ÷ all, each object having one partner for the whole video; None with no objects at all."""
    right, total = identity_terms(reference, other, threshold, alike)
    return right / total if total else None


def identity_terms(
    reference: Frames, other: Frames, threshold: float = 0.5, alike: Callable[[Any, Any], float] = similarity
) -> tuple[float, float]:
    """Twice the frames identified right, and all frames of all objects of both sides."""
    from scipy.optimize import linear_sum_assignment

    frames, mine, theirs = _aligned(reference, other, alike)
    together = np.zeros((len(mine), len(theirs)))
    for f in frames:
        if f.alike.size:
            together[np.ix_(f.one, f.two)] += f.alike >= threshold
    right = float(together[linear_sum_assignment(together, maximize=True)].sum()) if together.size else 0.0
    return 2 * right, float(sum(len(f.one) + len(f.two) for f in frames))


@dataclass(frozen=True, slots=True)
class Mota:
    """1 − (misses + false positives + switches) ÷ the reference's objects; None when it has none. May be below 0."""

    value: float | None
    misses: int
    false_positives: int
    switches: int
    objects: int


def mota(
    reference: Frames, other: Frames, threshold: float = 0.5, alike: Callable[[Any, Any], float] = similarity
) -> Mota:
    """Frame by frame, a pair that was matched before and still can be stays so; the rest are matched optimally."""
    from scipy.optimize import linear_sum_assignment

    frames, _, _ = _aligned(reference, other, alike)
    partner: dict[int, int] = {}
    last: dict[int, int] = {}
    misses = extra = switches = count = 0
    for f in frames:
        count += len(f.one)
        worth = np.zeros((len(f.one), len(f.two)))
        for r, a in enumerate(f.one):
            for c, b in enumerate(f.two):
                if f.alike[r, c] >= threshold - np.finfo(float).eps:
                    worth[r, c] = (1000 if last.get(a) == b else 0) + f.alike[r, c]
        rows, columns = linear_sum_assignment(worth, maximize=True) if worth.size else (np.array([], int),) * 2
        pairs = [(f.one[r], f.two[c]) for r, c in zip(rows, columns, strict=True) if worth[r, c] > 0]
        switches += sum(a in partner and partner[a] != b for a, b in pairs)
        partner.update(pairs)
        last = dict(pairs)
        misses, extra = misses + len(f.one) - len(pairs), extra + len(f.two) - len(pairs)
    value = 1 - (misses + extra + switches) / count if count else None
    return Mota(value, misses, extra, switches, count)


NO_OBJECTS = "there are no objects to follow"


def tracking(judgments: Judgments, name: str, threshold: float = 0.5, reference: str | None = None) -> Coefficient:
    """`hota`, `idf1` or `mota` over videos; an answer is the tuple of `Frames` items, as `frozen` makes them.

    Sums over videos, as TrackEval combines sequences. HOTA and IDF1 have no side.
    """

    def hota_of(one: Frames, two: Frames) -> list[float]:
        return [float(t) for t in hota_terms(one, two).ravel()]

    def mota_of(one: Frames, two: Frames) -> tuple[float, float]:
        found = mota(one, two, threshold)
        return float(found.objects - found.misses - found.false_positives - found.switches), float(found.objects)

    compare, coefficient = {
        "hota": (hota_of, lambda sums: np.where(sums[:, 1] > 0, _hota(sums)[0], np.nan)),
        "idf1": (lambda one, two: identity_terms(one, two, threshold), ratio),
        "mota": (mota_of, ratio),
    }[name]
    symmetric = name != "mota"
    return over_pairs(
        judgments,
        name,
        compare,
        coefficient,
        nothing=NO_OBJECTS,
        distance="iou",
        reference=reference,
        symmetric=symmetric,
        prepared=lambda answer: {frame: dict(objects) for frame, objects in answer},
    )


def frozen(frames: Frames) -> tuple[tuple[int, tuple[tuple[Hashable, Any], ...]], ...]:
    """Frames in a form that can be a judgment's value."""
    return tuple((frame, tuple(frames[frame].items())) for frame in sorted(frames))


def _aligned(
    reference: Frames, other: Frames, alike: Callable[[Any, Any], float]
) -> tuple[list[_Frame], list[Hashable], list[Hashable]]:
    mine = {name: n for n, name in enumerate(dict.fromkeys(i for f in sorted(reference) for i in reference[f]))}
    theirs = {name: n for n, name in enumerate(dict.fromkeys(i for f in sorted(other) for i in other[f]))}
    frames = []
    for frame in sorted(reference.keys() | other.keys()):
        a, b = reference.get(frame, {}), other.get(frame, {})
        table = np.array([[alike(x, y) for y in b.values()] for x in a.values()]).reshape(len(a), len(b))
        frames.append(_Frame([mine[n] for n in a], [theirs[n] for n in b], table))
    return frames, list(mine), list(theirs)
