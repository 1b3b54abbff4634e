"""Review: accept, correct or send back; what is settled is stored as an annotation of its own, with its origin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.agreement.live.answered import matched_regions
from truemark.consensus.live.answers import consensus
from truemark.schema import check_answers
from truemark.store import annotations, items, queue, statistics
from truemark.store.clock import later
from truemark.store.database import new_id
from truemark.store.purposes import REVIEW
from truemark.store.rows import Annotation, CurrentAnnotation, Item
from truemark.store.states import AssignmentState, ItemState, Origin
from truemark.work import media
from truemark.work.answers import read_answers
from truemark.work.errors import Conflict, Invalid, NotFound
from truemark.work.permissions import Person
from truemark.work.projects import Project, schema_of


@dataclass(frozen=True, slots=True)
class UnderReview:
    """An item with each annotator's current answers, and the consensus to start from.

    answers: by annotation, the settled one's too, as today's version of the schema reads them; so are those of `before`.
    before: by annotation, the revision before it, where there is one. left: how many items wait for review.
    """

    item: Item
    annotations: Sequence[CurrentAnnotation]
    answers: Mapping[str, Mapping[str, Any]]
    settled: Annotation | None
    start: dict[str, Any]
    confidence: dict[str, float]
    clusters: Sequence[Mapping[str, Any]]
    before: Mapping[str, Annotation]
    left: int


def next_review(
    connection: Connection, project: Project, who: Person, now: str, passed: Sequence[str] = ()
) -> UnderReview | None:
    """The labelled item whose annotators agree least, kept from other reviewers for the time of a lease.

    passed: items (ids) that the reviewer looked at and left for later.
    """
    past = [int(r.seq) for r in items.by_ids(connection, project.id, passed)]
    found = queue.reviewable(connection, project.id, who.id, REVIEW, now, orjson.dumps(past).decode())
    if found is None:
        return None
    queue.lease(
        connection,
        id=new_id(),
        project=project.id,
        seq=found,
        user=who.id,
        purpose=REVIEW,
        expires=later(now, project.lease_seconds),
        now=now,
    )
    return open_review(connection, project, items.by_seq(connection, found))


def open_review(connection: Connection, project: Project, item: Item) -> UnderReview:
    current = annotations.current(connection, item.seq)
    schema = schema_of(connection, project)
    answers = {a.id: read_answers(connection, project, a) for a in current}
    merged = consensus(schema, list(answers.values()))
    clusters = matched_regions(schema, answers)
    settled = annotations.annotation(connection, item.settled_id) if item.settled_id else None
    if settled is not None:
        answers = answers | {settled.id: read_answers(connection, project, settled)}
    before = {a.id: b for a in current if (b := annotations.before(connection, a)) is not None}
    answers = answers | {b.id: read_answers(connection, project, b) for b in before.values()}
    left = statistics.counts(connection, project.id).get(ItemState.LABELED, 0)
    return UnderReview(item, current, answers, settled, merged.answers, merged.confidence, clusters, before, left)


def settle(
    connection: Connection,
    project: Project,
    item: Item,
    who: Person,
    *,
    accept: str | None,
    answers: Any,
    seconds: float,
    key: str,
    now: str,
    origin: Origin = REVIEW.origin,
) -> Annotation:
    """Settle an item: `accept` an annotation as it is, or store corrected `answers`. Gives the settled annotation.

    origin: `import` for answers that were settled elsewhere, which are nobody's reviewing.
    """
    before = annotations.by_key(connection, who.id, key)
    if before is not None:
        if before.item_seq != item.seq or before.origin is not origin:
            raise Conflict("this key was used for another item")
        return before
    if (accept is None) == (answers is None):
        raise Invalid.at("accept", "give either an annotation to accept, or corrected answers")
    if accept is not None:
        chosen = next((a for a in annotations.current(connection, item.seq) if a.id == accept), None)
        if chosen is None:
            raise Conflict("that annotation is not the annotator's latest for this item; load the item again")
        answers = read_answers(connection, project, chosen)
    schema, data = schema_of(connection, project), orjson.loads(item.data)
    checked = check_answers(schema, data, answers, files=media.files_of(connection, project.id, schema, data))
    annotation = annotations.insert(
        connection,
        project,
        item=item.seq,
        user=who.id,
        assignment=None,
        origin=origin,
        answers=checked,
        seconds=seconds,
        key=key,
        now=now,
        source=accept,
    )
    _withdraw_rework(connection, item.seq, now)
    state = ItemState.SETTLED
    items.set_state(connection, item.seq, state=state, answered=item.answered, settled=annotation.id, free=0)
    _end_reviews(connection, item.seq, now)
    annotations.event(connection, "item.settled", now, project=project.id, user=who.id, subject=item.id)
    if origin is REVIEW.origin:
        statistics.act(connection, project.id, who.id, now, reviewed=1, seconds=seconds)
    if item.state is not state:
        statistics.count(connection, project.id, {item.state: -1, state: 1})
    return annotation


def send_back(connection: Connection, project: Project, annotation: str, who: Person, reason: str, now: str) -> str:
    """Return an annotation to its annotator with a reason; gives the item's id. It comes first in their queue."""
    if not reason.strip():
        raise Invalid.at("reason", "say what is to be done differently")
    row = annotations.annotation(connection, annotation)
    if row is None or row.project_id != project.id or row.assignment_id is None:
        raise NotFound("there is no such annotation")
    assignment = annotations.assignment(connection, row.assignment_id, lock=True)
    if assignment is None or assignment.annotation_id != annotation:
        raise Conflict("the annotator has answered anew since; load the item again")
    if assignment.deleted_at is not None:
        raise NotFound("this item was deleted")
    if assignment.item_state is ItemState.SETTLED:
        raise Conflict("this item is settled; reopen it first")
    item = items.by_seq(connection, row.item_seq, lock=True)
    annotations.set_state(connection, assignment.id, AssignmentState.REWORK, reason.strip(), now)
    items.set_answered(connection, item.seq, ItemState.REWORK, item.answered)
    _end_reviews(connection, item.seq, now)
    annotations.event(
        connection,
        "annotation.sent_back",
        now,
        project=project.id,
        user=who.id,
        subject=annotation,
        detail=orjson.dumps({"reason": reason.strip()}).decode(),
    )
    statistics.act(connection, project.id, row.user_id, now, sent_back=1)
    if item.state is not ItemState.REWORK:
        statistics.count(connection, project.id, {item.state: -1, ItemState.REWORK: 1})
    return str(item.id)


