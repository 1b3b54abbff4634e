"""A project of one picture in the browser, and a hand that draws on it in the picture's own pixels."""

import base64
import io
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk
from tests.servers import wait_until

ALL = {
    "stages": [{"name": "photo", "type": "image", "source": "photo"}],
    "questions": [
        {
            "name": "objects",
            "type": "regions",
            "stage": "photo",
            "shapes": ["box", "polygon", "polyline", "ellipse", "keypoints", "mask"],
            "rotated": True,
            "labels": [
                "car",
                {"name": "person", "skeleton": {"joints": ["head", "hand", "foot"], "edges": [[0, 1], [0, 2]]}},
            ],
        }
    ],
}


def blocks(width: int = 160, height: int = 120) -> bytes:
    """A grey picture with a red block from 40, 30 to 80, 70 and a blue one from 100, 60 to 130, 100."""
    pixels = np.full((height, width, 3), 200, dtype=np.uint8)
    pixels[30:70, 40:80] = (200, 30, 30)
    pixels[60:100, 100:130] = (30, 30, 200)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


def picture_project(
    desk: Desk, schema: dict[str, Any] = ALL, files: dict[str, bytes] | None = None, **settings: Any
) -> str:
    """A project with the pictures as items, taken in by the server's own job."""
    id = desk.project(schema, [], **settings)
    ids = []
    for name, data in (files or {"blocks.png": blocks()}).items():
        begun = desk.owner.post(
            f"/projects/{id}/uploads",
            content=data,
            headers={
                "Upload-Length": str(len(data)),
                "Upload-Metadata": "filename " + base64.b64encode(name.encode()).decode(),
                "Content-Type": "application/offset+octet-stream",
            },
        )
        ids.append(begun.raise_for_status().headers["Location"].rsplit("/", 1)[1])
    job = desk.owner.post(f"/projects/{id}/media", json={"uploads": ids}).raise_for_status().json()["id"]
    wait_until(lambda: desk.owner.get(f"/jobs/{job}").json()["state"] == "done", what="the pictures to be taken in")
    return id


class Hand:
    """Draws with the mouse; every place is in picture pixels."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.surface = page.get_by_role("application").first
        expect(self.surface).to_have_attribute("data-ready", "true")
        self.surface.focus()

    def at(self, x: float, y: float) -> tuple[float, float]:
        scale, left, top = (float(n) for n in (self.surface.get_attribute("data-view") or "").split())
        box = self.surface.bounding_box()
        assert box
        return box["x"] + left + x * scale, box["y"] + top + y * scale

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def click(self, x: float, y: float, shift: bool = False) -> None:
        place = self.at(x, y)
        if shift:
            self.page.keyboard.down("Shift")
        self.page.mouse.move(*place)
        self.page.mouse.down()
        self.page.mouse.up()
        if shift:
            self.page.keyboard.up("Shift")

    def drag(self, *points: tuple[float, float]) -> None:
        self.page.mouse.move(*self.at(*points[0]))
        self.page.mouse.down()
        for point in points[1:]:
            self.page.mouse.move(*self.at(*point), steps=4)
        self.page.mouse.up()

    def submit(self, expected: int) -> None:
        """Submit when as many regions as expected stand in the list."""
        expect(self.page.get_by_role("list", name="Marked regions").get_by_role("listitem")).to_have_count(expected)
        self.press("Control+Enter")
        expect(self.page.get_by_text("All caught up")).to_be_visible()
