"""The life of projects, items and people, as one goes through it by mouse and keys."""

import re

import pytest
from playwright.sync_api import expect

from tests.servers import wait_until

pytestmark = pytest.mark.browser

SCHEMA = {
    "stages": [{"name": "t", "type": "text", "source": "text"}],
    "questions": [{"name": "topic", "type": "choice", "options": ["a", "b"]}],
}


def _rename(desk, id: str, name: str) -> None:  # type: ignore[no-untyped-def]
    desk.owner.patch(f"/projects/{id}", json={"name": name}).raise_for_status()


def test_a_project_is_archived_deleted_had_back_and_purged(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"data": {"text": "one"}}, {"data": {"text": "two"}}])
    _rename(desk, id, "Short-lived")
    page = desk.open("marc", f"/p/{id}/settings")
    page.get_by_label("Description").fill("Only for a test")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Settings saved")).to_be_visible()
    page.get_by_role("button", name="Archive", exact=True).click()
    expect(page.get_by_text("Archived since")).to_be_visible()
    expect(page.get_by_role("link", name="Label", exact=True)).to_have_count(0)
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Label", exact=True)).to_be_visible()
    expect(page.get_by_text("2 items and 0 annotations go to the trash")).to_be_visible()
    page.get_by_role("button", name="Delete this project").click()
    expect(page.get_by_role("heading", name="Projects")).to_be_visible()
    expect(page.get_by_role("link", name="Short-lived")).to_have_count(0)
    page.get_by_role("status").filter(has_text="Short-lived").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Delete this project")).to_be_visible()
    expect(page.get_by_label("Description")).to_have_value("Only for a test")
    page.get_by_role("button", name="Delete this project").click()
    page.get_by_label("Which projects").get_by_text("Trash").click()
    row = page.get_by_role("row").filter(has_text="Short-lived")
    expect(row).to_contain_text("Only for a test")
    expect(row.get_by_role("button", name="Delete Short-lived for good")).to_have_count(0)  # that is for owners
    row.get_by_role("button", name="Restore Short-lived").click()
    expect(row).to_have_count(0)
    desk.owner.delete(f"/projects/{id}").raise_for_status()
    owner = desk.open("olivia", "/?shelf=trash")
    owner.get_by_role("button", name="Delete Short-lived for good").click()
    dialog = owner.get_by_role("dialog")
    expect(dialog).to_contain_text("2 items and 0 annotations")
    dialog.get_by_role("button", name="Delete for good").click()
    expect(owner.get_by_role("row").filter(has_text="Short-lived")).to_have_count(0)
    wait_until(lambda: desk.owner.post(f"/projects/{id}/restore").status_code == 404, what="the server purging it")


def test_what_is_handed_in_while_the_project_is_archived_is_sent_when_it_is_not(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"data": {"text": "one"}}, {"data": {"text": "two"}}])
    page = desk.open("ana", f"/p/{id}/label")
    expect(page.locator("[data-words]")).to_have_text("one")
    expect(page.locator("[data-submit]")).to_be_enabled()
    desk.owner.post(f"/projects/{id}/archive").raise_for_status()
    page.get_by_role("radio", name="a", exact=False).first.click()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status").filter(has_text="1 submission is pending")).to_be_visible()
    page.reload()
    expect(page.get_by_text("This project is archived")).to_be_visible()
    desk.owner.post(f"/projects/{id}/unarchive").raise_for_status()
    expect(page.locator("[data-words]")).to_have_text("two")
    wait_until(lambda: desk.owner.get(f"/projects/{id}").json()["progress"]["answers"] == 1)


def test_projects_are_searched_and_sorted(desk) -> None:  # type: ignore[no-untyped-def]
    made = [desk.project(SCHEMA, [{"data": {"text": "t"}}] * n) for n in (3, 1, 2)]
    for n, id in enumerate(made):
        _rename(desk, id, f"Sorted {n}")
    page = desk.open("olivia", "/")
    page.get_by_label("Search projects").fill("sorted")
    names = page.get_by_role("link", name=re.compile("^Sorted "))
    expect(names).to_have_text(["Sorted 2", "Sorted 1", "Sorted 0"])
    page.get_by_role("button", name="Sort by Items").click()
    expect(names).to_have_text(["Sorted 0", "Sorted 2", "Sorted 1"])
    page.get_by_role("button", name="Sort by Items").click()
    expect(names).to_have_text(["Sorted 1", "Sorted 2", "Sorted 0"])


def test_deleted_items_wait_in_the_trash_and_their_key_may_come_again(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"key": f"k{n}", "data": {"text": f"item number {n}"}} for n in range(8)])
    page = desk.open("marc", f"/p/{id}/items")
    page.get_by_label("Select k1", exact=True).check()
    page.get_by_label("Select k4", exact=True).click(modifiers=["Shift"])
    expect(page.get_by_text("4 selected")).to_be_visible()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_text("4 items in the trash for 30 days")).to_be_visible()
    desk.owner.post(f"/projects/{id}/items", json=[{"key": "k2", "data": {"text": "new"}}]).raise_for_status()
    page.get_by_role("button", name="Trash").click()
    expect(page.get_by_text("Deleted items")).to_be_visible()
    expect(page.get_by_text("4 items", exact=True)).to_be_visible()
    page.get_by_text("item number 3", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("deleted for good on")
    page.keyboard.press("Escape")
    page.get_by_label("Select k1", exact=True).check()
    page.get_by_label("Select k2", exact=True).check()
    page.get_by_role("button", name="Restore").click()
    expect(page.get_by_text("2 items restored; k2 is now k2 (restored)")).to_be_visible()
    page.get_by_label("Select all that are loaded").check()
    page.get_by_role("button", name="Delete for good").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("The trash is empty")).to_be_visible()
    page.get_by_role("button", name="Back to the items").click()
    expect(page.get_by_text("item number 2", exact=True)).to_be_visible()
    expect(page.get_by_text("7 items", exact=True)).to_be_visible()


