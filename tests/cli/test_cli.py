import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import Server, truemark
from tests.work.team import counted, make_team
from truemark.client import Truemark, TruemarkError
from truemark.store.backup import backup, restore
from truemark.store.blobs import Blobs
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.work import accounts, sign_in
from truemark.work.errors import NotSignedIn

SCHEMA = {
    "stages": [{"name": "t", "type": "text", "source": "text"}],
    "questions": [{"name": "q", "type": "choice", "options": ["a", "b"]}],
}


def test_the_command_line_and_the_client_do_the_whole_job(tmp_path: Path) -> None:
    data = tmp_path / "data"
    truemark("user", "add", "--email", "o@x.org", "--role", "owner", "--password", "password-1", data=data)
    token = truemark("token", "create", "--email", "o@x.org", data=data)
    assert token.startswith("tm_")
    assert "\n" not in token
    server = Server(data).start()
    try:
        with Truemark(server.url, token) as tm:
            project = tm.create_project("P", SCHEMA, overlap=1)
            report = tm.import_items(project.id, ({"key": str(n), "data": {"text": f"t{n}"}} for n in range(20_000)))
            assert (report["imported"], report["refused"]) == (20_000, 0)
            file = tmp_path / "more.csv"
            file.write_text("key,text\n1,known\nx,new\n")
            assert (
                truemark("import", "--project", project.id, str(file), data=data)
                == "1 imported, 1 duplicates skipped, 0 refused"
            )
            task = tm.next(project.id)
            assert task is not None
            done = tm.submit(task.assignment.id, {"q": "a"}, next=True)
            assert done.next is not None
            with pytest.raises(TruemarkError) as refused:
                tm.submit(done.next.assignment.id, {"q": "zzz"})
            assert refused.value.errors[0]["path"] == "answers.q"
            assert sum(1 for _ in tm.items(project.id, page=500)) == 20_001
            saved = tmp_path / "backup.tgz"
            truemark("backup", str(saved), data=data)
            tm.submit(done.next.assignment.id, {"q": "b"})
            assert tm.project(project.id).progress["answers"] == 2
            truemark("restore", str(saved), data=data)
            assert tm.project(project.id).progress["answers"] == 1
            assert len(list(tm.items(project.id, filter="new"))) == 1
            result = tm.export(project.id, tmp_path / "out.jsonl")
            assert result["items"] == 20_001
        out = tmp_path / "cli.jsonl"
        truemark("export", "--project", project.id, "--format", "truemark", "--out", str(out), data=data)
        assert out.read_bytes() == (tmp_path / "out.jsonl").read_bytes()
        assert json.loads(out.read_text().splitlines()[0])["annotations"][0]["annotator"] == "o@x.org"
    finally:
        server.stop()


def test_a_backup_puts_everything_back_and_work_goes_on(database: Database, tmp_path: Path) -> None:
    team = make_team(database, items=5, overlap=1)
    team.label(team.people[0], {"topic": "a"})
    blobs = Blobs(tmp_path / "blobs")
    blobs.put("exports/x", b"content")
    backup(database, blobs, tmp_path / "b.tgz")
    before = counted(team)
    team.label(team.people[0], {"topic": "b"})
    other = Blobs(tmp_path / "other")
    restore(database, other, tmp_path / "b.tgz")
    assert counted(team) == before
    assert other.get("exports/x") == b"content"
    assert team.label(team.people[0], {"topic": "c"}) is not None, "and work goes on"


def test_a_damaged_backup_changes_nothing(database: Database, tmp_path: Path) -> None:
    team = make_team(database, items=3)
    blobs = Blobs(tmp_path / "blobs")
    backup(database, blobs, tmp_path / "b.tgz")
    (tmp_path / "half.tgz").write_bytes((tmp_path / "b.tgz").read_bytes()[:900])
    for name in ("half.tgz",):
        with pytest.raises(Exception, match=r"damaged|no whole|no Truemark"):
            restore(database, blobs, tmp_path / name)
    assert counted(team)["items"] == 3


def test_other_commands_find_the_workspace_served_last(tmp_path: Path) -> None:
    import os

    environment = {k: v for k, v in os.environ.items() if not k.startswith("TRUEMARK")} | {
        "XDG_STATE_HOME": str(tmp_path / "state")
    }
    (tmp_path / "elsewhere").mkdir()
    server = Server(tmp_path / "data")
    server.environment = environment
    server.start()
    try:
        for arguments in (
            ("user", "add", "--email", "o@x.org", "--password", "password-1"),
            ("token", "create", "--email", "o@x.org"),
        ):
            done = subprocess.run(
                [sys.executable, "-m", "truemark", *arguments],
                cwd=tmp_path / "elsewhere",
                env=environment,
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, done.stderr
    finally:
        server.stop()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_importing_the_package_is_quick_and_pulls_in_no_server(tmp_path: Path) -> None:
    code = "import truemark, truemark.agreement.categorical.alpha, truemark.consensus.live.answers, sys; print([m for m in ('sqlalchemy', 'fastapi', 'dbos', 'spacy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_server_on_postgresql_with_two_workers_imports_labels_and_exports(postgres: str, tmp_path: Path) -> None:
    import psycopg

    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE served")
    url = f"{postgres}/served"
    data = tmp_path / "data"
    truemark(
        "user", "add", "--database", url, "--email", "o@x.org", "--role", "owner", "--password", "password-1", data=data
    )
    token = truemark("token", "create", "--database", url, "--email", "o@x.org", data=data)
    server = Server(data, url, workers=2).start()
    try:
        with Truemark(server.url, token) as tm:
            project = tm.create_project("P", SCHEMA, overlap=1)
            report = tm.import_items(
                project.id, ({"key": str(n), "data": {"text": f"t{n} {'x' * 60}"}} for n in range(12_000))
            )
            assert report["imported"] == 12_000
            task = tm.next(project.id)
            assert task is not None
            tm.submit(task.assignment.id, {"q": "a"})
            assert tm.export(project.id, tmp_path / "out.jsonl")["items"] == 12_000
            assert len(list(tm.items(project.id, filter="t77"))) > 100
    finally:
        server.stop()


def test_a_restore_does_not_bring_revoked_tokens_back(database: Database, tmp_path: Path) -> None:
    team, blobs = make_team(database, people=2, items=0), Blobs(tmp_path / "blobs")
    tokens = [database.write(lambda c, p=p: sign_in.create_token(c, p.id, "t", now())) for p in team.people]
    backup(database, blobs, tmp_path / "b.tgz")
    database.write(lambda c: accounts.revoke_token(c, team.people[0], tokens[0][0], now()))
    restore(database, blobs, tmp_path / "b.tgz")
    with database.read() as connection:
        with pytest.raises(NotSignedIn):
            accounts.identify(connection, None, tokens[0][1], now())
        assert accounts.identify(connection, None, tokens[1][1], now()).id == team.people[1].id
