"""Exporting: items with all that was ever answered, run by run in order of arrival."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import orjson
from sqlalchemy import Connection, text

from truemark.formats.labeled import LabeledItem
from truemark.store import media, people
from truemark.store.annotations import history
from truemark.work.answers import read_answers
from truemark.work.media import named_in, picture
from truemark.work.projects import load

RUN = 2_000


def read_run(
    connection: Connection, project: str, after: int, names: dict[str, str], fields: Sequence[str] = ()
) -> tuple[list[LabeledItem], int | None]:
    """The next items after a seq, and the last one's seq (None at the end).

    names: user id → e-mail, filled as needed. fields: those of the data that name files.
    """
    rows = list(
        connection.execute(
            text(
                f"SELECT {_COLUMNS} FROM items WHERE project_id = :project AND deleted_at IS NULL AND seq > :after ORDER BY seq LIMIT :n"
            ),
            {"project": project, "after": after, "n": RUN},
        )
    )
    if not rows:
        return [], None
    last = int(rows[-1][0])
    span = {"project": project, "first": int(rows[0][0]), "last": last}
    stored: dict[int, list[Any]] = {}
    for a in connection.execute(
        text("SELECT * FROM annotations WHERE project_id = :project AND item_seq BETWEEN :first AND :last ORDER BY id"),
        span,
    ):
        stored.setdefault(a.item_seq, []).append(a)
    states = (
        {
            a.id: (a.state, a.reason)
            for a in connection.execute(
                text(
                    "SELECT id, state, reason FROM assignments WHERE project_id = :project AND purpose = 'label' "
                    "AND item_seq BETWEEN :first AND :last"
                ),
                span,
            )
        }
        if stored
        else {}
    )
    unknown = {a.user_id for found in stored.values() for a in found} - names.keys()
    if unknown:
        names.update({u.id: u.email for u in people.users(connection)})
    whole = load(connection, project)
    carry = partial(read_answers, connection, whole)
    found = [_item(r, stored.get(r[0], ()), states, names, carry) for r in rows]
    if fields:
        wanted = {name for item in found for name in named_in(fields, item.data)}
        known = {n: picture(row) for n, row in media.by_names(connection, project, sorted(wanted)).items()}
        found = [i._replace(pictures={n: known[n] for n in named_in(fields, i.data) if n in known}) for i in found]
    return found, last


_COLUMNS = "seq, id, key, data, meta, batch, rank, state, agreement, settled_id, created_at"


def _item(
    row: Sequence[Any],
    stored: Sequence[Any],
    states: dict[str, tuple[str, str | None]],
    names: dict[str, str],
    carry: Callable[[Any], dict[str, Any]],
) -> LabeledItem:
    """row: the columns in their order; reading them by name would take longer than everything else.

    carry: an annotation's answers as today's version of the schema reads them. Earlier revisions stay as they were made.
    """
    _, id, key, data, meta, batch, rank, state_of_item, agreement, settled_id, created_at = row
    by_person: dict[str, list[Any]] = {}
    adjudications = []
    settled = None
    for annotation in stored:
        if annotation.origin == "human":
            by_person.setdefault(annotation.user_id, []).append(annotation)
            continue
        document = _revision(annotation, names) | {"by": names[annotation.user_id], "source": annotation.source_id}
        document["answers"] = carry(annotation)
        adjudications.append(document)
        if annotation.id == settled_id:
            settled = document
    annotations = []
    for user, revisions in by_person.items():
        latest = revisions[-1]
        state, reason = states.get(latest.assignment_id, ("submitted", None))
        if state == "skipped":
            continue
        annotations.append(
            _revision(latest, names)
            | {
                "answers": carry(latest),
                "annotator": names[user],
                "state": state,
                "reason": reason,
                "revisions": [_revision(r, names) for r in revisions],
            }
        )
    return LabeledItem(
        id,
        key,
        orjson.loads(data),
        orjson.loads(meta) if meta else None,
        batch,
        -rank,
        state_of_item,
        agreement,
        created_at,
        annotations,
        settled,
        adjudications,
    )


def _revision(a: Any, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": a.id,
        "revision": a.revision,
        "answers": orjson.loads(a.answers),
        "seconds": a.seconds,
        "created_at": a.created_at,
        "schema_version": a.schema_version,
        "guideline_version": a.guideline_version,
        "origin": a.origin,
        "key": a.key,
    }


def read_one(connection: Connection, row: Any) -> LabeledItem:
    """One item with everything that was ever answered."""
    stored = history(connection, row.seq)
    states = {
        a.id: (a.state, a.reason)
        for a in connection.execute(
            text("SELECT id, state, reason FROM assignments WHERE purpose = 'label' AND item_seq = :seq"),
            {"seq": row.seq},
        )
    }
    columns = [getattr(row, name) for name in _COLUMNS.split(", ")]
    carry = partial(read_answers, connection, load(connection, row.project_id))
    return _item(columns, stored, states, {a.user_id: a.email for a in stored}, carry)
