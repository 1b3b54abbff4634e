"""Formats of labeled images, one file each, and the way from one to another. To add one: a file and a line below."""

from pathlib import Path

from truemark.formats.format import SHAPES, Bytes, Format
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
    yolo_classify,
)
from truemark.formats.images.dataset import Dataset, Sample, keep_apart, without_collecting
from truemark.formats.images.tree import ReadTree
from truemark.formats.images.write_tree import WriteTree
from truemark.formats.images.yolo_forms import Form
from truemark.formats.labeled import Losses, passing_over
from truemark.kinds import Space, kind_of
from truemark.kinds.problem import Invalid

TYPES = {"json": "application/json", "xml": "application/xml"}


def _format(module: object, title: str, kinds: tuple[str, ...], *, everybody: bool = False) -> Format:
    single: str | None = module.single  # type: ignore[attr-defined]
    suffix = single.rsplit(".", 1)[-1] if single else "zip"
    return Format(
        module.name,  # type: ignore[attr-defined]
        title,
        suffix,
        TYPES.get(suffix, "application/zip"),
        kinds=kinds,
        media="optional",
        everybody=everybody,
        single=single,
        read=module.read,  # type: ignore[attr-defined]
        write=lambda dataset, tree, losses, images: module.write(dataset, tree, losses),  # type: ignore[attr-defined]
    )


def _form(form: Form, title: str, kinds: tuple[str, ...]) -> Format:
    return Format(
        form.name,
        title,
        "zip",
        kinds=kinds,
        media="optional",
        splits=True,
        read=lambda tree, losses: yolo.read_labels(form, tree, losses),
        write=lambda dataset, tree, losses, images: yolo.write_labels(form, dataset, tree, losses),
    )


_YOLO = (
    ("YOLO detect — boxes", ("box",)),
    ("YOLO segment — polygons", ("polygon",)),
    ("YOLO pose — keypoints", ("keypoints",)),
    ("YOLO OBB — rotated boxes", ("box",)),
)
FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        _format(coco, "COCO — instances and keypoints", ("box", "polygon", "keypoints", "mask")),
        _format(coco_panoptic, "COCO panoptic — segments as PNGs", ("mask",)),
        *(_form(form, *about) for form, about in zip(yolo.FORMS, _YOLO, strict=True)),
        Format(
            "yolo-classify",
            "YOLO classify — a folder a class, with the images",
            "zip",
            media="always",
            splits=True,
            read=yolo_classify.read,
            write=yolo_classify.write,
        ),
        _format(voc, "Pascal VOC — XML with boxes", ("box",)),
        _format(cvat, "CVAT for images 1.1 — XML", SHAPES),
        _format(labelme, "LabelMe — JSON an image", ("box", "polygon", "polyline", "keypoints", "mask")),
        _format(label_studio, "Label Studio — JSON, every annotator", SHAPES, everybody=True),
        _format(datumaro, "Datumaro — JSON", SHAPES),
        _format(masks, "Mask PNGs — a label number a pixel", ("mask",)),
        Format(
            cvat_backup.name,
            "CVAT backup — a project or task (read only)",
            "zip",
            kinds=SHAPES,
            media="always",
            read=cvat_backup.read,
        ),
    )
}


def format_named(name: str, *, to: bool = False) -> Format:
    """The format of a name; to: to be written. Raises Invalid, listing the formats there are."""
    found = FORMATS.get(name)
    if found is None or (found.write if to else found.read) is None:
        able = [f.name for f in FORMATS.values() if (f.write if to else f.read) is not None]
        raise Invalid.at("format", f"can be {', '.join(able)}; not {name!r}")
    return found


