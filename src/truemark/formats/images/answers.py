"""Between labelled pictures and a project's answers: regions, relations, choices and texts of a schema."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from truemark.formats.images.dataset import Dataset, LabelOf, Link, Mark, Sample
from truemark.formats.images.shapes import kind_name
from truemark.formats.images.tree import stem
from truemark.formats.labeled import LabeledItem, Losses
from truemark.kinds import Shape
from truemark.media import STAGES
from truemark.schema import Schema
from truemark.schema.asked import FIELD_QUESTIONS
from truemark.schema.document import ChoiceQuestion, RegionsQuestion, RelationsQuestion, TextQuestion

_shape: TypeAdapter[Any] = TypeAdapter(Shape)


def on_pictures(schema: Schema) -> list[RegionsQuestion]:
    """The regions questions whose stage shows pictures."""
    return [q for q in schema.questions if isinstance(q, RegionsQuestion) and STAGES[schema.stage(q.stage).type].files]


def label_names(schema: Schema) -> dict[tuple[str, str], str]:
    """What each (question, label) is called in a file: the label, with the question before it where two would be one."""
    pairs = [(q.name, label.name) for q in on_pictures(schema) for label in q.labels]
    often = [label for _, label in pairs]
    return {(q, label): label if often.count(label) == 1 else f"{q}/{label}" for q, label in pairs}


def labels_of(schema: Schema) -> Dataset:
    """A dataset of no pictures, with the schema's labels in order."""
    names = label_names(schema)
    dataset = Dataset(texts={q.name for q in schema.questions if isinstance(q, TextQuestion)})
    for question in on_pictures(schema):
        for label in question.labels:
            joints = label.skeleton.joints if label.skeleton else ()
            edges = label.skeleton.edges if label.skeleton else ()
            dataset.labels.append(LabelOf(names[question.name, label.name], joints, edges, label.color))
    return dataset


def pictures_of(
    schema: Schema, item: LabeledItem, answers: Mapping[str, Any], annotator: str | None, losses: Losses
) -> Iterator[Sample]:
    """An item's pictures with these answers; of several pages each is one. What is said of the item stands at the first."""
    names = label_names(schema)
    found: dict[tuple[str, int], Sample] = {}
    for stage in schema.stages:
        if not STAGES[stage.type].files:
            continue
        page = 0
        shown = item.data[stage.source]
        for name in [shown] if isinstance(shown, str) else shown:
            sizes = item.pictures[name].sizes if name in item.pictures else ((0, 0),)
            for n, (width, height) in enumerate(sizes):
                own = name if len(sizes) == 1 else f"{stem(name)}.page-{n + 1}.png"
                found[stage.name, page] = Sample(own, width, height, annotator=annotator)
                page += 1
    ends: dict[str, tuple[Sample, int]] = {}
    for question in on_pictures(schema):
        for region in answers.get(question.name) or []:
            picture = found[question.stage, region.get("page") or 0]
            ends[region["id"]] = (picture, len(picture.marks))
            label = names[question.name, region["label"]]
            shape = _shape.validate_python(region["shape"])
            picture.marks.append(Mark(label, shape, dict(region.get("attributes") or {}), region.get("group")))
    for asked in schema.questions:
        given = answers.get(asked.name)
        if isinstance(asked, RelationsQuestion):
            for relation in given or []:
                source, target = ends.get(relation["from"]), ends.get(relation["to"])
                if source is None or target is None or source[0] is not target[0]:
                    losses.add("relations between pictures, or with a text")
                else:
                    source[0].links.append(Link(source[1], target[1], relation["label"]))
        elif isinstance(asked, RegionsQuestion):
            losses.add("spans of texts", len(given or []) if asked.shapes == ("span",) else 0)
        elif given is not None and found:
            next(iter(found.values())).answers[asked.name] = given
    yield from found.values()


def answers_of(schema: Schema, picture: Sample, page: int, losses: Losses) -> dict[str, Any]:
    """The answers that a picture stands for; what the schema has no place for is counted."""
    names = {file: pair for pair, file in label_names(schema).items()}
    answers: dict[str, Any] = {}
    placed: dict[int, tuple[str, str]] = {}
    for n, mark in enumerate(picture.marks):
        question = _question(schema, names, mark)
        if question is None:
            losses.add(f"{kind_name(mark.shape)} labelled {mark.label!r}, which no question takes")
            continue
        label = question.label(names.get(mark.label, ("", mark.label))[1]) or question.labels[0]
        known = {a.name: a for a in label.attributes}
        attributes: dict[str, Any] = {}
        for key, value in mark.attributes.items():
            if key in known:
                attributes[key] = _answer(known[key], value)
            else:
                losses.add(f"attributes {key!r}, which {label.name!r} does not have")
        region: dict[str, Any] = {"id": f"r{n + 1}", "label": label.name, "attributes": attributes}
        region["shape"] = mark.shape.model_dump(mode="json", exclude_none=True)
        if mark.group:
            region["group"] = mark.group
        if page:
            region["page"] = page
        answers.setdefault(question.name, []).append(region)
        placed[n] = (question.name, region["id"])
    for link in picture.links:
        _relate(schema, link, placed, answers, losses)
    for key, value in picture.answers.items():
        asked = schema.question(key)
        if isinstance(asked, FIELD_QUESTIONS):
            answers[key] = _answer(asked, value)
        else:
            losses.add(f"answers to {key!r}, which is no question")
    return answers


def _question(schema: Schema, names: Mapping[str, tuple[str, str]], mark: Mark) -> RegionsQuestion | None:
    """The question that has the label and takes the shape."""
    own = names.get(mark.label)
    for question in on_pictures(schema):
        if own is not None and question.name != own[0]:
            continue
        if question.label(own[1] if own else mark.label) and mark.shape.type in question.shapes:
            return question
    return None


