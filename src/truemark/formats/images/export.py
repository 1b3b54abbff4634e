"""A project's pictures in any of the picture formats: items become lines of labeled pictures, and in the end the file."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import orjson

from truemark.formats.format import Format
from truemark.formats.images import write_dataset
from truemark.formats.images.answers import labels_of, samples_of
from truemark.formats.images.dataset import Link, Mark, Sample
from truemark.formats.labeled import LabeledItem, Losses, final
from truemark.kinds.values import parse_value
from truemark.schema import Schema


class ImageExport:
    """One picture format as an export of a project."""

    joined = None

    def __init__(self, format: Format) -> None:
        self.format, self.name = format, format.name
        self.suffix = format.suffix
        self.media_type = format.media_type

    def head(self, schema: Schema) -> bytes:
        return b""

    def write(self, schema: Schema, items: Iterable[LabeledItem], losses: Losses) -> bytes:
        """A line a picture; items that nobody has labeled are left out and counted."""
        lines = []
        for item in items:
            for answers, annotator in self._answers(schema, item, losses):
                for picture in samples_of(schema, item, answers, annotator, losses):
                    lines.append(orjson.dumps(_document(picture), option=orjson.OPT_APPEND_NEWLINE))
        return b"".join(lines)

    def _answers(self, schema: Schema, item: LabeledItem, losses: Losses) -> list[tuple[dict[str, Any], str | None]]:
        if self.format.everybody and item.settled is None and item.annotations:
            return [(a["answers"], a["annotator"]) for a in item.annotations]
        answers, _ = final(schema, item)
        if answers is None:
            losses.add("items that nobody has labeled")
            return []
        return [(answers, None)]

    def finish(
        self,
        schema: Schema,
        lines: Iterable[bytes],
        target: Path,
        losses: Losses,
        picture: Callable[[str], bytes | None] | None,
    ) -> None:
        """Write the file. picture: gives the bytes of a picture; with it the pictures are in the file too."""
        dataset = labels_of(schema)
        dataset.samples = [_picture(orjson.loads(line)) for line in lines]
        whole = target.with_name(f"{target.name}.{'zip' if picture else self.suffix}")
        write_dataset(dataset, whole, self.name, losses, (lambda sample: picture(sample.name)) if picture else None)
        if picture and self.name != "yolo-classify":
            import zipfile

            with zipfile.ZipFile(whole, "a", zipfile.ZIP_STORED) as archive:
                for name in dict.fromkeys(p.name for p in dataset.samples):
                    data = picture(name)
                    if data is None:
                        losses.add("images that could not be put in")
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


def _picture(document: dict[str, Any]) -> Sample:
    marks = [
        Mark(label, parse_value(shape), attributes, group) for label, shape, attributes, group in document.pop("marks")
    ]
    links = [Link(*link) for link in document.pop("links")]
    return Sample(**document, marks=marks, links=links)
