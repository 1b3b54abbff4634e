"""Jobs: imports of files, exports, and the files they make."""

from typing import Any

import orjson
from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse
from pydantic import Field, model_validator
from sqlalchemy import Connection

from truemark.api.caller import Caller, CallerDep, allowed, answer, fragment
from truemark.api.wire import PROBLEMS, JobOut, Wire
from truemark.formats import drive, export_named
from truemark.formats.rows import RowFormat
from truemark.formats.splits import Splits
from truemark.store.clock import now
from truemark.store.rows import Job
from truemark.work import jobs
from truemark.work.asked import ExportAsked, RowsAsked
from truemark.work.items import read_filter
from truemark.work.permissions import Operation, Person
from truemark.work.projects import schema_of

router = APIRouter(tags=["Jobs"], responses=PROBLEMS)


class Shares(Wire):
    """Shares of the items; they sum to 1."""

    train: float = Field(ge=0, le=1, examples=[0.8])
    val: float = Field(ge=0, le=1, examples=[0.2])
    test: float = Field(default=0, ge=0, le=1)


class NewExport(Wire):
    """format: one of GET /formats that `writes`. images: put the images into the file too (a zip); `pictures` is its old name.

    filter: only the items that it means, as in GET /items (`state:settled batch:june`). splits: shares of train, val and
    test, for formats that keep them apart; an item stays in its split as others are added.
    """

    format: str = Field(examples=["truemark"])
    images: bool = False
    filter: str = Field(default="", max_length=2000, examples=["state:settled"])
    splits: Shares | None = None

    @model_validator(mode="before")
    @classmethod
    def _old_name(cls, given: Any) -> Any:
        if isinstance(given, dict) and "pictures" in given and "images" not in given:
            return {("images" if k == "pictures" else k): v for k, v in given.items()}
        return given


@router.post("/projects/{id}/exports", response_model=JobOut, status_code=202)
def export(id: str, body: NewExport, caller: CallerDep) -> Response:
    """Ask for an export; when the job is done its file is at /exports/{id}/file, with the job's id."""
    format = export_named(body.format)
    splits = Splits(body.splits.train, body.splits.val, body.splits.test) if body.splits else None

    def work(connection: Connection, who: Person) -> Job:
        project = allowed(connection, who, id, Operation.EXPORT)
        drive.check_fits(format, schema_of(connection, project), body.images, splits is not None)
        read_filter(connection, project.id, body.filter)
        total = jobs.items_of(connection, project.id)
        asked = ExportAsked(format=format.name, images=body.images, filter=body.filter, splits=splits)
        return jobs.ask(connection, project.id, asked, total, who, now())

    return answer(job_document(caller.write(work)), 202)


@router.get("/projects/{id}/jobs", response_model=list[JobOut])
def list_jobs(id: str, caller: CallerDep) -> Response:
    def work(connection: Connection, who: Person) -> list[dict[str, Any]]:
        allowed(connection, who, id, Operation.EXPORT)
        return [job_document(row) | {"by": row.by} for row in jobs.listed(connection, id)]

    return answer(caller.read(work))


@router.get("/jobs/{id}", response_model=JobOut)
def get_job(id: str, caller: CallerDep) -> Response:
    return answer(caller.read(lambda c, who: job_document(jobs.get(c, who, id))))


@router.post("/jobs/{id}/cancel", response_model=JobOut)
def cancel_job(id: str, caller: CallerDep) -> Response:
    """Stop a job after the step at hand. What it did stays; what it needs to go on is kept for 7 days."""
    return answer(job_document(caller.write(lambda c, who: jobs.cancel(c, who, id, now()))))


@router.post("/jobs/{id}/resume", response_model=JobOut)
def resume_job(id: str, caller: CallerDep) -> Response:
    """Let a job go on that was cancelled, or failed by what passes (`resumable`)."""
    return answer(job_document(caller.write(lambda c, who: jobs.resume(c, who, id, now()))))


@router.delete("/jobs/{id}", status_code=204)
def delete_job(id: str, caller: CallerDep) -> Response:
    """Take a job that is over out of the list; the files that it made or was given are deleted."""
    caller.write(lambda c, who: jobs.remove(c, who, id, now()))
    return Response(status_code=204)


@router.get("/exports/{id}/file", response_class=StreamingResponse)
def export_file(id: str, caller: CallerDep) -> Response:
    """The file that an export made, streamed."""
    row = caller.write(lambda c, who: jobs.download(c, who, id, now()))
    format = export_named(ExportAsked.model_validate_json(row.parameters).format)
    file = orjson.loads(row.result or "{}")["file"]
    suffix = file.rsplit(".", 1)[-1]
    type = "application/zip" if suffix == "zip" else format.media_type
    headers = {
        "Content-Disposition": f'attachment; filename="{id}.{suffix}"',
        "Content-Length": str(caller.blobs.size(file)),
    }
    return StreamingResponse(caller.blobs.chunks(file), media_type=type, headers=headers)


def queue_import(
    caller: Caller,
    project: str,
    blob: str,
    size: int,
    format: RowFormat,
    batch: str | None,
    all_or_nothing: bool,
    encoding: str | None,
) -> Job:
    """Ask for the import of an uploaded file."""

    def work(connection: Connection, who: Person) -> Job:
        allowed(connection, who, project, Operation.IMPORT)
        asked = RowsAsked(blob=blob, format=format, batch=batch, all_or_nothing=all_or_nothing, encoding=encoding)
        return jobs.ask(connection, project, asked, size, who, now())

    return caller.write(work)


def job_document(row: Job) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "state": row.state,
        "done": row.done,
        "total": row.total,
        "result": fragment(row.result),
        "error": row.error,
        "resumable": jobs.resumable(row),
        "kept_until": row.kept_until,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    }
