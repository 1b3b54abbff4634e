"""A project's images in any format of images: items become lines, a sample each, and in the end the file."""

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import orjson

from truemark.formats.format import Format, path_named
from truemark.formats.images import write_dataset
from truemark.formats.images.answers import labels_of, samples_of
from truemark.formats.images.dataset import Link, Mark, Sample
from truemark.formats.labeled import LabeledItem, Losses, final
from truemark.kinds.values import parse_value
from truemark.schema import Schema

Image = Callable[[str], bytes | None]


def lines_of(format: Format, schema: Schema, items: Iterable[LabeledItem], losses: Losses) -> bytes:
    """A line a sample; items that nobody has labeled are left out and counted."""
    lines = []
    for item in items:
        for answers, annotator in _answers(format, schema, item, losses):
            for sample in samples_of(schema, item, answers, annotator, losses):
                lines.append(orjson.dumps(_document(sample), option=orjson.OPT_APPEND_NEWLINE))
    return b"".join(lines)


def _answers(
    format: Format, schema: Schema, item: LabeledItem, losses: Losses
) -> list[tuple[dict[str, Any], str | None]]:
    if format.everybody and item.settled is None and item.annotations:
        return [(a["answers"], a["annotator"]) for a in item.annotations]
    answers, _ = final(schema, item)
    if answers is None:
        losses.add("items that nobody has labeled")
        return []
    return [(answers, None)]


def write_file(
    format: Format, schema: Schema, lines: Iterable[bytes], target: Path, losses: Losses, image: Image | None
) -> None:
    """Write the file of all lines. image: gives the bytes of an image; with it the images are in the file too."""
    dataset = labels_of(schema)
    dataset.samples = [_sample(orjson.loads(line)) for line in lines]
    packed = image is not None and format.media == "optional"
    whole = target.with_name(f"{target.name}.zip") if packed else path_named(target, format)
    write_dataset(dataset, whole, format.name, losses, (lambda sample: image(sample.name)) if image else None)
    if packed:
        assert image is not None
        with zipfile.ZipFile(whole, "a", zipfile.ZIP_STORED) as archive:
            for name in dict.fromkeys(s.name for s in dataset.samples):
                data = image(name)
                if data is None:
                    losses.add("images that could not be put in", 1, name)
                else:
                    archive.writestr(f"images/{name}", data)
    whole.rename(target)


def _document(picture: Sample) -> dict[str, Any]:
    return {
        "name": picture.name,
        "width": picture.width,
        "height": picture.height,
        "annotator": picture.annotator,
        "answers": picture.answers,
        "marks": [[m.label, m.shape.model_dump(mode="json"), m.attributes, m.group] for m in picture.marks],
        "links": [[link.source, link.target, link.label] for link in picture.links],
    }


def _sample(document: dict[str, Any]) -> Sample:
    marks = [
        Mark(label, parse_value(shape), attributes, group) for label, shape, attributes, group in document.pop("marks")
    ]
    links = [Link(*link) for link in document.pop("links")]
    return Sample(**document, marks=marks, links=links)
