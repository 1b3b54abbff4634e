"""`./dev bench --pictures`: frames of pan and zoom over many polygons, how fast large pictures open, and COCO files.

The browser is headless Chromium without a GPU; drawing times are our own work in a frame, as the page measures it.
"""

import base64
import json
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pyvips
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.peer import LabelStudio
from tests.browser.conftest import FLAGS
from tests.servers import Server, truemark, wait_until
from truemark.formats.images import read_dataset, write_dataset
from truemark.formats.images.dataset import Dataset
from truemark.formats.labeled import Losses

SCHEMA = {
    "stages": [{"name": "photo", "type": "image", "source": "photo"}],
    "questions": [
        {
            "name": "objects",
            "type": "regions",
            "stage": "photo",
            "shapes": ["polygon", "box"],
            "labels": ["a", "b", "c", "d"],
        }
    ],
}
FRAMES = """async (n) => {
  const surface = document.querySelector("[role=application]"), painter = surface.painter;
  const box = surface.getBoundingClientRect(), own = [], frames = [];
  let last = performance.now();
  for (let i = 0; i < n; i++) {
    const [x, y] = [box.left + box.width * (0.5 + 0.3 * Math.sin(i / 9)), box.top + box.height * (0.5 + 0.3 * Math.cos(i / 7))];
    const zoom = i % 60 < 30;
    surface.dispatchEvent(new WheelEvent("wheel", zoom
      ? { deltaY: i % 20 < 10 ? -60 : 60, clientX: x, clientY: y, cancelable: true, bubbles: true }
      : { deltaX: 40 * Math.sin(i / 5), deltaY: 1, shiftKey: true, clientX: x, clientY: y, cancelable: true, bubbles: true }));
    await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done));
    own.push(painter.spent);
    frames.push(performance.now() - last);
    last = performance.now();
  }
  return { own, frames };
}"""


def main(peer: bool = True) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _coco(place, peer)
        data = place / "data"
        truemark("user", "add", "--email", "o@x.org", "--role", "owner", "--password", "password-1", data=data)
        server = Server(data).start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
                _screen(server, browser, place)
                browser.close()
        finally:
            server.stop()


def _coco(place: Path, peer: bool) -> None:
    """Read and write 100 000 boxes; beside Label Studio's export of the same work."""
    chance = random.Random(1)
    images = [{"id": n, "file_name": f"{n}.jpg", "width": 1000, "height": 800} for n in range(5_000)]
    boxes = [
        [chance.random() * 900, chance.random() * 700, 20 + chance.random() * 60, 20 + chance.random() * 60]
        for _ in range(100_000)
    ]
    annotations = [
        {
            "id": n,
            "image_id": n % 5_000,
            "category_id": n % 20,
            "bbox": b,
            "area": b[2] * b[3],
            "iscrowd": 0,
            "segmentation": [],
        }
        for n, b in enumerate(boxes)
    ]
    categories = [{"id": n, "name": f"c{n}"} for n in range(20)]
    (place / "in.json").write_text(json.dumps({"images": images, "annotations": annotations, "categories": categories}))
    started = time.perf_counter()
    dataset = read_dataset(place / "in.json", "coco", Losses())
    reading = time.perf_counter() - started
    started = time.perf_counter()
    write_dataset(dataset, place / "out.json", "coco", Losses())
    writing = time.perf_counter() - started
    print("\nCOCO, 100 000 boxes in 5 000 pictures (to reach: read ≤ 5 s, written ≤ 5 s, 20 × Label Studio's export)")
    print(f"read {reading:.2f} s, written {writing:.2f} s", flush=True)
    if peer:
        theirs = _label_studio(dataset, place)
        print(f"exported by Label Studio as COCO {theirs:.1f} s: {theirs / writing:.0f} ×", flush=True)


def _label_studio(dataset: Dataset, place: Path) -> float:
    """Seconds that Label Studio takes to export the same boxes as COCO, without pictures."""
    write_dataset(dataset, place / "ls", "label-studio", Losses())
    tasks = json.loads((place / "ls/tasks.json").read_text())
    rows = [
        {
            "data": {"image": f"http://127.0.0.1/{task['data']['image']}"},
            "annotations": [{"result": a["result"]} for a in task["annotations"]],
        }
        for task in tasks
    ]
    server = LabelStudio(place / "peer", (place / "ls/config.xml").read_text())
    server.start()
    try:
        for start in range(0, len(rows), 500):
            server.http.post(
                f"/api/projects/{server.project}/import", json=rows[start : start + 500]
            ).raise_for_status()
        wait_until(lambda: server.http.get(f"/api/projects/{server.project}").json()["task_number"] == len(rows), 300)
        started = time.perf_counter()
        query = {"exportType": "COCO", "download_resources": "false"}
        server.http.get(f"/api/projects/{server.project}/export", params=query).raise_for_status()
        return time.perf_counter() - started
    finally:
        server.stop()


