"""Bulk actions and what undoing them puts back."""

from sqlalchemy import Connection, text

from truemark.store.rows import Bulk, columns, first
from truemark.store.states import BulkAction


def insert(connection: Connection, id: str, project: str, user: str, action: BulkAction, before: str, now: str) -> None:
    """before: JSON text, what undoing the action puts back."""
    connection.execute(
        text(
            "INSERT INTO bulk_actions (id, project_id, user_id, name, before, created_at) "
            "VALUES (:id, :project, :user, :name, :before, :now)"
        ),
        {"id": id, "project": project, "user": user, "name": action, "before": before, "now": now},
    )


def get(connection: Connection, project: str, id: str) -> Bulk | None:
    query = text(f"SELECT {columns(Bulk)} FROM bulk_actions WHERE id = :id AND project_id = :project")
    return first(Bulk, connection.execute(query, {"id": id, "project": project}))


def mark_undone(connection: Connection, id: str, now: str) -> bool:
    """False when it was undone before."""
    query = text("UPDATE bulk_actions SET undone_at = :now WHERE id = :id AND undone_at IS NULL")
    return connection.execute(query, {"id": id, "now": now}).rowcount == 1
