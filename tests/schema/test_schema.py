import pytest

from truemark.kinds.problem import Invalid
from truemark.schema import check_answers, parse_schema, parse_schema_text

BASE = """
stages: [{name: t, type: text, source: text}]
questions:
  - {name: ents, type: regions, stage: t, labels: [person, {name: org, attributes: [{name: kind, type: choice, options: [a, b], required: true}]}]}
  - {name: rel, type: relations, from: ents, to: ents, labels: [knows]}
  - {name: topic, type: choice, options: [{name: sport, options: [ball, water]}, news], required: true}
  - {name: many, type: choice, options: [x, y], multiple: true}
  - {name: why, type: text, when: {topic: news}, required: true}
"""


def _paths(document: object) -> list[str]:
    with pytest.raises(Invalid) as refused:
        parse_schema(document)
    return [p.path for p in refused.value.problems]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"stages": [{"name": "t", "type": "scent", "source": "x"}]}, "stages[0].type"),
        ({"questions": [{"name": "q", "type": "choice", "options": []}]}, "questions[0].options"),
        ({"questions": [{"name": "q", "type": "choice", "options": ["a", "a"]}]}, "questions[0]"),
        ({"questions": [{"name": "q", "type": "nope"}]}, "questions[0].type"),
        ({"questions": [{"name": "q", "type": "regions", "stage": "zz", "labels": ["a"]}]}, "questions[0].stage"),
        (
            {"questions": [{"name": "q", "type": "relations", "from": "a", "to": "b", "labels": ["a"]}]},
            "questions[0].from",
        ),
        ({"questions": [{"name": "q", "type": "text", "when": {"later": "x"}}]}, "questions[0].when.later"),
        ({"questions": [{"name": "q", "type": "rating", "min": 5, "max": 1}]}, "questions[0]"),
        ({"questions": [{"name": "q", "type": "number", "unknown": 1}]}, "questions[0].unknown"),
        ({"questions": [{"name": "q", "type": "text"}, {"name": "q", "type": "text"}]}, "questions[1].name"),
        (
            {
                "questions": [
                    {"name": "q", "type": "choice", "options": [{"name": "a", "key": "1"}, {"name": "b", "key": "1"}]}
                ]
            },
            "questions[0].options[1].key",
        ),
        ({"extra": 1}, "extra"),
    ],
)
def test_a_wrong_schema_names_the_path(change: dict[str, object], path: str) -> None:
    good = {"stages": [{"name": "t", "type": "text", "source": "x"}], "questions": [{"name": "q", "type": "text"}]}
    parse_schema(good)
    assert path in _paths(good | change)


def test_a_schema_survives_being_written_and_read() -> None:
    schema = parse_schema_text(BASE)
    assert parse_schema(schema.document()) == schema


def test_a_yaml_fault_names_its_line() -> None:
    with pytest.raises(Invalid, match="line 2"):
        parse_schema_text("stages: [\n}")


GOOD = {
    "ents": [{"id": "1", "label": "person", "shape": {"type": "span", "start": 0, "end": 2}}],
    "topic": "sport/ball",
}


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        ({}, "answers.topic"),
        ({"topic": "news"}, "answers.why"),
        ({"topic": "sport/ball", "why": "x"}, "answers.why"),
        ({"topic": "ball"}, "answers.topic"),
        ({**GOOD, "many": "x"}, "answers.many"),
        ({**GOOD, "many": ["x", "x"]}, "answers.many[1]"),
        ({**GOOD, "rel": [{"id": "e", "label": "knows", "from": "1", "to": "2"}]}, "answers.rel[0].to"),
        (
            {**GOOD, "ents": [{"id": "1", "label": "org", "shape": {"type": "span", "start": 0, "end": 2}}]},
            "answers.ents[0].attributes.kind",
        ),
        (
            {**GOOD, "ents": [{"id": "1", "label": "person", "shape": {"type": "span", "start": 2, "end": 2}}]},
            "answers.ents[0].shape",
        ),
        (
            {**GOOD, "ents": [{"id": "1", "label": "person", "shape": {"type": "span", "start": 0, "end": 4}}]},
            "answers.ents[0].shape.end",
        ),
        ({**GOOD, "ents": [GOOD["ents"][0], GOOD["ents"][0]]}, "answers.ents[1].id"),  # type: ignore[index]
        ([], "answers"),
    ],
)
def test_wrong_answers_name_the_path(answers: object, path: str) -> None:
    schema = parse_schema_text(BASE)
    check_answers(schema, {"text": "a👩b"}, GOOD)
    with pytest.raises(Invalid) as refused:
        check_answers(schema, {"text": "a👩b"}, answers)
    assert path in [p.path for p in refused.value.problems]


def test_offsets_are_code_points() -> None:
    schema = parse_schema_text(BASE)
    whole = {**GOOD, "ents": [{"id": "1", "label": "person", "shape": {"type": "span", "start": 1, "end": 3}}]}
    assert check_answers(schema, {"text": "a👩b"}, whole)["ents"][0]["shape"]["end"] == 3


@pytest.mark.parametrize(("key", "chains"), [("g", False), ("s", False), ("j", False), ("c", True)])
def test_a_new_schema_may_not_take_a_key_of_the_desk_but_an_older_one_is_read(key: str, chains: bool) -> None:
    from truemark.work.projects import read_schema

    document = {
        "stages": [{"name": "text", "type": "text", "source": "text"}],
        "questions": [
            {"name": "ents", "type": "regions", "stage": "text", "labels": ["other", {"name": "gene", "key": key}]},
            *([{"name": "same", "type": "chains", "of": "ents"}] if chains else []),
        ],
    }
    assert parse_schema(document).questions
    with pytest.raises(Invalid, match=rf"schema.questions\[0\].labels\[1\].key: '{key}' is a key of the desk itself"):
        read_schema(document)
