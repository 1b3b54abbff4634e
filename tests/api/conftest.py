from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.api.people import People
from truemark.api.app import create
from truemark.store.database import Database
from truemark.workspace import Workspace


@pytest.fixture
def client(database: Database, tmp_path) -> Iterator[TestClient]:  # type: ignore[no-untyped-def]
    workspace = Workspace(tmp_path, database.url)
    with TestClient(create(workspace), base_url="http://truemark.test") as client:
        yield client


@pytest.fixture
def people(client: TestClient) -> People:
    return People(client)
