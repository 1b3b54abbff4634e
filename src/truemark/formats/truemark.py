"""Truemark JSON Lines: lossless, one item a line, with every revision, who, when, under which schema and guideline."""

from collections.abc import Iterable

import orjson

from truemark.formats.format import Format, Streamed
from truemark.formats.labeled import LabeledItem, Losses
from truemark.schema import Schema


def head(schema: Schema) -> bytes:
    return b""


def write(schema: Schema, items: Iterable[LabeledItem], losses: Losses) -> bytes:
    return b"".join(
        orjson.dumps(
            {
                "id": i.id,
                "key": i.key,
                "data": i.data,
                "meta": i.meta,
                "batch": i.batch,
                "priority": i.priority,
                "state": i.state,
                "agreement": i.agreement,
                "created_at": i.created_at,
                "annotations": i.annotations,
                "settled": i.settled,
                "adjudications": i.adjudications,
                **({"split": i.split} if i.split else {}),
            },
            option=orjson.OPT_APPEND_NEWLINE,
        )
        for i in items
    )


format = Format(
    "truemark",
    "Truemark JSON Lines — everything, every revision",
    "jsonl",
    "application/jsonl",
    stages=frozenset(),
    kinds=(),
    everybody=True,
    splits=True,
    streamed=Streamed(head, write),
)
