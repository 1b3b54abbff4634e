"""The image stage: one picture, several, or the pages of a document; regions lie on a picture in its pixels."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from truemark.kinds import kind_of
from truemark.kinds.problem import Invalid, Problem, join

MOST_PICTURES = 1_000
LONGEST_NAME = 1_000


@dataclass(frozen=True, slots=True)
class Picture:
    """What is known of a project's file: width and height of each of its pages, in pixels, EXIF orientation applied."""

    sizes: tuple[tuple[int, int], ...]


Pictures = Mapping[str, Picture]


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


def leaves(names: Sequence[str], pictures: Pictures) -> list[tuple[int, int]]:
    """Width and height of everything that can be looked at, in order: each page of each file that is known."""
    return [size for name in names if name in pictures for size in pictures[name].sizes]


def misplaced(shape: Any, page: int, value: Any, pictures: Pictures, path: str) -> Iterator[Problem]:
    """What is wrong with where a shape lies: it must touch its picture, and a mask must have the picture's size."""
    found = leaves([value] if isinstance(value, str) else value, pictures)
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
