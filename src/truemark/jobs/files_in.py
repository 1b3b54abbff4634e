"""The steps of a `media` job: the files of uploads, or of addresses, are read and become the project's."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import orjson
from pydantic import Field
from sqlalchemy import Connection

from truemark.jobs.ingest import ingest_until
from truemark.jobs.sources import Found, RemoteSource, Source, Uploaded, ignored
from truemark.jobs.steps import Effect, Progress, commit
from truemark.kinds.problem import Invalid
from truemark.store import media
from truemark.store.annotations import event
from truemark.store.blobs import Blobs
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.store.rows import Job
from truemark.work.asked import FilesAsked
from truemark.work.ingested import Ingested, add_files
from truemark.work.projects import load, schema_of
from truemark.work.report import FILES, Report

BUDGET = 1.0  # seconds of work before progress is noted


class SourceProgress(Progress):
    """upload: which of the sources. member: which of its files is next, and part: of that one's preparation."""

    upload: int = 0
    member: int = 0
    part: int = 0


class FilesProgress(SourceProgress):
    report: Report = Field(default_factory=Report)


@dataclass(slots=True)
class Run:
    """Files that were read in one step. over: whether the source has no more."""

    read: list[Ingested]
    over: bool


class Sources:
    """Sources that are open, by job; after a crash they are opened anew."""

    def __init__(self, database: Database, blobs: Blobs, room: Callable[[Job], AbstractContextManager[None]]) -> None:
        """room: where heavy work is done; a file is fetched outside of it, for a slow server must not hold others up."""
        self._database, self._blobs, self._room = database, blobs, room
        self._open: dict[str, tuple[int, Source]] = {}

    def read(
        self,
        row: Job,
        progress: SourceProgress,
        open_: Callable[[], Source | None],
        wanted: Callable[[str], bool] = lambda name: True,
    ) -> Run:
        """The next files of the source at hand; moves the progress on. wanted: files of other names are passed over."""
        source = self._source(row.id, progress.upload, open_)
        if source is None:
            return Run([], True)
        run = Run([], False)
        ends = time.monotonic() + BUDGET
        try:
            for found in source.files(progress.member):
                if isinstance(found.path, Invalid):
                    run.read.append(Ingested(found.name, None, found.path))
                elif not ignored(found.name) and wanted(found.name):
                    made = self._ingest(row, found, found.path, progress.part)
                    if isinstance(made, int):
                        progress.member, progress.part = found.number, made
                        return run
                    run.read.append(made)
                progress.member, progress.part = found.number + 1, 0
                if time.monotonic() > ends:
                    return run
        except Invalid as fault:
            run.read.append(Ingested(getattr(source, "name", "the address"), None, fault))
        run.over = True
        self.close(row.id)
        return run

    def _ingest(self, row: Job, found: Found, path: Path, part: int) -> Ingested | int:
        with self._room(row):
            return ingest_until(
                self._database, self._blobs, row.project_id, found.name, path, found.address, part, BUDGET
            )

    def total(self, job: str) -> int | None:
        """How many files the open source has, where that is known."""
        return self._open[job][1].total if job in self._open else None

    def close(self, job: str) -> None:
        """Give a job's open source back."""
        found = self._open.pop(job, None)
        if found is not None:
            found[1].close()

    def upload(self, id: str) -> Source | None:
        """An upload put together; None for one that is not there."""
        with self._database.read() as connection:
            row = media.upload(connection, id)
        return Uploaded(self._blobs, row) if row is not None else None

    def delete(self, upload: str) -> None:
        """Delete an upload's parts."""
        self._blobs.delete(list(self._blobs.names(f"uploads/{upload}")))

    def _source(self, job: str, number: int, open_: Callable[[], Source | None]) -> Source | None:
        held = self._open.get(job)
        if held is not None and held[0] == number:
            return held[1]
        self.close(job)
        made = open_()
        if made is not None:
            self._open[job] = (number, made)
        return made


class FilesIn:
    heavy = False  # but for what is done with each file: see Sources

    def __init__(self, database: Database, sources: Sources) -> None:
        self._database, self._sources = database, sources

    def step(self, row: Job) -> bool:
        asked = FilesAsked.model_validate_json(row.parameters)
        progress = FilesProgress.model_validate_json(row.progress) if row.progress else FilesProgress()
        places = asked.addresses or asked.uploads
        place = places[progress.upload]

        def source() -> Source | None:
            if asked.addresses:
                return RemoteSource(place, asked.pattern, asked.copied)
            return self._sources.upload(place)

        run = self._sources.read(row, progress, source)
        total = self._sources.total(row.id)
        alone = len(places) == 1 and (total is not None or bool(asked.addresses))
        done = {"done": progress.member, "total": total or row.total} if alone else {}
        if run.over:
            progress.upload, progress.member = progress.upload + 1, 0
        if not alone:
            done = {"done": progress.upload, "total": len(places)}
        ended = progress.upload == len(places)

        def effect(connection: Connection, progress: FilesProgress) -> Effect[FilesProgress]:
            project = load(connection, row.project_id)
            schema = schema_of(connection, project)
            add_files(connection, project, schema, run.read, progress.report, asked.batch, asked.items)
            if run.over and not asked.addresses:
                media.delete_upload(connection, place)
            if not ended:
                return Effect(progress, True, done)
            who, n = row.created_by, str(progress.report.files)
            event(connection, "media.taken", now(), project=project.id, user=who, subject=row.id, detail=n)
            result = orjson.dumps(progress.report.document(FILES)).decode()
            return Effect(progress, False, done | {"result": result})

        more = commit(self._database, row, progress, effect)
        if run.over and not asked.addresses:
            self._sources.delete(place)
        return more

    def forget(self, job: str) -> None:
        self._sources.close(job)

    def clear(self, row: Job) -> None:
        for upload in FilesAsked.model_validate_json(row.parameters).uploads:
            self._sources.delete(upload)
