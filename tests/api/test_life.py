"""The life of projects, items and people over HTTP, as the interface asks for it."""

import pytest
from starlette.testclient import TestClient

from tests.api.people import SCHEMA, People
from truemark.store.clock import now
from truemark.work.purging import run_due

SITE = {"Origin": "http://truemark.test"}


def test_a_project_goes_from_shelf_to_shelf(people: People) -> None:
    id = people.project()

    def shelf(name: str, who: str = "manager") -> list[str]:
        return [p["id"] for p in people.as_(who, "GET", "/projects", params={"shelf": name}).json()]

    changed = people.as_("manager", "PATCH", f"/projects/{id}", json={"description": "Of the June news"})
    assert changed.json()["description"] == "Of the June news"
    archived = people.as_("manager", "POST", f"/projects/{id}/archive").json()
    assert archived["archived_at"] is not None
    assert "label" not in archived["may"]
    assert {"export", "archive project", "delete project"} <= set(archived["may"])
    assert (shelf("active"), shelf("archived"), shelf("archived", "annotator")) == ([], [id], [id])
    refused = people.as_("annotator", "POST", f"/projects/{id}/next")
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:truemark:archived")
    people.as_("manager", "POST", f"/projects/{id}/unarchive")
    until = people.as_("manager", "DELETE", f"/projects/{id}").json()["purge_at"]
    assert people.as_("manager", "GET", f"/projects/{id}").status_code == 404
    assert (shelf("active"), shelf("trash"), shelf("trash", "annotator")) == ([], [id], [])
    assert people.as_("manager", "GET", "/projects", params={"shelf": "trash"}).json()[0]["purge_at"] == until
    assert people.as_("manager", "POST", f"/projects/{id}/restore").json()["id"] == id
    assert people.as_("manager", "POST", f"/projects/{id}/restore").status_code == 409
    people.as_("manager", "DELETE", f"/projects/{id}")
    assert people.as_("owner", "POST", f"/projects/{id}/purge").status_code == 202
    workspace = people.client.app.state.workspace  # type: ignore[attr-defined]
    assert run_due(workspace.database, workspace.blobs, now()) > 0
    assert people.as_("owner", "POST", f"/projects/{id}/restore").status_code == 404
    kinds = [e["event"] for e in people.as_("owner", "GET", "/audit", params={"project": id}).json()["events"]]
    wanted = ["project.purged", "project.purge_asked", "project.deleted", "project.restored", "project.deleted"]
    assert [k for k in kinds if k.startswith("project.")][:5] == wanted


def test_the_item_trash_over_http(people: People) -> None:
    id = people.project()
    rows = [{"key": f"k{n}", "data": {"text": "t"}} for n in range(3)]
    people.as_("manager", "POST", f"/projects/{id}/items", json=rows)
    item = people.as_("manager", "GET", f"/projects/{id}/items").json()["items"][0]
    task = people.as_("annotator", "POST", f"/projects/{id}/next").json()
    assert task["item"]["id"] == item["id"]

    def bulk(action: str, **chosen: object) -> dict[str, object]:
        body = {"action": action, **chosen}
        return dict(people.as_("manager", "POST", f"/projects/{id}/items/bulk", json=body).json())

    assert bulk("delete", ids=[item["id"]])["items"] == 1
    assignment = f"/assignments/{task['assignment']['id']}"
    for who, method, path, body in (
        ("reviewer", "GET", f"/projects/{id}/items/{item['id']}", None),
        ("viewer", "GET", f"/projects/{id}/items/{item['id']}", None),
        ("reviewer", "GET", f"/projects/{id}/items/{item['id']}/review", None),
        ("annotator", "GET", assignment, None),
        ("annotator", "PUT", f"{assignment}/draft", {"answers": {}}),
        ("annotator", "POST", f"{assignment}/submit", {"answers": {"topic": "a"}, "seconds": 1, "key": "k"}),
    ):
        assert people.as_(who, method, path, json=body).status_code == 404, (who, path)
    assert people.as_("manager", "GET", f"/projects/{id}/items/{item['id']}").json()["deleted_at"] is not None
    assert people.as_("reviewer", "GET", f"/projects/{id}/items", params={"trash": True}).status_code == 403
    page = people.as_("manager", "GET", f"/projects/{id}/items", params={"trash": True, "count": True}).json()
    assert [(i["key"], page["total"]) for i in page["items"]] == [("k0", 1)]
    again = people.as_("manager", "POST", f"/projects/{id}/items", json=rows[:1]).json()
    assert again["imported"] == 1
    back = bulk("restore", filter="")
    assert back["renamed"] == [{"item": item["id"], "was": "k0", "key": "k0 (restored)"}]
    assert people.as_("annotator", "GET", assignment).status_code == 200
    undone = people.as_("manager", "POST", f"/projects/{id}/items/bulk/{back['id']}/undo").json()
    assert undone == {"items": 1, "renamed": []}
    assert bulk("purge", filter="") == {"id": None, "items": 1, "renamed": []}


