"""Databases of earlier versions: what their tables lack is found from what they have."""

import importlib
import io
import tarfile
from pathlib import Path

import orjson
from alembic.script import ScriptDirectory
from sqlalchemy import text

import truemark.store.migrations as scripts
from tests.work.team import make_team
from truemark.store.backup import backup, restore
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.store.migrate import HEAD
from truemark.work import labeling, mine, review
from truemark.workspace import Workspace


def test_the_newest_script_is_what_databases_are_brought_to() -> None:
    directory = ScriptDirectory(str(Path(next(iter(scripts.__path__)))))
    assert directory.get_current_head() == HEAD


def _as_of_0003(file: Path, to: Path) -> None:
    """A backup as it was written before the tables of 0004."""
    with tarfile.open(file, "r:gz") as whole, tarfile.open(to, "w:gz") as older:
        for member in whole.getmembers():
            found = whole.extractfile(member)
            assert found is not None
            content = found.read()
            if member.name == "manifest.json":
                content = orjson.dumps(orjson.loads(content) | {"truemark": "0003"})
            elif member.name in ("tables/assignments.jsonl", "tables/annotations.jsonl"):
                rows = [orjson.loads(line) for line in content.splitlines()]
                new = ("done_at", "note", "returned_for")
                content = b"".join(orjson.dumps({k: v for k, v in r.items() if k not in new}) + b"\n" for r in rows)
            info = tarfile.TarInfo(member.name)
            info.size = len(content)
            older.addfile(info, io.BytesIO(content))


def test_an_older_backup_comes_back_with_ones_own_work(database: Database, tmp_path: Path) -> None:
    team = make_team(database, people=1, items=2, overlap=1)
    who = team.people[0]
    team.label(who, {"topic": "a"})
    blobs = Workspace(tmp_path / "w", database.url).blobs
    backup(database, blobs, tmp_path / "new.tgz")
    _as_of_0003(tmp_path / "new.tgz", tmp_path / "old.tgz")
    restore(database, blobs, tmp_path / "old.tgz")
    with database.read() as connection:
        listed, _ = mine.page(connection, team.project, who, state=None, cursor=None, limit=10)
    assert [own.row.item_key for own in listed] == ["k0"]


def test_work_that_was_done_before_gets_its_time_and_its_reasons(database: Database) -> None:
    team = make_team(database, people=1, items=2, overlap=1)
    who = team.people[0]
    task = team.label(who, {"topic": "a"})
    opened = database.write(lambda c: review.next_review(c, team.project, team.owner, now()))
    assert task is not None
    assert opened is not None
    database.write(
        lambda c: review.send_back(c, team.project, opened.annotations[0].id, team.owner, "it is \u201eb\u201c", now())
    )
    team.submit(who, task.assignment, {"topic": "b"})
    skipped = team.next(who)
    assert skipped is not None
    row = skipped.assignment
    database.write(lambda c: labeling.skip(c, team.project, labeling.mine(c, row, who, True), who, "too dark", now()))
    done, reasons = (
        text(f"SELECT id, {c} FROM {t} ORDER BY id")
        for c, t in (("done_at", "assignments"), ("returned_for", "annotations"))
    )
    with database.read() as connection:
        before = [r for q in (done, reasons) for r in connection.execute(q).all()]

    def again(connection):  # type: ignore[no-untyped-def]
        connection.execute(text("UPDATE assignments SET done_at = NULL"))
        connection.execute(text("UPDATE annotations SET returned_for = NULL"))
        importlib.import_module("truemark.store.migrations.versions.0004_own_work").fill(connection)

    database.write(again)
    with database.read() as connection:
        assert [r for q in (done, reasons) for r in connection.execute(q).all()] == before
    assert [r[1] for r in before if r[1] and "\u201e" in r[1]] == ["it is \u201eb\u201c"]