def read_dataset(
    path: Path,
    name: str,
    losses: Losses,
    images: Path | None = None,
    encoding: str | None = None,
    shown: str | None = None,
) -> Dataset:
    """Everything in a file, folder or zip archive. Raises Invalid naming the file and the place in it.

    images: a folder or archive in which images are looked for that are not beside their labels. encoding: of texts
    that do not say theirs. shown: what the file is called in messages. What lies in a single file's folder is looked at for images too.
    """
    format = format_named(name)
    assert format.read is not None
    place = images or (path.parent if path.is_file() and path.suffix.lower() != ".zip" else None)
    with ReadTree(path, encoding, shown=shown) as tree, without_collecting():
        if place is not None:
            tree.images = ReadTree(place, encoding)
        dataset = format.read(tree, losses)
        if not any(s.marks or s.answers for s in dataset.samples) and losses.faults:
            raise Invalid(losses.faults[:1])  # not one record could be read: it is no such file, or another's classes
        if not dataset.samples:
            left = "; ".join(f"{n} {what}" for what, n in losses.counted.items())
            raise Invalid.at(
                tree.shown, f"holds nothing that the format {name} can read" + (f": {left}" if left else "")
            )
        _fill_sizes(dataset, losses)
        keep_apart(dataset, losses)
    return dataset


def _fill_sizes(dataset: Dataset, losses: Losses) -> None:
    """The sizes of images that are there; one that the source says otherwise is told, and stays as the source says."""
    sizes: dict[tuple[int, str], tuple[int, int]] = {}
    for sample in dataset.samples:
        if sample.file is None:
            continue
        key = (id(sample.file.tree), sample.file.path)
        if key not in sizes:
            sizes[key] = (0, 0)
            with passing_over("images that cannot be read", sample.file.path, losses):
                sizes[key] = sample.file.size()
        width, height = sizes[key]
        if not (sample.width and sample.height):
            sample.width, sample.height = width, height
        elif width and (sample.width, sample.height) != (width, height):
            losses.add(
                "sizes that are not the image's own (turned by EXIF?)",
                1,
                f"{sample.name}: {sample.width} × {sample.height} in the file, {width} × {height} in the image",
            )


def write_dataset(dataset: Dataset, path: Path, name: str, losses: Losses, images: Bytes | None = None) -> None:
    """Write to a new file, folder or `.zip`; whole or not at all. Raises Invalid."""
    format = format_named(name, to=True)
    assert format.write is not None
    if dataset.spool is None:  # a project's own samples are of images and have no splits
        _leave_out(dataset, losses)
        if not format.splits:
            losses.add("which split an image is of", sum(bool(s.split) for s in dataset.samples))
    tree = WriteTree(path, format.single)
    try:
        with without_collecting():
            format.write(dataset, tree, losses, images)
        tree.done()
    except BaseException:
        tree.give_up()
        raise


def _leave_out(dataset: Dataset, losses: Losses) -> None:
    """What is no image, or not on one, has no place in these formats."""
    losses.add("texts", sum(s.text is not None for s in dataset.samples))
    dataset.samples = [s for s in dataset.samples if s.text is None]
    for sample in dataset.samples:
        kept = [n for n, m in enumerate(sample.marks) if kind_of(m.shape).space in (Space.PLANE, Space.VOLUME)]
        if len(kept) < len(sample.marks):
            losses.add("stretches of texts and of sound", len(sample.marks) - len(kept), sample.name)
            place = {n: k for k, n in enumerate(kept)}
            sample.marks = [sample.marks[n] for n in kept]
            links = [x for x in sample.links if x.source in place and x.target in place]
            losses.add("relations", len(sample.links) - len(links))
            for link in links:
                link.source, link.target = place[link.source], place[link.target]
            sample.links = links


def convert(
    source: Path, target: Path, from_: str, to: str, images: Path | None = None, encoding: str | None = None
) -> tuple[Dataset, Losses, Losses]:
    """From one format to another; gives what was read, and what reading and writing could not hold, counted.

    images: the folder or archive that holds the images, where a format needs their size or their bytes.
    """
    unread, unwritten = Losses(), Losses()
    format_named(to, to=True)
    dataset = read_dataset(source, from_, unread, images, encoding)
    place = images or (source if source.is_dir() or source.suffix.lower() == ".zip" else source.parent)
    with ReadTree(place, encoding) as tree:

        def bytes_of(sample: Sample) -> bytes | None:
            if sample.content is not None:
                return sample.content
            found = tree.find(sample.file.path if sample.file else sample.name, "", sample.split)
            return found.read() if found else None

        write_dataset(dataset, target, to, unwritten, bytes_of)
    return dataset, unread, unwritten
