"""Coefficients computed on demand over a project's answers."""

import random
from typing import Any

import pytest

from tests.work.team import Team, make_team, span
from truemark.agreement.judgments import Judgments
from truemark.agreement.measures import MEASURES, Settings
from truemark.formats.rows import Row
from truemark.kinds.problem import Invalid
from truemark.schema import parse_schema
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.work import agreement, coefficients, importing
from truemark.work.errors import NotFound
from truemark.work.projects import schema_of

CHAINED = {
    "stages": [{"name": "text", "type": "text", "source": "text"}],
    "questions": [
        {"name": "ents", "type": "regions", "stage": "text", "labels": ["person"]},
        {"name": "same", "type": "chains", "of": "ents"},
        {"name": "said", "type": "text"},
    ],
}


def answered(database: Database, items: int = 12) -> Team:
    """Three people in turn who answer differently at times, two an item."""
    team = make_team(database, people=3, items=items, overlap=2)
    chance = random.Random(7)
    while [who for who in team.people if team.label(who, given(chance)) is not None]:
        pass
    return team


def given(chance: random.Random) -> dict[str, Any]:
    start = chance.randrange(3)
    return {
        "topic": chance.choice("aab"),
        "tags": chance.choice([["x"], ["x", "y"], ["z"]]),
        "mood": chance.randint(1, 4),
        "size": chance.randint(1, 9) / 2,
        "ents": [span("1", start, start + 4), span("2", 8, 8 + chance.randint(1, 2), "place")],
    }


def computed(team: Team, question: str, name: str) -> coefficients.Computed:
    with team.database.read() as connection:
        return coefficients.compute(coefficients.gather(connection, team.project, question, name))


def test_every_coefficient_that_fits_is_computed_and_says_what_it_rests_on(database: Database) -> None:
    team = answered(database)
    names: dict[str, list[str]] = {}
    for question in ("topic", "tags", "mood", "size", "ents"):
        with database.read() as connection:
            names[question] = [n for n, _ in coefficients.fitting(connection, team.project, question)]
        for name in names[question]:
            done = computed(team, question, name)
            assert done.found.value is not None or done.found.reason, name
            assert (done.compared, done.read) == (12, 12)
            assert done.found.items <= 12
            assert done.found.annotators == 3
    assert {"fleiss-kappa", "gwet-ac1", "krippendorff-alpha", "cohen-kappa"} <= set(names["topic"])
    assert not {"spearman", "icc-2-1", "weighted-kappa", "ranking-agreement"} & set(names["topic"])
    assert {"weighted-kappa", "gwet-ac2", "icc-2-1", "kendall-tau-b", "fleiss-kappa"} <= set(names["mood"])
    assert {"icc-1-1", "spearman", "krippendorff-alpha"} <= set(names["size"])
    assert "fleiss-kappa" not in names["size"]
    assert names["ents"] == ["span-f1", "span-f1-overlap", "token-f1", "span-alpha", "span-gamma"]


@pytest.mark.parametrize("question", ["topic", "tags", "mood", "size"])
def test_alpha_on_demand_is_the_alpha_that_is_kept_live(database: Database, question: str) -> None:
    team = answered(database)
    with database.read() as connection:
        live = agreement.report(connection, team.project.id, schema_of(connection, team.project))
    (kept,) = [q for q in live["questions"] if q["question"] == question]
    found = computed(team, question, "krippendorff-alpha").found
    assert (found.distance, found.items, found.judgments) == (kept["distance"], kept["items"], kept["judgments"])
    assert found.value == pytest.approx(kept["value"])


def test_it_is_the_coefficient_of_the_same_judgments_read_from_a_file(database: Database) -> None:
    team = make_team(database, people=2, items=3, overlap=2)
    for who, topics in zip(team.people, ("aab", "abb"), strict=True):
        for topic in topics:
            team.label(who, {"topic": topic})
    rows = [(str(n), who, v) for who, topics in (("0", "aab"), ("1", "abb")) for n, v in enumerate(topics)]
    by_hand = MEASURES["cohen-kappa"].compute(Judgments.of(rows), Settings())
    assert computed(team, "topic", "cohen-kappa").found.value == pytest.approx(by_hand.value)


