"""A project's images in any format of images: items become lines, a sample each, and in the end the file."""

import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import IO, Any

import orjson

from truemark.formats.format import Format, path_named
from truemark.formats.images import write_dataset
from truemark.formats.images.answers import labels_of, samples_of
from truemark.formats.images.dataset import Dataset, Link, Mark, Sample, Spool
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
    with tempfile.TemporaryFile() as spooled:
        dataset.spool = given = Lines(spooled, lines)
        _write(format, dataset, given.images(), target, losses, image)


class Lines(Spool):
    """Samples as lines of a file."""

    def __init__(self, file: IO[bytes], lines: Iterable[bytes]) -> None:
        self._file, self._length = file, 0
        for line in lines:
            file.write(line + b"\n")
            self._length += 1

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Sample]:
        return (_sample(document) for document in self._documents())

    def named(self) -> list[str]:
        return list(dict.fromkeys(mark[0] for document in self._documents() for mark in document["marks"]))

    def images(self) -> Iterator[tuple[str, str]]:
        """Name and split of the images; one that several people answered comes as often, one after another."""
        return ((document["name"], document["split"]) for document in self._documents())

    def _documents(self) -> Iterator[dict[str, Any]]:
        at = 0
        for _ in range(self._length):  # the place is kept here, so that it can be gone through in turns
            self._file.seek(at)
            line = self._file.readline()
            at += len(line)
            yield orjson.loads(line)


def _write(
    format: Format,
    dataset: Dataset,
    images: Iterable[tuple[str, str]],
    target: Path,
    losses: Losses,
    image: Image | None,
) -> None:
    packed = image is not None and format.media == "optional"
    whole = target.with_name(f"{target.name}.zip") if packed else path_named(target, format)
    write_dataset(dataset, whole, format.name, losses, (lambda sample: image(sample.name)) if image else None)
    if packed:
        assert image is not None
        with zipfile.ZipFile(whole, "a", zipfile.ZIP_STORED) as archive:
            for (name, split), _ in groupby(images):
                data = image(name)
                if data is None:
                    losses.add("images that could not be put in", 1, name)
                else:
                    archive.writestr(f"images/{split}/{name}" if split else f"images/{name}", data)
    whole.rename(target)


def _document(picture: Sample) -> dict[str, Any]:
    return {
        "name": picture.name,
        "width": picture.width,
        "height": picture.height,
        "annotator": picture.annotator,
        "split": picture.split,
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
