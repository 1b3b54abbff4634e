"""Importing items: rows are judged one by one; a bad one is reported with its line, the good ones are kept."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.formats.rows import Row
from truemark.kinds.problem import Invalid, Problem
from truemark.media import STAGES
from truemark.schema import Schema, check_data
from truemark.store import items, media, statistics
from truemark.store.annotations import event
from truemark.store.items import NewItem
from truemark.store.states import ItemState
from truemark.work.media import named_in, shows_files
from truemark.work.permissions import Person
from truemark.work.projects import Project
from truemark.work.report import Report

CHUNK = 2_000
_FIELDS = frozenset({"key", "data", "meta", "batch", "priority"})
# What else an item of Truemark's own export has.
_EXPORTED = frozenset({"id", "state", "agreement", "created_at", "annotations", "settled", "adjudications", "split"})


def read_item(schema: Schema, row: Row, batch: str | None) -> NewItem:
    """The item that a row describes: `{key?, data, meta?, batch?, priority?}`, or the data's fields alone.

    Raises Invalid with what is wrong with the row.
    """
    if row.fault is not None:
        raise Invalid.at("", row.fault)
    document = row.document
    if not isinstance(document, dict):
        raise Invalid.at("", "must be an object with the item's data")
    document = _shaped(document)
    data = check_data(schema, document["data"])
    key, meta, priority = document.get("key"), document.get("meta"), document.get("priority", 0)
    if isinstance(key, int) and not isinstance(key, bool):
        key = str(key)
    if key is not None and not (isinstance(key, str) and 0 < len(key) <= 512 and "\0" not in key):
        raise Invalid.at("key", "must be a string of 1 to 512 characters, none of them NUL")
    if meta is not None and not isinstance(meta, dict):
        raise Invalid.at("meta", "must be an object")
    if isinstance(priority, bool) or not isinstance(priority, int) or abs(priority) > 1_000_000:
        raise Invalid.at("priority", "must be a whole number from -1000000 to 1000000")
    named = document.get("batch", batch)
    if named is not None and not (isinstance(named, str) and 0 < len(named) <= 200 and "\0" not in named):
        raise Invalid.at("batch", "must be a string of 1 to 200 characters, none of them NUL")
    try:
        return NewItem(
            key,
            orjson.dumps(data).decode(),
            orjson.dumps(meta).decode() if meta else None,
            named,
            priority,
            words_of(schema, data, key).replace("\0", " "),
        )
    except (orjson.JSONEncodeError, UnicodeEncodeError):
        raise Invalid.at("data", "holds text that is not Unicode, such as half of a surrogate pair") from None


def _shaped(document: dict[str, Any]) -> dict[str, Any]:
    """The item's own fields with its data: as they are, or of an object whose other fields are the data.

    An item that Truemark exported is taken without its answers.
    """
    if not isinstance(document.get("data"), dict):
        own: dict[str, Any] = {k: document[k] for k in ("key", "batch", "priority") if k in document}
        if isinstance(document.get("meta"), dict):
            own["meta"] = document["meta"]
        return own | {"data": {k: v for k, v in document.items() if k not in own}}
    if is_exported(document):
        return {k: v for k, v in document.items() if k in _FIELDS and v is not None}
    unknown = document.keys() - _FIELDS
    if unknown:
        raise Invalid.at(sorted(unknown)[0], f"is no field of an item; they are: {', '.join(sorted(_FIELDS))}")
    return document


def is_exported(document: Any) -> bool:
    """Whether a row is an item as Truemark exports it."""
    return isinstance(document, dict) and {"data", "annotations", "settled"} <= document.keys() <= _FIELDS | _EXPORTED


@dataclass(slots=True)
class Judged:
    """A run of rows after judgment. last: the last row's line and the byte offset after it; None for no rows.

    lines and named: the line of each good row and the files it shows; empty when the schema shows no files.
    """

    good: list[NewItem]
    bad: list[tuple[int, tuple[Problem, ...]]]
    last: tuple[int, int | None] | None
    lines: list[int] = field(default_factory=list)
    named: list[list[str]] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)

    def __len__(self) -> int:
        return len(self.good) + len(self.bad)


def judge(schema: Schema, rows: Iterable[Row], batch: str | None) -> Judged:
    """Tell the good rows from the bad ones; needs no database."""
    judged = Judged([], [], None)
    texts = [s.source for s in schema.stages if not STAGES[s.type].files]
    fields = shows_files(schema)
    for row in rows:
        try:
            judged.good.append(read_item(schema, row, batch))
            if is_exported(row.document) and row.document["annotations"]:
                judged.lost["answers of a Truemark export"] += len(row.document["annotations"])
            if texts and not any(_said(row.document, t) for t in texts):
                judged.lost["items whose text is empty"] += 1
            if fields:
                judged.lines.append(row.line)
                judged.named.append(named_in(fields, orjson.loads(judged.good[-1].data)))
        except Invalid as fault:
            judged.bad.append((row.line, fault.problems))
        judged.last = (row.line, row.end)
    return judged


def _said(document: Any, field: str) -> bool:
    data = document.get("data") if isinstance(document.get("data"), dict) else document
    value = data.get(field)
    return not isinstance(value, str) or bool(value.strip())


def resolve(connection: Connection, project: Project, judged: Judged) -> None:
    """Move rows that show files the project does not have from the good to the bad."""
    wanted = sorted({name for names in judged.named for name in names})
    if not wanted:
        return
    known = media.by_names(connection, project.id, wanted)
    good, lines = judged.good, judged.lines
    judged.good, judged.lines = [], []
    for item, line, names in zip(good, lines, judged.named, strict=True):
        missing = [n for n in names if n not in known]
        if missing:
            judged.bad.append((line, (Problem("data", f"shows {missing[0]!r}, which is no file of the project yet"),)))
        else:
            judged.good.append(item)
            judged.lines.append(line)
    judged.named = []


def add(connection: Connection, project: Project, judged: Judged, report: Report, now: str) -> None:
    """Add the good rows and note the bad ones in the report."""
    report.refuse_rows(judged.bad)
    added = items.add(connection, project.id, project.overlap, judged.good, now)
    report.items += added
    report.duplicates += len(judged.good) - added
    report.lose(judged.lost)
    statistics.count(connection, project.id, {"items": added, ItemState.OPEN: added})


def import_now(
    connection: Connection,
    project: Project,
    schema: Schema,
    rows: Iterator[Row],
    *,
    batch: str | None,
    all_or_nothing: bool,
    who: Person,
    now: str,
    report: Report | None = None,
) -> Report:
    """A whole import in the caller's transaction, for what comes with a request. Raises Invalid for all_or_nothing."""
    report = Report() if report is None else report
    while judged := judge(schema, islice(rows, CHUNK), batch):
        resolve(connection, project, judged)
        add(connection, project, judged, report, now)
    if all_or_nothing and report.refused:
        raise refusal(report)
    event(connection, "items.imported", now, project=project.id, user=who.id, detail=str(report.items))
    return report


def refusal(report: Report) -> Invalid:
    """What is said when nothing was imported because of the rows in the report."""
    return Invalid(Problem(f"line {e['line']}", e["message"]) for e in report.errors)


def words_of(schema: Schema, data: dict[str, Any], key: str | None) -> str:
    """What an item is found by in the search."""
    shown = [data[s.source] for s in schema.stages if isinstance(data[s.source], str)]
    if len(data) == len(shown):
        return "\n".join([*shown, key] if key else shown)
    others = [v for k, v in data.items() if isinstance(v, str) and len(v) < 1000 and v not in shown]
    others += [v for names in data.values() if isinstance(names, list) for v in names[:100] if isinstance(v, str)]
    return "\n".join([*shown, *others, *([key] if key else [])])
