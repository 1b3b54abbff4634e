"""The steps of each job. A step's effect and its progress are one transaction, so a repeated step adds nothing."""

import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.formats import drive, export_named
from truemark.formats.format import Format
from truemark.formats.labeled import LabeledItem, Losses
from truemark.formats.rows import read_rows
from truemark.jobs import copying, ingest
from truemark.jobs.answers import AnswersIn
from truemark.jobs.ingest import Ingest
from truemark.jobs.reading import Reading
from truemark.jobs.steps import Effect, Progress, commit
from truemark.kinds.problem import Invalid
from truemark.schema import Schema
from truemark.store import jobs, media
from truemark.store.annotations import event
from truemark.store.blobs import Blobs, content
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.store.rows import Job
from truemark.store.states import UNFINISHED, JobState
from truemark.work import agreement, exporting, importing
from truemark.work.media import shows_files
from truemark.work.projects import load, schema_of

STEP = 10_000
RECOUNT = 200  # items a transaction


class Runner:
    """Runs the jobs of a workspace, step by step."""

    def __init__(self, database: Database, blobs: Blobs) -> None:
        self.database, self.blobs = database, blobs
        self._ingest = Ingest(database, blobs)
        self._answers = AnswersIn(database, blobs, self._ingest)
        self._reading: dict[str, Reading] = {}  # where a file is open; after a crash it is opened anew

    def step(self, job: str) -> bool:
        """Do the next part of a job; False when it is over. Whatever goes wrong for good ends it as failed."""
        with self.database.read() as connection:
            row = jobs.get(connection, job)
        if row is None or row.state not in UNFINISHED:
            return False
        try:
            steps = {
                "import": self._import_step,
                "export": self._export_step,
                "media": self._media_step,
                "answers": self._answers.step,
                "statistics": self._statistics_step,
                "copy": self._copy_step,
            }
            return steps[row.kind](row)
        except Invalid as fault:
            self._fail(job, str(fault), [{"path": p.path, "message": p.message} for p in fault.problems])
        except FileNotFoundError:
            self._fail(job, "the uploaded file is gone", [])
        return False

    def forget(self, job: str) -> None:
        """Give back the memory and files of a job that failed."""
        with self.database.read() as connection:
            row = jobs.get(connection, job)
        self._reading.pop(job, None)
        self._answers.forget(job)
        for upload in orjson.loads(row.parameters).get("uploads", []) if row is not None else []:
            self._ingest.forget(upload)

    def _fail(self, job: str, message: str, errors: list[dict[str, Any]]) -> None:
        self.database.write(
            lambda c: jobs.update(
                c,
                job,
                now(),
                state=JobState.FAILED,
                error=message[:2000],
                result=orjson.dumps({"errors": errors[:1000]}).decode(),
            )
        )
        self.forget(job)

    def _import_step(self, row: Job) -> bool:
        """Parameters: blob, format, batch, all_or_nothing. Progress: line, offset, whether judged, and the report."""
        wanted = orjson.loads(row.parameters)
        progress: dict[str, Any] = (
            orjson.loads(row.progress)
            if row.progress
            else {"line": 0, "offset": 0, "judging": wanted["all_or_nothing"], "report": importing.Report().document()}
        )
        with self.database.read() as connection:
            project = load(connection, row.project_id)
            schema = schema_of(connection, project)
        report = importing.Report(**progress["report"])
        reading = self._reading.pop(row.id, None)
        if reading is None or not reading.goes_on(schema, progress["line"]):
            rows = read_rows(
                self.blobs.reader(wanted["blob"]),
                wanted["format"],
                schema.stages[0].source,
                progress["line"],
                progress["offset"],
                wanted.get("encoding"),
                report.assume,
            )
            reading = Reading(schema, rows, wanted["batch"], progress["line"], STEP)
        judged = reading.take()
        with self.database.read() as connection:
            importing.resolve(connection, project, judged)
        over = len(judged) < STEP
        if progress["judging"]:
            report.refuse_all(judged.bad)
            if over and report.refused:
                raise importing.refusal(report)
        if judged.last:
            progress["line"], progress["offset"] = judged.last[0], judged.last[1] or 0
        if not over:
            reading.read_on()
            self._reading[row.id] = reading

        def effect(connection: Connection, progress: Progress) -> Effect:
            if progress["judging"]:
                again = {"line": 0, "offset": 0, "judging": False} if over else {}
                return Effect(progress | again | {"report": report.document()}, True)
            added = importing.Report(**deepcopy(report.document()))
            importing.add(connection, project, judged, added, now())
            changes: dict[str, Any] = {"done": progress["offset"] or progress["line"]}
            if over:
                changes = {"result": orjson.dumps(added.document()).decode(), "done": row.total or progress["line"]}
                who, n = row.created_by, str(added.imported)
                event(connection, "items.imported", now(), project=project.id, user=who, subject=row.id, detail=n)
            return Effect(progress | {"report": added.document()}, not over, changes)

        more = commit(self.database, row, progress, effect, durable=over)
        if not more:
            self.blobs.delete([wanted["blob"]])
        return more

    def _copy_step(self, row: Job) -> bool:
        return copying.step(self.database, row)

    def _statistics_step(self, row: Job) -> bool:
        """Count items anew whose part of the sums is of another way of comparing; what is done is seen by the items."""

        def write(connection: Connection) -> bool:
            current = jobs.get(connection, row.id)
            if current is None or current.state not in UNFINISHED:
                return False
            n = agreement.recount(connection, load(connection, row.project_id), RECOUNT)
            state = JobState.RUNNING if n == RECOUNT else JobState.DONE
            result = {} if state is JobState.RUNNING else {"result": orjson.dumps({"items": current.done + n}).decode()}
            jobs.update(connection, row.id, now(), state=state, done=current.done + n, **result)
            return state is JobState.RUNNING

        return self.database.write(write)

    def _media_step(self, row: Job) -> bool:
        """Parameters: uploads, or addresses with pattern and copy; batch, items.

        Progress: which of them, which of its members is next, and the report.
        """
        wanted = orjson.loads(row.parameters)
        progress: dict[str, Any] = (
            orjson.loads(row.progress)
            if row.progress
            else {
                "upload": 0,
                "member": 0,
                "report": {"files": 0, "items": 0, "duplicates": 0, "refused": 0, "errors": []},
            }
        )
        addresses = wanted.get("addresses")
        upload = None if addresses else wanted["uploads"][progress["upload"]]
        with self.database.read() as connection:
            project = load(connection, row.project_id)
            schema = schema_of(connection, project)
        many = len(addresses or wanted["uploads"])
        if addresses:
            taken, over, total = self._ingest.read_elsewhere(row, progress)
            done = (
                {"done": progress["member"], "total": total}
                if many == 1
                else {"done": progress["upload"], "total": many}
            )
        else:
            taken, over = self._ingest.read(row, progress)
            done = {"done": progress["upload"] + int(over)}
        if over:
            progress["upload"], progress["member"] = progress["upload"] + 1, 0
        ended = progress["upload"] == many

        def effect(connection: Connection, progress: Progress) -> Effect:
            report = progress["report"]
            ingest.add(connection, project, schema, taken, report, wanted["batch"], wanted["items"])
            if over and upload:
                media.delete_upload(connection, upload)
            if not ended:
                return Effect(progress, True, done)
            who, n = row.created_by, str(report["files"])
            event(connection, "media.taken", now(), project=project.id, user=who, subject=row.id, detail=n)
            return Effect(progress, False, done | {"result": orjson.dumps(report).decode()})

        more = commit(self.database, row, progress, effect)
        if over and upload:
            self._ingest.forget(upload)
        return more

    def _finish(
        self, format: Format, project: str, schema: Schema, parts: list[str], file: str, losses: Losses, images: bool
    ) -> None:
        """Make the file of all parts and store it."""

        def image(name: str) -> bytes | None:
            with self.database.read() as connection:
                row = media.by_names(connection, project, [name]).get(name)
            return content(self.blobs, row) if row else None

        with tempfile.TemporaryDirectory(prefix="truemark-") as folder:
            target = Path(folder) / "export"
            wanted = image if images or format.media == "always" else None
            drive.finish(format, schema, (self.blobs.get(part) for part in parts), target, losses, wanted)
            with target.open("rb") as made:
                self.blobs.put(file, made)

    def _export_step(self, row: Job) -> bool:
        """Parameters: format, images. Progress: last seq, number of parts, losses. Parts are blobs, joined at the end."""
        wanted = orjson.loads(row.parameters)
        format = export_named(wanted["format"])
        images = bool(wanted.get("images", wanted.get("pictures")))
        progress: dict[str, Any] = (
            orjson.loads(row.progress) if row.progress else {"after": 0, "parts": 0, "items": 0, "lost": {}}
        )
        losses = Losses(progress["lost"])
        names: dict[str, str] = {}
        with self.database.read() as connection:
            project = load(connection, row.project_id)
            schema = schema_of(connection, project)
            drive.check_fits(format, schema, images)
            pieces: list[LabeledItem] = []
            ended = False
            for _ in range(STEP // exporting.RUN * 2):
                found, last = exporting.read_run(
                    connection, project.id, progress["after"], names, () if format.streamed else shows_files(schema)
                )
                if last is None:
                    ended = True
                    break
                progress["after"], progress["items"] = last, progress["items"] + len(found)
                pieces += found
        written = drive.part(format, schema, pieces, losses, not progress["parts"])
        part = f"exports/{row.id}/{progress['parts']:06d}"
        self.blobs.put(part, written)
        progress["parts"] += 1
        progress["lost"] = losses.counted
        if not ended:
            self.database.write(
                lambda c: jobs.update(
                    c,
                    row.id,
                    now(),
                    state=JobState.RUNNING,
                    done=progress["items"],
                    progress=orjson.dumps(progress).decode(),
                )
            )
            return True
        parts = [f"exports/{row.id}/{n:06d}" for n in range(progress["parts"])]
        file = f"exports/{row.id}.{format.file_name(images)}"
        if drive.is_plain(format):
            self.blobs.concatenate(parts, file)
        else:
            self._finish(format, project.id, schema, parts, file, losses, images)
        result = {"items": progress["items"], "lost": losses.counted, "file": file, "bytes": self.blobs.size(file)}
        self.database.write(
            lambda c: jobs.update(
                c, row.id, now(), state=JobState.DONE, done=progress["items"], result=orjson.dumps(result).decode()
            )
        )
        self.blobs.delete(parts)
        return False
