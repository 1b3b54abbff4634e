"""An item with its answers, as every export format takes it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic import ValidationError

from truemark.consensus.live.answers import consensus
from truemark.kinds.problem import Invalid, Problem
from truemark.media import Files
from truemark.schema import Schema


class LabeledItem(NamedTuple):
    """annotations and settled are the documents of the `truemark` format, oldest annotator first.

    split: train, val or test, where the export is asked for them. files: what is known of the files that the data names.
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
    files: Files = {}
    split: str = ""


MOST_PLACES = 20


@dataclass(slots=True)
class Losses:
    """What a format could not hold or say, counted by what it was; places: where the first of them stand, and why.

    faults: the first records that could not be read. notes: what was assumed.
    """

    counted: dict[str, int] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)
    faults: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, assumed: str) -> None:
        """Something that was assumed, to be told once."""
        if assumed not in self.notes:
            self.notes.append(assumed)

    def add(self, what: str, n: int = 1, place: str | None = None) -> None:
        if n:
            self.counted[what] = self.counted.get(what, 0) + n
            if place is not None and len(self.places.setdefault(what, [])) < MOST_PLACES:
                self.places[what].append(place)

    def fault(self, what: str, place: str, error: Exception) -> None:
        """Count a record that cannot be read, with the reason."""
        inner = error.problems[0].path if isinstance(error, Invalid) else ""
        problem = Problem(inner if "/" in inner or inner.startswith(place) else place, reason(error))
        self.faults.append(problem) if len(self.faults) < MOST_PLACES else None
        self.add(what, 1, f"{problem.path}: {problem.message}")


ODD = (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, ZeroDivisionError)


@contextmanager
def passing_over(what: str, place: str, losses: Losses) -> Iterator[None]:
    """One odd record is counted, with its place and the reason, and the rest is read."""
    try:
        yield
    except ODD as error:
        losses.fault(what, place, error)


def _of_value(error: ValidationError) -> str:
    """What is wrong with a value of a kind, as people say it."""
    fault = error.errors(include_url=False)[0]
    context = fault.get("ctx", {})
    if fault["type"] == "too_short":
        return f"has {context.get('actual_length')} points; at least {context.get('min_length')} are needed"
    if fault["type"] == "greater_than":
        return f"{fault['loc'][-1]} must be above {context.get('gt')}, not {fault.get('input')}"
    return str(fault["msg"]).removeprefix("Value error, ")


def reason(error: Exception) -> str:
    """What is wrong, in words: never a name of a Python exception, never an address of a library."""
    if isinstance(error, Invalid):
        return error.problems[0].message
    if isinstance(error, ValidationError):
        return _of_value(error)
    if isinstance(error, KeyError):
        return f"has no usable {error}"
    if isinstance(error, ValueError) and str(error):
        return str(error).splitlines()[0]
    return "is not as the format has it"


def final(schema: Schema, item: LabeledItem) -> tuple[dict[str, Any] | None, str]:
    """The answers to train on and where they come from: settled, the single annotation, or the consensus of several."""
    if item.settled is not None:
        return item.settled["answers"], "settled"
    if not item.annotations:
        return None, "none"
    if len(item.annotations) == 1:
        return item.annotations[0]["answers"], "annotation"
    return consensus(schema, [a["answers"] for a in item.annotations]).answers, "consensus"
