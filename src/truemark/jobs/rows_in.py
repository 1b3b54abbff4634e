"""The steps of an `import` job: a file of rows, run by run."""

from typing import cast

import orjson
from sqlalchemy import Connection

from truemark.formats.rows import RowFormat, read_rows
from truemark.jobs.reading import Reading
from truemark.jobs.steps import Effect, Progress, commit
from truemark.store.annotations import event
from truemark.store.blobs import Blobs
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.store.rows import Job
from truemark.work import importing
from truemark.work.asked import RowsAsked
from truemark.work.importing import Judged
from truemark.work.projects import load, schema_of
from truemark.work.report import ROWS, Report

STEP = 10_000


class RowsProgress(Progress):
    """line, offset: the last row that was taken, and the byte after it. judging: all rows are judged before the first is taken."""

    line: int = 0
    offset: int = 0
    judging: bool
    report: Report


class RowsIn:
    heavy = False

    def __init__(self, database: Database, blobs: Blobs) -> None:
        self._database, self._blobs = database, blobs
        self._reading: dict[str, Reading] = {}  # where a file is open; after a crash it is opened anew

    def step(self, row: Job) -> bool:
        asked = RowsAsked.model_validate_json(row.parameters)
        progress = (
            RowsProgress.model_validate_json(row.progress)
            if row.progress
            else RowsProgress(judging=asked.all_or_nothing, report=Report())
        )
        with self._database.read() as connection:
            project = load(connection, row.project_id)
            schema = schema_of(connection, project)
        reading = self._reading.pop(row.id, None)
        if reading is None or not reading.goes_on(schema, progress.line):
            rows = read_rows(
                self._blobs.reader(asked.blob),
                cast(RowFormat, asked.format),
                schema.stages[0].source,
                progress.line,
                progress.offset,
                asked.encoding,
                progress.report.assume,
            )
            reading = Reading(schema, rows, asked.batch, progress.line, STEP)
        judged = reading.take()
        with self._database.read() as connection:
            importing.resolve(connection, project, judged)
        over = len(judged) < STEP
        if progress.judging:
            progress.report.refuse_rows(judged.bad)
            if over and progress.report.refused:
                raise importing.refusal(progress.report)
        if judged.last:
            progress.line, progress.offset = judged.last[0], judged.last[1] or 0
        if not over:
            reading.read_on()
            self._reading[row.id] = reading
        more = commit(self._database, row, progress, lambda c, p: _add(c, row, judged, p, over), durable=over)
        if not more:
            self._blobs.delete([asked.blob])
        return more

    def forget(self, job: str) -> None:
        self._reading.pop(job, None)

    def clear(self, row: Job) -> None:
        self._blobs.delete([RowsAsked.model_validate_json(row.parameters).blob])


def _add(connection: Connection, row: Job, judged: Judged, progress: RowsProgress, over: bool) -> Effect[RowsProgress]:
    if progress.judging:
        if over:  # all of them are good: from the start, and this time they are taken
            progress.line = progress.offset = 0
            progress.judging = False
        return Effect(progress, True)
    importing.add(connection, load(connection, row.project_id), judged, progress.report, now())
    if not over:
        return Effect(progress, True, {"done": progress.offset or progress.line})
    who, n = row.created_by, str(progress.report.items)
    event(connection, "items.imported", now(), project=row.project_id, user=who, subject=row.id, detail=n)
    result = orjson.dumps(progress.report.document(ROWS)).decode()
    return Effect(progress, False, {"result": result, "done": row.total or progress.line})
