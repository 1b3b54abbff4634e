"""What an attacker, or an accident, would try: each is refused with a sentence and changes nothing."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.api.people import People
from truemark.cli import cli
from truemark.kinds.problem import Invalid
from truemark.store import remote


def _invite(people: People, project: str, who: str, **body: object) -> str:
    made = people.as_(who, "POST", f"/projects/{project}/invitations", json={"role": "manager", **body})
    assert made.status_code == 201, made.text
    return str(made.json()["secret"])


def test_an_invitation_ends_with_the_right_of_whoever_made_it(people: People) -> None:
    project = people.project()
    secret = _invite(people, project, "manager")
    assert people.client.get("/api/v1/invitation", params={"secret": secret}).status_code == 200
    members = people.as_("owner", "GET", f"/projects/{project}/members").json()
    (manager,) = [m for m in members if m["role"] == "manager" and m["email"] == "manager@x.org"]
    removed = people.as_("owner", "DELETE", f"/projects/{project}/members/{manager['id']}")
    assert removed.status_code == 204, removed.text
    joined = people.as_("manager", "POST", "/invitation", params={"secret": secret}, json={})
    assert joined.status_code == 404, joined.text
    assert people.as_("manager", "GET", f"/projects/{project}").status_code == 404


def test_an_invitation_for_an_address_is_for_nobody_else_and_takes_no_right_away(people: People) -> None:
    project = people.project()
    secret = _invite(people, project, "manager", email="boss@x.org")
    assert people.as_("annotator", "POST", "/invitation", params={"secret": secret}, json={}).status_code == 403
    lower = _invite(people, project, "owner", role="viewer")
    assert people.as_("manager", "POST", "/invitation", params={"secret": lower}, json={}).status_code in (200, 201)
    members = people.as_("owner", "GET", f"/projects/{project}/members").json()
    assert [m["role"] for m in members if m["email"] == "manager@x.org"] == ["manager"]


def test_an_overlap_of_nobody_is_refused(people: People) -> None:
    project = people.project()
    refused = people.as_("owner", "PATCH", f"/projects/{project}", json={"overlap": 0})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["path"] == "settings.overlap"


def test_bodies_are_limited_before_they_are_read_and_answers_are_not_kept(people: People) -> None:
    large = people.client.post("/api/v1/sign-in", content=b"[" * 100_000, headers={"Content-Type": "application/json"})
    assert (large.status_code, large.json()["type"]) == (413, "urn:truemark:too-large")
    chunked = people.client.post("/api/v1/sign-in", content=iter([b" " * 50_000] * 4))
    assert chunked.status_code == 413
    mine = people.as_("owner", "GET", "/me")
    assert mine.headers["Cache-Control"] == "no-store"
    assert mine.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("email", ["nul\x00@x.org", "half \ud83d@x.org"])
def test_texts_that_no_database_holds_are_no_fault_of_the_server(people: People, email: str) -> None:
    import json

    body = json.dumps({"email": email, "password": "password-1"}).encode()
    answer = people.client.post("/api/v1/sign-in", content=body, headers={"Content-Type": "application/json"})
    assert 400 <= answer.status_code < 500, answer.text


def test_a_new_password_ends_all_tokens(people: People) -> None:
    assert people.as_("owner", "GET", "/me").status_code == 200
    body = {"old_password": "password-1", "new_password": "another password-2"}
    assert people.as_("owner", "POST", "/me/password", json=body).status_code == 204
    assert people.as_("owner", "GET", "/me").status_code == 401


def test_buckets_are_read_only_where_the_operator_allows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUEMARK_FILES", "s3://prod/ws")
    monkeypatch.setenv("TRUEMARK_BUCKETS", "s3://photos/june,s3://prod")
    remote.check_bucket("s3://photos/june/a.jpg")
    for address in (
        "s3://photos/july",
        "s3://photos/june-2",
        "s3://prod/ws/exports",
        "gs://photos/june",
        "s3://photos/june/../x",
    ):
        with pytest.raises(Invalid, match="TRUEMARK_BUCKETS"):
            remote.check_bucket(address)


@pytest.mark.parametrize("address", ["::7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "fec0::1", "127.0.0.1"])
def test_addresses_that_lead_inwards_by_translation_are_not_public(address: str) -> None:
    assert not remote._public(address)


def test_a_port_in_use_is_told_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(cli, ["serve", "--data", str(tmp_path / "ws"), "--port", port])
    assert result.exit_code == 2
    assert f"cannot serve at 127.0.0.1:{port}: Address already in use" in result.output


@pytest.mark.parametrize("path", ["/projects/p/items/i/settle", "/projects/p/items/bulk", "/assignments/a/submit"])
def test_only_rows_and_parts_of_files_are_taken_without_a_limit(people: People, path: str) -> None:
    refused = people.as_("owner", "POST", path, content=b"x", headers={"Content-Length": str(10**9)})
    assert (refused.status_code, refused.headers["X-Content-Type-Options"]) == (413, "nosniff")


def test_a_wrong_statement_is_a_fault_of_ours_and_a_database_that_is_away_is_not() -> None:
    import sqlite3

    from fastapi import FastAPI
    from sqlalchemy.exc import OperationalError
    from starlette.testclient import TestClient

    from truemark.api import problems

    app = FastAPI()
    problems.install(app)

    @app.get("/{name}")
    def fails(name: str) -> None:
        original = sqlite3.OperationalError("made for the test")
        original.sqlite_errorname = name
        raise OperationalError("SELECT 1", {}, original)

    client = TestClient(app, raise_server_exceptions=False)
    assert client.get("/SQLITE_ERROR").status_code == 500
    away = client.get("/SQLITE_IOERR")
    assert (away.status_code, away.headers["Retry-After"]) == (503, "5")


def test_a_filter_of_thousands_of_words_is_refused_and_repeats_count_once(people: People) -> None:
    id = people.project()
    people.as_("owner", "POST", f"/projects/{id}/items", json=[{"data": {"text": "a word"}}])
    found = people.as_("viewer", "GET", f"/projects/{id}/items", params={"filter": "word " * 3000})
    assert found.status_code == 200
    assert len(found.json()["items"]) == 1
    refused = people.as_(
        "viewer", "GET", f"/projects/{id}/items", params={"filter": " ".join(f"w{n}" for n in range(99))}
    )
    assert refused.status_code == 422
    assert "at most 20" in refused.text


def test_an_option_with_a_long_path_is_stored_and_found(people: People) -> None:
    id = people.project()
    low, high = "a" * 150, "b" * 150
    tree = {"name": "deep", "type": "choice", "options": [{"name": low, "options": [{"name": high}, {"name": "c"}]}]}
    schema = {"stages": [{"name": "t", "type": "text", "source": "text"}], "questions": [tree]}
    assert people.as_("owner", "PUT", f"/projects/{id}/schema", json={"schema": schema}).status_code < 300
    people.as_("owner", "POST", f"/projects/{id}/items", json=[{"key": "k", "data": {"text": "t"}}])
    task = people.as_("annotator", "POST", f"/projects/{id}/next").json()["assignment"]["id"]
    answer = {"answers": {"deep": f"{low}/{high}"}, "key": "1", "seconds": 1}
    sent = people.as_("annotator", "POST", f"/assignments/{task}/submit", json=answer)
    assert sent.status_code < 300, sent.text
    for value, n in ((f"{low}/{high}", 1), (f"{low}/c", 0)):
        found = people.as_("owner", "GET", f"/projects/{id}/items", params={"filter": f"answer:deep={value}"})
        assert len(found.json()["items"]) == n


def test_an_annotator_gets_what_the_stages_show_and_no_more(people: People) -> None:
    id = people.project()
    row = {"key": "k", "data": {"text": "a goal", "gold": "sport", "model_prediction": "politics"}, "meta": {"by": "m"}}
    people.as_("owner", "POST", f"/projects/{id}/items", json=[row])
    task = people.as_("annotator", "POST", f"/projects/{id}/next")
    many = people.as_("annotator", "POST", f"/projects/{id}/next-many")
    again = people.as_("annotator", "GET", f"/assignments/{task.json()['assignment']['id']}")
    assert task.json()["item"]["data"] == {"text": "a goal"}
    for told in (task, many, again):
        assert told.status_code == 200
        assert "sport" not in told.text
        assert "politics" not in told.text
    assert people.as_("owner", "GET", f"/projects/{id}/items").json()["items"][0]["data"]["gold"] == "sport"
