"""A step of a job: its effect and its progress are one transaction, which the database may run more than once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection

from truemark.store import jobs
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.store.rows import Job
from truemark.store.states import UNFINISHED, JobState


class Progress(BaseModel):
    """Where a job goes on after a crash; kept with it as JSON."""

    model_config = ConfigDict(extra="ignore")


P = TypeVar("P", bound=Progress)


@dataclass(frozen=True, slots=True)
class Effect(Generic[P]):
    """What a step came to: the job's progress, whether more is to be done, and columns of the job that change."""

    progress: P
    more: bool
    changes: dict[str, Any] = field(default_factory=dict)


class Steps(Protocol):
    """A kind of job. heavy: takes much memory or processor time, so that one such step runs at a time."""

    heavy: bool

    def step(self, row: Job) -> bool:
        """Do the next part; False when the job is over. Raises Invalid for what will not become right by itself."""

    def forget(self, job: str) -> None:
        """Give back the memory that the job holds."""

    def clear(self, row: Job) -> None:
        """Delete the files that were kept for going on, and those that the job made."""


def commit(
    database: Database,
    row: Job,
    progress: P,
    effect: Callable[[Connection, P], Effect[P]],
    durable: bool = True,
) -> bool:
    """Run a step's effect once; gives whether to look for more.

    row: the job as the step found it. effect: gets its own copy of the progress each time the transaction is tried, and
    changes nothing outside of it. A step that was done before a crash is not done again.
    """

    def write(connection: Connection) -> bool:
        current = jobs.get(connection, row.id)
        if current is None or current.progress != row.progress or current.state not in UNFINISHED:
            return True  # done by an earlier try, or cancelled: the next look at the job tells whether it is over
        made = effect(connection, progress.model_copy(deep=True))
        state = JobState.RUNNING if made.more else JobState.DONE
        text = made.progress.model_dump_json()
        jobs.update(connection, row.id, now(), **({"state": state, "progress": text, "error": None} | made.changes))
        return made.more

    return database.write(write, durable)
