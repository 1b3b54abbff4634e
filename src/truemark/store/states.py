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


class JobState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


UNFINISHED = frozenset({JobState.QUEUED, JobState.RUNNING})


class BulkAction(StrEnum):
    """What can be done to many items at once."""

    PRIORITY = "priority"
    REOPEN = "reopen"
    DELETE = "delete"


def listed(values: frozenset[AssignmentState]) -> str:
    """States as an SQL list."""
    return "(" + ", ".join(f"'{v}'" for v in sorted(values)) + ")"
