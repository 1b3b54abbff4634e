"""The real server, killed with -9 again and again under load: what was acknowledged is there, once."""

import json
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.servers import Server, truemark, wait_until

SCHEMA = {"stages": [{"name": "t", "type": "text", "source": "text"}], "questions": [{"name": "n", "type": "text"}]}
KILLS = 4
CLIENTS = 6

pytestmark = pytest.mark.durability


class Load:
    """One person drafting and submitting without pause, through every crash, remembering what was acknowledged."""

    def __init__(self, url: str, token: str, project: str, number: int) -> None:
        self.url, self.project, self.number = url, project, number
        self.headers = {"Authorization": f"Bearer {token}"}
        self.acknowledged: dict[str, tuple[str, str]] = {}
        self.draft: tuple[str, str] | None = None
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _call(self, method: str, path: str, body: Any) -> httpx.Response | None:
        """The answer, asking until there is one; the same request may arrive several times."""
        while True:
            try:
                return httpx.request(method, f"{self.url}/api/v1{path}", json=body, headers=self.headers, timeout=120)
            except httpx.TransportError:
                if self.stop.wait(0.03):
                    return None

    def _run(self) -> None:
        count = 0
        while not self.stop.is_set():
            task = self._call("POST", f"/projects/{self.project}/next", {})
            if task is None or task.status_code != 200:
                return
            assignment = task.json()["assignment"]["id"]
            count += 1
            words = f"client {self.number} answer {count}"
            saved = self._call("PUT", f"/assignments/{assignment}/draft", {"answers": {"n": words}})
            if saved is None:
                return
            assert saved.status_code == 200, saved.text
            self.draft = (assignment, words)
            key = f"{self.number}-{count}"
            done = self._call(
                "POST", f"/assignments/{assignment}/submit", {"answers": {"n": words}, "seconds": 1, "key": key}
            )
            if done is None:
                return
            assert done.status_code == 201, done.text
            self.acknowledged[key] = (done.json()["annotation"]["id"], words)
            self.draft = None


def test_what_was_acknowledged_survives_kill_9_again_and_again(tmp_path: Path) -> None:
    server = Server(tmp_path)
    truemark("user", "add", "--email", "o@x.org", "--role", "owner", "--password", "password-1", data=tmp_path)
    owner = {"Authorization": f"Bearer {truemark('token', 'create', '--email', 'o@x.org', data=tmp_path)}"}
    server.start()
    try:
        body = {"name": "P", "schema": SCHEMA, "settings": {"overlap": 2, "lease_minutes": 30}}
        project = httpx.post(f"{server.url}/api/v1/projects", json=body, headers=owner).json()["id"]
        lines = "\n".join(json.dumps({"key": str(n), "data": {"text": f"t{n}"}}) for n in range(4000))
        added = httpx.post(
            f"{server.url}/api/v1/projects/{project}/items",
            content=lines,
            headers=owner | {"Content-Type": "application/jsonl"},
        )
        assert added.json()["imported"] == 4000
        loads = []
        for number in range(CLIENTS):
            email = f"p{number}@x.org"
            person = httpx.post(
                f"{server.url}/api/v1/users", headers=owner, json={"email": email, "password": "password-1"}
            )
            httpx.put(
                f"{server.url}/api/v1/projects/{project}/members/{person.json()['id']}",
                json={"role": "annotator"},
                headers=owner,
            )
            loads.append(
                Load(server.url, truemark("token", "create", "--email", email, data=tmp_path), project, number)
            )
        for _ in range(KILLS):
            before = sum(len(load.acknowledged) for load in loads)
            wait_until(lambda b=before: sum(len(load.acknowledged) for load in loads) > b + 60, what="work going on")  # type: ignore[misc]
            server.kill()
            server.start()
        for load in loads:
            load.stop.set()
        for load in loads:
            load.thread.join(30)
        _compare(server, project, owner, loads)
    finally:
        server.stop()


def _compare(server: Server, project: str, owner: dict[str, str], loads: list[Load]) -> None:
    job = httpx.post(
        f"{server.url}/api/v1/projects/{project}/exports", json={"format": "truemark"}, headers=owner
    ).json()["id"]
    wait_until(
        lambda: httpx.get(f"{server.url}/api/v1/jobs/{job}", headers=owner).json()["state"] == "done", 60, "the export"
    )
    lines = httpx.get(f"{server.url}/api/v1/exports/{job}/file", headers=owner).text.splitlines()
    stored: dict[str, tuple[str, str]] = {}
    for line in lines:
        item = json.loads(line)
        assert len(item["annotations"]) <= 2
        for annotation in item["annotations"]:
            for revision in annotation["revisions"]:
                assert revision["key"] not in stored, "a submit is stored once"
                stored[revision["key"]] = (revision["id"], revision["answers"]["n"])
    for load in loads:
        assert load.acknowledged, "every client got work done"
        for key, kept in load.acknowledged.items():
            assert stored[key] == kept
    answers = httpx.get(f"{server.url}/api/v1/projects/{project}", headers=owner).json()["progress"]["answers"]
    assert answers == len(stored)


def test_an_import_and_an_export_resume_after_kill_9(tmp_path: Path) -> None:
    server = Server(tmp_path)
    truemark("user", "add", "--email", "o@x.org", "--role", "owner", "--password", "password-1", data=tmp_path)
    owner = {"Authorization": f"Bearer {truemark('token', 'create', '--email', 'o@x.org', data=tmp_path)}"}
    amount = 60_000
    server.start()
    try:
        body = {"name": "P", "schema": SCHEMA}
        project = httpx.post(f"{server.url}/api/v1/projects", json=body, headers=owner).json()["id"]
        lines = "\n".join(json.dumps({"data": {"text": f"number {n} of many"}}) for n in range(amount))
        job = httpx.post(
            f"{server.url}/api/v1/projects/{project}/items",
            content=lines,
            timeout=120,
            headers=owner | {"Content-Type": "application/jsonl"},
        ).json()["job"]["id"]

        def state() -> Any:
            return httpx.get(f"{server.url}/api/v1/jobs/{job}", headers=owner, timeout=120).json()

        wait_until(lambda: state()["done"] > 0, what="the import having begun")
        assert state()["state"] == "running"
        server.kill()
        server.start()
        wait_until(lambda: state()["state"] == "done", what="the import being done")
        assert state()["result"]["imported"] == amount
        assert httpx.get(f"{server.url}/api/v1/projects/{project}", headers=owner).json()["progress"]["items"] == amount
        job = httpx.post(
            f"{server.url}/api/v1/projects/{project}/exports", json={"format": "truemark"}, headers=owner
        ).json()["id"]
        wait_until(lambda: state()["state"] != "queued", what="the export having begun")
        server.kill()
        server.start()
        wait_until(lambda: state()["state"] == "done", what="the export being done")
        texts = [
            json.loads(line)["data"]["text"]
            for line in httpx.get(
                f"{server.url}/api/v1/exports/{job}/file", headers=owner, timeout=120
            ).text.splitlines()
        ]
        assert texts == [f"number {n} of many" for n in range(amount)]
    finally:
        server.stop()
