"""Schemas: checking, revising with what it does to answers, and every version there was."""

from dataclasses import asdict
from typing import Any, Literal

from fastapi import APIRouter, Response
from pydantic import Field
from sqlalchemy import Connection

from truemark.api.caller import CallerDep, allowed, answer
from truemark.api.components import SchemaDocument
from truemark.api.projects import ProjectOut, Version, project_document
from truemark.api.wire import PROBLEMS, Wire
from truemark.schema.versions import Change
from truemark.store.clock import now
from truemark.work import projects as rules
from truemark.work import schemas
from truemark.work.permissions import Operation, Person

router = APIRouter(prefix="/projects", tags=["Projects"], responses=PROBLEMS)


class SchemaText(Wire):
    """schema: an object, or JSON or YAML text."""

    schema_: dict[str, Any] | str = Field(alias="schema")


class SchemaRevision(SchemaText):
    """changes: by question, how answers that do not fit its new form are carried on."""

    changes: dict[str, Change] = {}


class SchemaEffect(Wire):
    """kind: breaks (refused as it stands), renames, removes, starts-anew, keeps. answers: how many annotations it touches.

    judgment: whether a person can say that the answers mean the same (`keep`)."""

    question: str
    kind: Literal["breaks", "renames", "removes", "starts-anew", "keeps"]
    path: str
    message: str
    answers: int
    value: str | None
    judgment: bool


class SchemaEffects(Wire):
    """free: whether the schema can be stored with these changes."""

    free: bool
    effects: list[SchemaEffect]


class SchemaOut(Wire):
    schema_: SchemaDocument = Field(alias="schema")
    version: int


@router.post("/check-schema", response_model=SchemaOut)
def check_schema(body: SchemaText, caller: CallerDep) -> Response:
    """Judge a schema without storing it: the document in its full form, or where it is wrong."""
    caller.read(lambda _, who: who)
    return answer({"schema": rules.read_schema(body.schema_).document(), "version": 0})


@router.put("/{id}/schema", response_model=ProjectOut)
def put_schema(id: str, body: SchemaRevision, caller: CallerDep) -> Response:
    """Store a new version of the schema; what was annotated keeps the version it was made under.

    A change that answers cannot follow is refused with what it would break, unless `changes` say how they are carried.
    """
    schema = rules.read_schema(body.schema_)

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.EDIT_PROJECT)
        return project_document(connection, who, schemas.revise(connection, project, schema, body.changes, who, now()))

    return answer(caller.write(work))


@router.post("/{id}/schema/preview", response_model=SchemaEffects)
def preview_schema(id: str, body: SchemaRevision, caller: CallerDep) -> Response:
    """What a new schema would do to the answers there are, before it is stored; each effect with how many it touches."""
    schema = rules.read_schema(body.schema_)

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.EDIT_PROJECT)
        found, _ = schemas.effects(connection, project, schema, body.changes)
        return {"free": not any(e.kind == "breaks" for e in found), "effects": [asdict(e) for e in found]}

    return answer(caller.read(work))


@router.get("/{id}/schemas", response_model=list[Version])
def schema_versions(id: str, caller: CallerDep) -> Response:
    def work(connection: Connection, who: Person) -> list[dict[str, Any]]:
        allowed(connection, who, id, Operation.SEE_PROJECT)
        return [
            {"version": v.version, "note": "", "created_at": v.created_at, "by": v.by}
            for v in rules.schema_versions(connection, id)
        ]

    return answer(caller.read(work))


@router.get("/{id}/schemas/{version}", response_model=SchemaOut)
def get_schema(id: str, version: int, caller: CallerDep) -> Response:
    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.SEE_PROJECT)
        return {"schema": rules.schema_of(connection, project, version).document(), "version": version}

    return answer(caller.read(work))
