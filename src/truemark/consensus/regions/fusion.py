"""Several annotators' regions of one image become one set: clustered across annotators, then fused by their kind.

Boxes by weighted box fusion (Solovyev, Wang & Gabruseva 2021, https://doi.org/10.1016/j.imavis.2021.104117), areas and masks by a vote of pixels, keypoints by the
geometric median, cuboids by medians.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from truemark.agreement.judgments import Judgments
from truemark.agreement.regions.matching import Region, clusters, match
from truemark.consensus.aggregated import Aggregated, Score, merge_by_item
from truemark.kinds import kind_of
from truemark.kinds.areas import vote_of_outlines
from truemark.kinds.overlap import similarity


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
    """The regions that more than half of the annotators marked, each with their share. Labels are settled by majority.

    >>> from truemark.agreement.regions.matching import Region
    >>> from truemark.kinds.box import Box
    >>> three = [[Region("car", Box(x=x, y=0, width=10, height=10))] for x in (0, 1, 2)]
    >>> ((fused, share),) = fuse(three)
    >>> fused.label, round(fused.shape.x, 2), share
    ('car', 1.0, 1.0)
    """
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
    """One shape out of several of one object, as their kind fuses them. weights: how much each counts, for kinds that weigh.

    Outlines of different kinds become a polygon; shapes of kinds that cannot be fused become the one nearest to all others.
    """
    if len(shapes) == 1:
        return shapes[0]
    kinds = {kind_of(s).name: kind_of(s) for s in shapes}
    fused = None
    if len(kinds) == 1:
        (kind,) = kinds.values()
        fused = kind.fuse(shapes, weights or [1.0] * len(shapes))
    else:
        outlines = [kind_of(s).outline(s) for s in shapes]
        if all(o is not None for o in outlines):
            fused = vote_of_outlines(outlines)
    return fused if fused is not None else _most_alike(shapes)


def _most_alike(shapes: Sequence[Any]) -> Any:
    alike = [sum(similarity(s, other) for other in shapes) for s in shapes]
    return shapes[max(range(len(shapes)), key=lambda n: (alike[n], -n))]
