"""What an export reads: items in order of arrival, and what was answered to a run of them."""

from sqlalchemy import Connection, text

from truemark.store.items import Filter, conditions
from truemark.store.purposes import AT_DESK
from truemark.store.rows import Annotation, AssignmentStatus, Item, columns, every


def items_after(connection: Connection, project: str, after: int, n: int, wanted: Filter) -> list[Item]:
    """Up to n items after a seq, of those that a filter means."""
    source, where, parameters = conditions(connection, project, wanted, ordered=False)
    query = f"SELECT {columns(Item, 'i')} FROM {source} WHERE {' AND '.join([*where, 'i.seq > :after'])} ORDER BY i.seq LIMIT :n"
    return every(Item, connection.execute(text(query), parameters | {"after": after, "n": n}))


_ANNOTATIONS = text(
    f"SELECT {columns(Annotation)} FROM annotations WHERE project_id = :project "
    "AND item_seq BETWEEN :first AND :last ORDER BY id"
)


def annotations_between(connection: Connection, project: str, first: int, last: int) -> list[Annotation]:
    """Everything that was stored for the items of these seqs, oldest first."""
    found = connection.execute(_ANNOTATIONS, {"project": project, "first": first, "last": last})
    return every(Annotation, found)


_STATUSES = text(
    f"SELECT {columns(AssignmentStatus)} FROM assignments WHERE project_id = :project AND purpose IN {AT_DESK} "
    "AND item_seq BETWEEN :first AND :last"
)


def statuses_between(connection: Connection, project: str, first: int, last: int) -> dict[str, AssignmentStatus]:
    """The states of the annotators' assignments of these items, by id."""
    found = connection.execute(_STATUSES, {"project": project, "first": first, "last": last})
    return {a.id: a for a in every(AssignmentStatus, found)}
