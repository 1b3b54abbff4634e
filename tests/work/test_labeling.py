import random

import pytest

from tests.work.live import recount, report, rounded
from tests.work.team import counted, make_team, span
from truemark.kinds.problem import Invalid
from truemark.store import annotations
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.work.errors import Conflict
from truemark.work.projects import change


def test_a_repeated_submit_is_stored_once(database: Database) -> None:
    team = make_team(database)
    task = team.next(team.people[0])
    assert task is not None
    first = team.submit(team.people[0], task.assignment, {"topic": "a"}, key="k")
    again = team.submit(team.people[0], task.assignment, {"topic": "b"}, key="k")
    assert (again.repeated, again.annotation.id, again.annotation.answers) == (
        True,
        first.annotation.id,
        '{"topic":"a"}',
    )
    assert counted(team)["answers"] == 1


def test_a_key_of_another_assignment_is_refused(database: Database) -> None:
    team = make_team(database)
    who = team.people[0]
    for _ in range(1):
        task = team.next(who)
        assert task is not None
        team.submit(who, task.assignment, {"topic": "a"}, key="k")
    other = team.next(who)
    assert other is not None
    with pytest.raises(Conflict):
        team.submit(who, other.assignment, {"topic": "a"}, key="k")


def test_wrong_answers_change_nothing_and_every_fault_is_named(database: Database) -> None:
    team = make_team(database)
    task = team.next(team.people[0])
    assert task is not None
    with pytest.raises(Invalid) as refused:
        team.submit(
            team.people[0], task.assignment, {"topic": "zzz", "mood": 9, "ents": [span("1", 0, 999)], "what": 1}
        )
    assert {p.path for p in refused.value.problems} == {
        "answers.topic",
        "answers.mood",
        "answers.ents[0].shape.end",
        "answers.what",
    }
    assert counted(team)["answers"] == 0


def test_submitting_again_makes_a_second_revision_and_keeps_the_first(database: Database) -> None:
    team = make_team(database)
    who = team.people[0]
    task = team.next(who)
    assert task is not None
    team.submit(who, task.assignment, {"topic": "a"})
    team.submit(who, task.assignment, {"topic": "b"})
    with database.read() as connection:
        row = annotations.assignment(connection, task.assignment)
        assert row is not None
        assert [a.answers for a in annotations.history(connection, row.item_seq)] == ['{"topic":"a"}', '{"topic":"b"}']
        assert [a.answers for a in annotations.current(connection, row.item_seq)] == ['{"topic":"b"}']
    assert counted(team)["answers"] == 1


def test_agreement_kept_live_equals_agreement_counted_anew(database: Database) -> None:
    """Submits, revisions and send-backs in random order leave the sums that counting everything afresh gives."""
    team = make_team(database, people=4, items=12, overlap=3)
    chance = random.Random(3)
    tasks = []
    for _ in range(12):
        for who in team.people:
            task = team.label(who, _answers(chance))
            if task is not None:
                tasks.append((who, task))
    for who, task in chance.sample(tasks, 10):
        team.submit(who, task.assignment, _answers(chance))
    live = report(team)
    recount(team)
    assert rounded(live) == rounded(report(team))
    assert live["questions"][2]["value"] is not None


def test_a_changed_overlap_opens_slots_and_counts_stay_right(database: Database) -> None:
    team = make_team(database, people=3, items=4, overlap=1)
    for _ in range(4):
        team.label(team.people[0], {"topic": "a"})
    assert counted(team)["labeled"] == 4
    database.write(
        lambda c: change(c, team.project, name=None, overlap=2, lease_minutes=None, by=team.owner, now=now())
    )
    team.reload()
    assert (counted(team)["labeled"], counted(team)["open"]) == (0, 4)
    assert team.label(team.people[1], {"topic": "a"}) is not None
    assert counted(team)["labeled"] == 1


def _answers(chance: random.Random) -> dict[str, object]:
    ents = [
        span(f"r{n}", s := chance.randrange(0, 20), s + chance.randrange(1, 6), chance.choice(["person", "place"]))
        for n in range(chance.randrange(0, 4))
    ]
    links = [{"id": "e", "label": "knows", "from": "r0", "to": "r1"}] if len(ents) > 1 else []
    return {
        "ents": ents,
        "links": links,
        "topic": chance.choice("abc"),
        "tags": chance.sample(["x", "y", "z"], 2),
        "mood": chance.randrange(1, 6),
        "size": round(chance.random() * 10, 1),
    }
