import random
import re
from typing import Any

import orjson
import pytest
from sqlalchemy import text

from tests.work.live import recount, report, rounded
from tests.work.team import Team, counted, make_team, span
from truemark.store import annotations, items, statistics
from truemark.store import mine as store
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.store.states import DoneState
from truemark.work import labeling, mine, review
from truemark.work.errors import Conflict, LeaseLost, NotFound
from truemark.work.filters import parse_filter
from truemark.work.items import page as items_page
from truemark.work.permissions import Person
from truemark.work.queue import Task


def _open(team: Team, who: Person, assignment: str) -> Task:
    return team.database.write(lambda c: mine.open_again(c, team.project, assignment, who, now()))


def _skip(team: Team, who: Person, assignment: str, reason: str = "too dark", note: str = "") -> None:
    team.database.write(
        lambda c: labeling.skip(c, team.project, labeling.mine(c, assignment, who, True), who, reason, now(), note)
    )


def _settle(team: Team, item: str, answers: dict[str, Any]) -> None:
    team.database.write(
        lambda c: review.settle(
            c,
            team.project,
            items.get(c, item, True),  # type: ignore[arg-type]
            team.owner,
            accept=None,
            answers=answers,
            seconds=1,
            key=f"settle {item} {now()}",
            now=now(),
        )
    )


def _send_back(team: Team, annotation: str, reason: str = "look again") -> None:
    team.database.write(lambda c: review.send_back(c, team.project, annotation, team.owner, reason, now()))


def _page(team: Team, who: Person, state: str | None = None, cursor: str | None = None, limit: int = 50):  # type: ignore[no-untyped-def]
    with team.database.read() as connection:
        return mine.page(connection, team.project, who, state=state, cursor=cursor, limit=limit)


def _figures(team: Team, who: Person) -> mine.Figures:
    with team.database.read() as connection:
        return mine.figures(connection, team.project, who, "2020-01-01T00:00:00Z")


def test_own_items_are_listed_newest_first_page_by_page_with_what_was_answered(database: Database) -> None:
    team = make_team(database, items=5, overlap=2)
    who = team.people[0]
    for n in range(5):
        assert team.label(
            who, {"topic": "a", "ents": [span("1", 0, 4), span("2", 5, 6, "place"), span("3", 7, 9)], "size": n}
        )
    team.label(team.people[1], {"topic": "b"})
    first, cursor = _page(team, who, limit=2)
    second, cursor = _page(team, who, cursor=cursor, limit=2)
    third, end = _page(team, who, cursor=cursor, limit=2)
    listed = [*first, *second, *third]
    assert [own.row.item_key for own in listed] == ["k4", "k3", "k2", "k1", "k0"]
    assert end is None
    assert [own.state for own in listed] == ["submitted"] * 5
    assert listed[0].excerpt == "Item 4 has some words in it"
    assert [(s.question, s.value, s.times) for s in listed[0].said] == [
        ("ents", "person", 2),
        ("ents", "place", 1),
        ("topic", "a", 1),
        ("size", "4", 1),
    ]


def test_each_state_is_a_filter_and_figures_count_them(database: Database) -> None:
    team = make_team(database, people=1, items=4, overlap=1)
    who = team.people[0]
    for answers in ({"topic": "a"}, {"topic": "b"}, {"topic": "c"}):
        assert team.label(who, answers) is not None
    skipped = team.next(who)
    assert skipped is not None
    _skip(team, who, skipped.assignment, "Wrong language", "it is Dutch")
    listed, _ = _page(team, who)
    _settle(team, listed[-1].row.item_id, {"topic": "a"})
    with database.read() as connection:
        (current,) = annotations.current(connection, items.get(connection, listed[2].row.item_id).seq)  # type: ignore[union-attr]
    _send_back(team, current.id)
    found = {
        state: [o.row.item_key for o in _page(team, who, state)[0]]
        for state in ("submitted", "returned", "skipped", "settled")
    }
    assert found == {"submitted": ["k2"], "returned": ["k1"], "skipped": ["k3"], "settled": ["k0"]}
    (given,), _ = _page(team, who, "skipped")
    assert (given.row.reason, given.row.note) == ("Wrong language", "it is Dutch")
    (back,), _ = _page(team, who, "returned")
    assert back.row.reason == "look again"
    figures = _figures(team, who)
    assert (figures.today, figures.submitted, figures.settled, figures.returned, figures.skipped) == (3, 3, 1, 1, 1)
    assert (figures.seconds, figures.timed) == (1.0, 3)
    with database.read() as connection:
        assert mine.returned(connection, team.project.id, who) == 1


