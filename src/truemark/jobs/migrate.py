"""A project of another tool becomes a project here: schema, pictures, items, answers, and the people who gave them."""

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from truemark.formats.images import read_dataset
from truemark.formats.images.dataset import Sample
from truemark.formats.images.schema_for import schema_for
from truemark.formats.labeled import Losses
from truemark.jobs.answers_in import ingest_contents
from truemark.jobs.ingest import ingest_file
from truemark.kinds.problem import Invalid
from truemark.schema import Schema, parse_schema
from truemark.store.blobs import Blobs
from truemark.store.clock import now
from truemark.store.database import Database, new_id
from truemark.work import labelled_in, projects
from truemark.work.ingested import Ingested, add_files
from truemark.work.permissions import Person
from truemark.work.report import Report

RUN = 200


@dataclass(frozen=True, slots=True)
class Migrated:
    """project: the new one's id. files: pictures taken in. unread: what the source held that was not understood."""

    project: str
    files: int
    report: Report
    unread: dict[str, int]


def migrate_project(
    database: Database,
    blobs: Blobs,
    source: Path,
    format: str,
    name: str,
    who: Person,
    images: Path | None = None,
    encoding: str | None = None,
) -> Migrated:
    """Read a whole project of another tool. source: a file, folder or zip; images: where its images are, if elsewhere.

    Raises Invalid for a file that cannot be read, or none of whose images is there; then there is no project. Images that
    are missing or broken, and answers that do not fit, are in the report.
    """
    losses = Losses()
    dataset = read_dataset(source, format, losses, images, encoding)
    if not any(s.file or s.content or s.text is not None for s in dataset.samples):
        message = f"none of its {len(dataset.samples)} images is there, such as {dataset.samples[0].name!r}"
        raise Invalid.at(str(source), f"{message}; say where they are (--images)")
    schema = parse_schema(schema_for(dataset, losses=losses))
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
    files = _take_images(database, blobs, project, schema, dataset.samples, report)
    key = new_id()
    with database.read() as connection:
        lasts = labelled_in.last_parts(connection, project)
    for place in range(0, len(dataset.samples), RUN):
        some = dataset.samples[place : place + RUN]
        report = database.write(partial(_take, project, schema, some, who, report, f"{key}-{place}", lasts))
    report.places |= losses.places
    report.notes += losses.notes
    return Migrated(project.id, files, report, losses.counted)


def _take(
    project: projects.Project,
    schema: Schema,
    some: Sequence[Sample],
    who: Person,
    report: Report,
    key: str,
    lasts: dict[str, list[str]],
    connection: Connection,
) -> Report:
    """The report with these answers in it; a transaction that is tried again begins with the report as it was."""
    counted = deepcopy(report)
    labelled_in.take_pictures(connection, project, schema, some, "annotators", who, counted, key, now(), lasts)
    return counted


def _add(project: projects.Project, schema: Schema, read: Ingested, counted: Report, connection: Connection) -> Report:
    found = deepcopy(counted)
    add_files(connection, project, schema, [read], found, None, items=False)
    return found


def _take_images(
    database: Database,
    blobs: Blobs,
    project: projects.Project,
    schema: Schema,
    samples: Sequence[Sample],
    report: Report,
) -> int:
    """Bring in the images that the answers name; what is broken is in the report."""
    counted = Report()

    def add(read: Ingested) -> Report:
        if read.fault is not None:
            report.refuse(read.name, read.fault.problems[0].message)
            return counted
        return database.write(partial(_add, project, schema, read, counted))

    for name, found in {s.name: s.file for s in samples if s.file is not None}.items():
        with found.local() as file:
            counted = add(ingest_file(database, blobs, project.id, name, file))
    for read in ingest_contents(database, blobs, project.id, samples):
        counted = add(read)
    return counted.files
