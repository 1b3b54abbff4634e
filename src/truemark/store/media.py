"""A project's files by name, and uploads on their way. What files hold is in blobs, by content."""

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, text

from truemark.store.rows import File, FileFacts, Upload, columns, each, every, first

_FILE = columns(File)

_INSERT = text(
    "INSERT INTO media (id, project_id, name, sha256, size, type, facts, address, created_at) "
    "VALUES (:id, :project_id, :name, :sha256, :size, :type, :facts, :address, :created_at)"
)


def insert(connection: Connection, row: dict[str, Any]) -> None:
    connection.execute(_INSERT, row)


def get(connection: Connection, project: str, id: str) -> File | None:
    query = text(f"SELECT {_FILE} FROM media WHERE id = :id AND project_id = :project")
    return first(File, connection.execute(query, {"id": id, "project": project}))


def by_names(connection: Connection, project: str, names: Sequence[str]) -> dict[str, File]:
    """The files of these names, those that there are."""
    if not names:
        return {}
    if connection.dialect.name == "sqlite":
        listed: Any = orjson.dumps(list(names)).decode()
        within = "IN (SELECT value FROM json_each(:names))"
    else:
        listed, within = list(names), "= ANY(:names)"
    rows = connection.execute(
        text(f"SELECT {_FILE} FROM media WHERE project_id = :project AND name {within}"),
        {"project": project, "names": listed},
    )
    return {file.name: file for file in each(File, rows)}


def page(connection: Connection, project: str, after: str, limit: int) -> list[File]:
    """Files in order of their names."""
    return every(
        File,
        connection.execute(
            text(f"SELECT {_FILE} FROM media WHERE project_id = :project AND name > :after ORDER BY name LIMIT :limit"),
            {"project": project, "after": after, "limit": limit},
        ),
    )


def facts(connection: Connection, project: str) -> list[FileFacts]:
    """Of every file, in order of names."""
    query = text(f"SELECT {columns(FileFacts)} FROM media WHERE project_id = :project ORDER BY name")
    return every(FileFacts, connection.execute(query, {"project": project}))


def names(connection: Connection, project: str) -> list[str]:
    """What items call the project's files, in order."""
    query = text("SELECT name FROM media WHERE project_id = :project ORDER BY name")
    return list(connection.execute(query, {"project": project}).scalars())


def has_content(connection: Connection, sha256: str) -> bool:
    """Whether a file of this content was prepared before, in any project."""
    found = connection.execute(text("SELECT 1 FROM media WHERE sha256 = :sha256 LIMIT 1"), {"sha256": sha256})
    return found.first() is not None


def insert_upload(connection: Connection, row: dict[str, Any]) -> None:
    connection.execute(
        text(
            "INSERT INTO uploads (id, project_id, user_id, name, size, created_at) "
            "VALUES (:id, :project_id, :user_id, :name, :size, :created_at)"
        ),
        row,
    )


def upload(connection: Connection, id: str) -> Upload | None:
    return first(Upload, connection.execute(text(f"SELECT {columns(Upload)} FROM uploads WHERE id = :id"), {"id": id}))


def advance_upload(connection: Connection, id: str, at: int, by: int) -> bool:
    """Note that more was received; False when somebody else was faster, and nothing is noted."""
    done = connection.execute(
        text("UPDATE uploads SET received = received + :by WHERE id = :id AND received = :at"),
        {"id": id, "at": at, "by": by},
    )
    return done.rowcount == 1


def delete_upload(connection: Connection, id: str) -> None:
    connection.execute(text("DELETE FROM uploads WHERE id = :id"), {"id": id})
