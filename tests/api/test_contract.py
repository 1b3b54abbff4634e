"""The contract that others rely on, step by step."""

import json

from starlette.testclient import TestClient

from tests.api.people import SCHEMA, People


def test_from_project_to_agreement(people: People) -> None:
    id = people.project(overlap=2, lease_minutes=5)
    rows = (
        "\n".join(
            json.dumps(r)
            for r in (
                {"key": "1", "data": {"text": "Ana 👩‍👩‍👧 in Rom"}},
                {"key": "1", "data": {"text": "again"}},
                {"data": {"other": 1}},
            )
        )
        + "\nnonsense\n"
    )
    report = people.as_(
        "owner", "POST", f"/projects/{id}/items", content=rows, headers={"Content-Type": "application/jsonl"}
    )
    assert report.status_code == 201
    assert {k: report.json()[k] for k in ("imported", "duplicates", "refused")} == {
        "imported": 1,
        "duplicates": 1,
        "refused": 2,
    }
    assert [e["line"] for e in report.json()["errors"]] == [3, 4]
    for who, topic in (("annotator", "a"), ("reviewer", "a")):
        task = people.as_(who, "POST", f"/projects/{id}/next").json()
        assert set(task) == {"assignment", "item", "draft", "schema_version", "guideline_version"}
        assert task["item"]["data"] == {"text": "Ana 👩‍👩‍👧 in Rom"}
        a = task["assignment"]["id"]
        assert people.as_(who, "PUT", f"/assignments/{a}/draft", json={"answers": {"topic": "b"}}).status_code == 200
        assert people.as_(who, "POST", f"/projects/{id}/next").json()["draft"] == {"topic": "b"}
        answers = {
            "topic": topic,
            "ents": [{"id": "r", "label": "place", "shape": {"type": "span", "start": 13, "end": 16}}],
        }
        done = people.as_(
            who, "POST", f"/assignments/{a}/submit?next=true", json={"answers": answers, "seconds": 1.5, "key": who}
        )
        assert done.status_code == 201
        assert done.json()["next"] is None
        again = people.as_(
            who, "POST", f"/assignments/{a}/submit", json={"answers": answers, "seconds": 1.5, "key": who}
        )
        assert again.json()["annotation"]["id"] == done.json()["annotation"]["id"]
        assert people.as_(who, "POST", f"/projects/{id}/next").status_code == 204
    found = people.as_("owner", "GET", f"/projects/{id}/agreement").json()
    assert next(q for q in found["questions"] if q["question"] == "ents")["value"] == 1.0
    assert found["pairs"][0]["items"] == 1
    more = people.as_("owner", "GET", f"/projects/{id}/agreement/ents/coefficients").json()["coefficients"]
    assert [c["name"] for c in more] == ["span-f1", "span-f1-overlap", "token-f1", "span-alpha", "span-gamma"]
    f1 = people.as_("owner", "GET", f"/projects/{id}/agreement/ents/coefficients/span-f1").json()
    assert (f1["value"], f1["items"], f1["judgments"], f1["compared"], f1["read"]) == (1.0, 1, 2, 1, 1)
    wrong = people.as_("owner", "GET", f"/projects/{id}/agreement/ents/coefficients/wer")
    assert (wrong.status_code, wrong.json()["errors"][0]["path"]) == (422, "name")
    assert people.as_("owner", "GET", f"/projects/{id}/agreement/ents/coefficients/nothing").status_code == 404
    listed = people.as_("owner", "GET", f"/projects/{id}/items?filter=state:labeled&count=true").json()
    assert (listed["total"], listed["items"][0]["agreement"]) == (1, 1.0)


def test_a_wrong_schema_is_refused_with_the_path(people: People) -> None:
    broken = SCHEMA | {"questions": [*SCHEMA["questions"], {"name": "x", "type": "chioce", "options": ["a"]}]}
    refused = people.as_("owner", "POST", "/projects", json={"name": "P", "schema": broken})
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert [e["path"] for e in refused.json()["errors"]] == ["schema.questions[2].type"]
    assert people.as_("owner", "GET", "/projects").json() == []


def test_a_schema_as_yaml_is_the_same_document(people: People) -> None:
    text = "stages: [{name: t, type: text, source: text}]\nquestions: [{name: q, type: choice, options: [a, b]}]"
    made = people.as_("owner", "POST", "/projects", json={"name": "P", "schema": text})
    assert made.json()["schema"]["questions"] == [
        {"name": "q", "type": "choice", "options": [{"name": "a"}, {"name": "b"}]}
    ]


def test_all_or_nothing_imports_nothing_when_a_row_is_bad(people: People) -> None:
    id = people.project()
    rows = [{"data": {"text": "good"}}, {"data": {}}]
    refused = people.as_("owner", "POST", f"/projects/{id}/items?all_or_nothing=true", json=rows)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["path"] == "line 2"
    assert people.as_("owner", "GET", f"/projects/{id}/items").json()["items"] == []


def test_nul_in_data_is_kept_and_in_a_key_refused(people: People) -> None:
    id = people.project()
    rows = [{"key": "a", "data": {"text": "x\0y"}}, {"key": "b\0c", "data": {"text": "z"}}]
    done = people.as_("owner", "POST", f"/projects/{id}/items", json=rows).json()
    assert (done["imported"], [e["line"] for e in done["errors"]]) == (1, [2])
    assert people.as_("owner", "GET", f"/projects/{id}/items").json()["items"][0]["data"] == {"text": "x\0y"}


def test_csv_and_plain_text_are_imported_by_their_type(people: People) -> None:
    id = people.project()
    csv = 'key,text\r\n1,"two\nlines, one cell"\r\n2,short\r\n3\r\n'
    done = people.as_(
        "owner", "POST", f"/projects/{id}/items", content=csv, headers={"Content-Type": "text/csv"}
    ).json()
    assert (done["imported"], done["errors"]) == (2, [{"line": 5, "message": "has 1 cells; the header has 2"}])
    done = people.as_(
        "owner",
        "POST",
        f"/projects/{id}/items?batch=b",
        content="eins\n\nzwei\n",
        headers={"Content-Type": "text/plain"},
    ).json()
    assert done["imported"] == 2
    texts = [i["data"]["text"] for i in people.as_("owner", "GET", f"/projects/{id}/items").json()["items"]]
    assert texts == ["two\nlines, one cell", "short", "eins", "zwei"]


def test_errors_are_problem_documents(client: TestClient, people: People) -> None:
    for response, status in (
        (client.get("/api/v1/me"), 401),
        (client.get("/api/v1/nothing"), 404),
        (people.as_("owner", "POST", "/projects", json={}), 422),
        (client.delete("/api/v1/health"), 405),
    ):
        assert response.status_code == status
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["status"] == status
