"""Regions of two annotators matched one to one, as well as possible.

Matching is optimal (Hungarian) on IoU, OKS or nearness, whichever the kind has.
Source: Kuhn, The Hungarian method for the assignment problem (1955, https://doi.org/10.1002/nav.3800020109); solved by
scipy's shortest augmenting paths.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from truemark.kinds import kind_of
from truemark.kinds.areas import area_iou_matrix
from truemark.kinds.box import iou_matrix
from truemark.kinds.overlap import similarity

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Region:
    """A shape with its label."""

    label: str
    shape: Any


Answer = tuple[Region, ...]
R = TypeVar("R", bound=Region)


@dataclass(frozen=True, slots=True)
class Match:
    """Region `one` of the first answer and `two` of the second, and how alike they are, 0 to 1."""

    one: int
    two: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """An answer's regions as arrays, so that what is compared often is worked out once.

    labels: (n,). upright: x, y, width, height (n, 4) when all are rectangles that stand upright. areas: shapely
    geometries (n,) when all have an outline.
    """

    regions: Sequence[Region]
    labels: NDArray[np.str_]
    upright: Floats | None
    areas: NDArray[np.object_] | None

    @classmethod
    def of(cls, regions: Sequence[Region]) -> "Prepared":
        rectangles = [kind_of(r.shape).upright(r.shape) for r in regions]
        upright = None if None in rectangles else np.array(rectangles, dtype=np.float64).reshape(-1, 4)
        outlines = [kind_of(r.shape).outline(r.shape) for r in regions] if upright is None or not regions else [None]
        areas = None if any(o is None for o in outlines) else np.array(outlines, dtype=object)
        return cls(regions, np.array([r.label for r in regions], dtype=str), upright, areas)

    def outlines(self) -> NDArray[np.object_] | None:
        """The areas, also of upright rectangles; None when a region has none."""
        if self.areas is not None or self.upright is None:
            return self.areas
        return np.array([kind_of(r.shape).outline(r.shape) for r in self.regions], dtype=object)


def match(one: Sequence[Region], two: Sequence[Region], threshold: float = 0.5, labels: bool = True) -> list[Match]:
    """The one-to-one matching of highest summed similarity among pairs of at least `threshold`.

    labels: only regions of one label match.
    """
    return matched(Prepared.of(one), Prepared.of(two), threshold, labels)


def matched(one: Prepared, two: Prepared, threshold: float = 0.5, labels: bool = True) -> list[Match]:
    """As `match`, of answers that are compared several times."""
    if not len(one.regions) or not len(two.regions):
        return []
    alike = similarities(one, two)
    allowed = alike >= max(threshold, 1e-12)
    if labels and (len(set(one.labels)) > 1 or set(one.labels) != set(two.labels)):
        allowed &= one.labels[:, None] == two.labels[None, :]
    rows, columns = np.nonzero(allowed)
    if rows.size > len(set(rows.tolist())) or columns.size > len(set(columns.tolist())):
        from scipy.optimize import linear_sum_assignment

        some, others = np.unique(rows), np.unique(columns)
        left = np.where(allowed, alike, 0.0)[np.ix_(some, others)]
        first, second = linear_sum_assignment(left, maximize=True)
        kept = left[first, second] > 0
        rows, columns = some[first[kept]], others[second[kept]]
    found = alike[rows, columns]
    return [Match(a, b, s) for a, b, s in zip(rows.tolist(), columns.tolist(), found.tolist(), strict=True)]


def similarities(one: Prepared, two: Prepared) -> Floats:
    """How alike every two regions are: (n, m)."""
    if one.upright is not None and two.upright is not None:
        return iou_matrix(one.upright, two.upright)
    if one.areas is not None or two.areas is not None:
        first, second = one.outlines(), two.outlines()
        if first is not None and second is not None:
            return area_iou_matrix(first, second)
    return np.array([[similarity(x.shape, y.shape) for y in two.regions] for x in one.regions])


def clusters(answers: Sequence[Sequence[R]], threshold: float = 0.5) -> list[list[tuple[int, R]]]:
    """Groups of regions that mean the same thing, at most one an annotator: each annotator's are matched with the groups.

    Gives each region with its annotator's place in `answers`.
    """
    found: list[list[tuple[int, R]]] = []
    for who, answer in enumerate(answers):
        heads = [group[0][1] for group in found]
        taken = {m.one: m.two for m in match(answer, heads, threshold, labels=False)}
        for number, region in enumerate(answer):
            if number in taken:
                found[taken[number]].append((who, region))
            else:
                found.append([(who, region)])
    return found
