"""Annotations (append-only), assignments, events, and the index of answers."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import orjson
from sqlalchemy import Connection, text

from truemark.store.database import new_id
from truemark.store.purposes import COUNTING, Purpose
from truemark.store.rows import (
    Annotation,
    Assignment,
    CurrentAnnotation,
    NamedAnnotation,
    Project,
    StoredAnswers,
    columns,
    each,
    every,
    first,
)
from truemark.store.states import ANSWERED, AssignmentState, Origin, listed

_ASSIGNMENT = """
SELECT a.id, a.project_id, a.item_seq, a.user_id, a.purpose, a.state, a.lease_expires, a.draft, a.draft_at,
       a.draft_version, a.annotation_id, a.revision, a.reason, i.id AS item_id, i.key AS item_key, i.data AS item_data,
       i.state AS item_state, i.deleted_at, i.epoch
FROM assignments a JOIN items i ON i.seq = a.item_seq WHERE a.id = :id
"""
_ASSIGNMENT_READ = text(_ASSIGNMENT)
_ASSIGNMENT_LOCK = text(_ASSIGNMENT + " FOR UPDATE")


def assignment(connection: Connection, id: str, lock: bool = False) -> Assignment | None:
    """An assignment with its item; locked against other writers when asked (SQLite has only one)."""
    locked = lock and connection.dialect.name != "sqlite"
    return first(Assignment, connection.execute(_ASSIGNMENT_LOCK if locked else _ASSIGNMENT_READ, {"id": id}))


_BY_KEY = text(f"SELECT {columns(Annotation)} FROM annotations WHERE user_id = :user AND key = :key")


def by_key(connection: Connection, user: str, key: str) -> Annotation | None:
    """What this person already stored under this idempotency key."""
    return first(Annotation, connection.execute(_BY_KEY, {"user": user, "key": key}))


_BY_ID = text(f"SELECT {columns(Annotation)} FROM annotations WHERE id = :id")


def annotation(connection: Connection, id: str) -> Annotation | None:
    return first(Annotation, connection.execute(_BY_ID, {"id": id}))


_INSERT = text("""
INSERT INTO annotations (id, project_id, item_seq, user_id, assignment_id, revision, origin, source_id, answers, seconds,
                         schema_version, guideline_version, key, returned_for, created_at)
VALUES (:id, :project_id, :item_seq, :user_id, :assignment_id, :revision, :origin, :source_id, :answers, :seconds,
        :schema_version, :guideline_version, :key, :returned_for, :created_at)
""")


_LAST_REVISION = text(
    "SELECT COALESCE(MAX(revision), 0) FROM annotations WHERE item_seq = :seq AND user_id = :user AND origin = :origin"
)


def last_revision(connection: Connection, seq: int, user: str, origin: Origin) -> int:
    return int(connection.execute(_LAST_REVISION, {"seq": seq, "user": user, "origin": origin}).scalar_one())


def insert(
    connection: Connection,
    project: Project,
    *,
    item: int,
    user: str,
    assignment: str | None,
    origin: Origin,
    answers: Mapping[str, Any],
    seconds: float,
    key: str,
    now: str,
    source: str | None = None,
    returned_for: str | None = None,
) -> Annotation:
    """Store answers as the person's next revision, under the project's versions of today.

    source: the annotation that was accepted as it is. key: the client's idempotency key. returned_for: why the person's
    revision before was sent back.
    """
    new = Annotation(
        new_id(),
        project.id,
        item,
        user,
        assignment,
        last_revision(connection, item, user, origin) + 1,
        origin,
        source,
        orjson.dumps(answers).decode(),
        seconds,
        project.schema_version,
        project.guideline_version,
        key,
        returned_for,
        now,
    )
    connection.execute(_INSERT, {name: getattr(new, name) for name in new.__match_args__})
    return new


_SUBMITTED = text("""
UPDATE assignments SET state = 'submitted', annotation_id = :annotation, revision = :revision, draft = NULL,
       draft_at = NULL, lease_expires = NULL, reason = NULL, note = NULL, done_at = :now, updated_at = :now WHERE id = :id
""")


def mark_submitted(connection: Connection, assignment: str, annotation: str, revision: int, now: str) -> None:
    connection.execute(_SUBMITTED, {"id": assignment, "annotation": annotation, "revision": revision, "now": now})


_DRAFT = text("UPDATE assignments SET draft = :draft, draft_version = :version, draft_at = :now WHERE id = :id")


def save_draft(connection: Connection, assignment: str, draft: str | None, version: int, now: str) -> None:
    """version: of the schema that it is made under."""
    connection.execute(_DRAFT, {"id": assignment, "draft": draft, "version": version, "now": now})


_STATE = text(
    "UPDATE assignments SET state = :state, reason = :reason, note = NULL, lease_expires = NULL, updated_at = :now WHERE id = :id"
)


def set_state(connection: Connection, assignment: str, state: AssignmentState, reason: str | None, now: str) -> None:
    connection.execute(_STATE, {"id": assignment, "state": state, "reason": reason, "now": now})


_SKIP = text("""
UPDATE assignments SET state = 'skipped', reason = :reason, note = :note, lease_expires = NULL, done_at = :now,
       updated_at = :now WHERE id = :id
