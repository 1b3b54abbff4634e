"""Agreement kept live: an item's part is exchanged in the transaction that changes one of its answers."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.agreement.categorical.alpha import alpha
from truemark.agreement.coefficient import Coefficient
from truemark.agreement.live.answered import on_text
from truemark.agreement.live.items import ItemAgreement, item_agreement
from truemark.agreement.live.matching import Matches, f1, sum_of
from truemark.agreement.tally import Tally
from truemark.kinds import FIELDS
from truemark.kinds.distance import Metric
from truemark.schema import Schema
from truemark.schema.document import ChainsQuestion, FieldQuestion, RegionsQuestion, RelationsQuestion
from truemark.store import annotations, items, people, projects, statistics
from truemark.store.rows import Annotation
from truemark.work.answers import index_of, read_answers
from truemark.work.projects import Project, schema_of


def exchange(
    connection: Connection, project: str, seq: int, item: str, before: ItemAgreement, after: ItemAgreement
) -> None:
    """Take an item's old part out of the project's sums and put the new one in."""
    questions = sorted({*before.tallies, *after.tallies, *(q for q, _ in (*before.matches, *after.matches))})
    if questions:
        cell = zlib.crc32(item.encode()) % statistics.CELLS
        sums = statistics.lock_cells(connection, project, cell, questions)
        changed = {}
        for question in questions:
            tally, matches = _read(sums[question])
            for part, sign in ((before, -1), (after, 1)):
                if question in part.tallies:
                    tally.add(part.tallies[question], sign)
                for (asked, label), found in part.matches.items():
                    if asked == question:
                        matches[label] = matches.get(label, Matches()).plus(found, sign)
            changed[question] = _written(tally, matches)
        statistics.save_cells(connection, project, cell, changed)
    pairs: dict[tuple[str, str, str], tuple[int, float]] = {}
    for part, sign in ((before, -1), (after, 1)):
        for question, found_pairs in part.pairs.items():
            for (a, b), alike in found_pairs.items():
                n, total = pairs.get((question, a, b), (0, 0.0))
                pairs[question, a, b] = (n + sign, total + sign * alike)
    statistics.add_pairs(connection, project, pairs)
    if before.mean != after.mean:
        statistics.set_item_agreement(connection, seq, after.mean)


@dataclass(frozen=True, slots=True)
class Counted:
    """An item whose part stands in the sums. epoch: whose way of comparing it was counted by."""

    seq: int
    id: str
    data: Mapping[str, Any]
    epoch: int


def change(
    connection: Connection,
    project: Project,
    item: Counted,
    before: Mapping[str, Annotation],
    after: Mapping[str, Annotation],
) -> None:
    """The annotators' current annotations of an item change: its part is exchanged.

    before, after: annotations by annotator. The old part is taken out as it was counted, under the last version
    of the item's epoch; the new one is put in as today's version compares.
    """
    today = project.schema_version
    counted: int | None = today
    if item.epoch != project.epoch:
        counted = projects.last_of_epoch(connection, project.id, item.epoch)
    old = ItemAgreement() if counted is None else _part(connection, project, item.data, before, counted)
    new = _part(connection, project, item.data, after, today)
    exchange(connection, project.id, item.seq, item.id, old, new)
    if item.epoch != project.epoch:
        items.set_epoch(connection, item.seq, project.epoch)
        for user, row in after.items():  # what was renamed or left out is found under its new name
            values = index_of(schema_of(connection, project), read_answers(connection, project, row))
            annotations.index_answers(connection, project.id, item.seq, user, values, True)


def _part(
    connection: Connection, project: Project, data: Mapping[str, Any], rows: Mapping[str, Annotation], version: int
) -> ItemAgreement:
    if len(rows) < 2:
        return ItemAgreement()
    answers = {user: read_answers(connection, project, row, version) for user, row in rows.items()}
    return item_agreement(schema_of(connection, project, version), data, answers)


def recount(connection: Connection, project: Project, limit: int) -> int:
    """Count up to `limit` items anew whose part is of another epoch; gives how many it were."""
    rows = items.uncounted(connection, project.id, project.epoch, limit)
    for row in rows:
        given: dict[str, Annotation] = {a.user_id: a for a in annotations.current(connection, row.seq)}
        change(connection, project, Counted(row.seq, row.id, orjson.loads(row.data), row.epoch), given, given)
    return len(rows)


def report(connection: Connection, project: str, schema: Schema) -> dict[str, Any]:
    """A project's agreement now: per question, per label, per pair of annotators, each with what it rests on."""
    cells = statistics.cells(connection, project)
    pairs = statistics.pairs(connection, project)
    names = {u.id: u.name for u in people.users(connection)} if pairs else {}
    annotators = {
        q.name: len({p for r in pairs if r.question == q.name for p in (r.first_id, r.second_id)})
        for q in schema.questions
    }
    questions, labels = [], []
    for question in schema.questions:
        read = [_read(s) for s in cells.get(question.name, [])]
        if isinstance(question, RegionsQuestion) and not on_text(question):
            coefficient = _pooled("region-f1", "iou", [m for _, m in read], annotators[question.name])
        elif isinstance(question, ChainsQuestion):
            coefficient = _pooled("muc", None, [m for _, m in read], annotators[question.name])
        else:
            coefficient = _coefficient(question, [t for t, _ in read], annotators[question.name])
        questions.append(
            {
                "question": question.name,
                "type": question.type,
                "coefficient": coefficient.name,
                "distance": coefficient.distance,
                "value": coefficient.value,
                "interval": coefficient.interval,
                "items": coefficient.items,
                "judgments": coefficient.judgments,
                "annotators": coefficient.annotators,
                "reason": coefficient.reason,
            }
        )
        if isinstance(question, RegionsQuestion | RelationsQuestion):
            for label in question.labels:
                labels.append(_label(question, label.name, [m.get(label.name, Matches()) for _, m in read]))
    return {
        "questions": questions,
        "labels": labels,
        "pairs": [
            {
                "question": r.question,
                "annotators": [r.first_id, r.second_id],
                "agreement": r.alike / r.items,
                "items": r.items,
            }
            for r in pairs
            if schema.question(r.question)
        ],
        "annotators": sorted(
            ({"id": i, "name": names.get(i, "?")} for i in {p for r in pairs for p in (r.first_id, r.second_id)}),
            key=lambda a: (a["name"], a["id"]),
        ),
    }


