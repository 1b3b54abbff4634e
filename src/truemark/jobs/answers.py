"""The steps of an `answers` job: pictures that lie in the archive are taken in first, then the answers to them."""

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.formats.images import read_dataset
from truemark.formats.images.dataset import Dataset, Sample
from truemark.formats.images.names import own_name
from truemark.formats.images.schema_for import clean_names, pad_points, schema_for
from truemark.formats.labeled import Losses
from truemark.jobs import ingest
from truemark.jobs.ingest import Ingest, Taken, Uploaded
from truemark.jobs.steps import Effect, Progress, commit
from truemark.media.decode import SUFFIXES
from truemark.schema import parse_schema
from truemark.store import media
from truemark.store.annotations import event
from truemark.store.blobs import Blobs
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.store.rows import Job
from truemark.work import accounts, labelled_in, projects, schemas
from truemark.work.media import clean_name
from truemark.work.projects import Project, load, schema_of

RUN = 200
ONLY_NAMED = ("coco-panoptic", "masks")  # whose other PNGs are labels


class AnswersIn:
    """Parameters: upload, format, as, schema. Progress: member, place, reports."""

    def __init__(self, database: Database, blobs: Blobs, files: Ingest) -> None:
        self.database, self.blobs, self._files = database, blobs, files
        self._last_parts: dict[str, dict[str, list[str]]] = {}
        self._read: dict[str, tuple[Dataset, Losses]] = {}  # read already; after a crash it is read anew

    def step(self, row: Job) -> bool:
        """Do the next part; False when the job is over."""
        wanted = orjson.loads(row.parameters)
        progress: dict[str, Any] = (
            orjson.loads(row.progress)
            if row.progress
            else {
                "upload": 0,
                "member": 0,
                "place": -1,
                "files": {"files": 0, "items": 0, "duplicates": 0, "refused": 0, "errors": []},
                "report": labelled_in.Report().document(),
            }
        )
        if wanted["schema"] and row.progress is None:
            return self._schema(row, wanted, progress)
        if progress["place"] < 0:
            return self._pictures(row, wanted, progress)
        return self._answers(row, wanted, progress)

    def _schema(self, row: Job, wanted: dict[str, Any], progress: dict[str, Any]) -> bool:
        """Make the project's schema of what the file holds, and its overlap of how many answered one picture."""
        dataset, _ = self._dataset(row, wanted)
        schema = parse_schema(schema_for(dataset))
        answered = Counter(p.name for p in dataset.samples if p.annotator)

        def effect(connection: Connection, progress: Progress) -> Effect:
            project = load(connection, row.project_id)
            by = accounts.get(connection, row.created_by or "")
            overlap = max([project.overlap, *answered.values()])
            projects.change(connection, project, name=None, overlap=overlap, lease_minutes=None, by=by, now=now())
            schemas.revise(connection, project, schema, {}, by, now())
            return Effect(progress, True)

        return commit(self.database, row, progress, effect)

    def _pictures(self, row: Job, wanted: dict[str, Any], progress: dict[str, Any]) -> bool:
        dataset, _ = self._dataset(row, wanted)
        named = {p.file.path: p.name for p in dataset.samples if p.file is not None}

        def is_wanted(name: str) -> bool:
            return name in named or (wanted["format"] not in ONLY_NAMED and name.lower().endswith(SUFFIXES))

        taken, over = self._files.read(row, progress, is_wanted)
        for each in taken:
            if each.row:
                own = own_name(each.name)
                each.row["name"] = clean_name(named.get(each.name) or (each.name if own in named.values() else own))
        if over:
            taken += take_contents(self.database, self.blobs, row.project_id, dataset.samples)
        if over:
            progress["place"] = 0

        def effect(connection: Connection, progress: Progress) -> Effect:
            project = load(connection, row.project_id)
            schema = schema_of(connection, project)
            ingest.add(connection, project, schema, [t for t in taken if t.row], progress["files"], None, items=False)
            return Effect(progress, True)

        return commit(self.database, row, progress, effect)

    def _answers(self, row: Job, wanted: dict[str, Any], progress: dict[str, Any]) -> bool:
        dataset, unread = self._dataset(row, wanted)
        place = progress["place"]
        some = dataset.samples[place : place + RUN]
        progress["place"] = place + len(some)
        over = progress["place"] >= len(dataset.samples)

        def effect(connection: Connection, progress: Progress) -> Effect:
            project = load(connection, row.project_id)
            report = labelled_in.Report(**progress["report"])
            by = accounts.get(connection, row.created_by or "")
            labelled_in.take_pictures(
                connection,
                project,
                schema_of(connection, project),
                some,
                wanted["as"],
                by,
                report,
                f"{row.id}-{place}",
                now(),
                self._lasts(connection, row.id, project),
            )
            progress["report"] = report.document()
            if over:
                for what, n in unread.counted.items():
                    report.lost[what] = report.lost.get(what, 0) + n
                report.places |= unread.places
                report.notes = unread.notes
                result = report.document() | {"files": progress["files"]["files"]}
                media.delete_upload(connection, wanted["uploads"][0])
                detail = str(report.pictures)
                event(connection, "answers.imported", now(), project=project.id, user=row.created_by, detail=detail)
                return Effect(progress, False, {"result": orjson.dumps(result).decode()})
            return Effect(progress, True, {"total": len(dataset.samples), "done": progress["place"]})

        more = commit(self.database, row, progress, effect)
        if over:
            self.forget(row.id)
            self._files.forget(wanted["uploads"][0])
        return more

    def _lasts(self, connection: Connection, job: str, project: Project) -> dict[str, list[str]]:
        if job not in self._last_parts:
            self._last_parts[job] = labelled_in.last_parts(connection, project)
        return self._last_parts[job]

    def forget(self, job: str) -> None:
        """Give back what was read for a job."""
        self._read.pop(job, None)
        self._last_parts.pop(job, None)

    def _dataset(self, row: Job, wanted: dict[str, Any]) -> tuple[Dataset, Losses]:
        if row.id not in self._read:
            with self.database.read() as connection:
                upload = media.upload(connection, wanted["uploads"][0])
            if upload is None:
                raise FileNotFoundError(wanted["uploads"][0])
            whole = Uploaded(self.blobs, upload)
            place = whole.path.with_name(PurePosixPath(upload.name).name)
            whole.path.rename(place)
            losses = Losses()
            try:
                dataset = read_dataset(
                    place, wanted["format"], losses, encoding=wanted.get("encoding"), shown=upload.name
                )
            finally:
                whole.close()
            if wanted["schema"]:
                clean_names(dataset)
                pad_points(dataset)
            self._read[row.id] = (dataset, losses)
        return self._read[row.id]


def take_contents(database: Database, blobs: Blobs, project: str, samples: Sequence[Sample]) -> list[Taken]:
    """Take in the images that lie within annotation files."""
    taken = []
    for name, content in {s.name: s.content for s in samples if s.content is not None}.items():
        with tempfile.NamedTemporaryFile(suffix=PurePosixPath(name).suffix) as file:
            file.write(content)
            file.flush()
            taken.append(ingest.take_file(database, blobs, project, name, Path(file.name)))
    return taken
