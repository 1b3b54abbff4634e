import hashlib
from pathlib import Path

import orjson

from truemark.api.document import document

WEB = Path(__file__).parents[2] / "web"


def test_the_interface_is_built_against_this_very_api() -> None:
    """After a change of the API: ./dev generate."""
    committed = (WEB / "openapi.json").read_bytes()
    assert orjson.loads(committed) == orjson.loads(document())
    head = (WEB / "src/api/schema.d.ts").read_text().splitlines()[0]
    assert hashlib.sha256(committed).hexdigest() in head


def test_it_is_openapi_3_1_and_every_operation_is_described() -> None:
    api = orjson.loads(document())
    assert api["openapi"].startswith("3.1")
    for path, methods in api["paths"].items():
        for method, operation in methods.items():
            assert operation["operationId"], f"{method} {path}"
            codes = {c for c in operation["responses"] if c.startswith("2")}
            assert codes, f"{method} {path} says what it gives"