def test_a_submitted_item_is_opened_with_its_answers_and_submitted_as_the_next_revision(database: Database) -> None:
    team = make_team(database, people=2, items=1, overlap=1)
    who = team.people[0]
    task = team.label(who, {"topic": "a"})
    assert task is not None
    before = counted(team)
    opened = _open(team, who, task.assignment)
    assert (opened.state, orjson.loads(opened.draft or ""), opened.revision) == ("submitted", {"topic": "a"}, 1)
    assert counted(team) == before
    done = team.submit(who, task.assignment, {"topic": "b"}, key="again")
    repeated = team.submit(who, task.assignment, {"topic": "c"}, key="again")
    assert (done.annotation.revision, done.annotation.returned_for, repeated.repeated) == (2, None, True)
    assert counted(team) == before
    assert [s.value for s in _page(team, who)[0][0].said] == ["b"]


def test_a_correction_that_is_begun_is_found_again(database: Database) -> None:
    team = make_team(database, people=1, items=1, overlap=1)
    who = team.people[0]
    task = team.label(who, {"topic": "a"})
    assert task is not None
    _open(team, who, task.assignment)
    database.write(
        lambda c: labeling.save_draft(c, team.project, labeling.mine(c, task.assignment, who), {"topic": "c"}, now())
    )
    assert _page(team, who)[0][0].row.drafted
    assert orjson.loads(_open(team, who, task.assignment).draft or "") == {"topic": "c"}
    assert [s.value for s in _page(team, who)[0][0].said] == ["a"]


def test_what_is_settled_cannot_be_corrected_until_it_is_reopened(database: Database) -> None:
    team = make_team(database, people=1, items=1, overlap=1)
    who = team.people[0]
    task = team.label(who, {"topic": "a"})
    assert task is not None
    _settle(team, task.item, {"topic": "a"})
    with pytest.raises(Conflict, match="approved"):
        _open(team, who, task.assignment)
    with pytest.raises(Conflict, match="settled"):
        team.submit(who, task.assignment, {"topic": "b"})
    database.write(lambda c: review.reopen(c, team.project, items.get(c, task.item, True), team.owner, now()))  # type: ignore[arg-type]
    assert _open(team, who, task.assignment).state == "submitted"


def test_a_skipped_item_is_taken_up_again_while_there_is_a_place(database: Database) -> None:
    team = make_team(database, people=2, items=1, overlap=1)
    who, other = team.people
    task = team.next(who)
    assert task is not None
    _skip(team, who, task.assignment)
    opened = _open(team, who, task.assignment)
    assert (opened.state, opened.reason) == ("active", None)
    assert team.next(other) is None
    assert _figures(team, who).skipped == 0
    _skip(team, who, task.assignment)
    assert team.label(other, {"topic": "a"}) is not None
    with pytest.raises(LeaseLost, match="left this item to others"):
        _open(team, who, task.assignment)


def test_a_skipped_rework_that_is_taken_up_again_counts_once(database: Database) -> None:
    team = make_team(database, people=1, items=1, overlap=1)
    who = team.people[0]
    task = team.label(who, {"topic": "a"})
    assert task is not None
    with database.read() as connection:
        (current,) = annotations.current(connection, items.get(connection, task.item).seq)  # type: ignore[union-attr]
    _send_back(team, current.id)
    _skip(team, who, task.assignment)
    assert (counted(team)["answers"], counted(team)["open"]) == (0, 1)
    assert orjson.loads(_open(team, who, task.assignment).draft or "") == {"topic": "a"}
    team.submit(who, task.assignment, {"topic": "b"})
    assert (counted(team)["answers"], counted(team)["labeled"]) == (1, 1)


