"""The image stage: one picture, several, or the pages of a document; regions lie on a picture in its pixels."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from truemark.kinds import kind_of
from truemark.kinds.problem import Invalid, Problem, join
from truemark.media import decode
from truemark.media.files import Facts, Files, Preview, Probed, StageFiles

MOST_PICTURES = 1_000
LONGEST_NAME = 1_000


@dataclass(frozen=True, slots=True)
class Picture:
    """What is known of an image file.

    sizes: width and height of each of its pages, in pixels, EXIF orientation applied. tiled: to be looked at tile by
    tile, else the file itself is what a browser shows. fingerprint: perceptual hash of the first page, 64 bits in hexadecimal.
    """

    sizes: tuple[tuple[int, int], ...]
    tiled: bool = False
    fingerprint: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "sizes", tuple((w, h) for w, h in self.sizes))


def probe(path: Path, name: str) -> Probed:
    """Raises Invalid for what is no image, broken or too large."""
    found = decode.probe(path, name)
    decode.verify(path, name)
    sizes = decode.page_sizes(path, found.pages)
    decode.check_budget(sizes, path.stat().st_size, name)
    return Probed(found.type, Picture(tuple(sizes), found.tiled, decode.fingerprint(path)))


def previews(path: Path, sha256: str, facts: Picture, page: int) -> Iterator[Preview]:
    """The thumbnail of a page, and its tiles when it needs them."""
    yield Preview(f"thumbnails/{sha256}/{page}", decode.thumbnail(path, page))
    if facts.tiled:
        with tempfile.TemporaryDirectory(prefix="truemark-") as folder:
            for place, tile in decode.tiles(path, page, Path(folder)):
                yield Preview(f"tiles/{sha256}/{page}/{place}", tile.read_bytes())


FILES = StageFiles(
    suffixes=decode.SUFFIXES,
    facts=Picture,
    shown=("sizes", "tiled"),
    probe=probe,
    parts=lambda facts: len(facts.sizes),
    previews=previews,
)


def parse(raw: Any, path: str) -> list[str]:
    """The names (or addresses) of the pictures shown: a string, or a list of them. Raises Invalid."""
    names = [raw] if isinstance(raw, str) else raw
    if not isinstance(names, list) or not names or len(names) > MOST_PICTURES:
        raise Invalid.at(path, f"must be the name of a picture, or a list of 1 to {MOST_PICTURES} names")
    for place, name in enumerate(names):
        if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME or "\0" in name:
            where = path if isinstance(raw, str) else join(path, place)
            raise Invalid.at(where, f"must be a name or an address of 1 to {LONGEST_NAME} characters")
    return names


def sizes_of(facts: Facts | None) -> tuple[tuple[int, int], ...]:
    """Width and height of a file's pages; none of a file that is not known, or is no image."""
    known = (facts or {}).get("image")
    return known.sizes if known is not None else ()


def leaves(names: Sequence[str], files: Files) -> list[tuple[int, int]]:
    """Width and height of everything that can be looked at, in order: each page of each file that is known."""
    return [size for name in names for size in sizes_of(files.get(name))]


def misplaced(shape: Any, page: int, value: Any, files: Files, path: str) -> Iterator[Problem]:
    """What is wrong with where a shape lies: it must touch its picture, and a mask must have the picture's size."""
    found = leaves([value] if isinstance(value, str) else value, files)
    if not 0 <= page < len(found):
        yield Problem(path, f"is on page {page}; there are {len(found)}, counted from 0")
        return
    width, height = found[page]
    raster = kind_of(shape).raster(shape)
    if raster is not None:
        if raster != (height, width):
            place = join(path, "size")
            yield Problem(place, f"is {raster[0]} × {raster[1]}; the image is {height} high, {width} wide")
        return
    left, top, right, bottom = kind_of(shape).extent(shape)
    if right < 0 or bottom < 0 or left > width or top > height:
        yield Problem(path, f"lies outside the image, which is {width} × {height} pixels")


def bounds(shape: Any) -> tuple[float, float, float, float]:
    """The upright rectangle around a shape: left, top, right, bottom, in pixels."""
    left, top, right, bottom = kind_of(shape).extent(shape)
    return left, top, right, bottom
