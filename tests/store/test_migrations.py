"""Workspaces of earlier versions are brought to this one's tables, on both databases, with what they hold."""

import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from truemark.store import migrate
from truemark.store.clock import later, now
from truemark.store.database import Database
from truemark.store.tables import metadata

AT = "2026-01-01T00:00:00.000Z"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database of either kind without any table."""
    if request.param == "sqlite":
        found = Database(f"sqlite:///{tmp_path / 'old.sqlite'}")
        yield found
        found.dispose()
        return
    address, name = request.getfixturevalue("postgres"), f"m{os.urandom(6).hex()}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
        found = Database(f"{address}/{name}")
        yield found
        found.dispose()
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[arg-type]


def upgrade(database: Database, revision: str) -> None:
    def work(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(migrate._SCRIPTS))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)

    database.write(work)


def test_the_migrations_make_the_tables_as_they_are_described(empty: Database) -> None:
    migrate.migrate(empty)
    with empty.read() as connection, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # indexes over expressions cannot be compared
        found = compare_metadata(MigrationContext.configure(connection), metadata)
        assert migrate.current(connection) == migrate.HEAD
    assert [d for d in found if "items_text" not in str(d)] == []


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
    upgrade(empty, "0003")
    empty.write(_deleted_of_0003)
    before = now()
    migrate.migrate(empty)
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
