"""An owner, and a project with one person in each role, over HTTP."""

from typing import Any

from starlette.testclient import TestClient

from truemark.store.clock import now
from truemark.work import sign_in
from truemark.work.permissions import Role

SCHEMA = {
    "stages": [{"name": "text", "type": "text", "source": "text"}],
    "questions": [
        {"name": "ents", "type": "regions", "stage": "text", "labels": ["person", "place"]},
        {"name": "topic", "type": "choice", "options": ["a", "b"], "required": True},
    ],
}


class People:
    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.database = client.app.state.workspace.database  # type: ignore[attr-defined]
        self.tokens: dict[str, str] = {}
        self.add("owner", owner=True)

    def add(self, name: str, owner: bool = False) -> str:
        def work(connection: Any) -> str:
            hash = sign_in._hasher().hash("password-1")
            person = sign_in.create_user(connection, f"{name}@x.org", name, hash, owner, now())
            return sign_in.create_token(connection, person.id, "t", now())[1]

        self.tokens[name] = self.database.write(work)
        return self.tokens[name]

    def as_(self, who: str, method: str, path: str, **options: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.tokens[who]}", **options.pop("headers", {})}
        return self.client.request(method, f"/api/v1{path}", headers=headers, **options)

    def project(self, **settings: Any) -> str:
        made = self.as_("owner", "POST", "/projects", json={"name": "P", "schema": SCHEMA, "settings": settings})
        assert made.status_code == 201, made.text
        id = str(made.json()["id"])
        for role in Role:
            if role not in self.tokens:
                self.add(role)
            assert (
                self.as_("owner", "PUT", f"/projects/{id}/members/{role}@x.org", json={"role": role}).status_code == 204
            )
        return id
