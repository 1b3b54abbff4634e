"""Taking away for good, a bounded number of rows a transaction. What is due says so itself, so a crash loses nothing.

Every table that belongs to a project has the column project_id, and what belongs to an item item_seq: they are found by
the tables' own description, so that a new table is purged with the rest. Events stay: they say that there was something.
"""

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, Table, bindparam, delete, select, text, tuple_

from truemark.store.rows import Item, Job, LooseBlob, columns, every
from truemark.store.tables import metadata

_STAY = frozenset({"events", "items"})
_BELONGS = [t for t in reversed(metadata.sorted_tables) if "project_id" in t.c and t.name not in _STAY]
OF_ITEMS = [t for t in _BELONGS if "item_seq" in t.c]
OF_PROJECTS = [t for t in _BELONGS if "item_seq" not in t.c]


def _taking(connection: Connection, take: bool) -> str:
    """take: what is found is locked; what another worker is at is passed over. SQLite has one writer anyway."""
    return " FOR UPDATE SKIP LOCKED" if take and connection.dialect.name != "sqlite" else ""


def due_project(connection: Connection, now: str, take: bool = True) -> str | None:
    """A project whose time in the trash is over."""
    skip = _taking(connection, take)
    query = text(
        f"SELECT id FROM projects WHERE purge_at IS NOT NULL AND purge_at <= :now ORDER BY purge_at LIMIT 1{skip}"
    )
    found = connection.execute(query, {"now": now}).scalar()
    return None if found is None else str(found)


def due_items(connection: Connection, now: str, limit: int, take: bool = True) -> list[Item]:
    """Items of one project whose time in the trash is over."""
    skip = _taking(connection, take)
    query = text(
        f"SELECT {columns(Item)} FROM items WHERE deleted_at IS NOT NULL AND purge_at <= :now ORDER BY purge_at LIMIT :limit{skip}"
    )
    found = every(Item, connection.execute(query, {"now": now, "limit": limit}))
    return [i for i in found if i.project_id == found[0].project_id]


def items_of(connection: Connection, project: str, limit: int) -> list[Item]:
    """Items of a project, those that are there first, then the deleted ones; each query a seek in its index."""
    for state in ("IS NULL", "IS NOT NULL"):
        query = text(
            f"SELECT {columns(Item)} FROM items WHERE project_id = :project AND deleted_at {state} ORDER BY seq LIMIT :limit"
        )
        if found := every(Item, connection.execute(query, {"project": project, "limit": limit})):
            return found
    return []


def drop_items(connection: Connection, items: Sequence[Item]) -> None:
    """The items with all that was ever answered to them, and their words in the search."""
    seqs = [i.seq for i in items]
    for table in OF_ITEMS:
        connection.execute(delete(table).where(table.c.item_seq.in_(bindparam("seqs", expanding=True))), {"seqs": seqs})
    _forget_words(connection, items)
    table = metadata.tables["items"]
    connection.execute(delete(table).where(table.c.seq.in_(bindparam("seqs", expanding=True))), {"seqs": seqs})


def _forget_words(connection: Connection, items: Sequence[Item]) -> None:
    if connection.dialect.name != "sqlite":
        query = text("DELETE FROM items_text WHERE seq = ANY(:seqs)")
        connection.execute(query, {"seqs": [i.seq for i in items]})
        return
    # A contentless index is told what to forget: every word that the item can have been found by.
    connection.execute(
        text("INSERT INTO items_text (items_text, rowid, text) VALUES ('delete', :seq, :words)"),
        [{"seq": i.seq, "words": _words(i)} for i in items],
    )


def _words(item: Item) -> str:
    found = [item.key] if item.key else []
    for value in orjson.loads(item.data).values():
        found += [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]
    return "\n".join(found)


