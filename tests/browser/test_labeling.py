"""The labeling desk, used as an annotator would: by keyboard, by mouse, offline, in two tabs."""

import pytest
from playwright.sync_api import Page, expect

from tests.servers import wait_until

pytestmark = pytest.mark.browser
SCHEMA = {
    "stages": [{"name": "text", "type": "text", "source": "text"}],
    "questions": [
        {
            "name": "ents",
            "type": "regions",
            "stage": "text",
            "labels": [
                "person",
                {"name": "place", "attributes": [{"name": "kind", "type": "choice", "options": ["city", "country"]}]},
            ],
        },
        {"name": "rel", "type": "relations", "from": "ents", "to": "ents", "labels": ["lives in"]},
        {"name": "topic", "type": "choice", "options": ["a", "b"], "required": True},
        {"name": "why", "type": "text", "when": {"topic": "b"}, "required": True},
    ],
}


def _ready(page: Page) -> None:
    expect(page.locator("[data-submit]")).to_be_enabled()


def _submit(page: Page) -> None:
    page.keyboard.press("Control+Enter")


def _spans(item):  # type: ignore[no-untyped-def]
    return sorted(
        (r["shape"]["start"], r["shape"]["end"], r["label"]) for r in item["annotations"][0]["answers"].get("ents", [])
    )


def test_a_whole_item_by_keyboard_alone(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"data": {"text": "Ana lives in Rom"}}, {"data": {"text": "second"}}])
    page = desk.open("ana", f"/p/{id}/label")
    _ready(page)
    keyboard = page.keyboard
    keyboard.press("ArrowRight")
    for _ in range(3):
        keyboard.press("Shift+ArrowRight")
    keyboard.press("1")
    keyboard.press("End")
    keyboard.press("Control+Shift+ArrowLeft")
    keyboard.press("2")
    expect(page.get_by_role("listitem")).to_have_count(2)
    keyboard.press("k")  # the first region
    keyboard.press("3")  # a relation starts here
    keyboard.press("j")
    keyboard.press("Enter")
    expect(page.get_by_role("listitem")).to_have_count(3)
    _submit(page)
    expect(page.get_by_role("alert")).to_contain_text("topic")
    keyboard.press("5")
    page.get_by_role("textbox").fill("because")
    keyboard.press("Control+Enter")
    expect(page.locator("[data-words]")).to_have_text("second")
    wait_until(lambda: len(desk.stored(id)[0]["annotations"]) == 1, what="the submit arriving")
    answers = desk.stored(id)[0]["annotations"][0]["answers"]
    assert [(r["shape"]["start"], r["shape"]["end"], r["label"]) for r in answers["ents"]] == [
        (0, 3, "person"),
        (13, 16, "place"),
    ]
    assert (answers["topic"], answers["why"]) == ("b", "because")
    ends = {r["id"]: r["label"] for r in answers["ents"]}
    assert [(ends[r["from"]], r["label"], ends[r["to"]]) for r in answers["rel"]] == [("person", "lives in", "place")]


TEXT = "👩‍👩‍👧 Zoë e\u0301 שלום עולם\r\nzweite Zeile 🇵🇹 Ende"


def test_offsets_are_code_points_whatever_the_script(desk, select_text) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"data": {"text": TEXT}}])
    page = desk.open("ana", f"/p/{id}/label")
    _ready(page)
    page.keyboard.press("w")
    words = ["👩‍👩‍👧", "Zoë", "e\u0301", "שלום", "zweite", "🇵🇹"]
    for word in words:
        select_text(page, word)
        page.keyboard.press("1")
    expect(page.get_by_role("listitem")).to_have_count(len(words))
    page.keyboard.press("4")
    _submit(page)
    wait_until(lambda: len(desk.stored(id)[0]["annotations"]) == 1)
    assert [TEXT[s:e] for s, e, _ in _spans(desk.stored(id)[0])] == words


