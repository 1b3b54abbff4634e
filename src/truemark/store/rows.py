"""What leaves the store: frozen, typed values, each a row of a query. Documents stay JSON text, times RFC 3339 text.

A class names its columns in their order: `columns` makes the query's list of it, `first` and `every` read the result.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar, get_type_hints

from sqlalchemy import CursorResult

from truemark.store.purposes import PURPOSES, Purpose
from truemark.store.states import AssignmentState, ItemState, JobKind, JobState, Origin

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class User:
    """password_hash: None for somebody who cannot sign in with a password. erased_at: nothing is left but a pseudonym."""

    id: str
    email: str
    name: str
    password_hash: str | None
    owner: bool
    disabled: bool
    erased_at: str | None
    created_at: str


@dataclass(frozen=True, slots=True)
class Token:
    """expires_at: None for one that stays until it is revoked. last_used_at: to the hour; None for never."""

    id: str
    name: str
    created_at: str
    expires_at: str | None
    last_used_at: str | None


@dataclass(frozen=True, slots=True)
class Invitation:
    id: str
    project_id: str | None
    role: str
    email: str | None
    created_by: str
    created_at: str
    expires_at: str


@dataclass(frozen=True, slots=True)
class NamedInvitation(Invitation):
    """With the names of the project and of whoever invites."""

    project_name: str | None
    by: str


@dataclass(frozen=True, slots=True)
class Project:
    """overlap: people an item. lease_seconds: how long an item stays with whoever took it.

    epoch: of the current schema version; versions of one epoch compare answers alike.
    archived_at: since when it can only be read. deleted_at: since when it is in the trash.
    purge_at: from when on it is taken away for good; None where it is not in the trash.
    """

    id: str
    name: str
    description: str
    schema_version: int
    guideline_version: int
    overlap: int
    lease_seconds: float
    created_at: str
    archived_at: str | None
    deleted_at: str | None
    purge_at: str | None
    epoch: int


@dataclass(frozen=True, slots=True)
class PersonsProject(Project):
    """With somebody's role in it; None for no member."""

    role: str | None


@dataclass(frozen=True, slots=True)
class Member:
    id: str
    name: str
    email: str
    role: str
    created_at: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be made a member."""

    id: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the audit trail. user_id: who did it. subject: what or whom it is about. detail: text, or JSON text."""

    seq: int
    at: str
    name: str
    user_id: str | None
    user_name: str | None
    user_email: str | None
    project_id: str | None
    project_name: str | None
    subject: str | None
    subject_name: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class LooseBlob:
    """A blob that nothing names any more, or (content) the SHA-256 of a file. used: some project has such a file."""

    name: str
    content: bool
    used: bool


@dataclass(frozen=True, slots=True)
class SchemaVersion:
    version: int
    created_at: str
    by: str | None


@dataclass(frozen=True, slots=True)
class SchemaCarry:
    """carry: how answers of the version before are read under this one; None when as they stand."""

    version: int
    carry: str | None


@dataclass(frozen=True, slots=True)
class GuidelineVersion:
    version: int
    note: str
    created_at: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Guideline(GuidelineVersion):
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """rank: −priority. held: people who answered or hold a lease. epoch: whose way of comparing its sums were counted by."""

    seq: int
    id: str
    project_id: str
    key: str | None
    data: str
    meta: str | None
    batch: str | None
    state: ItemState
    rank: int
    held: int
    answered: int
    agreement: float | None
    epoch: int
    settled_id: str | None
    deleted_at: str | None
    purge_at: str | None
    created_at: str


@dataclass(frozen=True, slots=True)
class ItemPerson:
    """Somebody who has or had an item. reason, note: of a skip, the latter in their own words; at: of a submit or skip."""

    item_seq: int
    state: AssignmentState
    id: str
    name: str
    reason: str | None
    note: str | None
    at: str | None


@dataclass(frozen=True, slots=True)
class Assignment:
    """With its item. annotation_id: the latest revision. draft_version: of the schema that the draft was made under."""

    id: str
    project_id: str
    item_seq: int
    user_id: str
    purpose: Purpose
    state: AssignmentState
    lease_expires: str | None
    draft: str | None
    draft_at: str | None
    draft_version: int | None
    annotation_id: str | None
    revision: int
    reason: str | None
    item_id: str
    item_key: str | None
    item_data: str
    item_state: ItemState
    deleted_at: str | None
    epoch: int


@dataclass(frozen=True, slots=True)
class AssignmentStatus:
    id: str
    state: AssignmentState
    reason: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """An assignment that is open: a lease that runs, or one that was sent back. drafted: there is a draft."""

    id: str
    state: AssignmentState
    drafted: bool
    lease_expires: str | None
    created_at: str


