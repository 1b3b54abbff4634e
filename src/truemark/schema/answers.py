"""Answers against a schema: every fault is found before anything is taken."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from truemark.kinds import FIELDS, Span
from truemark.kinds.problem import Invalid, Problem, join
from truemark.kinds.span import LabeledSpan
from truemark.media import STAGES
from truemark.schema.document import (
    Asked,
    ChoiceQuestion,
    Label,
    NumberQuestion,
    RatingQuestion,
    RegionsQuestion,
    RelationsQuestion,
    Schema,
    TextQuestion,
)
from truemark.schema.read import problems_of

Answers = dict[str, Any]
FIELD_QUESTIONS = (ChoiceQuestion, RatingQuestion, NumberQuestion, TextQuestion)


class Region(BaseModel):
    """One region: `id` is unique within the annotation."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str = Field(min_length=1, max_length=64)
    label: str
    shape: Span
    attributes: dict[str, Any] = {}


class Relation(BaseModel):
    """A link between two regions, by their ids."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    id: str = Field(min_length=1, max_length=64)
    label: str
    source: str = Field(alias="from")
    target: str = Field(alias="to")
    attributes: dict[str, Any] = {}


def is_empty(question: Asked, value: Any) -> bool:
    """Whether a question counts as unanswered. No regions is an answer only to a question not required."""
    if isinstance(question, FIELD_QUESTIONS):
        return FIELDS[question.type].empty(value)
    return not value


def is_asked(question: Asked, answers: Mapping[str, Any]) -> bool:
    """Whether the question's condition holds under these answers."""
    for name, wanted in (question.when or {}).items():
        given = answers.get(name)
        accepted = wanted if isinstance(wanted, list) else [wanted]
        if not any(v in accepted for v in (given if isinstance(given, list) else [given])):
            return False
    return True


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


def check_answers(schema: Schema, data: Mapping[str, Any], answers: Any, path: str = "answers") -> Answers:
    """The validated answers, unanswered questions left out. Raises Invalid with every fault."""
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
            found.append(Problem(place, f"is only asked when {_told(question)}"))
            continue
        try:
            checked[question.name] = _check(schema, question, value, data, checked, place)
        except Invalid as fault:
            found += fault.problems
    if found:
        raise Invalid(found)
    return checked


def spans_of(answers: Mapping[str, Any], question: str) -> list[LabeledSpan]:
    """The spans given to a regions question; none when it was left out."""
    regions = answers.get(question) or []
    return [LabeledSpan(r["shape"]["start"], r["shape"]["end"], r["label"]) for r in regions]


def links_of(answers: Mapping[str, Any], question: RelationsQuestion) -> list[tuple[LabeledSpan, LabeledSpan, str]]:
    """The relations given, each end as the labelled span it stands on."""
    ends: dict[str, LabeledSpan] = {}
    for name in (question.source, question.target):
        for region in answers.get(name) or []:
            shape = region["shape"]
            ends[region["id"]] = LabeledSpan(shape["start"], shape["end"], region["label"])
    return [(ends[r["from"]], ends[r["to"]], r["label"]) for r in answers.get(question.name) or []]


def _told(question: Asked) -> str:
    return " and ".join(
        f"{n} is {w if not isinstance(w, list) else ' or '.join(map(str, w))}" for n, w in (question.when or {}).items()
    )


def _check(schema: Schema, question: Any, value: Any, data: Mapping[str, Any], checked: Answers, path: str) -> Any:
    if isinstance(question, RegionsQuestion):
        stage = schema.stage(question.stage)
        extent = STAGES[stage.type].extent(data[stage.source])
        return _regions(question, value, extent, path)
    if isinstance(question, RelationsQuestion):
        return _relations(question, value, checked, path)
    return FIELDS[question.type].parse(question, value, path)


def _listed(model: type[BaseModel], value: Any, path: str) -> list[Any]:
    if not isinstance(value, list):
        raise Invalid.at(path, "must be a list")
    parsed, found = [], []
    seen: set[str] = set()
    for position, element in enumerate(value):
        place = join(path, position)
        try:
            one: Any = model.model_validate(element)
        except ValidationError as error:
            found += problems_of(error, place)
            continue
        if one.id in seen:
            found.append(Problem(join(place, "id"), f"{one.id!r} stands twice"))
        seen.add(one.id)
        parsed.append(one)
    if found:
        raise Invalid(found)
    return parsed


def _label(question: RegionsQuestion | RelationsQuestion, name: str, path: str) -> Label:
    label = question.label(name)
    if label is None:
        known = ", ".join(label.name for label in question.labels)
        raise Invalid.at(join(path, "label"), f"{name!r} is not a label; the labels are: {known}")
    return label


def _regions(question: RegionsQuestion, value: Any, extent: int, path: str) -> list[dict[str, Any]]:
    found: list[Problem] = []
    regions = _listed(Region, value, path)
    dumped = []
    for position, region in enumerate(regions):
        place = join(path, position)
        try:
            attributes = _attributes(
                _label(question, region.label, place), region.attributes, join(place, "attributes")
            )
            dumped.append(region.model_dump(mode="json") | {"attributes": attributes})
        except Invalid as fault:
            found += fault.problems
        if region.shape.end > extent:
            found.append(Problem(join(place, "shape.end"), f"is {region.shape.end}; the text ends at {extent}"))
    if found:
        raise Invalid(found)
    return dumped


def _relations(question: RelationsQuestion, value: Any, checked: Answers, path: str) -> list[dict[str, Any]]:
    ends = {
        end: {r["id"] for r in checked.get(name, [])}
        for end, name in (("from", question.source), ("to", question.target))
    }
    found: list[Problem] = []
    dumped = []
    for position, relation in enumerate(_listed(Relation, value, path)):
        place = join(path, position)
        for end, at in (("from", relation.source), ("to", relation.target)):
            if at not in ends[end]:
                found.append(Problem(join(place, end), f"{at!r} is not a region of this annotation"))
        try:
            attributes = _attributes(
                _label(question, relation.label, place), relation.attributes, join(place, "attributes")
            )
            dumped.append(relation.model_dump(mode="json", by_alias=True) | {"attributes": attributes})
        except Invalid as fault:
            found += fault.problems
    if found:
        raise Invalid(found)
    return dumped


def _attributes(label: Label, values: Mapping[str, Any], path: str) -> dict[str, Any]:
    known: Sequence[Any] = label.attributes
    found = [
        Problem(join(path, n), f"is not an attribute of {label.name!r}")
        for n in values
        if n not in {a.name for a in known}
    ]
    checked: dict[str, Any] = {}
    for attribute in known:
        place = join(path, attribute.name)
        value = values.get(attribute.name)
        if is_empty(attribute, value):
            if attribute.required and is_asked(attribute, checked):
                found.append(Problem(place, "is required"))
            continue
        if not is_asked(attribute, checked):
            found.append(Problem(place, f"is only asked when {_told(attribute)}"))
            continue
        try:
            checked[attribute.name] = FIELDS[attribute.type].parse(attribute, value, place)
        except Invalid as fault:
            found += fault.problems
    if found:
        raise Invalid(found)
    return checked
