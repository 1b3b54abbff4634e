"""The job that copies a project's files and items into its duplicate. Parameters: from. Progress: file, seq, items, files."""

from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.jobs.steps import Effect, Progress, commit
from truemark.store.annotations import event
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.store.rows import Job
from truemark.work.duplicating import copy_files, copy_run
from truemark.work.importing import Report
from truemark.work.projects import load


def step(database: Database, row: Job) -> bool:
    """The next run of files, then of items; False when all are there."""
    source = orjson.loads(row.parameters)["from"]
    begun: Progress = orjson.loads(row.progress) if row.progress else {"file": "", "seq": 0, "items": 0, "files": 0}

    def effect(connection: Connection, progress: Progress) -> Effect:
        if progress["file"] is not None:
            n, progress["file"] = copy_files(connection, row.project_id, source, progress["file"], now())
            progress["files"] += n
            return Effect(progress, True)
        project = load(connection, row.project_id)
        n, last = copy_run(connection, project, source, progress["seq"], now())
        progress["items"] += n
        changes: dict[str, Any] = {"done": progress["items"]}
        if last is not None:
            return Effect(progress | {"seq": last}, True, changes)
        report = Report(imported=progress["items"]).document() | {"files": progress["files"]}
        event(
            connection,
            "items.copied",
            now(),
            project=row.project_id,
            user=row.created_by,
            subject=row.id,
            detail=str(progress["items"]),
        )
        return Effect(progress, False, changes | {"result": orjson.dumps(report).decode()})

    return commit(database, row, begun, effect)
