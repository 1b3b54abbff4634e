"""Items: adding many, finding them page by page, and changing many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, text
from sqlalchemy.exc import NoResultFound

from truemark.store.annotations import as_indexed
from truemark.store.database import new_id
from truemark.store.purposes import AT_DESK, COUNTING
from truemark.store.rows import Item, ItemPerson, columns, each, every, first
from truemark.store.states import ANSWERED, ItemState, listed

_ITEM = columns(Item, "i")


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to be added: data and meta are JSON text; words is what full-text search finds it by."""

    key: str | None
    data: str
    meta: str | None
    batch: str | None
    priority: int
    words: str


def add(connection: Connection, project: str, overlap: int, new: Sequence[NewItem], now: str) -> int:
    """Insert items whose key the project does not have yet; gives how many were inserted, the rest were duplicates."""
    keys = [i.key for i in new if i.key is not None]
    known = existing_keys(connection, project, keys)
    fresh: list[NewItem] = []
    for item in new:
        if item.key is None or item.key not in known:
            fresh.append(item)
            if item.key is not None:
                known.add(item.key)
    if not fresh:
        return 0
    numbers = _numbers(connection, len(fresh))
    insert = _add_sqlite if connection.dialect.name == "sqlite" else _add_postgresql
    insert(connection, project, overlap, list(zip(numbers, fresh, strict=True)), now)
    return len(fresh)


_COLUMNS = "seq, id, project_id, key, data, meta, batch, state, rank, slots_free, created_at"
_ADD_SQLITE = f"""
INSERT INTO items ({_COLUMNS})
SELECT value->>0, value->>1, ?, value->>2, value->>3, value->>4, value->>5, 'open', value->>6, ?, ? FROM json_each(?)
"""


def _add_sqlite(
    connection: Connection, project: str, overlap: int, new: Sequence[tuple[int, NewItem]], now: str
) -> None:
    """All in two statements: SQLite works on them without Python's lock, so that a thread can read on meanwhile."""
    rows = [(n, new_id(), i.key, i.data, i.meta, i.batch, -i.priority) for n, i in new]
    connection.exec_driver_sql(_ADD_SQLITE, (project, overlap, now, orjson.dumps(rows).decode()))
    words = orjson.dumps([(n, i.words) for n, i in new]).decode()
    connection.exec_driver_sql(
        "INSERT INTO items_text (rowid, text) SELECT value->>0, value->>1 FROM json_each(?)", (words,)
    )


def _add_postgresql(
    connection: Connection, project: str, overlap: int, new: Sequence[tuple[int, NewItem]], now: str
) -> None:
    connection.exec_driver_sql(
        f"INSERT INTO items ({_COLUMNS}) VALUES ({', '.join(['%s'] * 11)})",
        [
            (n, new_id(), project, i.key, i.data, i.meta, i.batch, ItemState.OPEN, -i.priority, overlap, now)
            for n, i in new
        ],
    )
    connection.exec_driver_sql(
        "INSERT INTO items_text (seq, words) VALUES (%s, to_tsvector('simple', %s))",
        [(n, i.words[:200_000]) for n, i in new],
    )


def existing_keys(connection: Connection, project: str, keys: Sequence[str]) -> set[str]:
    """Those of the keys that the project already has; a deleted item's may come again."""
    if connection.dialect.name == "sqlite":
        sql, listed = "IN (SELECT value FROM json_each(?))", orjson.dumps(keys).decode()
        rows = connection.exec_driver_sql(
            f"SELECT key FROM items WHERE project_id = ? AND deleted_at IS NULL AND key {sql}", (project, listed)
        )
    else:
        rows = connection.exec_driver_sql(
            "SELECT key FROM items WHERE project_id = %s AND deleted_at IS NULL AND key = ANY(%s)",
            (project, list(keys)),
        )
    return {r[0] for r in rows}


