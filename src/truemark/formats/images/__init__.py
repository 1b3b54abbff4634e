"""Formats of labelled pictures, one file each, and the way from one to another. To add one: a file and a line below."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from truemark.formats.images import (
    coco,
    coco_panoptic,
    cvat,
    cvat_backup,
    datumaro,
    label_studio,
    labelme,
    masks,
    voc,
    yolo,
)
from truemark.formats.images.dataset import Dataset, without_collecting
from truemark.formats.images.tree import ReadTree, WriteTree
from truemark.formats.labeled import Losses
from truemark.kinds.problem import Invalid

Pictures = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Format:
    """single: the one file that it consists of, or None for a folder. write's last argument gives a picture's bytes."""

    name: str
    title: str
    single: str | None
    read: Callable[[ReadTree, Losses], Dataset]
    write: Callable[[Dataset, WriteTree, Losses, Pictures | None], None]


def _plain(write: Callable[[Dataset, WriteTree, Losses], None]) -> Callable[..., None]:
    return lambda dataset, tree, losses, pictures: write(dataset, tree, losses)


def _form(form: yolo.Form, title: str) -> Format:
    return Format(
        form.name,
        title,
        None,
        lambda tree, losses: yolo.read_labels(form, tree, losses),
        _plain(lambda dataset, tree, losses: yolo.write_labels(form, dataset, tree, losses)),
    )


_TITLES = {
    coco: "COCO — instances and keypoints",
    coco_panoptic: "COCO panoptic — segments as PNGs",
    voc: "Pascal VOC — XML with boxes",
    cvat: "CVAT for images 1.1 — XML",
    labelme: "LabelMe — JSON a picture",
    label_studio: "Label Studio — JSON of tasks",
    datumaro: "Datumaro — JSON",
    masks: "Mask PNGs — a label number a pixel",
}
_YOLO = ("YOLO detect — boxes", "YOLO segment — polygons", "YOLO pose — keypoints", "YOLO OBB — turned boxes")

FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        *(Format(m.name, title, m.single, m.read, _plain(m.write)) for m, title in _TITLES.items()),
        *(_form(form, title) for form, title in zip(yolo.FORMS, _YOLO, strict=True)),
        Format("yolo-classify", "YOLO classify — a folder a class", None, yolo.read_classes, yolo.write_classes),
    )
}


READ_ONLY: dict[str, Callable[[ReadTree, Losses], Dataset]] = {cvat_backup.name: cvat_backup.read}


def format_named(name: str) -> Format:
    """Raises Invalid, listing the formats there are."""
    if name not in FORMATS:
        raise Invalid.at("format", f"can be {', '.join(FORMATS)} (and, to read, {', '.join(READ_ONLY)}); not {name!r}")
    return FORMATS[name]


def read_dataset(path: Path, name: str, losses: Losses) -> Dataset:
    """Everything in a file, folder or zip archive. Raises Invalid naming the file and the place in it."""
    read = READ_ONLY[name] if name in READ_ONLY else format_named(name).read
    with ReadTree(path) as tree, without_collecting():
        return read(tree, losses)


def write_dataset(dataset: Dataset, path: Path, name: str, losses: Losses, pictures: Pictures | None = None) -> None:
    """Write to a new file, folder or `.zip`; whole or not at all. Raises Invalid."""
    format = format_named(name)
    tree = WriteTree(path, format.single)
    try:
        with without_collecting():
            format.write(dataset, tree, losses, pictures)
        tree.done()
    except BaseException:
        tree.give_up()
        raise


def convert(
    source: Path, target: Path, from_: str, to: str, pictures: Path | None = None
) -> tuple[Dataset, Losses, Losses]:
    """From one format to another; gives what was read, and what reading and writing could not hold, counted.

    pictures: the folder that holds the pictures, where a format needs their size or their bytes.
    """
    unread, unwritten = Losses(), Losses()
    dataset = read_dataset(source, from_, unread)
    place = pictures or (source if source.is_dir() else source.parent)
    with ReadTree(place) as tree:
        known = set(tree.names)
        for picture in dataset.samples:
            if not (picture.width and picture.height) and picture.name in known:
                picture.width, picture.height = tree.size(picture.name)

        def bytes_of(name: str) -> bytes | None:
            return tree.read(name) if name in known else None

        write_dataset(dataset, target, to, unwritten, bytes_of)
    return dataset, unread, unwritten
