"""From JSON or YAML to a schema, or to every fault with its path."""

import re
from typing import Any

import yaml
from pydantic import ValidationError

from truemark.kinds import FIELDS, REGIONS
from truemark.kinds.problem import Invalid, Problem, join
from truemark.schema.document import Schema
from truemark.schema.faults import faults

LARGEST = 2_000_000


class _Plain(yaml.SafeLoader):
    """YAML as JSON people know it: `yes`, `no`, `on` and `off` are words (as in YAML 1.2), and nothing is said by alias, of
    which a few lines can unfold to millions."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event: Any = self.get_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, f"the alias *{event.anchor} is not read", event.start_mark)
        return super().compose_node(parent, index)


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in listed if tag != "tag:yaml.org,2002:bool"]
    for first, listed in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Plain.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)

_TAGS = frozenset({"regions", "relations", "chains", *FIELDS, *REGIONS})


def parse_schema(document: Any, path: str = "") -> Schema:
    """The schema that a document (parsed JSON or YAML) describes. Raises Invalid, naming each fault's path."""
    try:
        schema = Schema.model_validate(document)
    except ValidationError as error:
        raise Invalid(problems_of(error, path)) from None
    found = [Problem(f"{path}.{place}" if path else place, message) for place, message in faults(schema)]
    if found:
        raise Invalid(found)
    return schema


def parse_schema_text(text: str, path: str = "") -> Schema:
    """The schema written as YAML (JSON is YAML too). Raises Invalid with the line of a syntax fault."""
    if len(text) > LARGEST:
        raise Invalid.at(path or "schema", f"is {len(text)} characters long; at most {LARGEST} are read")
    try:
        document = yaml.load(text, _Plain)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "the text"
        raise Invalid.at(path or where, f"{where}: {getattr(error, 'problem', None) or error}") from None
    return parse_schema(document, path)


def problems_of(error: ValidationError, path: str = "") -> list[Problem]:
    """Pydantic's faults with paths as people write them: `questions[2].options`."""
    found = []
    reported = error.errors(include_url=False)
    for fault in reported:
        if fault["type"] == "too_short" and any(
            f["loc"][: len(fault["loc"])] == fault["loc"] and f is not fault for f in reported
        ):
            continue  # its elements were given, and are reported themselves
        place = path
        for position, step in enumerate(fault["loc"]):
            before = fault["loc"][position - 1] if position else None
            if step in _TAGS and (isinstance(before, int) or before == "shape"):
                continue  # the discriminator's tag is no part of the document
            place = join(place, step)
        message = fault["msg"].removeprefix("Value error, ")
        if fault["type"] == "extra_forbidden":
            message = "is not a known field"
        elif fault["type"] == "missing":
            message = "is missing"
        elif fault["type"] in ("union_tag_invalid", "literal_error"):
            expected = fault.get("ctx", {}).get("expected_tags") or fault.get("ctx", {}).get("expected", "")
            tag = fault.get("ctx", {}).get("tag") or fault.get("input")
            place = join(place, "type") if fault["type"] == "union_tag_invalid" else place
            message = f"{tag!r} is not known here; known: {str(expected).replace(chr(39), '')}"
        elif fault["type"] == "union_tag_not_found":
            place, message = join(place, "type"), "is missing"
        found.append(Problem(place or "document", message))
    return found
