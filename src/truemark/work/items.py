"""Items: listed page by page, and changed many at once, which can be undone."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, text

from truemark.store import items, people, queue, statistics
from truemark.store.annotations import event
from truemark.store.database import new_id
from truemark.store.items import Filter
from truemark.work.errors import Conflict, Invalid, NotFound
from truemark.work.filters import parse_filter
from truemark.work.permissions import Person
from truemark.work.projects import Project
from truemark.work.review import reopened_state

MOST_AT_ONCE = 100_000
COUNTED = 10_000
BULK = ("priority", "reopen", "delete")


@dataclass(frozen=True, slots=True)
class Page:
    """rows of the items table, who had them, the cursor of the next page, and how many match (None past COUNTED)."""

    rows: Sequence[Any]
    people: dict[int, list[dict[str, str]]]
    cursor: str | None
    total: int | None


def page(
    connection: Connection, project: str, *, filter: str, sort: str, cursor: str | None, limit: int, count: bool
) -> Page:
    """One page. sort: seq, priority or agreement, `-` before it for descending. Raises Invalid."""
    name = sort.removeprefix("-")
    if name not in items.SORTS:
        raise Invalid.at("sort", f"can be {', '.join(items.SORTS)}, with - before it for descending; not {sort!r}")
    wanted = read_filter(connection, filter)
    rows = items.page(
        connection,
        project,
        wanted,
        sort=name,
        descending=sort.startswith("-"),
        after=_decode(cursor) if cursor else None,
        limit=limit + 1,
    )
    following = _encode(name, rows[limit - 1]) if len(rows) > limit else None
    rows = rows[:limit]
    total = None
    if count:
        if wanted == Filter():
            total = statistics.counts(connection, project).get("items", 0)
        else:
            found = items.count_up_to(connection, project, wanted, COUNTED + 1)
            total = found if found <= COUNTED else None
    return Page(rows, items.people_of(connection, [r.seq for r in rows]), following, total)


def read_filter(connection: Connection, line: str) -> Filter:
    def person(name: str) -> str:
        row = people.user_by_email(connection, name.lower()) or people.user(connection, name)
        if row is None:
            raise Invalid.at("filter", f"there is no person {name!r}; write their e-mail address")
        return str(row.id)

    return parse_filter(line, person)


def bulk(
    connection: Connection,
    project: Project,
    name: str,
    who: Person,
    now: str,
    *,
    ids: Sequence[str] | None,
    filter: str | None,
    value: int | None,
) -> tuple[str, int]:
    """Change many items: set `priority` to value, `reopen` settled ones, or `delete`. Gives (action id, how many).

    The items are named by id, or by a filter (at most 100 000). The action's id undoes it.
    """
    if name not in BULK:
        raise Invalid.at("action", f"can be {', '.join(BULK)}, not {name!r}")
    if (ids is None) == (filter is None):
        raise Invalid.at("ids", "give either ids or a filter")
    if ids is not None:
        chosen = items.by_ids(connection, project.id, ids)
    else:
        chosen = items.select(connection, project.id, read_filter(connection, filter or ""), MOST_AT_ONCE + 1)
    if len(chosen) > MOST_AT_ONCE:
        raise Invalid.at("filter", f"matches more than {MOST_AT_ONCE} items; narrow it")
    before: list[list[Any]] = []
    if name == "priority":
        if value is None or abs(value) > 1_000_000:
            raise Invalid.at("value", "must be a whole number from -1000000 to 1000000")
        chosen = [r for r in chosen if r.rank != -value]
        before = [[r.seq, r.rank] for r in chosen]
        items.update_many(connection, [{"seq": r.seq, "rank": -value} for r in chosen], ["rank"])
        queue.reset_cursors(connection, project.id)
    elif name == "reopen":
        chosen = [r for r in chosen if r.state == "settled"]
        before = [[r.seq, r.settled_id] for r in chosen]
        _reopen(connection, project, chosen)
    else:
        chosen = [r for r in chosen if r.deleted_at is None]
        before = [[r.seq] for r in chosen]
        items.update_many(connection, [{"seq": r.seq, "deleted_at": now} for r in chosen], ["deleted_at"])
        statistics.count(connection, project.id, _states(chosen, -1))
    action = new_id()
    connection.execute(
        text(
            "INSERT INTO bulk_actions (id, project_id, user_id, name, before, created_at) "
            "VALUES (:id, :project, :user, :name, :before, :now)"
        ),
        {
            "id": action,
            "project": project.id,
            "user": who.id,
            "name": name,
            "before": orjson.dumps(before).decode(),
            "now": now,
        },
    )
    event(connection, f"items.{name}", now, project=project.id, user=who.id, subject=action, detail=str(len(chosen)))
    return action, len(chosen)


def undo(connection: Connection, project: Project, action: str, who: Person, now: str) -> int:
    """Take a bulk action back; gives how many items it changed. Raises Conflict when it was undone already."""
    row = connection.execute(
        text("SELECT * FROM bulk_actions WHERE id = :id AND project_id = :project"),
        {"id": action, "project": project.id},
    ).first()
    if row is None:
        raise NotFound("there is no such action")
    if (
        connection.execute(
            text("UPDATE bulk_actions SET undone_at = :now WHERE id = :id AND undone_at IS NULL"),
            {"id": action, "now": now},
        ).rowcount
        == 0
    ):
        raise Conflict("this was undone already")
    before = orjson.loads(row.before)
    if row.name == "priority":
        items.update_many(connection, [{"seq": s, "rank": r} for s, r in before], ["rank"])
        queue.reset_cursors(connection, project.id)
    elif row.name == "delete":
        items.update_many(connection, [{"seq": s, "deleted_at": None} for (s,) in before], ["deleted_at"])
        statistics.count(connection, project.id, _states([items.by_seq(connection, s) for (s,) in before], 1))
        queue.reset_cursors(connection, project.id)
    else:
        for seq, settled in before:
            item = items.by_seq(connection, seq, lock=True)
            if item.state != "settled":
                items.set_state(connection, seq, state="settled", answered=item.answered, settled=settled, free=0)
                statistics.count(connection, project.id, {item.state: -1, "settled": 1})
    event(connection, f"items.{row.name}.undone", now, project=project.id, user=who.id, subject=action)
    return len(before)


def _reopen(connection: Connection, project: Project, chosen: Sequence[Any]) -> None:
    changes: dict[str, int] = {}
    for item in chosen:
        state = reopened_state(project, item)
        items.set_state(
            connection,
            item.seq,
            state=state,
            answered=item.answered,
            settled=None,
            free=max(0, project.overlap - item.held),
        )
        changes["settled"] = changes.get("settled", 0) - 1
        changes[state] = changes.get(state, 0) + 1
    statistics.count(connection, project.id, changes)
    queue.reset_cursors(connection, project.id)


def _states(chosen: Sequence[Any], sign: int) -> dict[str, int]:
    changes: dict[str, int] = {"items": sign * len(chosen)}
    for item in chosen:
        changes[item.state] = changes.get(item.state, 0) + sign
    return changes


def _encode(sort: str, row: Any) -> str:
    value = {"seq": row.seq, "priority": row.rank, "agreement": 2.0 if row.agreement is None else row.agreement}[sort]
    return base64.urlsafe_b64encode(orjson.dumps([value, row.seq])).decode().rstrip("=")


def _decode(cursor: str) -> tuple[float, int]:
    try:
        value, seq = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(value, int | float) or not isinstance(seq, int):
            raise ValueError
    except (ValueError, TypeError, binascii.Error):
        raise Invalid.at("cursor", "is none that a page gave") from None
    return value, seq
