"""A schema that holds everything in a dataset: its labels, shapes, attributes, relations, choices and texts."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from truemark.formats.format import SHAPES
from truemark.formats.images.dataset import Dataset, Declared, LabelOf
from truemark.formats.images.shapes import joints_of
from truemark.formats.labeled import Losses

MOST_OPTIONS = 200
LONGEST_OPTION = 200


def schema_for(dataset: Dataset, name: str = "photo", losses: Losses | None = None) -> dict[str, Any]:
    """A schema's document. What the source declares stands in it in its order; what was answered besides widens it."""
    dataset.numbers()
    clean_names(dataset)
    pad_points(dataset)
    questions: list[dict[str, Any]] = []
    stages = []
    images = any(s.text is None for s in dataset.samples) or not dataset.samples
    texts = any(s.text is not None for s in dataset.samples)
    if images:
        stages.append({"name": name, "type": "image", "source": name})
        questions += _regions(dataset, "objects", name, SHAPES)
    if texts:
        stages.append({"name": "text", "type": "text", "source": "text"})
        questions += _regions(dataset, "spans", "text", ("span",))
    if losses is not None:
        left = sum(m.shape.type not in (*SHAPES, "span") for s in dataset.samples for m in s.marks)
        losses.add("stretches of sound", left)
    links = sorted({link.label for s in dataset.samples for link in s.links})
    drawn = [q["name"] for q in questions]
    for n, of in enumerate(drawn if links else ()):
        own = "relations" if n == 0 else f"relations_{of}"
        questions.append({"name": own, "type": "relations", "from": of, "to": of, "labels": links})
    given: dict[str, list[Any]] = {key: [] for key in (*dataset.asked, *sorted(dataset.texts))}
    for sample in dataset.samples:
        for key, value in sample.answers.items():
            given.setdefault(key, []).append(value)
    for key, values in given.items():
        own = key if key not in {q["name"] for q in questions} else f"{key}_2"
        declared = Declared("text") if key in dataset.texts else dataset.asked.get(key)
        questions.append(asked_of(own, values, declared))
    if not questions:
        questions.append({"name": "note", "type": "text"})
    return {"stages": stages, "questions": questions}


def _regions(dataset: Dataset, name: str, stage: str, shapes: Sequence[str]) -> list[dict[str, Any]]:
    """The regions question of a stage, with the labels that its shapes have or that nothing has; or none."""
    used: dict[str, set[str]] = {}
    attributes: dict[str, dict[str, list[Any]]] = {}
    rotated = False
    for sample in dataset.samples:
        for mark in sample.marks:
            used.setdefault(mark.label, set()).add(mark.shape.type)
            rotated = rotated or bool(mark.shape.type == "box" and mark.shape.angle)
            for key, value in mark.attributes.items():
                attributes.setdefault(mark.label, {}).setdefault(key, []).append(value)
    labels = [
        _label(label, attributes.get(label.name, {}))
        for label in dataset.labels
        if label.name not in used or used[label.name] & set(shapes)
    ]
    if not labels:
        return []
    seen = {s for label in labels for s in used.get(label["name"], ())}
    seen |= {"keypoints"} if any("skeleton" in label for label in labels) else set()
    listed = [s for s in shapes if s in seen] or [shapes[0]]
    question = {"name": name, "type": "regions", "stage": stage, "labels": labels, "shapes": listed}
    if "keypoints" not in listed:
        for label in labels:
            label.pop("skeleton", None)
    return [question | ({"rotated": True} if rotated and "box" in listed else {})]


def _label(label: LabelOf, given: dict[str, list[Any]]) -> dict[str, Any]:
    document: dict[str, Any] = {"name": label.name}
    if label.color and re.fullmatch(r"#[0-9a-fA-F]{6}", label.color):
        document["color"] = label.color
    if label.joints:
        document["skeleton"] = {"joints": list(label.joints), "edges": [list(e) for e in label.edges]}
    found = {key: given.get(key, []) for key in (*label.attributes, *given)}
    if found:
        document["attributes"] = [asked_of(key, values, label.attributes.get(key)) for key, values in found.items()]
    return document


