"""Reading files: each is judged by the stages that may show it, kept by content, and prepared for looking at it."""

import hashlib
import time
from dataclasses import asdict
from pathlib import Path

import orjson

from truemark.kinds.problem import Invalid
from truemark.media import FILED, Facts
from truemark.media.files import probe
from truemark.store import media
from truemark.store.blobs import Blobs
from truemark.store.clock import now
from truemark.store.database import Database, new_id
from truemark.work.ingested import Ingested
from truemark.work.media import clean_name


def ingest_file(
    database: Database, blobs: Blobs, project: str, name: str, path: Path, address: str | None = None
) -> Ingested:
    """Judge a file and keep it with its previews. Raises nothing: what is wrong is in the answer.

    Blobs are named by content: what a crash left half done is simply done again. address: where the file lies, when
    it is to stay there and not be copied.
    """
    made = ingest_until(database, blobs, project, name, path, address, 0, float("inf"))
    assert isinstance(made, Ingested)
    return made


def ingest_until(
    database: Database,
    blobs: Blobs,
    project: str,
    name: str,
    path: Path,
    address: str | None,
    part: int,
    seconds: float,
) -> Ingested | int:
    """As `ingest_file`, but gives the part to go on with when its preparation took longer and there is more to do.

    part: which part of the preparation comes next, such as a page.
    """
    try:
        name = clean_name(name)
        type, facts = probe(FILED, path, name)
    except Invalid as fault:
        return Ingested(name, None, fault)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    with database.read() as connection:
        known = media.has_content(connection, sha256)
    if not known:
        following = _prepare(blobs, path, sha256, facts, part, time.monotonic() + seconds)
        if following is not None:
            return following
    if address is None:
        with path.open("rb") as file:
            blobs.put(f"media/{sha256}", file)
    row = {
        "id": new_id(),
        "project_id": project,
        "name": name,
        "sha256": sha256,
        "size": path.stat().st_size,
        "type": type,
        "facts": orjson.dumps({stage: asdict(found) for stage, found in facts.items()}).decode(),
        "address": address,
        "created_at": now(),
    }
    return Ingested(name, row, None)


def _prepare(blobs: Blobs, path: Path, sha256: str, facts: Facts, part: int, ends: float) -> int | None:
    """Store a file's previews, part by part over all its stages; gives the part to go on with when the time is over."""
    parts = [(stage, own) for stage, found in facts.items() for own in range(FILED[stage].parts(found))]
    for at in range(part, len(parts)):
        stage, own = parts[at]
        for preview in FILED[stage].previews(path, sha256, facts[stage], own):
            blobs.put(preview.name, preview.content)
        if time.monotonic() > ends and at + 1 < len(parts):
            return at + 1
    return None
