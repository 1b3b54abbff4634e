"""Where the next page of a list starts, as clients keep it and give it back."""

import base64
import binascii
from collections.abc import Sequence
from typing import Any

import orjson

from truemark.work.errors import Invalid


def encode(place: Sequence[Any]) -> str:
    """The cursor of a place: the values that the list is ordered by."""
    return base64.urlsafe_b64encode(orjson.dumps(place)).decode().rstrip("=")


def decode(cursor: str, *types: type | tuple[type, ...]) -> list[Any]:
    """The place of a cursor, whose values are of these types. Raises Invalid for a text that no page gave."""
    try:
        place = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        place = None
    if (
        not isinstance(place, list)
        or len(place) != len(types)
        or not all(isinstance(v, t) and not isinstance(v, bool) for v, t in zip(place, types, strict=True))
    ):
        raise Invalid.at("cursor", "is none that a page gave")
    return place