def drop_rows(connection: Connection, project: str, limit: int) -> int:
    """Up to `limit` rows of the first table that has any of the project's; gives how many. Items go before."""
    for table in OF_PROJECTS:
        gone = connection.execute(_some_of(table), {"project": project, "most": limit}).rowcount
        if gone:
            return int(gone)
    return 0


def _some_of(table: Table) -> Any:
    key = tuple_(*table.primary_key.columns)
    some = select(*table.primary_key.columns).where(table.c.project_id == bindparam("project")).limit(bindparam("most"))
    return delete(table).where(key.in_(some))


def drop_files(connection: Connection, project: str, due: str, limit: int) -> int:
    """Up to `limit` of the project's files; whether something else shows their content is looked at when that is due."""
    query = text("SELECT id, sha256 FROM media WHERE project_id = :project LIMIT :limit")
    found = connection.execute(query, {"project": project, "limit": limit}).all()
    if found:
        connection.execute(
            text(
                "INSERT INTO loose_blobs (name, content, due) VALUES (:name, :yes, :due) "
                "ON CONFLICT (name) DO UPDATE SET due = excluded.due"
            ),
            [{"name": sha256, "yes": True, "due": due} for sha256 in sorted({r.sha256 for r in found})],
        )
        connection.execute(text("DELETE FROM media WHERE id = :id"), [{"id": r.id} for r in found])
    return len(found)


def loosen_blobs(connection: Connection, names: Sequence[str], due: str) -> None:
    """Note blobs that nothing names any more. A name with a / at its end means all under it."""
    if names:
        connection.execute(
            text("INSERT INTO loose_blobs (name, due) VALUES (:name, :due) ON CONFLICT (name) DO NOTHING"),
            [{"name": n, "due": due} for n in dict.fromkeys(names)],
        )


def jobs_of(connection: Connection, project: str) -> list[Job]:
    query = text(f"SELECT {columns(Job)} FROM jobs WHERE project_id = :project")
    return every(Job, connection.execute(query, {"project": project}))


def uploads_of(connection: Connection, project: str) -> list[str]:
    found = connection.execute(text("SELECT id FROM uploads WHERE project_id = :project"), {"project": project})
    return [str(r.id) for r in found]


def abandoned_uploads(connection: Connection, before: str, limit: int) -> list[str]:
    """Uploads begun before a time, in projects where no job that may read them is under way."""
    query = text(
        "SELECT u.id FROM uploads u WHERE u.created_at < :before AND NOT EXISTS (SELECT 1 FROM jobs j "
        "WHERE j.project_id = u.project_id AND j.state IN ('queued', 'running')) ORDER BY u.created_at LIMIT :limit"
    )
    return [str(r.id) for r in connection.execute(query, {"before": before, "limit": limit})]


def drop_uploads(connection: Connection, ids: Sequence[str]) -> None:
    connection.execute(text("DELETE FROM uploads WHERE id = :id"), [{"id": id} for id in ids])


def loose(connection: Connection, now: str, limit: int) -> list[LooseBlob]:
    """Those that are due."""
    query = text(
        "SELECT l.name, l.content, EXISTS (SELECT 1 FROM media m WHERE l.content AND m.sha256 = l.name) AS used "
        "FROM loose_blobs l WHERE l.due <= :now ORDER BY l.due LIMIT :limit"
    )
    return every(LooseBlob, connection.execute(query, {"now": now, "limit": limit}))


def forget_loose(connection: Connection, names: Sequence[str]) -> None:
    """These are cleared, or in use again."""
    connection.execute(text("DELETE FROM loose_blobs WHERE name = :name"), [{"name": n} for n in names])


def bury(connection: Connection, project: str) -> None:
    """Nothing of the project is left but its row, nameless, for the events that refer to it.

    The row itself stays because deleting it would make the database look through every annotation of the workspace.
    """
    connection.execute(
        text("UPDATE projects SET name = '', description = '', purge_at = NULL WHERE id = :id"), {"id": project}
    )
