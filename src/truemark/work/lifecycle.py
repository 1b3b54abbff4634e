"""The end of a project and the way back: archived, in the trash for 30 days, purged."""

from sqlalchemy import Connection

from truemark.store import lifecycle, projects
from truemark.store.annotations import event
from truemark.store.clock import later
from truemark.store.rows import PersonsProject
from truemark.work.errors import Conflict, Forbidden, NotFound
from truemark.work.permissions import Operation, Person, Role, may
from truemark.work.projects import Project, load

TRASH_DAYS = 30


def purge_time(now: str) -> str:
    """When what is deleted now is taken away for good."""
    return later(now, TRASH_DAYS * 86_400)


def archive(connection: Connection, project: Project, by: Person, now: str) -> Project:
    """From now on it can only be read, and nothing is handed out. What is at somebody's desk stays there as a draft."""
    if lifecycle.set_archived(connection, project.id, now):
        event(connection, "project.archived", now, project=project.id, user=by.id, subject=project.id)
    return load(connection, project.id)


def unarchive(connection: Connection, project: Project, by: Person, now: str) -> Project:
    """It can be worked on again."""
    if lifecycle.set_archived(connection, project.id, None):
        event(connection, "project.unarchived", now, project=project.id, user=by.id, subject=project.id)
    return load(connection, project.id)


def delete(connection: Connection, project: Project, by: Person, now: str) -> str:
    """Into the trash; gives until when it can be had back."""
    until = purge_time(now)
    lifecycle.put_in_trash(connection, project.id, now, until)
    event(connection, "project.deleted", now, project=project.id, user=by.id, subject=project.id)
    return until


def in_trash(connection: Connection, project: str, who: Person, operation: Operation) -> PersonsProject:
    """A project of the trash. Raises NotFound, Forbidden, and Conflict for one that is not in the trash."""
    row = projects.get_for(connection, project, who.id)
    if row is None or (row.role is None and not who.owner):
        raise NotFound("there is no such project")
    if not may(Role(row.role) if row.role else None, who.owner, operation):
        raise Forbidden(f"the role {row.role} may not {operation}")
    if row.deleted_at is None:
        raise Conflict("this project is not in the trash")
    return row


def restore(connection: Connection, project: Project, by: Person, now: str) -> Project:
    """Out of the trash, as it was. Raises Conflict when it is being purged."""
    if not lifecycle.take_from_trash(connection, project.id, now):
        raise Conflict("this project is being purged and cannot be had back")
    event(connection, "project.restored", now, project=project.id, user=by.id, subject=project.id)
    return load(connection, project.id)


def purge(connection: Connection, project: Project, by: Person, now: str) -> None:
    """Take it away for good at once: the server does it step by step, beginning within seconds."""
    if not lifecycle.purge_now(connection, project.id, now):
        raise Conflict("this project is being purged already")
    event(
        connection, "project.purge_asked", now, project=project.id, user=by.id, subject=project.id, detail=project.name
    )
