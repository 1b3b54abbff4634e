"""Several annotators' regions of one image become one set: clustered across annotators, then fused by their kind.

Boxes by weighted box fusion (Solovyev, Wang & Gabruseva 2021), areas and masks by a vote of pixels, keypoints by the
geometric median, cuboids by medians.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np

from truemark.agreement.judgments import Judgments
from truemark.agreement.regions import Region, clusters, match
from truemark.consensus.aggregated import Aggregated, Score, merge_by_item
from truemark.kinds import box, cuboid, ellipse, keypoints, mask, polyline
from truemark.kinds.box import Box
from truemark.kinds.cuboid import Cuboid
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.overlap import geometry, polygon_of, similarity
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline

MOST_PIECES = 8


def fuse_regions(judgments: Judgments, threshold: float = 0.5) -> Aggregated:
    """Regions that more than half of an item's annotators marked. Quality: an annotator's F1 against them, pooled.

    Confidence of an item: the mean share of annotators behind its regions (1 for none that nobody marked).
    """

    def one(given: Sequence[Sequence[Region]]) -> tuple[list[dict[str, Any]], float, list[Score]]:
        fused = fuse(given, threshold)
        regions = [r for r, _ in fused]
        sure = float(np.mean([s for _, s in fused])) if fused else float(not any(given))
        found = [{"label": r.label, "shape": r.shape, "support": round(share, 6)} for r, share in fused]
        scores = [(2.0 * len(match(a, regions, threshold)), float(len(a) + len(regions))) for a in given]
        return found, sure, scores

    return merge_by_item(judgments, one)


def fuse(answers: Sequence[Sequence[Region]], threshold: float = 0.5) -> list[tuple[Region, float]]:
    """The regions that more than half of the annotators marked, each with their share. Labels are settled by majority."""
    fused = []
    for cluster in clusters(answers, threshold):
        share = len(cluster) / len(answers)
        if share > 0.5:
            regions = [r for _, r in cluster]
            fused.append((Region(frequent_label(regions), fuse_shapes([r.shape for r in regions])), share))
    return fused


def frequent_label(regions: Sequence[Region]) -> str:
    """The label that most of the regions have; of equals the first by name."""
    return min(Counter(r.label for r in regions).items(), key=lambda c: (-c[1], c[0]))[0]


def fuse_shapes(shapes: Sequence[Any], weights: Sequence[float] | None = None) -> Any:
    """One shape out of several of one object. weights: for boxes, how much each counts.

    Outlines of different kinds become a polygon; shapes of kinds that cannot be fused become the one nearest to all others.
    """
    if len(shapes) == 1:
        return shapes[0]
    if all(isinstance(s, Box) for s in shapes):
        return box.fuse(shapes, weights or [1.0] * len(shapes))
    if all(isinstance(s, Mask) for s in shapes):
        return mask.from_pixels(mask.vote([s.pixels() for s in shapes]))
    if all(isinstance(s, Keypoints) for s in shapes):
        return keypoints.merge(shapes)
    if all(isinstance(s, Cuboid) for s in shapes):
        return cuboid.merge(shapes)
    if all(isinstance(s, Ellipse) for s in shapes):
        return ellipse.merge(shapes)
    if all(isinstance(s, Polyline) for s in shapes):
        return polyline.merge(shapes)
    if all(isinstance(s, Box | Polygon | Ellipse) for s in shapes):
        voted = vote_of_areas(shapes)
        return voted if voted is not None else shapes[0]
    return _most_alike(shapes, 1)[0]


def vote_of_areas(shapes: Sequence[Box | Polygon | Ellipse]) -> Polygon | None:
    """The largest piece of the area that more than half of the shapes cover; None when there is none.

    Exact for up to eight shapes; of more, the eight that are most like the others vote.
    """
    from shapely import intersection_all, union_all

    if len(shapes) > MOST_PIECES:
        shapes = _most_alike(shapes, MOST_PIECES)
    areas = [geometry(s) for s in shapes]
    needed = len(areas) // 2 + 1
    covered = union_all([intersection_all(list(some)) for some in combinations(areas, needed)])
    pieces = [p for p in getattr(covered, "geoms", [covered]) if p.geom_type == "Polygon" and p.area > 0]
    if not pieces:
        return None
    largest = max(pieces, key=lambda p: p.area)
    return polygon_of(largest)


def _most_alike(shapes: Sequence[Any], count: int) -> list[Any]:
    alike = [sum(similarity(s, other) for other in shapes) for s in shapes]
    best = sorted(sorted(range(len(shapes)), key=lambda n: -alike[n])[:count])
    return [shapes[n] for n in best]
