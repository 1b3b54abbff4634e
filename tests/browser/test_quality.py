"""The Quality page: coefficients are chosen and computed with the keyboard alone."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Desk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("dark", [False, True])
def test_another_coefficient_is_chosen_by_keys_and_shown_with_its_interval(desk: Desk, dark: bool) -> None:
    projects = desk.owner.get("/projects").json()
    reported = {p["id"]: desk.owner.get(f"/projects/{p['id']}/agreement").json()["questions"] for p in projects}
    id, question = next(
        (id, q["question"]) for id, found in reported.items() for q in found if q["type"] == "choice" and q["value"]
    )
    offered = desk.owner.get(f"/projects/{id}/agreement/{question}/coefficients").json()["coefficients"]
    chosen = next(c for c in offered if c["name"] == "gwet-ac1")
    told = desk.owner.get(f"/projects/{id}/agreement/{question}/coefficients/gwet-ac1").json()
    page = desk.open("olivia", f"/p/{id}", dark)
    more = page.get_by_role("region", name="More coefficients")
    expect(more.get_by_label("Coefficient").first).to_be_visible()
    asked, coefficient = more.locator("input:not([type=hidden])").all()
    if asked.input_value() != question:
        asked.focus()
        page.keyboard.press("Enter")
        option = page.get_by_role("option", name=question, exact=True)
        option.wait_for()
        names = page.get_by_role("option").all_inner_texts()
        for _ in range(names.index(question)):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(asked).to_have_value(question)
    coefficient.focus()
    page.keyboard.type("AC1")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(more).to_contain_text(f"{told['value']:.3f}")
    expect(more).to_contain_text(re.compile(r"95 % interval \d\.\d\d to \d\.\d\d"))
    expect(more).to_contain_text(chosen["tells"])
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=Path(folder) / f"quality-{'dark' if dark else 'light'}.png", full_page=True)
