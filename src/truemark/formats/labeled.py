"""An item with its answers, as every export format takes it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from truemark.consensus.answers import consensus
from truemark.media import Pictures
from truemark.schema import Schema


class LabeledItem(NamedTuple):
    """annotations and settled are the documents of the `truemark` format, oldest annotator first.

    pictures: what is known of the files that the data names.
    """

    id: str
    key: str | None
    data: dict[str, Any]
    meta: dict[str, Any] | None
    batch: str | None
    priority: int
    state: str
    agreement: float | None
    created_at: str
    annotations: Sequence[dict[str, Any]]
    settled: dict[str, Any] | None
    adjudications: Sequence[dict[str, Any]] = ()
    pictures: Pictures = {}


@dataclass(slots=True)
class Losses:
    """What a format could not hold, counted by what it was."""

    counted: dict[str, int] = field(default_factory=dict)

    def add(self, what: str, n: int = 1) -> None:
        if n:
            self.counted[what] = self.counted.get(what, 0) + n


class Format(Protocol):
    """One exchange format. `write` turns a run of items to bytes; runs are joined in order to make the file."""

    name: str
    suffix: str
    media_type: str

    def head(self, schema: Schema) -> bytes:
        """What the file begins with."""

    def write(self, schema: Schema, items: Iterable[LabeledItem], losses: Losses) -> bytes:
        """One run of items."""

    joined: Callable[[Sequence[bytes]], bytes] | None
    """How runs become one file where that is not by putting them one after another."""

    finish: Callable[[Schema, Iterable[bytes], Path, Losses, Callable[[str], bytes | None] | None], None] | None
    """For formats that need everything at once: from the lines of all runs to the file. The last argument gives the
    bytes of a picture, which are then put into the file too."""


def final(schema: Schema, item: LabeledItem) -> tuple[dict[str, Any] | None, str]:
    """The answers to train on and where they come from: settled, the single annotation, or the consensus of several."""
    if item.settled is not None:
        return item.settled["answers"], "settled"
    if not item.annotations:
        return None, "none"
    if len(item.annotations) == 1:
        return item.annotations[0]["answers"], "annotation"
    return consensus(schema, [a["answers"] for a in item.annotations]).answers, "consensus"