def test_all_that_match_are_chosen_though_not_all_are_loaded(desk) -> None:  # type: ignore[no-untyped-def]
    rows = [{"key": f"k{n}", "data": {"text": f"{'even' if n % 2 == 0 else 'odd'} {n}"}} for n in range(500)]
    id = desk.project(SCHEMA, rows)
    page = desk.open("marc", f"/p/{id}/items?filter=even")
    expect(page.get_by_text("250 items", exact=True)).to_be_visible()
    page.get_by_label("Select all that are loaded").check()
    expect(page.get_by_text("100 selected")).to_be_visible()
    page.get_by_role("button", name="Select all 250 that match").click()
    expect(page.get_by_text("All 250 that match are selected")).to_be_visible()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_text("250 items in the trash for 30 days")).to_be_visible()
    assert desk.owner.get(f"/projects/{id}").json()["progress"]["items"] == 250
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("250 items", exact=True)).to_be_visible()
    wait_until(lambda: desk.owner.get(f"/projects/{id}").json()["progress"]["items"] == 500)


def test_a_duplicate_brings_members_and_items(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"key": f"k{n}", "data": {"text": f"item {n}"}} for n in range(5)])
    page = desk.open("marc", f"/p/{id}/settings")
    page.get_by_role("button", name="Duplicate").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Second round")
    dialog.get_by_label("With its members and their roles").check()
    dialog.get_by_label("With its 5 items").check()
    dialog.get_by_role("button", name="Duplicate").click()
    expect(page.get_by_role("heading", name="Second round")).to_be_visible()
    expect(page.get_by_text("5 imported")).to_be_visible()
    page.get_by_role("link", name="Members").click()
    expect(page.get_by_role("row").filter(has_text="rosa@example.org")).to_be_visible()


def test_a_colleague_is_picked_from_the_workspace(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"data": {"text": "t"}}])
    page = desk.open("marc", f"/p/{id}/members")
    page.get_by_role("button", name="Add people").click()
    page.get_by_role("combobox", name="Person").fill("chiara")
    page.get_by_role("option", name="Chiara Romano").click()
    page.get_by_role("dialog").get_by_role("combobox", name="Role").click()
    page.get_by_role("option", name="Reviewer").click()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("Chiara Romano is a member")).to_be_visible()
    role = next(m["role"] for m in desk.owner.get(f"/projects/{id}/members").json() if m["name"] == "Chiara Romano")
    assert role == "reviewer"


def test_an_invitation_for_somebody_with_an_account_signs_in_first(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"data": {"text": "t"}}])
    invitation = {"role": "annotator", "email": "david@example.org"}
    secret = desk.owner.post(f"/projects/{id}/invitations", json=invitation).json()["secret"]
    guest = desk.browser.new_context().new_page()
    guest.goto(f"{desk.server.url}/join?secret={secret}")
    expect(guest.get_by_text("This address has an account")).to_be_visible()
    expect(guest.get_by_label("E-mail")).to_have_value("david@example.org")
    guest.get_by_role("textbox", name="Password").fill("truemark-demo")
    guest.get_by_role("button", name="Sign in").click()
    expect(guest.get_by_role("link", name="Label", exact=True)).to_be_visible()
    guest.context.close()


def test_only_those_who_may_make_projects_are_offered_to(desk) -> None:  # type: ignore[no-untyped-def]
    page = desk.open("ana", "/")
    expect(page.get_by_role("heading", name="Projects")).to_be_visible()
    expect(page.get_by_role("link", name="New project")).to_have_count(0)
    owner = desk.open("olivia", "/people")
    owner.get_by_role("combobox", name="Who makes projects").click()
    owner.get_by_role("option", name="Everybody who is not only a viewer").click()
    expect(owner.get_by_text("Workspace settings saved")).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name="New project")).to_be_visible()
    owner.get_by_role("button", name="Undo").click()
    wait_until(lambda: desk.owner.get("/workspace").json()["creates_projects"] == "managers")


def test_a_person_is_erased_and_the_trail_tells_of_it(desk) -> None:  # type: ignore[no-untyped-def]
    body = {"email": "gone@example.org", "name": "Gone Soon", "password": "password-1"}
    id = desk.owner.post("/users", json=body).json()["id"]
    page = desk.open("olivia", "/people")
    page.get_by_role("button", name="More for Gone Soon").click()
    page.get_by_role("menuitem", name="Erase").click()
    expect(page.get_by_role("dialog")).to_contain_text("Annotations stay under a pseudonym")
    page.get_by_role("dialog").get_by_role("button", name="Erase").click()
    expect(page.get_by_role("row").filter(has_text=f"Person {id[-4:]}")).to_contain_text("erased")
    expect(page.get_by_text("gone@example.org")).to_have_count(0)
    page.get_by_role("link", name="Audit trail").click()
    erased = page.get_by_role("row").filter(has_text="erased a person").first
    expect(erased).to_contain_text("Olivia Brandt")
    expect(erased).to_contain_text(f"Person {id[-4:]}")
    page.get_by_role("combobox", name="Kind").click()
    page.get_by_role("option", name="erased a person").click()
    expect(page.get_by_role("row").filter(has_text="signed in")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download CSV").click()
    lines = download.value.path().read_text().splitlines()
    assert lines[0].startswith("seq,at,event")
    assert all(",user.erased," in line for line in lines[1:])
    assert len(lines) > 1
