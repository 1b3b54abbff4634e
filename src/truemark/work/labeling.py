"""Drafts and submits: whatever was acknowledged is stored, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.schema import check_answers
from truemark.store import annotations, items, queue, statistics
from truemark.store.clock import later
from truemark.store.database import new_id
from truemark.work import agreement, media
from truemark.work.answers import index_of
from truemark.work.errors import Conflict, Invalid, LeaseLost, NotFound
from truemark.work.permissions import Person
from truemark.work.projects import Project, schema_of
from truemark.work.queue import Task, next_task

LONGEST_DRAFT = 8_000_000


@dataclass(frozen=True, slots=True)
class Submitted:
    """The annotation as stored, whether this very submit was stored before, and the next task when asked for."""

    annotation: Any
    repeated: bool
    next: Task | None


def mine(connection: Connection, assignment: str, who: Person, lock: bool = False) -> Any:
    """The person's own assignment. Raises NotFound, also for someone else's."""
    row = annotations.assignment(connection, assignment, lock)
    if row is None or row.user_id != who.id or row.purpose != "label":
        raise NotFound("there is no such assignment of yours")
    return row


def save_draft(connection: Connection, project: Project, row: Any, draft: Mapping[str, Any], now: str) -> str | None:
    """Keep what the person has so far, whole or not, and extend the lease; gives the new end of the lease.

    A draft is kept even when the lease has ended. Raises Conflict once the item is submitted and not reopened.
    """
    text = orjson.dumps(draft).decode()
    if len(text) > LONGEST_DRAFT:
        raise Invalid.at("answers", "the draft is larger than 8 MB")
    annotations.save_draft(connection, row.id, text, project.schema_version, now)
    if row.state != "active":
        return None
    expires = later(now, project.lease_seconds)
    queue.extend(connection, row.id, expires)
    return expires


def submit(
    connection: Connection,
    project: Project,
    row: Any,
    who: Person,
    answers: Any,
    seconds: float,
    key: str,
    now: str,
    want_next: bool = False,
    holding: Sequence[str] = (),
) -> Submitted:
    """Store the answers as a new revision and, when asked, hand out the next item, in one transaction.

    key: the client's idempotency key; the same key again gives what was stored and stores nothing.
    Raises Invalid with every fault of the answers, LeaseLost when the slot went to somebody else.
    """
    before = annotations.by_key(connection, who.id, key)
    if before is not None:
        if before.assignment_id != row.id:
            raise Conflict("this key was used for another assignment")
        following = next_task(connection, project, who, now, holding) if want_next else None
        return Submitted(before, True, following)
    if row.deleted_at is not None:
        raise Conflict("this item was deleted")
    if row.item_state == "settled" and row.state == "submitted":
        raise Conflict("this item is settled; a reviewer can reopen it")
    schema = schema_of(connection, project)
    data = orjson.loads(row.item_data)
    checked = check_answers(schema, data, answers, pictures=media.pictures(connection, project.id, schema, data))
    if row.state in ("expired", "released", "skipped"):
        _take_again(connection, row)
    annotation = {
        "id": new_id(),
        "project_id": project.id,
        "item_seq": row.item_seq,
        "user_id": who.id,
        "assignment_id": row.id,
        "revision": annotations.last_revision(connection, row.item_seq, who.id, "human") + 1,
        "origin": "human",
        "source_id": None,
        "answers": orjson.dumps(checked).decode(),
        "seconds": seconds,
        "schema_version": project.schema_version,
        "guideline_version": project.guideline_version,
        "key": key,
        "created_at": now,
    }
    others = annotations.current(connection, row.item_seq)
    annotations.insert(connection, annotation)
    annotations.mark_submitted(connection, row.id, str(annotation["id"]), int(annotation["revision"]), now)
    first = all(o.user_id != who.id for o in others)
    was, state = _advance(connection, project, row, others, first)
    annotations.index_answers(connection, project.id, row.item_seq, who.id, index_of(schema, checked), not first)
    following = next_task(connection, project, who, now, holding) if want_next else None
    # What many submits touch comes last, so that it is locked for as short a time as can be.
    given: dict[str, Any] = {o.user_id: o for o in others}
    item = agreement.Counted(row.item_seq, row.item_id, data, row.epoch)
    agreement.change(connection, project, item, given, given | {who.id: _Stored(**annotation)})
    annotations.event(
        connection, "annotation.submitted", now, project=project.id, user=who.id, subject=str(annotation["id"])
    )
    statistics.act(connection, project.id, who.id, now, submitted=int(first), seconds=seconds)
    changes = {"answers": int(first)}
    if was != state:
        changes |= {was: -1, state: 1}
    statistics.count(connection, project.id, changes)
    return Submitted(_Stored(**annotation), False, following)


class _Stored:
    """A stored annotation's columns by name, like the row that reading it back would give."""

    def __init__(self, **columns: Any) -> None:
        self.__dict__.update(columns)


def skip(connection: Connection, project: Project, row: Any, who: Person, reason: str, now: str) -> None:
    """Leave an item to others, saying why; the person is not offered it again. Their draft is kept."""
    if not reason.strip():
        raise Invalid.at("reason", "say why this item is skipped")
    if row.state == "skipped":
        return
    if row.state not in ("active", "rework", "expired", "released"):
        raise Conflict(f"an assignment that is {row.state} cannot be skipped")
    if row.state == "rework":
        withdraw(connection, project, row, who)
    annotations.set_state(connection, row.id, "skipped", reason.strip(), now)
    if row.state in ("active", "rework"):
        queue.free_slot(connection, row.item_seq, project.overlap)
    annotations.event(
        connection,
        "item.skipped",
        now,
        project=project.id,
        user=who.id,
        subject=row.item_id,
        detail=orjson.dumps({"reason": reason.strip()}).decode(),
    )
    statistics.act(connection, project.id, who.id, now, skipped=1)


def withdraw(connection: Connection, project: Project, row: Any, who: Person) -> None:
    """Take a person's answers out of what counts (they stay in the history)."""
    item = items.by_seq(connection, row.item_seq, lock=True)
    before = {o.user_id: o for o in annotations.current(connection, row.item_seq)}
    after = {user: o for user, o in before.items() if user != who.id}
    counted = agreement.Counted(item.seq, item.id, orjson.loads(item.data), item.epoch)
    agreement.change(connection, project, counted, before, after)
    annotations.unindex_answers(connection, item.seq, who.id)
    items.set_answered(connection, item.seq, "open", item.answered - 1)
    changes = {"answers": -1}
    if item.state != "open":
        changes |= {item.state: -1, "open": 1}
    statistics.count(connection, project.id, changes)


def _take_again(connection: Connection, row: Any) -> None:
    """The lease ended: the slot may still be there. Raises LeaseLost when it went to somebody else."""
    if not queue.take_slot(connection, row.item_seq):
        raise LeaseLost("your time for this item ended and it was given to somebody else; your work is kept as a draft")


def _advance(connection: Connection, project: Project, row: Any, others: Sequence[Any], first: bool) -> tuple[str, str]:
    """The item's state before and after an answer."""
    item = items.by_seq(connection, row.item_seq, lock=True)
    answered = item.answered + int(first)
    if item.state == "settled":
        state = "settled"
    elif any(o.state == "rework" and o.user_id != row.user_id for o in others):
        state = "rework"
    else:
        state = "labeled" if answered >= project.overlap else "open"
    items.set_answered(connection, item.seq, state, answered)
    return item.state, state
