"""Counters and agreement sums, changed in the transaction of the submit that they count."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import orjson
from sqlalchemy import Connection, TextClause, text

from truemark.store.purposes import AT_DESK
from truemark.store.rows import Activity, PairSum, SkipReason, columns, every

CELLS = 256

_COUNT = text("""
INSERT INTO counts (project_id, name, n) VALUES (:project, :name, :n)
ON CONFLICT (project_id, name) DO UPDATE SET n = counts.n + excluded.n
""")


def count(connection: Connection, project: str, changes: Mapping[str, int]) -> None:
    """Add to a project's counters."""
    rows = [{"project": project, "name": k, "n": n} for k, n in sorted(changes.items()) if n]
    if rows:
        connection.execute(_COUNT, rows)


def counts(connection: Connection, project: str) -> dict[str, int]:
    rows = connection.execute(text("SELECT name, n FROM counts WHERE project_id = :project"), {"project": project})
    return {r.name: int(r.n) for r in rows}


_ACTIVITY = text("""
INSERT INTO activity (project_id, user_id, day, submitted, skipped, reviewed, sent_back, seconds)
VALUES (:project, :user, :day, :submitted, :skipped, :reviewed, :sent_back, :seconds)
ON CONFLICT (project_id, user_id, day) DO UPDATE SET
  submitted = activity.submitted + excluded.submitted, skipped = activity.skipped + excluded.skipped,
  reviewed = activity.reviewed + excluded.reviewed, sent_back = activity.sent_back + excluded.sent_back,
  seconds = activity.seconds + excluded.seconds
""")


def act(
    connection: Connection,
    project: str,
    user: str,
    now: str,
    *,
    submitted: int = 0,
    skipped: int = 0,
    reviewed: int = 0,
    sent_back: int = 0,
    seconds: float = 0.0,
) -> None:
    """Add to a person's work of the day."""
    connection.execute(
        _ACTIVITY,
        {
            "project": project,
            "user": user,
            "day": now[:10],
            "submitted": submitted,
            "skipped": skipped,
            "reviewed": reviewed,
            "sent_back": sent_back,
            "seconds": seconds,
        },
    )


def activity(connection: Connection, project: str) -> list[Activity]:
    return every(
        Activity,
        connection.execute(
            text(
                "SELECT a.user_id, a.day, a.submitted, a.skipped, a.reviewed, a.sent_back, a.seconds, u.name, u.email FROM activity a JOIN users u ON u.id = a.user_id "
                "WHERE a.project_id = :project ORDER BY a.day, u.name"
            ),
            {"project": project},
        ),
    )


_SKIPS = text(f"""
SELECT a.reason, count(DISTINCT a.item_seq) AS items, count(DISTINCT a.user_id) AS people
FROM assignments a JOIN items i ON i.seq = a.item_seq
WHERE a.project_id = :project AND a.state = 'skipped' AND a.purpose IN {AT_DESK} AND a.reason IS NOT NULL
  AND i.deleted_at IS NULL
GROUP BY a.reason ORDER BY items DESC, a.reason LIMIT :most
""")


def skip_reasons(connection: Connection, project: str, most: int) -> list[SkipReason]:
    """Why items are skipped, as it stands now, the most frequent first. One that was taken up again does not count."""
    return every(SkipReason, connection.execute(_SKIPS, {"project": project, "most": most}))


@cache
def _cell(sqlite: bool) -> TextClause:
    lock = "" if sqlite else "FOR UPDATE"
    return text(f"""SELECT question, sums FROM agreement_cells
        WHERE project_id = :project AND cell = :cell ORDER BY question {lock}""")


_CELL_MAKE = text(
    "INSERT INTO agreement_cells (project_id, question, cell, sums) "
    "VALUES (:project, :question, :cell, '{}') ON CONFLICT DO NOTHING"
)
_CELL_SET = text(
    "UPDATE agreement_cells SET sums = :sums WHERE project_id = :project AND question = :question AND cell = :cell"
)


def lock_cells(connection: Connection, project: str, cell: int, questions: list[str]) -> dict[str, Any]:
    """The sums of one cell by question, locked until the transaction ends; missing ones are made, empty."""
    query = _cell(connection.dialect.name == "sqlite")
    found = {r.question: r.sums for r in connection.execute(query, {"project": project, "cell": cell})}
    missing = [q for q in questions if q not in found]
    if missing:
        connection.execute(_CELL_MAKE, [{"project": project, "question": q, "cell": cell} for q in sorted(missing)])
        found = {r.question: r.sums for r in connection.execute(query, {"project": project, "cell": cell})}
    return {q: orjson.loads(s) for q, s in found.items()}


def save_cells(connection: Connection, project: str, cell: int, sums: Mapping[str, Any]) -> None:
    connection.execute(
        _CELL_SET,
        [
            {"project": project, "question": q, "cell": cell, "sums": orjson.dumps(s).decode()}
            for q, s in sorted(sums.items())
        ],
    )


def cells(connection: Connection, project: str) -> dict[str, list[Any]]:
    """All sums by question."""
    found: dict[str, list[Any]] = {}
    rows = connection.execute(
        text("SELECT question, sums FROM agreement_cells WHERE project_id = :project ORDER BY question, cell"),
        {"project": project},
    )
    for row in rows:
        found.setdefault(row.question, []).append(orjson.loads(row.sums))
    return found


_PAIR = text("""
INSERT INTO agreement_pairs (project_id, question, first_id, second_id, items, alike)
VALUES (:project, :question, :first, :second, :items, :alike)
ON CONFLICT (project_id, question, first_id, second_id) DO UPDATE
SET items = agreement_pairs.items + excluded.items, alike = agreement_pairs.alike + excluded.alike
""")


def add_pairs(connection: Connection, project: str, changes: Mapping[tuple[str, str, str], tuple[int, float]]) -> None:
    """changes: (question, annotator, annotator) → (items, summed similarity) to add."""
    rows = [
        {"project": project, "question": q, "first": a, "second": b, "items": n, "alike": alike}
        for (q, a, b), (n, alike) in sorted(changes.items())
        if n or alike
    ]
    if rows:
        connection.execute(_PAIR, rows)


def pairs(connection: Connection, project: str) -> list[PairSum]:
    return every(
        PairSum,
        connection.execute(
            text(
                f"SELECT {columns(PairSum)} FROM agreement_pairs WHERE project_id = :project AND items > 0 "
                "ORDER BY question, first_id, second_id"
            ),
            {"project": project},
        ),
    )


_AGREEMENT = text("UPDATE items SET agreement = :agreement WHERE seq = :seq")


def set_item_agreement(connection: Connection, seq: int, agreement: float | None) -> None:
    connection.execute(_AGREEMENT, {"seq": seq, "agreement": agreement})


def clear_agreement(connection: Connection, project: str) -> None:
    """Forget all sums of a project, before they are counted anew."""
    for table in ("agreement_cells", "agreement_pairs"):
        connection.execute(text(f"DELETE FROM {table} WHERE project_id = :project"), {"project": project})
