"""A person's own work in a project: what they handed in, newest first, and its figures. All seek in an index of theirs."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, TextClause, text

from truemark.store.purposes import AT_DESK
from truemark.store.rows import Done, every
from truemark.store.states import ANSWERED, AssignmentState, DoneState, ItemState, listed

_HANDED_IN = listed(ANSWERED | {AssignmentState.SKIPPED})
_STATES: Mapping[DoneState, str] = {
    DoneState.SUBMITTED: f"a.state = '{AssignmentState.SUBMITTED}' AND i.state <> '{ItemState.SETTLED}'",
    DoneState.RETURNED: f"a.state = '{AssignmentState.REWORK}'",
    DoneState.SKIPPED: f"a.state = '{AssignmentState.SKIPPED}' AND i.state <> '{ItemState.SETTLED}'",
    DoneState.SETTLED: f"a.state <> '{AssignmentState.REWORK}' AND i.state = '{ItemState.SETTLED}'",
}
_OWN = f"""
FROM assignments a JOIN items i ON i.seq = a.item_seq
WHERE a.project_id = :project AND a.user_id = :user AND a.purpose IN {AT_DESK} AND i.deleted_at IS NULL
"""


@cache
def page_query(state: DoneState | None, goes_on: bool) -> TextClause:
    """The query behind `page`. goes_on: from a place (:at, :id) and not from the newest."""
    wanted = "" if state is None else f"AND {_STATES[state]}"
    # The first comparison is what the index is sought by; SQLite would scan for one of two columns.
    seek = "AND a.done_at <= :at AND (a.done_at < :at OR a.id < :id)" if goes_on else ""
    return text(f"""
SELECT a.id, a.state, a.done_at, a.reason, a.note, a.revision, a.draft IS NOT NULL AS drafted, i.id AS item_id,
       i.key AS item_key, i.data AS item_data, i.state AS item_state, n.answers, n.schema_version, n.seconds
FROM assignments a JOIN items i ON i.seq = a.item_seq LEFT JOIN annotations n ON n.id = a.annotation_id
WHERE a.project_id = :project AND a.user_id = :user AND a.purpose IN {AT_DESK} AND i.deleted_at IS NULL
  AND a.done_at IS NOT NULL AND a.state IN {_HANDED_IN} {wanted} {seek}
ORDER BY a.done_at DESC, a.id DESC LIMIT :limit
""")


def page(
    connection: Connection,
    project: str,
    user: str,
    *,
    state: DoneState | None,
    after: tuple[str, str] | None,
    limit: int,
) -> list[Done]:
    """Up to `limit` of a person's items, newest first, after a place (done_at, id) in that order."""
    parameters: dict[str, Any] = {"project": project, "user": user, "limit": limit}
    if after is not None:
        parameters |= {"at": after[0], "id": after[1]}
    return every(Done, connection.execute(page_query(state, after is not None), parameters))


_COUNTS = text(f"SELECT a.state, i.state AS item_state, count(*) AS n {_OWN} GROUP BY a.state, i.state")


def counts(connection: Connection, project: str, user: str) -> dict[tuple[AssignmentState, ItemState], int]:
    """A person's assignments by their state and that of the item."""
    found = connection.execute(_COUNTS, {"project": project, "user": user})
    return {(AssignmentState(r.state), ItemState(r.item_state)): int(r.n) for r in found}


_SINCE = text(f"SELECT count(*) {_OWN} AND a.done_at >= :since AND a.state IN {listed(ANSWERED)}")


def done_since(connection: Connection, project: str, user: str, since: str) -> int:
    """How many items a person submitted or corrected from a moment on."""
    return int(connection.execute(_SINCE, {"project": project, "user": user, "since": since}).scalar_one())


_SECONDS = text(f"""
SELECT (SELECT sum(n.seconds) FROM annotations n WHERE n.item_seq = a.item_seq AND n.assignment_id = a.id) AS seconds
{_OWN} AND a.done_at IS NOT NULL AND a.state IN {listed(ANSWERED)} ORDER BY a.done_at DESC LIMIT :most
""")


def latest_seconds(connection: Connection, project: str, user: str, most: int) -> list[float]:
    """Active seconds of a person's latest items, each with all its revisions."""
    found = connection.execute(_SECONDS, {"project": project, "user": user, "most": most})
    return [float(r.seconds) for r in found if r.seconds is not None]


_RETURNED = text(f"SELECT count(*) {_OWN} AND {_STATES[DoneState.RETURNED]}")


def count_returned(connection: Connection, project: str, user: str) -> int:
    """How many items wait for a person because a reviewer sent them back."""
    return int(connection.execute(_RETURNED, {"project": project, "user": user}).scalar_one())