def _numbers(connection: Connection, n: int) -> Sequence[int]:
    if connection.dialect.name == "sqlite":  # the only writer, so what is counted here stays true
        last = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'items'").scalar() or 0
        return range(int(last) + 1, int(last) + 1 + n)
    rows = connection.exec_driver_sql(
        "SELECT nextval(pg_get_serial_sequence('items', 'seq')) FROM generate_series(1, %s)", (n,)
    )
    return [int(r[0]) for r in rows]


_BY_ID = text(f"SELECT {_ITEM} FROM items i WHERE i.id = :id")
_BY_ID_LOCK = text(f"SELECT {_ITEM} FROM items i WHERE i.id = :id FOR UPDATE")


def get(connection: Connection, id: str, lock: bool = False) -> Item | None:
    """An item, also a deleted one; locked against other writers when asked (SQLite has only one)."""
    locked = lock and connection.dialect.name != "sqlite"
    return first(Item, connection.execute(_BY_ID_LOCK if locked else _BY_ID, {"id": id}))


def by_key(connection: Connection, project: str, key: str) -> Item | None:
    """The project's item of a key, unless it was deleted."""
    query = text(f"SELECT {_ITEM} FROM items i WHERE i.project_id = :project AND i.key = :key AND i.deleted_at IS NULL")
    return first(Item, connection.execute(query, {"project": project, "key": key}))


_BY_SEQ = text(f"SELECT {_ITEM} FROM items i WHERE i.seq = :seq")
_BY_SEQ_LOCK = text(f"SELECT {_ITEM} FROM items i WHERE i.seq = :seq FOR UPDATE")


def by_seq(connection: Connection, seq: int, lock: bool = False) -> Item:
    """Raises NoResultFound for a number that no item has."""
    locked = lock and connection.dialect.name != "sqlite"
    found = first(Item, connection.execute(_BY_SEQ_LOCK if locked else _BY_SEQ, {"seq": seq}))
    if found is None:
        raise NoResultFound(f"there is no item {seq}")
    return found


_STATE = text("""
UPDATE items SET state = :state, answered = :answered, settled_id = :settled, slots_free = :free WHERE seq = :seq
""")


def set_state(
    connection: Connection, seq: int, *, state: ItemState, answered: int, settled: str | None, free: int
) -> None:
    connection.execute(_STATE, {"seq": seq, "state": state, "answered": answered, "settled": settled, "free": free})


_ANSWERED = text("UPDATE items SET state = :state, answered = :answered WHERE seq = :seq")


def set_answered(connection: Connection, seq: int, state: ItemState, answered: int) -> None:
    connection.execute(_ANSWERED, {"seq": seq, "state": state, "answered": answered})


def uncounted(connection: Connection, project: str, epoch: int, limit: int) -> list[Item]:
    """Answered items whose part of the sums is of another epoch, locked against other writers."""
    lock = "" if connection.dialect.name == "sqlite" else "FOR UPDATE"
    return every(
        Item,
        connection.execute(
            text(
                f"SELECT {_ITEM} FROM items i WHERE i.project_id = :project AND i.answered > 0 AND i.epoch <> :epoch "
                f"ORDER BY i.seq LIMIT :limit {lock}"
            ),
            {"project": project, "epoch": epoch, "limit": limit},
        ),
    )


def count_uncounted(connection: Connection, project: str, epoch: int) -> int:
    return int(
        connection.execute(
            text("SELECT count(*) FROM items WHERE project_id = :project AND answered > 0 AND epoch <> :epoch"),
            {"project": project, "epoch": epoch},
        ).scalar_one()
    )


_EPOCH = text("UPDATE items SET epoch = :epoch WHERE seq = :seq")


