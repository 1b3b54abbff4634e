"""The steps of a `copy` job: a project's files and items come into its duplicate, without their answers."""

import orjson
from sqlalchemy import Connection

from truemark.jobs.steps import Effect, Progress, commit
from truemark.store.annotations import event
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.store.rows import Job
from truemark.work.asked import CopyAsked
from truemark.work.duplicating import copy_files, copy_run
from truemark.work.projects import load
from truemark.work.report import COPIES, Report


class CopyProgress(Progress):
    """file: the name after which files come next; None when all are there, and items come, after `seq`."""

    file: str | None = ""
    seq: int = 0
    items: int = 0
    files: int = 0


class Copying:
    heavy = False

    def __init__(self, database: Database) -> None:
        self._database = database

    def step(self, row: Job) -> bool:
        """The next run of files, then of items; False when all are there."""
        source = CopyAsked.model_validate_json(row.parameters).source
        begun = CopyProgress.model_validate_json(row.progress) if row.progress else CopyProgress()

        def effect(connection: Connection, progress: CopyProgress) -> Effect[CopyProgress]:
            if progress.file is not None:
                n, progress.file = copy_files(connection, row.project_id, source, progress.file, now())
                progress.files += n
                return Effect(progress, True)
            project = load(connection, row.project_id)
            n, last = copy_run(connection, project, source, progress.seq, now())
            progress.items += n
            if last is not None:
                progress.seq = last
                return Effect(progress, True, {"done": progress.items})
            report = Report(items=progress.items, files=progress.files).document(COPIES)
            who, copied = row.created_by, str(progress.items)
            event(connection, "items.copied", now(), project=project.id, user=who, subject=row.id, detail=copied)
            return Effect(progress, False, {"done": progress.items, "result": orjson.dumps(report).decode()})

        return commit(self._database, row, begun, effect)

    def forget(self, job: str) -> None:
        """It holds nothing."""

    def clear(self, row: Job) -> None:
        """It makes no file of its own."""
