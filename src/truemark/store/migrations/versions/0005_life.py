"""Projects and items can wait in a trash, people can be erased, tokens expire, the workspace has settings."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    time = sa.String(length=24)
    op.add_column("users", sa.Column("erased_at", time, nullable=True))
    op.add_column("tokens", sa.Column("expires_at", time, nullable=True))
    op.add_column("tokens", sa.Column("last_used_at", time, nullable=True))
    op.add_column("projects", sa.Column("description", sa.Text(), server_default="", nullable=False))
    for name in ("archived_at", "deleted_at", "purge_at"):
        op.add_column("projects", sa.Column(name, time, nullable=True))
    op.add_column("items", sa.Column("purge_at", time, nullable=True))
    op.create_table(
        "settings",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_settings")),
    )
    op.create_table(
        "loose_blobs",
        sa.Column("name", sa.String(length=1100), nullable=False),
        sa.Column("content", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("due", time, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_loose_blobs")),
    )
    _indexes()
    # Deleted items' answers count no more, as their states do not; restoring an item counts them again.
    op.execute(
        "UPDATE counts SET n = n - (SELECT COALESCE(SUM(i.answered), 0) FROM items i WHERE i.project_id = counts.project_id "
        "AND i.deleted_at IS NOT NULL) WHERE name = 'answers'"
    )
    # What was deleted before there was a trash waits in it as long as anything else.
    at = (datetime.now(UTC) + timedelta(days=30)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    op.get_bind().execute(sa.text("UPDATE items SET purge_at = :at WHERE deleted_at IS NOT NULL"), {"at": at})


def _indexes() -> None:
    op.drop_index("ux_items_key", "items")
    for name, table, columns, where, unique in (
        ("ux_items_key", "items", ["project_id", "key"], "key IS NOT NULL AND deleted_at IS NULL", True),
        ("ix_items_trash", "items", ["project_id", "seq"], "deleted_at IS NOT NULL", False),
        ("ix_items_purge", "items", ["purge_at"], "deleted_at IS NOT NULL", False),
        ("ix_projects_purge", "projects", ["purge_at"], "purge_at IS NOT NULL", False),
    ):
        condition = sa.text(where)
        op.create_index(name, table, columns, unique=unique, sqlite_where=condition, postgresql_where=condition)
    op.create_index(op.f("ix_annotations_assignment_id"), "annotations", ["assignment_id"])
    op.create_index(op.f("ix_events_name_seq"), "events", ["name", "seq"])
    op.create_index(op.f("ix_events_user_id_seq"), "events", ["user_id", "seq"])
    op.create_index(op.f("ix_media_sha256"), "media", ["sha256"])
    op.create_index(op.f("ix_loose_blobs_due"), "loose_blobs", ["due"])