def test_nobody_opens_the_item_of_somebody_else(database: Database) -> None:
    team = make_team(database, people=2, items=1, overlap=1)
    task = team.label(team.people[0], {"topic": "a"})
    assert task is not None
    with pytest.raises(NotFound):
        _open(team, team.people[1], task.assignment)


def test_a_rework_keeps_the_reason_and_the_reviewer_sees_the_revision_before(database: Database) -> None:
    team = make_team(database, people=1, items=1, overlap=1)
    who = team.people[0]
    task = team.label(who, {"topic": "a"})
    assert task is not None
    opened = database.write(lambda c: review.next_review(c, team.project, team.owner, now()))
    assert opened is not None
    assert (opened.left, opened.before) == (1, {})
    _send_back(team, opened.annotations[0].id, "it is no a")
    team.submit(who, task.assignment, {"topic": "b"})
    seen = database.write(lambda c: review.next_review(c, team.project, team.owner, now()))
    assert seen is not None
    (current,) = seen.annotations
    assert (current.revision, current.returned_for) == (2, "it is no a")
    before = seen.before[current.id]
    assert (before.revision, seen.answers[before.id]) == (1, {"topic": "a"})
    team.submit(who, task.assignment, {"topic": "c"})
    with database.read() as connection:
        (latest,) = annotations.current(connection, seen.item.seq)
    assert latest.returned_for is None


def test_items_are_found_by_the_reason_of_a_skip(database: Database) -> None:
    team = make_team(database, people=2, items=3, overlap=2)
    for who, reason in ((team.people[0], "Wrong language"), (team.people[1], "too dark")):
        task = team.next(who)
        assert task is not None
        _skip(team, who, task.assignment, reason)
    second = team.next(team.people[0])
    assert second is not None
    _skip(team, team.people[0], second.assignment, "too dark", "a cellar")

    def keys(line: str) -> list[str | None]:
        with database.read() as connection:
            found = items_page(connection, team.project.id, filter=line, sort="seq", cursor=None, limit=50, count=True)
        return [r.key for r in found.rows]

    assert keys("skipped:yes") == ["k0", "k1"]
    assert keys('skipped:"too dark"') == ["k0", "k1"]
    assert keys('skipped:"Wrong language"') == ["k0"]
    assert keys("skipped:no-such-reason") == []
    third = team.next(team.people[0])
    assert third is not None
    _skip(team, team.people[0], third.assignment, 'says "void" only')
    assert keys('skipped:"says void only"') == ["k2"]
    with database.read() as connection:
        reasons = statistics.skip_reasons(connection, team.project.id, 10)
    assert [(r.reason, r.items, r.people) for r in reasons] == [
        ("too dark", 2, 2),
        ("Wrong language", 1, 1),
        ('says "void" only', 1, 1),
    ]
    assert parse_filter('skipped:"Wrong language"', str).skip_reason == "Wrong language"


