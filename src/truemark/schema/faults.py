"""What is wrong between the parts of a well-formed schema, and what a new one may not have: (path, message) pairs."""

from collections.abc import Iterator
from typing import Any

from truemark.kinds import FIELDS
from truemark.media import STAGES
from truemark.schema.document import (
    ChainsQuestion,
    FieldQuestion,
    Labeled,
    Question,
    RegionsQuestion,
    RelationsQuestion,
    Schema,
)


def faults(schema: Schema) -> Iterator[tuple[str, str]]:
    """What is wrong between the parts of a well-formed schema: (path, message) pairs."""
    for kind, names in (("stages", [s.name for s in schema.stages]), ("questions", [q.name for q in schema.questions])):
        for position, name in enumerate(names):
            if name in names[:position]:
                yield f"{kind}[{position}].name", f"{name!r} stands twice"
    before: dict[str, Question] = {}
    for position, question in enumerate(schema.questions):
        path = f"questions[{position}]"
        if isinstance(question, RegionsQuestion):
            yield from _region_faults(path, question, schema)
        if isinstance(question, RelationsQuestion):
            for end, name in (("from", question.source), ("to", question.target)):
                if not isinstance(before.get(name), RegionsQuestion):
                    yield f"{path}.{end}", f"{name!r} is no regions question that stands before this one"
        if isinstance(question, ChainsQuestion) and not isinstance(before.get(question.of), RegionsQuestion):
            yield f"{path}.of", f"{question.of!r} is no regions question that stands before this one"
        for asked, wanted in (question.when or {}).items():
            yield from _condition_faults(f"{path}.when.{asked}", before.get(asked), wanted)
        before[question.name] = question
    yield from _key_faults(schema)


def _region_faults(path: str, question: RegionsQuestion, schema: Schema) -> Iterator[tuple[str, str]]:
    stage = next((s for s in schema.stages if s.name == question.stage), None)
    if stage is None:
        names = ", ".join(sorted(s.name for s in schema.stages))
        yield f"{path}.stage", f"there is no stage {question.stage!r}; the stages are: {names}"
        return
    known = STAGES[stage.type].shapes
    for place, shape in enumerate(question.shapes):
        if shape not in known:
            message = f"{shape!r} cannot be drawn on a stage of type {stage.type}; it takes {', '.join(known)}"
            yield f"{path}.shapes[{place}]", message
    for place, label in enumerate(question.labels):
        if label.skeleton and "keypoints" not in question.shapes:
            yield f"{path}.labels[{place}].skeleton", "is for keypoints, which the question's shapes do not have"


def _condition_faults(path: str, asked: Question | None, wanted: Any) -> Iterator[tuple[str, str]]:
    if asked is None:
        yield path, "is no question that stands before this one"
        return
    if not isinstance(asked, FieldQuestion):
        yield path, f"a condition can rest on a choice, rating or number, not on a {asked.type} question"
        return
    for value in wanted if isinstance(wanted, list) else [wanted]:
        fault = FIELDS[asked.type].condition(asked, value)
        if fault is not None:
            yield path, fault


RESERVED = frozenset("gshwjkqt")  # keys that the desk itself uses; `c` too where mentions are joined to chains


def reserved_keys(schema: Schema) -> Iterator[tuple[str, str]]:
    """Labels and options that take a key of the desk: (path, message) pairs. Older documents may; new ones must not."""
    chains = any(isinstance(q, ChainsQuestion) for q in schema.questions)
    taken = RESERVED | ({"c"} if chains else set())
    for position, question in enumerate(schema.questions):
        part = "labels" if isinstance(question, Labeled) else "options"
        for place, each in enumerate(getattr(question, part, ())):
            if each.key in taken:
                path = f"questions[{position}].{part}[{place}].key"
                yield path, f"{each.key!r} is a key of the desk itself; take another"


def _key_faults(schema: Schema) -> Iterator[tuple[str, str]]:
    taken: dict[str, str] = {}
    for position, question in enumerate(schema.questions):
        part = "labels" if isinstance(question, Labeled) else "options"
        keyed: tuple[Any, ...] = getattr(question, part, ())
        for place, each in enumerate(keyed):
            if each.key is None:
                continue
            if each.key in taken:
                yield (
                    f"questions[{position}].{part}[{place}].key",
                    f"{each.key!r} is the key of {taken[each.key]!r} too",
                )
            taken.setdefault(each.key, each.name)
