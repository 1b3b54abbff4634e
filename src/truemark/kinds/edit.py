"""Edit: a response rewritten. The answer is the new text; what changed is its difference to the original."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from truemark.kinds.distance import levenshtein
from truemark.kinds.value import Value


class Edit(Value):
    """text: the rewritten text, whole."""

    type: Literal["edit"] = "edit"
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """original[start:end] became `text`; code points."""

    start: int
    end: int
    text: str


def changes(original: str, edited: str) -> list[Change]:
    """The shortest list of replacements, deletions and insertions, in order of place."""
    from rapidfuzz.distance import Levenshtein

    found = []
    for step in Levenshtein.opcodes(original, edited):
        if step.tag != "equal":
            found.append(Change(step.src_start, step.src_end, edited[step.dest_start : step.dest_end]))
    return found


def distance(one: str, two: str) -> float:
    """Edits between two rewritten texts ÷ the length of the longer: 0 same, 1 nothing kept."""
    return levenshtein(one, two)


def merge(texts: Sequence[str]) -> tuple[str | None, float]:
    """The text nearest to all others (the medoid; of equals the first), and 1 − its mean distance from them."""
    if not texts:
        return None, 0.0
    totals = [sum(distance(t, other) for other in texts) for t in texts]
    best = min(range(len(texts)), key=lambda n: totals[n])
    return texts[best], 1 - totals[best] / max(1, len(texts) - 1)
