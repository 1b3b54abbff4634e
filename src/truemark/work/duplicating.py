"""A project made from another: its schema, guideline and settings, and on request its members and its items."""

import orjson
from sqlalchemy import Connection

from truemark.kinds.problem import Invalid
from truemark.store import copying, exporting, items, projects, statistics
from truemark.store.annotations import event
from truemark.store.items import Filter, NewItem
from truemark.store.rows import Job
from truemark.store.states import ItemState
from truemark.work import jobs
from truemark.work.asked import CopyAsked
from truemark.work.importing import words_of
from truemark.work.permissions import Person
from truemark.work.projects import Project, create, guideline, schema_of
from truemark.work.settings import require_creating

RUN = 2_000  # items a transaction


def duplicate(
    connection: Connection, source: Project, *, name: str, members: bool, with_items: bool, by: Person, now: str
) -> tuple[Project, Job | None]:
    """The new project, and the job that copies the items without their answers (None when they were not asked for).

    Its schema and guideline begin at version 1. Raises Forbidden to those who may not make projects.
    """
    require_creating(connection, by)
    if not name.strip():
        raise Invalid.at("name", "must have 1 to 200 characters")
    made = create(
        connection,
        name=name,
        schema=schema_of(connection, source),
        guideline=guideline(connection, source).text,
        overlap=source.overlap,
        lease_minutes=source.lease_seconds / 60,
        description=source.description,
        by=by,
        now=now,
    )
    if members:
        for member in projects.members(connection, source.id):
            if member.id != by.id:
                projects.set_member(connection, made.id, member.id, member.role, True, now)
    detail = orjson.dumps({"from": source.id, "members": members, "items": with_items}).decode()
    event(connection, "project.duplicated", now, project=made.id, user=by.id, subject=made.id, detail=detail)
    if not with_items:
        return made, None
    total = jobs.items_of(connection, source.id)
    return made, jobs.ask(connection, made.id, CopyAsked(source=source.id), total, by, now)


def copy_run(connection: Connection, project: Project, source: str, after: int, now: str) -> tuple[int, int | None]:
    """Copy the next items after a seq; gives how many, and the last one's seq (None at the end). Files come before."""
    rows = exporting.items_after(connection, source, after, RUN, Filter())
    if not rows:
        return 0, None
    schema = schema_of(connection, project)
    new = [
        NewItem(
            r.key, r.data, r.meta, r.batch, -r.rank, words_of(schema, orjson.loads(r.data), r.key).replace("\0", " ")
        )
        for r in rows
    ]
    added = items.add(connection, project.id, project.overlap, new, now)
    statistics.count(connection, project.id, {"items": added, ItemState.OPEN: added})
    return added, rows[-1].seq


def copy_files(connection: Connection, project: str, source: str, after: str, now: str) -> tuple[int, str | None]:
    """The next files by name: what they hold is shared, for it is kept by content. As copy_run."""
    return copying.copy_files(connection, project, source, after, RUN, now)
