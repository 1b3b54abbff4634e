"""A project is being purged when the server is killed with -9: it goes on where it was, and nothing of it is left."""

import json
from pathlib import Path

import httpx
import pytest

from tests.servers import Server, truemark, wait_until
from truemark.store.database import Database, sqlite_url
from truemark.store.tables import metadata

SCHEMA = {"stages": [{"name": "t", "type": "text", "source": "text"}], "questions": [{"name": "n", "type": "text"}]}
ITEMS = 6_000

pytestmark = pytest.mark.durability


def _left(data: Path, project: str) -> dict[str, int]:
    """How many rows of a project each table still has, without those that stay."""
    database = Database(sqlite_url(data))
    with database.read() as connection:
        found = {
            t.name: connection.exec_driver_sql(
                f"SELECT count(*) FROM {t.name} WHERE project_id = '{project}'"
            ).scalar_one()
            for t in metadata.sorted_tables
            if "project_id" in t.c and t.name != "events"
        }
    database.dispose()
    return {name: n for name, n in found.items() if n}


def test_a_purge_survives_kill_9_and_leaves_nothing(tmp_path: Path) -> None:
    server = Server(tmp_path)
    truemark("user", "add", "--email", "o@x.org", "--role", "owner", "--password", "password-1", data=tmp_path)
    token = truemark("token", "create", "--email", "o@x.org", data=tmp_path)
    server.start()
    try:
        with httpx.Client(base_url=f"{server.url}/api/v1", timeout=120) as owner:
            owner.headers["Authorization"] = f"Bearer {token}"
            id = owner.post("/projects", json={"name": "P", "schema": SCHEMA}).json()["id"]
            rows = "\n".join(json.dumps({"key": str(n), "data": {"text": f"text {n}"}}) for n in range(ITEMS))
            headers = {"Content-Type": "application/jsonl"}
            added = owner.post(f"/projects/{id}/items", content=rows.encode(), headers=headers)
            assert added.json()["imported"] == ITEMS
            exported = owner.post(f"/projects/{id}/exports", json={"format": "truemark"}).json()["id"]
            wait_until(lambda: owner.get(f"/jobs/{exported}").json()["state"] == "done", what="the export")
            assert list(tmp_path.glob("blobs/exports/*")) != []
            owner.delete(f"/projects/{id}").raise_for_status()
            owner.post(f"/projects/{id}/purge").raise_for_status()
        wait_until(lambda: _left(tmp_path, id).get("items", 0) < ITEMS, what="the purge beginning")
        server.kill()
        server.start()
        wait_until(lambda: _left(tmp_path, id) == {}, what="the purge ending after the restart")
        wait_until(lambda: list(tmp_path.glob("blobs/exports/*")) == [], what="the export's file being gone")
        answered = httpx.post(
            f"{server.url}/api/v1/projects/{id}/restore", headers={"Authorization": f"Bearer {token}"}
        )
        assert answered.status_code == 404
    finally:
        server.stop()
