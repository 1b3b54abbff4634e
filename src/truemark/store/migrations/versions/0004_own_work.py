"""Assignments know when their person last handed them in, and revisions why they were made anew."""

from collections.abc import Iterator

import orjson
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
_DONE = sa.text("done_at IS NOT NULL")
_SKIPPED = sa.text("state = 'skipped'")


def upgrade() -> None:
    op.add_column("assignments", sa.Column("done_at", sa.String(24), nullable=True))
    op.add_column("assignments", sa.Column("note", sa.Text(), nullable=True))
    op.add_column("annotations", sa.Column("returned_for", sa.Text(), nullable=True))
    op.create_index(
        "ix_assignments_done",
        "assignments",
        ["project_id", "user_id", "done_at", "id"],
        sqlite_where=_DONE,
        postgresql_where=_DONE,
    )
    op.create_index(
        "ix_assignments_skipped",
        "assignments",
        ["project_id", "item_seq"],
        sqlite_where=_SKIPPED,
        postgresql_where=_SKIPPED,
    )
    fill(op.get_bind())


def fill(connection: sa.Connection) -> None:
    """What older work lacks, from what is stored of it; also for a backup of an older version that is restored."""
    _date_what_is_done(connection)
    _find_reasons(connection)


def _date_what_is_done(connection: sa.Connection) -> None:
    done = (
        "UPDATE assignments SET done_at = CASE WHEN state = 'skipped' THEN updated_at ELSE "
        "(SELECT n.created_at FROM annotations n WHERE n.id = assignments.annotation_id) END "
        "WHERE state IN ('submitted', 'rework', 'skipped')"
    )
    connection.execute(sa.text(done))


def _find_reasons(connection: sa.Connection) -> None:
    """Reasons of send-backs stood in the trail only, by the annotation that was sent back: the next revision answers it."""
    sent = list(_sent_back(connection))
    for start in range(0, len(sent), 1000):
        connection.execute(
            sa.text(
                "UPDATE annotations SET returned_for = :reason WHERE EXISTS (SELECT 1 FROM annotations b WHERE b.id = :id "
                "AND b.item_seq = annotations.item_seq AND b.user_id = annotations.user_id "
                "AND b.origin = annotations.origin AND b.revision + 1 = annotations.revision) "
                "AND item_seq = (SELECT item_seq FROM annotations WHERE id = :id)"
            ),
            sent[start : start + 1000],
        )


def _sent_back(connection: sa.Connection) -> Iterator[dict[str, str]]:
    found = connection.execute(
        sa.text(
            "SELECT subject, detail FROM events WHERE name = 'annotation.sent_back' AND subject IS NOT NULL ORDER BY seq"
        )
    )
    for subject, detail in found:
        reason = orjson.loads(detail or "{}").get("reason")
        if reason:
            yield {"id": subject, "reason": reason}
