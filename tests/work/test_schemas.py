"""A schema that changes under answers: free, refused, or carried on; and statistics that stay right throughout."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.work.team import Team, make_team, span
from truemark.kinds.problem import Invalid
from truemark.schema import parse_schema
from truemark.schema.versions import Change
from truemark.store import annotations, statistics
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.work import agreement, exporting, review, schemas
from truemark.work.answers import read_answers
from truemark.work.projects import schema_of

STAGES = [{"name": "text", "type": "text", "source": "text"}]


def _schema(*questions: dict[str, Any]) -> dict[str, Any]:
    return {"stages": STAGES, "questions": list(questions)}


def _choice(*options: str, name: str = "topic", **more: Any) -> dict[str, Any]:
    return {"name": name, "type": "choice", "options": list(options), **more}


def _regions(*labels: str, name: str = "ents", **more: Any) -> dict[str, Any]:
    return {"name": name, "type": "regions", "stage": "text", "labels": list(labels), **more}


def _revise(team: Team, document: dict[str, Any], **changes: Change) -> None:
    schema = parse_schema(document)
    team.project = team.database.write(lambda c: schemas.revise(c, team.project, schema, changes, team.owner, now()))


def _recount(team: Team) -> None:
    while team.database.write(lambda c: agreement.recount(c, team.project, 3)):
        pass


def _labeled(database: Database, document: dict[str, Any], *answers: dict[str, Any], items: int = 1) -> Team:
    team = make_team(database, people=3, items=items, overlap=3, schema=document)
    for person, given_ in zip(team.people, answers, strict=False):
        for _ in range(items):
            team.label(person, given_)
    return team


def _live(team: Team) -> tuple[Any, Any]:
    """The sums that are kept: agreement as it is reported, and the pairs; sums of nothing are none."""
    with team.database.read() as connection:
        report = agreement.report(connection, team.project.id, schema_of(connection, team.project))
    asked = [
        (q["question"], q["coefficient"], q["items"], q["judgments"], q["value"] and round(q["value"], 9))
        for q in report["questions"]
    ]
    labels = sorted(
        (e["question"], e["label"], e["marks"], e["exact"]["f1"] and round(e["exact"]["f1"], 9))
        for e in report["labels"]
    )
    pairs = sorted((p["question"], *p["annotators"], p["items"], round(p["agreement"], 9)) for p in report["pairs"])
    return (asked, labels), pairs


def _afresh(team: Team) -> tuple[Any, Any]:
    """The same, all sums forgotten and counted again from the answers."""
    from sqlalchemy import text

    def work(connection: Any) -> None:
        statistics.clear_agreement(connection, team.project.id)
        connection.execute(text("UPDATE items SET epoch = 0"))

    team.database.write(work)
    _recount(team)
    return _live(team)


def test_a_schema_that_changes_a_question_under_answers_is_refused_with_what_it_would_break(database: Database) -> None:
    team = _labeled(database, _schema(_choice("sport", "art")), {"topic": "sport"}, {"topic": "art"})
    with pytest.raises(Invalid, match=r"questions\[0\]\.type: 'topic' changes from choice to number.*2 annotations"):
        _revise(team, _schema({"name": "topic", "type": "number"}))
    with pytest.raises(Invalid, match=r"questions\[0\]\.options: the option 'art' of 'topic' is gone.*1 annotation"):
        _revise(team, _schema(_choice("sport")))
    assert team.reload().schema_version == 1
    team.label(team.people[2], {"topic": "sport"})


@pytest.mark.parametrize(
    "after",
    [
        _schema(_choice("sport", "art", "law"), _regions("place")),
        _schema(_choice("art", "sport", title="Subject", required=True)),
        _schema({"name": "topic", "type": "choice", "options": [{"name": "sport", "color": "#000000"}, "art"]}),
        _schema(_choice("sport", "art"), {"name": "mood", "type": "rating"}),
    ],
)
def test_a_change_that_keeps_answers_comparable_is_free(database: Database, after: dict[str, Any]) -> None:
    team = _labeled(database, _schema(_choice("sport", "art")), {"topic": "sport"}, {"topic": "sport"})
    before = _live(team)
    _revise(team, after)
    assert team.project.epoch == 1
    assert _live(team)[0][0][0] == before[0][0][0]
    assert _live(team) == _afresh(team)


def test_a_label_is_renamed_in_every_answer_and_the_history_stays_as_it_was(database: Database) -> None:
    team = _labeled(
        database,
        _schema(_regions("human", "place")),
        {"ents": [span("r1", 0, 4, "human")]},
        {"ents": [span("r1", 0, 4, "human")]},
    )
    _revise(team, _schema(_regions("person", "place")), ents=Change(rename={"human": "person"}))
    _recount(team)
    (asked, labels), _ = _live(team)
    assert asked[0][4] == 1.0
    assert ("ents", "person", 2, 1.0) in labels
    with database.read() as connection:
        items, _ = exporting.read_run(connection, team.project.id, 0, {})
        found = connection.exec_driver_sql("SELECT DISTINCT value FROM answer_values").scalars().all()
    (item,) = items
    assert [a["answers"]["ents"][0]["label"] for a in item.annotations] == ["person", "person"]
    assert item.annotations[0]["revisions"][0]["answers"]["ents"][0]["label"] == "human"
    assert found == ["person"]


def test_merged_labels_become_one_and_a_removed_one_takes_its_relations_along(database: Database) -> None:
    before = _schema(
        _regions("city", "country", "misc"),
        {"name": "links", "type": "relations", "from": "ents", "to": "ents", "labels": ["in"]},
    )
    answers = {
        "ents": [span("a", 0, 4, "city"), span("b", 5, 6, "country"), span("c", 7, 9, "misc")],
        "links": [
            {"id": "e1", "label": "in", "from": "a", "to": "b", "attributes": {}},
            {"id": "e2", "label": "in", "from": "c", "to": "b", "attributes": {}},
        ],
    }
    team = _labeled(database, before, answers, answers)
    after = _schema(
        _regions("place"), {"name": "links", "type": "relations", "from": "ents", "to": "ents", "labels": ["in"]}
    )
    change = Change(rename={"city": "place", "country": "place"}, remove=("misc",))
    with database.read() as connection:
        effects, _ = schemas.effects(connection, team.project, parse_schema(after), {"ents": change})
    assert [(e.kind, e.value, e.answers) for e in effects] == [
        ("renames", "city", 2),
        ("renames", "country", 2),
        ("removes", "misc", 2),
    ]
    _revise(team, after, ents=change)
    with database.read() as connection:
        row = annotations.current(connection, 1)[0]
        read = read_answers(connection, team.project, row)
    assert [r["label"] for r in read["ents"]] == ["place", "place"]
    assert [e["id"] for e in read["links"]] == ["e1"]
    assert _live(team)[0] != _afresh(team)[0], "a job has still to count it anew"
    assert [j for j in _jobs(team) if j.kind == "statistics"]


def test_a_question_that_starts_anew_counts_only_what_is_answered_since(database: Database) -> None:
    team = _labeled(database, _schema(_choice("sport", "art")), {"topic": "sport"}, {"topic": "art"}, items=2)
    _revise(team, _schema({"name": "topic", "type": "number"}), topic=Change(anew=True))
    _recount(team)
    ((name, _, items, judgments, _), *_), _ = _live(team)[0]
    assert (name, items, judgments) == ("topic", 0, 0)
    task = team.label(team.people[2], {"topic": 4})
    assert task is not None
    with database.read() as connection:
        from truemark.store import items as store

        opened = review.open_review(connection, team.project, store.get(connection, task.item))
    assert opened.start == {"topic": 4}, "the answers to the question as it was are no votes"
    assert [dict(a) for a in opened.answers.values()] == [{}, {}, {"topic": 4}]


def test_a_new_scale_needs_a_persons_word(database: Database) -> None:
    team = _labeled(database, _schema({"name": "mood", "type": "rating", "max": 5}), {"mood": 5}, {"mood": 5})
    wider = _schema({"name": "mood", "type": "rating", "max": 7})
    with pytest.raises(Invalid, match="the same number means something else"):
        _revise(team, wider)
    _revise(team, wider, mood=Change(keep=True))
    assert team.project.epoch == 1


def test_a_draft_and_rework_come_back_under_the_new_names(database: Database) -> None:
    team = _labeled(database, _schema(_choice("sport", "art")), {"topic": "art"}, items=2)
    ben = team.people[1]
    task = team.next(ben)
    assert task is not None
    from truemark.work import labeling

    team.database.write(
        lambda c: labeling.save_draft(c, team.project, labeling.mine(c, task.assignment, ben), {"topic": "art"}, now())
    )
    _revise(team, _schema(_choice("sport", "arts")), topic=Change(rename={"art": "arts"}))
    again = team.next(ben)
    assert again is not None
    assert orjson.loads(again.draft or "") == {"topic": "arts"}


def test_changes_that_name_what_is_not_there_are_refused(database: Database) -> None:
    team = _labeled(database, _schema(_choice("sport", "art")), {"topic": "sport"})
    with pytest.raises(Invalid, match=r"changes\.topic\.rename\.sprot"):
        _revise(team, _schema(_choice("arts")), topic=Change(rename={"sprot": "arts"}))
    with pytest.raises(Invalid, match=r"changes\.nothing"):
        _revise(team, _schema(_choice("arts")), nothing=Change(anew=True))


def _jobs(team: Team) -> list[Any]:
    from truemark.store import jobs

    with team.database.read() as connection:
        return jobs.listed(connection, team.project.id)


_LABELS = ("a", "b", "c", "d")
_spans = st.lists(
    st.tuples(st.integers(0, 5), st.integers(1, 4), st.sampled_from(range(4))), max_size=3, unique_by=lambda s: s[:2]
)
_moves = st.lists(
    st.one_of(
        st.tuples(st.just("submit"), st.integers(0, 2), st.sampled_from(range(4)), _spans),
        st.tuples(st.just("labels"), st.permutations(_LABELS), st.integers(1, 4), st.booleans()),
        st.tuples(st.just("options"), st.permutations(_LABELS), st.integers(1, 4), st.booleans()),
        st.tuples(st.just("type"), st.sampled_from(["choice", "number", "rating", "several"])),
        st.tuples(st.just("question"), st.booleans()),
        st.tuples(st.just("recount")),
    ),
    min_size=4,
    max_size=14,
)


class _Play:
    """A project under a sequence of revisions and submits, as a manager and three annotators would do them."""

    def __init__(self, database: Database) -> None:
        self.labels, self.options, self.type, self.more = ["a", "b"], ["a", "b"], "choice", False
        self.team = make_team(database, people=3, items=3, overlap=3, schema=self.document())

    def document(self) -> dict[str, Any]:
        topic: dict[str, Any] = {"name": "topic", "type": self.type}
        if self.type in ("choice", "several"):
            topic |= {"type": "choice", "options": self.options, "multiple": self.type == "several"}
        more = [{"name": "more", "type": "regions", "stage": "text", "labels": ["m"]}] if self.more else []
        links = {"name": "links", "type": "relations", "from": "ents", "to": "ents", "labels": ["to"]}
        return _schema(_regions(*self.labels), links, topic, *more)

    def revise(self) -> None:
        """As the manager would: what is refused is said how to go on with, the labels that are gone merged or removed."""
        team, schema = self.team, parse_schema(self.document())
        with team.database.read() as connection:
            effects, _ = schemas.effects(connection, team.project, schema, {})
        changes: dict[str, Change] = {}
        for effect in effects:
            said = changes.get(effect.question, Change())
            whole = effect.value is None
            kept = (self.labels if effect.question == "ents" else self.options)[0]
            if whole or effect.question == "more":
                changes[effect.question] = Change(anew=True)
            elif not said.anew and len(said.rename) % 2 == 0:
                changes[effect.question] = Change(rename=said.rename | {effect.value: kept}, remove=said.remove)
            elif not said.anew:
                changes[effect.question] = Change(rename=said.rename, remove=(*said.remove, effect.value))
        team.project = team.database.write(
            lambda c: schemas.revise(c, team.project, schema, changes, team.owner, now())
        )

    def submit(self, person: int, topic: int, spans: list[tuple[int, int, int]]) -> None:
        ents = [span(f"r{n}", s, s + w, self.labels[k % len(self.labels)]) for n, (s, w, k) in enumerate(spans)]
        option = self.options[topic % len(self.options)]
        value: Any = {"number": topic / 2, "rating": topic + 1, "several": [option]}.get(self.type, option)
        answers: dict[str, Any] = {"topic": value, "ents": ents}
        if len(ents) > 1:
            answers["links"] = [{"id": "e", "label": "to", "from": "r0", "to": "r1", "attributes": {}}]
        if self.more and spans:
            answers["more"] = [span("m0", 0, 2, "m")]
        self.team.label(self.team.people[person], answers)

    def move(self, move: tuple[Any, ...]) -> None:
        match move:
            case ("submit", person, topic, spans):
                self.submit(person, topic, spans)
                return
            case ("recount",):
                _recount(self.team)
                return
            case ("labels", order, n, _):
                self.labels = list(order[:n])
            case ("options", order, n, _):
                self.options = list(order[:n])
            case ("type", kind):
                self.type = kind
            case ("question", there):
                self.more = there
        self.revise()


@pytest.fixture
def fresh_database(sqlite_template: Path, tmp_path: Path) -> Iterator[Callable[[], Database]]:
    """An empty database for each example."""
    made: list[Database] = []

    def make() -> Database:
        for old in made:
            old.dispose()
        path = tmp_path / f"{len(made)}.sqlite"
        shutil.copy(sqlite_template, path)
        made.append(Database(f"sqlite:///{path}"))
        return made[-1]

    yield make
    for old in made:
        old.dispose()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=_moves)
def test_after_any_revisions_and_submits_live_statistics_are_those_counted_afresh(
    fresh_database: Callable[[], Database], moves: list[tuple[Any, ...]]
) -> None:
    play = _Play(fresh_database())
    for move in moves:
        play.move(move)
    _recount(play.team)
    assert _live(play.team) == _afresh(play.team)