def test_a_large_project_is_sampled_evenly_and_says_so(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    team = answered(database)
    monkeypatch.setattr(coefficients, "MOST_VALUES", 5)
    done = computed(team, "topic", "percent-agreement")
    assert (done.compared, done.read, done.found.items) == (12, 4, 4)


def test_too_many_categories_are_said_instead_of_computed(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    team = answered(database)
    monkeypatch.setattr(coefficients, "MOST_CATEGORIES", 1)
    assert computed(team, "topic", "fleiss-kappa").found.reason == "there are 2 categories; this compares at most 1"
    assert computed(team, "topic", "krippendorff-alpha").found.value is not None


def test_what_is_not_there_and_what_does_not_fit_is_refused(database: Database) -> None:
    team = make_team(database)
    with pytest.raises(NotFound):
        computed(team, "nothing", "cohen-kappa")
    with pytest.raises(NotFound):
        computed(team, "topic", "nothing")
    with pytest.raises(Invalid, match="does not fit"):
        computed(team, "topic", "wer")
    with database.read() as connection:
        assert coefficients.fitting(connection, team.project, "links") == []


def test_chains_and_texts_have_theirs_and_nobody_yet_has_a_reason(database: Database) -> None:
    team = make_team(database, people=2, items=2, overlap=2, schema=CHAINED)
    for question, names in (("same", ["coref-conll", "muc", "lea"]), ("said", ["wer", "cer"])):
        for name in names:
            assert computed(team, question, name).found.reason == "no item has two judgments"
    marks = [span("1", 0, 4), span("2", 5, 6), span("3", 7, 10)]
    for who, members, said in zip(team.people, (["1", "2"], ["1", "2", "3"]), ("a b", "a c"), strict=True):
        chain = [{"id": "c", "members": members}]
        team.label(who, {"ents": marks, "same": chain, "said": said})
    muc = computed(team, "same", "muc").found
    assert (muc.value, muc.items) == (pytest.approx(2 * 1 * 0.5 / 1.5), 1)
    assert computed(team, "said", "wer").found.value == pytest.approx(0.5)


def test_what_compares_every_answer_with_every_other_reads_fewer_items() -> None:
    question = {"name": "q", "type": "regions", "stage": "s", "labels": ["a"], "shapes": ["box"]}
    schema = parse_schema({"stages": [{"name": "s", "type": "image", "source": "s"}], "questions": [question]})
    most = {name: coefficients._most(schema.questions[0], MEASURES[name]) for name in ("krippendorff-alpha", "dice")}
    assert most == {"krippendorff-alpha": coefficients.MOST_WHOLE, "dice": coefficients.MOST_MARKED}


def test_a_coefficient_is_remembered_until_something_changes(database: Database) -> None:
    team = answered(database)

    def stamp() -> coefficients.Stamp:
        with database.read() as connection:
            return coefficients.stamp(connection, team.project, "topic", "gwet-ac1")

    before = computed(team, "topic", "gwet-ac1")
    assert coefficients.known(stamp()) is before
    assert computed(team, "topic", "gwet-ac1") is before
    database.write(
        lambda c: importing.import_now(
            c,
            team.project,
            schema_of(c, team.project),
            iter([Row(1, {"text": "one more"})]),
            batch=None,
            all_or_nothing=False,
            who=team.owner,
            now=now(),
        )
    )
    for who in team.people[:2]:
        team.label(who, {"topic": "b"})
    assert coefficients.known(stamp()) is None
    after = computed(team, "topic", "gwet-ac1")
    assert (before.compared, after.compared) == (12, 13)
