"""COCO panoptic: a JSON file, and a PNG an image whose colours are segment numbers (R + 256 G + 256² B).

Where regions overlap, the later one is on top, as it is drawn. Source: cocodataset.org/#format-data.
"""

import io
from typing import Any

import numpy as np

from truemark.formats.images.coco import ident
from truemark.formats.images.coco_write import category_numbers
from truemark.formats.images.dataset import (
    Dataset,
    Mark,
    Sample,
    lose_answers,
    lose_extras,
    one_annotator,
)
from truemark.formats.images.names import relative, subset_of
from truemark.formats.images.shapes import kind_name, mask_of
from truemark.formats.images.tree import ReadTree
from truemark.formats.images.write_tree import JsonArray, WriteTree
from truemark.formats.labeled import Losses, passing_over
from truemark.kinds.mask import from_pixels
from truemark.kinds.problem import Invalid

name, single = "coco-panoptic", None


def read(tree: ReadTree, losses: Losses) -> Dataset:
    dataset = Dataset()
    documents = []
    for file in tree.ending(".json"):
        with passing_over("files that cannot be read", tree.place(file), losses):
            document = tree.json(file)
            if isinstance(document, dict) and all(k in document for k in ("images", "annotations", "categories")):
                documents.append((file, document))
    for file, document in documents:
        with passing_over("files that cannot be read", tree.place(file), losses):
            _read_file(document, file, subset_of(file) if len(documents) > 1 else "", tree, dataset, losses)
    if not dataset.samples:
        if losses.faults:
            raise Invalid(losses.faults[:1])
        raise Invalid.at(tree.shown, "holds no panoptic COCO file with its PNGs")
    return dataset


def _read_file(
    document: dict[str, Any], file: str, subset: str, tree: ReadTree, dataset: Dataset, losses: Losses
) -> None:
    categories: dict[str | None, str] = {}
    for c in document["categories"]:
        categories[ident(c["id"])] = str(c["name"])
        label = dataset.label(str(c["name"]))
        label.number = c["id"] if isinstance(c["id"], int) else None
        label.parent = str(c.get("supercategory") or "")
    images = {ident(i["id"]): i for i in document["images"]}
    pngs = tree.ending(".png")
    for n, annotation in enumerate(document["annotations"]):
        where = f"{tree.place(file)}: annotations[{n}]"
        if "segments_info" not in annotation:
            losses.add("annotations of other COCO files", 1, where)
            continue
        with passing_over("annotations that cannot be read", where, losses):
            image = images.get(ident(annotation.get("image_id")))
            png = _png(str(annotation.get("file_name")), file, subset, pngs)
            if image is None or png is None:
                raise Invalid.at(
                    where, "must name an image of this file, and a PNG that is there, and have segments_info"
                )
            found = tree.find(str(image["file_name"]), file, subset)
            sample = Sample(relative(str(image["file_name"])), split=subset)
            sample.file = found if found is not None and found.path != png else None
            _segments(annotation, tree.read(png), sample, categories, where, losses)
            dataset.samples.append(sample)


def _png(given: str, file: str, subset: str, pngs: list[str]) -> str | None:
    """The PNG of a name: the folders of its path end with those of the name; of several the nearest to the JSON file."""
    wanted = relative(given)
    ends = [p for p in pngs if p == wanted or p.endswith(f"/{wanted}")]
    folder = file.rsplit(".", 1)[0]
    near = [p for p in ends if p.startswith(f"{folder}/")] or [p for p in ends if subset and f"{subset}/" in p] or ends
    panoptic = [p for p in near if "panoptic" in p.lower()] or near
    return panoptic[0] if panoptic else None


def _segments(
    annotation: dict[str, Any],
    png: bytes,
    sample: Sample,
    categories: dict[str | None, str],
    where: str,
    losses: Losses,
) -> None:
    from PIL import Image, UnidentifiedImageError

    try:
        colours = np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(np.int64)
    except (UnidentifiedImageError, OSError):
        raise Invalid.at(f"{where}.file_name", "is no PNG") from None
    ids = colours[..., 0] + 256 * colours[..., 1] + 65536 * colours[..., 2]
    sample.width, sample.height = int(ids.shape[1]), int(ids.shape[0])
    for m, segment in enumerate(annotation["segments_info"]):
        with passing_over("segments that cannot be read", f"{where}.segments_info[{m}]", losses):
            bits, category = ids == segment["id"], categories[ident(segment["category_id"])]
            if not bits.any():
                losses.add("segments without a pixel", 1, f"{where}.segments_info[{m}]")
                continue
            attributes = {"iscrowd": 1} if segment.get("iscrowd") else {}
            sample.marks.append(Mark(category, from_pixels(bits), attributes))


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    from PIL import Image

    numbers = category_numbers(dataset)
    images, annotations = JsonArray(), JsonArray()
    for id, picture in enumerate(one_annotator(dataset, losses), start=1):
        lose_answers(picture, losses)
        lose_extras(picture, losses)
        width, height = picture.size_or_none(losses)
        if not width:
            continue
        ids = np.zeros((height, width), dtype=np.uint32)
        labels: dict[int, str] = {}
        for number, mark in enumerate(picture.marks, start=1):
            found = mask_of(mark.shape, width, height)
            if found is None:
                losses.add(kind_name(mark.shape))
                continue
            bits = found.pixels()
            losses.add("pixels under another region", int((ids[bits] > 0).sum()))
            ids[bits] = number
            labels[number] = mark.label
        segments: list[dict[str, Any]] = []
        for number, area in zip(*(a.tolist() for a in np.unique(ids[ids > 0], return_counts=True)), strict=True):
            rows, columns = np.nonzero(ids == number)
            left, top = int(columns.min()), int(rows.min())
            bbox = [left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1]
            category = numbers[labels[number]]
            segments.append({"id": number, "category_id": category, "area": area, "bbox": bbox, "iscrowd": 0})
        losses.add("regions wholly under others", len(labels) - len(segments))
        file = f"{tree.stem(picture.name, losses)}.png"
        out = io.BytesIO()
        Image.fromarray(np.stack([ids & 255, ids >> 8 & 255, ids >> 16], axis=-1).astype(np.uint8)).save(out, "PNG")
        tree.write(f"panoptic/{file}", out.getvalue())
        images.add({"id": id, "file_name": picture.name, "width": width, "height": height})
        annotations.add({"image_id": id, "file_name": file, "segments_info": segments})
    categories = [
        {"id": numbers[label.name], "name": label.name, "supercategory": label.parent, "isthing": 1}
        for label in dataset.labels
    ]
    document = {"info": {}, "licenses": [], "images": images, "annotations": annotations, "categories": categories}
    tree.write_json("panoptic.json", document)
