"""Truemark as the benchmark drives it: over HTTP, as a client would."""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from benchmarks.wire import Wire
from tests.servers import Server, truemark, wait_until

SCHEMA = {
    "stages": [{"name": "text", "type": "text", "source": "text"}],
    "questions": [
        {"name": "entities", "type": "regions", "stage": "text", "labels": ["person", "place"]},
        {"name": "topic", "type": "choice", "options": ["travel", "other"], "required": True},
    ],
}
ANSWERS = {
    "topic": "travel",
    "entities": [{"id": "r1", "label": "person", "shape": {"type": "span", "start": 0, "end": 4}}],
}


class TruemarkServer:
    def __init__(self, place: Path) -> None:
        place.mkdir(parents=True)
        self.place, self.server = place, Server(place / "data")
        truemark(
            "user", "add", "--email", "o@x.org", "--role", "owner", "--password", "password-1", data=place / "data"
        )
        self.token = truemark("token", "create", "--email", "o@x.org", data=place / "data")

    def start(self) -> None:
        self.server.start()
        self.http = self._client(self.token)
        made = self.http.post(
            "/projects", json={"name": "B", "schema": SCHEMA, "settings": {"overlap": 1, "lease_minutes": 60}}
        )
        self.project = made.raise_for_status().json()["id"]

    def _client(self, token: str) -> httpx.Client:
        return httpx.Client(
            base_url=f"{self.server.url}/api/v1", headers={"Authorization": f"Bearer {token}"}, timeout=600
        )

    def load(self, file: Path, items: int) -> None:
        with file.open("rb") as opened:
            answer = self.http.post(
                f"/projects/{self.project}/items",
                content=iter(lambda: opened.read(1 << 20), b""),
                headers={"Content-Type": "application/jsonl"},
            )
        found = answer.raise_for_status().json()
        if "job" in found:
            self._wait(found["job"]["id"])
        assert self.http.get(f"/projects/{self.project}").json()["progress"]["items"] == items

    def _wait(self, job: str) -> dict[str, Any]:
        wait_until(lambda: self.http.get(f"/jobs/{job}").json()["state"] in ("done", "failed"), 900)
        found: dict[str, Any] = self.http.get(f"/jobs/{job}").json()
        assert found["state"] == "done", found
        return found

    def next(self, http: httpx.Client | None = None) -> str:
        return str((http or self.http).post(f"/projects/{self.project}/next").json()["assignment"]["id"])

    def submit(self, assignment: str, http: httpx.Client | None = None) -> None:
        body = {"answers": ANSWERS, "seconds": 3.5, "key": str(uuid.uuid4())}
        (http or self.http).post(f"/assignments/{assignment}/submit", json=body).raise_for_status()

    def person(self, n: int) -> Callable[[], bool]:
        email = f"p{uuid.uuid4().hex[:8]}@x.org"
        user = self.http.post("/users", json={"email": email, "password": "password-1"}).raise_for_status().json()["id"]
        self.http.put(f"/projects/{self.project}/members/{user}", json={"role": "annotator"}).raise_for_status()
        http = Wire(
            self.server.port, f"Bearer {truemark('token', 'create', '--email', email, data=self.place / 'data')}"
        )

        def work() -> bool:
            task = http.call("POST", f"/api/v1/projects/{self.project}/next", None)
            body = {"answers": ANSWERS, "seconds": 3.5, "key": str(uuid.uuid4())}
            return bool(task and http.call("POST", f"/api/v1/assignments/{task['assignment']['id']}/submit", body))

        return work

    def page(self, filter: str = "", sort: str = "seq") -> None:
        wanted = {"limit": 100, "filter": filter, "sort": sort}
        self.http.get(f"/projects/{self.project}/items", params=wanted).raise_for_status()

    def export(self) -> int:
        job = self.http.post(f"/projects/{self.project}/exports", json={"format": "truemark"}).json()["id"]
        self._wait(job)
        with self.http.stream("GET", f"/exports/{job}/file") as answer:
            return sum(len(piece) for piece in answer.iter_bytes())

    def stop(self) -> None:
        self.http.close()
        self.server.stop()
