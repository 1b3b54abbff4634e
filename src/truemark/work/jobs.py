"""Long work: asked for in the transaction of a request, done by the worker, seen by those who may."""

from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.store import jobs, statistics
from truemark.store.annotations import event
from truemark.store.database import new_id
from truemark.store.rows import Job, NamedJob
from truemark.store.states import JobKind, JobState
from truemark.work.errors import Conflict, NotFound
from truemark.work.members import require
from truemark.work.permissions import Operation, Person


def ask(
    connection: Connection,
    project: str,
    kind: JobKind,
    parameters: Mapping[str, Any],
    total: int,
    who: Person,
    now: str,
) -> Job:
    """Ask for long work in the transaction at hand. total: how much there is to do, in the job's own unit."""
    id = new_id()
    jobs.insert(
        connection,
        {
            "id": id,
            "project_id": project,
            "kind": kind,
            "created_by": who.id,
            "created_at": now,
            "parameters": orjson.dumps(parameters).decode(),
            "total": total,
        },
    )
    event(connection, f"{kind}.asked", now, project=project, user=who.id, subject=id)
    return get(connection, who, id)


def get(connection: Connection, who: Person, id: str) -> Job:
    """Raises NotFound, and Forbidden to those who may not export."""
    found = jobs.get(connection, id)
    if found is None:
        raise NotFound("there is no such job")
    require(connection, found.project_id, who, Operation.EXPORT)
    return found


def download(connection: Connection, who: Person, id: str, now: str) -> Job:
    """An export whose file is fetched, which is noted. Raises NotFound, Conflict before it is done."""
    found = get(connection, who, id)
    if found.kind is not JobKind.EXPORT:
        raise NotFound("there is no such export")
    if found.state is not JobState.DONE or found.result is None:
        raise Conflict(f"the export is {found.state}; its file is there when it is done")
    event(connection, "export.downloaded", now, project=found.project_id, user=who.id, subject=id)
    return found


def listed(connection: Connection, project: str) -> list[NamedJob]:
    """A project's last jobs, newest first."""
    return jobs.listed(connection, project)


def items_of(connection: Connection, project: str) -> int:
    """How many items a project has."""
    return statistics.counts(connection, project).get("items", 0)
