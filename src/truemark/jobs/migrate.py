"""A project of another tool becomes a project here: schema, pictures, items, answers, and the people who gave them."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from truemark.formats.images import read_dataset
from truemark.formats.images.answers import schema_for
from truemark.formats.images.tree import ReadTree
from truemark.formats.labeled import Losses
from truemark.jobs import ingest
from truemark.jobs.answers import picture_path
from truemark.media.decode import SUFFIXES
from truemark.schema import Schema, parse_schema
from truemark.store.blobs import Blobs
from truemark.store.clock import now
from truemark.store.database import Database, new_id
from truemark.work import labelled_in, projects
from truemark.work.labelled_in import Report
from truemark.work.permissions import Person

RUN = 200


@dataclass(frozen=True, slots=True)
class Migrated:
    """project: the new one's id. files: pictures taken in. unread: what the source held that was not understood."""

    project: str
    files: int
    report: Report
    unread: dict[str, int]


def migrate_project(
    database: Database, blobs: Blobs, source: Path, format: str, name: str, who: Person, pictures: Path | None = None
) -> Migrated:
    """Read a whole project of another tool. source: a file, folder or zip; pictures: where its pictures are, if elsewhere.

    Raises Invalid for a file that cannot be read; then there is no project. Pictures that are missing or broken, and
    answers that do not fit, are in the report.
    """
    losses = Losses()
    dataset = read_dataset(source, format, losses)
    for picture in dataset.samples:
        picture.name = picture_path(picture.name)
    schema = parse_schema(schema_for(dataset))
    answered = Counter(p.name for p in dataset.samples if p.annotator)
    people = max(answered.values(), default=0)
    project = database.write(
        lambda c: projects.create(
            c,
            name=name,
            schema=schema,
            guideline="",
            overlap=max(1, people),
            lease_minutes=60,
            by=who,
            now=now(),
        )
    )
    report = Report()
    files = _take_pictures(
        database, blobs, project, schema, pictures or source, {p.name for p in dataset.samples}, report
    )
    key = new_id()
    with database.read() as connection:
        lasts = labelled_in.last_parts(connection, project)
    for place in range(0, len(dataset.samples), RUN):
        some = dataset.samples[place : place + RUN]
        database.write(
            lambda c, some=some, place=place: labelled_in.take_pictures(  # type: ignore[misc]
                c, project, schema, some, "annotators", who, report, f"{key}-{place}", now(), lasts
            )
        )
    return Migrated(project.id, files, report, losses.counted)


def _take_pictures(
    database: Database,
    blobs: Blobs,
    project: projects.Project,
    schema: Schema,
    place: Path,
    wanted: set[str],
    report: Report,
) -> int:
    """Bring in the pictures that the answers name, from a folder or archive; what is broken is in the report."""
    last = {w.rsplit("/", 1)[-1] for w in wanted}
    counted: dict[str, Any] = {"files": 0, "items": 0, "duplicates": 0, "refused": 0, "errors": []}
    with ReadTree(place) as tree:
        for name in tree.ending(*SUFFIXES):
            if picture_path(name) not in wanted and name.rsplit("/", 1)[-1] not in last:
                continue
            with tree.local(name) as file:
                taken = ingest.take_file(database, blobs, project.id, picture_path(name), file)
            if taken.fault is not None:
                report.refuse(name, taken.fault.problems[0].message)
                continue
            database.write(lambda c, t=taken: ingest.add(c, project, schema, [t], counted, None, items=False))  # type: ignore[misc]
    return int(counted["files"])
