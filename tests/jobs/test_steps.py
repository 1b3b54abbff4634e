"""A transaction that the database makes run twice counts once."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import Connection

from tests.work.team import make_team
from truemark.jobs.run import Runner
from truemark.jobs.steps import Effect, Progress, commit
from truemark.store import jobs
from truemark.store.blobs import Blobs
from truemark.store.clock import now
from truemark.store.database import Database, new_id


class Twice(Database):
    """Every write is tried twice, as when PostgreSQL found a deadlock at its end."""

    def write(self, work: Any, durable: bool = True) -> Any:
        class Again(Exception):
            pass

        def fails(connection: Connection) -> Any:
            work(connection)
            raise Again

        with pytest.raises(Again):
            super().write(fails, durable)
        return super().write(work, durable)


def _job(database: Database, project: str, by: str, kind: str, parameters: dict[str, Any]) -> str:
    row = {
        "id": new_id(),
        "project_id": project,
        "kind": kind,
        "created_by": by,
        "created_at": now(),
        "parameters": orjson.dumps(parameters).decode(),
        "total": 3,
    }
    database.write(lambda c: jobs.insert(c, row))
    return str(row["id"])


def test_an_import_whose_transactions_are_tried_twice_reports_every_row_once(
    database: Database, tmp_path: Path
) -> None:
    team = make_team(database, people=1, items=0)
    twice = Twice(str(database.engine.url.render_as_string(hide_password=False)))
    blobs = Blobs(tmp_path / "blobs")
    blobs.put(
        "imports/a", b'{"key": "a", "data": {"text": "one"}}\n{"key": "b"}\n{"key": "c", "data": {"text": "two"}}\n'
    )
    job = _job(
        database,
        team.project.id,
        team.owner.id,
        "import",
        {"blob": "imports/a", "format": "jsonl", "batch": None, "all_or_nothing": False},
    )
    runner = Runner(twice, blobs)
    while runner.step(job):
        pass
    with database.read() as connection:
        row = jobs.get(connection, job)
    assert row is not None
    assert row.state == "done"
    result = orjson.loads(row.result)
    assert (result["imported"], result["refused"], len(result["errors"])) == (2, 1, 1)
    twice.dispose()


def test_a_step_that_was_done_before_a_crash_is_not_done_again(database: Database) -> None:
    team = make_team(database, people=1, items=0)
    job = _job(database, team.project.id, team.owner.id, "statistics", {})
    with database.read() as connection:
        row = jobs.get(connection, job)
    assert row is not None
    done: list[int] = []

    class Counted(Progress):
        n: int = 0

    def effect(_: Connection, progress: Counted) -> Effect[Counted]:
        done.append(1)
        progress.n += 1
        return Effect(progress, True)

    assert commit(database, row, Counted(), effect)
    assert commit(database, row, Counted(), effect)
    assert done == [1]
