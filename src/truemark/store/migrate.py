"""Bringing a database to this version's tables (Alembic); and the full-text index, which each database has its own of."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from truemark.store.database import Database

HEAD = "0004"
_SCRIPTS = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Upgrade to HEAD; a database already there costs one query. Safe when several processes start at once."""
    with database.read() as connection:
        if current(connection) == HEAD:
            return
    database.write(_upgrade)


def current(connection: Connection) -> str | None:
    """The revision a database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(revision) if revision else None


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(7287)"))
    if current(connection) == HEAD:
        return
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
