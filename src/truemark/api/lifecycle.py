"""A project's life beyond work on it: archived, duplicated, deleted into the trash, had back, purged."""

from typing import Any

from fastapi import APIRouter, Response
from pydantic import Field
from sqlalchemy import Connection

from truemark.api.caller import CallerDep, allowed, answer
from truemark.api.jobs import job_document
from truemark.api.projects import ProjectOut, project_document
from truemark.api.wire import PROBLEMS, JobOut, Wire
from truemark.store.clock import now
from truemark.work import duplicating, lifecycle
from truemark.work.permissions import Operation, Person

router = APIRouter(prefix="/projects/{id}", tags=["Projects"], responses=PROBLEMS)


class Deleted(Wire):
    """purge_at: until when the project can be had back."""

    purge_at: str


class Duplicate(Wire):
    """members: with the people and their roles. items: with the items and files, without any answer."""

    name: str = Field(min_length=1, max_length=200, examples=["News, second round"])
    members: bool = False
    items: bool = False


class DuplicateOut(Wire):
    """job: copies the items; null when they were not asked for."""

    project: ProjectOut
    job: JobOut | None


@router.post("/archive", response_model=ProjectOut)
def archive_project(id: str, caller: CallerDep) -> Response:
    """From now on the project can only be read and exported, and hands nothing out."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.ARCHIVE_PROJECT)
        return project_document(connection, who, lifecycle.archive(connection, project, who, now()))

    return answer(caller.write(work))


@router.post("/unarchive", response_model=ProjectOut)
def unarchive_project(id: str, caller: CallerDep) -> Response:
    """The project can be worked on again."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.ARCHIVE_PROJECT)
        return project_document(connection, who, lifecycle.unarchive(connection, project, who, now()))

    return answer(caller.write(work))


@router.delete("", response_model=Deleted)
def delete_project(id: str, caller: CallerDep) -> Response:
    """Put the project into the trash. For 30 days it can be had back; then the server takes it away for good."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.DELETE_PROJECT)
        return {"purge_at": lifecycle.delete(connection, project, who, now())}

    return answer(caller.write(work))


@router.post("/restore", response_model=ProjectOut)
def restore_project(id: str, caller: CallerDep) -> Response:
    """Have the project back from the trash, as it was."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = lifecycle.in_trash(connection, id, who, Operation.DELETE_PROJECT)
        return project_document(connection, who, lifecycle.restore(connection, project, who, now()))

    return answer(caller.write(work))


@router.post("/purge", status_code=202)
def purge_project(id: str, caller: CallerDep) -> Response:
    """Take a project of the trash away for good, now; for owners. Nothing takes it back."""

    def work(connection: Connection, who: Person) -> None:
        project = lifecycle.in_trash(connection, id, who, Operation.PURGE_PROJECT)
        lifecycle.purge(connection, project, who, now())

    caller.write(work)
    return answer(None, 202)


@router.post("/duplicate", response_model=DuplicateOut, status_code=201)
def duplicate_project(id: str, body: Duplicate, caller: CallerDep) -> Response:
    """A new project with this one's schema, guideline and settings; the caller becomes its manager."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        source = allowed(connection, who, id, Operation.DUPLICATE_PROJECT)
        made, job = duplicating.duplicate(
            connection, source, name=body.name, members=body.members, with_items=body.items, by=who, now=now()
        )
        return {"project": project_document(connection, who, made), "job": job_document(job) if job else None}

    return answer(caller.write(work), 201)
