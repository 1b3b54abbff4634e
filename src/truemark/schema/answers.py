"""Answers against a schema: every fault is found before anything is taken."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import orjson

from truemark.kinds import FIELDS, REGIONS, Space
from truemark.kinds.problem import Invalid, Problem, join
from truemark.kinds.span import LabeledSpan, labeled
from truemark.media import STAGES, Files
from truemark.schema.asked import is_asked, is_empty, told
from truemark.schema.document import ChainsQuestion, RegionsQuestion, RelationsQuestion, Schema
from truemark.schema.regions import Region, check_chains, check_regions, check_relations, unsuited

Answers = dict[str, Any]


def check_data(schema: Schema, data: Any, path: str = "data") -> dict[str, Any]:
    """The item's data, which must hold what every stage shows. Raises Invalid."""
    if not isinstance(data, dict):
        raise Invalid.at(path, "must be an object of named fields")
    found: list[Problem] = []
    for stage in schema.stages:
        place = join(path, stage.source)
        if stage.source not in data:
            found.append(Problem(place, f"is missing; the stage {stage.name!r} shows it"))
            continue
        try:
            STAGES[stage.type].parse(data[stage.source], place)
        except Invalid as fault:
            found += fault.problems
    if found:
        raise Invalid(found)
    return data


NO_FILES: Files = {}


def check_answers(
    schema: Schema, data: Mapping[str, Any], answers: Any, path: str = "answers", files: Files = NO_FILES
) -> Answers:
    """The validated answers, unanswered questions left out. Raises Invalid with every fault.

    files: what is known of the project's files that the data names.
    """
    if not isinstance(answers, dict):
        raise Invalid.at(path, "must be an object of answers by question")
    found = [Problem(join(path, n), "is not a question of the schema") for n in answers if not schema.question(n)]
    checked: Answers = {}
    for question in schema.questions:
        value = answers.get(question.name)
        place = join(path, question.name)
        asked = is_asked(question, checked)
        if is_empty(question, value):
            if question.required and asked:
                found.append(Problem(place, "is required"))
            elif value == [] and asked:
                checked[question.name] = []
            continue
        if not asked:
            found.append(Problem(place, f"is only asked when {told(question)}"))
            continue
        try:
            checked[question.name] = _check(schema, question, value, data, checked, place, files)
        except Invalid as fault:
            found += fault.problems
    found += _unstorable(checked, path)
    if found:
        raise Invalid(found)
    return checked


def _unstorable(checked: Answers, path: str) -> list[Problem]:
    """What JSON cannot hold: half of a surrogate pair, a whole number of more than 64 bits."""
    try:
        orjson.dumps(checked)
        return []
    except (orjson.JSONEncodeError, TypeError):
        return list(_odd_parts(checked, path))


def _odd_parts(value: Any, path: str) -> Iterator[Problem]:
    if isinstance(value, str) and any("\ud800" <= c <= "\udfff" for c in value):
        yield Problem(path, "holds text that is not Unicode, such as half of a surrogate pair")
    elif isinstance(value, int) and not -(2**63) <= value < 2**64:
        yield Problem(path, "is a number of more than 64 bits")
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _odd_parts(str(key), path)
            yield from _odd_parts(part, join(path, str(key)))
    elif isinstance(value, list | tuple):
        for n, part in enumerate(value):
            yield from _odd_parts(part, join(path, n))


def spans_of(answers: Mapping[str, Any], question: str) -> list[LabeledSpan]:
    """The spans given to a regions question; none when it was left out."""
    regions = answers.get(question) or []
    return [
        labeled(r["shape"], r["label"]) for r in regions if REGIONS[r["shape"].get("type", "span")].space is Space.TEXT
    ]


def links_of(
    answers: Mapping[str, Any], question: RelationsQuestion, identity: Mapping[str, Hashable]
) -> list[tuple[Hashable, Hashable, str]]:
    """The relations given, each end as what its region stands for. identity: by region id, the same for all annotators."""
    return [(identity[r["from"]], identity[r["to"]], r["label"]) for r in answers.get(question.name) or []]


def chains_of(
    answers: Mapping[str, Any], question: ChainsQuestion, identity: Mapping[str, Hashable]
) -> list[frozenset[Hashable]]:
    """The chains given, each as what its members stand for. identity: by region id, the same for all annotators."""
    return [frozenset(identity[m] for m in c["members"] if m in identity) for c in answers.get(question.name) or []]


def _check(
    schema: Schema,
    question: Any,
    value: Any,
    data: Mapping[str, Any],
    checked: Answers,
    path: str,
    files: Files,
) -> Any:
    if isinstance(question, RegionsQuestion):
        stage = schema.stage(question.stage)

        def placed(region: Region, place: str) -> Iterator[Problem]:
            yield from unsuited(question, region, place)
            shape = join(place, "shape")
            if region.shape.type in STAGES[stage.type].shapes:
                shown = data[stage.source]
                yield from STAGES[stage.type].misplaced(region.shape, region.page or 0, shown, files, shape)

        return check_regions(question, value, placed, path)
    if isinstance(question, RelationsQuestion):
        return check_relations(question, value, checked, path)
    if isinstance(question, ChainsQuestion):
        return check_chains(question, value, checked, path)
    return FIELDS[question.type].parse(question, value, path)
