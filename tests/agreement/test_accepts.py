"""Whether a coefficient or an aggregator can work on a question of a label schema."""

from typing import Any

import pytest

from truemark.agreement.live.judged import item_judgments
from truemark.agreement.measures import MEASURES
from truemark.consensus.methods import METHODS
from truemark.schema import Schema, parse_schema


def schema(**question: Any) -> Schema:
    stage = {"name": "s", "type": "image" if "box" in question.get("shapes", ()) else "text", "source": "s"}
    first = {"name": "r", "type": "regions", "stage": "s", "labels": ["a"]}
    return parse_schema({"stages": [stage], "questions": [first, question] if "of" in question else [question]})


def fitting(**question: Any) -> tuple[set[str], set[str]]:
    asked = schema(name="q", **question).question("q")
    return (
        {n for n, m in MEASURES.items() if m.accepts(asked)},
        {n for n, m in METHODS.items() if m.accepts(asked)},
    )


@pytest.mark.parametrize(
    ("question", "coefficient", "method", "neither"),
    [
        ({"type": "choice", "options": ["a", "b"]}, "gwet-ac1", "dawid-skene", "weighted-kappa"),
        ({"type": "choice", "multiple": True, "options": ["a", "b"]}, "krippendorff-alpha", "binary-relevance", "glad"),
        ({"type": "rating", "min": 1, "max": 5}, "weighted-kappa", "dawid-skene-ordinal", "binary-relevance"),
        ({"type": "number"}, "icc-2-1", None, "fleiss-kappa"),
        ({"type": "text"}, "wer", "rover", "krippendorff-alpha"),
        ({"type": "regions", "stage": "s", "labels": ["a"]}, "span-gamma", "span-majority", "region-f1"),
        ({"type": "regions", "stage": "s", "labels": ["a"], "shapes": ["box"]}, "dice", "staple", "span-f1"),
        ({"type": "chains", "of": "r"}, "lea", None, "span-f1"),
    ],
)
def test_what_fits_a_question(question: dict[str, Any], coefficient: str, method: str | None, neither: str) -> None:
    coefficients, methods = fitting(**question)
    assert coefficient in coefficients
    assert methods == set() if method is None else method in methods
    assert neither not in coefficients | methods


def test_every_coefficient_fits_some_question_or_is_known_to_fit_none() -> None:
    """Rankings and tracks are read from files; no question of a schema asks for them yet."""
    shown = [
        fitting(**q)[0]
        for q in (
            {"type": "choice", "options": ["a", "b"]},
            {"type": "rating", "min": 1, "max": 5},
            {"type": "text"},
            {"type": "regions", "stage": "s", "labels": ["a"]},
            {"type": "regions", "stage": "s", "labels": ["a"], "shapes": ["box"]},
            {"type": "chains", "of": "r"},
        )
    ]
    segments = {n for n, m in MEASURES.items() if m.takes == "segments"}
    tracks = {n for n, m in MEASURES.items() if m.takes == "tracks"}
    assert set().union(*shown) | segments | tracks | {"ranking-agreement"} == set(MEASURES)


def test_pages_of_a_document_are_items_of_their_own() -> None:
    asked = schema(name="q", type="regions", stage="s", labels=["a"], shapes=["box"])
    box = {"type": "box", "x": 0, "y": 0, "width": 4, "height": 4}
    answers = {
        "ann": {"q": [{"id": "1", "label": "a", "shape": box}]},
        "bo": {"q": [{"id": "1", "label": "a", "shape": box, "page": 1}]},
    }
    question = asked.question("q")
    assert question is not None
    rows = list(item_judgments(asked, question, "i", {"s": "x"}, answers))
    assert [(item, who, len(v)) for item, who, v in rows] == [  # type: ignore[arg-type]
        ("i", "ann", 1),
        ("i", "bo", 0),
        ("i, page 2", "ann", 0),
        ("i, page 2", "bo", 1),
    ]
    nothing = list(item_judgments(asked, question, "i", {"s": "x"}, {"ann": {}, "bo": {}}))
    assert nothing == [("i", "ann", ()), ("i", "bo", ())]
