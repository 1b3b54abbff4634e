"""How a project becomes a file, for jobs and the command line alike: run by run, in parts, then one file.

A part is small and can be kept anywhere; nothing but the parts is kept between runs.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from truemark.extras import need
from truemark.formats.format import Format
from truemark.formats.images.export import Image, lines_of, write_file
from truemark.formats.labeled import LabeledItem, Losses
from truemark.kinds.problem import Invalid
from truemark.schema import Schema


def check_fits(format: Format, schema: Schema, images: bool, splits: bool = False) -> None:
    """Raises Invalid for a format that has no place for what the project shows, its images, or splits."""
    shown = sorted({s.type for s in schema.stages})
    if format.extra is not None:
        need(format.extra, "format")
    if not format.shows(shown):
        raise Invalid.at(
            "format",
            f"{format.name} is for {' and '.join(sorted(format.stages))}; this project shows {' and '.join(shown)}",
        )
    if splits and not format.splits:
        raise Invalid.at("splits", f"{format.name} does not keep splits apart; truemark and the YOLO formats do")
    if images and format.media == "never":
        raise Invalid.at("images", f"{format.name} has no place for images")


def part(format: Format, schema: Schema, items: Iterable[LabeledItem], losses: Losses, first: bool) -> bytes:
    """One run of items. first: whether it is the first of the file."""
    if format.streamed is None:
        return lines_of(format, schema, items, losses)
    return (format.streamed.head(schema) if first else b"") + format.streamed.write(schema, items, losses)


def is_plain(format: Format) -> bool:
    """Whether the file is its parts, one after another."""
    return format.streamed is not None and format.streamed.joined is None


def finish(
    format: Format, schema: Schema, parts: Iterable[bytes], target: Path, losses: Losses, image: Image | None = None
) -> None:
    """The file of all parts. image: gives the bytes of an image by its name, for those that are to be in the file."""
    if format.streamed is None:
        write_file(format, schema, _lines(parts), target, losses, image)
    elif format.streamed.joined is not None:
        target.write_bytes(format.streamed.joined([p for p in parts if p]))
    else:
        with target.open("wb") as file:
            for each in parts:
                file.write(each)


def _lines(parts: Iterable[bytes]) -> Iterator[bytes]:
    for each in parts:
        yield from each.splitlines()