def test_nested_overlapping_and_line_crossing_spans_with_undo_and_redo(desk, select_text) -> None:  # type: ignore[no-untyped-def]
    text = "one two three\nfour five"
    id = desk.project(SCHEMA, [{"data": {"text": text}}])
    page = desk.open("ana", f"/p/{id}/label")
    _ready(page)
    for words, key in (("one two", "1"), ("two", "2"), ("two three", "2")):
        select_text(page, words)
        page.keyboard.press(key)
    page.evaluate("""() => { const w = document.querySelectorAll('[data-words]');
        getSelection().setBaseAndExtent(w[0].firstChild, 8, w[1].firstChild, 4); }""")
    page.keyboard.press("1")
    expect(page.get_by_role("listitem")).to_have_count(4)
    for left in (3, 2, 1, 0):
        page.keyboard.press("Control+z")
        expect(page.get_by_role("listitem")).to_have_count(left)
    for _ in range(4):
        page.keyboard.press("Control+Shift+z")
    expect(page.get_by_role("listitem")).to_have_count(4)
    page.keyboard.press("4")
    _submit(page)
    wait_until(lambda: len(desk.stored(id)[0]["annotations"]) == 1)
    assert _spans(desk.stored(id)[0]) == [(0, 7, "person"), (4, 7, "place"), (4, 13, "place"), (8, 18, "person")]


def test_attributes_and_edges_of_the_selected_span(desk, select_text) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"data": {"text": "from New York City on"}}])
    page = desk.open("ana", f"/p/{id}/label")
    _ready(page)
    select_text(page, "York")
    page.keyboard.press("2")
    page.get_by_role("radio", name="city").click()
    for _ in range(4):
        page.keyboard.press("[")
    for _ in range(5):
        page.keyboard.press("]")
    page.keyboard.press("4")
    _submit(page)
    wait_until(lambda: len(desk.stored(id)[0]["annotations"]) == 1)
    region = desk.stored(id)[0]["annotations"][0]["answers"]["ents"][0]
    assert (region["shape"]["start"], region["shape"]["end"], region["attributes"]) == (5, 18, {"kind": "city"})


def test_a_draft_is_saved_by_itself_and_comes_back(desk, select_text) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"data": {"text": "Ana lives in Rom"}}])
    page = desk.open("ana", f"/p/{id}/label")
    _ready(page)
    select_text(page, "Rom")
    page.keyboard.press("2")
    expect(page.locator("[data-saved=saved]")).to_be_visible()
    page.reload()
    _ready(page)
    expect(page.get_by_role("listitem")).to_have_count(1)


def test_work_without_a_connection_is_kept_and_sent_when_it_is_back(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"data": {"text": f"item {n}"}} for n in range(3)])
    page = desk.open("ana", f"/p/{id}/label")
    _ready(page)
    expect(page.locator("[data-words]")).to_have_text("item 0")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.keyboard.press("4")
    expect(page.locator("[data-saved=offline]")).to_be_visible()
    _submit(page)
    expect(page.locator("[data-words]")).to_have_text("item 1")
    page.keyboard.press("5")
    expect(page.get_by_text("is pending")).to_be_visible()
    page.get_by_role("textbox").fill("typed without a network")
    page.context.set_offline(False)
    wait_until(lambda: len(desk.stored(id)[0]["annotations"]) == 1, what="the submit arriving")
    expect(page.get_by_role("textbox")).to_have_value("typed without a network")
    expect(page.locator("[data-saved=saved]")).to_be_visible()
    _submit(page)
    expect(page.locator("[data-words]")).to_have_text("item 2")
    wait_until(lambda: len(desk.stored(id)[1]["annotations"]) == 1, what="the second submit arriving")
    assert desk.stored(id)[1]["annotations"][0]["answers"]["why"] == "typed without a network"


