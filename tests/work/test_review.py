import orjson
import pytest

from tests.work.team import Team, counted, make_team, span
from truemark.kinds.problem import Invalid
from truemark.store import items
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.work import bulk, review
from truemark.work.errors import Conflict
from truemark.work.exporting import read_run


def _labelled(database: Database, *answers: dict[str, object], amount: int = 1) -> Team:
    team = make_team(database, people=len(answers) + 1, items=amount, overlap=len(answers))
    for _ in range(amount):
        for who, given in zip(team.people, answers, strict=False):
            team.label(who, given)
    return team


def _open(team: Team) -> review.UnderReview:
    found = team.database.write(lambda c: review.next_review(c, team.project, team.owner, now()))
    assert found is not None
    return found


def test_the_least_agreed_item_is_reviewed_first(database: Database) -> None:
    team = make_team(database, people=2, items=3, overlap=2)
    for first, second in (("a", "a"), ("a", "b"), ("a", "a")):
        team.label(team.people[0], {"topic": first})
        team.label(team.people[1], {"topic": second})
    assert _open(team).item.key == "k1"


def test_two_reviewers_get_different_items(database: Database) -> None:
    team = _labelled(database, {"topic": "a"}, amount=2)
    other = team.people[1]
    second = team.database.write(lambda c: review.next_review(c, team.project, other, now()))
    assert second is not None
    assert _open(team).item.seq != second.item.seq


def test_review_starts_from_the_consensus(database: Database) -> None:
    found = _open(
        _labelled(
            database,
            {"topic": "a", "ents": [span("1", 0, 4)]},
            {"topic": "a", "ents": [span("9", 0, 4)]},
            {"topic": "b", "ents": [span("1", 0, 4), span("2", 5, 6, "place")]},
        )
    )
    assert found.start["topic"] == "a"
    assert [r["shape"] for r in found.start["ents"]] == [{"type": "span", "start": 0, "end": 4}]
    assert found.confidence["topic"] == pytest.approx(2 / 3)


def test_an_accepted_answer_is_settled_as_its_own_annotation_with_its_origin(database: Database) -> None:
    team = _labelled(database, {"topic": "a"}, {"topic": "b"})
    found = _open(team)
    chosen = found.annotations[1]
    stored = database.write(
        lambda c: review.settle(
            c, team.project, found.item, team.owner, accept=chosen.id, answers=None, seconds=2, key="s", now=now()
        )
    )
    assert (stored.origin, stored.source_id, orjson.loads(stored.answers)) == (
        "adjudication",
        chosen.id,
        {"topic": "b"},
    )
    assert (counted(team)["settled"], counted(team)["labeled"]) == (1, 0)
    with database.read() as connection:
        (exported,), _ = read_run(connection, team.project.id, 0, {})
    assert exported.settled is not None
    assert (exported.settled["answers"], exported.settled["origin"], exported.settled["by"]) == (
        {"topic": "b"},
        "adjudication",
        "owner@x.org",
    )


def test_what_is_sent_back_comes_first_to_its_annotator_with_the_reason(database: Database) -> None:
    team = _labelled(database, {"topic": "a"}, {"topic": "b"}, amount=2)
    found = _open(team)
    database.write(
        lambda c: review.send_back(c, team.project, found.annotations[0].id, team.owner, "look again", now())
    )
    assert counted(team)["rework"] == 1
    task = team.next(team.people[0])
    assert task is not None
    assert (task.item, task.state, task.reason, task.draft) == (found.item.id, "rework", "look again", '{"topic":"a"}')
    team.submit(team.people[0], task.assignment, {"topic": "b"})
    assert (counted(team)["rework"], counted(team)["labeled"], counted(team)["answers"]) == (0, 2, 4)


def test_sending_back_needs_a_reason(database: Database) -> None:
    team = _labelled(database, {"topic": "a"})
    found = _open(team)
    with pytest.raises(Invalid):
        database.write(lambda c: review.send_back(c, team.project, found.annotations[0].id, team.owner, " ", now()))


def test_a_settled_item_can_be_reopened_and_a_stale_annotation_cannot_be_accepted(database: Database) -> None:
    team = _labelled(database, {"topic": "a"})
    found = _open(team)
    with pytest.raises(Conflict):
        database.write(
            lambda c: review.settle(
                c, team.project, found.item, team.owner, accept="gone", answers=None, seconds=0, key="1", now=now()
            )
        )
    database.write(
        lambda c: review.settle(
            c, team.project, found.item, team.owner, accept=None, answers={"topic": "c"}, seconds=0, key="2", now=now()
        )
    )
    database.write(lambda c: review.reopen(c, team.project, items.by_seq(c, found.item.seq), team.owner, now()))
    assert (counted(team)["settled"], counted(team)["labeled"]) == (0, 1)


def test_deleting_and_reopening_many_can_be_undone(database: Database) -> None:
    team = _labelled(database, {"topic": "a"}, amount=5)
    for name in ("delete", "reopen"):
        found = _open(team)
        database.write(
            lambda c, f=found, n=name: review.settle(
                c,
                team.project,
                f.item,
                team.owner,
                accept=None,
                answers={"topic": "c"},
                seconds=0,
                key=f"k{n}",
                now=now(),
            )
        )
        before = counted(team)
        done = database.write(
            lambda c, n=name: bulk.bulk(c, team.project, n, team.owner, now(), ids=None, filter="", value=None)
        )
        action = done.id
        assert done.items > 0
        assert counted(team) != before
        database.write(lambda c, a=action: bulk.undo(c, team.project, a, team.owner, now()))
        assert counted(team) == before
        with pytest.raises(Conflict):
            database.write(lambda c, a=action: bulk.undo(c, team.project, a, team.owner, now()))
