"""CSV: a row an item, or an annotator's answers to it; a column a data field that the stages show, a column a question."""

import csv
import io
import re
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
                _cell(item.key),
                _cell(item.batch),
                item.state,
                len(item.annotations),
                "" if item.agreement is None else round(item.agreement, 6),
                origin,
                *(_cell(item.data.get(s)) for s in _sources(schema)),
                *(_cell((answers or {}).get(q.name)) for q in schema.questions),
            ]
        )
    return _lines(rows)


_OF_ONE = (
    "id",
    "key",
    "batch",
    "state",
    "annotator",
    "role",
    "created_at",
    "seconds",
    "origin",
    "schema_version",
    "guideline_version",
)


def head_of_people(schema: Schema) -> bytes:
    columns = [*_OF_ONE, *(f"data.{s}" for s in _sources(schema)), *(q.name for q in schema.questions)]
    return _lines([columns])


def write_of_people(schema: Schema, items: Iterable[LabeledItem], losses: Losses) -> bytes:
    """A row for what each annotator said, and one for what a reviewer settled; items without either have none."""
    rows = []
    for item in items:
        losses.add("earlier revisions", sum(len(a["revisions"]) - 1 for a in item.annotations))
        losses.add("items that nobody has labeled", int(not item.annotations and item.settled is None))
        given = [(a["annotator"], "annotator", a) for a in item.annotations]
        given += [(item.settled["by"], "reviewer", item.settled)] if item.settled else []
        for who, role, of in given:
            about = (of[name] for name in ("created_at", "seconds", "origin", "schema_version", "guideline_version"))
            rows.append(
                [
                    item.id,
                    _cell(item.key),
                    _cell(item.batch),
                    item.state,
                    _cell(who),
                    role,
                    *about,
                    *(_cell(item.data.get(s)) for s in _sources(schema)),
                    *(_cell(of["answers"].get(q.name)) for q in schema.questions),
                ]
            )
    return _lines(rows)


def _sources(schema: Schema) -> list[str]:
    return list(dict.fromkeys(s.source for s in schema.stages))


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    return value if isinstance(value, int | float) else orjson.dumps(value).decode()


def harmless(text: str) -> str:
    """A cell that no spreadsheet runs: one that it would run has ' before it."""
    return f"'{text}" if is_formula(text) else text


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run a cell: it begins with = + - @ or a control sign, quoted already or not, and is no number.

    Such a cell is written with ' before it, and read back without.
    """
    begin = text.lstrip("'")[:1]
    return begin in ("=", "+", "-", "@", "\t", "\r") and not _NUMBER.fullmatch(text)


_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


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

of_people = Format(
    "csv-annotators",
    "CSV — a row for each annotator of an item",
    "csv",
    "text/csv",
    stages=frozenset(),
    kinds=(),
    everybody=True,
    streamed=Streamed(head_of_people, write_of_people),
)
