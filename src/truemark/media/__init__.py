"""Every stage: what is shown, how its data is checked, and how far a region may reach. One file a stage."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from truemark.media import text


@dataclass(frozen=True, slots=True)
class Stage:
    """`parse` checks the item's field; `extent` is the length along which its regions are placed."""

    parse: Callable[[Any, str], Any]
    extent: Callable[[Any], int]
    shapes: tuple[str, ...]


STAGES: dict[str, Stage] = {"text": Stage(text.parse, text.extent, ("span",))}
