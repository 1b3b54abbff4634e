"""The text stage: a string, plain and of any length, addressed by code points."""

from collections.abc import Iterator
from typing import Any

from truemark.kinds import kind_of
from truemark.kinds.problem import Invalid, Problem, join
from truemark.media.files import Files

LONGEST = 2_000_000


def parse(raw: Any, path: str) -> str:
    """The text itself. Raises Invalid when it is no string, or above 2 000 000 code points."""
    if not isinstance(raw, str):
        raise Invalid.at(path, "must be a string, the text to show")
    if len(raw) > LONGEST:
        raise Invalid.at(path, f"is {len(raw)} characters long; a text may have {LONGEST}")
    return raw


def misplaced(shape: Any, page: int, value: str, files: Files, path: str) -> Iterator[Problem]:
    """What is wrong with where a span lies: it must end within the text."""
    if page:
        yield Problem(path, f"is on page {page}; a text has one, 0")
    _, end = kind_of(shape).extent(shape)
    if end > len(value):
        yield Problem(join(path, "end"), f"is {end}; the text ends at {len(value)}")
