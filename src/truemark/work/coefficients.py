"""Every coefficient that fits a question, computed when it is asked for, over the current answers.

Alpha and F1 are kept live (agreement.py) because they are sums; these need the answers themselves. Large projects are
sampled evenly, so that what a request may cost is known; the report says how many items it rests on.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.live.judged import item_judgments
from truemark.agreement.measures import MEASURES, Measure
from truemark.agreement.taken import ORDERED, given_by
from truemark.kinds.problem import Invalid
from truemark.schema.document import Question
from truemark.store import annotations, judged
from truemark.work.answers import read_answers
from truemark.work.errors import NotFound
from truemark.work.projects import Project, schema_of

MOST_VALUES = 20_000  # items whose answers are values; a table of them takes seconds at most
MOST_MARKED = 1_000  # items on which marks are matched with each other
MOST_WHOLE = 100  # items of which every answer is compared with every other's, as alpha over the distance iou does
AT_ONCE = 1  # coefficients that a process computes at a time, so that labeling goes on beside them
MOST_KEPT = 500  # coefficients that are remembered
MOST_CATEGORIES = 2_000  # what compares every category with every other holds their square

Stamp = tuple[str, str, str, int, int]
_room = threading.BoundedSemaphore(AT_ONCE)
_kept: "dict[Stamp, Computed]" = {}


@dataclass(frozen=True, slots=True)
class Computed:
    """found: the coefficient. compared: items of the question's project that two people or more answered. read: how many
    of them it was computed from; fewer than `compared` is an even sample."""

    found: Coefficient
    compared: int
    read: int


def fitting(connection: Connection, project: Project, question: str) -> list[tuple[str, Measure]]:
    """The coefficients that fit a question, by name. Raises NotFound for a question that is not there."""
    asked = _asked(connection, project, question)
    return [(name, measure) for name, measure in MEASURES.items() if measure.accepts(asked)]


def distance_on(connection: Connection, project: Project, question: str, measure: Measure) -> str | None:
    """How a coefficient compares two answers to a question."""
    return measure.settings(_asked(connection, project, question)).distance or measure.distance


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a coefficient is computed from, apart from the database. stamp: changes with every change of the project."""

    name: str
    measure: Measure
    asked: Question
    judgments: Judgments
    compared: int
    read: int
    stamp: Stamp


def stamp(connection: Connection, project: Project, question: str, name: str) -> Stamp:
    """Tells whether a coefficient computed before still holds."""
    return project.id, question, name, project.schema_version, annotations.last_event(connection, project.id)


def gather(connection: Connection, project: Project, question: str, name: str) -> Gathered:
    """The current answers that a coefficient rests on. Raises NotFound for a question or coefficient that is not there, and
    Invalid for a coefficient that does not fit the question."""
    asked = _asked(connection, project, question)
    if name not in MEASURES:
        raise NotFound(f"there is no coefficient {name!r}")
    measure = MEASURES[name]
    if not measure.accepts(asked):
        fit = ", ".join(n for n, _ in fitting(connection, project, question)) or "none"
        raise Invalid.at("name", f"{name} does not fit the question {question!r}; those that do: {fit}")
    compared = judged.count_compared(connection, project.id)
    step = max(1, -(-compared // _most(asked, measure)))
    judgments = Judgments.of(_rows(connection, project, asked, step))
    return Gathered(
        name, measure, asked, judgments, compared, compared // step, stamp(connection, project, question, name)
    )


def compute(gathered: Gathered) -> Computed:
    """The coefficient. AT_ONCE of them are computed at a time in a process, the others wait; the last ones are kept."""
    with _room:
        found = known(gathered.stamp) or Computed(_computed(gathered), gathered.compared, gathered.read)
        _kept[gathered.stamp] = found
        while len(_kept) > MOST_KEPT:
            del _kept[next(iter(_kept))]
        return found


def known(stamp: Stamp) -> Computed | None:
    """What was computed before, if nothing changed since."""
    return _kept.get(stamp)


def _computed(gathered: Gathered) -> Coefficient:
    measure, judgments = gathered.measure, gathered.judgments
    squared = measure.takes == "values" and not measure.adapts and not measure.metrics >= ORDERED
    if squared and len(judgments.values) > MOST_CATEGORIES:
        reason = f"there are {len(judgments.values)} categories; this compares at most {MOST_CATEGORIES}"
        return Coefficient(gathered.name, measure.distance, None, None, 0, 0, len(judgments.annotators), reason)
    return measure.compute(judgments, measure.settings(gathered.asked))


def _most(asked: Question, measure: Measure) -> int:
    given = given_by(asked)
    if given is not None and given.takes == "values":
        return MOST_VALUES
    return MOST_WHOLE if measure.adapts else MOST_MARKED


def _asked(connection: Connection, project: Project, question: str) -> Question:
    asked = schema_of(connection, project).question(question)
    if asked is None:
        raise NotFound(f"the schema has no question {question!r}")
    return asked


def _rows(connection: Connection, project: Project, asked: Question, step: int) -> Iterator[tuple[str, str, Any]]:
    schema = schema_of(connection, project)
    for rows in judged.compared(connection, project.id, step):
        answers = {r.user_id: read_answers(connection, project, r) for r in rows}
        yield from item_judgments(schema, asked, rows[0].item, orjson.loads(rows[0].data), answers)
