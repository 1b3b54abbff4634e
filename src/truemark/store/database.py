"""One door to SQLite or PostgreSQL: read and write transactions, and the migrations."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import uuid_utils
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

T = TypeVar("T")
_RETRIED = ("40P01", "40001")  # deadlock detected, serialization failure
_TRIES = 8


def new_id() -> str:
    """A fresh UUIDv7: unique, and later ones sort after earlier ones."""
    return str(uuid_utils.uuid7())


def sqlite_url(data: Path) -> str:
    """The database of a workspace that keeps everything in one folder."""
    return f"sqlite:///{data / 'truemark.sqlite'}"


class Database:
    """Transactions over one engine.

    SQLite: WAL, `BEGIN IMMEDIATE` for writes, synchronous=FULL: what was acknowledged survives power loss. Writers of
    this process queue on a lock, which is fair; writers of other processes on SQLite's own.
    PostgreSQL: READ COMMITTED; a transaction that meets a deadlock runs again from its start.
    """

    def __init__(self, url: str) -> None:
        self.url = url.replace("postgresql://", "postgresql+psycopg://", 1).replace(
            "postgres://", "postgresql+psycopg://", 1
        )
        self.sqlite = self.url.startswith("sqlite")
        self.engine = (
            _sqlite_engine(self.url)
            if self.sqlite
            else create_engine(
                self.url, pool_size=20, max_overflow=30, pool_pre_ping=True, query_cache_size=1200, hide_parameters=True
            )
        )
        self._writing = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view; nothing written in it is kept."""
        with self.engine.connect() as connection:
            if not self.sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin() as transaction:
                yield connection
                transaction.rollback()

    def check(self) -> None:
        """Raises DBAPIError when the database does not answer."""
        with self.read() as connection:
            connection.exec_driver_sql("SELECT 1")

    def write(self, work: Callable[[Connection], T], durable: bool = True) -> T:
        """Run `work` in one transaction and return what it gives once that is durable. It may run more than once.

        durable=False is for steps of a job whose progress is in the same transaction: kill -9 loses none of them, a
        power failure on SQLite may lose the last ones together with their progress, and they are done again.
        """
        for attempt in range(_TRIES):
            try:
                return self._write_once(work, durable)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in _RETRIED or attempt == _TRIES - 1:
                    raise
        raise AssertionError("unreachable")

    def _write_once(self, work: Callable[[Connection], T], durable: bool) -> T:
        if self.sqlite:
            with self._writing, self.engine.connect() as connection:
                writing = connection.execution_options(truemark_write=True)
                driver: Any = connection.connection.driver_connection
                driver.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
                with writing.begin():
                    return work(writing)
        with self.engine.begin() as connection:
            return work(connection)

    def dispose(self) -> None:
        self.engine.dispose()


def _sqlite_engine(url: str) -> Engine:
    engine = create_engine(
        url,
        pool_size=20,
        max_overflow=30,
        query_cache_size=1200,
        connect_args={"timeout": 60, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=60000",
            "cache_size=-65536",
            "temp_store=MEMORY",
            "mmap_size=268435456",
            "wal_autocheckpoint=8000",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("truemark_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
