"""A project's files: uploads received in parts, and which files the items show."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import orjson
from sqlalchemy import Connection

from truemark.media import FILED, STAGES, Facts, Files
from truemark.media.image import LONGEST_NAME
from truemark.schema import Schema
from truemark.store import media, remote
from truemark.store.database import new_id
from truemark.store.rows import File, Upload
from truemark.work.duplicates import Fingerprint
from truemark.work.errors import Conflict, Invalid, NotFound
from truemark.work.permissions import Person
from truemark.work.projects import Project

LARGEST = 50 * 1024**3


def begin_upload(connection: Connection, project: Project, who: Person, name: str, size: int, now: str) -> str:
    """A place for a file of `size` bytes; gives its id. Raises Invalid."""
    name = clean_name(name)
    if not 0 < size <= LARGEST:
        raise Invalid.at("Upload-Length", f"must be 1 to {LARGEST} bytes, not {size}")
    id = new_id()
    media.insert_upload(
        connection,
        {"id": id, "project_id": project.id, "user_id": who.id, "name": name, "size": size, "created_at": now},
    )
    return id


def own_upload(connection: Connection, id: str, who: Person) -> Upload:
    """Somebody's own upload. Raises NotFound, also for someone else's."""
    row = media.upload(connection, id)
    if row is None or row.user_id != who.id:
        raise NotFound("there is no such upload of yours")
    return row


def drop_upload(connection: Connection, id: str, who: Person) -> None:
    """Give one's own upload up."""
    media.delete_upload(connection, own_upload(connection, id, who).id)


def advance_upload(connection: Connection, id: str, at: int, by: int) -> bool:
    """Note that more was received; False when somebody else was faster, and nothing is noted."""
    return media.advance_upload(connection, id, at, by)


def get(connection: Connection, project: str, id: str) -> File:
    """A file of the project. Raises NotFound."""
    found = media.get(connection, project, id)
    if found is None:
        raise NotFound("there is no such file in this project")
    return found


def page(connection: Connection, project: str, after: str, limit: int) -> list[File]:
    """Files in order of their names."""
    return media.page(connection, project, after, limit)


def fingerprints(connection: Connection, project: str) -> list[Fingerprint]:
    """Of every file, in order of names."""
    found = []
    for row in media.facts(connection, project):
        prints = [f.get("fingerprint") for f in orjson.loads(row.facts).values()]
        found.append(Fingerprint(row.id, row.name, row.sha256, next((p for p in prints if p), None)))
    return found


def part_name(upload: str, at: int) -> str:
    """The blob of the part that starts at a byte."""
    return f"uploads/{upload}/{at:020d}"


def clean_name(name: str) -> str:
    """A relative path with `/` between its parts. Raises Invalid for one that is empty, too long or climbs upwards."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    kept = [p for p in parts if p not in ("/", ".")]
    if not kept or ".." in kept or len("/".join(kept)) > LONGEST_NAME or "\0" in name:
        raise Invalid.at("name", f"{name[:100]!r} is no relative path of 1 to {LONGEST_NAME} characters")
    return "/".join(kept)


def check_address(address: str) -> None:
    """Raises Invalid for an address of files that may not be read from here."""
    scheme = urlsplit(address).scheme
    if scheme in ("http", "https"):
        remote.check_web(address)
    elif scheme in remote.OBJECTS:
        remote.check_bucket(address)
    else:
        remote.allowed_folder(address)


def shows_files(schema: Schema) -> list[str]:
    """The fields of an item's data that name files."""
    return list(dict.fromkeys(s.source for s in schema.stages if STAGES[s.type].files))


def shown_data(schema: Schema, data: str) -> dict[str, Any]:
    """What the stages show of an item's data. data: JSON text."""
    fields = {stage.source for stage in schema.stages}
    return {name: value for name, value in orjson.loads(data).items() if name in fields}


def named_in(fields: Iterable[str], data: Mapping[str, Any]) -> list[str]:
    """The file names in these fields of an item's data, in order, none twice."""
    found: dict[str, None] = {}
    for field in fields:
        value = data.get(field)
        for name in [value] if isinstance(value, str) else value if isinstance(value, list) else ():
            if isinstance(name, str):
                found[name] = None
    return list(found)


def files_of(connection: Connection, project: str, schema: Schema, data: Mapping[str, Any]) -> Files:
    """What is known of the files that an item shows, by name."""
    fields = shows_files(schema)
    if not fields:
        return {}
    return {name: facts(row) for name, row in media.by_names(connection, project, named_in(fields, data)).items()}


def facts(file: File) -> Facts:
    """What each stage found out about a file."""
    found = orjson.loads(file.facts)
    return {stage: FILED[stage].facts(**found[stage]) for stage in found if stage in FILED}


def documents(
    connection: Connection, project: str, schema: Schema, data: Sequence[Mapping[str, Any] | str]
) -> list[dict[str, list[dict[str, Any]]]]:
    """The files that each of several items shows, by field. data: documents, or their JSON text."""
    fields = shows_files(schema)
    if not fields:
        return [{} for _ in data]
    read = [orjson.loads(d) if isinstance(d, str) else d for d in data]
    names = {name for d in read for name in named_in(fields, d)}
    rows = media.by_names(connection, project, sorted(names))
    return [{field: [document(rows[n]) for n in named_in([field], d) if n in rows] for field in fields} for d in read]


def document(row: File) -> dict[str, Any]:
    """What clients are told of a file: its name and type, and what its stages show of their facts."""
    told = {"id": row.id, "name": row.name, "type": row.type, "bytes": row.size}
    found = orjson.loads(row.facts)
    for stage, files in FILED.items():
        if stage in found:
            told |= {name: found[stage][name] for name in files.shown}
    return told


def ready_uploads(connection: Connection, project: Project, who: Person, ids: Sequence[str]) -> None:
    """Let uploads pass that are all there. Raises NotFound, Conflict for one that is not whole yet."""
    for id in ids:
        row = own_upload(connection, id, who)
        if row.project_id != project.id:
            raise NotFound("there is no such upload of yours")
        if row.received != row.size:
            raise Conflict(f"{row.name!r} is not whole yet: {row.received} of {row.size} bytes are there")
