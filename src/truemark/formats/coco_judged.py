"""COCO files as judgments: the regions that each annotator drew on each image."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from truemark.agreement.judgments import Judgments
from truemark.agreement.regions import Region
from truemark.formats.rttm import annotator_names
from truemark.kinds.box import Box
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import Polygon
from truemark.kinds.problem import Invalid


def read_coco(files: Sequence[Path]) -> Judgments:
    """One file an annotator, whose name is the file's. An item is an image by its file name; its value, a tuple of regions.

    An image that a file lists without annotations was judged empty. Regions are compared as keypoints when all have
    them, else as segmentations when all have one (as masks when one is in pieces or run-length encoded), else
    as boxes. Crowds are left out. Raises Invalid naming the file and the annotation.
    """
    from truemark.formats.judged import load_json

    read = {file: _File(file, load_json(file)) for file in files}
    everything = [a for f in read.values() for a in f.annotations]
    if everything and all(a.get("keypoints") for a in everything):
        form = "keypoints"
    elif everything and all(a.get("segmentation") for a in everything):
        whole = all(isinstance(a["segmentation"], list) and len(a["segmentation"]) == 1 for a in everything)
        form = "polygon" if whole else "mask"
    else:
        form = "box"
    names = annotator_names(files)
    return Judgments.of((image, names[file], regions) for file, f in read.items() for image, regions in f.regions(form))


class _File:
    def __init__(self, file: Path, document: Any) -> None:
        self.file = file
        if not isinstance(document, dict) or not all(
            isinstance(document.get(k), list) for k in ("images", "annotations")
        ):
            raise Invalid.at(str(file), "is no COCO file: it has no lists `images` and `annotations`")
        self.images: dict[Any, Mapping[str, Any]] = {i["id"]: i for i in self._all(document, "images", ("id",))}
        self.labels = {c["id"]: str(c["name"]) for c in self._all(document, "categories", ("id", "name"))}
        self.annotations = [
            a for a in self._all(document, "annotations", ("image_id", "category_id")) if not a.get("iscrowd")
        ]
        for number, annotation in enumerate(self.annotations):
            for field, known in (("image_id", self.images), ("category_id", self.labels)):
                if annotation[field] not in known:
                    raise Invalid.at(
                        f"{file}: annotations[{number}].{field}", f"{annotation[field]!r} is not in this file"
                    )

    def _all(self, document: Mapping[str, Any], name: str, needed: tuple[str, ...]) -> list[Mapping[str, Any]]:
        found = document.get(name) or []
        for number, entry in enumerate(found):
            for field in needed:
                if not isinstance(entry, dict) or field not in entry:
                    raise Invalid.at(f"{self.file}: {name}[{number}].{field}", "is missing")
        return list(found)

    def regions(self, form: str) -> list[tuple[str, tuple[Region, ...]]]:
        found: dict[Any, list[Region]] = {id: [] for id in self.images}
        for number, annotation in enumerate(self.annotations):
            image = self.images[annotation["image_id"]]
            try:
                shape = _shape(annotation, form, image)
            except (KeyError, TypeError, ValueError, ValidationError) as error:
                what = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
                raise Invalid.at(f"{self.file}: annotations[{number}]", f"is no {form}: {what}") from None
            found[annotation["image_id"]].append(Region(self.labels[annotation["category_id"]], shape))
        return [(str(self.images[id].get("file_name", id)), tuple(regions)) for id, regions in found.items()]


def _shape(annotation: Mapping[str, Any], form: str, image: Mapping[str, Any]) -> Any:
    if form == "box":
        x, y, width, height = annotation["bbox"]
        return Box(x=x, y=y, width=width, height=height)
    if form == "keypoints":
        numbers = annotation["keypoints"]
        joints = tuple((numbers[n], numbers[n + 1], int(numbers[n + 2])) for n in range(0, len(numbers), 3))
        return Keypoints(points=joints, area=annotation.get("area") or None)
    outline = annotation["segmentation"]
    if form == "polygon":
        ring = outline[0]
        return Polygon(points=tuple((ring[n], ring[n + 1]) for n in range(0, len(ring), 2)))
    return mask_of(outline, int(image["height"]), int(image["width"]))


def mask_of(segmentation: Any, height: int, width: int) -> Mask:
    """The mask of COCO's polygons, uncompressed or compressed RLE."""
    from pycocotools import mask

    if isinstance(segmentation, list):
        found = mask.merge(mask.frPyObjects(segmentation, height, width))
    elif isinstance(segmentation["counts"], list):
        found = mask.frPyObjects(segmentation, height, width)
    else:
        return Mask(size=tuple(segmentation["size"]), counts=segmentation["counts"])
    return Mask(size=(height, width), counts=found["counts"].decode())
