"""One's own work over HTTP: listed, counted, opened again; and what reviewers get of a rework."""

from typing import Any

from tests.api.people import People


def _labeled(people: People, id: str, n: int = 1) -> list[str]:
    """Items that the annotator has submitted: their assignments, oldest first."""
    people.as_(
        "owner",
        "POST",
        f"/projects/{id}/items",
        json=[{"key": f"k{i}", "data": {"text": f"text {i}"}} for i in range(n)],
    )
    done = []
    for i in range(n):
        task = people.as_("annotator", "POST", f"/projects/{id}/next").json()
        assignment = str(task["assignment"]["id"])
        body = {"answers": {"topic": "a"}, "seconds": i + 1, "key": f"{id} {i}"}
        assert people.as_("annotator", "POST", f"/assignments/{assignment}/submit", json=body).status_code == 201
        done.append(assignment)
    return done


def _mine(people: People, id: str, **query: Any) -> Any:
    response = people.as_("annotator", "GET", f"/projects/{id}/mine", params=query)
    assert response.status_code == 200, response.text
    return response.json()


def test_own_items_come_page_by_page_and_the_figures_fit_them(people: People) -> None:
    id = people.project()
    done = _labeled(people, id, 3)
    first = _mine(people, id, limit=2)
    second = _mine(people, id, limit=2, cursor=first["cursor"])
    assert [i["assignment"] for i in (*first["items"], *second["items"])] == done[::-1]
    assert second["cursor"] is None
    newest = first["items"][0]
    assert (newest["key"], newest["excerpt"], newest["state"], newest["revision"], newest["seconds"]) == (
        "k2",
        "text 2",
        "submitted",
        1,
        3,
    )
    assert newest["said"] == [{"question": "topic", "value": "a", "times": 1}]
    figures = people.as_("annotator", "GET", f"/projects/{id}/mine/figures").json()
    assert figures == {
        "today": 3,
        "submitted": 3,
        "settled": 0,
        "returned": 0,
        "skipped": 0,
        "seconds": 2.0,
        "timed": 3,
    }
    since = people.as_(
        "annotator", "GET", f"/projects/{id}/mine/figures", params={"since": "2100-01-01T00:00:00+02:00"}
    )
    assert since.json()["today"] == 0


def test_wrong_states_cursors_and_times_are_refused_with_what_would_be_right(people: People) -> None:
    id = people.project()
    for path, query, said in (
        ("mine", {"state": "done"}, "submitted, returned, skipped, settled"),
        ("mine", {"cursor": "x"}, "is none that a page gave"),
        ("mine", {"limit": 0}, ""),
        ("mine/figures", {"since": "yesterday"}, "2026-11-25T00:00:00+01:00"),
        ("mine/figures", {"since": "2026-11-25"}, "2026-11-25T00:00:00+01:00"),
    ):
        response = people.as_("annotator", "GET", f"/projects/{id}/{path}", params=query)
        assert response.status_code == 422, (path, query, response.text)
        assert said in response.text


def test_a_correction_over_http_until_it_is_settled(people: People) -> None:
    id = people.project()
    (assignment,) = _labeled(people, id)
    where = f"/projects/{id}/mine/{assignment}/open"
    opened = people.as_("annotator", "POST", where).json()
    assert (opened["assignment"]["state"], opened["draft"]) == ("submitted", {"topic": "a"})
    body = {"answers": {"topic": "b"}, "key": f"{id} again"}
    for _ in range(2):  # the same key again stores nothing
        stored = people.as_("annotator", "POST", f"/assignments/{assignment}/submit", json=body).json()
        assert stored["annotation"]["revision"] == 2
    item = opened["item"]["id"]
    review = people.as_("reviewer", "GET", f"/projects/{id}/items/{item}/review").json()
    (annotation,) = review["annotations"]
    assert (annotation["before"]["revision"], annotation["before"]["answers"], annotation["returned_for"]) == (
        1,
        {"topic": "a"},
        None,
    )
    assert review["left"] == 1
    settle = {"accept": annotation["id"], "key": f"{id} settle"}
    assert people.as_("reviewer", "POST", f"/projects/{id}/items/{item}/settle", json=settle).status_code == 201
    refused = people.as_("annotator", "POST", where)
    assert refused.status_code == 409
    assert (
        refused.json()["detail"] == "this item is approved and cannot be corrected any more; a reviewer can reopen it"
    )
    assert people.as_("manager", "POST", where).status_code == 404


def test_a_rework_counts_on_the_list_of_projects_and_keeps_its_reason(people: People) -> None:
    id = people.project()
    (assignment,) = _labeled(people, id)
    review = people.as_("reviewer", "POST", f"/projects/{id}/review/next").json()
    annotation = review["annotations"][0]["id"]
    back = people.as_("reviewer", "POST", f"/projects/{id}/annotations/{annotation}/send-back", json={"reason": "look"})
    assert back.status_code == 204
    waiting = {who: people.as_(who, "GET", "/projects").json()[0]["returned"] for who in ("annotator", "reviewer")}
    assert waiting == {"annotator": 1, "reviewer": 0}
    assert _mine(people, id, state="returned")["items"][0]["reason"] == "look"
    body = {"answers": {"topic": "b"}, "key": f"{id} anew"}
    people.as_("annotator", "POST", f"/assignments/{assignment}/submit", json=body)
    whole = people.as_("reviewer", "GET", f"/projects/{id}/items/{review['item']['id']}").json()
    (found,) = whole["annotations"]
    assert (found["before"], [r["returned_for"] for r in found["revisions"]]) == ({"topic": "a"}, [None, "look"])


def test_skips_say_who_why_and_when_and_are_counted_by_reason(people: People) -> None:
    id = people.project()
    people.as_("owner", "POST", f"/projects/{id}/items", json=[{"key": "k", "data": {"text": "t"}}])
    task = people.as_("annotator", "POST", f"/projects/{id}/next").json()
    body = {"reason": "Wrong language", "note": "Dutch"}
    assert (
        people.as_("annotator", "POST", f"/assignments/{task['assignment']['id']}/skip", json=body).status_code == 204
    )
    (row,) = people.as_("viewer", "GET", f"/projects/{id}/items", params={"filter": 'skipped:"Wrong language"'}).json()[
        "items"
    ]
    (person,) = row["people"]
    assert (person["state"], person["reason"], person["note"]) == ("skipped", "Wrong language", "Dutch")
    assert person["at"] is not None
    board = people.as_("viewer", "GET", f"/projects/{id}/dashboard").json()
    assert board["skips"] == [{"reason": "Wrong language", "items": 1, "people": 1}]
    empty = people.as_("viewer", "GET", f"/projects/{id}/items", params={"filter": "skipped:"})
    assert empty.status_code == 422