@pytest.mark.parametrize("state", [None, *DoneState])
def test_a_page_is_sought_in_the_persons_own_index_without_a_sort(database: Database, state: DoneState | None) -> None:
    team = make_team(database)
    query = store.page_query(state, True)
    values = {"project": team.project.id, "user": team.people[0].id, "at": now(), "id": "0", "limit": 50}
    with database.read() as connection:
        if database.sqlite:
            plan = connection.execute(text(f"EXPLAIN QUERY PLAN {query.text}"), values).all()
            told = " ".join(str(row[3]) for row in plan)
            assert "ix_assignments_done (project_id=? AND user_id=? AND done_at" in told
            assert not re.search(r"\bSCAN\b|TEMP B-TREE", told)
        else:
            connection.execute(text("SET LOCAL enable_seqscan = off"))
            connection.execute(text("SET LOCAL enable_bitmapscan = off"))
            told = " ".join(row[0] for row in connection.execute(text(f"EXPLAIN {query.text}"), values))
            assert "Seq Scan" not in told


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_corrections_skips_and_reviews_what_is_kept_live_equals_what_is_counted_afresh(
    database: Database, seed: int
) -> None:
    team = make_team(database, people=4, items=8, overlap=2)
    chance = random.Random(seed)
    for _ in range(120):
        chance.choice([_label, _label, _correct, _skip_or_take_up, _review])(team, chance)
    live = report(team)
    recount(team)
    assert rounded(live) == rounded(report(team))
    with database.read() as connection:
        stored = {
            r.state: r.n for r in connection.execute(text("SELECT state, count(*) AS n FROM items GROUP BY state"))
        }
        acts = {r.name for r in connection.execute(text("SELECT DISTINCT name FROM events"))}
        revisions = connection.execute(
            text("SELECT max(revision) FROM annotations WHERE origin = 'human'")
        ).scalar_one()
        counted_by_item = connection.execute(
            text(
                "SELECT i.answered, i.held, i.slots_free, i.state, count(a.id) FILTER (WHERE a.state IN ('submitted', 'rework')) AS had, "
                "count(a.id) FILTER (WHERE a.state IN ('submitted', 'rework', 'active')) AS taken "
                "FROM items i LEFT JOIN assignments a ON a.item_seq = i.seq AND a.purpose = 'label' "
                "GROUP BY i.seq, i.answered, i.held, i.slots_free, i.state"
            )
        ).all()
    done = {"item.skipped", "item.taken_again", "annotation.sent_back", "item.settled", "item.reopened"}
    assert acts >= done  # what this is about has happened
    assert revisions > 1
    progress = counted(team)
    assert {s: progress[s] for s in ("open", "labeled", "rework", "settled")} == {
        s: stored.get(s, 0) for s in ("open", "labeled", "rework", "settled")
    }
    assert progress["answers"] == sum(r.had for r in counted_by_item)
    for row in counted_by_item:
        assert (row.answered, row.held) == (row.had, row.taken)
        assert row.slots_free == (0 if row.state == "settled" else max(0, 2 - row.held))


def _label(team: Team, chance: random.Random) -> None:
    team.label(chance.choice(team.people), {"topic": chance.choice("abc"), "ents": [span("1", chance.randrange(3), 6)]})


def _correct(team: Team, chance: random.Random) -> None:
    who = chance.choice(team.people)
    listed, _ = _page(team, who, chance.choice(["submitted", "returned"]))
    if listed:
        task = _open(team, who, chance.choice(listed).row.id)
        team.submit(who, task.assignment, {"topic": chance.choice("abc")})


def _skip_or_take_up(team: Team, chance: random.Random) -> None:
    who = chance.choice(team.people)
    listed, _ = _page(team, who, "skipped")
    if listed and chance.random() < 0.6:
        chosen = chance.choice(listed).row.id
        try:
            _open(team, who, chosen)
        except LeaseLost:
            return
        if chance.random() < 0.7:
            team.submit(who, chosen, {"topic": chance.choice("abc")})
        return
    task = team.next(who)
    if task is not None:
        _skip(team, who, task.assignment, chance.choice(["too dark", "Wrong language"]))


def _review(team: Team, chance: random.Random) -> None:
    found = team.database.write(lambda c: review.next_review(c, team.project, team.owner, now()))
    if found is None:
        return
    if chance.random() < 0.5:
        _send_back(team, chance.choice(list(found.annotations)).id)
        return
    _settle(team, found.item.id, {"topic": "a"})
    if chance.random() < 0.5:
        team.database.write(
            lambda c: review.reopen(c, team.project, items.get(c, found.item.id, True), team.owner, now())  # type: ignore[arg-type]
        )
