"""COCO panoptic: a JSON file, and a PNG a picture whose colours are segment numbers (R + 256 G + 256² B).

Where regions overlap, the later one is on top, as it is drawn. Source: cocodataset.org/#format-data.
"""

import io
from typing import Any

import numpy as np
import orjson

from truemark.formats.images.dataset import (
    Dataset,
    Mark,
    Sample,
    lose_answers,
    lose_extras,
    one_annotator,
)
from truemark.formats.images.shapes import kind_name, mask_of, said_at
from truemark.formats.images.tree import ReadTree, WriteTree, stem
from truemark.formats.labeled import Losses
from truemark.kinds.mask import from_pixels
from truemark.kinds.problem import Invalid

name, single = "coco-panoptic", None


def read(tree: ReadTree, losses: Losses) -> Dataset:
    from PIL import Image

    dataset = Dataset()
    for file in tree.ending(".json"):
        document = tree.json(file)
        if not isinstance(document, dict) or not all(k in document for k in ("images", "annotations", "categories")):
            continue
        with said_at(tree.place(file)):
            categories = {c["id"]: str(c["name"]) for c in document["categories"]}
            images = {i["id"]: i for i in document["images"]}
        for category in categories.values():
            dataset.label(category)
        for n, annotation in enumerate(document["annotations"]):
            where = f"{tree.place(file)}: annotations[{n}]"
            image = images.get(annotation.get("image_id"))
            place = next((p for p in tree.ending(".png") if p.endswith(str(annotation.get("file_name")))), None)
            if image is None or place is None or "segments_info" not in annotation:
                raise Invalid.at(
                    where, "must name an image of this file, and a PNG that is there, and have segments_info"
                )
            colours = np.asarray(Image.open(io.BytesIO(tree.read(place))).convert("RGB")).astype(np.int64)
            ids = colours[..., 0] + 256 * colours[..., 1] + 65536 * colours[..., 2]
            picture = Sample(str(image["file_name"]), int(ids.shape[1]), int(ids.shape[0]))
            for m, segment in enumerate(annotation["segments_info"]):
                with said_at(f"{where}.segments_info[{m}]"):
                    bits, category = ids == segment["id"], categories[segment["category_id"]]
                if not bits.any():
                    losses.add("segments without a pixel")
                    continue
                attributes = {"iscrowd": 1} if segment.get("iscrowd") else {}
                picture.marks.append(Mark(category, from_pixels(bits), attributes))
            dataset.samples.append(picture)
    if not dataset.samples:
        raise Invalid.at(str(tree.path), "holds no panoptic COCO file with its PNGs")
    return dataset


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    from PIL import Image

    numbers = dataset.numbers()
    pictures = list(one_annotator(dataset, losses))
    lose_answers(pictures, losses)
    images, annotations = [], []
    for id, picture in enumerate(pictures, start=1):
        lose_extras(picture, losses)
        width, height = picture.size()
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
            category = numbers[labels[number]] + 1
            segments.append({"id": number, "category_id": category, "area": area, "bbox": bbox, "iscrowd": 0})
        losses.add("regions wholly under others", len(labels) - len(segments))
        file = f"{stem(picture.name)}.png"
        out = io.BytesIO()
        Image.fromarray(np.stack([ids & 255, ids >> 8 & 255, ids >> 16], axis=-1).astype(np.uint8)).save(out, "PNG")
        tree.write(f"panoptic/{file}", out.getvalue())
        images.append({"id": id, "file_name": picture.name, "width": width, "height": height})
        annotations.append({"image_id": id, "file_name": file, "segments_info": segments})
    categories = [
        {"id": n, "name": label.name, "supercategory": "", "isthing": 1}
        for n, label in enumerate(dataset.labels, start=1)
    ]
    document = {"info": {}, "licenses": [], "images": images, "annotations": annotations, "categories": categories}
    tree.write("panoptic.json", orjson.dumps(document))
