"""Labeling: next, draft, submit, skip. The paths that a shift of work runs through."""

import math
from typing import Any

from fastapi import APIRouter, Body, Response
from pydantic import Field
from sqlalchemy import Connection

from truemark.api.caller import CallerDep, allowed, answer, fragment
from truemark.api.components import AnswersDocument
from truemark.api.wire import PROBLEMS, Shown, Wire
from truemark.kinds.problem import Invalid
from truemark.schema import Schema
from truemark.store.clock import now
from truemark.store.rows import Annotation
from truemark.work import labeling, media, queue
from truemark.work.errors import LeaseLost, NotFound, Refused
from truemark.work.permissions import Operation, Person
from truemark.work.projects import Project, schema_of
from truemark.work.queue import Task

router = APIRouter(tags=["Labeling"], responses=PROBLEMS)


class Holding(Wire):
    """holding: assignments already at hand (on screen, prefetched, or being handed in), to be passed over."""

    holding: list[str] = Field(default=[], max_length=queue.MOST_HELD)


class Many(Wire):
    """count: how many to hand out at once."""

    count: int = Field(default=50, ge=1, le=100)


class AssignmentOut(Wire):
    """state: active, rework when it was sent back for `reason`, or submitted when it is corrected unasked.

    revision: how often it was submitted.
    """

    id: str
    state: str
    lease_expires: str | None
    reason: str | None
    revision: int


class ItemOut(Wire):
    """media: the files it shows, by the field of its data that names them."""

    id: str
    key: str | None
    data: dict[str, Any]
    media: Shown


class TaskOut(Wire):
    """draft: the answers so far, or null. schema_version, guideline_version: what the project has now."""

    assignment: AssignmentOut
    item: ItemOut
    draft: AnswersDocument | None
    schema_version: int
    guideline_version: int


class Draft(Wire):
    answers: dict[str, Any] = Field(examples=[{"topic": "sport"}])


class DraftSaved(Wire):
    """lease_expires is null when the assignment is not on a lease (sent back, or the lease has ended)."""

    saved_at: str
    lease_expires: str | None


class Submit(Wire):
    """seconds: active time. key: an idempotency key of the client's making; the same key again stores nothing."""

    answers: dict[str, Any] = Field(examples=[{"topic": "sport"}])
    seconds: float = Field(default=0, examples=[12.5])
    key: str = Field(min_length=1, max_length=200, examples=["5b1f…"])
    holding: list[str] = Field(default=[], max_length=queue.MOST_HELD)


class AnnotationOut(Wire):
    """returned_for: why the revision before was sent back; null when this one was made unasked."""

    id: str
    revision: int
    origin: str
    answers: AnswersDocument
    seconds: float
    schema_version: int
    guideline_version: int
    returned_for: str | None
    created_at: str


class SubmittedOut(Wire):
    annotation: AnnotationOut
    next: TaskOut | None


class OneOfMany(Wire):
    """One assignment's answers, with an idempotency key of its own."""

    assignment: str
    answers: dict[str, Any] = Field(examples=[{"class": "good"}])
    seconds: float = Field(default=0, ge=0, le=1e7)
    key: str = Field(min_length=1, max_length=200)


class SubmitMany(Wire):
    submissions: list[OneOfMany] = Field(min_length=1, max_length=100)


class RefusedOne(Wire):
    assignment: str
    message: str


class SubmittedMany(Wire):
    """stored: the assignments whose answers are stored. Each is judged by itself; the refused ones are as they were."""

    stored: list[str]
    refused: list[RefusedOne]


class Skip(Wire):
    """note: what is to be said besides the reason, by which skips are counted."""

    reason: str = Field(max_length=2000, examples=["The text is broken or cut off"])
    note: str = Field(default="", max_length=10_000)


@router.post(
    "/projects/{id}/next",
    response_model=TaskOut,
    responses={204: {"description": "Nothing is left for this person now"}},
)
def next_task(id: str, caller: CallerDep, body: Holding | None = Body(default=None)) -> Response:
    """Hand out one item: a begun draft, what was sent back, or the most urgent open one."""

    def work(connection: Connection, who: Person) -> dict[str, Any] | None:
        project = allowed(connection, who, id, Operation.LABEL)
        task = queue.next_task(connection, project, who, now(), body.holding if body else ())
        return task_with_media(connection, project, task) if task else None

    document = caller.write(work)
    return answer(document) if document else Response(status_code=204)


@router.post("/projects/{id}/next-many", response_model=list[TaskOut])
def next_many(id: str, caller: CallerDep, body: Many | None = Body(default=None)) -> Response:
    """Hand out many items at once, to be answered in one look; those already in hand come first."""

    def work(connection: Connection, who: Person) -> list[dict[str, Any]]:
        project = allowed(connection, who, id, Operation.LABEL)
        tasks = queue.next_tasks(connection, project, who, now(), body.count if body else 50)
        schema = schema_of(connection, project)
        shown = media.documents(connection, project.id, schema, [t.data for t in tasks])
        return [task_document(project, schema, t, s) for t, s in zip(tasks, shown, strict=True)]

    return answer(caller.write(work))


