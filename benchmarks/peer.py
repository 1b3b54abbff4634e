"""Label Studio 1.23.2 from PyPI in a venv of its own, on SQLite, driven over its HTTP API."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import httpx

from benchmarks.wire import Wire
from tests.servers import spare_port, wait_until

VERSION = "1.23.2"
VENV = Path(__file__).parents[1] / ".dev" / "label-studio"
TOKEN = "0123456789abcdef0123456789abcdef01234567"
CONFIG = """<View><Labels name="entities" toName="text"><Label value="person"/><Label value="place"/></Labels>
<Text name="text" value="$text"/><Choices name="topic" toName="text"><Choice value="travel"/><Choice value="other"/></Choices></View>"""
RESULT = [
    {"from_name": "topic", "to_name": "text", "type": "choices", "value": {"choices": ["travel"]}},
    {
        "from_name": "entities",
        "to_name": "text",
        "type": "labels",
        "value": {"start": 0, "end": 4, "text": "Item", "labels": ["person"]},
    },
]


class LabelStudio:
    def __init__(self, place: Path, config: str = CONFIG) -> None:
        self.config = config
        place.mkdir(parents=True)
        self.place, self.port = place, spare_port()
        self.url = f"http://127.0.0.1:{self.port}"
        if not (VENV / "bin" / "label-studio").exists():
            print(f"installing label-studio {VERSION} …", flush=True)
            subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
            subprocess.run(
                [VENV / "bin" / "pip", "install", "-q", "--disable-pip-version-check", f"label-studio=={VERSION}"],
                check=True,
                stderr=subprocess.DEVNULL,
            )

    def start(self) -> None:
        environment = os.environ | {
            "LABEL_STUDIO_BASE_DATA_DIR": str(self.place / "data"),
            "LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN": "true",
            "DATA_UPLOAD_MAX_MEMORY_SIZE": "1000000000",
            "COLLECT_ANALYTICS": "false",
            "LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK": "false",
        }
        self.process = subprocess.Popen(
            [
                VENV / "bin" / "label-studio",
                "start",
                "--no-browser",
                "--port",
                str(self.port),
                "--username",
                "o@x.org",
                "--password",
                "password-1",
                "--user-token",
                TOKEN,
                "--internal-host",
                "127.0.0.1",
            ],
            env=environment,
            cwd=self.place,
            stdout=(self.place / "log").open("wb"),
            stderr=subprocess.STDOUT,
        )

        def answers() -> bool:
            try:
                return httpx.get(f"{self.url}/health", timeout=5).status_code == 200
            except httpx.TransportError:
                return False

        wait_until(answers, 180, "Label Studio answering")
        self.http = self._client()
        made = self.http.post(
            "/api/projects", json={"title": "Bench", "label_config": self.config, "maximum_annotations": 1}
        )
        self.project = made.raise_for_status().json()["id"]
        self.http.patch(f"/api/projects/{self.project}", json={"enable_empty_annotation": True})

    def _client(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, headers={"Authorization": f"Token {TOKEN}"}, timeout=1800)

    def load(self, file: Path, items: int) -> None:
        rows = [json.loads(line) for line in file.open()]
        for start in range(0, items, 50_000):
            body = [{"data": r["data"]} for r in rows[start : start + 50_000]]
            self.http.post(f"/api/projects/{self.project}/import", json=body).raise_for_status()
        pause = threading.Event()
        while self.http.get(f"/api/projects/{self.project}").json()["task_number"] < items:
            pause.wait(0.5)

    def next(self, http: httpx.Client | None = None) -> int:
        return int((http or self.http).get(f"/api/projects/{self.project}/next").raise_for_status().json()["id"])

    def submit(self, task: int, http: httpx.Client | None = None) -> None:
        body = {"result": RESULT, "lead_time": 3.5}
        (http or self.http).post(
            f"/api/tasks/{task}/annotations", json=body, params={"project": self.project}
        ).raise_for_status()

    def person(self, n: int) -> Callable[[], bool]:
        http = Wire(self.port, f"Token {TOKEN}")

        def work() -> bool:
            task = http.call("GET", f"/api/projects/{self.project}/next", None)
            body = {"result": RESULT, "lead_time": 3.5}
            # Under 32 clients some of its requests fail with "database is locked"; those do not count.
            return bool(task and http.call("POST", f"/api/tasks/{task['id']}/annotations?project={self.project}", body))

        return work

    def page(self) -> None:
        self.http.get("/api/tasks", params={"project": self.project, "page": 1, "page_size": 100}).raise_for_status()

    def export(self) -> int:
        answer = self.http.get(
            f"/api/projects/{self.project}/export", params={"exportType": "JSON", "download_all_tasks": "true"}
        )
        return len(answer.raise_for_status().content)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)
