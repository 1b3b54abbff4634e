"""One's own work: what was handed in, newest first, its figures, and opening an item again to correct it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.kinds import FIELDS
from truemark.schema import Schema
from truemark.schema.document import FieldQuestion
from truemark.store import annotations, clock, mine, queue
from truemark.store.rows import Done
from truemark.store.states import UNHELD, AssignmentState, DoneState, ItemState
from truemark.work import cursors, labeling
from truemark.work.answers import carried
from truemark.work.errors import Conflict, Invalid, NotFound
from truemark.work.permissions import Person
from truemark.work.projects import Project, schema_of
from truemark.work.queue import MOST_HELD, Task, load_task, reclaim

EXCERPT = 160
MOST_TIMED = 500


@dataclass(frozen=True, slots=True)
class Said:
    """What was answered, in short: an option, a number, the beginning of a text, or a label with how often it was given."""

    question: str
    value: str
    times: int


@dataclass(frozen=True, slots=True)
class Own:
    """One of a person's items: how it stands, the beginning of what it shows, and what they answered."""

    row: Done
    state: DoneState
    excerpt: str
    said: Sequence[Said]


@dataclass(frozen=True, slots=True)
class Figures:
    """A person's items: submitted or corrected today; all that are submitted, settled ones among them; returned; skipped.

    seconds: the median active time an item, over the latest `timed`; None when there is none.
    """

    today: int
    submitted: int
    settled: int
    returned: int
    skipped: int
    seconds: float | None
    timed: int


def page(
    connection: Connection, project: Project, who: Person, *, state: str | None, cursor: str | None, limit: int
) -> tuple[list[Own], str | None]:
    """A page of the person's items, and the cursor of the next one. Raises Invalid for a wrong state or cursor."""
    if state is not None and state not in tuple(DoneState):
        raise Invalid.at("state", f"can be {', '.join(DoneState)}, not {state!r}")
    wanted = DoneState(state) if state else None
    after = _decode(cursor) if cursor else None
    rows = mine.page(connection, project.id, who.id, state=wanted, after=after, limit=limit + 1)
    following = cursors.encode((rows[limit - 1].done_at, rows[limit - 1].id)) if len(rows) > limit else None
    schema = schema_of(connection, project)
    return [_own(connection, project, schema, row) for row in rows[:limit]], following


def figures(connection: Connection, project: Project, who: Person, since: str) -> Figures:
    """The person's own figures. since: when their day began, with its offset from UTC. Raises Invalid for another text."""
    try:
        begin = clock.read(since)
    except ValueError:
        raise Invalid.at("since", "is a time with its offset, as in 2026-11-25T00:00:00+01:00") from None
    by_state = mine.counts(connection, project.id, who.id)

    def total(*states: AssignmentState, item: ItemState | None = None) -> int:
        return sum(n for (state, of), n in by_state.items() if state in states and item in (None, of))

    timed = mine.latest_seconds(connection, project.id, who.id, MOST_TIMED)
    return Figures(
        today=mine.done_since(connection, project.id, who.id, begin),
        submitted=total(AssignmentState.SUBMITTED, AssignmentState.REWORK),
        settled=total(AssignmentState.SUBMITTED, item=ItemState.SETTLED),
        returned=total(AssignmentState.REWORK),
        skipped=total(AssignmentState.SKIPPED),
        seconds=median(timed) if timed else None,
        timed=len(timed),
    )


def returned(connection: Connection, project: str, who: Person) -> int:
    """How many items wait for the person because a reviewer sent them back."""
    return mine.count_returned(connection, project, who.id)


def open_again(connection: Connection, project: Project, assignment: str, who: Person, now: str) -> Task:
    """The person's own item again, to be corrected: what they submitted, or their draft since, is where it starts.

    What was submitted stays as it is, and counts, until it is submitted anew. A skipped or lapsed item is leased to them
    again. Raises NotFound, Conflict when the item is settled or deleted, and LeaseLost when others took its last place.
    """
    reclaim(connection, project, now)  # places whose time ended are free
    row = labeling.mine(connection, assignment, who, lock=True)
    if row.project_id != project.id:
        raise NotFound("there is no such assignment of yours in this project")
    if row.deleted_at is not None:
        raise Conflict("this item was deleted")
    if row.item_state is ItemState.SETTLED:
        raise Conflict("this item is approved and cannot be corrected any more; a reviewer can reopen it")
    if row.state in UNHELD:
        if len(queue.held(connection, project.id, who.id, now)) >= MOST_HELD:
            raise Conflict(f"at most {MOST_HELD} items can be held at once; finish or skip one first")
        labeling.take_again(connection, project, row, who, now)
        queue.hold(connection, row.id, clock.later(now, project.lease_seconds), now)
        annotations.event(connection, "item.taken_again", now, project=project.id, user=who.id, subject=row.item_id)
    elif row.state is AssignmentState.ACTIVE:
        queue.extend(connection, row.id, clock.later(now, project.lease_seconds))
    return load_task(connection, project, row.id)


def state_of(row: Done) -> DoneState:
    if row.state is AssignmentState.REWORK:
        return DoneState.RETURNED
    if row.item_state is ItemState.SETTLED:
        return DoneState.SETTLED
    return DoneState.SKIPPED if row.state is AssignmentState.SKIPPED else DoneState.SUBMITTED


def _own(connection: Connection, project: Project, schema: Schema, row: Done) -> Own:
    data = orjson.loads(row.item_data)
    shown = data.get(schema.stages[0].source)
    excerpt = shown if isinstance(shown, str) else orjson.dumps(shown).decode()
    said: Sequence[Said] = ()
    if row.answers is not None and row.schema_version is not None and row.state is not AssignmentState.SKIPPED:
        said = _said(schema, carried(connection, project, orjson.loads(row.answers), row.schema_version))
    return Own(row, state_of(row), excerpt[:EXCERPT], said)


def _said(schema: Schema, answers: Mapping[str, Any]) -> list[Said]:
    found: list[Said] = []
    for question in schema.questions:
        value = answers.get(question.name)
        if value in (None, [], ""):
            continue
        if isinstance(question, FieldQuestion):
            values = FIELDS[question.type].indexed(value) or ([value[:EXCERPT]] if isinstance(value, str) else [])
        else:
            values = [str(r["label"]) for r in value if "label" in r]
        found += [Said(question.name, v, n) for v, n in Counter(values).items()]
    return found


def _decode(cursor: str) -> tuple[str, str]:
    at, id = cursors.decode(cursor, str, str)
    return at, id
