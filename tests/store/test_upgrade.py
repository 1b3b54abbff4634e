"""Databases and backups of every earlier version become today's, with what they hold."""

import io
import tarfile
from pathlib import Path

import orjson
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, text

from tests.work.team import make_team
from truemark.kinds.problem import Invalid
from truemark.media import Picture
from truemark.store import media
from truemark.store.backup import backup, restore
from truemark.store.blobs import Blobs
from truemark.store.clock import later, now
from truemark.store.database import Database, new_id
from truemark.store.migrate import HEAD, REVISIONS, current, migrate
from truemark.store.tables import media as table
from truemark.store.tables import metadata
from truemark.work.media import facts

AT = "2026-01-01T00:00:00.000Z"


@pytest.mark.filterwarnings("ignore:.*expression-based index")
@pytest.mark.parametrize("revision", REVISIONS)
def test_a_database_of_any_version_gets_the_tables_of_today(empty: Database, revision: str) -> None:
    migrate(empty, revision)
    with empty.read() as connection:
        assert current(connection) == revision
    migrate(empty)
    with empty.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = [d for d in compare_metadata(context, metadata) if "items_text" not in str(d)]
        assert current(connection) == HEAD
    assert differences == []


def test_files_of_an_older_version_keep_their_sizes(empty: Database) -> None:
    migrate(empty, "0003")
    with empty.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO projects (id, name, schema_version, guideline_version, overlap, lease_seconds, created_at) "
                "VALUES ('p', 'P', 1, 1, 1, 60, :now)"
            ),
            {"now": now()},
        )
        connection.execute(
            text(
                "INSERT INTO media (id, project_id, name, sha256, size, type, sizes, tiled, fingerprint, created_at) "
                "VALUES ('m', 'p', 'a.pdf', 's', 9, 'application/pdf', '[[30,40],[50,60]]', true, '0123456789abcdef', :now)"
            ),
            {"now": now()},
        )
    migrate(empty)
    with empty.read() as connection:
        file = media.get(connection, "p", "m")
    assert file is not None
    assert facts(file) == {"image": Picture(((30, 40), (50, 60)), True, "0123456789abcdef")}


def test_a_database_of_a_newer_version_is_refused_with_a_sentence(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Invalid, match="newer Truemark"):
        migrate(database)


def test_a_backup_of_an_older_version_keeps_the_sizes_of_files(database: Database, tmp_path: Path) -> None:
    team = make_team(database, people=1, items=1)
    blobs = Blobs(tmp_path / "blobs")
    row = {
        "id": new_id(),
        "project_id": team.project.id,
        "name": "a.png",
        "sha256": "0" * 64,
        "size": 5,
        "type": "image/png",
        "facts": "{}",
        "created_at": now(),
    }
    with database.engine.begin() as connection:
        connection.execute(insert(table), [row])
    made = tmp_path / "new.tar.gz"
    backup(database, blobs, made)
    old = tmp_path / "old.tar.gz"
    _as_revision_3(made, old)
    restore(database, blobs, old)
    with database.read() as connection:
        file = media.get(connection, team.project.id, str(row["id"]))
    assert file is not None
    assert facts(file) == {"image": Picture(((64, 48),), False, None)}


def _as_revision_3(made: Path, old: Path) -> None:
    """The backup with files as revision 0003 wrote them."""
    with tarfile.open(made) as source, tarfile.open(old, "w:gz") as target:
        for member in source.getmembers():
            opened = source.extractfile(member)
            assert opened is not None
            content = opened.read()
            if member.name == "manifest.json":
                content = orjson.dumps(orjson.loads(content) | {"truemark": "0003"})
            if member.name == "tables/media.jsonl":
                row = orjson.loads(content)
                del row["facts"]
                row |= {"sizes": "[[64,48]]", "tiled": False, "fingerprint": None}
                content = orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
            info = tarfile.TarInfo(member.name)
            info.size = len(content)
            target.addfile(info, io.BytesIO(content))


def _deleted_of_0003(connection: Connection) -> None:
    """A project with an item that was answered and deleted, as version 0003 left it: its answer still counted."""
    connection.execute(text(f"INSERT INTO users (id, email, name, created_at) VALUES ('u', 'a@x.org', 'A', '{AT}')"))
    connection.execute(
        text(
            "INSERT INTO projects (id, name, schema_version, guideline_version, overlap, lease_seconds, created_at) "
            f"VALUES ('p', 'P', 1, 1, 1, 60, '{AT}')"
        )
    )
    for seq, deleted, answered in ((1, f"'{AT}'", 1), (2, "NULL", 1)):
        connection.execute(
            text(
                "INSERT INTO items (seq, id, project_id, key, data, state, slots_free, answered, deleted_at, created_at) "
                f"VALUES ({seq}, 'i{seq}', 'p', 'k{seq}', '{{}}', 'labeled', 0, {answered}, {deleted}, '{AT}')"
            )
        )
    connection.execute(text("INSERT INTO counts (project_id, name, n) VALUES ('p', 'answers', 2), ('p', 'items', 1)"))


def test_what_was_deleted_before_there_was_a_trash_waits_in_it(empty: Database) -> None:
    migrate(empty, "0003")
    empty.write(_deleted_of_0003)
    before = now()
    migrate(empty)
    with empty.read() as connection:
        rows = connection.execute(text("SELECT id, purge_at FROM items ORDER BY seq")).all()
        counted = {r.name: r.n for r in connection.execute(text("SELECT name, n FROM counts"))}
    assert rows[0].purge_at >= later(before, 30 * 86_400)
    assert rows[1].purge_at is None
    assert counted == {"answers": 1, "items": 1}
    again = text(
        "INSERT INTO items (seq, id, project_id, key, data, state, slots_free, created_at) "
        f"VALUES (3, 'i3', 'p', 'k1', '{{}}', 'open', 1, '{AT}')"
    )
    empty.write(lambda c: c.execute(again))  # its key may come again
    with empty.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM items WHERE key = 'k1'")).scalar_one() == 2
