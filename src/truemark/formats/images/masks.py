"""Mask PNGs: a grey image an image, each pixel the number of its label, 0 for none, 255 for void; names in `labels.txt`.

Where regions overlap, the later one is on top, as it is drawn. The names may stand in `class_names.txt` or as a line a number
too, as LabelMe's converter writes them (`_background_` for 0).
"""

import io
from typing import Any

import numpy as np

from truemark.formats.images.dataset import (
    Dataset,
    LabelOf,
    Mark,
    Sample,
    lose_answers,
    lose_extras,
    one_annotator,
)
from truemark.formats.images.names import own_name, split_of, stem
from truemark.formats.images.shapes import kind_name, mask_of
from truemark.formats.images.tree import ReadTree
from truemark.formats.images.write_tree import WriteTree
from truemark.formats.labeled import Losses, passing_over
from truemark.kinds.mask import from_pixels
from truemark.kinds.problem import Invalid

name, single = "masks", None
VOID = 255
FOLDERS = ("masks", "segmentationclass", "segmentationclasspng", "annotations", "labels")


def read(tree: ReadTree, losses: Losses) -> Dataset:
    """Every PNG of the tree (of a folder of masks if there is one); a label's pixels in an image are one mask."""
    listed = next(iter(tree.ending("labels.txt", "class_names.txt", "labelmap.txt")), None)
    if listed is None:
        raise Invalid.at(tree.shown, "holds no labels.txt: a name a line, the first for pixels of 1")
    names = [line.strip() for line in tree.lines(listed) if line.strip()]
    if listed.endswith("labelmap.txt"):  # CVAT's: name:colour:parts:actions
        names = [n.split(":")[0] for n in names if not n.startswith("#")]
    names = [n for n in names if n not in ("__ignore__", "_background_", "background")]
    dataset = Dataset([LabelOf(n) for n in names])
    pngs = tree.ending(".png")
    files = [n for n in pngs if any(p.lower() in FOLDERS for p in n.split("/")[:-1])] or pngs
    mine = set(files)
    for file in files:
        with passing_over("masks that cannot be read", tree.place(file), losses):
            dataset.samples.append(_sample(tree, file, mine, names, losses))
    return dataset


def _sample(tree: ReadTree, file: str, masks: set[str], names: list[str], losses: Losses) -> Sample:
    from PIL import Image, UnidentifiedImageError

    try:
        pixels = np.asarray(Image.open(io.BytesIO(tree.read(file))))
    except (UnidentifiedImageError, OSError):
        raise Invalid.at(tree.place(file), "is no PNG") from None
    if pixels.ndim != 2:
        raise Invalid.at(tree.place(file), "must be grey or of a palette: one number a pixel")
    base = "/".join(p for p in file.split("/") if p.lower() not in FOLDERS)
    found = tree.find(stem(base))
    if found is not None and found.tree is tree and found.path in masks:
        found = next(
            (f for f in (tree.find(f"{folder}/{stem(base)}") for folder in ("images", "JPEGImages")) if f), None
        )
        found = None if found is not None and found.path in masks else found
    own = own_name(found.path) if found is not None else own_name(base)
    sample = Sample(own, int(pixels.shape[1]), int(pixels.shape[0]), split=split_of(file), file=found)
    for value in np.unique(pixels[pixels > 0]).tolist():
        if value == VOID and value > len(names):
            losses.add("pixels of 255 (void)", int((pixels == VOID).sum()), tree.place(file))
        elif value > len(names):
            raise Invalid.at(tree.place(file), f"has pixels of {value}; labels.txt names {len(names)}")
        else:
            sample.marks.append(Mark(names[value - 1], from_pixels(pixels == value)))
    return sample


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    from PIL import Image

    numbers = dataset.numbers()
    depth: Any = np.uint8 if len(numbers) < VOID else np.uint16
    for picture in one_annotator(dataset, losses):
        lose_answers(picture, losses)
        lose_extras(picture, losses)
        width, height = picture.size_or_none(losses)
        if not width:
            continue
        pixels = np.zeros((height, width), dtype=depth)
        seen: dict[str, int] = {}
        for mark in picture.marks:
            found = mask_of(mark.shape, width, height)
            if found is None:
                losses.add(kind_name(mark.shape))
                continue
            bits = found.pixels()
            losses.add("pixels under another region", int((pixels[bits] > 0).sum()))
            pixels[bits] = numbers[mark.label] + 1
            seen[mark.label] = seen.get(mark.label, 0) + 1
        losses.add("which of several regions of a label a pixel is of", sum(n - 1 for n in seen.values()))
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, "PNG", optimize=False, compress_level=6)
        tree.write(f"masks/{tree.stem(picture.name, losses)}.png", out.getvalue())
    tree.write("labels.txt", "".join(f"{label.name}\n" for label in dataset.labels).encode())
