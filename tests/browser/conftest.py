"""One Chromium and one demo server a session; a fresh context and project for each test."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.servers import Server, truemark

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "truemark-demo"
expect.set_options(timeout=60_000)  # a wait ends when the thing is there; this is only how long a slow machine may take


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("demo")
    truemark("demo", "--no-serve", "--data", str(data), data=data)
    server = Server(data).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield found
        found.close()


class Desk:
    """Signed-in pages, and the API as the owner."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.contexts: list[BrowserContext] = []
        self.errors: list[str] = []
        self.owner = httpx.Client(base_url=f"{server.url}/api/v1", timeout=120, headers={"Origin": server.url})
        self.owner.post("/sign-in", json={"email": "olivia@example.org", "password": PASSWORD}).raise_for_status()

    def open(self, who: str, path: str, dark: bool = False) -> Page:
        context = self.browser.new_context(
            viewport={"width": 1440, "height": 900}, color_scheme="dark" if dark else "light"
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        signed = page.request.post(
            f"{self.server.url}/api/v1/sign-in",
            headers={"Origin": self.server.url},
            data={"email": f"{who}@example.org", "password": PASSWORD},
        )
        assert signed.ok
        page.goto(self.server.url + path)
        return page

    def project(self, schema: dict[str, Any], rows: list[dict[str, Any]], **settings: Any) -> str:
        made = self.owner.post("/projects", json={"name": "Test", "schema": schema, "settings": settings})
        id = str(made.raise_for_status().json()["id"])
        lines = "\n".join(json.dumps(r) for r in rows)
        added = self.owner.post(
            f"/projects/{id}/items", content=lines.encode(), headers={"Content-Type": "application/jsonl"}
        )
        assert added.json()["imported"] == len(rows), added.text
        for who, role in (("ana", "annotator"), ("ben", "annotator"), ("rosa", "reviewer"), ("marc", "manager")):
            self.owner.put(f"/projects/{id}/members/{who}@example.org", json={"role": role}).raise_for_status()
        return id

    def stored(self, project: str) -> list[dict[str, Any]]:
        """Every item with its annotations."""
        items = self.owner.get(f"/projects/{project}/items", params={"limit": 100}).json()["items"]
        return [self.owner.get(f"/projects/{project}/items/{i['id']}").json() for i in items]


@pytest.fixture
def desk(browser: Browser, demo: Server) -> Iterator[Desk]:
    found = Desk(browser, demo)
    yield found
    for context in found.contexts:
        context.close()
    assert found.errors == []


@pytest.fixture
def select_text() -> Callable[[Page, str], None]:
    """Select the first occurrence of words in the stage by dragging the mouse over them."""

    def select(page: Page, words: str) -> None:
        box = page.evaluate(
            """(words) => {
            for (const el of document.querySelectorAll('[data-words]')) {
                const at = el.textContent.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(el.firstChild, at); range.setEnd(el.firstChild, at + words.length);
                const rects = [...range.getClientRects()].filter(r => r.width > 0);
                const a = rects[0], b = rects[rects.length - 1];
                return [a.left + 1, a.top + a.height / 2, b.right - 1, b.top + b.height / 2];
            }
        }""",
            words,
        )
        page.mouse.move(box[0], box[1])
        page.mouse.down()
        page.mouse.move((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        page.mouse.move(box[2], box[3])
        page.mouse.up()

    return select


AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
