"""The other pages: from an empty browser to a running project, review, quality, items; and accessibility."""

import httpx
import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import AXE
from tests.servers import wait_until

pytestmark = pytest.mark.browser


def _demo(desk, name: str = "News") -> str:  # type: ignore[no-untyped-def]
    return next(p["id"] for p in desk.owner.get("/projects").json() if p["name"].startswith(name))


def test_a_manager_makes_a_project_imports_a_file_and_invites(desk, tmp_path) -> None:  # type: ignore[no-untyped-def]
    page = desk.open("marc", "/")
    page.get_by_role("link", name="New project").click()
    page.get_by_role("textbox", name="Name", exact=True).fill("From the browser")
    page.get_by_role("radio", name="Intents of messages").click()
    page.get_by_label("Edit as").get_by_text("YAML").click()
    yaml = page.get_by_label("Schema as YAML")
    yaml.fill(yaml.input_value().replace("return", "give back"))
    page.get_by_label("Edit as").get_by_text("Form").click()
    expect(page.get_by_label("Options 2")).to_have_value("give back")
    page.get_by_label("Options 1", exact=True).fill("where is it")
    expect(page.get_by_role("checkbox", name="where is it")).to_be_visible()
    page.get_by_role("button", name="Create, then import items").first.click()
    expect(page.get_by_text("Drop a file here")).to_be_visible()
    file = tmp_path / "rows.jsonl"
    file.write_text('{"key": "1", "data": {"text": "Where is my parcel?"}}\n{"key": "2", "data": {}}\n')
    page.get_by_label("File to import").set_input_files(file)
    expect(page.get_by_text("1 imported")).to_be_visible()
    page.get_by_text("Show errors").click()
    expect(page.get_by_text("line 2")).to_be_visible()
    page.get_by_role("link", name="Members").click()
    page.get_by_role("button", name="Add people").click()
    page.get_by_label("How").get_by_text("By a link").click()
    page.get_by_role("button", name="Create link").click()
    link = page.get_by_label("Invitation link").input_value()
    guest = desk.browser.new_context().new_page()
    guest.goto(link)
    guest.get_by_label("E-mail").fill("guest@example.org")
    guest.get_by_role("textbox", name="Name").fill("Guest")
    guest.get_by_role("textbox", name="Password").fill("password-9")
    guest.get_by_role("button", name="Create account").click()
    expect(guest.get_by_role("link", name="Label", exact=True)).to_be_visible()
    guest.get_by_role("link", name="Label", exact=True).click()
    expect(guest.locator("[data-words]")).to_have_text("Where is my parcel?")
    guest.context.close()


def test_a_wrong_schema_is_shown_with_its_path_and_cannot_be_created(desk) -> None:  # type: ignore[no-untyped-def]
    page = desk.open("marc", "/new")
    page.get_by_role("textbox", name="Name", exact=True).fill("Wrong")
    page.get_by_label("Edit as").get_by_text("JSON").click()
    text = page.get_by_label("Schema as JSON")
    text.fill(text.input_value().replace('"regions"', '"regionz"'))
    expect(page.get_by_role("alert")).to_contain_text("questions[0].type")
    expect(page.get_by_role("button", name="Create, then import items").first).to_be_disabled()


def test_a_reviewer_settles_and_can_undo(desk) -> None:  # type: ignore[no-untyped-def]
    schema = {
        "stages": [{"name": "t", "type": "text", "source": "text"}],
        "questions": [
            {"name": "ents", "type": "regions", "stage": "t", "labels": ["x"]},
            {"name": "topic", "type": "choice", "options": ["a", "b"]},
        ],
    }
    id = desk.project(schema, [{"data": {"text": "Ana lives in Rom"}}], overlap=2)
    for who, topic in (("ana", "a"), ("ben", "b")):
        page = desk.open(who, f"/p/{id}/label")
        expect(page.locator("[data-submit]")).to_be_enabled()
        page.get_by_role("radio", name=topic, exact=False).first.click()
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("All caught up")).to_be_visible()
    page = desk.open("rosa", f"/p/{id}/review")
    expect(page.get_by_text("differs").first).to_be_visible()
    page.get_by_label("Answers of Ben Okoro").get_by_role("button", name="Accept").click()
    expect(page.get_by_text("Nothing to review")).to_be_visible()
    assert desk.stored(id)[0]["settled"]["answers"] == {"topic": "b"}
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Answers of Ben Okoro")).to_be_visible()
    assert desk.stored(id)[0]["state"] == "labeled"
    page.get_by_label("Answers of Ana Reis").get_by_role("button", name="Send back").click()
    page.get_by_label("What is to be done differently?").fill("look at the first word")
    page.get_by_role("dialog").get_by_role("button", name="Send back").click()
    expect(page.get_by_text("Nothing to review")).to_be_visible()
    ana = desk.open("ana", f"/p/{id}/label")
    expect(ana.get_by_text("look at the first word")).to_be_visible()