def set_epoch(connection: Connection, seq: int, epoch: int) -> None:
    connection.execute(_EPOCH, {"seq": seq, "epoch": epoch})


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list; None means any. agreement and priority are inclusive (low, high) bounds, either may be open.

    skipped: somebody skipped it; skip_reason: for this reason, double quotes left out, which a line cannot hold.
    trash: of the deleted ones, as of this time; None of those that are there.
    """

    states: tuple[ItemState, ...] = ()
    batch: str | None = None
    annotator: str | None = None
    answers: tuple[tuple[str, str], ...] = ()
    key: str | None = None
    agreement: tuple[float | None, float | None] = (None, None)
    priority: tuple[int | None, int | None] = (None, None)
    words: tuple[str, ...] = ()
    skipped: bool = False
    skip_reason: str | None = None
    trash: str | None = None


SORTS = {"seq": "i.seq", "priority": "i.rank", "agreement": "coalesce(i.agreement, 2.0)"}


def page(
    connection: Connection,
    project: str,
    wanted: Filter,
    *,
    sort: str = "seq",
    descending: bool = False,
    after: tuple[float, int] | None = None,
    limit: int = 50,
) -> list[Item]:
    """Up to `limit` items after a place (sort value, seq) in the order; seeks, never skips rows by counting."""
    column = SORTS[sort]
    backwards = descending != (sort == "priority")  # rank runs against priority
    source, where, parameters = conditions(connection, project, wanted, ordered=sort == "seq")
    beyond, direction = ("<", "DESC") if backwards else (">", "ASC")
    order = f"i.seq {direction}" if sort == "seq" else f"{column} {direction}, i.seq {direction}"

    def seek(more: list[str], extra: dict[str, Any], most: int) -> list[Item]:
        query = f"SELECT {_ITEM} FROM {source} WHERE {' AND '.join(where + more)} ORDER BY {order} LIMIT :limit"
        return every(Item, connection.execute(text(query), parameters | extra | {"limit": most}))

    if after is None:
        return seek([], {}, limit)
    value, seq = after
    if sort == "seq":
        return seek([f"i.seq {beyond} :after_seq"], {"after_seq": seq}, limit)
    # Two seeks: the rest of the same value, then what lies beyond it. SQLite would scan for a row-value comparison.
    same = [f"{column} = :after_value", f"i.seq {beyond} :after_seq"]
    rows = seek(same, {"after_value": value, "after_seq": seq}, limit)
    if len(rows) < limit:
        rows += seek([f"{column} {beyond} :after_value"], {"after_value": value}, limit - len(rows))
    return rows


def count_up_to(connection: Connection, project: str, wanted: Filter, most: int) -> int:
    """How many items match, counted no further than `most`."""
    source, where, parameters = conditions(connection, project, wanted, ordered=True)
    query = f"SELECT count(*) FROM (SELECT 1 FROM {source} WHERE {' AND '.join(where)} LIMIT :most) AS counted"
    return int(connection.execute(text(query), parameters | {"most": most}).scalar_one())


def select(connection: Connection, project: str, wanted: Filter, limit: int) -> list[Item]:
    """The matching items in order of arrival, for a bulk action."""
    source, where, parameters = conditions(connection, project, wanted, ordered=True)
    query = f"SELECT {_ITEM} FROM {source} WHERE {' AND '.join(where)} ORDER BY i.seq LIMIT :limit"
    return every(Item, connection.execute(text(query), parameters | {"limit": limit}))


def by_ids(connection: Connection, project: str, ids: Sequence[str]) -> list[Item]:
    """Items of the project by id, in order of arrival; unknown ids are left out."""
    rows: list[Item] = []
    for start in range(0, len(ids), 500):
        part = {f"i{n}": v for n, v in enumerate(ids[start : start + 500])}
        names = ", ".join(f":{n}" for n in part)
        query = text(f"SELECT {_ITEM} FROM items i WHERE i.project_id = :project AND i.id IN ({names})")
        rows += each(Item, connection.execute(query, {"project": project, **part}))
    return sorted(rows, key=lambda i: i.seq)


def people_of(connection: Connection, seqs: Sequence[int]) -> dict[int, list[ItemPerson]]:
    """Who has or had each item at their desk, by seq."""
    found: dict[int, list[ItemPerson]] = {s: [] for s in seqs}
    if seqs:
        parameters = {f"s{n}": s for n, s in enumerate(seqs)}
        rows = connection.execute(
            text(
                "SELECT a.item_seq, a.state, u.id, u.name, a.reason, a.note, a.done_at AS at "
                "FROM assignments a JOIN users u ON u.id = a.user_id "
                f"WHERE a.purpose IN {AT_DESK} AND a.item_seq IN ({', '.join(':' + n for n in parameters)}) "
                "ORDER BY a.created_at"
            ),
            parameters,
        )
        for person in each(ItemPerson, rows):
            found[person.item_seq].append(person)
    return found


def conditions(
    connection: Connection, project: str, wanted: Filter, ordered: bool
) -> tuple[str, list[str], dict[str, Any]]:
    """What the items that a filter means are selected from (as `i`), their conditions, and the parameters of these."""
    sqlite = connection.dialect.name == "sqlite"
    source = "items i"
    where = ["i.project_id = :project", "i.deleted_at IS NULL"]
    parameters: dict[str, Any] = {"project": project}
    if wanted.trash is not None:
        where[1:] = ["i.deleted_at IS NOT NULL", "(i.purge_at IS NULL OR i.purge_at > :trash)"]
        parameters["trash"] = wanted.trash
    if wanted.states:
        names: dict[str, str] = {f"state{n}": s for n, s in enumerate(wanted.states)}
        where.append(f"i.state IN ({', '.join(':' + n for n in names)})")
        parameters |= names
    if wanted.batch is not None:
        where.append("i.batch = :batch")
        parameters["batch"] = wanted.batch
    if wanted.key is not None:
        where.append("i.key = :key")
        parameters["key"] = wanted.key
    if wanted.annotator is not None:
        where.append(
            "i.seq IN (SELECT item_seq FROM assignments WHERE project_id = :project AND user_id = :annotator "
            f"AND purpose IN {COUNTING} AND state IN {listed(ANSWERED)})"
        )
        parameters["annotator"] = wanted.annotator
    if wanted.skipped:
        because = "" if wanted.skip_reason is None else """ AND replace(reason, '"', '') = :skip_reason"""
        where.append(
            "i.seq IN (SELECT item_seq FROM assignments WHERE project_id = :project AND state = 'skipped' "
            f"AND purpose IN {AT_DESK}{because})"
        )
        if wanted.skip_reason is not None:
            parameters["skip_reason"] = wanted.skip_reason
    for number, (question, value) in enumerate(wanted.answers):
        where.append(
            "i.seq IN (SELECT item_seq FROM answer_values WHERE project_id = :project "
            f"AND question = :question{number} AND value = :value{number})"
        )
        parameters |= {f"question{number}": question, f"value{number}": as_indexed(value)}
    for name, column, (low, high) in (
        ("agreement", "i.agreement", wanted.agreement),
        ("priority", "-i.rank", wanted.priority),
    ):
        if low is not None:
            where.append(f"{column} >= :{name}_low")
            parameters[f"{name}_low"] = low
        if high is not None:
            where.append(f"{column} <= :{name}_high")
            parameters[f"{name}_high"] = high
    if wanted.words:
        if sqlite:
            parameters["words"] = " ".join('"' + w.replace('"', '""') + '"*' for w in wanted.words)
            if ordered:
                source = "items_text t CROSS JOIN items i ON i.seq = t.rowid"
                where.append("t.items_text MATCH :words")
            else:
                where.append("i.seq IN (SELECT rowid FROM items_text WHERE items_text MATCH :words)")
        else:
            names = {f"word{n}": w for n, w in enumerate(wanted.words)}
            query = " && ".join(f"(quote_literal(:{n}) || ':*')::tsquery" for n in names)
            where.append(f"i.seq IN (SELECT t.seq FROM items_text t WHERE t.words @@ ({query}))")
            parameters |= {n: w.lower() for n, w in names.items()}
    return source, where, parameters


def update_many(connection: Connection, changes: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Set columns of items by seq: each change is {seq, column: value, …}."""
    if changes:
        assignments = ", ".join(f"{c} = :{c}" for c in columns)
        connection.execute(text(f"UPDATE items SET {assignments} WHERE seq = :seq"), [dict(c) for c in changes])
