"""Real databases for every test: SQLite from a migrated template file, PostgreSQL from a migrated template database."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from tests.servers import spare_port, wait_until
from truemark.store.database import Database
from truemark.store.migrate import migrate

# How long an example takes decides nothing: the machine may be busy.
settings.register_profile("truemark", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("truemark")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes is begun first, so that no worker waits for it in the end."""
    items.sort(key=lambda item: "durability" not in item.nodeid)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "truemark.sqlite"
    database = Database(f"sqlite:///{file}")
    migrate(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.dispose()
    return file


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of this session's own, with a migrated database `template`."""
    place = Path(tempfile.mkdtemp(prefix="tm-pg-", dir="/tmp"))
    port = spare_port()
    run = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    if run:
        shutil.chown(place, "postgres", "postgres")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    data = place / "data"
    subprocess.run(
        [
            *run,
            programs / "initdb",
            "-D",
            data,
            "-A",
            "trust",
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ],
        check=True,
        capture_output=True,
        cwd="/tmp",
    )
    server = subprocess.Popen(
        [
            *run,
            programs / "postgres",
            "-D",
            data,
            "-p",
            str(port),
            "-k",
            str(place),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "fsync=off",
            "-c",
            "max_connections=200",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/tmp",
    )
    address = f"postgresql://postgres@127.0.0.1:{port}"

    def answers() -> bool:
        try:
            with psycopg.connect(f"{address}/postgres", connect_timeout=1):
                return True
        except psycopg.OperationalError:
            return False

    try:
        wait_until(answers, 120)
        _sql(address, "CREATE DATABASE template")
        database = Database(f"{address}/template")
        migrate(database)
        database.dispose()
        yield address
    finally:
        server.send_signal(signal.SIGINT)  # a fast shutdown: connections of a server that was killed do not hold it up
        server.wait(60)
        shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty, migrated database of either kind; each test that takes it runs on both."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "truemark.sqlite")
        found = Database(f"sqlite:///{tmp_path / 'truemark.sqlite'}")
        yield found
        found.dispose()
        return
    address = request.getfixturevalue("postgres")
    name = f"t{os.urandom(6).hex()}"
    _sql(address, f"CREATE DATABASE {name} TEMPLATE template")
    found = Database(f"{address}/{name}")
    yield found
    found.dispose()
    _sql(address, f"DROP DATABASE {name} WITH (FORCE)")


def _sql(address: str, statement: str) -> None:
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]