def _screen(server: Server, browser: Browser, place: Path) -> None:
    owner = httpx.Client(base_url=f"{server.url}/api/v1", headers={"Origin": server.url}, timeout=600)
    owner.post("/sign-in", json={"email": "o@x.org", "password": "password-1"}).raise_for_status()
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    signed = {"email": "o@x.org", "password": "password-1"}
    page.request.post(f"{server.url}/api/v1/sign-in", headers={"Origin": server.url}, data=signed)
    print("\nopening a picture, from the address to pixels on the screen (to reach: 20 megapixels ≤ 1 s)")
    for name, width, height in (
        ("photo.jpg", 5_472, 3_648),
        ("large.tif", 10_000, 10_000),
        ("large.png", 10_000, 10_000),
    ):
        _noise(place / name, width, height)
        id, seconds = _project(owner, place / name)
        times = []
        for _ in range(5):
            started = time.perf_counter()
            page.goto(f"{server.url}/p/{id}/label")
            page.locator("[data-ready=true]").wait_for()
            times.append(time.perf_counter() - started)
        print(
            f"{name} {width * height / 1e6:.0f} MP: {statistics.median(times):.2f} s (tiles and thumbnail made in {seconds:.1f} s)"
        )
    print("\nour own work in a frame while panning and zooming (to reach: ≤ 16 ms with 2 000 polygons)")
    for title, regions in (("2 000 polygons of 20 vertices", _polygons(2_000)), ("5 000 boxes", _boxes(5_000))):
        id, _ = _project(owner, place / "photo.jpg")
        task = owner.post(f"/projects/{id}/next").json()["assignment"]["id"]
        owner.put(f"/assignments/{task}/draft", json={"answers": {"objects": regions}}).raise_for_status()
        _frames(page, f"{server.url}/p/{id}/label", title)


def _frames(page: Page, address: str, title: str) -> None:
    page.goto(address)
    page.locator("[data-ready=true]").wait_for()
    page.evaluate(FRAMES, 60)
    found = page.evaluate(FRAMES, 300)
    own, frames = sorted(found["own"]), sorted(found["frames"])
    print(
        f"{title}: median {statistics.median(own):.1f} ms, 95 % {own[int(len(own) * 0.95)]:.1f} ms, worst {own[-1]:.1f} ms; "
        f"frames {statistics.median(frames):.1f} ms apart"
    )


def _project(owner: httpx.Client, file: Path) -> tuple[str, float]:
    id = owner.post("/projects", json={"name": file.name, "schema": SCHEMA}).raise_for_status().json()["id"]
    headers = {
        "Upload-Length": str(file.stat().st_size),
        "Upload-Metadata": "filename " + base64.b64encode(file.name.encode()).decode(),
        "Content-Type": "application/offset+octet-stream",
    }
    place = owner.post(f"/projects/{id}/uploads", content=file.read_bytes(), headers=headers).headers["Location"]
    started = time.perf_counter()
    body = {"uploads": [place.rsplit("/", 1)[1]]}
    job = owner.post(f"/projects/{id}/media", json=body).raise_for_status().json()["id"]
    wait_until(lambda: owner.get(f"/jobs/{job}").json()["state"] in ("done", "failed"), 300, "the picture")
    return id, time.perf_counter() - started


def _noise(path: Path, width: int, height: int) -> None:
    """A picture that compresses as a photo does: smooth shades with some grain."""
    if path.exists():
        return
    coarse = np.random.default_rng(3).integers(0, 255, (height // 160 + 2, width // 160 + 2, 3), dtype=np.uint8)
    smooth = pyvips.Image.new_from_array(coarse).resize(160, kernel="cubic").crop(0, 0, width, height)
    grain = pyvips.Image.gaussnoise(width, height, sigma=6, mean=0)
    (smooth + grain).cast("uchar").copy(interpretation="srgb").write_to_file(str(path))


def _polygons(count: int) -> list[dict[str, Any]]:
    chance = random.Random(2)
    found = []
    for n in range(count):
        cx, cy, r = chance.random() * 5_400, chance.random() * 3_600, 25 + chance.random() * 50
        angles = np.arange(20) / 20 * 2 * np.pi
        radii = r * (0.7 + 0.3 * np.array([chance.random() for _ in angles]))
        points = np.stack([cx + radii * np.cos(angles), cy + radii * np.sin(angles)], axis=1).round(2).tolist()
        found.append(
            {"id": f"r{n}", "label": "abcd"[n % 4], "attributes": {}, "shape": {"type": "polygon", "points": points}}
        )
    return found


def _boxes(count: int) -> list[dict[str, Any]]:
    chance = random.Random(4)
    return [
        {
            "id": f"r{n}",
            "label": "abcd"[n % 4],
            "attributes": {},
            "shape": {
                "type": "box",
                "x": round(chance.random() * 5_300, 1),
                "y": round(chance.random() * 3_500, 1),
                "width": 40,
                "height": 30,
            },
        }
        for n in range(count)
    ]


if __name__ == "__main__":
    main()
