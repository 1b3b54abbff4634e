"""The worker process: finds asked-for jobs and runs each as a durable DBOS workflow.

The jobs table is where work is asked for, in the transaction of the request; the workflow's id is the job's id, so
that a job is started once however often it is found, by however many workers.
"""

import logging
import os
import signal
import threading

from dbos import DBOS, DBOSConfig, SetWorkflowID

from truemark.jobs.run import Runner
from truemark.jobs.upkeep import keep_up
from truemark.store import jobs
from truemark.store.clock import now
from truemark.store.migrate import migrate
from truemark.store.states import JobState
from truemark.workspace import Workspace

LOOK = 0.1  # seconds between looks at the jobs table
_runner: Runner | None = None
_log = logging.getLogger("truemark.jobs")


@DBOS.step()
def step(job: str) -> bool:
    assert _runner is not None
    return _runner.step(job)


@DBOS.workflow()
def run_job(job: str) -> None:
    try:
        while step(job):
            pass
    except Exception as error:
        _log.exception("job %s failed", job)
        assert _runner is not None
        message = f"{type(error).__name__}: {error}"[:2000]
        _runner.database.write(lambda c: jobs.update(c, job, now(), state=JobState.FAILED, error=message))
        _runner.forget(job)
        raise


def serve(workspace: Workspace, stop: threading.Event) -> None:
    """Run jobs until told to stop. Jobs cut off by a crash go on where they were."""
    global _runner
    migrate(workspace.database)
    _runner = Runner(workspace.database, workspace.blobs)
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
    while not stop.is_set():
        with workspace.database.read() as connection:
            waiting = [r.id for r in jobs.unfinished(connection)]
        for job in waiting:
            if job not in started:
                started.add(job)
                with SetWorkflowID(job):
                    DBOS.start_workflow(run_job, job)
        stop.wait(LOOK)
    DBOS.destroy()
    upkeep.join(timeout=5)


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


def _watch(parent: int, stop: threading.Event) -> None:
    while not stop.wait(0.2):
        if os.getppid() != parent:
            os._exit(1)


if __name__ == "__main__":
    main()
