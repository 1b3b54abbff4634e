"""Handing out items: every query here is a seek in an index, whatever the project's size.

Waiting items (a free slot, not deleted) stand in order of (rank, seq). A member's cursor is the first place that was
still open to them; everything before it was theirs already or closed. What opens again before a cursor is marked
`returned` and is looked for first; changes of many ranks at once reset the cursors instead.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, TextClause, text

from truemark.store.purposes import AT_DESK, Purpose
from truemark.store.rows import Held, Lapsed, every
from truemark.store.states import ItemState


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item with a free slot that this person has not had."""

    seq: int
    rank: int


_ELIGIBLE = """
SELECT i.seq, i.rank FROM items i {hint}
WHERE i.project_id = :project AND i.slots_free > 0 AND i.deleted_at IS NULL {more}
  AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.item_seq = i.seq AND a.user_id = :user
                  AND a.purpose = :purpose AND a.state <> 'expired')
ORDER BY i.rank, i.seq LIMIT 1 {lock}
"""


# Two seeks rather than one row-value comparison, of which SQLite would use the first column only.
_PLACES = {"returned": "AND i.returned", "here": "AND i.rank = :rank AND i.seq >= :seq", "beyond": "AND i.rank > :rank"}


@cache
def eligible(sqlite: bool, place: str, lock: str) -> TextClause:
    """The query behind `find`: among the returned, at the cursor's rank, or beyond it."""
    index = "ix_items_returned" if place == "returned" else "ix_items_queue"
    return text(
        _ELIGIBLE.format(hint=f"INDEXED BY {index}" if sqlite else "", more=_PLACES[place], lock="" if sqlite else lock)
    )


def find(
    connection: Connection,
    project: str,
    user: str,
    purpose: Purpose,
    returned: bool,
    cursor: tuple[int, int],
    lock: str = "",
) -> Waiting | None:
    """The most urgent waiting item for this person. lock: PostgreSQL's row lock clause, empty for none."""
    sqlite = connection.dialect.name == "sqlite"
    parameters: dict[str, Any] = {"project": project, "user": user, "purpose": purpose.name}
    if not returned:
        parameters |= {"rank": cursor[0], "seq": cursor[1]}
    for place in ("returned",) if returned else ("here", "beyond"):
        wanted = parameters if place != "beyond" else {k: v for k, v in parameters.items() if k != "seq"}
        row = connection.execute(eligible(sqlite, place, lock), wanted).first()
        if row:
            return Waiting(row.seq, row.rank)
    return None


_TAKE_SLOT = text("""
UPDATE items SET held = held + 1, slots_free = slots_free - 1, returned = (returned AND slots_free > 1)
WHERE seq = :seq AND slots_free > 0 AND deleted_at IS NULL
""")


def take_slot(connection: Connection, seq: int) -> bool:
    """Take one of the item's free slots; False when there is none."""
    return connection.execute(_TAKE_SLOT, {"seq": seq}).rowcount == 1


_FREE_SLOT = text("""
UPDATE items SET held = held - 1,
  slots_free = CASE WHEN state <> 'settled' AND held - 1 < :overlap THEN :overlap - held + 1 ELSE 0 END,
  returned = :yes
WHERE seq = :seq
""")


def free_slot(connection: Connection, seq: int, overlap: int) -> None:
    """Give a slot back, to be handed out again before what was never handed out."""
    connection.execute(_FREE_SLOT, {"seq": seq, "overlap": overlap, "yes": True})


_LEASE = text("""
INSERT INTO assignments (id, project_id, item_seq, user_id, purpose, state, lease_expires, created_at, updated_at)
VALUES (:id, :project, :seq, :user, :purpose, 'active', :expires, :now, :now)
ON CONFLICT (item_seq, user_id, purpose) DO UPDATE
SET state = 'active', lease_expires = excluded.lease_expires, updated_at = excluded.updated_at
WHERE assignments.state IN ('expired', 'released') OR :again
RETURNING id
""")


def lease(
    connection: Connection, *, id: str, project: str, seq: int, user: str, purpose: Purpose, expires: str, now: str
) -> str | None:
    """A lease on an item; a lapsed one of the same person is taken up again, draft and all. None: had it before."""
    return connection.execute(
        _LEASE,
        {
            "id": id,
            "project": project,
            "seq": seq,
            "user": user,
            "purpose": purpose.name,
            "again": purpose.again,
            "expires": expires,
            "now": now,
        },
    ).scalar()


def lapsed(connection: Connection, project: str, now: str, limit: int = 50) -> list[Lapsed]:
    """Leases that ran out, soonest first; on PostgreSQL locked, leaving out those that others are at work on."""
    sqlite = connection.dialect.name == "sqlite"
    return every(Lapsed, connection.execute(_lapsed(sqlite), {"project": project, "now": now, "limit": limit}))


