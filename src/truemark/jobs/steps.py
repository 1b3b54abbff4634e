"""A step of a job: its effect and its progress are one transaction, which the database may run more than once."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.store import jobs
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.store.rows import Job
from truemark.store.states import UNFINISHED, JobState

Progress = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a step came to: the job's progress, whether more is to be done, and columns of the job that change."""

    progress: Progress
    more: bool
    changes: dict[str, Any] = field(default_factory=dict)


def commit(
    database: Database,
    row: Job,
    progress: Progress,
    effect: Callable[[Connection, Progress], Effect],
    durable: bool = True,
) -> bool:
    """Run a step's effect once; gives whether to look for more.

    row: the job as the step found it. effect: gets its own copy of the progress each time the transaction is tried, and
    changes nothing outside of it. A step that was done before a crash is not done again.
    """

    def write(connection: Connection) -> bool:
        current = jobs.get(connection, row.id)
        if current is None or current.progress != row.progress or current.state not in UNFINISHED:
            return True  # done by an earlier try: the next look at the job tells whether it is over
        made = effect(connection, deepcopy(progress))
        state = JobState.RUNNING if made.more else JobState.DONE
        text = orjson.dumps(made.progress).decode()
        jobs.update(connection, row.id, now(), **({"state": state, "progress": text} | made.changes))
        return made.more

    return database.write(write, durable)
