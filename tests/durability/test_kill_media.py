"""Pictures taken in by a job whose server is killed with -9 are all there in the end, each once; an upload goes on."""

import base64
import io
import zipfile
from pathlib import Path

import httpx
import numpy as np
from PIL import Image

from tests.servers import Server, truemark, wait_until

SCHEMA = {
    "stages": [{"name": "p", "type": "image", "source": "p"}],
    "questions": [{"name": "n", "type": "text"}],
}
PICTURES = 120


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for n in range(PICTURES):
            picture = io.BytesIO()
            grain = np.random.default_rng(n).integers(0, 255, (300, 400, 3), dtype=np.uint8)
            Image.fromarray(grain).save(picture, "PNG")
            packed.writestr(f"{n:03}.png", picture.getvalue())
    return out.getvalue()


def test_a_job_of_pictures_and_an_upload_survive_kill_9(tmp_path: Path) -> None:
    truemark("user", "add", "--email", "o@x.org", "--role", "owner", "--password", "password-1", data=tmp_path)
    owner = {"Authorization": f"Bearer {truemark('token', 'create', '--email', 'o@x.org', data=tmp_path)}"}
    server = Server(tmp_path).start()
    data = archive()
    half = len(data) // 2
    try:
        api = f"{server.url}/api/v1"
        project = httpx.post(f"{api}/projects", json={"name": "P", "schema": SCHEMA}, headers=owner).json()["id"]
        begun = httpx.post(
            f"{api}/projects/{project}/uploads",
            headers=owner
            | {
                "Upload-Length": str(len(data)),
                "Upload-Metadata": "filename " + base64.b64encode(b"all.zip").decode(),
                "Content-Type": "application/offset+octet-stream",
            },
            content=data[:half],
            timeout=120,
        )
        place = begun.headers["Location"].removeprefix("/api/v1")
        server.kill()
        server.start()
        api = f"{server.url}/api/v1"
        assert httpx.head(f"{api}{place}", headers=owner).headers["Upload-Offset"] == str(half)
        part = owner | {"Upload-Offset": str(half), "Content-Type": "application/offset+octet-stream"}
        assert httpx.patch(f"{api}{place}", headers=part, content=data[half:], timeout=120).status_code == 204
        body = {"uploads": [place.rsplit("/", 1)[1]]}
        job = httpx.post(f"{api}/projects/{project}/media", json=body, headers=owner).json()["id"]

        def taken() -> int:
            return int(httpx.get(f"{api}/projects/{project}", headers=owner).json()["progress"].get("items", 0))

        for _ in range(2):
            before = taken()
            wait_until(lambda b=before: taken() > b or taken() == PICTURES, what="pictures being taken in")  # type: ignore[misc]
            server.kill()
            server.start()
            api = f"{server.url}/api/v1"
        wait_until(
            lambda: httpx.get(f"{api}/jobs/{job}", headers=owner).json()["state"] == "done", 120, "the job ending"
        )
        result = httpx.get(f"{api}/jobs/{job}", headers=owner).json()["result"]
        assert (result["files"], result["items"], result["refused"], result["duplicates"]) == (PICTURES, PICTURES, 0, 0)
        assert taken() == PICTURES
        listed = httpx.get(f"{api}/projects/{project}/media", params={"limit": 1000}, headers=owner).json()["media"]
        assert [m["name"] for m in listed] == [f"{n:03}.png" for n in range(PICTURES)]
    finally:
        server.stop()
