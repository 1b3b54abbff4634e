"""Archiving, deleting and having back: of projects and of items."""

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, text

from truemark.store.rows import Item, Project, columns, every


def set_archived(connection: Connection, project: str, at: str | None) -> bool:
    """False when it was archived (or, for None, was not) already."""
    was = "IS NULL" if at else "IS NOT NULL"
    query = text(f"UPDATE projects SET archived_at = :at WHERE id = :id AND archived_at {was}")
    return connection.execute(query, {"id": project, "at": at}).rowcount == 1


def put_in_trash(connection: Connection, project: str, now: str, purge_at: str) -> None:
    connection.execute(
        text("UPDATE projects SET deleted_at = :now, purge_at = :purge_at WHERE id = :id"),
        {"id": project, "now": now, "purge_at": purge_at},
    )


def take_from_trash(connection: Connection, project: str, now: str) -> bool:
    """False when it is being purged, or was."""
    query = text(
        "UPDATE projects SET deleted_at = NULL, purge_at = NULL WHERE id = :id AND deleted_at IS NOT NULL AND purge_at > :now"
    )
    return connection.execute(query, {"id": project, "now": now}).rowcount == 1


def purge_now(connection: Connection, project: str, now: str) -> bool:
    """The project is due at once; False when it is not in the trash any more."""
    query = text("UPDATE projects SET purge_at = :now WHERE id = :id AND deleted_at IS NOT NULL AND purge_at > :now")
    return connection.execute(query, {"id": project, "now": now}).rowcount == 1


def held_items(connection: Connection, project: Project, seqs: Sequence[int]) -> list[Item]:
    """Those of these items that are still there, deleted or not, in order of arrival; locked against other writers."""
    clause = "" if connection.dialect.name == "sqlite" else " FOR UPDATE"
    found: list[Item] = []
    for start in range(0, len(seqs), 500):
        part: dict[str, Any] = {f"s{n}": s for n, s in enumerate(sorted(seqs)[start : start + 500])}
        names = ", ".join(f":{n}" for n in part)
        query = (
            f"SELECT {columns(Item)} FROM items WHERE project_id = :project AND seq IN ({names}) ORDER BY seq{clause}"
        )
        found += every(Item, connection.execute(text(query), {"project": project.id, **part}))
    return found


def delete_items(connection: Connection, seqs: Sequence[int], now: str, purge_at: str) -> None:
    """Into the trash."""
    _each(connection, "deleted_at = :now, purge_at = :purge_at", seqs, {"now": now, "purge_at": purge_at})


def restore_items(connection: Connection, seqs: Sequence[int]) -> None:
    """Out of the trash. Their keys must be free."""
    _each(connection, "deleted_at = NULL, purge_at = NULL", seqs, {})


def purge_items_now(connection: Connection, seqs: Sequence[int], now: str) -> None:
    """Items of the trash are due at once."""
    _each(connection, "purge_at = :now", seqs, {"now": now})


def rename_item(connection: Connection, seq: int, key: str) -> None:
    connection.execute(text("UPDATE items SET key = :key WHERE seq = :seq"), {"seq": seq, "key": key})


def _each(connection: Connection, change: str, seqs: Sequence[int], parameters: dict[str, Any]) -> None:
    """One statement for all, for there can be a hundred thousand."""
    if connection.dialect.name == "sqlite":
        within, listed = "IN (SELECT value FROM json_each(:seqs))", orjson.dumps(list(seqs)).decode()
    else:
        within, listed = "= ANY(:seqs)", list(seqs)  # type: ignore[assignment]
    connection.execute(text(f"UPDATE items SET {change} WHERE seq {within}"), {"seqs": listed, **parameters})
