"""Bringing a database to this version's tables (Alembic); and the full-text index, which each database has its own of."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from truemark.kinds.problem import Invalid
from truemark.store.database import Database

_SCRIPTS = Path(__file__).parent / "migrations"
REVISIONS = tuple(sorted(p.name.split("_")[0] for p in (_SCRIPTS / "versions").glob("[0-9]*.py")))
"""Every revision of the tables that there was, oldest first; their files are named by them."""
HEAD = REVISIONS[-1]


def migrate(database: Database, to: str = HEAD) -> None:
    """Upgrade to HEAD; a database already there costs one query. Safe when several processes start at once.

    Raises Invalid for a database of a newer version. to: an earlier revision, for tests of upgrades.
    """
    with database.read() as connection:
        if current(connection) == HEAD:
            return
    database.write(lambda connection: _upgrade(connection, to))


def current(connection: Connection) -> str | None:
    """The revision a database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(revision) if revision else None


def _upgrade(connection: Connection, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(7287)"))
    at = current(connection)
    if at == HEAD:
        return
    if at is not None and at not in REVISIONS:
        raise Invalid.at("database", f"was made by a newer Truemark (tables {at}, here {HEAD}); nothing was changed")
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
