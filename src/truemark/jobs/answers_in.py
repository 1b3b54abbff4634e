"""The steps of an `answers` job: images that lie in the archive are taken in first, then the answers to them."""

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import orjson
from pydantic import Field
from sqlalchemy import Connection

from truemark.formats.images import read_dataset
from truemark.formats.images.dataset import Dataset, Sample
from truemark.formats.images.names import own_name
from truemark.formats.images.schema_for import clean_names, pad_points, schema_for
from truemark.formats.labeled import Losses
from truemark.jobs.files_in import SourceProgress, Sources
from truemark.jobs.ingest import ingest_file
from truemark.jobs.sources import Uploaded
from truemark.jobs.steps import Effect, commit
from truemark.media.decode import SUFFIXES
from truemark.schema import parse_schema
from truemark.store import media
from truemark.store.annotations import event
from truemark.store.blobs import Blobs
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.store.rows import Job
from truemark.work import accounts, labelled_in, projects, schemas
from truemark.work.asked import AnswersAsked
from truemark.work.ingested import Ingested, add_files
from truemark.work.media import clean_name
from truemark.work.projects import Project, load, schema_of
from truemark.work.report import ANSWERS, Report

RUN = 200
ONLY_NAMED = ("coco-panoptic", "masks")  # whose other PNGs are labels


class AnswersProgress(SourceProgress):
    """place: the sample that is next; -1 while images are taken in. files: what became of them."""

    place: int = -1
    files: Report = Field(default_factory=Report)
    report: Report = Field(default_factory=Report)


class AnswersIn:
    heavy = True

    def __init__(self, database: Database, blobs: Blobs, sources: Sources) -> None:
        self._database, self._blobs, self._sources = database, blobs, sources
        self._last_parts: dict[str, dict[str, list[str]]] = {}
        self._read: dict[str, tuple[Dataset, Losses]] = {}  # read already; after a crash it is read anew

    def step(self, row: Job) -> bool:
        asked = AnswersAsked.model_validate_json(row.parameters)
        progress = AnswersProgress.model_validate_json(row.progress) if row.progress else AnswersProgress()
        if asked.new_schema and row.progress is None:
            return self._schema(row, asked, progress)
        if progress.place < 0:
            return self._images(row, asked, progress)
        return self._answers(row, asked, progress)

    def forget(self, job: str) -> None:
        self._read.pop(job, None)
        self._last_parts.pop(job, None)
        self._sources.close(job)

    def clear(self, row: Job) -> None:
        for upload in AnswersAsked.model_validate_json(row.parameters).uploads:
            self._sources.delete(upload)

    def _schema(self, row: Job, asked: AnswersAsked, progress: AnswersProgress) -> bool:
        """Make the project's schema of what the file holds, and its overlap of how many answered one image."""
        dataset, _ = self._dataset(row, asked)
        schema = parse_schema(schema_for(dataset))
        answered = Counter(p.name for p in dataset.samples if p.annotator)

        def effect(connection: Connection, progress: AnswersProgress) -> Effect[AnswersProgress]:
            project = load(connection, row.project_id)
            by = accounts.get(connection, row.created_by or "")
            overlap = max([project.overlap, *answered.values()])
            projects.change(connection, project, name=None, overlap=overlap, lease_minutes=None, by=by, now=now())
            schemas.revise(connection, project, schema, {}, by, now())
            return Effect(progress, True)

        return commit(self._database, row, progress, effect)

    def _images(self, row: Job, asked: AnswersAsked, progress: AnswersProgress) -> bool:
        dataset, _ = self._dataset(row, asked)
        named = {p.file.path: p.name for p in dataset.samples if p.file is not None}

        def is_wanted(name: str) -> bool:
            return name in named or (asked.format not in ONLY_NAMED and name.lower().endswith(SUFFIXES))

        run = self._sources.read(row, progress, lambda: self._sources.upload(asked.uploads[0]), is_wanted)
        for each in run.read:
            if each.row:
                own = own_name(each.name)
                each.row["name"] = clean_name(named.get(each.name) or (each.name if own in named.values() else own))
        read = run.read
        if run.over:
            read = read + ingest_contents(self._database, self._blobs, row.project_id, dataset.samples)
            progress.place = 0

        def effect(connection: Connection, progress: AnswersProgress) -> Effect[AnswersProgress]:
            project = load(connection, row.project_id)
            schema = schema_of(connection, project)
            add_files(connection, project, schema, [r for r in read if r.row], progress.files, None, items=False)
            return Effect(progress, True)

        return commit(self._database, row, progress, effect)

    def _answers(self, row: Job, asked: AnswersAsked, progress: AnswersProgress) -> bool:
        dataset, unread = self._dataset(row, asked)
        place = progress.place
        some = dataset.samples[place : place + RUN]
        progress.place = place + len(some)
        over = progress.place >= len(dataset.samples)

        def effect(connection: Connection, progress: AnswersProgress) -> Effect[AnswersProgress]:
            project = load(connection, row.project_id)
            report = progress.report
            labelled_in.take_pictures(
                connection,
                project,
                schema_of(connection, project),
                some,
                asked.given_as,
                accounts.get(connection, row.created_by or ""),
                report,
                f"{row.id}-{place}",
                now(),
                self._lasts(connection, row.id, project),
            )
            if not over:
                return Effect(progress, True, {"total": len(dataset.samples), "done": progress.place})
            report.lose(unread.counted)
            report.places |= unread.places
            report.notes = list(unread.notes)
            report.files = progress.files.files
            media.delete_upload(connection, asked.uploads[0])
            who, n = row.created_by, str(report.pictures)
            event(connection, "answers.imported", now(), project=project.id, user=who, detail=n)
            return Effect(progress, False, {"result": orjson.dumps(report.document(ANSWERS)).decode()})

        more = commit(self._database, row, progress, effect)
        if over:
            self._sources.delete(asked.uploads[0])
        return more

    def _lasts(self, connection: Connection, job: str, project: Project) -> dict[str, list[str]]:
        if job not in self._last_parts:
            self._last_parts[job] = labelled_in.last_parts(connection, project)
        return self._last_parts[job]

    def _dataset(self, row: Job, asked: AnswersAsked) -> tuple[Dataset, Losses]:
        if row.id not in self._read:
            with self._database.read() as connection:
                upload = media.upload(connection, asked.uploads[0])
            if upload is None:
                raise FileNotFoundError(asked.uploads[0])
            whole = Uploaded(self._blobs, upload)
            place = whole.path.with_name(PurePosixPath(upload.name).name)
            whole.path.rename(place)
            losses = Losses()
            try:
                dataset = read_dataset(place, asked.format, losses, encoding=asked.encoding, shown=upload.name)
            finally:
                whole.close()
            if asked.new_schema:
                clean_names(dataset)
                pad_points(dataset)
            self._read[row.id] = (dataset, losses)
        return self._read[row.id]


def ingest_contents(database: Database, blobs: Blobs, project: str, samples: Sequence[Sample]) -> list[Ingested]:
    """Take in the images that lie within annotation files."""
    read = []
    for name, content in {s.name: s.content for s in samples if s.content is not None}.items():
        with tempfile.NamedTemporaryFile(suffix=PurePosixPath(name).suffix) as file:
            file.write(content)
            file.flush()
            read.append(ingest_file(database, blobs, project, name, Path(file.name)))
    return read
