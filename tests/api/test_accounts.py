import pytest
from starlette.testclient import TestClient

from tests.api.people import People
from truemark.store.clock import now
from truemark.work import sign_in

SITE = {"Origin": "http://truemark.test"}


def _sign_in(client: TestClient, email: str = "owner@x.org", password: str = "password-1", **headers: str):  # type: ignore[no-untyped-def]
    return client.post("/api/v1/sign-in", json={"email": email, "password": password}, headers=SITE | headers)


def test_a_session_lives_in_an_http_only_cookie_and_ends_everywhere(client: TestClient, people: People) -> None:
    first = _sign_in(client)
    assert first.status_code == 200
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    other = TestClient(client.app, base_url="http://truemark.test")
    assert _sign_in(other).status_code == 200
    assert client.get("/api/v1/me").json()["email"] == "owner@x.org"
    assert client.post("/api/v1/sign-out?everywhere=true", headers=SITE).status_code == 204
    assert other.get("/api/v1/me").status_code == 401


def test_requests_from_another_site_are_refused(client: TestClient, people: People) -> None:
    _sign_in(client)
    evil = {"Origin": "http://evil.test"}
    assert client.post("/api/v1/projects/check-schema", json={"schema": {}}, headers=evil).status_code == 403
    assert client.post("/api/v1/sign-out", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.get("/api/v1/me", headers=evil).status_code == 200
    assert _sign_in(client, Origin="http://evil.test").status_code == 403


def test_guessing_is_limited_also_for_the_right_password(client: TestClient, people: People) -> None:
    for _ in range(10):
        assert _sign_in(client, password="wrong-one").status_code == 401
    assert _sign_in(client).status_code == 429


def test_a_token_is_shown_once_stored_hashed_and_can_be_revoked(client: TestClient, people: People) -> None:
    assert people.as_("owner", "POST", "/me/tokens", json={"name": "ci"}).status_code == 403, "a token makes no tokens"
    _sign_in(client)
    made = client.post("/api/v1/me/tokens", json={"name": "ci", "days": 30}, headers=SITE).json()
    client.cookies.clear()
    headers = {"Authorization": f"Bearer {made['token']}"}
    assert client.get("/api/v1/me", headers=headers).status_code == 200
    with people.database.read() as connection:
        stored = connection.exec_driver_sql("SELECT * FROM tokens").all()
    assert made["token"] not in str(stored)
    (listed,) = [t for t in people.as_("owner", "GET", "/me/tokens").json() if t["id"] == made["id"]]
    assert listed["expires_at"] > listed["last_used_at"] >= listed["created_at"]
    assert people.as_("owner", "DELETE", f"/me/tokens/{made['id']}").status_code == 204
    assert client.get("/api/v1/me", headers=headers).status_code == 401


def test_all_tokens_end_at_once_and_the_session_goes_on(client: TestClient, people: People) -> None:
    _sign_in(client)
    assert len(client.get("/api/v1/me/tokens").json()) == 1
    assert client.delete("/api/v1/me/tokens", headers=SITE).status_code == 204
    assert client.get("/api/v1/me/tokens").json() == []
    assert people.as_("owner", "GET", "/me").status_code == 401


def test_an_invitation_makes_a_member_once(client: TestClient, people: People) -> None:
    id = people.project()
    secret = people.as_("manager", "POST", f"/projects/{id}/invitations", json={"role": "reviewer"}).json()["secret"]
    assert client.get(f"/api/v1/invitation?secret={secret}").json()["project"] == "P"
    body = {"email": "New@X.org", "name": "New", "password": "password-9"}
    joined = client.post(f"/api/v1/invitation?secret={secret}", json=body, headers=SITE)
    assert joined.json() == {"project": id}
    assert client.get(f"/api/v1/projects/{id}").json()["role"] == "reviewer"
    assert (
        client.post(f"/api/v1/invitation?secret={secret}", json=body | {"email": "b@x.org"}, headers=SITE).status_code
        == 404
    )


def test_an_invitation_of_somebody_with_an_account_goes_on_after_signing_in(client: TestClient, people: People) -> None:
    id = people.project()
    people.add("zoe")

    def invite(email: str) -> str:
        body = {"role": "reviewer", "email": email}
        return str(people.as_("manager", "POST", f"/projects/{id}/invitations", json=body).json()["secret"])

    known, unknown = invite("zoe@x.org"), invite("none@x.org")
    offers = [client.get(f"/api/v1/invitation?secret={s}").json() for s in (known, unknown)]
    assert [o["account"] for o in offers] == [True, False]
    body = {"email": "zoe@x.org", "name": "Zoe", "password": "password-9"}
    refused = client.post(f"/api/v1/invitation?secret={known}", json=body, headers=SITE)
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:truemark:has-account")
    assert people.as_("zoe", "POST", f"/invitation?secret={known}", json={}).json() == {"project": id}


def test_an_invitation_takes_over_an_account_that_only_came_in_with_a_file(client: TestClient, people: People) -> None:
    """Whose work was imported has an account without a password; an open link is not enough to take it."""
    id = people.project()
    made = people.database.write(lambda c: sign_in.create_user(c, "future@x.org", "future", None, False, now()))
    body = {"email": "future@x.org", "name": "Future Hire", "password": "password-9"}
    for email, status in ((None, 409), ("future@x.org", 201)):
        invitation = {"role": "annotator", "email": email}
        secret = people.as_("manager", "POST", f"/projects/{id}/invitations", json=invitation).json()["secret"]
        joined = client.post(f"/api/v1/invitation?secret={secret}", json=body, headers=SITE)
        assert joined.status_code == status, joined.text
    me = client.get("/api/v1/me").json()
    assert (me["id"], me["name"]) == (made.id, "Future Hire")


def test_passwords_are_argon2id_and_a_new_one_ends_all_sessions(client: TestClient, people: People) -> None:
    with people.database.read() as connection:
        hash = connection.exec_driver_sql("SELECT password_hash FROM users").scalar()
    assert str(hash).startswith("$argon2id$")
    _sign_in(client)
    wrong = client.post("/api/v1/me/password", json={"old_password": "no", "new_password": "password-2"}, headers=SITE)
    assert wrong.status_code == 422
    body = {"old_password": "password-1", "new_password": "password-2"}
    assert client.post("/api/v1/me/password", json=body, headers=SITE).status_code == 204
    assert client.get("/api/v1/me").status_code == 401
    assert _sign_in(client, password="password-2").status_code == 200


def test_a_disabled_account_stops_at_once(client: TestClient, people: People) -> None:
    people.add("gone")
    id = people.as_("gone", "GET", "/me").json()["id"]
    assert people.as_("owner", "PATCH", f"/users/{id}", json={"disabled": True}).status_code == 200
    assert people.as_("gone", "GET", "/me").status_code == 401
    assert _sign_in(client, "gone@x.org").status_code == 401


@pytest.mark.parametrize("path", ["/users", "/users/0"])
def test_accounts_are_for_owners(people: People, path: str) -> None:
    people.add("nobody")
    method = "GET" if path == "/users" else "PATCH"
    assert people.as_("nobody", method, path, json={}).status_code == 403
