"""The schema document and answers in the OpenAPI document, from which the interface's types are generated.

Requests take them as plain JSON, because their faults are told by `truemark.schema` with paths of its own; so what
they are made of is put into the document's components here, with what may be left out as optional.
"""

from typing import Annotated, Any

from pydantic import TypeAdapter, WithJsonSchema
from pydantic.json_schema import models_json_schema

from truemark.kinds import REGIONS
from truemark.schema.document import Schema
from truemark.schema.regions import Chain, Region, Relation

_PREFIX = "#/components/schemas/"
_ROOTS = (Schema, Region, Relation, Chain)

_IS = "x-component"

SchemaDocument = Annotated[dict[str, Any], WithJsonSchema({_IS: "Schema"})]
AnswersDocument = Annotated[dict[str, Any], WithJsonSchema({_IS: "Answers"})]


def linked(part: Any) -> Any:
    """A part of the document in which what is one of our components refers to it."""
    if isinstance(part, dict):
        if _IS in part:
            return {"$ref": _PREFIX + part[_IS]}
        return {key: linked(value) for key, value in part.items()}
    return [linked(value) for value in part] if isinstance(part, list) else part


def components() -> dict[str, Any]:
    """Schema, its stages and questions, regions with every shape, relations, chains, and answers by question."""
    _, found = models_json_schema([(m, "validation") for m in _ROOTS], ref_template=_PREFIX + "{model}")
    made: dict[str, Any] = {name: _optional(part) for name, part in found["$defs"].items()}
    for kind in REGIONS.values():
        made.setdefault(kind.value.__name__, _optional(TypeAdapter(kind.value).json_schema()))
    made["Answers"] = {
        "title": "Answers",
        "description": "By question: a list of Region, Relation or Chain, or the answer to a field.",
        "type": "object",
        "additionalProperties": True,
    }
    return made


def _optional(part: dict[str, Any]) -> dict[str, Any]:
    """A component in which what has a default may be left out, and `type`, which tells kinds apart, may not."""
    properties = {}
    required = list(part.get("required", ()))
    for name, schema in part.get("properties", {}).items():
        properties[name] = {k: v for k, v in schema.items() if k != "default"}
        if name == "type" and name not in required:
            required.append(name)
    changed = {"properties": properties} if properties else {}
    return {**part, **changed, **({"required": required} if required else {})}
