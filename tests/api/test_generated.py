"""Tests generated from the OpenAPI document by schemathesis: every operation, with its examples and with odd input,
answers as documented and never breaks."""

from collections.abc import Iterator

import orjson
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from tests.api.people import SCHEMA, People
from truemark.api.app import create
from truemark.api.document import document
from truemark.store.database import Database, sqlite_url
from truemark.store.migrate import migrate
from truemark.workspace import Workspace


@schemathesis.serializer("application/offset+octet-stream")
def part_of_an_upload(_: object, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    place = tmp_path_factory.mktemp("generated")
    database = Database(sqlite_url(place))
    migrate(database)
    with TestClient(create(Workspace(place, database.url)), base_url="http://truemark.test") as client:
        yield People(client)


OPERATIONS = [found.ok() for found in schemathesis.openapi.from_dict(orjson.loads(document())).get_all_operations()]


@pytest.fixture(scope="module")
def known(served: People) -> dict[str, str]:
    """A project with an item under work, so that paths lead somewhere."""
    project = served.project(overlap=2)
    served.as_(
        "owner",
        "POST",
        f"/projects/{project}/items",
        json=[{"key": f"k{n}", "data": {"text": f"Ana {n}"}} for n in range(40)],
    )
    item = served.as_("owner", "GET", f"/projects/{project}/items").json()["items"][0]["id"]
    assignment = served.as_("annotator", "POST", f"/projects/{project}/next").json()["assignment"]["id"]
    served.add("leaver", owner=True)
    doomed = served.as_("leaver", "POST", "/projects", json={"name": "Doomed", "schema": SCHEMA}).json()["id"]
    found = {"project": project, "item": item, "assignment": assignment, "user": "annotator@x.org", "version": "1"}
    return found | {"doomed": doomed}


# What would take the project or the token away from the operations that come after: they have their own.
ENDINGS = ("/archive", "/unarchive", "/restore", "/purge")


def ends_something(operation: object) -> bool:
    method, path = operation.method.upper(), operation.path  # type: ignore[attr-defined]
    return path.endswith(ENDINGS) or (method, path) in (
        ("DELETE", "/api/v1/projects/{id}"),
        ("DELETE", "/api/v1/me/tokens"),
    )


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: f"{o.method} {o.path}")
def test_every_operation_answers_as_documented(operation, served: People, known: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    who, names = "owner", known
    if ends_something(operation):
        who, names = "leaver", known | {"project": known["doomed"]}

    @given(operation.as_strategy(), st.integers(0, 3))
    @settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    def answers(case: schemathesis.Case, odd: int) -> None:
        for name in case.path_parameters or {}:
            holder = case.path.split("/{")[0].rsplit("/", 1)[-1].rstrip("s") if name == "id" else name
            if holder in names and odd:
                case.path_parameters[name] = names[holder]
        sent = case.as_transport_kwargs(base_url="http://truemark.test")
        sent["headers"] = {
            "Authorization": f"Bearer {served.tokens[who]}",
            **{k: v for k, v in sent["headers"].items() if k.lower() == "content-type"},
        }
        sent.pop("cookies", None)
        case.validate_response(served.client.request(**sent), checks=CHECKS)

    answers()


API = orjson.loads(document())


def example_of(name: str) -> dict[str, object] | None:
    """The body that the examples of a schema's fields make up; None when a required field has none."""
    described = API["components"]["schemas"].get(name, {})
    fields = described.get("properties", {})
    body = {field: about["examples"][0] for field, about in fields.items() if about.get("examples")}
    return body if body and set(described.get("required", [])) <= body.keys() else None


def examples() -> list[tuple[str, str, str]]:
    """(method, path, name of the body) of every request body whose fields have examples."""
    found = []
    for path, operations in API["paths"].items():
        for method, operation in operations.items():
            schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            name = schema.get("$ref", "").rsplit("/", 1)[-1]
            if example_of(name):
                found.append((method, path, name))
    return found


def test_the_document_gives_examples() -> None:
    assert {"NewProject", "Submit", "Draft", "Skip", "NewExport", "SignIn", "NewToken"} <= {n for _, _, n in examples()}


@pytest.mark.parametrize(("method", "path", "name"), examples())
def test_every_example_of_the_document_is_taken(method: str, path: str, name: str, served: People) -> None:
    """On a project made from the example of one. Signing in is refused, for there is no such person."""
    project = served.as_("owner", "POST", "/projects", json=example_of("NewProject"))
    assert project.status_code == 201, project.text
    id = project.json()["id"]
    served.as_("owner", "POST", f"/projects/{id}/items", json=[{"data": {"text": "Ana won in Oslo."}}])
    task = served.as_("owner", "POST", f"/projects/{id}/next").json()["assignment"]["id"]
    target = path.replace("{id}", task if path.startswith("/api/v1/assignments") else id).removeprefix("/api/v1")
    if name == "NewToken":  # which a token does not make: for who is signed in with the password
        signed = {"email": "owner@x.org", "password": "password-1"}
        site = {"Origin": "http://truemark.test"}
        assert served.client.post("/api/v1/sign-in", json=signed, headers=site).status_code == 200
        answer = served.client.request(method, path, json=example_of(name), headers=site)
        served.client.cookies.clear()
    else:
        answer = served.as_("owner", method.upper(), target, json=example_of(name))
    wanted = {c for c in API["paths"][path][method]["responses"] if c < "400"}
    assert str(answer.status_code) in ({"401", "403"} if name == "SignIn" else wanted), answer.text
