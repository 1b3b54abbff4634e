"""Stored answers as they are read today: carried from the schema version they were made under to a later one."""

from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.kinds import FIELDS
from truemark.schema import Schema
from truemark.schema.document import FieldQuestion
from truemark.schema.versions import Carried, Carry
from truemark.store import projects
from truemark.store.rows import Annotation, StoredAnswers
from truemark.work.projects import Project, schema_of

_ways: dict[tuple[str, int, int], tuple[tuple[Carry, ...], frozenset[str]]] = {}
MOST_KEPT = 4_000


def read_answers(
    connection: Connection, project: Project, row: Annotation | StoredAnswers, version: int | None = None
) -> Carried:
    """An annotation's answers under a version of the schema (today's when left out), which is none before its own."""
    return carried(connection, project, orjson.loads(row.answers), row.schema_version, version)


def carried(
    connection: Connection, project: Project, answers: Mapping[str, Any], made: int, version: int | None = None
) -> Carried:
    """Answers made under version `made` as they are read under a later one."""
    to = project.schema_version if version is None else version
    read: Mapping[str, Any] = answers
    if made == to:
        return Carried(read)
    carries, unasked = _way(connection, project, made, to)
    for carry in carries:
        read = carry.apply(read)
    found = Carried(read)
    found.unasked = unasked
    return found


def _way(connection: Connection, project: Project, made: int, to: int) -> tuple[tuple[Carry, ...], frozenset[str]]:
    """The carries between two versions, and the questions that answers of the first were not asked. Versions never change."""
    key = (project.id, made, to)
    if key not in _ways:
        if len(_ways) > MOST_KEPT:
            _ways.clear()
        carries = tuple(
            Carry(orjson.loads(row.carry) if row.carry else {}) for row in projects.carries(connection, *key)
        )
        asked = {q.name for q in schema_of(connection, project, made).questions}
        for carry in carries:
            asked = carry.asked(list(asked))
        names = frozenset(q.name for q in schema_of(connection, project, to).questions)
        _ways[key] = (carries, names - asked)
    return _ways[key]


def index_of(schema: Schema, answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(question, value) pairs under which the item is found: options, numbers, and the labels of regions."""
    found = []
    for question in schema.questions:
        value = answers.get(question.name)
        if value in (None, []):
            continue
        if isinstance(question, FieldQuestion):
            found += [(question.name, v) for v in FIELDS[question.type].indexed(value)]
        else:
            found += [(question.name, region["label"]) for region in value if "label" in region]
    return found
