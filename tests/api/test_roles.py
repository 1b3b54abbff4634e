"""Role × operation, over HTTP: what is allowed, and that everything else is refused."""

from typing import Any

import pytest

from tests.api.people import SCHEMA, People
from truemark.api.app import create

V, A, R, M, O = "viewer", "annotator", "reviewer", "manager", "owner"  # noqa: E741
MATRIX: list[tuple[str, str, dict[str, Any], set[str]]] = [
    ("GET", "/projects/{id}", {}, {V, A, R, M, O}),
    ("PATCH", "/projects/{id}", {"json": {"name": "N"}}, {M, O}),
    ("POST", "/projects/{id}/archive", {}, {M, O}),
    ("POST", "/projects/{id}/unarchive", {}, {M, O}),
    ("DELETE", "/projects/{id}", {}, {M, O}),
    ("POST", "/projects/{id}/restore", {}, {M, O}),
    ("POST", "/projects/{id}/purge", {}, {O}),
    ("POST", "/projects/{id}/duplicate", {"json": {"name": "N"}}, {M, O}),
    ("PUT", "/projects/{id}/schema", {"json": {"schema": SCHEMA}}, {M, O}),
    ("POST", "/projects/{id}/schema/preview", {"json": {"schema": SCHEMA}}, {M, O}),
    ("GET", "/projects/{id}/schemas", {}, {V, A, R, M, O}),
    ("GET", "/projects/{id}/schemas/1", {}, {V, A, R, M, O}),
    ("GET", "/projects/{id}/guidelines", {}, {V, A, R, M, O}),
    ("GET", "/projects/{id}/guidelines/1", {}, {V, A, R, M, O}),
    ("POST", "/projects/{id}/guidelines", {"json": {"text": "new"}}, {M, O}),
    ("GET", "/projects/{id}/members", {}, {V, R, M, O}),
    ("GET", "/projects/{id}/people", {}, {M, O}),
    ("PUT", "/projects/{id}/members/{user}", {"json": {"role": "annotator"}}, {M, O}),
    ("DELETE", "/projects/{id}/members/{user}", {}, {M, O}),
    ("GET", "/projects/{id}/invitations", {}, {M, O}),
    ("POST", "/projects/{id}/invitations", {"json": {"role": "annotator"}}, {M, O}),
    ("DELETE", "/projects/{id}/invitations/{none}", {}, {M, O}),
    ("GET", "/projects/{id}/agreement", {}, {V, R, M, O}),
    ("GET", "/projects/{id}/agreement/topic/coefficients", {}, {V, R, M, O}),
    ("GET", "/projects/{id}/agreement/topic/coefficients/gwet-ac1", {}, {V, R, M, O}),
    ("GET", "/projects/{id}/dashboard", {}, {V, R, M, O}),
    ("GET", "/projects/{id}/items", {}, {V, R, M, O}),
    ("GET", "/projects/{id}/items", {"params": {"trash": True}}, {M, O}),
    ("POST", "/projects/{id}/items", {"json": []}, {M, O}),
    ("GET", "/projects/{id}/items/{item}", {}, {V, R, M, O}),
    ("POST", "/projects/{id}/items/bulk", {"json": {"action": "priority", "ids": [], "value": 1}}, {M, O}),
    ("POST", "/projects/{id}/items/bulk/{none}/undo", {}, {M, O}),
    ("POST", "/projects/{id}/next", {}, {A, R, M, O}),
    ("GET", "/projects/{id}/mine", {}, {A, R, M, O}),
    ("GET", "/projects/{id}/mine/figures", {}, {A, R, M, O}),
    ("POST", "/projects/{id}/mine/{none}/open", {}, {A, R, M, O}),
    ("POST", "/projects/{id}/review/next", {}, {R, M, O}),
    ("GET", "/projects/{id}/items/{item}/review", {}, {R, M, O}),
    ("POST", "/projects/{id}/items/{item}/settle", {"json": {"answers": {"topic": "a"}, "key": "k"}}, {R, M, O}),
    ("POST", "/projects/{id}/items/{item}/reopen", {}, {R, M, O}),
    ("POST", "/projects/{id}/annotations/{none}/send-back", {"json": {"reason": "r"}}, {R, M, O}),
    ("POST", "/projects/{id}/exports", {"json": {"format": "csv"}}, {M, O}),
    ("GET", "/projects/{id}/jobs", {}, {M, O}),
    ("POST", "/projects/{id}/next-many", {}, {A, R, M, O}),
    (
        "POST",
        "/projects/{id}/submit-many",
        {"json": {"submissions": [{"assignment": "0", "answers": {}, "key": "k"}]}},
        {A, R, M, O},
    ),
    ("POST", "/projects/{id}/uploads", {"headers": {"Upload-Length": "3", "Upload-Metadata": "filename YQ=="}}, {M, O}),
    ("POST", "/projects/{id}/media", {"json": {"uploads": ["0"], "items": False}}, {M, O}),
    ("POST", "/projects/{id}/media/from", {"json": {"addresses": ["s3://none/x"], "items": False}}, {M, O}),
    ("POST", "/projects/{id}/answers", {"json": {"upload": "0", "format": "coco"}}, {M, O}),
    ("GET", "/projects/{id}/media", {}, {V, R, M, O}),
    ("GET", "/projects/{id}/media/duplicates", {}, {V, R, M, O}),
    ("GET", "/projects/{id}/media/{none}/file", {}, {V, A, R, M, O}),
    ("GET", "/projects/{id}/media/{none}/thumbnail", {}, {V, A, R, M, O}),
    ("GET", "/projects/{id}/media/{none}/tiles/0/0/0_0", {}, {V, A, R, M, O}),
    (
        "POST",
        "/projects/{id}/media/{none}/wand",
        {"json": {"x": 0, "y": 0, "tolerance": 1, "within": [0, 0, 1, 1]}},
        {V, A, R, M, O},
    ),
    ("POST", "/projects/{id}/media/{none}/superpixels", {"json": {"within": [0, 0, 1, 1], "size": 9}}, {V, A, R, M, O}),
]
NOT_OF_A_PROJECT = {"/projects", "/projects/check-schema"}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_each_role_may_do_exactly_what_the_matrix_says(people: People) -> None:
    for method, path, options, allowed in MATRIX:
        id = people.project()
        people.as_(O, "POST", f"/projects/{id}/items", json=[{"data": {"text": "t"}}])
        item = people.as_(O, "GET", f"/projects/{id}/items").json()["items"][0]["id"]
        user = people.as_("annotator", "GET", "/me").json()["id"]
        where = path.format(id=id, item=item, user=user, none="0")
        for who in (V, A, R, M, O):
            response = people.as_(who, method, where, **options)
            if who in allowed:
                assert response.status_code not in (401, 403), f"{who} {method} {path}: {response.text}"
            else:
                assert response.status_code == 403, f"{who} {method} {path}: {response.status_code}"
            if method == "DELETE" and "members" in path:
                people.as_(O, "PUT", where, json={"role": "annotator"})
            elif method == "DELETE" and path == "/projects/{id}" and who in allowed:
                assert people.as_(O, "POST", f"{where}/restore").status_code == 200


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_stranger_cannot_tell_a_project_from_none(people: People) -> None:
    id = people.project()
    people.add("stranger")
    for method, path, options, _ in MATRIX:
        response = people.as_("stranger", method, path.format(id=id, item="0", user="0", none="0"), **options)
        assert response.status_code == 404, f"{method} {path}"


def test_the_matrix_names_every_operation_on_a_project() -> None:
    paths = create().openapi()["paths"]
    generic = {p.replace("/api/v1", ""): set(m) for p, m in paths.items() if p.startswith("/api/v1/projects")}
    names = {
        "{action}": "{none}",
        "{annotation}": "{none}",
        "{assignment}": "{none}",
        "{invitation}": "{none}",
        "{version}": "1",
    }
    names |= {"{media}": "{none}", "{page}": "0", "{level}": "0", "{tile}": "0_0"}
    names |= {"{question}": "topic", "{name}": "gwet-ac1"}
    found = set()
    for path, methods in generic.items():
        if path in NOT_OF_A_PROJECT:
            continue
        for old, new in names.items():
            path = path.replace(old, new)
        found |= {(m.upper(), path) for m in methods}
    assert found == {(m, p) for m, p, _, _ in MATRIX}
