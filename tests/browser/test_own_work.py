"""Going back: an annotator's own items and corrections, and what reviewers and managers see of rework and skips."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.servers import wait_until

pytestmark = pytest.mark.browser
SCHEMA = {
    "stages": [{"name": "text", "type": "text", "source": "text"}],
    "questions": [
        {"name": "ents", "type": "regions", "stage": "text", "labels": ["person", "place"]},
        {"name": "topic", "type": "choice", "options": ["sport", "politics"], "required": True},
    ],
}
TEXTS = ["Ana lives in Rom", "second", "third", "fourth"]


def _rows() -> list[dict[str, Any]]:
    return [{"key": f"k{n}", "data": {"text": text}} for n, text in enumerate(TEXTS)]


def _shows(page: Page, text: str) -> None:
    expect(page.locator("[data-words]").first).to_have_text(text)
    expect(page.locator("[data-submit]")).to_be_enabled()


def _submit(page: Page, key: str, then: str) -> None:
    """Answer the topic by its key and submit; the next text is on screen then."""
    page.keyboard.press(key)
    page.keyboard.press("Control+Enter")
    _shows(page, then)


def test_an_own_item_is_corrected_by_keyboard_alone(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, _rows())
    page = desk.open("ana", f"/p/{id}/label")
    _shows(page, TEXTS[0])
    _submit(page, "3", TEXTS[1])
    _submit(page, "3", TEXTS[2])
    page.keyboard.press("4")  # begun, and left for the correction
    page.keyboard.press("h")
    dialog = page.get_by_role("dialog", name="My items")
    expect(dialog.get_by_role("button", name="second")).to_be_focused()
    expect(dialog.get_by_label("My numbers in this project")).to_contain_text("2")
    page.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("button", name=TEXTS[0])).to_be_focused()
    page.keyboard.press("Enter")
    _shows(page, TEXTS[0])
    correcting = page.locator("[data-correcting]")
    expect(correcting).to_contain_text("You are correcting an item you submitted")
    expect(page.get_by_role("radio", name="sport")).to_be_checked()
    page.keyboard.press("4")
    page.keyboard.press("Control+Enter")
    _shows(page, TEXTS[2])
    expect(correcting).to_have_count(0)
    expect(page.get_by_role("radio", name="politics")).to_be_checked()  # what was begun is as it was
    expect(page.get_by_text("2 submitted this session")).to_be_visible()
    wait_until(lambda: desk.stored(id)[0]["annotations"][0]["revision"] == 2, what="the correction arriving")
    first, second, third, _ = desk.stored(id)
    assert first["annotations"][0]["answers"]["topic"] == "politics"
    assert (second["annotations"][0]["revision"], third["annotations"]) == (1, [])


def test_going_back_and_on_again_by_two_keys_and_a_slip_of_a_skip_is_undone(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, _rows())
    page = desk.open("ana", f"/p/{id}/label")
    _shows(page, TEXTS[0])
    _submit(page, "3", TEXTS[1])
    _submit(page, "3", TEXTS[2])
    page.keyboard.press("Control+[")
    _shows(page, TEXTS[1])
    page.keyboard.press("Control+[")
    _shows(page, TEXTS[0])
    page.keyboard.press("Control+[")
    expect(page.get_by_text("There is no earlier item of yours")).to_be_visible()
    page.keyboard.press("Control+]")
    _shows(page, TEXTS[1])
    page.keyboard.press("Control+]")
    _shows(page, TEXTS[2])
    expect(page.locator("[data-correcting]")).to_have_count(0)
    page.keyboard.press("s")
    dialog = page.get_by_role("dialog", name="Skip this item")
    expect(dialog.get_by_role("radio").first).to_be_focused()
    page.keyboard.press("Enter")  # S and Enter alone skip nothing
    expect(dialog.get_by_text("Choose a reason first")).to_be_visible()
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    _shows(page, TEXTS[3])
    expect(page.get_by_text("2 submitted this session")).to_be_visible()
    page.keyboard.press("Control+[")
    _shows(page, TEXTS[2])
    _submit(page, "3", TEXTS[3])
    wait_until(lambda: len(desk.stored(id)[2]["annotations"]) == 1, what="the item that was skipped being submitted")
    assert desk.stored(id)[2]["people"][0]["state"] == "submitted"