@cache
def _lapsed(sqlite: bool) -> TextClause:
    return text(f"""
SELECT a.id, a.item_seq, a.purpose FROM assignments a {"" if sqlite else "JOIN items i ON i.seq = a.item_seq"}
WHERE a.project_id = :project AND a.state = 'active' AND a.lease_expires <= :now
ORDER BY a.lease_expires LIMIT :limit {"" if sqlite else "FOR UPDATE SKIP LOCKED"}
""")


_LAPSE = text("UPDATE assignments SET state = 'expired', updated_at = :now WHERE id = :id AND state = 'active'")


def lapse(connection: Connection, assignment: str, now: str) -> None:
    connection.execute(_LAPSE, {"id": assignment, "now": now})


_HELD = text(f"""
SELECT a.id, a.state, a.draft IS NOT NULL AS drafted, a.lease_expires, a.created_at FROM assignments a
JOIN items i ON i.seq = a.item_seq
WHERE a.project_id = :project AND a.user_id = :user AND a.purpose IN {AT_DESK} AND a.state IN ('active', 'rework')
  AND (a.state = 'rework' OR a.lease_expires > :now) AND i.deleted_at IS NULL
ORDER BY a.created_at
""")


def held(connection: Connection, project: str, user: str, now: str) -> list[Held]:
    """The person's open assignments: leases that run, and what was sent back."""
    return every(Held, connection.execute(_HELD, {"project": project, "user": user, "now": now}))


def cursor(connection: Connection, project: str, user: str, now: str) -> tuple[int, int]:
    """The member's place in the queue; locks the member, so that one person asks once at a time."""
    lock = "" if connection.dialect.name == "sqlite" else " FOR UPDATE"
    query = text(f"SELECT cursor_rank, cursor_seq FROM members WHERE project_id = :project AND user_id = :user{lock}")
    row = connection.execute(query, {"project": project, "user": user}).first()
    if row is None:  # a workspace owner at work in a project without being its member
        connection.execute(
            text(
                "INSERT INTO members (project_id, user_id, role, active, created_at) "
                "VALUES (:project, :user, 'viewer', :no, :now) ON CONFLICT DO NOTHING"
            ),
            {"project": project, "user": user, "no": False, "now": now},
        )
        row = connection.execute(query, {"project": project, "user": user}).one()
    return (row.cursor_rank, row.cursor_seq) if row.cursor_rank is not None else (-(2**31), 0)


_MOVE = text(
    "UPDATE members SET cursor_rank = :rank, cursor_seq = :seq WHERE project_id = :project AND user_id = :user"
)


def move_cursor(connection: Connection, project: str, user: str, place: tuple[int, int]) -> None:
    connection.execute(_MOVE, {"project": project, "user": user, "rank": place[0], "seq": place[1]})


def reset_cursors(connection: Connection, project: str) -> None:
    """Many places in the queue changed: everybody looks from the start again, once."""
    connection.execute(
        text("UPDATE members SET cursor_rank = NULL, cursor_seq = NULL WHERE project_id = :project"),
        {"project": project},
    )


_HOLD = text("""
UPDATE assignments SET state = 'active', reason = NULL, note = NULL, lease_expires = :expires, updated_at = :now
WHERE id = :id
""")


def hold(connection: Connection, assignment: str, expires: str, now: str) -> None:
    """Lease an assignment that its person gave up to them again; its slot has been taken before."""
    connection.execute(_HOLD, {"id": assignment, "expires": expires, "now": now})


_EXTEND = text("UPDATE assignments SET lease_expires = :expires WHERE id = :id AND state = 'active'")


def extend(connection: Connection, assignment: str, expires: str) -> None:
    connection.execute(_EXTEND, {"id": assignment, "expires": expires})


@cache
def _reviewable(sqlite: bool) -> TextClause:
    return text(f"""
SELECT i.seq FROM items i {"INDEXED BY ix_items_review" if sqlite else ""}
WHERE i.project_id = :project AND i.deleted_at IS NULL AND i.state = '{ItemState.LABELED}'
  AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.item_seq = i.seq AND a.purpose = :purpose
                  AND a.state = 'active' AND a.lease_expires > :now AND a.user_id <> :user)
  AND i.seq NOT IN (SELECT CAST(value AS BIGINT) FROM {
        "json_each(:past)" if sqlite else "jsonb_array_elements_text(CAST(:past AS jsonb)) AS past(value)"
    })
ORDER BY coalesce(i.agreement, 2.0), i.seq LIMIT 1 {"" if sqlite else "FOR UPDATE OF i SKIP LOCKED"}
""")


def reviewable(connection: Connection, project: str, user: str, purpose: Purpose, now: str, past: str) -> int | None:
    """The labeled item that agrees least and that no other reviewer has open. past: JSON array of seqs to pass over."""
    query = _reviewable(connection.dialect.name == "sqlite")
    parameters = {"project": project, "user": user, "purpose": purpose.name, "now": now, "past": past}
    found = connection.execute(query, parameters).scalar()
    return int(found) if found is not None else None
