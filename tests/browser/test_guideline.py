"""What a guideline may be made of, in the browser itself."""

from playwright.sync_api import Request, expect

SCHEMA = {
    "stages": [{"name": "t", "type": "text", "source": "text"}],
    "questions": [{"name": "n", "type": "text"}],
}
KEPT = """# Rules

| a | b |
|--|--|
| cell | 2 |

[the book](https://example.org) **bold** `code`

- one

![own](/favicon.svg)
"""
BAD = """
<style>* { display: none !important }</style>

<div style="position:fixed;inset:0;background:red" class="mantine-Button-root" id="content">over it</div>

<form action="https://evil.example"><input name="password"><button>Sign in</button></form>

<iframe src="https://evil.example/frame"></iframe>
<img src="https://evil.example/a.png" srcset="//evil.example/b.png 1x" onerror="window.ran = true">
<video src="https://evil.example/v.mp4" autoplay></video>
<svg><style>*{display:none}</style></svg>
<a href="javascript:window.ran=true">go</a>
"""


def test_a_guideline_restyles_asks_and_loads_nothing(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [])
    desk.owner.post(f"/projects/{id}/guidelines", json={"text": KEPT + BAD}).raise_for_status()
    page = desk.open("marc", "/")
    outside: list[str] = []

    def seen(request: Request) -> None:
        if not request.url.startswith((desk.server.url, "data:", "blob:")):
            outside.append(request.url)

    page.on("request", seen)
    page.goto(f"{desk.server.url}/p/{id}/guideline")
    expect(page.get_by_role("heading", name="Rules")).to_be_visible()
    expect(page.get_by_role("cell", name="cell")).to_be_visible()
    expect(page.get_by_role("link", name="the book")).to_have_attribute("href", "https://example.org")
    expect(page.get_by_role("link", name="the book")).to_have_attribute("rel", "noopener noreferrer")
    expect(page.get_by_alt_text("own")).to_have_attribute("src", "/favicon.svg")
    text = page.get_by_text("over it")
    expect(text).to_be_visible()
    shown = text.evaluate("e => e.closest('[class*=markdown]').innerHTML")
    for word in (
        "style",
        "<form",
        "<input",
        "<button",
        "<iframe",
        "<video",
        "<svg",
        "evil.example",
        "javascript:",
        "id=",
    ):
        assert word not in shown, word
    assert page.evaluate("window.ran") is None
    assert outside == []