def test_a_session_that_ends_while_labeling_loses_nothing(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"data": {"text": f"item {n}"}} for n in range(2)])
    page = desk.open("ben", f"/p/{id}/label")
    _ready(page)
    page.keyboard.press("5")
    page.get_by_role("textbox").fill("typed before the session ended")
    desk.server_ends = page.request.post(
        f"{desk.server.url}/api/v1/sign-out?everywhere=true", headers={"Origin": desk.server.url}
    )
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Your session has ended")).to_be_visible()
    page.get_by_role("dialog").get_by_role("textbox", name="Password").fill("truemark-demo")
    page.keyboard.press("Enter")
    wait_until(lambda: len(desk.stored(id)[0]["annotations"]) == 1, what="the submit arriving")
    assert desk.stored(id)[0]["annotations"][0]["answers"]["why"] == "typed before the session ended"


def test_a_second_tab_is_told_and_can_take_over(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"data": {"text": "one"}}])
    first = desk.open("ana", f"/p/{id}/label")
    _ready(first)
    first.keyboard.press("4")
    second = first.context.new_page()
    second.goto(desk.server.url + f"/p/{id}/label")
    expect(second.get_by_text("in another tab")).to_be_visible()
    expect(first.locator("[data-saved=saved]")).to_be_visible()
    second.get_by_role("button", name="Go on here").click()
    _ready(second)
    expect(second.get_by_role("radio", name="a", exact=False).first).to_have_attribute("aria-checked", "true")
    expect(first.get_by_text("moved to another tab")).to_be_visible()


def test_an_expired_lease_given_away_is_told_and_the_answers_are_kept(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"data": {"text": "only one"}}], lease_minutes=0.01)
    page = desk.open("ana", f"/p/{id}/label")
    _ready(page)

    def ben_has_it() -> bool:
        return bool(
            ben.request.post(f"{desk.server.url}/api/v1/projects/{id}/next", headers={"Origin": desk.server.url}).status
            == 200
        )

    ben = desk.open("ben", "/")
    wait_until(ben_has_it, what="the lease running out")  # before reservations last longer, which the desk would renew
    desk.owner.patch(f"/projects/{id}", json={"lease_minutes": 60}).raise_for_status()
    wait_until(ben_has_it, what="Ben's own reservation lasting")
    page.keyboard.press("4")
    _submit(page)
    expect(page.get_by_text("given to somebody else").first).to_be_visible()
    expect(page.get_by_role("button", name="Copy the answers")).to_be_visible()


