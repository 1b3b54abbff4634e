"""Deleted items wait in the trash, hidden from those who work, and can be had back or purged."""

from pathlib import Path

import pytest

from tests.work.team import Team, counted, make_team
from truemark.formats.rows import Row
from truemark.store import statistics
from truemark.store.blobs import Blobs
from truemark.store.clock import later, now
from truemark.store.database import Database
from truemark.work import bulk, importing, items, labeling, purging, review
from truemark.work.errors import Conflict, NotFound
from truemark.work.projects import schema_of

MONTH = 30 * 86_400


def _bulk(team: Team, action: str, filter: str = "", at: str | None = None) -> bulk.Done:
    return team.database.write(
        lambda c: bulk.bulk(c, team.project, action, team.owner, at or now(), ids=None, filter=filter, value=None)
    )


def _keys(team: Team, trash: str | None = None) -> list[str | None]:
    with team.database.read() as connection:
        found = items.page(
            connection, team.project.id, filter="", sort="seq", cursor=None, limit=100, count=True, trash=trash
        )
        assert found.total == len(found.rows)
    return [r.key for r in found.rows]


def _import(team: Team, *keys: str) -> importing.Report:
    rows = [Row(n, {"key": k, "data": {"text": "new"}}) for n, k in enumerate(keys)]
    return team.database.write(
        lambda c: importing.import_now(
            c,
            team.project,
            schema_of(c, team.project),
            iter(rows),
            batch=None,
            all_or_nothing=True,
            who=team.owner,
            now=now(),
        )
    )


def test_deleted_items_are_listed_in_the_trash_and_come_back_with_their_answers(database: Database) -> None:
    team = make_team(database, items=3, overlap=1)
    team.label(team.people[0], {"topic": "a"})
    before = counted(team)
    assert _bulk(team, "delete", "key:k0").items == 1
    assert (_keys(team), _keys(team, now())) == (["k1", "k2"], ["k0"])
    assert counted(team) == before | {"items": 2, "labeled": 0, "answers": 0, "wanted": 2}
    done = _bulk(team, "restore")
    assert (done.items, done.renamed) == (1, [])
    assert _keys(team) == ["k0", "k1", "k2"]
    assert counted(team) == before
    assert done.id is not None
    database.write(lambda c: bulk.undo(c, team.project, str(done.id), team.owner, now()))
    assert _keys(team, now()) == ["k0"]


def test_the_key_of_a_deleted_item_may_come_again_and_a_restored_one_then_gets_a_suffix(database: Database) -> None:
    team = make_team(database, items=2)
    _bulk(team, "delete")
    assert (_import(team, "k0", "x").imported, _import(team, "k0").duplicates) == (2, 1)
    done = _bulk(team, "restore", "key:k0")
    assert [(r.was, r.key) for r in done.renamed] == [("k0", "k0 (restored)")]
    assert _keys(team) == ["k0 (restored)", "k0", "x"]
    _bulk(team, "delete", "key:k0")
    _import(team, "k0")
    assert [r.key for r in _bulk(team, "restore", "key:k0").renamed] == ["k0 (restored 2)"]


def test_two_of_the_trash_with_one_key_do_not_collide(database: Database) -> None:
    team = make_team(database, items=1)
    _bulk(team, "delete")
    _import(team, "k0")
    _bulk(team, "delete")
    assert sorted(str(r.key) for r in _bulk(team, "restore").renamed) == ["k0 (restored)"]
    assert sorted(map(str, _keys(team))) == ["k0", "k0 (restored)"]


def test_a_deleted_item_is_hidden_by_every_way_that_work_takes(database: Database) -> None:
    team = make_team(database, items=1, overlap=1)
    ana = team.people[0]
    task = team.next(ana)
    assert task is not None
    team.submit(ana, task.assignment, {"topic": "a"})
    _bulk(team, "delete")
    with database.read() as connection:
        with pytest.raises(NotFound, match="deleted"):
            labeling.mine(connection, task.assignment, ana)
        with pytest.raises(NotFound):
            items.get(connection, team.project.id, task.item)
        assert review.next_review(connection, team.project, team.owner, now()) is None
        row = items.get(connection, team.project.id, task.item, deleted=True)
        (annotation,) = review.open_review(connection, team.project, row).annotations
    with pytest.raises(NotFound, match="deleted"):
        database.write(lambda c: review.send_back(c, team.project, annotation.id, team.owner, "why", now()))
    for action in ("priority", "reopen", "delete"):
        n = database.write(
            lambda c, a=action: bulk.bulk(c, team.project, a, team.owner, now(), ids=[task.item], filter=None, value=1)
        )
        assert n.items == 0, action


def test_what_is_purged_is_gone_with_its_part_of_agreement(database: Database, tmp_path: Path) -> None:
    team = make_team(database, items=4, overlap=2)
    for who in team.people[:2]:
        for _ in range(2):
            team.label(who, {"topic": "a"})
    at = now()
    deleted = _bulk(team, "delete", at=at)
    _bulk(team, "purge", "key:k0", at=later(at, 1))
    assert _keys(team, later(at, 2)) == ["k1", "k2", "k3"]
    assert purging.run_due(database, Blobs(tmp_path / "blobs"), later(at, 2)) == 1
    with database.read() as connection:
        assert {p.items for p in statistics.pairs(connection, team.project.id)} == {1}, "k1 still counts"
    assert database.write(lambda c: bulk.undo(c, team.project, str(deleted.id), team.owner, later(at, 3))).items == 3
    assert _keys(team) == ["k1", "k2", "k3"]
    assert counted(team)["answers"] == 2
    _bulk(team, "delete", at=at)
    assert purging.run_due(database, Blobs(tmp_path / "blobs"), later(at, MONTH - 1)) == 0
    assert purging.run_due(database, Blobs(tmp_path / "blobs"), later(at, MONTH)) == 1
    assert _bulk(team, "restore", at=later(at, MONTH)).items == 0
    with database.read() as connection:
        assert statistics.pairs(connection, team.project.id) == []


def test_a_purge_is_not_undone_and_undoing_twice_is_refused(database: Database) -> None:
    team = make_team(database, items=2)
    deleted = _bulk(team, "delete")
    assert _bulk(team, "purge").id is None
    assert database.write(lambda c: bulk.undo(c, team.project, str(deleted.id), team.owner, now())).items == 0
    with pytest.raises(Conflict, match="undone already"):
        database.write(lambda c: bulk.undo(c, team.project, str(deleted.id), team.owner, now()))
