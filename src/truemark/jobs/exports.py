"""The steps of an `export` job: items are written in parts, which are blobs, and joined at the end."""

import tempfile
from pathlib import Path

import orjson
from pydantic import Field

from truemark.formats import drive, export_named
from truemark.formats.format import Format
from truemark.formats.labeled import LabeledItem, Losses
from truemark.jobs.steps import Effect, Progress, commit
from truemark.schema import Schema
from truemark.store import jobs, media
from truemark.store.blobs import Blobs, content
from truemark.store.clock import later, now
from truemark.store.database import Database
from truemark.store.rows import Job
from truemark.store.states import JobState
from truemark.work import exporting
from truemark.work.asked import ExportAsked
from truemark.work.media import shows_files
from truemark.work.projects import load, schema_of

STEP = 10_000
KEPT = 30 * 86400.0  # seconds that an export's file is kept


class ExportProgress(Progress):
    """after: the last item's seq. parts, items: how many were written."""

    after: int = 0
    parts: int = 0
    items: int = 0
    lost: dict[str, int] = Field(default_factory=dict)


class Exports:
    heavy = True

    def __init__(self, database: Database, blobs: Blobs) -> None:
        self._database, self._blobs = database, blobs

    def step(self, row: Job) -> bool:
        asked = ExportAsked.model_validate_json(row.parameters)
        format = export_named(asked.format)
        progress = ExportProgress.model_validate_json(row.progress) if row.progress else ExportProgress()
        losses = Losses(progress.lost)
        names: dict[str, str] = {}
        with self._database.read() as connection:
            project = load(connection, row.project_id)
            schema = schema_of(connection, project)
            drive.check_fits(format, schema, asked.images, asked.splits is not None)
            pieces: list[LabeledItem] = []
            ended = False
            fields = () if format.streamed else shows_files(schema)
            for _ in range(STEP // exporting.RUN * 2):
                found, last = exporting.read_run(
                    connection, project.id, progress.after, names, fields, asked.filter, asked.splits
                )
                if last is None:
                    ended = True
                    break
                progress.after, progress.items = last, progress.items + len(found)
                pieces += found
        written = drive.part(format, schema, pieces, losses, not progress.parts)
        self._blobs.put(_part(row.id, progress.parts), written)
        progress.parts += 1
        progress.lost = losses.counted
        if not ended:
            return commit(self._database, row, progress, lambda _, p: Effect(p, True, {"done": p.items}))
        file = self._join(row, format, project.id, schema, progress, asked.images)
        result = {"items": progress.items, "lost": progress.lost, "file": file, "bytes": self._blobs.size(file)}
        changes = {"result": orjson.dumps(result).decode(), "done": progress.items, "kept_until": later(now(), KEPT)}
        more = commit(self._database, row, progress, lambda _, p: Effect(p, False, changes))
        self._delete_parts(row.id)
        if more and self._is_given_up(row.id):
            self._blobs.delete([file])
        return more

    def forget(self, job: str) -> None:
        """Nothing is held between two steps."""

    def clear(self, row: Job) -> None:
        self._delete_parts(row.id)
        if row.result:
            self._blobs.delete([orjson.loads(row.result)["file"]])

    def _join(
        self, row: Job, format: Format, project: str, schema: Schema, progress: ExportProgress, images: bool
    ) -> str:
        """Make the file of all parts and store it; gives its name."""
        parts = [_part(row.id, n) for n in range(progress.parts)]
        file = f"exports/{row.id}.{format.file_name(images)}"
        if drive.is_plain(format):
            self._blobs.concatenate(parts, file)
            return file

        def image(name: str) -> bytes | None:
            with self._database.read() as connection:
                found = media.by_names(connection, project, [name]).get(name)
            return content(self._blobs, found) if found else None

        losses = Losses(progress.lost)
        with tempfile.TemporaryDirectory(prefix="truemark-") as folder:
            target = Path(folder) / "export"
            wanted = image if images or format.media == "always" else None
            drive.finish(format, schema, (self._blobs.get(part) for part in parts), target, losses, wanted)
            with target.open("rb") as made:
                self._blobs.put(file, made)
        return file

    def _is_given_up(self, job: str) -> bool:
        """Whether nobody wants the file any more: the job was cancelled or deleted while it was made."""
        with self._database.read() as connection:
            current = jobs.get(connection, job)
        return current is None or current.state in (JobState.CANCELLED, JobState.DELETED)

    def _delete_parts(self, job: str) -> None:
        self._blobs.delete(list(self._blobs.names(f"exports/{job}/")))


def _part(job: str, number: int) -> str:
    return f"exports/{job}/{number:06d}"