def test_skip_with_a_reason_and_the_help_sheet_lists_every_key(desk) -> None:  # type: ignore[no-untyped-def]
    id = desk.project(SCHEMA, [{"data": {"text": "one"}}, {"data": {"text": "two"}}])
    page = desk.open("ana", f"/p/{id}/label")
    _ready(page)
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog")
    for title in ("Submit and next", "Undo", "person", "lives in", "Next region", "Skip with a reason"):
        expect(sheet.get_by_text(title, exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.keyboard.press("s")
    page.keyboard.press("5")  # another reason, which is written
    expect(page.get_by_role("dialog").get_by_label("What is the reason?")).to_be_focused()
    page.keyboard.type("cut off")
    page.get_by_role("dialog").get_by_role("button", name="Skip").click()
    expect(page.locator("[data-words]")).to_have_text("two")
    wait_until(lambda: desk.stored(id)[0]["people"][0]["state"] == "skipped")


def test_a_long_text_with_two_thousand_spans_stays_smooth(desk) -> None:  # type: ignore[no-untyped-def]
    """A change of one span must not draw the others anew: what matters is how many blocks are touched, not the time."""
    line = "word " * 20
    text = "\n".join([line.strip()] * 1000)
    per = len(line.strip()) + 1
    ents = [
        {
            "id": f"s{n}",
            "label": "person",
            "shape": {"type": "span", "start": (n // 2) * per + (n % 2) * 5, "end": (n // 2) * per + (n % 2) * 5 + 4},
        }
        for n in range(2000)
    ]
    id = desk.project(SCHEMA, [{"data": {"text": text}}])
    task = desk.owner.post(f"/projects/{id}/next").json()["assignment"]["id"]
    desk.owner.put(f"/assignments/{task}/draft", json={"answers": {"ents": ents}}).raise_for_status()
    page = desk.open("olivia", f"/p/{id}/label")
    _ready(page)
    expect(page.get_by_text("2000")).to_be_visible()
    page.evaluate("""() => { window.touched = new Set();
        new MutationObserver(list => list.forEach(m => { const b = (m.target.nodeType === 1 ? m.target : m.target.parentElement).closest?.('[data-block]');
            if (b) window.touched.add(b.dataset.block); })).observe(document.querySelector('[role=document]'), {subtree: true, childList: true, attributes: true}); }""")
    page.evaluate(
        "() => { const w = document.querySelectorAll('[data-words]')[3].firstChild; getSelection().setBaseAndExtent(w, 50, w, 54); }"
    )
    page.keyboard.press("1")
    expect(page.get_by_text("2001")).to_be_visible()
    assert page.evaluate("() => [...window.touched]") == ["3"]
    drawn = page.locator("[data-block] [class*=mark]").count()
    assert 0 < drawn < 400, "only what is near the screen is drawn"


def test_submitting_faster_than_the_server_answers_shows_every_item_once(desk) -> None:  # type: ignore[no-untyped-def]
    schema = {
        "stages": [{"name": "text", "type": "text", "source": "text"}],
        "questions": [{"name": "topic", "type": "choice", "options": ["a", "b"]}],
    }
    id = desk.project(schema, [{"key": f"k{n}", "data": {"text": f"item number {n}."}} for n in range(40)])
    page = desk.open("ana", f"/p/{id}/label")
    for n in range(40):
        page.wait_for_function(
            "(n) => document.body.innerText.includes(`item number ${n}.`) && document.querySelector('[data-submit]:enabled')",
            arg=n,
            polling=5,
        )
        _submit(page)
    expect(page.get_by_text("40 done this session")).to_be_visible()
    wait_until(lambda: desk.owner.get(f"/projects/{id}").json()["progress"]["labeled"] == 40)
    items = desk.owner.get(f"/projects/{id}/items", params={"limit": 100}).json()["items"]
    assert [[(p["name"], p["state"]) for p in i["people"]] for i in items] == [[("Ana Reis", "submitted")]] * 40


def test_a_label_that_is_renamed_while_people_work_brings_the_refused_item_back_to_be_corrected(
    desk, select_text
) -> None:  # type: ignore[no-untyped-def]
    def schema(label: str) -> dict[str, object]:
        return {
            "stages": [{"name": "text", "type": "text", "source": "text"}],
            "questions": [
                {"name": "names", "type": "regions", "stage": "text", "labels": [{"name": label, "key": "1"}]},
            ],
        }

    id = desk.project(schema("human"), [{"key": f"k{n}", "data": {"text": f"Rome number {n}"}} for n in range(4)])
    page = desk.open("ana", f"/p/{id}/label")
    _ready(page)
    expect(page.locator("[data-words]")).to_have_text("Rome number 0")
    desk.owner.put(f"/projects/{id}/schema", json={"schema": schema("person")}).raise_for_status()
    select_text(page, "Rome")
    page.keyboard.press("1")
    _submit(page)
    expect(page.get_by_text("“k0” could not be submitted")).to_be_visible()
    expect(page.get_by_text("0 done this session")).to_be_visible()  # what was refused is not done
    for n in (1, 0, 2, 3):  # the one on screen when the refusal came is finished first; then the refused one is back
        expect(page.locator("[data-words]")).to_have_text(f"Rome number {n}")
        expect(page.get_by_text("No connection")).to_have_count(0)
        if n == 0:
            page.get_by_role("listitem").first.click()
        else:
            select_text(page, "Rome")
        page.keyboard.press("1")
        _submit(page)
    wait_until(lambda: desk.owner.get(f"/projects/{id}").json()["progress"]["labeled"] == 4, what="all submits")
    answers = [item["annotations"][0]["answers"]["names"] for item in desk.stored(id)]
    assert [[region["label"] for region in regions] for regions in answers] == [["person"]] * 4