def asked_of(name: str, values: Sequence[Any], declared: Declared | None = None) -> dict[str, Any]:
    """A question that takes all of these values, of the declared type where they fit it."""
    flat = [o for v in values for o in (v if isinstance(v, list) else [v])]
    numbers = all(_is_number(v) for v in flat)
    if declared is not None and declared.type == "rating" and all(_is_step(v, declared.most) for v in flat):
        return {"name": name, "type": "rating", "min": 1, "max": max(declared.most, 2)}
    if declared is not None and declared.type in ("number", "rating") and numbers:
        return {"name": name, "type": "number"}
    if declared is None and flat and all(isinstance(v, int | float) and not isinstance(v, bool) for v in flat):
        return {"name": name, "type": "number"}
    options = list(declared.options) if declared is not None and declared.type == "choice" else []
    more = sorted({str(o).lower() if isinstance(o, bool) else str(o) for o in flat} - set(options))
    options += more
    if options == ["yes"]:
        options.append("no")  # a flag that is set where it is true
    text = declared is not None and declared.type in ("text", "number", "rating")
    good = all(o.strip("/ ") and len(o) <= LONGEST_OPTION and "//" not in o for o in options)
    if text or not options or len(options) > MOST_OPTIONS or not good:
        return {"name": name, "type": "text", "multiline": True}
    several = (declared is not None and declared.multiple) or any(isinstance(v, list) for v in values)
    return {"name": name, "type": "choice", "options": _tree(options)} | ({"multiple": True} if several else {})


def _is_number(value: Any) -> bool:
    try:
        float(value)
    except (TypeError, ValueError):
        return False
    return not isinstance(value, bool)


def _is_step(value: Any, most: int) -> bool:
    return _is_number(value) and float(value).is_integer() and 1 <= float(value) <= max(most, 2)


def _tree(options: Iterable[str]) -> list[Any]:
    """Options whose names hold `/` are places in a tree."""
    options = list(options)
    if not any("/" in o for o in options):
        return options
    root: dict[str, Any] = {}
    for option in options:
        at = root
        for part in option.strip("/").split("/"):
            at = at.setdefault(part, {})

    def documents(level: dict[str, Any]) -> list[Any]:
        return [{"name": n, "options": documents(below)} if below else n for n, below in level.items()]

    return documents(root)


def pad_points(dataset: Dataset) -> None:
    """Labels of several points without a skeleton get one with as many joints as their longest; the rest is unlabeled."""
    most: dict[str, int] = {}
    for sample in dataset.samples:
        for mark in sample.marks:
            if joints_of(mark.shape):
                most[mark.label] = max(most.get(mark.label, 1), len(mark.shape.points))
    for name, count in most.items():
        label = dataset.label(name)
        if count > 1 and len(label.joints) < count:
            label.joints += tuple(f"point {n + 1}" for n in range(len(label.joints), count))
    for sample in dataset.samples:
        for mark in sample.marks:
            short = len(dataset.label(mark.label).joints) - len(getattr(mark.shape, "points", ()))
            if joints_of(mark.shape) and short > 0:
                points = (*mark.shape.points, *((0.0, 0.0, 0) for _ in range(short)))
                mark.shape = mark.shape.model_copy(update={"points": points})


def clean_names(dataset: Dataset) -> None:
    """Give questions and attributes names that a schema may have; two that differ stay apart."""
    wholes = {*dataset.texts, *dataset.asked, *(k for s in dataset.samples for k in s.answers)}
    named = _apart(wholes)
    dataset.texts = {named[t] for t in dataset.texts}
    dataset.asked = {named[k]: v for k, v in dataset.asked.items()}
    keys = {k for label in dataset.labels for k in label.attributes}
    keys |= {k for s in dataset.samples for m in s.marks for k in m.attributes}
    of_regions = _apart(keys)
    for label in dataset.labels:
        label.attributes = {of_regions[k]: v for k, v in label.attributes.items()}
    for sample in dataset.samples:
        sample.answers = {named[k]: v for k, v in sample.answers.items()}
        for mark in sample.marks:
            if mark.attributes:
                mark.attributes = {of_regions[k]: v for k, v in mark.attributes.items()}


def _apart(names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in sorted(names):
        own, number = clean(name), 1
        while own in found.values():
            number += 1
            own = f"{clean(name)[:56]}_{number}"
        found[name] = own
    return found


def clean(name: str) -> str:
    """A name that a question may have: letters, digits, _ and -."""
    kept = re.sub(r"[^A-Za-z0-9_-]+", "_", name).strip("_")[:60]
    return kept if re.match(r"[A-Za-z_]", kept) else f"q_{kept}"
