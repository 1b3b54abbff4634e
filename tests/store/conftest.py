import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from truemark.store.database import Database


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
