"""Pictures made on the spot, and how a test brings them in: uploads, a job that is run step by step, items."""

import base64
import io
import zipfile
from typing import Any

import numpy as np
from PIL import Image

from tests.api.people import People
from truemark.jobs.run import Runner

SCHEMA = {
    "stages": [{"name": "photo", "type": "image", "source": "photo"}],
    "questions": [
        {
            "name": "objects",
            "type": "regions",
            "stage": "photo",
            "shapes": ["box", "polygon", "polyline", "ellipse", "mask", "keypoints"],
            "labels": ["car", {"name": "person", "skeleton": {"joints": ["head", "foot"], "edges": [[0, 1]]}}],
        },
        {"name": "weather", "type": "choice", "options": ["sun", "rain"]},
    ],
}


def jpeg(width: int = 64, height: int = 48, seed: int = 1, **options: Any) -> bytes:
    """A picture of smooth noise, different for each seed."""
    coarse = np.random.default_rng(seed).integers(0, 255, (6, 8, 3), dtype=np.uint8)
    out = io.BytesIO()
    Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC).save(out, "JPEG", quality=95, **options)
    return out.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def picture_project(people: People, **settings: Any) -> str:
    id = people.project(**settings)
    made = people.as_("owner", "PUT", f"/projects/{id}/schema", json={"schema": SCHEMA})
    assert made.status_code < 300, made.text
    return id


def upload(people: People, project: str, name: str, data: bytes, part: int = 1 << 20) -> str:
    """The whole file in parts; gives the upload's id."""
    metadata = "filename " + base64.b64encode(name.encode()).decode()
    begun = people.as_(
        "manager",
        "POST",
        f"/projects/{project}/uploads",
        headers={"Upload-Length": str(len(data)), "Upload-Metadata": metadata},
    )
    assert begun.status_code == 201, begun.text
    place = begun.headers["Location"].removeprefix("/api/v1")
    for start in range(0, len(data), part):
        headers = {"Upload-Offset": str(start), "Content-Type": "application/offset+octet-stream"}
        done = people.as_("manager", "PATCH", place, headers=headers, content=data[start : start + part])
        assert done.status_code == 204, done.text
    return place.rsplit("/", 1)[1]


def take(people: People, project: str, files: dict[str, bytes], **options: Any) -> dict[str, Any]:
    """Upload files and let the job take them in; gives its result."""
    ids = [upload(people, project, name, data) for name, data in files.items()]
    asked = people.as_("manager", "POST", f"/projects/{project}/media", json={"uploads": ids, **options})
    assert asked.status_code == 202, asked.text
    return run(people, asked.json()["id"])


def run(people: People, job: str) -> dict[str, Any]:
    workspace = people.client.app.state.workspace  # type: ignore[attr-defined]
    runner = Runner(workspace.database, workspace.blobs)
    while runner.step(job):
        pass
    found = people.as_("manager", "GET", f"/jobs/{job}").json()
    assert found["state"] == "done", found
    return dict(found["result"])
