"""Pictures on the other pages: brought in from the browser, seen in tables, classified in a grid, reviewed by overlay."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import AXE, Desk
from tests.browser.pictures import ALL, Hand, blocks, picture_project

CLASSES = {
    "stages": [{"name": "photo", "type": "image", "source": "photo"}],
    "questions": [{"name": "class", "type": "choice", "required": True, "options": ["good", "bad"]}],
}


def shaded(seed: int) -> bytes:
    out = io.BytesIO()
    coarse = np.random.default_rng(seed).integers(0, 255, (6, 8, 3), dtype=np.uint8)
    Image.fromarray(coarse).resize((160, 120), Image.Resampling.BICUBIC).save(out, "JPEG")
    return out.getvalue()


def demo(desk: Desk) -> str:
    return next(p["id"] for p in desk.owner.get("/projects").json() if p["name"].startswith("Photos"))


def test_a_folder_of_pictures_is_brought_in_and_labelled(desk: Desk, tmp_path: Path) -> None:
    project = desk.project(ALL, [])
    folder = tmp_path / "june"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(shaded(1))
    (folder / "b.png").write_bytes(blocks())
    (folder / "broken.jpg").write_bytes(shaded(2)[:900])
    page = desk.open("marc", f"/p/{project}/data")
    page.get_by_label("Folder to import").set_input_files(folder)
    expect(page.get_by_text("2 images")).to_be_visible()
    expect(page.get_by_text("1 rejected")).to_be_visible()
    page.get_by_text("Show errors").click()
    expect(page.get_by_text("june/broken.jpg")).to_be_visible()
    page.get_by_role("link", name="Items", exact=True).click()
    expect(page.get_by_role("gridcell", name="june/a.jpg").first).to_be_visible()
    shown = page.locator("img[src*=thumbnail]").first
    expect(shown).to_be_visible()
    assert shown.evaluate("async (i) => { await i.decode(); return i.naturalWidth; }") == 160
    assert shown.bounding_box()["height"] < 57  # it stays within its row


def test_pages_of_a_sixteen_bit_tiff_are_looked_at_one_after_the_other(desk: Desk) -> None:
    out = io.BytesIO()
    one, two = (Image.fromarray(np.full((120, 160), v, dtype=np.uint16)) for v in (100, 60_000))
    one.putpixel((0, 0), 65_535)
    one.save(out, "TIFF", save_all=True, append_images=[two])
    project = picture_project(desk, files={"pages.tif": out.getvalue()})
    hand = Hand(desk.open("ana", f"/p/{project}/label"))
    expect(hand.page.get_by_text("1 / 2")).to_be_visible()
    hand.press("PageDown")
    expect(hand.page.get_by_text("2 / 2")).to_be_visible()
    expect(hand.surface).to_have_attribute("data-ready", "true")
    hand.press("1")
    hand.drag((10, 10), (50, 40))
    hand.submit(1)
    (item,) = desk.stored(project)
    (region,) = item["annotations"][0]["answers"]["objects"]
    assert region["page"] == 1


def test_regions_are_copied_to_the_next_item_and_grouped_locked_and_hidden(desk: Desk) -> None:
    project = picture_project(desk, files={f"{n}.png": blocks() for n in "abc"})
    hand = Hand(desk.open("ana", f"/p/{project}/label"))
    hand.press("1")
    hand.drag((10, 10), (30, 30))
    hand.drag((50, 10), (70, 30))
    hand.press("Escape")
    hand.click(20, 20)
    hand.click(60, 20, shift=True)
    hand.press("Control+g", "Control+c", "Alt+l", "Delete")
    rows = hand.page.get_by_role("list", name="Marked regions").get_by_role("listitem")
    expect(rows).to_have_count(2)
    hand.press("Alt+l", "Control+Enter")
    expect(hand.page.get_by_text("b.png", exact=True)).to_be_visible()
    hand = Hand(hand.page)
    hand.press("Control+v")
    expect(rows).to_have_count(2)
    hand.press("Control+Enter")
    expect(hand.page.get_by_text("c.png", exact=True)).to_be_visible()
    hand = Hand(hand.page)
    hand.press("Control+Shift+V")
    expect(rows).to_have_count(2)
    hand.press("Control+Enter")
    expect(hand.page.get_by_text("All caught up")).to_be_visible()
    first, second, third = (i["annotations"][0]["answers"]["objects"] for i in desk.stored(project))
    assert first[0]["group"] == first[1]["group"]
    assert [r["shape"] for r in first] == [r["shape"] for r in second]
    assert [r["shape"] for r in third] == [r["shape"] for r in second]
    assert second[0]["group"] == second[1]["group"] != first[0]["group"]
    assert {r["id"] for r in first}.isdisjoint({r["id"] for r in second})


def test_fifty_pictures_are_classified_by_keys_in_one_look(desk: Desk) -> None:
    project = picture_project(desk, CLASSES, {f"{n:02}.jpg": shaded(n) for n in range(12)})
    page = desk.open("ana", f"/p/{project}/grid")
    cells = page.get_by_role("option")
    expect(cells).to_have_count(12)
    page.keyboard.press("2")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("2")
    expect(page.get_by_text("3 of 12 classified")).to_be_visible()
    page.keyboard.press("Alt+1")
    page.keyboard.press("Control+z")
    expect(page.get_by_text("3 of 12 classified")).to_be_visible()
    page.reload()  # what is not sent yet is kept
    expect(page.get_by_text("3 of 12 classified")).to_be_visible()
    page.keyboard.press("Alt+1")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("All caught up")).to_be_visible()
    given = [i["annotations"][0]["answers"]["class"] for i in desk.stored(project)]
    assert given == ["bad"] * 3 + ["good"] * 9


def test_a_reviewer_sees_everybody_over_the_picture_and_takes_regions_one_by_one(desk: Desk) -> None:
    project = picture_project(desk, overlap=2)
    for who, boxes in (("ana", [((40, 30), (80, 70)), ((100, 60), (130, 100))]), ("ben", [((42, 31), (82, 72))])):
        hand = Hand(desk.open(who, f"/p/{project}/label"))
        hand.press("1")
        for box in boxes:
            hand.drag(*box)
        hand.submit(len(boxes))
    page = desk.open("rosa", f"/p/{project}/review")
    hand = Hand(page)
    expect(page.get_by_text("2 objects, 1 not in the answer")).to_be_visible()
    rows = page.get_by_role("list", name="Marked regions").get_by_role("listitem")
    expect(rows).to_have_count(1)
    page.keyboard.press("Alt+j")
    expect(page.locator("li[aria-current=true]")).to_contain_text("1 of 2")
    page.keyboard.press("Alt+Shift+1")
    expect(rows).to_have_count(2)
    page.keyboard.press("Alt+Backspace")
    expect(rows).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(rows).to_have_count(2)
    page.get_by_text("Heat map").click()
    page.get_by_text("Side by side").click()
    expect(page.get_by_label("Left of the line")).to_be_visible()
    page.get_by_role("button", name="BO: take Ben Okoro’s region 1").click()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Nothing to review")).to_be_visible()
    (item,) = desk.stored(project)
    settled = item["settled"]["answers"]["objects"]
    ben = next(a for a in item["annotations"] if a["annotator"].startswith("ben"))["answers"]["objects"][0]
    assert len(settled) == 2
    assert ben["shape"] in [r["shape"] for r in settled]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("place", ["label", "review", "items", "data", "schema", ""])
def test_the_pages_of_a_picture_project_are_accessible(desk: Desk, place: str, dark: bool) -> None:
    page = desk.open("marc", f"/p/{demo(desk)}/{place}".rstrip("/"), dark=dark)
    ready = {"label": "[data-ready=true]", "review": "[data-ready=true]", "items": "img[src*=thumbnail]"}
    page.locator(ready.get(place, "main")).first.wait_for()
    page.evaluate(AXE.read_text())
    result = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in result["violations"]] == []
