"""What an item is handed out for. A purpose is a value: the queue and the statistics ask it, and know none by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from truemark.store.states import Origin


@dataclass(frozen=True, slots=True)
class Purpose:
    """takes_slot: counts towards the item's overlap. counts: its annotations stand in statistics and agreement.

    again: the same person may be handed the item again after having had it. origin: of the annotations that it makes.
    desk: which screen shows it. needs: the operation that somebody must be allowed (work.permissions.Operation).
    """

    name: str
    takes_slot: bool
    counts: bool
    again: bool
    origin: Origin
    desk: Literal["label", "review"]
    needs: str


LABEL = Purpose("label", takes_slot=True, counts=True, again=False, origin=Origin.HUMAN, desk="label", needs="label")
REVIEW = Purpose(
    "review", takes_slot=False, counts=False, again=True, origin=Origin.ADJUDICATION, desk="review", needs="review"
)
PURPOSES: Mapping[str, Purpose] = {p.name: p for p in (LABEL, REVIEW)}


def _named(chosen: list[Purpose]) -> str:
    return "(" + ", ".join(f"'{p.name}'" for p in chosen) + ")"


COUNTING = _named([p for p in PURPOSES.values() if p.counts])  # an SQL list
AT_DESK = _named([p for p in PURPOSES.values() if p.desk == "label"])  # those that an annotator works on
