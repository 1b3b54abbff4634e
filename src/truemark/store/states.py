"""The states that items, assignments, annotations and jobs can be in, as they stand in the database."""

from enum import StrEnum


class ItemState(StrEnum):
    """open: answers are missing. labeled: all answers are there. rework: one was sent back. settled: reviewed."""

    OPEN = "open"
    LABELED = "labeled"
    REWORK = "rework"
    SETTLED = "settled"


class AssignmentState(StrEnum):
    """active: leased. submitted. rework: sent back. skipped: left to others. expired: the lease ran out. released: given back untouched."""

    ACTIVE = "active"
    SUBMITTED = "submitted"
    REWORK = "rework"
    SKIPPED = "skipped"
    EXPIRED = "expired"
    RELEASED = "released"


UNHELD = frozenset(
    {AssignmentState.EXPIRED, AssignmentState.RELEASED, AssignmentState.SKIPPED}
)  # its slot was given back
ANSWERED = frozenset({AssignmentState.SUBMITTED, AssignmentState.REWORK})  # its annotation counts


class DoneState(StrEnum):
    """How what a person handed in stands: submitted, returned by a reviewer, skipped, or settled, which is final."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    SKIPPED = "skipped"
    SETTLED = "settled"


class Origin(StrEnum):
    """Where an annotation comes from: a person at the desk, a reviewer's settlement, or a file that was brought in."""

    HUMAN = "human"
    ADJUDICATION = "adjudication"
    IMPORT = "import"


class JobKind(StrEnum):
    IMPORT = "import"
    EXPORT = "export"
    MEDIA = "media"
    ANSWERS = "answers"
    STATISTICS = "statistics"
    COPY = "copy"


class JobState(StrEnum):
    """deleted: out of the list; its files go when the worker comes by."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    DELETED = "deleted"


UNFINISHED = frozenset({JobState.QUEUED, JobState.RUNNING})


class BulkAction(StrEnum):
    """What can be done to many items at once."""

    PRIORITY = "priority"
    REOPEN = "reopen"
    DELETE = "delete"
    RESTORE = "restore"
    PURGE = "purge"


class Shelf(StrEnum):
    """Where a project stands. active: it is worked on. archived: it can only be read. trash: deleted, to be had back."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    TRASH = "trash"


class Circle(StrEnum):
    """Whom a setting of the workspace lets: owners; those who manage a project too; all who are not viewers only."""

    OWNERS = "owners"
    MANAGERS = "managers"
    EVERYBODY = "everybody"


def listed(values: frozenset[AssignmentState]) -> str:
    """States as an SQL list."""
    return "(" + ", ".join(f"'{v}'" for v in sorted(values)) + ")"
