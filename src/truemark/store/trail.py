"""The audit trail as it is read: newest first, page by page."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from truemark.store.rows import Event, every

_EVENTS = """
SELECT e.seq, e.at, e.name, e.user_id, u.name AS user_name, u.email AS user_email, e.project_id, p.name AS project_name,
       e.subject, s.name AS subject_name, e.detail
FROM events e LEFT JOIN users u ON u.id = e.user_id LEFT JOIN projects p ON p.id = e.project_id
     LEFT JOIN users s ON s.id = e.subject
WHERE {where} ORDER BY e.seq DESC LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events; None means any. person: who did it, or whom it is about. kind: a name, or its beginning up to a dot.

    since, until: times; until is not included.
    """

    person: str | None = None
    kind: str | None = None
    project: str | None = None
    since: str | None = None
    until: str | None = None


def page(connection: Connection, wanted: Wanted, before: int | None, limit: int) -> list[Event]:
    """Up to `limit` events before a seq, newest first."""
    where = ["e.seq < :before" if before is not None else "1 = 1"]
    parameters: dict[str, Any] = {"limit": limit} | ({"before": before} if before is not None else {})
    for value, condition in (
        (wanted.person, "(e.user_id = :person OR e.subject = :person)"),
        (wanted.project, "e.project_id = :project"),
        (wanted.since, "e.at >= :since"),
        (wanted.until, "e.at < :until"),
    ):
        if value is not None:
            where.append(condition)
            parameters[condition.split(":")[1].split(" ")[0].rstrip(")")] = value
    if wanted.kind is not None:
        whole = "." in wanted.kind
        where.append("e.name = :kind" if whole else "e.name >= :kind AND e.name < :after")
        parameters |= {"kind": wanted.kind} if whole else {"kind": f"{wanted.kind}.", "after": f"{wanted.kind}/"}
    return every(Event, connection.execute(text(_EVENTS.format(where=" AND ".join(where))), parameters))


def names(connection: Connection) -> list[str]:
    """Every kind of event that there is, by name; a seek in the index for each."""
    found: list[str] = []
    query = text("SELECT MIN(name) FROM events WHERE name > :last")
    while (name := connection.execute(query, {"last": found[-1] if found else ""}).scalar()) is not None:
        found.append(str(name))
    return found


def forget_details(connection: Connection, user: str) -> None:
    """What a person's sign-ins and accounts say beyond that they were: addresses of the network, names."""
    connection.execute(
        text(
            "UPDATE events SET detail = NULL WHERE (user_id = :user OR subject = :user) "
            "AND (name LIKE 'session.%' OR name LIKE 'user.%' OR name LIKE 'account.%')"
        ),
        {"user": user},
    )