def _coefficient(question: Any, tallies: list[Tally], annotators: int) -> Coefficient:
    metric: Metric | None = None
    if isinstance(question, RegionsQuestion):
        metric = "masi"
    elif isinstance(question, FieldQuestion):
        metric = FIELDS[question.type].metric(question)
    if metric is None:
        reason = (
            "relations are compared by F1, per label"
            if isinstance(question, RelationsQuestion)
            else "free text is not compared"
        )
        return Coefficient("krippendorff-alpha", None, None, None, 0, 0, 0, reason)
    return alpha(tallies, metric, annotators)


def _pooled(name: str, distance: str | None, cells: list[dict[str, Matches]], annotators: int) -> Coefficient:
    """F1 of what was matched (shapes that are at least ½ alike, links of chains), over all labels. items: item and label,
    each counted once."""
    pooled = [sum_of(c.values()) for c in cells]
    found = f1(pooled, overlapping=True)
    n = sum(c.items for c in pooled)
    reason = None if found.value is not None else "nobody marked anything that somebody else could"
    marks = sum(c.marks for c in pooled)
    return Coefficient(name, distance, found.value, found.interval, n, marks, annotators, reason)


def _label(question: RegionsQuestion | RelationsQuestion, label: str, cells: list[Matches]) -> dict[str, Any]:
    exact = f1(cells, overlapping=False)
    result: dict[str, Any] = {
        "question": question.name,
        "label": label,
        "items": sum(c.items for c in cells),
        "marks": sum(c.marks for c in cells),
        "exact": {"f1": exact.value, "interval": exact.interval},
        "overlap": None,
    }
    if isinstance(question, RegionsQuestion):
        overlap = f1(cells, overlapping=True)
        result["overlap"] = {"f1": overlap.value, "interval": overlap.interval}
    return result


def _read(document: Mapping[str, Any]) -> tuple[Tally, dict[str, Matches]]:
    tally = Tally()
    if "i" in document:
        tally.items, tally.judgments = document["i"], document["j"]
        for a, b, weight in document.get("c", ()):
            tally.coincidences[_category(a), _category(b)] = weight
        moments = document.get("m", (0.0, 0.0, 0.0))
        tally.moments = (moments[0], moments[1], moments[2])
    return tally, {label: Matches(*row) for label, row in document.get("l", {}).items()}


def _written(tally: Tally, matches: Mapping[str, Matches]) -> dict[str, Any]:
    return {
        "i": tally.items,
        "j": tally.judgments,
        "c": [[a, b, w] for (a, b), w in tally.coincidences.items()],
        "m": tally.moments,
        "l": {label: m.row() for label, m in matches.items() if m.items},
    }


def _category(stored: Any) -> Any:
    return tuple(stored) if isinstance(stored, list) else stored
