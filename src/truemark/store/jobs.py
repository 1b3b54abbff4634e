"""Jobs as the application sees them. The row is written with the request that asks for the work; a worker finds it."""

from typing import Any

from sqlalchemy import Connection, text

from truemark.store.rows import Job, NamedJob, columns, every, first


def insert(connection: Connection, row: dict[str, Any]) -> None:
    connection.execute(
        text(
            "INSERT INTO jobs (id, project_id, kind, state, parameters, total, created_by, created_at, updated_at) "
            "VALUES (:id, :project_id, :kind, 'queued', :parameters, :total, :created_by, :created_at, :created_at)"
        ),
        row,
    )


def get(connection: Connection, id: str) -> Job | None:
    return first(Job, connection.execute(text(f"SELECT {columns(Job)} FROM jobs WHERE id = :id"), {"id": id}))


def listed(connection: Connection, project: str, limit: int = 50) -> list[NamedJob]:
    return every(
        NamedJob,
        connection.execute(
            text(
                f"SELECT {columns(Job, 'j')}, u.name AS by FROM jobs j LEFT JOIN users u ON u.id = j.created_by "
                "WHERE j.project_id = :project AND j.state <> 'deleted' ORDER BY j.id DESC LIMIT :limit"
            ),
            {"project": project, "limit": limit},
        ),
    )


def unfinished(connection: Connection) -> list[Job]:
    """Jobs that are queued or running, oldest first."""
    query = f"SELECT {columns(Job)} FROM jobs WHERE state IN ('queued', 'running') ORDER BY created_at"
    return every(Job, connection.execute(text(query)))


def update(connection: Connection, id: str, now: str, **changes: Any) -> None:
    """changes: column → value."""
    assignments = ", ".join(f"{c} = :{c}" for c in changes)
    connection.execute(
        text(f"UPDATE jobs SET {assignments}, updated_at = :now WHERE id = :id"), {**changes, "now": now, "id": id}
    )


def outlived(connection: Connection, now: str) -> list[Job]:
    """Ended jobs whose files are kept no longer."""
    query = text(f"SELECT {columns(Job)} FROM jobs WHERE kept_until <= :now AND state NOT IN ('queued', 'running')")
    return every(Job, connection.execute(query, {"now": now}))


def unfinished_of(connection: Connection, user: str) -> int:
    """How many jobs a person asked for that are not over."""
    query = text("SELECT COUNT(*) FROM jobs WHERE created_by = :user AND state IN ('queued', 'running')")
    return int(connection.execute(query, {"user": user}).scalar_one())


def delete(connection: Connection, id: str) -> None:
    connection.execute(text("DELETE FROM jobs WHERE id = :id"), {"id": id})