def test_items_are_filtered_opened_and_changed_with_undo(desk) -> None:  # type: ignore[no-untyped-def]
    schema = {"stages": [{"name": "t", "type": "text", "source": "text"}], "questions": [{"name": "n", "type": "text"}]}
    id = desk.project(schema, [{"key": f"k{n}", "data": {"text": f"item number {n}"}} for n in range(250)])
    page = desk.open("marc", f"/p/{id}/items")
    expect(page.get_by_text("250 items")).to_be_visible()
    grid = page.get_by_role("grid", name="Items")
    grid.focus()
    late: list[Route] = []
    page.route("**/items?*cursor=*", lambda route: route.continue_() if late else late.append(route))
    for _ in range(11):
        page.keyboard.press("PageDown")
    expect(page.get_by_text("item number 99", exact=True)).to_be_visible()
    late[0].continue_()
    expect(page.get_by_text("item number 220", exact=True)).to_be_visible()
    edge, header = page.get_by_label("Width of Key"), page.get_by_role("columnheader", name="Key")
    before = header.bounding_box()["width"]
    edge.focus()
    page.keyboard.press("ArrowRight")
    wait_until(lambda: header.bounding_box()["width"] == before + 16)
    handle = edge.bounding_box()
    page.mouse.move(handle["x"] + 2, handle["y"] + 5)
    page.mouse.down()
    page.mouse.move(handle["x"] + 52, handle["y"] + 5)
    page.mouse.up()
    wait_until(lambda: header.bounding_box()["width"] == before + 66)
    page.reload()
    expect(page.get_by_text("250 items")).to_be_visible()
    wait_until(lambda: header.bounding_box()["width"] == before + 66, what="kept for the next visit")
    edge.dblclick()
    wait_until(lambda: header.bounding_box()["width"] == before)
    page.get_by_label("Filter", exact=True).fill("key:k17")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 item", exact=True)).to_be_visible()
    page.get_by_label("Select k17").check()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("No item matches")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("item number 17", exact=True)).to_be_visible()
    page.get_by_text("item number 17", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("k17")


def test_an_export_can_be_downloaded(desk) -> None:  # type: ignore[no-untyped-def]
    page = desk.open("marc", f"/p/{_demo(desk)}/data")
    page.get_by_role("button", name="Export 50 items").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").first.click()
    assert len(download.value.path().read_text().splitlines()) == 50


def test_a_guideline_gets_a_version_with_its_difference(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(
        {"stages": [{"name": "t", "type": "text", "source": "t"}], "questions": [{"name": "n", "type": "text"}]}, []
    )
    page = desk.open("marc", f"/p/{id}/guideline")
    page.get_by_label("View").get_by_text("Edit").click()
    page.get_by_label("Guideline in Markdown").fill("# Rules\n\nMark everything.<img src=x onerror=alert(1)>")
    page.get_by_label("What does this version change?").fill("says something")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", name="Rules")).to_be_visible()
    assert page.locator("img[onerror]").count() == 0
    page.get_by_label("View").get_by_text("Changes").click()
    expect(page.locator("ins").first).to_contain_text("Mark everything")


PAGES = [
    "/",
    "/?shelf=archived",
    "/?shelf=trash",
    "/new",
    "/account",
    "/p/{news}",
    "/p/{news}/items",
    "/p/{news}/items?trash=true",
    "/p/{news}/guideline",
    "/p/{news}/schema",
    "/p/{news}/data",
    "/p/{news}/members",
    "/p/{news}/settings",
    "/p/{news}/label",
    "/p/{news}/review",
]
PAGES_OF_OWNERS = ["/people", "/audit"]


def test_what_is_written_and_not_saved_is_there_again(desk) -> None:  # type: ignore[no-untyped-def]
    page = desk.open("marc", "/new")
    page.get_by_role("textbox", name="Name", exact=True).fill("Half done")
    page.get_by_label("Guideline (Markdown)").fill("Mark every name.")
    page.get_by_role("radio", name="Intents of messages").click()
    page.get_by_label("Options 1", exact=True).fill("my own option")
    page.get_by_role("radio", name="Named entities").click()
    expect(page.get_by_role("dialog")).to_contain_text("You have changed the schema")
    page.get_by_role("dialog").get_by_role("button", name="Keep mine").last.click()
    page.reload()
    expect(page.get_by_role("status").filter(has_text="Your unsaved changes")).to_be_visible()
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_have_value("Half done")
    expect(page.get_by_label("Options 1", exact=True)).to_have_value("my own option")
    page.get_by_role("button", name="Discard").click()
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_have_value("")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_have_value("Half done")
    page.get_by_role("button", name="Create, then import items").first.click()
    expect(page.get_by_text("Drop a file here")).to_be_visible()
    page.goto(page.url.replace("/data", "/guideline"))
    page.get_by_label("View").get_by_text("Edit").click()
    page.get_by_label("Guideline in Markdown").fill("Mark every name. And places.")
    page.get_by_role("link", name="Items", exact=True).click()
    page.get_by_role("link", name="Guideline", exact=True).click()
    page.get_by_label("View").get_by_text("Edit").click()
    expect(page.get_by_label("Guideline in Markdown")).to_have_value("Mark every name. And places.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Version 2 is published")).to_be_visible()
    page.reload()
    page.get_by_label("View").get_by_text("Edit").click()
    expect(page.get_by_role("button", name="Discard")).to_have_count(0)


def test_an_owner_gives_somebody_a_new_password(desk) -> None:  # type: ignore[no-untyped-def]
    desk.owner.post(
        "/users", json={"email": "nora@example.org", "name": "Nora", "password": "forgotten-1"}
    ).raise_for_status()
    page = desk.open("olivia", "/people")
    page.get_by_role("button", name="More for Nora").click()
    page.get_by_role("menuitem", name="New password for Nora").click()
    page.get_by_role("textbox", name="Temporary password").fill("remembered-1")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nora has a new password")).to_be_visible()
    sign_in = f"{desk.server.url}/api/v1/sign-in"
    with httpx.Client(headers={"Origin": desk.server.url}) as other:
        assert other.post(sign_in, json={"email": "nora@example.org", "password": "forgotten-1"}).status_code == 401
        assert other.post(sign_in, json={"email": "nora@example.org", "password": "remembered-1"}).status_code == 200


def test_a_renamed_label_in_use_is_published_with_what_becomes_of_its_annotations(desk, select_text) -> None:  # type: ignore[no-untyped-def]
    schema = {
        "stages": [{"name": "t", "type": "text", "source": "text"}],
        "questions": [{"name": "ents", "type": "regions", "stage": "t", "labels": ["person", "place"]}],
    }
    id = desk.project(schema, [{"data": {"text": "Ana lives in Rom"}}], overlap=1)
    ana = desk.open("ana", f"/p/{id}/label")
    expect(ana.locator("[data-submit]")).to_be_enabled()
    select_text(ana, "Ana")
    ana.keyboard.press("1")
    ana.keyboard.press("Control+Enter")
    expect(ana.get_by_text("All caught up")).to_be_visible()
    page = desk.open("marc", f"/p/{id}/schema")
    page.get_by_label("Labels 1", exact=True).fill("human")
    page.get_by_role("button", name="Publish version 2").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("1 annotation")
    publish = dialog.get_by_role("button", name="Publish")
    expect(publish).to_be_disabled()
    page.keyboard.press("Tab")
    way = dialog.get_by_role("combobox")
    way.focus()
    page.keyboard.press("Enter")
    page.get_by_role("option", name="human").click()
    publish.click()
    expect(dialog).to_have_count(0)  # it closes once the version is stored
    assert desk.stored(id)[0]["annotations"][0]["answers"]["ents"][0]["label"] == "human"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_page_breaks_wcag_2_2_aa(desk, dark: bool) -> None:  # type: ignore[no-untyped-def]
    news = _demo(desk)
    marc, olivia = desk.open("marc", "/", dark), desk.open("olivia", "/", dark)
    found = {}
    for page, path in [(marc, p) for p in PAGES] + [(olivia, p) for p in PAGES_OF_OWNERS]:
        page.goto(desk.server.url + path.format(news=news))
        page.wait_for_load_state("networkidle")
        page.evaluate(AXE.read_text())
        result = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
        for violation in result["violations"]:
            found[f"{path} {violation['id']}"] = [n["html"][:160] for n in violation["nodes"][:3]]
    assert found == {}, "\n".join(f"{k}: {v}" for k, v in found.items())


def test_the_labeling_page_loads_little_script(desk) -> None:  # type: ignore[no-untyped-def]
    news = _demo(desk)
    page = desk.open("ana", "/")
    sizes: dict[str, int] = {}
    page.on(
        "response",
        lambda r: sizes.__setitem__(r.url, int(r.headers.get("content-length", 0))) if r.url.endswith(".js") else None,
    )
    page.goto(f"{desk.server.url}/p/{news}/label")
    expect(page.locator("[data-submit]")).to_be_enabled()
    wait_until(lambda: len(sizes) > 3)
    total = sum(sizes.values())
    assert 50_000 < total < 350_000, f"{total} bytes of gzipped script"
