"""The steps of a `statistics` job: items whose part of the sums is of another way of comparing are counted anew."""

import orjson
from sqlalchemy import Connection

from truemark.store import jobs
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.store.rows import Job
from truemark.store.states import UNFINISHED, JobState
from truemark.work import agreement
from truemark.work.projects import load

RUN = 200  # items a transaction


class Recount:
    heavy = False

    def __init__(self, database: Database) -> None:
        self._database = database

    def step(self, row: Job) -> bool:
        """What is done is seen by the items, so no progress is kept."""

        def write(connection: Connection) -> bool:
            current = jobs.get(connection, row.id)
            if current is None or current.state not in UNFINISHED:
                return False
            n = agreement.recount(connection, load(connection, row.project_id), RUN)
            state = JobState.RUNNING if n == RUN else JobState.DONE
            result = {} if state is JobState.RUNNING else {"result": orjson.dumps({"items": current.done + n}).decode()}
            jobs.update(connection, row.id, now(), state=state, done=current.done + n, **result)
            return state is JobState.RUNNING

        return self._database.write(write)

    def forget(self, job: str) -> None:
        """It holds nothing."""

    def clear(self, row: Job) -> None:
        """It makes no file."""
