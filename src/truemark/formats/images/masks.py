"""Mask PNGs: a grey picture a picture, each pixel the number of its label, 0 for none; names in `labels.txt`.

Where regions overlap, the later one is on top, as it is drawn.
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
from truemark.formats.images.shapes import kind_name, mask_of
from truemark.formats.images.tree import ReadTree, WriteTree, stem
from truemark.formats.labeled import Losses
from truemark.kinds.mask import from_pixels
from truemark.kinds.problem import Invalid

name, single = "masks", None


def read(tree: ReadTree, losses: Losses) -> Dataset:
    """Every PNG of the tree (below `masks/` if there is one); a label's pixels in a picture are one mask."""
    from PIL import Image, UnidentifiedImageError

    listed = next(iter(tree.ending("labels.txt")), None)
    if listed is None:
        raise Invalid.at(str(tree.path), "holds no labels.txt: a name a line, the first for pixels of 1")
    names = [line.strip() for line in tree.read(listed).decode().splitlines() if line.strip()]
    dataset = Dataset([LabelOf(n) for n in names])
    files = [n for n in tree.ending(".png") if n.startswith("masks/")] or tree.ending(".png")
    pictures = {k.removeprefix("images/"): v for k, v in tree.pictures().items() if not v.startswith("masks/")}
    for file in files:
        try:
            pixels = np.asarray(Image.open(io.BytesIO(tree.read(file))))
        except UnidentifiedImageError:
            raise Invalid.at(tree.place(file), "is no PNG") from None
        if pixels.ndim != 2:
            raise Invalid.at(tree.place(file), "must be grey or of a palette: one number a pixel")
        place = file.removeprefix("masks/").rsplit(".", 1)[0]
        own = pictures.get(place, f"{place}.png").removeprefix("images/")
        picture = Sample(own, int(pixels.shape[1]), int(pixels.shape[0]))
        for value in np.unique(pixels[pixels > 0]).tolist():
            if value > len(names):
                raise Invalid.at(tree.place(file), f"has pixels of {value}; labels.txt names {len(names)}")
            picture.marks.append(Mark(names[value - 1], from_pixels(pixels == value)))
        dataset.samples.append(picture)
    return dataset


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    from PIL import Image

    numbers = dataset.numbers()
    pictures = list(one_annotator(dataset, losses))
    lose_answers(pictures, losses)
    depth: Any = np.uint8 if len(numbers) < 256 else np.uint16
    for picture in pictures:
        lose_extras(picture, losses)
        width, height = picture.size()
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
        tree.write(f"masks/{stem(picture.name)}.png", out.getvalue())
    tree.write("labels.txt", "".join(f"{label.name}\n" for label in dataset.labels).encode())
