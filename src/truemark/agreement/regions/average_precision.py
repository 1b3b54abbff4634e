"""Average precision of scored regions against a reference, as COCO evaluates detectors.

For suggestions of a model against settled answers. The evaluation itself is pycocotools'.
Source: Lin et al., Microsoft COCO: common objects in context (2014, https://doi.org/10.1007/978-3-319-10602-1_48);
cocodataset.org, detection evaluation.
"""

import contextlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from truemark.agreement.regions.matching import Region
from truemark.kinds import kind_of


@dataclass(frozen=True, slots=True)
class AveragePrecision:
    """ap: over IoU (OKS) 0.50 to 0.95; ap50, ap75: at one; recall: the most that is reached. None where nothing was to be found."""

    ap: float | None
    ap50: float | None
    ap75: float | None
    recall: float | None


@dataclass(frozen=True, slots=True)
class Scored:
    """A region that a model is so sure of, 0 to 1."""

    region: Region
    score: float


def average_precision(
    reference: Mapping[str, Sequence[Region]], found: Mapping[str, Sequence[Scored]]
) -> AveragePrecision:
    """reference and found: regions by image. All are upright boxes, all masks, or all keypoints.

    Raises ValueError for shapes of different kinds, rotated boxes, or an image in `found` that the reference lacks.

    >>> from truemark.agreement.regions.matching import Region
    >>> from truemark.kinds.box import Box
    >>> box = Region("car", Box(x=0, y=0, width=10, height=10))
    >>> found = average_precision({"img": [box]}, {"img": [Scored(box, 0.9)]})
    >>> round(found.ap, 3)
    1.0
    """
    from pycocotools.coco import COCO
    from pycocotools.cocoeval import COCOeval

    unknown = sorted(found.keys() - reference.keys())
    if unknown:
        raise ValueError(f"image {unknown[0]!r} is not in the reference")
    regions = [r for rs in reference.values() for r in rs] + [s.region for ss in found.values() for s in ss]
    form = _form([r.shape for r in regions])
    labels = {label: n for n, label in enumerate(sorted({r.label for r in regions}), start=1)}
    images = {name: n for n, name in enumerate(sorted(reference), start=1)}
    truth = [_row(r, images[i], labels) | {"iscrowd": 0} for i, rs in reference.items() for r in rs]
    guesses = [_row(s.region, images[i], labels) | {"score": s.score} for i, ss in found.items() for s in ss]
    if not truth:
        return AveragePrecision(None, None, None, None)
    if not guesses:
        return AveragePrecision(0.0, 0.0, 0.0, 0.0)
    for number, row in enumerate(truth, start=1):
        row["id"] = number
    with contextlib.redirect_stdout(io.StringIO()):
        gold = COCO()
        gold.dataset = {
            "images": [{"id": n, "height": 1, "width": 1} for n in images.values()],
            "categories": [{"id": n, "name": label} for label, n in labels.items()],
            "annotations": truth,
        }
        gold.createIndex()
        evaluation = COCOeval(gold, gold.loadRes(guesses), form)
        if form == "keypoints":
            evaluation.params.kpt_oks_sigmas = _sigmas(truth)
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    stats = [float(s) for s in evaluation.stats]
    best = stats[5] if form == "keypoints" else stats[8]
    return AveragePrecision(*(None if s < 0 else s for s in (*stats[:3], best)))


def _form(shapes: Sequence[Any]) -> Literal["bbox", "segm", "keypoints"]:
    kinds = {s.type for s in shapes}
    if kinds == {"box"}:
        if any(kind_of(s).upright(s) is None for s in shapes):
            raise ValueError("COCO's boxes stand upright; convert rotated ones to polygons")
        return "bbox"
    if all(kind_of(s).raster(s) for s in shapes):
        return "segm"
    if kinds == {"keypoints"}:
        return "keypoints"
    raise ValueError("regions must all be upright boxes, all masks, or all keypoints")


def _row(region: Region, image: int, labels: Mapping[str, int]) -> dict[str, Any]:
    row: dict[str, Any] = {"image_id": image, "category_id": labels[region.label]}
    shape = region.shape
    upright = kind_of(shape).upright(shape)
    if upright is not None:
        return row | {"bbox": list(upright), "area": upright[2] * upright[3]}
    if kind_of(shape).raster(shape):
        return row | {"segmentation": shape.rle(), "area": float(shape.pixels().sum())}
    numbers = [float(n) for joint in shape.points for n in joint]
    seen = [p for p in shape.points if p[2]]
    x, y = min(p[0] for p in seen), min(p[1] for p in seen)
    box = [x, y, max(p[0] for p in seen) - x, max(p[1] for p in seen) - y]
    return row | {"keypoints": numbers, "num_keypoints": len(seen), "bbox": box, "area": shape.extent()}


def _sigmas(truth: Sequence[Mapping[str, Any]]) -> Any:
    import numpy as np

    from truemark.kinds.keypoints import COCO_SIGMAS

    joints = len(truth[0]["keypoints"]) // 3
    return np.array(COCO_SIGMAS if joints == len(COCO_SIGMAS) else [0.05] * joints)