def _relate(
    schema: Schema, link: Link, placed: Mapping[int, tuple[str, str]], answers: dict[str, Any], losses: Losses
) -> None:
    source, target = placed.get(link.source), placed.get(link.target)
    if source and target:
        for asked in schema.questions:
            if isinstance(asked, RelationsQuestion) and (asked.source, asked.target) == (source[0], target[0]):
                if asked.label(link.label) is None:
                    continue
                made = answers.setdefault(asked.name, [])
                document = {"id": f"e{len(made) + 1}", "label": link.label, "from": source[1], "to": target[1]}
                made.append(document | {"attributes": {}})
                return
    losses.add(f"relations labelled {link.label!r}, which no question takes")


def _answer(asked: Any, value: Any) -> Any:
    """A value in the form that its question wants: a list for several choices, a number for numbers."""
    if isinstance(asked, ChoiceQuestion):
        values = value if isinstance(value, list) else [value]
        texts = [str(v).lower() if isinstance(v, bool) else str(v) for v in values]
        return texts if asked.multiple else texts[0] if len(texts) == 1 else texts
    if isinstance(asked, TextQuestion):
        return value if isinstance(value, str) else str(value)
    if isinstance(value, str):
        try:
            number = float(value)
        except ValueError:
            return value
        return int(number) if number.is_integer() else number
    return value


def schema_for(dataset: Dataset, name: str = "photo") -> dict[str, Any]:
    """A schema that holds everything in a dataset: its labels, shapes, attributes, relations, choices and texts."""
    dataset.numbers()
    clean_names(dataset)
    questions: list[dict[str, Any]] = []
    joints = {label.name: label for label in dataset.labels}
    shapes: dict[str, set[str]] = {}
    attributes: dict[str, dict[str, list[Any]]] = {}
    for picture in dataset.samples:
        for mark in picture.marks:
            shapes.setdefault(mark.label, set()).add(mark.shape.type)
            for key, value in mark.attributes.items():
                attributes.setdefault(mark.label, {}).setdefault(key, []).append(value)
    order = ("box", "polygon", "ellipse", "mask", "polyline", "keypoints")
    labels: list[dict[str, Any]] = []
    for label in dataset.labels:
        document: dict[str, Any] = {"name": label.name}
        if label.color:
            document["color"] = label.color
        if label.joints:
            document["skeleton"] = {"joints": list(label.joints), "edges": [list(e) for e in label.edges]}
        found = attributes.get(label.name, {})
        if found:
            document["attributes"] = [
                _asked(key, [*values, *dataset.options.get(key, [])], False) for key, values in found.items()
            ]
        labels.append(document)
    if labels:
        used = {s for of in shapes.values() for s in of} | (
            {"keypoints"} if any(j.joints for j in joints.values()) else set()
        )
        question = {"name": "objects", "type": "regions", "stage": name, "labels": labels}
        turned = any(getattr(m.shape, "angle", 0) and m.shape.type == "box" for p in dataset.samples for m in p.marks)
        questions.append(
            question | {"shapes": [s for s in order if s in used] or ["box"]} | ({"turned": True} if turned else {})
        )
    links = sorted({link.label for p in dataset.samples for link in p.links})
    if links:
        questions.append(
            {"name": "relations", "type": "relations", "from": "objects", "to": "objects", "labels": links}
        )
    given: dict[str, list[Any]] = {}
    for picture in dataset.samples:
        for key, value in picture.answers.items():
            given.setdefault(key, []).append(value)
    of_regions = {key for found in attributes.values() for key in found}
    for key in (*dataset.options, *sorted(dataset.texts)):
        if key not in of_regions:
            given.setdefault(key, [])
    for key, values in given.items():
        asked = _asked(key, [*values, *dataset.options.get(key, [])], key in dataset.texts)
        questions.append(asked)
    if not questions:
        questions.append({"name": "note", "type": "text"})
    return {"stages": [{"name": name, "type": "image", "source": name}], "questions": questions}


def clean_names(dataset: Dataset) -> None:
    """Give questions and attributes names that a schema may have."""
    dataset.texts = {clean(t) for t in dataset.texts}
    dataset.options = {clean(k): v for k, v in dataset.options.items()}
    for picture in dataset.samples:
        picture.answers = {clean(k): v for k, v in picture.answers.items()}
        for mark in picture.marks:
            mark.attributes = {clean(k): v for k, v in mark.attributes.items()}


MOST_OPTIONS = 200


def clean(name: str) -> str:
    """A name that a question may have: letters, digits, _ and -."""
    kept = re.sub(r"[^A-Za-z0-9_-]+", "_", name).strip("_")[:60]
    return kept if re.match(r"[A-Za-z_]", kept) else f"q_{kept}"


def _asked(name: str, values: Sequence[Any], text: bool) -> dict[str, Any]:
    """A question that takes all of these values."""
    if not values:
        return {"name": name, "type": "text", "multiline": True}
    numbers = [v for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
    if len(numbers) == len(values) and not text:
        return {"name": name, "type": "number"}
    several = any(isinstance(v, list) for v in values)
    options = sorted(
        {str(o).lower() if isinstance(o, bool) else str(o) for v in values for o in (v if isinstance(v, list) else [v])}
    )
    if text or len(options) > MOST_OPTIONS or any(not o or len(o) > 200 for o in options):
        return {"name": name, "type": "text", "multiline": True}
    return {"name": name, "type": "choice", "options": options} | ({"multiple": True} if several else {})
