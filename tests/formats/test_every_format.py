"""Every format takes every template, by the one driver that jobs and the command line share; and says what it can do."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from truemark.formats import FORMATS, drive
from truemark.formats.format import SHAPES
from truemark.formats.labeled import LabeledItem, Losses
from truemark.kinds.choice import option_paths
from truemark.kinds.problem import Invalid
from truemark.media import Picture
from truemark.schema import Schema, parse_schema
from truemark.schema.answers import check_answers
from truemark.schema.asked import is_asked
from truemark.schema.templates import TEMPLATES

MIXED = {
    "stages": [
        {"name": "photo", "type": "image", "source": "photo"},
        {"name": "caption", "type": "text", "source": "caption"},
    ],
    "questions": [
        {"name": "objects", "type": "regions", "stage": "photo", "shapes": list(SHAPES), "labels": ["car"]},
        {"name": "mentions", "type": "regions", "stage": "caption", "shapes": ["span"], "labels": ["place"]},
        {"name": "refers", "type": "relations", "from": "mentions", "to": "objects", "labels": ["shows"]},
        {"name": "weather", "type": "choice", "options": ["sun", "rain"]},
        {"name": "why", "type": "text"},
    ],
}
SCHEMAS = {**{name: t.schema for name, t in TEMPLATES.items()}, "image-and-caption": MIXED}
SHAPE: Mapping[str, dict[str, Any]] = {
    "span": {"start": 0, "end": 3},
    "box": {"x": 1, "y": 1, "width": 10, "height": 8},
    "polygon": {"points": [[1, 1], [20, 1], [20, 20]]},
    "polyline": {"points": [[1, 1], [20, 1]]},
    "ellipse": {"cx": 20, "cy": 20, "rx": 5, "ry": 4},
    "mask": {"size": [40, 60], "counts": "0`k1"},
}


def shape(kind: str, joints: int) -> dict[str, Any]:
    if kind == "keypoints":
        return {"type": kind, "points": [[5 + n, 6, 2] for n in range(joints)]}
    if kind == "mask":
        import numpy as np

        from truemark.kinds.mask import from_pixels

        bits = np.zeros((40, 60), dtype=bool)
        bits[5:9, 5:9] = True
        return from_pixels(bits).model_dump(mode="json")
    return {"type": kind, **SHAPE[kind]}


def answered(schema: Schema) -> dict[str, Any]:
    """An answer to every question that is asked, with a region of each shape."""
    answers: dict[str, Any] = {}
    for question in schema.questions:
        if not is_asked(question, answers):
            continue
        if question.type == "regions":
            label = question.labels[0]
            joints = len(label.skeleton.joints) if label.skeleton else 1
            answers[question.name] = [
                {"id": f"{question.name}{n}", "label": label.name, "shape": shape(kind, joints), "attributes": {}}
                for n, kind in enumerate(question.shapes)
            ]
        elif question.type == "relations":
            ends = {"from": f"{question.source}0", "to": f"{question.target}{int(question.source == question.target)}"}
            known = {r["id"] for given in answers.values() if isinstance(given, list) for r in given}
            if set(ends.values()) <= known:
                answers[question.name] = [{"id": "e1", "label": question.labels[0].name, **ends, "attributes": {}}]
        elif question.type == "choice":
            option = next(iter(option_paths(question.options)))
            answers[question.name] = [option] if question.multiple else option
        else:
            answers[question.name] = {"rating": 1, "number": 1, "text": "some words"}[question.type]
    return answers


def item_of(schema: Schema) -> LabeledItem:
    data = {s.source: "a.png" if s.type == "image" else "Ana lives in Lisbon." for s in schema.stages}
    pictures = {"a.png": {"image": Picture(((60, 40),))}}
    answers = check_answers(schema, data, answered(schema), files=pictures)
    about = {"created_at": "2026-01-01T00:00:00Z", "seconds": 2.0, "schema_version": 1, "guideline_version": 1}
    settled = {"answers": answers, "by": "ana@example.org", "origin": "adjudication", **about}
    given = {"answers": answers, "annotator": "ana@example.org", "origin": "human", "revisions": [{}], **about}
    return LabeledItem(
        "i", "k", data, None, None, 0, "settled", None, "2026-01-01T00:00:00Z", [given], settled, (), pictures
    )


@pytest.mark.parametrize("template", SCHEMAS)
@pytest.mark.parametrize("name", [n for n, f in FORMATS.items() if f.exports])
def test_every_format_takes_every_template_or_says_why_not(name: str, template: str, tmp_path: Path) -> None:
    format, schema = FORMATS[name], parse_schema(SCHEMAS[template])
    shown = {s.type for s in schema.stages}
    if not format.shows(shown):
        with pytest.raises(Invalid, match=f"{name} is for"):
            drive.check_fits(format, schema, images=False)
        return
    drive.check_fits(format, schema, images=False)
    losses = Losses()
    parts = [drive.part(format, schema, [item_of(schema)], losses, first=n == 0) for n in range(2)]
    if format.streamed is None:
        parts = parts[:1]
    image = next((Path(__file__).parents[1] / "golden").rglob("*.png")).read_bytes()
    drive.finish(format, schema, parts, tmp_path / "out", losses, lambda _: image if format.media == "always" else None)
    assert (tmp_path / "out").stat().st_size > 0 or losses.counted
    regions = sum(len(v) for v in answered(schema).values() if isinstance(v, list) and v and isinstance(v[0], dict))
    if regions and not format.everybody and name not in ("csv", "truemark"):
        spans_only = format.stages == frozenset({"text"})
        assert (
            losses.counted
            or spans_only
            or set(format.kinds) >= {k for q in schema.questions if q.type == "regions" for k in q.shapes}
        )


def test_a_format_says_what_it_can_do() -> None:
    assert {n for n, f in FORMATS.items() if f.everybody} == {"truemark", "csv-annotators", "label-studio"}
    assert {n for n, f in FORMATS.items() if not f.exports} == {"cvat-backup"}
    assert FORMATS["yolo-classify"].media == "always"
    assert {n for n, f in FORMATS.items() if f.stages == frozenset({"text"})} == {"conll", "spacy"}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_a_schema(name: str) -> None:
    assert parse_schema(TEMPLATES[name].schema).questions
