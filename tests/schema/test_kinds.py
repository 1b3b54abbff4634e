"""Kinds go through every floor by their registry: dates, spans of several parts, and chains of mentions."""

from typing import Any

import pytest

from truemark.agreement.live.items import item_agreement
from truemark.consensus.live.answers import consensus
from truemark.kinds import FIELDS, REGIONS, Space
from truemark.kinds.problem import Invalid
from truemark.media import STAGES
from truemark.schema import check_answers, parse_schema
from truemark.schema.document import FIELD_QUESTIONS, RegionsQuestion

SCHEMA = parse_schema(
    {
        "stages": [{"name": "text", "type": "text", "source": "text"}],
        "questions": [
            {
                "name": "mentions",
                "type": "regions",
                "stage": "text",
                "shapes": ["span", "discontinuous"],
                "labels": ["person", "place"],
            },
            {"name": "same", "type": "chains", "of": "mentions"},
            {"name": "when", "type": "date", "min": "2020-01-01"},
        ],
    }
)
TEXT = {"text": "Ana said that she, Ana Reis, likes left or right arms."}


def _span(id: str, start: int, end: int, label: str = "person") -> dict[str, Any]:
    return {"id": id, "label": label, "shape": {"type": "span", "start": start, "end": end}}


def _parts(id: str, *parts: tuple[int, int], label: str = "person") -> dict[str, Any]:
    return {"id": id, "label": label, "shape": {"type": "discontinuous", "parts": [list(p) for p in parts]}}


def _chain(id: str, *members: str) -> dict[str, Any]:
    return {"id": id, "members": list(members)}


MENTIONS = [_span("m1", 0, 3), _span("m2", 14, 17), _span("m3", 19, 27)]


def test_every_kind_names_itself_and_is_offered_by_the_stages_of_its_space() -> None:
    assert all(
        kind.name == name and kind.value.model_fields["type"].default
        for name, kind in REGIONS.items()
        if name != "span"
    )
    assert set(FIELD_QUESTIONS) == set(FIELDS)
    assert STAGES["text"].shapes == ("span", "discontinuous")
    assert {REGIONS[shape].space for shape in STAGES["image"].shapes} == {Space.PLANE}


def test_answers_of_every_kind_are_checked_with_their_places() -> None:
    answers = {
        "mentions": [*MENTIONS, _parts("m4", (35, 39), (49, 53))],
        "same": [_chain("c1", "m1", "m2", "m3")],
        "when": "2024-02-29",
    }
    checked = check_answers(SCHEMA, TEXT, answers)
    assert checked["same"] == [{"id": "c1", "members": ["m1", "m2", "m3"], "attributes": {}}]
    assert checked["mentions"][3]["shape"] == {"type": "discontinuous", "parts": [[35, 39], [49, 53]]}
    with pytest.raises(Invalid) as refused:
        check_answers(
            SCHEMA,
            TEXT,
            {
                "mentions": [*MENTIONS, _parts("m4", (35, 39), (49, 99))],
                "when": "2019-12-31",
            },
        )
    assert {p.path for p in refused.value.problems} == {"answers.mentions[3].shape.end", "answers.when"}
    with pytest.raises(Invalid) as refused:
        check_answers(SCHEMA, TEXT, {"mentions": MENTIONS, "same": [_chain("c1", "m1", "x"), _chain("c2", "m1")]})
    assert {p.path for p in refused.value.problems} == {"answers.same[0].members[1]", "answers.same[1].members[0]"}


def test_chains_agree_by_what_their_mentions_mean_not_by_ids() -> None:
    other = [_span("x", 19, 27), _span("y", 0, 3), _span("z", 14, 17)]
    same = item_agreement(
        SCHEMA,
        TEXT,
        {
            "ana": {"mentions": MENTIONS, "same": [_chain("c", "m1", "m2", "m3")]},
            "ben": {"mentions": other, "same": [_chain("k", "z", "y", "x")]},
        },
    )
    assert same.pairs["same"] == {("ana", "ben"): 1.0}
    assert same.matches["same", ""].row() == (1, 4, 4, 4)
    less = item_agreement(
        SCHEMA,
        TEXT,
        {
            "ana": {"mentions": MENTIONS, "same": [_chain("c", "m1", "m2", "m3")]},
            "ben": {"mentions": other, "same": [_chain("k", "z", "y")]},
        },
    )
    # MUC: Ana has two links of which Ben has one; Ben has one, which Ana has.
    assert less.matches["same", ""].row() == (1, 3, 2, 2)
    # LEA: recall 1/3 of Ana's three pairs, precision 1; F1 = 1/2.
    assert less.pairs["same"] == {("ana", "ben"): pytest.approx(0.5)}


def test_the_consensus_of_chains_joins_what_most_joined() -> None:
    ana = {"mentions": MENTIONS, "same": [_chain("c", "m1", "m2", "m3")]}
    ben = {"mentions": MENTIONS, "same": [_chain("c", "m1", "m2")]}
    eve = {"mentions": MENTIONS, "same": []}
    merged = consensus(SCHEMA, [ana, ben, eve])
    by_id = {m["id"]: m["shape"]["start"] for m in merged.answers["mentions"]}
    assert [[by_id[m] for m in c["members"]] for c in merged.answers["same"]] == [[0, 14]]
    assert merged.confidence["same"] == pytest.approx(2 / 3)


def test_discontinuous_mentions_are_one_mark_whatever_lies_between() -> None:
    split = {"mentions": [_parts("a", (35, 39), (49, 53))]}
    between = {"mentions": [_span("b", 43, 48)]}
    found = item_agreement(SCHEMA, TEXT, {"ana": split, "ben": between})
    assert found.matches["mentions", "person"].row() == (1, 2, 0, 0)
    alike = item_agreement(SCHEMA, TEXT, {"ana": split, "ben": split})
    assert alike.matches["mentions", "person"].row() == (1, 2, 2, 2)
    merged = consensus(SCHEMA, [split, split, between])
    assert [m["shape"] for m in merged.answers["mentions"]] == [
        {"type": "discontinuous", "parts": [[35, 39], [49, 53]]}
    ]


def test_an_older_document_says_turned_for_rotated() -> None:
    document = {
        "stages": [{"name": "photo", "type": "image", "source": "photo"}],
        "questions": [
            {"name": "cars", "type": "regions", "stage": "photo", "shapes": ["box"], "turned": True, "labels": ["car"]}
        ],
    }
    (question,) = parse_schema(document).questions
    assert isinstance(question, RegionsQuestion)
    assert question.rotated
    assert parse_schema(document).document()["questions"][0]["rotated"] is True
