"""Projects with the versions of their schema and guideline, and their members."""

from typing import Any

from sqlalchemy import Connection, text

from truemark.store.rows import (
    Guideline,
    GuidelineVersion,
    Member,
    PersonsProject,
    Project,
    SchemaCarry,
    SchemaVersion,
    every,
    first,
)
from truemark.store.states import ItemState, Shelf

_PROJECT = (
    "SELECT p.id, p.name, p.description, p.schema_version, p.guideline_version, p.overlap, p.lease_seconds, p.created_at, "
    "p.archived_at, p.deleted_at, p.purge_at, s.epoch{more} "
    "FROM projects p JOIN schemas s ON s.project_id = p.id AND s.version = p.schema_version"
)
_GET = text(_PROJECT.format(more="") + " WHERE p.id = :id")


def get(connection: Connection, id: str) -> Project | None:
    return first(Project, connection.execute(_GET, {"id": id}))


_FOR = (
    _PROJECT.format(more=", m.role")
    + " LEFT JOIN members m ON m.project_id = p.id AND m.user_id = :user AND m.active = :yes "
)
_GET_FOR = text(_FOR + "WHERE p.id = :id")


def get_for(connection: Connection, id: str, user: str) -> PersonsProject | None:
    """A project with the person's role in it (None: no member)."""
    return first(PersonsProject, connection.execute(_GET_FOR, {"id": id, "user": user, "yes": True}))


def insert(connection: Connection, row: dict[str, Any]) -> None:
    connection.execute(
        text(
            "INSERT INTO projects (id, name, description, schema_version, guideline_version, overlap, lease_seconds, created_by, "
            "created_at) VALUES (:id, :name, :description, 1, 1, :overlap, :lease_seconds, :created_by, :created_at)"
        ),
        row,
    )


def update(connection: Connection, id: str, changes: dict[str, Any]) -> None:
    """changes: column → value."""
    assignments = ", ".join(f"{c} = :{c}" for c in changes)
    connection.execute(text(f"UPDATE projects SET {assignments} WHERE id = :id"), {**changes, "id": id})


_SHELVES = {
    Shelf.ACTIVE: "p.deleted_at IS NULL AND p.archived_at IS NULL",
    Shelf.ARCHIVED: "p.deleted_at IS NULL AND p.archived_at IS NOT NULL",
    Shelf.TRASH: "p.deleted_at IS NOT NULL AND p.purge_at > :now",
}


def listed(connection: Connection, user: str, everything: bool, shelf: Shelf, now: str) -> list[PersonsProject]:
    """Projects that a person sees, newest first, with their role in each (None for an owner who is no member)."""
    member = "" if everything else "AND m.role IS NOT NULL"
    query = text(f"{_FOR} WHERE {_SHELVES[shelf]} {member} ORDER BY p.id DESC")
    parameters = {"user": user, "yes": True} | ({"now": now} if shelf is Shelf.TRASH else {})
    return every(PersonsProject, connection.execute(query, parameters))


_SCHEMA = text("SELECT document FROM schemas WHERE project_id = :project AND version = :version")


def schema(connection: Connection, project: str, version: int) -> str | None:
    """The schema document, as JSON text."""
    found = connection.execute(_SCHEMA, {"project": project, "version": version}).scalar()
    return str(found) if found is not None else None


def schema_versions(connection: Connection, project: str) -> list[SchemaVersion]:
    return every(
        SchemaVersion,
        connection.execute(
            text(
                "SELECT s.version, s.created_at, u.name AS by FROM schemas s LEFT JOIN users u ON u.id = s.created_by "
                "WHERE s.project_id = :project ORDER BY s.version DESC"
            ),
            {"project": project},
        ),
    )


def add_schema(
    connection: Connection,
    project: str,
    version: int,
    document: str,
    user: str | None,
    now: str,
    *,
    carry: str | None = None,
    epoch: int = 1,
) -> None:
    """carry: how answers of the version before are read under this one, as JSON text; None when as they stand."""
    connection.execute(
        text(
            "INSERT INTO schemas (project_id, version, document, carry, epoch, created_by, created_at) "
            "VALUES (:project, :version, :document, :carry, :epoch, :user, :now)"
        ),
        {
            "project": project,
            "version": version,
            "document": document,
            "carry": carry,
            "epoch": epoch,
            "user": user,
            "now": now,
        },
    )


