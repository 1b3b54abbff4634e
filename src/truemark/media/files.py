"""What a stage does with files: which it takes, what it finds out about one, and what it prepares of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from truemark.kinds.problem import Invalid

Facts = Mapping[str, Any]
"""What is known of one file: by the type of a stage, what that stage found out about it."""

Files = Mapping[str, Facts]
"""Facts by the name that items call a file."""


@dataclass(frozen=True, slots=True)
class Probed:
    """type: the media type. facts: the stage's own value, a dataclass of plain values."""

    type: str
    facts: Any


@dataclass(frozen=True, slots=True)
class Preview:
    """Something made of a file for looking at it. name: of its blob, after the content's hash (`tiles/{sha256}/…`)."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class StageFiles:
    """How a stage takes files in.

    facts: the class of what it knows of a file; its fields that are told to clients are `shown`.
    probe(path, name): reads the file through; raises Invalid for one that the stage cannot show.
    parts: into how many steps the preparation is cut, such as pages. previews(path, sha256, facts, part): what one makes.
    """

    suffixes: tuple[str, ...]
    facts: Callable[..., Any]
    shown: tuple[str, ...]
    probe: Callable[[Path, str], Probed]
    parts: Callable[[Any], int]
    previews: Callable[[Path, str, Any, int], Iterator[Preview]]


def probe(stages: Mapping[str, StageFiles], path: Path, name: str) -> tuple[str, Facts]:
    """The media type and the facts of every stage that can show a file. Raises Invalid when none can.

    What is said then is by the stage whose suffix the name has, or the first one.
    """
    found: dict[str, Any] = {}
    faults: dict[str, Invalid] = {}
    type = ""
    for stage, files in stages.items():
        try:
            probed = files.probe(path, name)
        except Invalid as fault:
            faults[stage] = fault
        else:
            found[stage] = probed.facts
            type = type or probed.type
    if found:
        return type, found
    named = [s for s, files in stages.items() if name.lower().endswith(files.suffixes)]
    raise faults[(named or list(stages))[0]]
