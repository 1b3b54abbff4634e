"""What was in the trash for 30 days, or is purged by hand, goes for good: a step is one short transaction.

What is due says so in its own row, so nothing is lost when a step is cut off, and a step done twice removes nothing more.
"""

import orjson
from sqlalchemy import Connection

from truemark.store import annotations, purging
from truemark.store.annotations import event
from truemark.store.blobs import CONTENT_KINDS, Blobs
from truemark.store.clock import later
from truemark.store.database import Database
from truemark.store.rows import Annotation, Item
from truemark.work import agreement
from truemark.work.media import part_name
from truemark.work.projects import load

ITEMS = 100  # a step
ROWS = 2_000
BLOBS = 100
UPLOAD_WAITS = 7 * 86_400  # seconds
# Until a file's content is looked at: an import that saw it there has stored its own name for it by then.
CONTENT_WAITS = 3600


def run_due(database: Database, blobs: Blobs, now: str) -> int:
    """Everything that is due; gives how many steps it took."""
    steps = 0
    while _is_due(database, now) and database.write(lambda connection: step(connection, now)):
        steps += 1
    while clear_blobs(database, blobs, now):
        steps += 1
    return steps


def _is_due(database: Database, now: str) -> bool:
    """Whether a step has anything to do; looking takes no write transaction from those who work."""
    with database.read() as connection:
        return (
            purging.due_project(connection, now, take=False) is not None
            or bool(purging.due_items(connection, now, 1, take=False))
            or bool(purging.abandoned_uploads(connection, later(now, -UPLOAD_WAITS), 1))
        )


def step(connection: Connection, now: str) -> bool:
    """One transaction's worth; False when nothing is due."""
    project = purging.due_project(connection, now)
    if project is not None:
        _of_project(connection, project, now)
        return True
    items = purging.due_items(connection, now, ITEMS)
    if not items:
        return _give_uploads_up(connection, now)
    _uncount(connection, items)
    purging.drop_items(connection, items)
    event(connection, "items.purged", now, project=items[0].project_id, detail=str(len(items)))
    return True


def _give_uploads_up(connection: Connection, now: str) -> bool:
    """What was begun to be sent a week ago and never made a file of the project; False when there is nothing of the kind."""
    found = purging.abandoned_uploads(connection, later(now, -UPLOAD_WAITS), ROWS)
    if found:
        purging.drop_uploads(connection, found)
        purging.loosen_blobs(connection, [_upload(u) for u in found], now)
    return bool(found)


def _of_project(connection: Connection, project: str, now: str) -> None:
    items = purging.items_of(connection, project, ITEMS)
    if items:
        purging.drop_items(connection, items)
        return
    if purging.drop_files(connection, project, later(now, CONTENT_WAITS), ROWS):
        return
    _loosen(connection, project, now)
    if not purging.drop_rows(connection, project, ROWS):
        purging.bury(connection, project)
        event(connection, "project.purged", now, project=project, subject=project)


def _loosen(connection: Connection, project: str, now: str) -> None:
    """Note what the project's jobs and uploads name among the blobs, before the rows that name it go."""
    names = []
    for job in purging.jobs_of(connection, project):
        wanted, result = orjson.loads(job.parameters), orjson.loads(job.result or "{}")
        names += [f"exports/{job.id}/"] + [n for n in (wanted.get("blob"), result.get("file")) if n]
        names += [_upload(u) for u in wanted.get("uploads", [])]
        names += [_upload(wanted["upload"])] if wanted.get("upload") else []
    names += [_upload(u) for u in purging.uploads_of(connection, project)]
    purging.loosen_blobs(connection, names, now)


def _upload(id: str) -> str:
    return part_name(id, 0).rsplit("/", 1)[0] + "/"


def _uncount(connection: Connection, items: list[Item]) -> None:
    """Take what was answered to these items out of the sums that agreement is computed from."""
    project = load(connection, items[0].project_id)
    for item in items:
        given: dict[str, Annotation] = {a.user_id: a for a in annotations.current(connection, item.seq)}
        if len(given) > 1:
            counted = agreement.Counted(item.seq, item.id, orjson.loads(item.data), item.epoch)
            agreement.change(connection, project, counted, given, {})


def clear_blobs(database: Database, blobs: Blobs, now: str) -> bool:
    """Remove blobs that are due and that nothing names; False when there are none. They go before the note of them does."""
    with database.read() as connection:
        found = purging.loose(connection, now, BLOBS)
    if not found:
        return False
    for loose in found:
        if loose.used:
            continue
        for kind in CONTENT_KINDS if loose.content else ("",):
            blobs.delete_all(f"{kind}/{loose.name}" if kind else loose.name.rstrip("/"))
    database.write(lambda connection: purging.forget_loose(connection, [b.name for b in found]))
    return True
