"""The text stage: a string, plain and of any length, addressed by code points."""

from typing import Any

from truemark.kinds.problem import Invalid

LONGEST = 2_000_000


def parse(raw: Any, path: str) -> str:
    """The text itself. Raises Invalid when it is no string, or above 2 000 000 code points."""
    if not isinstance(raw, str):
        raise Invalid.at(path, "must be a string, the text to show")
    if len(raw) > LONGEST:
        raise Invalid.at(path, f"is {len(raw)} characters long; a text may have {LONGEST}")
    return raw


def extent(value: str) -> int:
    """How many code points a span may reach."""
    return len(value)