_CARRIES = text(
    "SELECT version, carry FROM schemas WHERE project_id = :project AND version > :made AND version <= :to ORDER BY version"
)


def carries(connection: Connection, project: str, made: int, to: int) -> list[SchemaCarry]:
    """The carries of the versions after `made`, up to and with `to`."""
    return every(SchemaCarry, connection.execute(_CARRIES, {"project": project, "made": made, "to": to}))


_EPOCH_END = text("SELECT MAX(version) FROM schemas WHERE project_id = :project AND epoch = :epoch")


def last_of_epoch(connection: Connection, project: str, epoch: int) -> int | None:
    """The last version of an epoch; None when there is none (0, which counts nothing)."""
    found = connection.execute(_EPOCH_END, {"project": project, "epoch": epoch}).scalar()
    return None if found is None else int(found)


def guideline(connection: Connection, project: str, version: int) -> Guideline | None:
    return first(
        Guideline,
        connection.execute(
            text(
                "SELECT g.version, g.note, g.created_at, u.name AS by, g.text FROM guidelines g LEFT JOIN users u ON u.id = g.created_by "
                "WHERE g.project_id = :project AND g.version = :version"
            ),
            {"project": project, "version": version},
        ),
    )


def guideline_versions(connection: Connection, project: str) -> list[GuidelineVersion]:
    return every(
        GuidelineVersion,
        connection.execute(
            text(
                "SELECT g.version, g.note, g.created_at, u.name AS by FROM guidelines g LEFT JOIN users u ON u.id = g.created_by "
                "WHERE g.project_id = :project ORDER BY g.version DESC"
            ),
            {"project": project},
        ),
    )


def add_guideline(
    connection: Connection, project: str, version: int, body: str, note: str, user: str | None, now: str
) -> None:
    connection.execute(
        text(
            "INSERT INTO guidelines (project_id, version, text, note, created_by, created_at) "
            "VALUES (:project, :version, :body, :note, :user, :now)"
        ),
        {"project": project, "version": version, "body": body, "note": note, "user": user, "now": now},
    )


_ROLE = text("SELECT role FROM members WHERE project_id = :project AND user_id = :user AND active = :yes")


def role(connection: Connection, project: str, user: str) -> str | None:
    found = connection.execute(_ROLE, {"project": project, "user": user, "yes": True}).scalar()
    return str(found) if found is not None else None


def set_member(connection: Connection, project: str, user: str, role: str, active: bool, now: str) -> None:
    connection.execute(
        text(
            "INSERT INTO members (project_id, user_id, role, active, created_at) "
            "VALUES (:project, :user, :role, :active, :now) "
            "ON CONFLICT (project_id, user_id) DO UPDATE SET role = excluded.role, active = excluded.active"
        ),
        {"project": project, "user": user, "role": role, "active": active, "now": now},
    )


def members(connection: Connection, project: str) -> list[Member]:
    return every(
        Member,
        connection.execute(
            text(
                "SELECT u.id, u.name, u.email, m.role, m.created_at FROM members m JOIN users u ON u.id = m.user_id "
                "WHERE m.project_id = :project AND m.active = :yes ORDER BY u.name"
            ),
            {"project": project, "yes": True},
        ),
    )


def reslot(connection: Connection, project: str, overlap: int) -> None:
    """A changed overlap: every unsettled item's free slots and state follow it."""
    connection.execute(
        text("""
        UPDATE items SET
          slots_free = CASE WHEN state = 'settled' OR held >= :overlap THEN 0 ELSE :overlap - held END,
          state = CASE WHEN state IN ('settled', 'rework') THEN state
                       WHEN answered >= :overlap THEN 'labeled' ELSE 'open' END
        WHERE project_id = :project"""),
        {"project": project, "overlap": overlap},
    )


def count_states(connection: Connection, project: str) -> dict[ItemState, int]:
    """States counted from the items themselves."""
    rows = connection.execute(
        text(
            "SELECT state, count(*) AS n FROM items WHERE project_id = :project AND deleted_at IS NULL GROUP BY state"
        ),
        {"project": project},
    )
    return {ItemState(r.state): int(r.n) for r in rows}
