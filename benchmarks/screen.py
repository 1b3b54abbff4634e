"""`./dev bench --screen`: how long after Ctrl+Enter the next text is on the screen, in headless Chromium without a GPU."""

import json
import statistics
import tempfile
from pathlib import Path

import httpx
from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS
from tests.servers import Server, truemark

SUBMITS = 60
LENGTH = 2_000
SCHEMA = {
    "stages": [{"name": "text", "type": "text", "source": "text"}],
    "questions": [
        {"name": "ents", "type": "regions", "stage": "text", "labels": ["person", "place"]},
        {"name": "topic", "type": "choice", "options": ["a", "b"]},
    ],
}
# Resolves with the milliseconds from the key to the frame after which the text of item n is drawn.
WATCH = """(n) => new Promise((resolve) => {
  let pressed = 0;
  addEventListener("keydown", () => { pressed = performance.now(); }, { capture: true, once: true });
  const drawn = () => document.body.innerText.includes(`item ${n} `);
  const seen = new MutationObserver(() => {
    if (pressed && drawn()) { seen.disconnect(); requestAnimationFrame(() => resolve(performance.now() - pressed)); }
  });
  seen.observe(document.body, { childList: true, subtree: true, characterData: true });
})"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        truemark("user", "add", "--email", "o@x.org", "--role", "owner", "--password", "password-1", data=data)
        server = Server(data).start()
        try:
            times = _measure(server)
        finally:
            server.stop()
    times.sort()
    print(f"\nthe next text of {LENGTH} characters after Ctrl+Enter, {len(times)} times (to reach: ≤ 100 ms)")
    print(
        f"median {statistics.median(times):.1f} ms, 95 % {times[int(len(times) * 0.95)]:.1f} ms, worst {times[-1]:.1f} ms"
    )


def _measure(server: Server) -> list[float]:
    owner = httpx.Client(base_url=f"{server.url}/api/v1", headers={"Origin": server.url}, timeout=60)
    owner.post("/sign-in", json={"email": "o@x.org", "password": "password-1"}).raise_for_status()
    id = owner.post("/projects", json={"name": "B", "schema": SCHEMA}).raise_for_status().json()["id"]
    words = "Ana went from Lisbon to Oslo and saw the river. " * (LENGTH // 48)
    rows = "\n".join(json.dumps({"data": {"text": f"item {n} {words}"}}) for n in range(SUBMITS + 2))
    owner.post(f"/projects/{id}/items", content=rows.encode(), headers={"Content-Type": "application/jsonl"})
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.request.post(
            f"{server.url}/api/v1/sign-in",
            headers={"Origin": server.url},
            data={"email": "o@x.org", "password": "password-1"},
        )
        page.goto(f"{server.url}/p/{id}/label")
        times = []
        for n in range(1, SUBMITS + 1):
            page.locator("[data-submit]:enabled").wait_for()
            page.evaluate(f"() => {{ window.seen = ({WATCH})({n}); }}")
            page.keyboard.press("Control+Enter")
            times.append(float(page.evaluate("() => window.seen")))
        browser.close()
    return times


if __name__ == "__main__":
    main()
