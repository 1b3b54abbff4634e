"""Between labeled pictures and a project's answers: regions, relations, choices and texts of a schema."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from truemark.formats.format import SHAPES
from truemark.formats.images.dataset import Dataset, Declared, LabelOf, Link, Mark, Sample
from truemark.formats.images.names import stem
from truemark.formats.images.shapes import kind_name
from truemark.formats.labeled import LabeledItem, Losses
from truemark.kinds import Shape
from truemark.kinds.choice import ChoiceSettings, option_paths
from truemark.kinds.rating import RatingSettings
from truemark.kinds.text import TextSettings
from truemark.media import STAGES
from truemark.media.image import sizes_of
from truemark.schema import Schema
from truemark.schema.document import FieldQuestion, RegionsQuestion, RelationsQuestion

_shape: TypeAdapter[Any] = TypeAdapter(Shape)


def on_images(schema: Schema) -> list[RegionsQuestion]:
    """The regions questions whose stage shows images."""
    return [q for q in schema.questions if isinstance(q, RegionsQuestion) and STAGES[schema.stage(q.stage).type].files]


def label_names(schema: Schema) -> dict[tuple[str, str], str]:
    """What each (question, label) is called in a file: the label, with the question before it where two would be one."""
    pairs = [(q.name, label.name) for q in on_images(schema) for label in q.labels]
    often = [label for _, label in pairs]
    return {(q, label): label if often.count(label) == 1 else f"{q}/{label}" for q, label in pairs}


def labels_of(schema: Schema) -> Dataset:
    """A dataset of no pictures, with the schema's labels in order."""
    names = label_names(schema)
    dataset = Dataset(texts={q.name for q in schema.questions if isinstance(q, TextSettings)})
    for question in on_images(schema):
        for label in question.labels:
            joints = label.skeleton.joints if label.skeleton else ()
            edges = label.skeleton.edges if label.skeleton else ()
            asked = {a.name: _declared(a) for a in label.attributes}
            dataset.labels.append(LabelOf(names[question.name, label.name], joints, edges, label.color, asked))
    dataset.asked = {q.name: _declared(q) for q in schema.questions if isinstance(q, FieldQuestion)}
    return dataset


def _declared(asked: Any) -> Declared:
    if isinstance(asked, ChoiceSettings):
        return Declared("choice", list(option_paths(asked.options)), asked.multiple)
    if isinstance(asked, RatingSettings):
        return Declared("rating", most=asked.max)
    return Declared("text" if isinstance(asked, TextSettings) else "number")


def samples_of(
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
            sizes = sizes_of(item.files.get(name)) or ((0, 0),)
            for n, (width, height) in enumerate(sizes):
                own = name if len(sizes) == 1 else f"{stem(name)}.page-{n + 1}.png"
                found[stage.name, page] = Sample(own, width, height, annotator=annotator, split=item.split)
                page += 1
    ends: dict[str, tuple[Sample, int]] = {}
    for question in on_images(schema):
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
                    losses.add("relations between images, or with a text")
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
    groups: dict[str, int] = {}
    for n, mark in enumerate(picture.marks):
        question = _question(schema, names, mark)
        if question is None:
            losses.add(f"{kind_name(mark.shape)} labeled {mark.label!r}, which no question takes")
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
            region["group"] = (
                mark.group if len(mark.group) <= 64 else f"g{groups.setdefault(mark.group, len(groups) + 1)}"
            )
        losses.add("boxes beside keypoints or parts", int(mark.box is not None))
        if page:
            region["page"] = page
        answers.setdefault(question.name, []).append(region)
        placed[n] = (question.name, region["id"])
    for link in picture.links:
        _relate(schema, link, placed, answers, losses)
    for key, value in picture.answers.items():
        asked = schema.question(key)
        if isinstance(asked, FieldQuestion):
            answers[key] = _answer(asked, value)
        else:
            losses.add(f"answers to {key!r}, which is no question")
    return answers


def _question(schema: Schema, names: Mapping[str, tuple[str, str]], mark: Mark) -> RegionsQuestion | None:
    """The question that has the label and takes the shape."""
    own = names.get(mark.label)
    for question in (q for q in schema.questions if isinstance(q, RegionsQuestion)):
        if own is not None and question.name != own[0] and mark.shape.type in SHAPES:
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
    losses.add(f"relations labeled {link.label!r}, which no question takes")


def _answer(asked: Any, value: Any) -> Any:
    """A value in the form that its question wants: a list for several choices, a number for numbers."""
    if isinstance(asked, ChoiceSettings):
        values = value if isinstance(value, list) else [value]
        texts = [str(v).lower() if isinstance(v, bool) else str(v) for v in values]
        return texts if asked.multiple else texts[0] if len(texts) == 1 else texts
    if isinstance(asked, TextSettings):
        return "\n".join(map(str, value)) if isinstance(value, list) else str(value)
    if isinstance(value, str):
        try:
            number = float(value)
        except ValueError:
            return value
        return int(number) if number.is_integer() else number
    return value