@router.post("/projects/{id}/submit-many", response_model=SubmittedMany, status_code=201)
def submit_many(id: str, body: SubmitMany, caller: CallerDep) -> Response:
    """Store the answers to many assignments of one's own."""
    at = now()

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.LABEL)
        stored: list[str] = []
        refused: list[dict[str, str]] = []
        for one in body.submissions:
            try:
                with connection.begin_nested():
                    row = labeling.mine(connection, one.assignment, who, lock=True)
                    if row.project_id != project.id:
                        raise NotFound("there is no such assignment of yours in this project")
                    done = labeling.submit_or_keep(connection, project, row, who, one.answers, one.seconds, one.key, at)
                if isinstance(done, LeaseLost):
                    refused.append({"assignment": one.assignment, "message": str(done)})
                else:
                    stored.append(one.assignment)
            except (Invalid, Refused) as fault:
                refused.append({"assignment": one.assignment, "message": str(fault)})
        return {"stored": stored, "refused": refused}

    return answer(caller.write(work), 201)


@router.get("/assignments/{id}", response_model=TaskOut)
def get_assignment(id: str, caller: CallerDep) -> Response:
    """One's own assignment again, with its draft or what was submitted."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        row = labeling.mine(connection, id, who)
        project = allowed(connection, who, row.project_id, Operation(row.purpose.needs))
        return task_with_media(connection, project, queue.task_of(connection, project, row))

    return answer(caller.read(work))


@router.put("/assignments/{id}/draft", response_model=DraftSaved)
def put_draft(id: str, body: Draft, caller: CallerDep) -> Response:
    """Keep the answers so far, complete or not, and extend the lease."""
    at = now()

    def work(connection: Connection, who: Person) -> str | None:
        row = labeling.mine(connection, id, who, lock=True)
        project = allowed(connection, who, row.project_id, Operation(row.purpose.needs))
        return labeling.save_draft(connection, project, row, body.answers, at)

    return answer({"saved_at": at, "lease_expires": caller.write(work)})


@router.post("/assignments/{id}/submit", response_model=SubmittedOut, status_code=201)
def submit(id: str, body: Submit, caller: CallerDep, next: bool = False) -> Response:
    """Store the answers; with `next=true` hand out the next item in the same transaction."""
    if not math.isfinite(body.seconds) or not 0 <= body.seconds <= 1e7:
        raise Invalid.at("seconds", "must be 0 or more")
    at = now()

    def work(connection: Connection, who: Person) -> dict[str, Any] | LeaseLost:
        row = labeling.mine(connection, id, who, lock=True)
        project = allowed(connection, who, row.project_id, Operation(row.purpose.needs))
        done = labeling.submit_or_keep(
            connection, project, row, who, body.answers, body.seconds, body.key, at, next, body.holding
        )
        if isinstance(done, LeaseLost):
            return done
        following = task_with_media(connection, project, done.next) if done.next else None
        return {"annotation": annotation_document(done.annotation), "next": following}

    document = caller.write(work)
    if isinstance(document, LeaseLost):
        raise document
    return answer(document, 201)


@router.post("/assignments/{id}/skip", status_code=204)
def skip(id: str, body: Skip, caller: CallerDep) -> Response:
    """Leave the item to others, saying why."""

    def work(connection: Connection, who: Person) -> None:
        row = labeling.mine(connection, id, who, lock=True)
        project = allowed(connection, who, row.project_id, Operation(row.purpose.needs))
        labeling.skip(connection, project, row, who, body.reason, now(), body.note)

    caller.write(work)
    return Response(status_code=204)


@router.post("/assignments/{id}/release", status_code=204)
def release(id: str, caller: CallerDep) -> Response:
    """Give an untouched item back at once; one with a draft stays with its person."""

    def work(connection: Connection, who: Person) -> None:
        row = labeling.mine(connection, id, who, lock=True)
        project = allowed(connection, who, row.project_id, Operation(row.purpose.needs))
        queue.release(connection, project, row, now())

    caller.write(work)
    return Response(status_code=204)


def task_with_media(connection: Connection, project: Project, task: Task) -> dict[str, Any]:
    """A task as it goes over the wire, with the files that its item shows."""
    schema = schema_of(connection, project)
    (shown,) = media.documents(connection, project.id, schema, [task.data])
    return task_document(project, schema, task, shown)


def task_document(project: Project, schema: Schema, task: Task, shown: dict[str, Any]) -> dict[str, Any]:
    """What its annotator gets: of the item's data what the stages show, for a field beside them may hold the answer."""
    return {
        "assignment": {
            "id": task.assignment,
            "state": task.state,
            "lease_expires": task.lease_expires,
            "reason": task.reason,
            "revision": task.revision,
        },
        "item": {"id": task.item, "key": task.key, "data": media.shown_data(schema, task.data), "media": shown},
        "draft": fragment(task.draft),
        "schema_version": project.schema_version,
        "guideline_version": project.guideline_version,
    }


def annotation_document(row: Annotation) -> dict[str, Any]:
    return {
        "id": row.id,
        "revision": row.revision,
        "origin": row.origin,
        "answers": fragment(row.answers),
        "seconds": row.seconds,
        "schema_version": row.schema_version,
        "guideline_version": row.guideline_version,
        "returned_for": row.returned_for,
        "created_at": row.created_at,
    }