""")


def mark_skipped(connection: Connection, assignment: str, reason: str, note: str | None, now: str) -> None:
    connection.execute(_SKIP, {"id": assignment, "reason": reason, "note": note, "now": now})


_CURRENT = text(f"""
SELECT {columns(Annotation, "n")}, u.name, u.email, a.id AS assignment, a.state, a.reason
FROM assignments a JOIN annotations n ON n.id = a.annotation_id JOIN users u ON u.id = a.user_id
WHERE a.item_seq = :seq AND a.purpose IN {COUNTING} AND a.state IN {listed(ANSWERED)} ORDER BY a.created_at, a.id
""")


def current(connection: Connection, seq: int) -> list[CurrentAnnotation]:
    """Each annotator's latest annotation of an item that counts, in the order in which they were handed it."""
    return every(CurrentAnnotation, connection.execute(_CURRENT, {"seq": seq}))


_BEFORE = text(
    f"SELECT {columns(Annotation)} FROM annotations WHERE item_seq = :seq AND user_id = :user AND origin = :origin "
    "AND revision < :revision ORDER BY revision DESC LIMIT 1"
)


def before(connection: Connection, row: Annotation) -> Annotation | None:
    """The person's revision before this one, if there is any."""
    if row.revision == 1:
        return None
    parameters = {"seq": row.item_seq, "user": row.user_id, "origin": row.origin, "revision": row.revision}
    return first(Annotation, connection.execute(_BEFORE, parameters))


def history(connection: Connection, seq: int) -> list[NamedAnnotation]:
    """Everything that was ever stored for an item, oldest first."""
    return every(
        NamedAnnotation,
        connection.execute(
            text(
                f"SELECT {columns(Annotation, 'n')}, u.name, u.email FROM annotations n JOIN users u ON u.id = n.user_id "
                "WHERE n.item_seq = :seq ORDER BY n.id"
            ),
            {"seq": seq},
        ),
    )


_COUNTING = {
    "annotators": "SELECT n.answers, n.schema_version FROM assignments a JOIN annotations n ON n.id = a.annotation_id "
    f"JOIN items i ON i.seq = a.item_seq WHERE a.project_id = :project AND a.purpose IN {COUNTING} "
    f"AND a.state IN {listed(ANSWERED)} AND i.deleted_at IS NULL",
    "settled": "SELECT n.answers, n.schema_version FROM items i JOIN annotations n ON n.id = i.settled_id "
    "WHERE i.project_id = :project AND i.deleted_at IS NULL",
}


def counting(connection: Connection, project: str, whose: Literal["annotators", "settled"]) -> Iterator[StoredAnswers]:
    """Answers that count, streamed: the annotators' latest, or the settled ones."""
    query = text(_COUNTING[whose]).execution_options(yield_per=500)
    yield from each(StoredAnswers, connection.execute(query, {"project": project}))


def count_values(connection: Connection, project: str, question: str, value: str) -> int:
    """How many annotations that count use a label or option of a question."""
    query = (
        "SELECT count(*) FROM (SELECT DISTINCT v.item_seq, v.user_id FROM answer_values v JOIN items i ON i.seq = v.item_seq "
        "WHERE v.project_id = :project AND v.question = :question AND v.value = :value AND i.deleted_at IS NULL) AS uses"
    )
    return int(
        connection.execute(
            text(query), {"project": project, "question": question, "value": as_indexed(value)}
        ).scalar_one()
    )


LONGEST_VALUE = 200  # characters of a value under which an item is found


def as_indexed(value: str) -> str:
    """A value as it is looked up: a long one by its beginning and its hash, which are as much its own."""
    if len(value) <= LONGEST_VALUE:
        return value
    return f"{value[:150]}…{hashlib.sha256(value.encode()).hexdigest()[:40]}"


_UNINDEX = text("DELETE FROM answer_values WHERE item_seq = :seq AND user_id = :user")
_INDEX = text(
    "INSERT INTO answer_values (project_id, question, value, item_seq, user_id) "
    "VALUES (:project, :question, :value, :seq, :user)"
)


def index_answers(
    connection: Connection, project: str, seq: int, user: str, values: Iterable[tuple[str, str]], replaces: bool
) -> None:
    """Make an item findable by (question, value). replaces: the person had answered it before."""
    if replaces:
        connection.execute(_UNINDEX, {"seq": seq, "user": user})
    rows = [
        {"project": project, "question": q, "value": as_indexed(v), "seq": seq, "user": user}
        for q, v in sorted(set(values))
    ]
    if rows:
        connection.execute(_INDEX, rows)


def unindex_answers(connection: Connection, seq: int, user: str) -> None:
    connection.execute(_UNINDEX, {"seq": seq, "user": user})


_EVENT = text(
    "INSERT INTO events (project_id, user_id, name, subject, detail, at) "
    "VALUES (:project, :user, :name, :subject, :detail, :at)"
)


def event(
    connection: Connection,
    name: str,
    at: str,
    *,
    project: str | None = None,
    user: str | None = None,
    subject: str | None = None,
    detail: str | None = None,
) -> None:
    """One line of the audit trail."""
    connection.execute(
        _EVENT, {"project": project, "user": user, "name": name, "subject": subject, "detail": detail, "at": at}
    )


def end_leases(connection: Connection, seq: int, purpose: Purpose, now: str) -> None:
    """Nobody keeps an item for this purpose any longer."""
    connection.execute(
        text(
            "UPDATE assignments SET state = 'expired', lease_expires = NULL, updated_at = :now "
            "WHERE item_seq = :seq AND purpose = :purpose AND state = 'active'"
        ),
        {"seq": seq, "purpose": purpose.name, "now": now},
    )


def last_event(connection: Connection, project: str) -> int:
    """The number of the last thing that happened in a project; 0 when nothing did."""
    query = text("SELECT COALESCE(MAX(seq), 0) FROM events WHERE project_id = :project")
    return int(connection.execute(query, {"project": project}).scalar_one())
