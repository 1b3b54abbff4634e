"""Items: listed page by page, and changed many at once, which can be undone."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.store import bulk as actions
from truemark.store import items, people, queue, statistics
from truemark.store.annotations import event
from truemark.store.database import new_id
from truemark.store.items import Filter
from truemark.store.rows import Item, ItemPerson
from truemark.store.states import BulkAction, ItemState
from truemark.work.errors import Conflict, Invalid, NotFound
from truemark.work.filters import parse_filter
from truemark.work.permissions import Person
from truemark.work.projects import Project
from truemark.work.review import reopened_state

MOST_AT_ONCE = 100_000
COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Page:
    """The page's items, who had them, the cursor of the next page, and how many match (None past COUNTED)."""

    rows: Sequence[Item]
    people: dict[int, list[ItemPerson]]
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


def get(connection: Connection, project: str, id: str, lock: bool = False, deleted: bool = False) -> Item:
    """An item of the project. deleted: also one that was deleted. Raises NotFound."""
    found = items.get(connection, id, lock)
    if found is None or found.project_id != project or (found.deleted_at is not None and not deleted):
        raise NotFound("there is no such item in this project")
    return found


def people_of(connection: Connection, item: Item) -> list[ItemPerson]:
    """Who has or had the item."""
    return items.people_of(connection, [item.seq])[item.seq]


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
    if name not in tuple(BulkAction):
        raise Invalid.at("action", f"can be {', '.join(BulkAction)}, not {name!r}")
    named = BulkAction(name)
    if (ids is None) == (filter is None):
        raise Invalid.at("ids", "give either ids or a filter")
    if ids is not None:
        chosen = items.by_ids(connection, project.id, ids)
    else:
        chosen = items.select(connection, project.id, read_filter(connection, filter or ""), MOST_AT_ONCE + 1)
    if len(chosen) > MOST_AT_ONCE:
        raise Invalid.at("filter", f"matches more than {MOST_AT_ONCE} items; narrow it")
    before: list[list[Any]] = []
    if named is BulkAction.PRIORITY:
        if value is None or abs(value) > 1_000_000:
            raise Invalid.at("value", "must be a whole number from -1000000 to 1000000")
        chosen = [r for r in chosen if r.rank != -value]
        before = [[r.seq, r.rank] for r in chosen]
        items.update_many(connection, [{"seq": r.seq, "rank": -value} for r in chosen], ["rank"])
        queue.reset_cursors(connection, project.id)
    elif named is BulkAction.REOPEN:
        chosen = [r for r in chosen if r.state is ItemState.SETTLED]
        before = [[r.seq, r.settled_id] for r in chosen]
        _reopen(connection, project, chosen)
    else:
        chosen = [r for r in chosen if r.deleted_at is None]
        before = [[r.seq] for r in chosen]
        items.update_many(connection, [{"seq": r.seq, "deleted_at": now} for r in chosen], ["deleted_at"])
        statistics.count(connection, project.id, _states(chosen, -1))
    action = new_id()
    actions.insert(connection, action, project.id, who.id, named, orjson.dumps(before).decode(), now)
    event(connection, f"items.{name}", now, project=project.id, user=who.id, subject=action, detail=str(len(chosen)))
    return action, len(chosen)


def undo(connection: Connection, project: Project, action: str, who: Person, now: str) -> int:
    """Take a bulk action back; gives how many items it changed. Raises Conflict when it was undone already."""
    row = actions.get(connection, project.id, action)
    if row is None:
        raise NotFound("there is no such action")
    if not actions.mark_undone(connection, action, now):
        raise Conflict("this was undone already")
    before = orjson.loads(row.before)
    if row.name == BulkAction.PRIORITY:
        items.update_many(connection, [{"seq": s, "rank": r} for s, r in before], ["rank"])
        queue.reset_cursors(connection, project.id)
    elif row.name == BulkAction.DELETE:
        items.update_many(connection, [{"seq": s, "deleted_at": None} for (s,) in before], ["deleted_at"])
        statistics.count(connection, project.id, _states([items.by_seq(connection, s) for (s,) in before], 1))
        queue.reset_cursors(connection, project.id)
    else:
        for seq, settled in before:
            item = items.by_seq(connection, seq, lock=True)
            if item.state is not ItemState.SETTLED:
                state = ItemState.SETTLED
                items.set_state(connection, seq, state=state, answered=item.answered, settled=settled, free=0)
                statistics.count(connection, project.id, {item.state: -1, state: 1})
    event(connection, f"items.{row.name}.undone", now, project=project.id, user=who.id, subject=action)
    return len(before)


def _reopen(connection: Connection, project: Project, chosen: Sequence[Item]) -> None:
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
        changes[ItemState.SETTLED] = changes.get(ItemState.SETTLED, 0) - 1
        changes[state] = changes.get(state, 0) + 1
    statistics.count(connection, project.id, changes)
    queue.reset_cursors(connection, project.id)


def _states(chosen: Sequence[Item], sign: int) -> dict[str, int]:
    changes: dict[str, int] = {"items": sign * len(chosen)}
    for item in chosen:
        changes[item.state] = changes.get(item.state, 0) + sign
    return changes


def _encode(sort: str, row: Item) -> str:
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
