"""Long work: asked for in the transaction of a request, done by the worker, seen by those who may."""

from sqlalchemy import Connection

from truemark.store import jobs, statistics
from truemark.store.annotations import event
from truemark.store.clock import later
from truemark.store.database import new_id
from truemark.store.rows import Job, NamedJob
from truemark.store.states import UNFINISHED, JobKind, JobState
from truemark.work.asked import Asked
from truemark.work.errors import Conflict, NotFound, TooMany
from truemark.work.members import require
from truemark.work.permissions import Operation, Person

MOST_UNFINISHED = 20  # jobs of one person
KEPT = 7 * 86400.0  # seconds that the files of a cancelled job are kept


def ask(connection: Connection, project: str, asked: Asked, total: int, who: Person, now: str) -> Job:
    """Ask for long work in the transaction at hand. total: how much there is to do, in the job's own unit. Raises TooMany."""
    if jobs.unfinished_of(connection, who.id) >= MOST_UNFINISHED:
        raise TooMany(f"{MOST_UNFINISHED} jobs of yours are not over yet; wait for one, or cancel one")
    id = new_id()
    jobs.insert(
        connection,
        {
            "id": id,
            "project_id": project,
            "kind": asked.kind,
            "created_by": who.id,
            "created_at": now,
            "parameters": asked.model_dump_json(),
            "total": total,
        },
    )
    event(connection, f"{asked.kind}.asked", now, project=project, user=who.id, subject=id)
    return get(connection, who, id)


def get(connection: Connection, who: Person, id: str) -> Job:
    """Raises NotFound, and Forbidden to those who may not export."""
    found = jobs.get(connection, id)
    if found is None or found.state is JobState.DELETED:
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
    if found.kept_until is None or found.kept_until < now:
        raise NotFound("the file of this export was kept for 30 days; ask for it anew")
    event(connection, "export.downloaded", now, project=found.project_id, user=who.id, subject=id)
    return found


def listed(connection: Connection, project: str) -> list[NamedJob]:
    """A project's last jobs, newest first."""
    return jobs.listed(connection, project)


def cancel(connection: Connection, who: Person, id: str, now: str) -> Job:
    """Stop a job after the step at hand. What it did stays; it can go on for a week. Raises Conflict for one that is over."""
    row = get(connection, who, id)
    if row.kind is JobKind.STATISTICS:
        raise Conflict("statistics that are counted anew cannot be stopped: they would stay wrong")
    if row.state not in UNFINISHED:
        raise Conflict(f"the job is over: {row.state}")
    jobs.update(connection, id, now, state=JobState.CANCELLED, kept_until=later(now, KEPT))
    event(connection, "job.cancelled", now, project=row.project_id, user=who.id, subject=id)
    return get(connection, who, id)


def resume(connection: Connection, who: Person, id: str, now: str) -> Job:
    """Let a job that was cancelled, or failed by what passes, go on where it was. Raises Conflict for another."""
    row = get(connection, who, id)
    if not resumable(row):
        raise Conflict(f"this job cannot go on: {row.error or row.state}")
    jobs.update(connection, id, now, state=JobState.QUEUED, kept_until=None, error=None, attempts=0, runs=row.runs + 1)
    event(connection, "job.resumed", now, project=row.project_id, user=who.id, subject=id)
    return get(connection, who, id)


def remove(connection: Connection, who: Person, id: str, now: str) -> None:
    """Take a job that is over out of the list; the worker deletes its files. Raises Conflict for one under way."""
    row = get(connection, who, id)
    if row.state in UNFINISHED:
        raise Conflict("the job is under way; cancel it first")
    jobs.update(connection, id, now, state=JobState.DELETED, kept_until=now)
    event(connection, "job.deleted", now, project=row.project_id, user=who.id, subject=id)


def resumable(row: Job) -> bool:
    """Whether a job can go on: what it needs is still kept."""
    return row.state in (JobState.CANCELLED, JobState.FAILED) and row.kept_until is not None


def items_of(connection: Connection, project: str) -> int:
    """How many items a project has."""
    return statistics.counts(connection, project).get("items", 0)
