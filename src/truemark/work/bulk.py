"""Changing many items at once, which can be undone; and the trash that deleted items wait in for 30 days."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.store import bulk as actions
from truemark.store import items, lifecycle, queue, statistics
from truemark.store.annotations import event
from truemark.store.database import new_id
from truemark.store.rows import Item
from truemark.store.states import BulkAction, ItemState
from truemark.work.errors import Conflict, Invalid, NotFound
from truemark.work.items import read_filter
from truemark.work.lifecycle import purge_time
from truemark.work.permissions import Person
from truemark.work.projects import Project
from truemark.work.review import reopened_state

MOST_AT_ONCE = 100_000
MOST_TOLD = 100
OF_TRASH = frozenset({BulkAction.RESTORE, BulkAction.PURGE})


@dataclass(frozen=True, slots=True)
class Renamed:
    """A restored item whose key another item has by now."""

    item: str
    was: str
    key: str


@dataclass(frozen=True, slots=True)
class Done:
    """id: takes the action back; None for a purge, which nothing takes back. renamed: the first of them, for restored items."""

    id: str | None
    items: int
    renamed: Sequence[Renamed] = ()


@dataclass(frozen=True, slots=True)
class _Change:
    """What an action did: to which items, and what undoing it puts back."""

    items: Sequence[Item]
    before: list[list[Any]]
    renamed: Sequence[Renamed] = ()


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
) -> Done:
    """Change many items: set `priority` to value, `reopen` settled ones, `delete`; `restore` or `purge` deleted ones.

    The items are named by id, or by a filter (at most 100 000). The action's id undoes it.
    """
    if name not in tuple(BulkAction):
        raise Invalid.at("action", f"can be {', '.join(BulkAction)}, not {name!r}")
    action = BulkAction(name)
    chosen = _chosen(connection, project, action, ids, filter, now)
    if action is BulkAction.PRIORITY and (value is None or abs(value) > 1_000_000):
        raise Invalid.at("value", "must be a whole number from -1000000 to 1000000")
    made = _ACTIONS[action](connection, project, chosen, value or 0, now)
    id = new_id()
    if action is not BulkAction.PURGE:
        actions.insert(connection, id, project.id, who.id, action, orjson.dumps(made.before).decode(), now)
    n = len(made.items)
    event(connection, f"items.{action}", now, project=project.id, user=who.id, subject=id, detail=str(n))
    return Done(None if action is BulkAction.PURGE else id, n, made.renamed[:MOST_TOLD])


def _chosen(
    connection: Connection,
    project: Project,
    action: BulkAction,
    ids: Sequence[str] | None,
    filter: str | None,
    now: str,
) -> Sequence[Item]:
    """The items meant, of those that are there or of those in the trash."""
    if (ids is None) == (filter is None):
        raise Invalid.at("ids", "give either ids or a filter")
    of_trash = action in OF_TRASH
    if ids is not None:
        found = items.by_ids(connection, project.id, ids)
        return [i for i in found if _in_trash(i, now) == of_trash and (of_trash or i.deleted_at is None)]
    wanted = read_filter(connection, project.id, filter or "", now if of_trash else None)
    found = items.select(connection, project.id, wanted, MOST_AT_ONCE + 1)
    if len(found) > MOST_AT_ONCE:
        raise Invalid.at("filter", f"matches more than {MOST_AT_ONCE} items; narrow it")
    return found


def _in_trash(item: Item, now: str) -> bool:
    """Whether a deleted item can still be had back."""
    return item.deleted_at is not None and (item.purge_at is None or item.purge_at > now)


def _set_priority(connection: Connection, project: Project, chosen: Sequence[Item], value: int, now: str) -> _Change:
    chosen = [r for r in chosen if r.rank != -value]
    items.update_many(connection, [{"seq": r.seq, "rank": -value} for r in chosen], ["rank"])
    queue.reset_cursors(connection, project.id)
    return _Change(chosen, [[r.seq, r.rank] for r in chosen])


def _reopen(connection: Connection, project: Project, chosen: Sequence[Item], value: int, now: str) -> _Change:
    chosen = [r for r in chosen if r.state is ItemState.SETTLED]
    changes: dict[str, int] = {}
    for item in chosen:
        state = reopened_state(project, item)
        free = max(0, project.overlap - item.held)
        items.set_state(connection, item.seq, state=state, answered=item.answered, settled=None, free=free)
        changes[ItemState.SETTLED] = changes.get(ItemState.SETTLED, 0) - 1
        changes[state] = changes.get(state, 0) + 1
    statistics.count(connection, project.id, changes)
    queue.reset_cursors(connection, project.id)
    return _Change(chosen, [[r.seq, r.settled_id] for r in chosen])


def _delete(connection: Connection, project: Project, chosen: Sequence[Item], value: int, now: str) -> _Change:
    lifecycle.delete_items(connection, [r.seq for r in chosen], now, purge_time(now))
    statistics.count(connection, project.id, _states(chosen, -1))
    return _Change(chosen, [[r.seq] for r in chosen])


def _restore(connection: Connection, project: Project, chosen: Sequence[Item], value: int, now: str) -> _Change:
    renamed = _free_keys(connection, project, chosen)
    lifecycle.restore_items(connection, [r.seq for r in chosen])
    statistics.count(connection, project.id, _states(chosen, 1))
    queue.reset_cursors(connection, project.id)
    return _Change(chosen, [[r.seq] for r in chosen], renamed)


def _purge(connection: Connection, project: Project, chosen: Sequence[Item], value: int, now: str) -> _Change:
    lifecycle.purge_items_now(connection, [r.seq for r in chosen], now)
    return _Change(chosen, [])


_ACTIONS: Mapping[BulkAction, Callable[[Connection, Project, Sequence[Item], int, str], _Change]] = {
    BulkAction.PRIORITY: _set_priority,
    BulkAction.REOPEN: _reopen,
    BulkAction.DELETE: _delete,
    BulkAction.RESTORE: _restore,
    BulkAction.PURGE: _purge,
}


def _free_keys(connection: Connection, project: Project, chosen: Sequence[Item]) -> list[Renamed]:
    """Where a key was given to another item meanwhile (or twice among these), the restored one gets a suffix."""
    taken = items.existing_keys(connection, project.id, [r.key for r in chosen if r.key is not None])
    renamed = []
    for item in chosen:
        if item.key is None:
            continue
        key, n = item.key, 1
        while key in taken:
            suffix = " (restored)" if n == 1 else f" (restored {n})"
            key, n = item.key[: 512 - len(suffix)] + suffix, n + 1
            taken |= items.existing_keys(connection, project.id, [key])
        taken.add(key)
        if key != item.key:
            lifecycle.rename_item(connection, item.seq, key)
            renamed.append(Renamed(item.id, item.key, key))
    return renamed


def undo(connection: Connection, project: Project, action: str, who: Person, now: str) -> Done:
    """Take a bulk action back, for the items that are still there. Raises Conflict when it was undone already."""
    row = actions.get(connection, project.id, action)
    if row is None:
        raise NotFound("there is no such action")
    if not actions.mark_undone(connection, action, now):
        raise Conflict("this was undone already")
    before = {seq: rest for seq, *rest in orjson.loads(row.before)}
    found = lifecycle.held_items(connection, project, list(before))
    made = _UNDOING[BulkAction(row.name)](connection, project, found, before, now)
    event(connection, f"items.{row.name}.undone", now, project=project.id, user=who.id, subject=action)
    return Done(None, len(made.items), made.renamed[:MOST_TOLD])


def _undo_priority(
    connection: Connection, project: Project, found: Sequence[Item], before: Mapping[int, list[Any]], now: str
) -> _Change:
    items.update_many(connection, [{"seq": r.seq, "rank": before[r.seq][0]} for r in found], ["rank"])
    queue.reset_cursors(connection, project.id)
    return _Change(found, [])


def _undo_reopen(
    connection: Connection, project: Project, found: Sequence[Item], before: Mapping[int, list[Any]], now: str
) -> _Change:
    back = [r for r in found if r.state is not ItemState.SETTLED]
    for item in back:
        state = ItemState.SETTLED
        items.set_state(connection, item.seq, state=state, answered=item.answered, settled=before[item.seq][0], free=0)
        if item.deleted_at is None:
            statistics.count(connection, project.id, {item.state: -1, state: 1})
    return _Change(back, [])


def _undo_delete(
    connection: Connection, project: Project, found: Sequence[Item], before: Mapping[int, list[Any]], now: str
) -> _Change:
    return _restore(connection, project, [r for r in found if _in_trash(r, now)], 0, now)


def _undo_restore(
    connection: Connection, project: Project, found: Sequence[Item], before: Mapping[int, list[Any]], now: str
) -> _Change:
    return _delete(connection, project, [r for r in found if r.deleted_at is None], 0, now)


_UNDOING: Mapping[
    BulkAction, Callable[[Connection, Project, Sequence[Item], Mapping[int, list[Any]], str], _Change]
] = {
    BulkAction.PRIORITY: _undo_priority,
    BulkAction.REOPEN: _undo_reopen,
    BulkAction.DELETE: _undo_delete,
    BulkAction.RESTORE: _undo_restore,
}


def _states(chosen: Sequence[Item], sign: int) -> dict[str, int]:
    """What the counters of a project gain or lose with these items."""
    changes: dict[str, int] = {"items": sign * len(chosen), "answers": sign * sum(i.answered for i in chosen)}
    for item in chosen:
        changes[item.state] = changes.get(item.state, 0) + sign
    return changes
