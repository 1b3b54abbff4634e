"""Schema versions: a change that keeps answers comparable is free; one that does not is refused, or carries them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.kinds.problem import Problem
from truemark.schema import Schema
from truemark.schema.versions import Carry, Change, breaks, carry_of, compares_alike, names_of
from truemark.store import annotations, items, jobs, projects, statistics
from truemark.store.annotations import event
from truemark.store.database import new_id
from truemark.store.rows import StoredAnswers
from truemark.work.answers import carried
from truemark.work.errors import Invalid
from truemark.work.permissions import Person
from truemark.work.projects import Project, load, schema_of


@dataclass(frozen=True, slots=True)
class Effect:
    """What a new schema does to the answers there are: answers, the number of annotations that it touches.

    kind: `breaks` is refused unless the manager says how to carry on; `renames`, `removes`, `starts-anew` and `keeps` are what
    he said. value: the label, option or attribute; None for the whole question. judgment: whether it can be kept.
    """

    question: str
    kind: str
    path: str
    message: str
    answers: int
    value: str | None = None
    judgment: bool = False


def effects(
    connection: Connection, project: Project, schema: Schema, changes: Mapping[str, Change]
) -> tuple[list[Effect], Carry]:
    """What a new schema would do, and how answers would be carried. Only what touches answers is listed. Raises Invalid."""
    old = schema_of(connection, project)
    if statistics.counts(connection, project.id).get("items"):
        _check_stages(old, schema)
    carry = carry_of(old, schema, changes)
    found = []
    for each in breaks(old, schema, changes):
        n = _uses(connection, project, each.question, each.value)
        if n:
            found.append(Effect(each.question, "breaks", each.path, each.message, n, each.value, each.judgment))
    for name, change in changes.items():
        found += _said(connection, project, name, change)
    return found, carry


def revise(
    connection: Connection, project: Project, schema: Schema, changes: Mapping[str, Change], by: Person, now: str
) -> Project:
    """A new version of the schema. Raises Invalid, naming what it would break, unless `changes` say how to carry it.

    Statistics of questions whose comparison changes are counted anew by a job.
    """
    found, carry = effects(connection, project, schema, changes)
    broken = [e for e in found if e.kind == "breaks"]
    old = schema_of(connection, project)
    if broken:
        raise Invalid(Problem(f"schema.{e.path}", f"{e.message} {_of(e.answers)}{_ways_out(old, e)}") for e in broken)
    answered = bool(statistics.counts(connection, project.id).get("answers"))
    epoch = project.epoch
    if answered and (carry.questions or not compares_alike(old, schema)):
        epoch += 1
    version = project.schema_version + 1
    document = orjson.dumps(schema.document()).decode()
    carries = orjson.dumps(carry.questions).decode() if carry.questions else None
    projects.add_schema(connection, project.id, version, document, by.id, now, carry=carries, epoch=epoch)
    projects.update(connection, project.id, {"schema_version": version})
    detail = orjson.dumps({"version": version, "changes": {n: c.model_dump() for n, c in changes.items()}}).decode()
    event(connection, "schema.revised", now, project=project.id, user=by.id, subject=project.id, detail=detail)
    if epoch != project.epoch:
        _ask_for_recount(connection, project.id, epoch, by, now)
    return load(connection, project.id)


def _ask_for_recount(connection: Connection, project: str, epoch: int, by: Person, now: str) -> None:
    total = items.count_uncounted(connection, project, epoch)
    if total:
        row = {"id": new_id(), "project_id": project, "kind": "statistics", "created_by": by.id, "created_at": now}
        jobs.insert(connection, row | {"parameters": "{}", "total": total})


def _check_stages(old: Schema, new: Schema) -> None:
    """A stage's source cannot change once items are there, nor what it is shown as."""
    missing = {s.source for s in new.stages} - {s.source for s in old.stages}
    if missing:
        raise Invalid.at("schema.stages", f"the items there are have no field {sorted(missing)[0]!r} to show")
    types = {s.source: s.type for s in old.stages}
    for place, stage in enumerate(new.stages):
        if types[stage.source] != stage.type:
            message = f"the items there are have a {types[stage.source]} in {stage.source!r}, which is not shown as {stage.type}"
            raise Invalid.at(f"schema.stages[{place}].type", message)


def _uses(connection: Connection, project: Project, question: str, value: str | None) -> int:
    """How many annotations that count use a label, option or attribute (`label.attribute`); None: the question at all."""
    asked = schema_of(connection, project).question(question)
    named = value is not None and asked is not None and value in (names_of(asked) or [])

    def uses(row: StoredAnswers) -> bool:
        answers = carried(connection, project, orjson.loads(row.answers), row.schema_version)
        return any(value is None or value in _names_in(v) for v in _listed(answers.get(question)))

    settled = sum(uses(row) for row in annotations.counting(connection, project.id, "settled"))
    if named:
        return settled + annotations.count_values(connection, project.id, question, str(value))
    return settled + sum(uses(row) for row in annotations.counting(connection, project.id, "annotators"))


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _names_in(value: Any) -> set[Any]:
    """What an answer (or one region of it) uses: an option, or a label and its attributes."""
    if not isinstance(value, Mapping):
        return {value}
    label = value.get("label")
    return {label, *(f"{label}.{name}" for name in value.get("attributes", {}))}


def _said(connection: Connection, project: Project, name: str, change: Change) -> list[Effect]:
    """What the manager asked for, with how much it touches."""
    path = f"changes.{name}"
    found = []
    for was, becomes in change.rename.items():
        n = _uses(connection, project, name, was)
        found.append(Effect(name, "renames", path, f"{was!r} becomes {becomes!r}", n, was))
    for gone in change.remove:
        n = _uses(connection, project, name, gone)
        found.append(Effect(name, "removes", path, f"{gone!r} is left out", n, gone))
    if change.to is not None:
        found.append(
            Effect(name, "renames", path, f"the question becomes {change.to!r}", _uses(connection, project, name, None))
        )
    if change.anew:
        message = "answers so far stay in the history and no longer count"
        found.append(Effect(name, "starts-anew", path, message, _uses(connection, project, name, None)))
    if change.keep:
        message = "answers so far count as they are"
        found.append(Effect(name, "keeps", path, message, _uses(connection, project, name, None)))
    return found


def _ways_out(old: Schema, each: Effect) -> str:
    """What can be said in `changes` of what a new schema breaks."""
    asked = old.question(each.question)
    if each.judgment:
        return "; say `keep` if the answers mean the same, or start the question `anew`"
    if each.value is not None and asked is not None and each.value in (names_of(asked) or []):
        return "; rename it, merge it into another, remove it, or start the question `anew`"
    return "; remove it, or start the question `anew`" if each.value is not None else "; start the question `anew`"


def _of(n: int) -> str:
    return "(1 annotation has it)" if n == 1 else f"({n} annotations have it)"
