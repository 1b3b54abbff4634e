"""Projects: a schema and a guideline, both versioned, and how many people label each item for how long."""

from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.kinds.problem import Problem, join
from truemark.schema import Schema, parse_schema, parse_schema_text
from truemark.schema.faults import reserved_keys
from truemark.store import projects, statistics
from truemark.store.annotations import event
from truemark.store.database import new_id
from truemark.store.queue import reset_cursors
from truemark.store.rows import Guideline, GuidelineVersion, PersonsProject, SchemaVersion
from truemark.store.rows import Project as Project  # the rules take it from here
from truemark.store.states import ItemState, Shelf
from truemark.work.errors import Invalid, NotFound
from truemark.work.permissions import Operation, Person, Role, may

MOST_OVERLAP = 100
LONGEST_DESCRIPTION = 2_000


def load(connection: Connection, id: str) -> Project:
    found = projects.get(connection, id)
    if found is None:
        raise NotFound("there is no such project")
    return found


def listed(connection: Connection, who: Person, shelf: Shelf, now: str) -> list[PersonsProject]:
    """The projects of a shelf that a person sees, newest first: for owners all. The trash shows what they may have back."""
    found = projects.listed(connection, who.id, who.owner, shelf, now)
    if shelf is not Shelf.TRASH:
        return found
    return [p for p in found if may(Role(p.role) if p.role else None, who.owner, Operation.DELETE_PROJECT)]


def guideline(connection: Connection, project: Project, version: int = 0) -> Guideline:
    """A version of the guideline; 0 is the current one. Raises NotFound."""
    found = projects.guideline(connection, project.id, version or project.guideline_version)
    if found is None:
        raise NotFound(f"the guideline has no version {version}")
    return found


def guideline_versions(connection: Connection, project: str) -> list[GuidelineVersion]:
    """Newest first."""
    return projects.guideline_versions(connection, project)


def schema_versions(connection: Connection, project: str) -> list[SchemaVersion]:
    """Newest first."""
    return projects.schema_versions(connection, project)


def schema_of(connection: Connection, project: Project, version: int | None = None) -> Schema:
    """The project's schema at a version; versions never change, so they are kept parsed."""
    version = project.schema_version if version is None else version
    cached = _parsed.get((project.id, version))
    if cached is None:
        document = projects.schema(connection, project.id, version)
        if document is None:
            raise NotFound(f"the project has no schema version {version}")
        cached = _parse(document)
        if len(_parsed) > 1000:
            _parsed.clear()
        _parsed[project.id, version] = cached
    return cached


_parsed: dict[tuple[str, int], Schema] = {}


def schema_text(connection: Connection, project: Project) -> str:
    """The project's schema as JSON text in its form of today, in which older names are new ones."""
    key = (project.id, project.schema_version)
    if key not in _texts:
        if len(_texts) > 1000:
            _texts.clear()
        _texts[key] = orjson.dumps(schema_of(connection, project).document()).decode()
    return _texts[key]


_texts: dict[tuple[str, int], str] = {}


@lru_cache(maxsize=256)
def _parse(document: str) -> Schema:
    return parse_schema(orjson.loads(document))


def read_schema(document: Any, path: str = "schema") -> Schema:
    """A schema given as an object, or as JSON or YAML text. Raises Invalid with the paths."""
    schema = parse_schema_text(document, path) if isinstance(document, str) else parse_schema(document, path)
    found = [Problem(join(path, place), message) for place, message in reserved_keys(schema)]
    if found:
        raise Invalid(found)
    return schema


def create(
    connection: Connection,
    *,
    name: str,
    schema: Schema,
    guideline: str,
    overlap: int,
    lease_minutes: float,
    by: Person,
    now: str,
    description: str = "",
) -> Project:
    """A new project with its first schema and guideline; its creator becomes a manager."""
    _check(name, overlap, lease_minutes, description)
    id = new_id()
    projects.insert(
        connection,
        {
            "id": id,
            "name": name.strip(),
            "description": description.strip(),
            "overlap": overlap,
            "lease_seconds": lease_minutes * 60,
            "created_by": by.id,
            "created_at": now,
        },
    )
    projects.add_schema(connection, id, 1, orjson.dumps(schema.document()).decode(), by.id, now)
    projects.add_guideline(connection, id, 1, guideline, "First version", by.id, now)
    projects.set_member(connection, id, by.id, Role.MANAGER, True, now)
    event(connection, "project.created", now, project=id, user=by.id, subject=id)
    return load(connection, id)


def change(
    connection: Connection,
    project: Project,
    *,
    name: str | None,
    overlap: int | None,
    lease_minutes: float | None,
    by: Person,
    now: str,
    description: str | None = None,
) -> Project:
    """Change settings. A new overlap opens or closes slots of every unsettled item."""
    _check(
        name if name is not None else project.name,
        overlap if overlap is not None else project.overlap,
        lease_minutes if lease_minutes is not None else project.lease_seconds / 60,
        description if description is not None else project.description,
    )
    texts = {"name": name, "description": description}
    changes: dict[str, Any] = {column: text.strip() for column, text in texts.items() if text is not None}
    if lease_minutes is not None:
        changes["lease_seconds"] = lease_minutes * 60
    if overlap is not None and overlap != project.overlap:
        changes["overlap"] = overlap
        projects.reslot(connection, project.id, overlap)
        reset_cursors(connection, project.id)
        was, new = statistics.counts(connection, project.id), projects.count_states(connection, project.id)
        statistics.count(connection, project.id, {s: new.get(s, 0) - was.get(s, 0) for s in ItemState})
    if changes:
        projects.update(connection, project.id, changes)
        event(
            connection,
            "project.changed",
            now,
            project=project.id,
            user=by.id,
            subject=project.id,
            detail=orjson.dumps(changes).decode(),
        )
    return load(connection, project.id)


def revise_guideline(connection: Connection, project: Project, body: str, note: str, by: Person, now: str) -> Project:
    """A new version of the guideline; `note` says what it changes."""
    current = projects.guideline(connection, project.id, project.guideline_version)
    if current is not None and current.text == body:
        raise Invalid.at("text", "is the same as the current version")
    version = project.guideline_version + 1
    projects.add_guideline(connection, project.id, version, body, note, by.id, now)
    projects.update(connection, project.id, {"guideline_version": version})
    event(connection, "guideline.revised", now, project=project.id, user=by.id, subject=project.id, detail=str(version))
    return load(connection, project.id)


def _check(name: str, overlap: int, lease_minutes: float, description: str) -> None:
    if not name.strip() or len(name) > 200:
        raise Invalid.at("name", "must have 1 to 200 characters")
    if len(description) > LONGEST_DESCRIPTION:
        raise Invalid.at("description", f"must have at most {LONGEST_DESCRIPTION} characters")
    if not 1 <= overlap <= MOST_OVERLAP:
        raise Invalid.at("settings.overlap", f"must be from 1 to {MOST_OVERLAP}, not {overlap}")
    if not 0 < lease_minutes <= 60 * 24 * 30:
        raise Invalid.at("settings.lease_minutes", "must be above 0 and at most 43200 (30 days)")
