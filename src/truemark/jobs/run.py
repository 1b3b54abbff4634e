"""Running jobs step by step. Each kind is a file of its own; to add one: a class of `Steps`, and a line here."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import orjson
from sqlalchemy import Connection

from truemark.jobs.answers_in import AnswersIn
from truemark.jobs.copying import Copying
from truemark.jobs.exports import Exports
from truemark.jobs.files_in import FilesIn, Sources
from truemark.jobs.recount import Recount
from truemark.jobs.rows_in import RowsIn
from truemark.jobs.steps import Steps
from truemark.kinds.problem import Invalid
from truemark.store import jobs
from truemark.store.blobs import Blobs
from truemark.store.clock import later, now
from truemark.store.database import Database
from truemark.store.rows import Job
from truemark.store.states import UNFINISHED, JobKind, JobState

MOST_DEATHS = 5  # of the worker in the same step
KEPT = 7 * 86400.0  # seconds that the files of a job that may go on are kept
GONE = "the uploaded file is gone"


class DiedTooOften(Exception):
    """The worker ended again and again in a job's step."""


class Runner:
    """Runs the jobs of a workspace, step by step; several threads may step different jobs at a time."""

    def __init__(self, database: Database, blobs: Blobs) -> None:
        self.database, self.blobs = database, blobs
        sources = Sources(database, blobs, self._room)
        self._kinds: dict[JobKind, Steps] = {
            JobKind.IMPORT: RowsIn(database, blobs),
            JobKind.EXPORT: Exports(database, blobs),
            JobKind.MEDIA: FilesIn(database, sources),
            JobKind.ANSWERS: AnswersIn(database, blobs, sources),
            JobKind.STATISTICS: Recount(database),
            JobKind.COPY: Copying(database),
        }
        self._begun: set[str] = set()
        self._survived: set[str] = set()
        self._heavy = threading.RLock()

    def step(self, job: str) -> bool:
        """Do the next part of a job; False when it is over. What will not become right by itself ends it as failed.

        Raises what may pass, such as a database that is away; the step can be done again then.
        """
        with self.database.read() as connection:
            row = jobs.get(connection, job)
        if row is None:
            return False
        kind = self._kinds[row.kind]
        if row.state not in UNFINISHED:
            self.forget(job)
            return False
        try:
            if kind.heavy:
                with self._room(row):
                    more = kind.step(row)
            else:
                self._begin(row)
                more = kind.step(row)
        except DiedTooOften as death:
            self.stop(job, str(death))
            return False
        except Invalid as fault:
            self._fail(row, str(fault), [{"path": p.path, "message": p.message} for p in fault.problems])
            return False
        except FileNotFoundError:
            self._fail(row, GONE, [])
            return False
        if job not in self._survived:
            self._survived.add(job)
            self.database.write(lambda c: jobs.update(c, job, now(), attempts=0))
        if not more:
            self.forget(job)
        return more

    def stop(self, job: str, message: str) -> None:
        """End a job as failed for a reason that may pass: its files are kept for a while, and it can go on."""
        until = later(now(), KEPT)
        self.database.write(
            lambda c: jobs.update(c, job, now(), state=JobState.FAILED, error=message[:2000], kept_until=until)
        )
        self.forget(job)

    def forget(self, job: str) -> None:
        """Give back the memory of a job."""
        self._begun.discard(job)
        self._survived.discard(job)
        for kind in self._kinds.values():
            kind.forget(job)

    def sweep(self) -> int:
        """Delete the files of ended jobs that are kept no longer; gives how many jobs there were."""
        with self.database.read() as connection:
            found = jobs.outlived(connection, now())
        for row in found:
            self._kinds[row.kind].clear(row)
            self.database.write(partial(_swept, row))
        return len(found)

    @contextmanager
    def _room(self, row: Job) -> Iterator[None]:
        """Where heavy work is done, one at a time. What waits for it is not begun, and is not to blame for a death."""
        with self._heavy:
            self._begin(row)
            yield

    def _begin(self, row: Job) -> None:
        """Note that a job's first step in this process is begun: if it kills the worker, that is counted. Raises DiedTooOften."""
        if row.id in self._begun:
            return
        if row.attempts >= MOST_DEATHS:
            raise DiedTooOften(
                f"the worker ended {row.attempts} times in the same step, most likely for want of memory"
            )
        self.database.write(lambda c: jobs.update(c, row.id, now(), attempts=row.attempts + 1, state=JobState.RUNNING))
        self._begun.add(row.id)

    def _fail(self, row: Job, message: str, errors: list[dict[str, str]]) -> None:
        result = orjson.dumps({"errors": errors[:1000]}).decode()
        self.database.write(
            lambda c: jobs.update(
                c, row.id, now(), state=JobState.FAILED, error=message[:2000], result=result, attempts=0
            )
        )
        self.forget(row.id)
        self._kinds[row.kind].clear(row)


def _swept(row: Job, connection: Connection) -> None:
    if row.state is JobState.DELETED:
        jobs.delete(connection, row.id)
    else:
        jobs.update(connection, row.id, now(), kept_until=None)
