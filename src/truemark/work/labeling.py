"""Drafts and submits: whatever was acknowledged is stored, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.schema import check_answers
from truemark.store import annotations, items, queue, statistics
from truemark.store.clock import later
from truemark.store.rows import Annotation, Assignment, CurrentAnnotation
from truemark.store.states import UNHELD, AssignmentState, ItemState, Origin
from truemark.work import agreement, media
from truemark.work.answers import index_of
from truemark.work.errors import Conflict, Invalid, LeaseLost, NotFound
from truemark.work.permissions import Person
from truemark.work.projects import Project, schema_of
from truemark.work.queue import Task, next_task

LONGEST_DRAFT = 8_000_000
_ENDED = "your time for this item ended and it was given to somebody else; your work is kept as a draft"
_GIVEN_AWAY = "you left this item to others, and they have all its places now"


@dataclass(frozen=True, slots=True)
class Submitted:
    """The annotation as stored, whether this very submit was stored before, and the next task when asked for."""

    annotation: Annotation
    repeated: bool
    next: Task | None


def mine(connection: Connection, assignment: str, who: Person, lock: bool = False) -> Assignment:
    """The person's own assignment. Raises NotFound, also for someone else's, and for one of an item that was deleted."""
    row = annotations.assignment(connection, assignment, lock)
    if row is None or row.user_id != who.id or row.purpose.desk != "label":
        raise NotFound("there is no such assignment of yours")
    if row.deleted_at is not None:
        raise NotFound("this item was deleted; nothing is left to do on it")
    return row


def save_draft(
    connection: Connection, project: Project, row: Assignment, draft: Mapping[str, Any], now: str
) -> str | None:
    """Keep what the person has so far, whole or not, and extend the lease; gives the new end of the lease.

    A draft is kept even when the lease has ended. Raises Conflict once the item is submitted and not reopened.
    """
    text = orjson.dumps(draft).decode()
    if len(text) > LONGEST_DRAFT:
        raise Invalid.at("answers", "the draft is larger than 8 MB")
    annotations.save_draft(connection, row.id, text, project.schema_version, now)
    if row.state is not AssignmentState.ACTIVE:
        return None
    expires = later(now, project.lease_seconds)
    queue.extend(connection, row.id, expires)
    return expires


def submit(
    connection: Connection,
    project: Project,
    row: Assignment,
    who: Person,
    answers: Any,
    seconds: float,
    key: str,
    now: str,
    want_next: bool = False,
    holding: Sequence[str] = (),
    origin: Origin | None = None,
) -> Submitted:
    """Store the answers as a new revision and, when asked, hand out the next item, in one transaction.

    key: the client's idempotency key; the same key again gives what was stored and stores nothing. origin: the purpose's
    own when left out.
    Raises Invalid with every fault of the answers, LeaseLost when the slot went to somebody else.
    """
    before = annotations.by_key(connection, who.id, key)
    if before is not None:
        if before.assignment_id != row.id:
            raise Conflict("this key was used for another assignment")
        following = next_task(connection, project, who, now, holding) if want_next else None
        return Submitted(before, True, following)
    if row.item_state is ItemState.SETTLED and row.state is AssignmentState.SUBMITTED:
        raise Conflict("this item is settled; a reviewer can reopen it")
    schema = schema_of(connection, project)
    data = orjson.loads(row.item_data)
    checked = check_answers(schema, data, answers, files=media.files_of(connection, project.id, schema, data))
    if row.state in UNHELD:
        take_again(connection, project, row, who, now)
    origin = origin or row.purpose.origin
    annotation = annotations.insert(
        connection,
        project,
        item=row.item_seq,
        user=who.id,
        assignment=row.id,
        origin=origin,
        answers=checked,
        seconds=seconds,
        key=key,
        now=now,
        returned_for=row.reason if row.state is AssignmentState.REWORK else None,
    )
    others = annotations.current(connection, row.item_seq)
    annotations.mark_submitted(connection, row.id, annotation.id, annotation.revision, now)
    annotations.event(connection, "annotation.submitted", now, project=project.id, user=who.id, subject=annotation.id)
    if not row.purpose.counts:
        following = next_task(connection, project, who, now, holding, row.purpose) if want_next else None
        return Submitted(annotation, False, following)
    first = all(o.user_id != who.id for o in others)
    was, state = _advance(connection, project, row, others, first)
    annotations.index_answers(connection, project.id, row.item_seq, who.id, index_of(schema, checked), not first)
    following = next_task(connection, project, who, now, holding, row.purpose) if want_next else None
    # What many submits touch comes last, so that it is locked for as short a time as can be.
    given: dict[str, Annotation] = {o.user_id: o for o in others}
    item = agreement.Counted(row.item_seq, row.item_id, data, row.epoch)
    agreement.change(connection, project, item, given, given | {who.id: annotation})
    statistics.act(connection, project.id, who.id, now, submitted=int(first), seconds=seconds)
    changes: dict[str, int] = {"answers": int(first)}
    if was is not state:
        changes |= {was: -1, state: 1}
    statistics.count(connection, project.id, changes)
    return Submitted(annotation, False, following)


def submit_or_keep(
    connection: Connection,
    project: Project,
    row: Assignment,
    who: Person,
    answers: Mapping[str, Any],
    seconds: float,
    key: str,
    now: str,
    want_next: bool = False,
    holding: Sequence[str] = (),
) -> Submitted | LeaseLost:
    """Submit; when the slot went to somebody else the answers are kept as the draft, and the error is given back.

    It is to be raised once the draft is stored, for a transaction that raises keeps nothing.
    """
    try:
        return submit(connection, project, row, who, answers, seconds, key, now, want_next, holding)
    except LeaseLost as lost:  # nothing was written before it was found out
        save_draft(connection, project, row, answers, now)
        return lost


def skip(
    connection: Connection, project: Project, row: Assignment, who: Person, reason: str, now: str, note: str = ""
) -> None:
    """Leave an item to others, saying why; the person is not offered it again. Their draft is kept.

    note: what they say besides the reason.
    """
    if not reason.strip():
        raise Invalid.at("reason", "say why this item is skipped")
    if row.state is AssignmentState.SKIPPED:
        return
    if row.state is AssignmentState.SUBMITTED:
        raise Conflict("an assignment that is submitted cannot be skipped")
    if row.state is AssignmentState.REWORK and row.purpose.counts:
        withdraw(connection, project, row, who)
    annotations.mark_skipped(connection, row.id, reason.strip(), note.strip() or None, now)
    if row.state not in UNHELD and row.purpose.takes_slot:
        queue.free_slot(connection, row.item_seq, project.overlap)
    annotations.event(
        connection,
        "item.skipped",
        now,
        project=project.id,
        user=who.id,
        subject=row.item_id,
        detail=orjson.dumps({"reason": reason.strip()} | ({"note": note.strip()} if note.strip() else {})).decode(),
    )
    statistics.act(connection, project.id, who.id, now, skipped=1)


def withdraw(connection: Connection, project: Project, row: Assignment, who: Person) -> None:
    """Take a person's answers out of what counts (they stay in the history)."""
    item = items.by_seq(connection, row.item_seq, lock=True)
    before = {o.user_id: o for o in annotations.current(connection, row.item_seq)}
    after = {user: o for user, o in before.items() if user != who.id}
    counted = agreement.Counted(item.seq, item.id, orjson.loads(item.data), item.epoch)
    agreement.change(connection, project, counted, before, after)
    annotations.unindex_answers(connection, item.seq, who.id)
    items.set_answered(connection, item.seq, ItemState.OPEN, item.answered - 1)
    changes: dict[str, int] = {"answers": -1}
    if item.state is not ItemState.OPEN:
        changes |= {item.state: -1, ItemState.OPEN: 1}
    statistics.count(connection, project.id, changes)


def take_again(connection: Connection, project: Project, row: Assignment, who: Person, now: str) -> None:
    """Its person gave it up or their time ended: the slot may still be there. Raises LeaseLost when it went to others."""
    if row.purpose.takes_slot and not queue.take_slot(connection, row.item_seq):
        raise LeaseLost(_GIVEN_AWAY if row.state is AssignmentState.SKIPPED else _ENDED)
    if row.state is AssignmentState.SKIPPED:  # what is taken up again was not skipped in the end
        statistics.act(connection, project.id, who.id, now, skipped=-1)


def _advance(
    connection: Connection, project: Project, row: Assignment, others: Sequence[CurrentAnnotation], first: bool
) -> tuple[ItemState, ItemState]:
    """The item's state before and after an answer."""
    item = items.by_seq(connection, row.item_seq, lock=True)
    answered = item.answered + int(first)
    if item.state is ItemState.SETTLED:
        state = ItemState.SETTLED
    elif any(o.state is AssignmentState.REWORK and o.user_id != row.user_id for o in others):
        state = ItemState.REWORK
    else:
        state = ItemState.LABELED if answered >= project.overlap else ItemState.OPEN
    items.set_answered(connection, item.seq, state, answered)
    return item.state, state