@dataclass(frozen=True, slots=True)
class Done:
    """What a person handed in, with its item and their latest answers (JSON text; None when there are none).

    drafted: a correction is begun and not submitted. seconds: of the latest revision.
    """

    id: str
    state: AssignmentState
    done_at: str
    reason: str | None
    note: str | None
    revision: int
    drafted: bool
    item_id: str
    item_key: str | None
    item_data: str
    item_state: ItemState
    answers: str | None
    schema_version: int | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class SkipReason:
    """How many items are skipped for a reason, and by how many people."""

    reason: str
    items: int
    people: int


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A lease that ran out."""

    id: str
    item_seq: int
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class Annotation:
    """answers: JSON text, made under schema_version. key: the client's idempotency key. source_id: what was accepted.

    returned_for: why the revision before was sent back; None when this one was made unasked.
    """

    id: str
    project_id: str
    item_seq: int
    user_id: str
    assignment_id: str | None
    revision: int
    origin: Origin
    source_id: str | None
    answers: str
    seconds: float
    schema_version: int
    guideline_version: int
    key: str
    returned_for: str | None
    created_at: str


@dataclass(frozen=True, slots=True)
class NamedAnnotation(Annotation):
    """With who made it."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class CurrentAnnotation(NamedAnnotation):
    """An annotator's latest annotation of an item, with the state of the assignment and why it was sent back."""

    assignment: str
    state: AssignmentState
    reason: str | None


@dataclass(frozen=True, slots=True)
class StoredAnswers:
    """Answers, and the schema version that they were made under."""

    answers: str
    schema_version: int


@dataclass(frozen=True, slots=True)
class ComparedAnswers(StoredAnswers):
    """Somebody's answers to an item that others answered too. item, data: of the item."""

    seq: int
    item: str
    data: str
    user_id: str


@dataclass(frozen=True, slots=True)
class Activity:
    """A person's work of a day (YYYY-MM-DD)."""

    user_id: str
    day: str
    submitted: int
    skipped: int
    reviewed: int
    sent_back: int
    seconds: float
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class PairSum:
    """Two annotators' similarity, summed over the items that both answered."""

    question: str
    first_id: str
    second_id: str
    items: int
    alike: float


@dataclass(frozen=True, slots=True)
class Job:
    """parameters, progress, result: JSON text. attempts: how often the worker ended in the step at hand.

    runs: how often it was told to go on. kept_until: when the files go that it was given or made.
    """

    id: str
    project_id: str
    kind: JobKind
    state: JobState
    parameters: str
    done: int
    total: int | None
    progress: str | None
    result: str | None
    error: str | None
    created_by: str | None
    created_at: str
    updated_at: str
    attempts: int
    runs: int
    kept_until: str | None


@dataclass(frozen=True, slots=True)
class NamedJob(Job):
    """With who asked for it."""

    by: str | None


@dataclass(frozen=True, slots=True)
class File:
    """A project's file. facts: JSON text, by type of stage what it found out. address: where it lies when it was not copied."""

    id: str
    project_id: str
    name: str
    sha256: str
    size: int
    type: str
    facts: str
    address: str | None
    created_at: str


@dataclass(frozen=True, slots=True)
class FileFacts:
    id: str
    name: str
    sha256: str
    facts: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way: `received` of `size` bytes are there."""

    id: str
    project_id: str
    user_id: str
    name: str
    size: int
    received: int
    created_at: str


@dataclass(frozen=True, slots=True)
class Bulk:
    """A bulk action. before: JSON text, what undoing it puts back."""

    id: str
    name: str
    before: str


def columns(row: type, alias: str = "") -> str:
    """The columns of a table that a row is read from, for a SELECT."""
    prefix = f"{alias}." if alias else ""
    return ", ".join(prefix + f.name for f in fields(row))


def first(row: type[R], result: CursorResult[Any]) -> R | None:
    """The first row of a result, or None."""
    make = _maker(row, result)
    found = result.first()
    return None if found is None else make(found)


def every(row: type[R], result: CursorResult[Any]) -> list[R]:
    """All rows of a result."""
    return list(each(row, result))


def each(row: type[R], result: CursorResult[Any]) -> Iterator[R]:
    """The rows of a result as they are read."""
    return map(_maker(row, result), result)


def _maker(row: type[R], result: CursorResult[Any]) -> Callable[[Any], R]:
    """What makes a row of a found one; that the query gives the row's columns is looked at once."""
    names = tuple(result.keys())
    expected, made = _plan(row)  # type: ignore[arg-type]  # a class is hashable
    if names != expected:
        raise AssertionError(f"a query for {row.__name__} gives {names}, not {expected}")

    def make(found: Any) -> R:
        values = list(found)
        for place, of in made:
            values[place] = of(values[place])
        return row(*values)

    return make


@cache
def _plan(row: type[Any]) -> tuple[tuple[str, ...], tuple[tuple[int, Callable[[Any], Any]], ...]]:
    """A row's columns, and those that the database gives as text or number and the row holds as something else."""
    hints = get_type_hints(row)
    names = tuple(f.name for f in fields(row))
    makes: dict[Any, Callable[[Any], Any]] = {
        bool: bool,
        Purpose: PURPOSES.__getitem__,
        **{e: e for e in (ItemState, AssignmentState, Origin, JobKind, JobState)},
    }
    return names, tuple((n, makes[hints[name]]) for n, name in enumerate(names) if hints[name] in makes)