def reopen(connection: Connection, project: Project, item: Item, who: Person, now: str) -> None:
    """Take a settlement back (an undo): the item waits for review, or for more answers, again."""
    if item.state is not ItemState.SETTLED:
        raise Conflict("only a settled item can be reopened")
    state = reopened_state(project, item)
    free = max(0, project.overlap - item.held)
    items.set_state(connection, item.seq, state=state, answered=item.answered, settled=None, free=free)
    if free:
        queue.reset_cursors(connection, project.id)
    annotations.event(connection, "item.reopened", now, project=project.id, user=who.id, subject=item.id)
    statistics.count(connection, project.id, {ItemState.SETTLED: -1, state: 1})


def reopened_state(project: Project, item: Item) -> ItemState:
    return ItemState.LABELED if item.answered >= project.overlap else ItemState.OPEN


def _withdraw_rework(connection: Connection, seq: int, now: str) -> None:
    """A settled item needs no rework: what was sent back counts as submitted again."""
    for row in annotations.current(connection, seq):
        if row.state is AssignmentState.REWORK:
            annotations.set_state(connection, row.assignment, AssignmentState.SUBMITTED, None, now)


def _end_reviews(connection: Connection, seq: int, now: str) -> None:
    annotations.end_leases(connection, seq, REVIEW, now)
