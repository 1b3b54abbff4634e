"""CSV: a row an item, a column a data field that the stages show, a column a question (lists as JSON)."""

import csv
import io
from collections.abc import Iterable
from typing import Any

import orjson

from truemark.formats.format import Format, Streamed
from truemark.formats.labeled import LabeledItem, Losses, final
from truemark.schema import Schema

_FIRST = ("id", "key", "batch", "state", "annotators", "agreement", "origin")


def head(schema: Schema) -> bytes:
    columns = [*_FIRST, *(f"data.{s}" for s in _sources(schema)), *(q.name for q in schema.questions)]
    return _lines([columns])


def write(schema: Schema, items: Iterable[LabeledItem], losses: Losses) -> bytes:
    rows = []
    for item in items:
        answers, origin = final(schema, item)
        losses.add("earlier revisions", sum(len(a["revisions"]) - 1 for a in item.annotations))
        rows.append(
            [
                item.id,
                item.key or "",
                item.batch or "",
                item.state,
                len(item.annotations),
                "" if item.agreement is None else round(item.agreement, 6),
                origin,
                *(_cell(item.data.get(s)) for s in _sources(schema)),
                *(_cell((answers or {}).get(q.name)) for q in schema.questions),
            ]
        )
    return _lines(rows)


def _sources(schema: Schema) -> list[str]:
    return list(dict.fromkeys(s.source for s in schema.stages))


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return value if isinstance(value, str | int | float) else orjson.dumps(value).decode()


def _lines(rows: Iterable[list[Any]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


format = Format(
    "csv",
    "CSV — a row an item, final answers",
    "csv",
    "text/csv",
    stages=frozenset(),
    kinds=(),
    everybody=False,
    streamed=Streamed(head, write),
)
