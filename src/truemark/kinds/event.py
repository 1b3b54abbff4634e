"""Event: an instant on a lane, in seconds (or a frame, as its time)."""

from collections.abc import Sequence
from statistics import median
from typing import Literal

from pydantic import Field

from truemark.kinds.value import Finite, Value


class Event(Value):
    """time: seconds from the start."""

    type: Literal["event"] = "event"
    time: Finite = Field(ge=0)
    lane: str | None = None


def matches(one: Sequence[float], two: Sequence[float], tolerance: float) -> int:
    """The most pairs of instants no further apart than `tolerance` seconds, each used once (in order of time)."""
    a, b = sorted(one), sorted(two)
    i = j = found = 0
    while i < len(a) and j < len(b):
        if abs(a[i] - b[j]) <= tolerance:
            found, i, j = found + 1, i + 1, j + 1
        elif a[i] < b[j]:
            i += 1
        else:
            j += 1
    return found


def merge(answers: Sequence[Sequence[float]], tolerance: float) -> list[tuple[float, float]]:
    """Instants that more than half marked, with that share: chains of instants with gaps up to `tolerance`, at the median."""
    marked = sorted((t, who) for who, times in enumerate(answers) for t in times)
    chains: list[list[tuple[float, int]]] = []
    for entry in marked:
        if chains and entry[0] - chains[-1][-1][0] <= tolerance:
            chains[-1].append(entry)
        else:
            chains.append([entry])
    found = []
    for chain in chains:
        share = len({who for _, who in chain}) / len(answers)
        if share > 0.5:
            found.append((median(t for t, _ in chain), share))
    return found
