"""The audit trail, as owners of the workspace read it: what happened, who did it, newest first."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from truemark.formats.csv import harmless
from truemark.store import people, trail
from truemark.store.annotations import event
from truemark.store.clock import written
from truemark.store.database import Database
from truemark.store.rows import Event
from truemark.store.trail import Wanted
from truemark.work.accounts import owners_only
from truemark.work.errors import Invalid
from truemark.work.permissions import Person

RUN = 5_000
COLUMNS = ("seq", "at", "event", "by", "by_email", "project", "project_id", "about", "about_name", "detail")


@dataclass(frozen=True, slots=True)
class Page:
    """cursor: where the next page starts; None at the end."""

    rows: Sequence[Event]
    cursor: str | None


def wanted(
    connection: Connection,
    who: Person,
    *,
    person: str | None,
    kind: str | None,
    project: str | None,
    since: str | None,
    until: str | None,
) -> Wanted:
    """person: id or e-mail address. since, until: RFC 3339 or a day; until is not included, but a day is, whole.

    Raises Forbidden but for owners, Invalid.
    """
    owners_only(who)
    id = None
    if person:
        found = people.user_by_email(connection, person.lower()) or people.user(connection, person)
        if found is None:
            raise Invalid.at("person", f"there is no person {person!r}")
        id = found.id
    return Wanted(id, kind or None, project or None, _time("since", since), _time("until", until))


def page(connection: Connection, which: Wanted, cursor: str | None, limit: int) -> Page:
    """Up to `limit` events after a cursor. Raises Invalid for a cursor that no page gave."""
    if cursor is not None and not (cursor.isascii() and cursor.isdigit() and len(cursor) < 19):
        raise Invalid.at("cursor", "is none that a page gave")
    rows = trail.page(connection, which, int(cursor) if cursor else None, limit + 1)
    return Page(rows[:limit], str(rows[limit - 1].seq) if len(rows) > limit else None)


def kinds(connection: Connection, who: Person) -> list[str]:
    """Every kind of event that has happened here."""
    owners_only(who)
    return trail.names(connection)


def to_download(connection: Connection, who: Person, which: Wanted, now: str) -> Wanted:
    """That the trail itself is taken away is a line of it."""
    event(connection, "audit.downloaded", now, user=who.id)
    return which


def as_csv(database: Database, which: Wanted) -> Iterator[bytes]:
    """All of it as CSV, run by run, so that a long trail needs no memory. A cell that a spreadsheet would run is quoted."""
    yield _lines([COLUMNS])
    before: int | None = None
    while True:
        with database.read() as connection:
            rows = trail.page(connection, which, before, RUN)
        if not rows:
            return
        yield _lines([_cells(r) for r in rows])
        before = rows[-1].seq


def _cells(e: Event) -> tuple[str, ...]:
    found = (e.at, e.name, e.user_name, e.user_email, e.project_name, e.project_id, e.subject, e.subject_name, e.detail)
    return (str(e.seq), *(harmless(v or "") for v in found))


def _lines(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _time(name: str, given: str | None) -> str | None:
    if not given:
        return None
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise Invalid.at(
            name, f"must be a time such as 2026-11-25 or 2026-11-25T17:00:00Z, not {given[:50]!r}"
        ) from None
    whole_day = timedelta(days=1) if name == "until" and len(given) == len("2026-11-25") else timedelta()
    return written((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) + whole_day)
