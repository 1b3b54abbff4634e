"""Going back: an annotator's own items and corrections, and what reviewers and managers see of rework and skips."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AXE
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
    expect(page.get_by_text("2 done this session")).to_be_visible()
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
    page.keyboard.press("Alt+[")
    _shows(page, TEXTS[1])
    page.keyboard.press("Alt+[")
    _shows(page, TEXTS[0])
    page.keyboard.press("Alt+[")
    expect(page.get_by_text("There is no earlier item of yours")).to_be_visible()
    page.keyboard.press("Alt+]")
    _shows(page, TEXTS[1])
    page.keyboard.press("Alt+]")
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
    expect(page.get_by_text("2 done this session")).to_be_visible()
    page.keyboard.press("Alt+[")
    _shows(page, TEXTS[2])
    _submit(page, "3", TEXTS[3])
    wait_until(lambda: len(desk.stored(id)[2]["annotations"]) == 1, what="the item that was skipped being submitted")
    assert desk.stored(id)[2]["people"][0]["state"] == "submitted"


def test_a_correction_made_offline_is_kept_and_sent_once(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, _rows())
    page = desk.open("ana", f"/p/{id}/label")
    _shows(page, TEXTS[0])
    _submit(page, "3", TEXTS[1])
    page.keyboard.press("Alt+[")
    _shows(page, TEXTS[0])
    page.keyboard.press("4")
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("1 submission is pending")).to_be_visible()
    _shows(page, TEXTS[1])
    page.context.set_offline(False)
    wait_until(lambda: desk.stored(id)[0]["annotations"][0]["revision"] == 2, what="the correction arriving")
    expect(page.get_by_text("1 submission is pending")).to_have_count(0)
    assert len(desk.stored(id)[0]["annotations"][0]["revisions"]) == 2


def test_what_is_approved_meanwhile_is_not_corrected_and_that_is_said(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, _rows())
    page = desk.open("ana", f"/p/{id}/label")
    _shows(page, TEXTS[0])
    _submit(page, "3", TEXTS[1])
    page.keyboard.press("Alt+[")
    _shows(page, TEXTS[0])
    item = desk.stored(id)[0]
    settle = {"accept": item["annotations"][0]["id"], "key": f"settle {id}"}
    desk.owner.post(f"/projects/{id}/items/{item['id']}/settle", json=settle).raise_for_status()
    page.keyboard.press("4")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("this item is settled")).to_be_visible()
    expect(page.get_by_text("1 done this session")).to_be_visible()
    _shows(page, TEXTS[1])
    page.keyboard.press("h")
    row = page.get_by_role("dialog").get_by_role("button", name=TEXTS[0])
    expect(row).to_contain_text("approved")
    row.click()  # it is only looked at
    expect(page.get_by_role("dialog").get_by_role("definition").filter(has_text="sport")).to_be_visible()
    expect(page.locator("[data-correcting]")).to_have_count(0)
    assert desk.stored(id)[0]["settled"]["answers"]["topic"] == "sport"


def test_a_reviewer_sees_why_an_item_was_returned_and_what_was_changed(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, _rows())
    page = desk.open("ana", f"/p/{id}/label")
    _shows(page, TEXTS[0])
    page.keyboard.press("Control+Shift+ArrowRight")
    page.keyboard.press("1")
    _submit(page, "3", TEXTS[1])
    wait_until(lambda: desk.stored(id)[0]["state"] == "labeled", what="the submit arriving")
    rosa = desk.open("rosa", f"/p/{id}/review")
    expect(rosa.get_by_text("1 to review")).to_be_visible()
    rosa.get_by_role("button", name="Send back").click()
    rosa.get_by_role("textbox", name="What is to be done differently?").fill("Ana is no place")
    rosa.get_by_role("dialog").get_by_role("button", name="Send back").click()
    expect(rosa.get_by_text("Nothing to review")).to_be_visible()

    home = desk.open("ana", "/")
    home.get_by_role("row", name="Test").filter(has_text="1 returned to you").first.get_by_role(
        "link", name="1 returned to you"
    ).click()
    home.get_by_role("button", name="Go on here instead").or_(home.locator("[data-submit]:enabled")).first.wait_for()
    page.close()
    _shows(home, TEXTS[0])
    expect(home.get_by_text("Ana is no place")).to_be_visible()
    home.keyboard.press("j")
    home.keyboard.press("2")
    _submit(home, "4", TEXTS[1])
    wait_until(lambda: desk.stored(id)[0]["annotations"][0]["revision"] == 2, what="the rework arriving")

    rosa.reload()
    changes = rosa.get_by_role("region", name="What Ana Reis changed")
    expect(changes).to_contain_text("Ana is no place")
    expect(changes).to_contain_text("person → place Ana")
    expect(changes).to_contain_text("sport → politics")
    rosa.keyboard.press("Control+Enter")
    expect(rosa.get_by_text("Nothing to review")).to_be_visible()
    rosa.get_by_role("button", name="Previous").click()  # back to what was approved
    expect(rosa.get_by_role("button", name="Approve")).to_be_visible()

    rosa.goto(f"{desk.server.url}/p/{id}/items?filter=state:settled")
    rosa.get_by_text(TEXTS[0]).first.click()
    drawer = rosa.get_by_role("dialog", name="Item")
    expect(drawer.get_by_role("region", name="What ana@example.org changed")).to_contain_text("Ana is no place")


def test_a_manager_sees_why_items_are_skipped_and_who_skipped_them(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, _rows(), overlap=2)
    for who in ("ana", "ben"):
        page = desk.open(who, f"/p/{id}/label")
        _shows(page, TEXTS[0])
        page.keyboard.press("s")
        dialog = page.get_by_role("dialog", name="Skip this item")
        expect(dialog.get_by_role("radio", checked=True)).to_have_count(0)
        page.keyboard.press("2")
        dialog.get_by_role("textbox", name="Anything to add?").fill(f"{who} says so")
        dialog.get_by_role("button", name="Skip").click()
        _shows(page, TEXTS[1])
    wait_until(lambda: [p["state"] for p in desk.stored(id)[0]["people"]] == ["skipped"] * 2, what="the skips arriving")
    marc = desk.open("marc", f"/p/{id}")
    table = marc.get_by_role("table", name="Skip reasons")
    expect(table.get_by_role("row", name="Wrong language 1 2")).to_be_visible()
    table.get_by_role("link", name="Wrong language").click()
    expect(marc.get_by_role("textbox", name="Filter")).to_have_value('skipped:"Wrong language"')
    expect(marc.get_by_text("1 item", exact=True)).to_be_visible()
    marc.get_by_text(TEXTS[0]).first.click()
    skips = marc.get_by_role("region", name="Skipped")
    expect(skips).to_contain_text("Ana Reis skipped it: Wrong language")
    expect(skips).to_contain_text("ben says so")


@pytest.mark.parametrize("dark", [False, True])
def test_my_items_the_skip_dialog_and_a_rework_are_accessible(desk, dark: bool) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, _rows())
    page = desk.open("ana", f"/p/{id}/label", dark=dark)
    _shows(page, TEXTS[0])
    _submit(page, "3", TEXTS[1])
    page.keyboard.press("s")
    page.get_by_role("dialog").get_by_role("radio").first.wait_for()
    _accessible(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("h")
    row = page.get_by_role("dialog").get_by_role("button", name=TEXTS[0])
    expect(row).to_be_focused()
    _accessible(page)
    page.keyboard.press("Enter")
    expect(page.locator("[data-correcting]")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    _accessible(page)
    page.keyboard.press("4")
    page.keyboard.press("Control+Enter")
    wait_until(lambda: desk.stored(id)[0]["annotations"][0]["revision"] == 2, what="the correction arriving")
    rosa = desk.open("rosa", f"/p/{id}/review", dark=dark)
    expect(rosa.get_by_role("region", name="What Ana Reis changed")).to_contain_text("Corrected unasked")
    _accessible(rosa)


def _accessible(page: Page) -> None:
    page.evaluate(AXE.read_text())
    result = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in result["violations"]] == []
