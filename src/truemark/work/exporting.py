"""Exporting: items with all that was ever answered, run by run in order of arrival."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.formats.labeled import LabeledItem
from truemark.formats.splits import Splits
from truemark.store import exporting as stored
from truemark.store import media, people
from truemark.store.annotations import history
from truemark.store.rows import Annotation, AssignmentStatus, Item
from truemark.store.states import AssignmentState
from truemark.work.answers import read_answers
from truemark.work.items import read_filter
from truemark.work.media import facts, named_in
from truemark.work.projects import load

RUN = 2_000


def read_run(
    connection: Connection,
    project: str,
    after: int,
    names: dict[str, str],
    fields: Sequence[str] = (),
    filter: str = "",
    splits: Splits | None = None,
) -> tuple[list[LabeledItem], int | None]:
    """The next items after a seq, and the last one's seq (None at the end).

    names: user id → e-mail, filled as needed. fields: those of the data that name files. filter: as of the items table.
    Raises Invalid for a filter that means nothing.
    """
    rows = stored.items_after(connection, project, after, RUN, read_filter(connection, project, filter))
    if not rows:
        return [], None
    span = (project, rows[0].seq, rows[-1].seq)
    answered: dict[int, list[Annotation]] = {}
    for annotation in stored.annotations_between(connection, *span):
        answered.setdefault(annotation.item_seq, []).append(annotation)
    statuses = stored.statuses_between(connection, *span) if answered else {}
    unknown = {a.user_id for found in answered.values() for a in found} - names.keys()
    if unknown:
        names.update({u.id: u.email for u in people.users(connection)})
    whole = load(connection, project)
    carry = partial(read_answers, connection, whole)
    found = [_item(r, answered.get(r.seq, ()), statuses, names, carry) for r in rows]
    if fields:
        wanted = {name for item in found for name in named_in(fields, item.data)}
        known = {n: facts(row) for n, row in media.by_names(connection, project, sorted(wanted)).items()}
        found = [i._replace(files={n: known[n] for n in named_in(fields, i.data) if n in known}) for i in found]
    if splits is not None:
        found = [i._replace(split=splits.of(i.key or i.id)) for i in found]
    return found, rows[-1].seq


def _item(
    item: Item,
    annotated: Sequence[Annotation],
    statuses: Mapping[str, AssignmentStatus],
    names: Mapping[str, str],
    carry: Callable[[Annotation], dict[str, Any]],
) -> LabeledItem:
    """carry: an annotation's answers as today's version of the schema reads them. Earlier revisions stay as they were made."""
    by_person: dict[str, list[Annotation]] = {}
    adjudications = []
    settled = None
    for annotation in annotated:
        if annotation.assignment_id is not None:
            by_person.setdefault(annotation.user_id, []).append(annotation)
            continue
        document = _revision(annotation) | {"by": names[annotation.user_id], "source": annotation.source_id}
        document["answers"] = carry(annotation)
        adjudications.append(document)
        if annotation.id == item.settled_id:
            settled = document
    annotations = []
    for user, revisions in by_person.items():
        latest = revisions[-1]
        status = statuses.get(latest.assignment_id or "")
        if status is not None and status.state is AssignmentState.SKIPPED:
            continue
        annotations.append(
            _revision(latest)
            | {
                "answers": carry(latest),
                "annotator": names[user],
                "state": status.state if status else AssignmentState.SUBMITTED,
                "reason": status.reason if status else None,
                "revisions": [_revision(r) for r in revisions],
            }
        )
    return LabeledItem(
        item.id,
        item.key,
        orjson.loads(item.data),
        orjson.loads(item.meta) if item.meta else None,
        item.batch,
        -item.rank,
        item.state,
        item.agreement,
        item.created_at,
        annotations,
        settled,
        adjudications,
    )


def _revision(a: Annotation) -> dict[str, Any]:
    return {
        "id": a.id,
        "revision": a.revision,
        "answers": orjson.loads(a.answers),
        "seconds": a.seconds,
        "created_at": a.created_at,
        "schema_version": a.schema_version,
        "guideline_version": a.guideline_version,
        "origin": a.origin,
        "returned_for": a.returned_for,
        "key": a.key,
    }


def read_one(connection: Connection, item: Item) -> LabeledItem:
    """One item with everything that was ever answered; `before` has the answers that the latest revision corrects."""
    found = history(connection, item.seq)
    statuses = stored.statuses_between(connection, item.project_id, item.seq, item.seq)
    carry = partial(read_answers, connection, load(connection, item.project_id))
    whole = _item(item, found, statuses, {a.user_id: a.email for a in found}, carry)
    by_id = {a.id: a for a in found}
    for document in whole.annotations:
        earlier = [r["id"] for r in document["revisions"][:-1]]
        document["before"] = carry(by_id[earlier[-1]]) if earlier else None
    return whole
