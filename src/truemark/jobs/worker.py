"""The worker process: finds asked-for jobs and runs each as a durable DBOS workflow.

The jobs table is where work is asked for, in the transaction of the request; the workflow's id is the job's id and how
often it was told to go on, so that a job is started once however often it is found, by however many workers.
"""

import errno
import logging
import os
import signal
import threading
import time
from itertools import chain, repeat

from dbos import DBOS, DBOSConfig, SetWorkflowID
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from truemark.jobs.run import Runner
from truemark.jobs.upkeep import keep_up
from truemark.store import jobs
from truemark.store.clock import now
from truemark.store.database import new_id
from truemark.store.migrate import migrate
from truemark.store.rows import Job
from truemark.workspace import Workspace

LOOK = 0.1  # seconds between looks at the jobs table
SWEEP = 30.0  # seconds between looks for files that are kept no longer
PATIENCE = 10.0  # seconds that a step may take to end when the worker is told to stop
WAITS = (1, 2, 4, 8, 15, 30)  # seconds before a step is tried again; the last one for ever
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_log = logging.getLogger("truemark.jobs")


class Worker:
    """The one of this process, which the workflow finds by `_worker`."""

    def __init__(self, runner: Runner, stop: threading.Event) -> None:
        self.runner, self.stop = runner, stop
        self._under_way = 0
        self._lock = threading.Lock()

    def step(self, job: str) -> bool:
        """Do a step; what passes by itself, such as a database that is away or a full disk, is waited for."""
        for wait in chain(WAITS, repeat(WAITS[-1])):
            try:
                with self._lock:
                    self._under_way += 1
                try:
                    return self.runner.step(job)
                finally:
                    with self._lock:
                        self._under_way -= 1
            except Exception as error:
                told = passing(error)
                if told is None:
                    raise
                _log.warning("job %s waits %d s: %s", job, wait, told)
                self._tell(job, f"{told}; the job goes on by itself")
            self.stop.wait(wait)
            while self.stop.is_set():  # the process is about to end, and the step is done again by the next one
                time.sleep(PATIENCE)
        raise AssertionError("unreachable")

    def fail(self, job: str, error: Exception) -> None:
        """End a job by a fault of ours: the log has it under an id, which is what people are told."""
        id = new_id()
        _log.error("job %s failed (%s)", job, id, exc_info=error)
        self.runner.stop(job, f"something went wrong in the server; its log has it under {id}. The job can go on")

    def end(self) -> None:
        """Wait a little for steps under way; one that is cut off is done again."""
        ends = time.monotonic() + PATIENCE
        while self._under_way and time.monotonic() < ends:
            time.sleep(0.02)

    def _tell(self, job: str, message: str) -> None:
        try:
            self.runner.database.write(lambda c: jobs.update(c, job, now(), error=message))
        except Exception:  # the database itself is what is waited for
            _log.debug("the job cannot say that it waits", exc_info=True)


_worker: Worker | None = None


@DBOS.step()
def step(job: str) -> bool:
    assert _worker is not None
    return _worker.step(job)


@DBOS.workflow()
def run_job(job: str) -> None:
    try:
        while step(job):
            pass
    except Exception as error:
        assert _worker is not None
        _worker.fail(job, error)
        raise


def passing(error: Exception) -> str | None:
    """What is said of a fault that passes by itself; None for one that does not."""
    if isinstance(error, OSError) and error.errno in FULL:
        return "the disk is full"
    if isinstance(error, DBAPIError):
        if "disk is full" in str(error.orig):
            return "the disk is full"
        if error.connection_invalidated or isinstance(error, OperationalError | InterfaceError):
            return "the database does not answer"
    return "the database does not answer" if isinstance(error, PoolTimeout) else None


def serve(workspace: Workspace, stop: threading.Event) -> None:
    """Run jobs until told to stop. Jobs cut off by a crash go on where they were."""
    global _worker
    migrate(workspace.database)
    _worker = Worker(Runner(workspace.database, workspace.blobs), stop)
    config: DBOSConfig = {
        "name": "truemark",
        "system_database_url": workspace.jobs_url,
        "log_level": "WARNING",
        "application_version": "truemark",
    }
    DBOS(config=config)
    DBOS.launch()
    upkeep = keep_up(workspace, stop)
    started: set[str] = set()
    swept = -SWEEP
    while not stop.is_set():
        try:
            with workspace.database.read() as connection:
                waiting = jobs.unfinished(connection)
            for row in waiting:
                _start(row, started)
            if time.monotonic() - swept > SWEEP:
                _worker.runner.sweep()
                swept = time.monotonic()
        except Exception as error:
            if passing(error) is None:
                raise
            _log.warning("looking for jobs: %s", passing(error))
            stop.wait(1)
        stop.wait(LOOK)
    _worker.end()
    DBOS.destroy()
    upkeep.join(timeout=5)


def _start(row: Job, started: set[str]) -> None:
    workflow = f"{row.id}-{row.runs}" if row.runs else row.id
    if workflow not in started:
        started.add(workflow)
        with SetWorkflowID(workflow):
            DBOS.start_workflow(run_job, row.id)


def main() -> None:
    """`python -m truemark.jobs.worker`: the workspace comes from the environment; ends with its parent."""
    logging.basicConfig(level=logging.WARNING)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    parent = int(os.environ.get("TRUEMARK_PARENT", "0"))
    if parent:
        threading.Thread(target=_watch, args=(parent, stop), daemon=True).start()
    serve(Workspace.from_environment(), stop)
    logging.shutdown()
    os._exit(0)  # a thread that waits for a database is not waited for


def _watch(parent: int, stop: threading.Event) -> None:
    while not stop.wait(0.2):
        if os.getppid() != parent:
            os._exit(1)


if __name__ == "__main__":
    main()
