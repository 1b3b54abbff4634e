"""`python -m truemark.api.document` prints the OpenAPI document, from which the interface's client is generated."""

import tempfile

import orjson

from truemark.api.app import create
from truemark.workspace import Workspace


def document() -> bytes:
    """The OpenAPI 3.1 document as indented JSON with sorted keys."""
    with tempfile.TemporaryDirectory() as folder:
        return orjson.dumps(create(Workspace.at(folder)).openapi(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)


if __name__ == "__main__":
    print(document().decode())