def test_who_may_make_projects_is_told_and_kept(people: People) -> None:
    people.project()
    made = {"name": "Mine", "schema": SCHEMA}
    for who, may in (("owner", True), ("manager", True), ("reviewer", False), ("viewer", False)):
        assert people.as_(who, "GET", "/me").json()["may_create_projects"] is may
        assert people.as_(who, "POST", "/projects", json=made).status_code == (201 if may else 403)
    assert people.as_("manager", "PATCH", "/workspace", json={"creates_projects": "everybody"}).status_code == 403
    changed = people.as_("owner", "PATCH", "/workspace", json={"creates_projects": "everybody"}).json()
    assert changed == {"creates_projects": "everybody", "finds_people": "managers"}
    assert people.as_("reviewer", "GET", "/workspace").json() == changed
    assert people.as_("reviewer", "POST", "/projects", json=made).status_code == 201
    assert people.as_("viewer", "POST", "/projects", json=made).status_code == 403


def test_a_colleague_is_picked_and_a_stranger_looks_nobody_up(people: People) -> None:
    id = people.project()
    people.add("zoe")
    found = people.as_("manager", "GET", f"/projects/{id}/people", params={"search": "zo"}).json()
    assert [p["email"] for p in found] == ["zoe@x.org"]
    assert people.as_(
        "manager", "PUT", f"/projects/{id}/members/{found[0]['id']}", json={"role": "reviewer"}
    ).is_success
    assert people.as_("zoe", "GET", f"/projects/{id}").json()["role"] == "reviewer"
    for who, status in (("zoe", 403), ("annotator", 403)):
        assert people.as_(who, "GET", f"/projects/{id}/people").status_code == status


def test_an_owner_erases_a_person(people: People) -> None:
    people.project()
    id = people.as_("annotator", "GET", "/me").json()["id"]
    assert people.as_("manager", "POST", f"/users/{id}/erase").status_code == 403
    erased = people.as_("owner", "POST", f"/users/{id}/erase").json()
    assert erased["name"] == f"Person {id[-4:]}"
    assert people.as_("annotator", "GET", "/me").status_code == 401
    (row,) = [u for u in people.as_("owner", "GET", "/users").json() if u["id"] == id]
    assert (row["erased"], row["disabled"]) == (True, True)
    assert people.as_("owner", "POST", f"/users/{id}/erase").status_code == 404


@pytest.mark.parametrize("path", ["/audit", "/audit/kinds", "/audit/file"])
def test_the_trail_is_for_owners(people: People, path: str) -> None:
    people.add("nobody")
    assert people.as_("nobody", "GET", path).status_code == 403
    assert people.as_("owner", "GET", path).status_code == 200


def test_what_people_do_is_in_the_trail_with_who_did_it(client: TestClient, people: People) -> None:
    id = people.project()
    people.as_("owner", "PATCH", "/me", json={"name": "=Olivia"})
    new = people.as_("owner", "POST", "/users", json={"email": "n@x.org", "password": "password-1"}).json()["id"]
    made = people.as_("manager", "POST", f"/projects/{id}/invitations", json={"role": "viewer"}).json()["id"]
    people.as_("manager", "DELETE", f"/projects/{id}/invitations/{made}")
    signed = client.post("/api/v1/sign-in", json={"email": "n@x.org", "password": "password-1"}, headers=SITE)
    assert signed.status_code == 200
    token = client.post("/api/v1/me/tokens", json={"name": "t"}, headers=SITE).json()["id"]
    client.delete(f"/api/v1/me/tokens/{token}", headers=SITE)
    client.post("/api/v1/sign-out", headers=SITE)
    events = people.as_("owner", "GET", "/audit", params={"limit": 500}).json()["events"]
    told = {(e["event"], e["by"] and e["by"]["email"], e["about"] and e["about"]["id"]) for e in events}
    owner = people.as_("owner", "GET", "/me").json()["id"]
    assert {
        ("account.renamed", "owner@x.org", owner),
        ("user.created", "owner@x.org", new),
        ("invitation.withdrawn", "manager@x.org", made),
        ("session.opened", "n@x.org", new),
        ("token.created", "n@x.org", token),
        ("token.revoked", "n@x.org", token),
        ("session.closed", "n@x.org", new),
    } <= told
    page = people.as_("owner", "GET", "/audit", params={"limit": 2, "kind": "member"}).json()
    following = people.as_("owner", "GET", "/audit", params={"kind": "member", "cursor": page["cursor"]}).json()
    assert page["events"][-1]["seq"] > following["events"][0]["seq"]
    file = people.as_("owner", "GET", "/audit/file", params={"kind": "user"})
    assert file.headers["content-type"].startswith("text/csv")
    assert "'=Olivia" in file.text, "a spreadsheet must not run a name"
    assert file.text.splitlines()[0].startswith("seq,at,event,by")
