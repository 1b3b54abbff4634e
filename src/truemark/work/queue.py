"""Next: one task at a time. Resumed draft, then rework, then the most urgent open item."""

from collections.abc import Sequence
from dataclasses import dataclass

import orjson
from sqlalchemy import Connection

from truemark.store import annotations, queue
from truemark.store.clock import later
from truemark.store.database import new_id
from truemark.store.purposes import LABEL, Purpose
from truemark.store.rows import Assignment, Held
from truemark.store.states import AssignmentState
from truemark.work.answers import carried
from truemark.work.errors import Conflict, NotFound
from truemark.work.permissions import Person
from truemark.work.projects import Project

MOST_HELD = 10  # the item on screen, those prefetched behind it, and those being handed in


@dataclass(frozen=True, slots=True)
class Task:
    """An assignment handed out, with its item. Documents are JSON text; draft is what the person had so far."""

    assignment: str
    state: AssignmentState
    lease_expires: str | None
    reason: str | None
    revision: int
    item: str
    key: str | None
    data: str
    draft: str | None
    draft_at: str | None


def next_task(
    connection: Connection,
    project: Project,
    who: Person,
    now: str,
    holding: Sequence[str] = (),
    purpose: Purpose = LABEL,
) -> Task | None:
    """The person's next task, leased to them; None when nothing is left for them now.

    holding: assignments the person already has at hand (on screen, prefetched), which are passed over.
    Raises Conflict when MOST_HELD are held already.
    """
    reclaim(connection, project, now)
    place = queue.cursor(connection, project.id, who.id, now)
    open_ones = [h for h in queue.held(connection, project.id, who.id, now) if h.id not in holding]
    if open_ones:
        # A begun draft first, then what was sent back, then what was handed out but not begun.
        first = min(open_ones, key=_urgency)
        if first.state is AssignmentState.ACTIVE:
            queue.extend(connection, first.id, later(now, project.lease_seconds))
        return load_task(connection, project, first.id)
    if len(holding) >= MOST_HELD:
        raise Conflict(f"at most {MOST_HELD} items can be held at once")
    return _lease_next(connection, project, who, purpose, place, now)


def next_tasks(
    connection: Connection, project: Project, who: Person, now: str, count: int, purpose: Purpose = LABEL
) -> list[Task]:
    """Up to `count` tasks at once, for answering many in one look: those the person has in hand first."""
    reclaim(connection, project, now)
    queue.cursor(connection, project.id, who.id, now)  # one person asks once at a time
    tasks = []
    for held in queue.held(connection, project.id, who.id, now)[:count]:
        if held.state is AssignmentState.ACTIVE:
            queue.extend(connection, held.id, later(now, project.lease_seconds))
        tasks.append(load_task(connection, project, held.id))
    while len(tasks) < count:
        place = queue.cursor(connection, project.id, who.id, now)
        task = _lease_next(connection, project, who, purpose, place, now)
        if task is None:
            break
        tasks.append(task)
    return tasks


def _urgency(held: Held) -> int:
    if held.state is AssignmentState.REWORK:
        return 1
    return 0 if held.drafted else 2


def _lease_next(
    connection: Connection, project: Project, who: Person, purpose: Purpose, place: tuple[int, int], now: str
) -> Task | None:
    found = _pick(connection, project, who, purpose, place)
    if found is None:
        return None
    assignment = queue.lease(
        connection,
        id=new_id(),
        project=project.id,
        seq=found,
        user=who.id,
        purpose=purpose,
        expires=later(now, project.lease_seconds),
        now=now,
    )
    if assignment is None or (purpose.takes_slot and not queue.take_slot(connection, found)):
        raise AssertionError(f"item {found} was found free but could not be taken")
    return load_task(connection, project, assignment)


def reclaim(connection: Connection, project: Project, now: str) -> None:
    """Give back the slots of leases that ran out. Drafts stay with their assignment."""
    for lease in queue.lapsed(connection, project.id, now):
        queue.lapse(connection, lease.id, now)
        if lease.purpose.takes_slot:
            queue.free_slot(connection, lease.item_seq, project.overlap)


def load_task(connection: Connection, project: Project, assignment: str) -> Task:
    row = annotations.assignment(connection, assignment)
    if row is None:
        raise NotFound("there is no such assignment")
    return task_of(connection, project, row)


def task_of(connection: Connection, project: Project, row: Assignment) -> Task:
    draft, made = row.draft, row.draft_version or project.schema_version
    if draft is None and row.annotation_id is not None:
        stored = annotations.annotation(connection, row.annotation_id)
        if stored is not None:
            draft, made = stored.answers, stored.schema_version
    if draft is not None and made != project.schema_version:
        draft = orjson.dumps(carried(connection, project, orjson.loads(draft), made)).decode()
    return Task(
        row.id,
        row.state,
        row.lease_expires,
        row.reason,
        row.revision,
        row.item_id,
        row.item_key,
        row.item_data,
        draft,
        row.draft_at,
    )


def release(connection: Connection, project: Project, row: Assignment, now: str) -> None:
    """Give an untouched item back at once (a prefetched one, when the person leaves)."""
    if row.state is AssignmentState.ACTIVE and row.draft is None:
        annotations.set_state(connection, row.id, AssignmentState.RELEASED, None, now)
        if row.purpose.takes_slot:
            queue.free_slot(connection, row.item_seq, project.overlap)


def _pick(
    connection: Connection, project: Project, who: Person, purpose: Purpose, place: tuple[int, int]
) -> int | None:
    """The seq of the item to hand out; on PostgreSQL its row is locked, passing over rows others are taking."""
    back = queue.find(connection, project.id, who.id, purpose, True, place, "FOR UPDATE SKIP LOCKED")
    front = queue.find(connection, project.id, who.id, purpose, False, place)
    if front is not None and (front.rank, front.seq) != place:
        queue.move_cursor(connection, project.id, who.id, (front.rank, front.seq))
    if back is not None and (front is None or back.rank <= front.rank):
        return back.seq
    if front is None:
        return None
    start = (front.rank, front.seq)
    taken = queue.find(connection, project.id, who.id, purpose, False, start, "FOR UPDATE SKIP LOCKED")
    if taken is None:  # all that is left is being taken by others: wait for them and see
        taken = queue.find(connection, project.id, who.id, purpose, False, start, "FOR UPDATE")
    return taken.seq if taken is not None else None
