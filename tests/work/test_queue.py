import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from tests.work.team import make_team
from truemark.store import queue as store
from truemark.store.clock import later, now
from truemark.store.database import Database
from truemark.work import labeling, queue
from truemark.work.errors import Conflict, LeaseLost


def test_fifty_people_asking_at_once_never_get_an_item_beyond_its_overlap(database: Database) -> None:
    team = make_team(database, people=50, items=20, overlap=2)
    with ThreadPoolExecutor(50) as pool:
        tasks = list(pool.map(team.next, team.people))
    given = Counter(t.item for t in tasks if t)
    assert sum(given.values()) == 40
    assert set(given.values()) == {2}
    assert len({t.assignment for t in tasks if t}) == 40


def test_fifty_people_working_at_once_finish_everything_exactly_overlap_times(database: Database) -> None:
    team = make_team(database, people=25, items=30, overlap=3)

    def shift(who):  # type: ignore[no-untyped-def]
        items = []
        while (task := team.label(who, {"topic": "a"})) is not None:
            items.append(task.item)
        return items

    with ThreadPoolExecutor(25) as pool:
        done = list(pool.map(shift, team.people))
    assert all(len(items) == len(set(items)) for items in done), "nobody gets an item twice"
    assert set(Counter(i for items in done for i in items).values()) == {3}
    assert sum(map(len, done)) == 90


def test_one_person_asking_from_many_tabs_gets_one_item(database: Database) -> None:
    team = make_team(database)
    with ThreadPoolExecutor(8) as pool:
        tasks = list(pool.map(lambda _: team.next(team.people[0]), range(8)))
    assert len({t.assignment for t in tasks if t}) == 1


def test_a_lease_that_expired_is_given_to_someone_else_first(database: Database) -> None:
    team = make_team(database, overlap=1)
    first = team.next(team.people[0])
    assert first is not None
    again = team.next(team.people[1], at=later(now(), 301))
    assert again is not None
    assert again.item == first.item


def test_a_lapsed_lease_can_be_taken_up_again_with_its_draft(database: Database) -> None:
    team = make_team(database, overlap=1)
    who = team.people[0]
    task = team.next(who)
    assert task is not None
    database.write(
        lambda c: labeling.save_draft(c, team.project, labeling.mine(c, task.assignment, who), {"topic": "b"}, now())
    )
    again = team.next(who, at=later(now(), 400))
    assert again is not None
    assert (again.assignment, again.draft) == (task.assignment, '{"topic":"b"}')


def test_a_submit_after_the_lease_ended_counts_while_the_slot_is_free(database: Database) -> None:
    team = make_team(database, overlap=1)
    task = team.next(team.people[0])
    assert task is not None
    database.write(lambda c: queue.reclaim(c, team.project, later(now(), 301)))
    assert team.submit(team.people[0], task.assignment, {"topic": "a"}).annotation.revision == 1


def test_a_submit_after_the_slot_went_to_somebody_else_is_refused_plainly(database: Database) -> None:
    team = make_team(database, overlap=1)
    task = team.next(team.people[0])
    assert task is not None
    late = later(now(), 301)
    team.next(team.people[1], at=late)
    with pytest.raises(LeaseLost, match="given to somebody else"):
        team.submit(team.people[0], task.assignment, {"topic": "a"}, at=late)


def test_a_skipped_item_goes_to_others_and_not_back_to_who_skipped_it(database: Database) -> None:
    team = make_team(database, overlap=1, items=2)
    ana, ben = team.people[:2]
    task = team.next(ana)
    assert task is not None
    database.write(
        lambda c: labeling.skip(c, team.project, labeling.mine(c, task.assignment, ana), ana, "cut off", now())
    )
    offered = {team.next(ben).item}  # type: ignore[union-attr]
    assert task.item in offered
    other = team.label(ana, {"topic": "a"})
    assert other is not None
    assert other.item != task.item
    assert team.next(ana) is None


def test_a_prefetched_item_is_a_second_lease_and_a_hoard_is_refused(database: Database) -> None:
    team = make_team(database, items=12)
    who = team.people[0]
    held: tuple[str, ...] = ()
    for _ in range(queue.MOST_HELD):
        task = team.next(who, holding=held)
        assert task is not None
        assert task.assignment not in held
        held += (task.assignment,)
    with pytest.raises(Conflict):
        team.next(who, holding=held)


def test_more_urgent_items_come_first_even_behind_the_cursor(database: Database) -> None:
    from truemark.work import bulk

    team = make_team(database, overlap=2, items=5)
    for _ in range(3):
        team.label(team.people[0], {"topic": "a"})
    database.write(
        lambda c: bulk.bulk(c, team.project, "priority", team.owner, now(), ids=None, filter="key:k1", value=9)
    )
    mine, other = team.next(team.people[0]), team.next(team.people[1])
    assert mine is not None
    assert other is not None
    assert (mine.key, other.key) == ("k3", "k1")


@pytest.mark.parametrize(
    ("place", "seek"),
    [
        ("here", "ix_items_queue (project_id=? AND rank=? AND seq>?)"),
        ("beyond", "ix_items_queue (project_id=? AND rank>?)"),
        ("returned", "ix_items_returned (project_id=?)"),
    ],
)
def test_next_is_answered_from_indexes_without_a_scan(database: Database, place: str, seek: str) -> None:
    team = make_team(database)
    query = store.eligible(database.sqlite, place, "")
    values = {"project": team.project.id, "user": team.people[0].id, "purpose": "label", "rank": 0, "seq": 0}
    with database.read() as connection:
        if database.sqlite:
            plan = connection.execute(text(f"EXPLAIN QUERY PLAN {query.text}"), values).all()
            told = " ".join(str(row[3]) for row in plan)
            assert seek in told
            assert not re.search(r"\bSCAN\b(?! SUB)|TEMP B-TREE", told)
        else:
            connection.execute(text("SET LOCAL enable_seqscan = off"))
            told = " ".join(row[0] for row in connection.execute(text(f"EXPLAIN {query.text}"), values))
            assert "Seq Scan" not in told
            assert "Sort" not in told
