"""Items: listed page by page, those that are there or those in the trash."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from truemark.store import items, members, people, statistics
from truemark.store.items import Filter
from truemark.store.rows import Item, ItemPerson
from truemark.work import cursors
from truemark.work.errors import Invalid, NotFound
from truemark.work.filters import parse_filter

COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Page:
    """The page's items, who had them, the cursor of the next page, and how many match (None past COUNTED)."""

    rows: Sequence[Item]
    people: dict[int, list[ItemPerson]]
    cursor: str | None
    total: int | None


def page(
    connection: Connection,
    project: str,
    *,
    filter: str,
    sort: str,
    cursor: str | None,
    limit: int,
    count: bool,
    trash: str | None = None,
) -> Page:
    """One page. sort: seq, priority or agreement, `-` before it for descending. Raises Invalid.

    trash: deleted items, as of this time, instead of those that are there.
    """
    name = sort.removeprefix("-")
    if name not in items.SORTS:
        raise Invalid.at("sort", f"can be {', '.join(items.SORTS)}, with - before it for descending; not {sort!r}")
    wanted = read_filter(connection, project, filter, trash)
    rows = items.page(
        connection,
        project,
        wanted,
        sort=name,
        descending=sort.startswith("-"),
        after=_decode(cursor) if cursor else None,
        limit=limit + 1,
    )
    following = cursors.encode(_place(name, rows[limit - 1])) if len(rows) > limit else None
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


def read_filter(connection: Connection, project: str, line: str, trash: str | None = None) -> Filter:
    """What a line means. Raises Invalid, for a person of elsewhere just as for nobody."""

    def person(name: str) -> str:
        row = people.user_by_email(connection, name.lower()) or people.user(connection, name)
        if row is None or not members.has_had(connection, project, row.id):
            raise Invalid.at("filter", f"there is no person {name!r} in this project; write their e-mail address")
        return str(row.id)

    return replace(parse_filter(line, person), trash=trash)


def _place(sort: str, row: Item) -> tuple[float, int]:
    value = {"seq": row.seq, "priority": row.rank, "agreement": 2.0 if row.agreement is None else row.agreement}[sort]
    return value, row.seq


def _decode(cursor: str) -> tuple[float, int]:
    value, seq = cursors.decode(cursor, (int, float), int)
    return value, seq
