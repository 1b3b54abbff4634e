"""Projects: settings, schema and guideline versions, members, progress, agreement."""

from typing import Any

from fastapi import APIRouter, Response
from pydantic import Field
from sqlalchemy import Connection

from truemark.api.caller import CallerDep, allowed, answer, fragment
from truemark.api.components import SchemaDocument
from truemark.api.wire import PROBLEMS, Wire
from truemark.kinds.problem import Invalid
from truemark.schema.templates import template_named
from truemark.store.clock import now
from truemark.store.states import Shelf
from truemark.work import dashboard, members, mine
from truemark.work import projects as rules
from truemark.work.permissions import Operation, Person, Role, permitted
from truemark.work.settings import require_creating

router = APIRouter(prefix="/projects", tags=["Projects"], responses=PROBLEMS)

_SCHEMA = {
    "stages": [{"name": "text", "type": "text", "source": "text"}],
    "questions": [
        {"name": "entities", "type": "regions", "stage": "text", "shapes": ["span"], "labels": ["person", "place"]},
        {"name": "topic", "type": "choice", "options": ["sport", "politics"], "required": True},
    ],
}


class Settings(Wire):
    """overlap: how many people label each item. lease_minutes: how long an item stays with whoever took it."""

    overlap: int = 1
    lease_minutes: float = 60


class NewProject(Wire):
    """schema: an object, or JSON or YAML text; or template: the name of one of GET /templates. guideline: Markdown."""

    name: str = Field(examples=["News"])
    schema_: dict[str, Any] | str | None = Field(default=None, alias="schema", examples=[_SCHEMA])
    template: str | None = None
    guideline: str = Field(default="", examples=["# How to label\n\nMark every person and place."])
    description: str = Field(default="", max_length=rules.LONGEST_DESCRIPTION)
    settings: Settings = Settings()


class ProjectChange(Wire):
    name: str | None = None
    description: str | None = None
    overlap: int | None = None
    lease_minutes: float | None = None


class Progress(Wire):
    """Items by state; answers given, of those wanted (items × overlap)."""

    items: int
    open: int
    labeled: int
    rework: int
    settled: int
    answers: int
    wanted: int


class ProjectOut(Wire):
    """archived_at: since when it can only be read; null for one that is worked on."""

    id: str
    name: str
    description: str
    archived_at: str | None
    schema_: SchemaDocument = Field(alias="schema")
    schema_version: int
    guideline_version: int
    settings: Settings
    role: Role | None
    may: list[Operation]
    progress: Progress
    created_at: str


class ProjectRow(Wire):
    """deleted_at, purge_at: since when it is in the trash, and from when on it is taken away for good. returned: how many
    items a reviewer sent back to the caller, which wait for them.
    """

    id: str
    name: str
    description: str
    archived_at: str | None
    deleted_at: str | None
    purge_at: str | None
    role: Role | None
    progress: Progress
    returned: int
    created_at: str


class Version(Wire):
    version: int
    note: str = ""
    created_at: str
    by: str | None


class GuidelineOut(Version):
    text: str


class GuidelineText(Wire):
    """note: what this version changes."""

    text: str
    note: str = ""


@router.get("", response_model=list[ProjectRow])
def list_projects(caller: CallerDep, shelf: Shelf = Shelf.ACTIVE) -> Response:
    """The projects that the caller is a member of; for owners all. `shelf`: those that are worked on, the archived ones, or
    the deleted ones that the caller may have back."""

    def work(connection: Connection, who: Person) -> list[dict[str, Any]]:
        return [
            {name: getattr(project, name) for name in ProjectRow.model_fields if name not in ("progress", "returned")}
            | {
                "progress": dashboard.progress(connection, project),
                "returned": mine.returned(connection, project.id, who),
            }
            for project in rules.listed(connection, who, shelf, now())
        ]

    return answer(caller.read(work))


@router.post("", response_model=ProjectOut, status_code=201)
def create_project(body: NewProject, caller: CallerDep) -> Response:
    """Create a project; the caller becomes its manager. A wrong schema is refused with the paths of what is wrong."""
    if (body.schema_ is None) == (body.template is None):
        raise Invalid.at("schema", "give a schema, or the name of a template; one of the two")
    given = body.schema_ if body.template is None else template_named(body.template).schema
    schema = rules.read_schema(given)

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        require_creating(connection, who)
        project = rules.create(
            connection,
            name=body.name,
            description=body.description,
            schema=schema,
            guideline=body.guideline,
            overlap=body.settings.overlap,
            lease_minutes=body.settings.lease_minutes,
            by=who,
            now=now(),
        )
        return project_document(connection, who, project)

    return answer(caller.write(work), 201)


@router.get("/{id}", response_model=ProjectOut)
def get_project(id: str, caller: CallerDep) -> Response:
    return answer(caller.read(lambda c, who: project_document(c, who, allowed(c, who, id, Operation.SEE_PROJECT))))


@router.patch("/{id}", response_model=ProjectOut)
def change_project(id: str, body: ProjectChange, caller: CallerDep) -> Response:
    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.EDIT_PROJECT)
        changed = rules.change(
            connection,
            project,
            name=body.name,
            description=body.description,
            overlap=body.overlap,
            lease_minutes=body.lease_minutes,
            by=who,
            now=now(),
        )
        return project_document(connection, who, changed)

    return answer(caller.write(work))


@router.get("/{id}/guidelines", response_model=list[Version])
def guideline_versions(id: str, caller: CallerDep) -> Response:
    def work(connection: Connection, who: Person) -> list[dict[str, Any]]:
        allowed(connection, who, id, Operation.SEE_PROJECT)
        return [
            {"version": v.version, "note": v.note, "created_at": v.created_at, "by": v.by}
            for v in rules.guideline_versions(connection, id)
        ]

    return answer(caller.read(work))


@router.get("/{id}/guidelines/{version}", response_model=GuidelineOut)
def get_guideline(id: str, version: int, caller: CallerDep) -> Response:
    """A version of the guideline; 0 is the current one."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.SEE_PROJECT)
        found = rules.guideline(connection, project, version)
        return {
            "version": found.version,
            "note": found.note,
            "text": found.text,
            "created_at": found.created_at,
            "by": found.by,
        }

    return answer(caller.read(work))


@router.post("/{id}/guidelines", response_model=Version, status_code=201)
def add_guideline(id: str, body: GuidelineText, caller: CallerDep) -> Response:
    if len(body.text) > 1_000_000:
        raise Invalid.at("text", "must be at most 1 000 000 characters")

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.EDIT_GUIDELINE)
        changed = rules.revise_guideline(connection, project, body.text, body.note, who, now())
        return {"version": changed.guideline_version, "note": body.note, "created_at": now(), "by": who.name}

    return answer(caller.write(work), 201)


def project_document(connection: Connection, who: Person, project: rules.Project) -> dict[str, Any]:
    role = members.role_of(connection, project.id, who)
    return {
        "id": project.id,
        "name": project.name,
        "description": project.description,
        "archived_at": project.archived_at,
        "schema": fragment(rules.schema_text(connection, project)),
        "schema_version": project.schema_version,
        "guideline_version": project.guideline_version,
        "settings": {"overlap": project.overlap, "lease_minutes": project.lease_seconds / 60},
        "role": role,
        "may": permitted(role, who.owner, project.archived_at is not None),
        "progress": dashboard.progress(connection, project),
        "created_at": project.created_at,
    }
