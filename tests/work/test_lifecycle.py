"""Projects are archived, deleted, had back, purged and duplicated, on both databases."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.work.team import Team, counted, make_team
from truemark.jobs.run import Runner
from truemark.store import jobs as stored_jobs
from truemark.store import purging as stored
from truemark.store.blobs import Blobs
from truemark.store.clock import later, now
from truemark.store.database import Database, new_id
from truemark.store.states import JobState, Shelf
from truemark.store.tables import metadata
from truemark.work import duplicating, jobs, lifecycle, media, members, projects, purging
from truemark.work.asked import ExportAsked, FilesAsked
from truemark.work.errors import Archived, Conflict, Forbidden, NotFound
from truemark.work.permissions import Operation, Person, Role

MONTH = 30 * 86_400


def _shelves(team: Team, who: Person | None = None, at: str | None = None) -> dict[Shelf, list[str]]:
    with team.database.read() as connection:
        return {s: [p.name for p in projects.listed(connection, who or team.owner, s, at or now())] for s in Shelf}


def _require(team: Team, who: Person, operation: Operation) -> projects.Project:
    with team.database.read() as connection:
        return members.require(connection, team.project.id, who, operation)


def _delete(team: Team, at: str | None = None) -> str:
    return team.database.write(lambda c: lifecycle.delete(c, team.project, team.owner, at or now()))


def _rows(database: Database, project: str) -> dict[str, int]:
    """How many rows of a project each table has."""
    with database.read() as connection:
        return {
            t.name: connection.exec_driver_sql(
                f"SELECT count(*) FROM {t.name} WHERE project_id = '{project}'"
            ).scalar_one()
            for t in metadata.sorted_tables
            if "project_id" in t.c
        }


def test_an_archived_project_is_read_and_exported_and_not_worked_on(database: Database) -> None:
    team = make_team(database)
    ana = team.people[0]
    task = team.next(ana)
    assert task is not None
    database.write(lambda c: lifecycle.archive(c, team.project, team.owner, now()))
    assert _shelves(team) == {Shelf.ACTIVE: [], Shelf.ARCHIVED: ["P"], Shelf.TRASH: []}
    assert _shelves(team, ana)[Shelf.ARCHIVED] == ["P"]
    for allowed in (Operation.SEE_RESULTS, Operation.EXPORT, Operation.EDIT_MEMBERS, Operation.DUPLICATE_PROJECT):
        _require(team, team.owner, allowed)
    for refused in (Operation.LABEL, Operation.REVIEW, Operation.IMPORT, Operation.EDIT_ITEMS, Operation.EDIT_PROJECT):
        with pytest.raises(Archived, match="archived"):
            _require(team, team.owner, refused)
    database.write(lambda c: lifecycle.unarchive(c, team.project, team.owner, now()))
    assert _shelves(team)[Shelf.ACTIVE] == ["P"]
    _require(team, ana, Operation.LABEL)
    team.submit(ana, task.assignment, {"topic": "a"})
    assert counted(team)["answers"] == 1


def test_a_deleted_project_is_to_be_had_back_for_thirty_days_as_it_was(database: Database, tmp_path: Path) -> None:
    team = make_team(database)
    team.label(team.people[0], {"topic": "a"})
    before, at = counted(team), now()
    until = _delete(team, at)
    assert until == later(at, MONTH)
    assert _shelves(team) == {Shelf.ACTIVE: [], Shelf.ARCHIVED: [], Shelf.TRASH: ["P"]}
    assert _shelves(team, team.people[0]) == {s: [] for s in Shelf}, "an annotator has nothing to have back"
    with pytest.raises(NotFound, match="deleted"):
        _require(team, team.people[0], Operation.LABEL)
    assert purging.run_due(database, Blobs(tmp_path / "blobs"), later(at, MONTH - 60)) == 0
    database.write(lambda c: lifecycle.restore(c, team.project, team.owner, later(at, MONTH - 60)))
    assert _shelves(team)[Shelf.ACTIVE] == ["P"]
    assert counted(team) == before
    assert team.label(team.people[1], {"topic": "b"}) is not None, "and work goes on"
    with pytest.raises(Conflict, match="purged"):
        database.write(lambda c: lifecycle.restore(c, team.project, team.owner, now()))


def test_what_is_in_the_trash_past_thirty_days_leaves_nothing_but_its_events(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team, blobs = make_team(database, items=30, overlap=2), Blobs(tmp_path / "blobs")
    for who in team.people[:2]:
        for _ in range(5):
            team.label(who, {"topic": "a"})
    database.write(lambda c: jobs.ask(c, team.project.id, ExportAsked(format="truemark"), 0, team.owner, now()))
    with database.read() as connection:
        (job,) = jobs.listed(connection, team.project.id)
    runner = Runner(database, blobs)
    while runner.step(job.id):
        pass
    assert list(blobs.names()) != []
    other = database.write(lambda c: _another(c, team))
    kept = _rows(database, other)
    at = now()
    _delete(team, at)
    monkeypatch.setattr(purging, "ITEMS", 7)
    monkeypatch.setattr(purging, "ROWS", 3)
    assert _shelves(team, at=later(at, MONTH))[Shelf.TRASH] == [], "what is due is not to be had back"
    steps = 0
    while database.write(lambda c: purging.step(c, later(at, MONTH))):
        steps += 1
        with pytest.raises(Conflict):
            database.write(lambda c: lifecycle.restore(c, team.project, team.owner, later(at, MONTH)))
    assert steps > 8, "in steps, for no transaction is long"
    assert {name for name, n in _rows(database, team.project.id).items() if n} == {"events"}
    assert _rows(database, other) == kept
    assert purging.run_due(database, blobs, later(at, MONTH)) == 1, "the export's blobs, and nothing else"
    assert list(blobs.names()) == []
    assert purging.run_due(database, blobs, later(at, MONTH + 1)) == 0, "and it is over"
    if database.sqlite:
        with database.read() as connection:
            words = "SELECT count(*) FROM items_text WHERE items_text MATCH 'words'"
            assert connection.exec_driver_sql(words).scalar_one() == 3, "the search forgot the purged ones"


def _another(connection: Any, team: Team) -> str:
    from truemark.formats.rows import Row
    from truemark.work import importing

    schema = projects.schema_of(connection, team.project)
    made = projects.create(
        connection, name="Q", schema=schema, guideline="", overlap=1, lease_minutes=5, by=team.owner, now=now()
    )
    rows = (Row(n, {"data": {"text": f"Item {n} has some words in it"}}) for n in range(3))
    importing.import_now(connection, made, schema, rows, batch=None, all_or_nothing=True, who=team.owner, now=now())
    return made.id


def test_an_owner_purges_at_once(database: Database, tmp_path: Path) -> None:
    team = make_team(database)
    at = now()
    _delete(team, at)
    database.write(lambda c: lifecycle.purge(c, team.project, team.owner, later(at, 1)))
    assert purging.run_due(database, Blobs(tmp_path / "blobs"), later(at, 2)) > 0
    with pytest.raises(NotFound), database.read() as connection:
        lifecycle.in_trash(connection, team.project.id, team.owner, Operation.PURGE_PROJECT)


def test_a_file_goes_when_no_project_has_it_any_more(database: Database, tmp_path: Path) -> None:
    team, blobs = make_team(database, items=0), Blobs(tmp_path / "blobs")
    other = database.write(lambda c: _another(c, team))
    for name in ("media/both", "media/mine", "thumbnails/mine/0", "tiles/mine/0/1/0_0", "tiles/both/0/1/0_0"):
        blobs.put(name, b"x")
    for project, sha256 in ((team.project.id, "both"), (team.project.id, "mine"), (other, "both")):
        database.write(lambda c, p=project, s=sha256: _file(c, p, s))
    at = now()
    _delete(team, at)
    purging.run_due(database, blobs, later(at, MONTH))
    assert "media/mine" in set(blobs.names()), "an import may have seen it there just now"
    purging.run_due(database, blobs, later(at, MONTH + purging.CONTENT_WAITS))
    assert sorted(blobs.names()) == ["media/both", "tiles/both/0/1/0_0"]


def _file(connection: Any, project: str, sha256: str) -> None:
    from truemark.store import media

    row = {"id": new_id(), "project_id": project, "name": f"{sha256}.png", "sha256": sha256, "size": 1}
    row |= {"type": "image/png", "facts": "{}", "address": None}
    media.insert(connection, row | {"created_at": now()})


def test_an_upload_that_was_given_up_goes_after_a_week(database: Database, tmp_path: Path) -> None:
    team, blobs, at = make_team(database, items=0), Blobs(tmp_path / "blobs"), now()
    upload = database.write(lambda c: media.begin_upload(c, team.project, team.owner, "a.zip", 10, at))
    blobs.put(media.part_name(upload, 0), b"12345")
    week = later(at, purging.UPLOAD_WAITS + 1)
    assert purging.run_due(database, blobs, later(at, purging.UPLOAD_WAITS - 60)) == 0
    job = database.write(lambda c: jobs.ask(c, team.project.id, FilesAsked(uploads=(upload,)), 1, team.owner, at))
    assert purging.run_due(database, blobs, week) == 0, "a job may be about to read it"
    database.write(lambda c: stored_jobs.update(c, job.id, at, state=JobState.FAILED))
    assert purging.run_due(database, blobs, week) == 2
    assert list(blobs.names()) == []
    with pytest.raises(NotFound), database.read() as connection:
        media.own_upload(connection, upload, team.owner)


def test_every_table_of_projects_is_purged() -> None:
    """A new table that refers to a project, an item or an assignment is found by its columns."""
    purged = {t.name for t in (*stored.OF_ITEMS, *stored.OF_PROJECTS)} | {"items", "projects"}
    for table in metadata.sorted_tables:
        refers = {k.column.table.name for k in table.foreign_keys} & {"projects", "items", "assignments", "annotations"}
        if refers or "project_id" in table.c:
            assert table.name in purged | {"events"}, table.name
    assert {"annotations", "assignments", "answer_values"} <= {t.name for t in stored.OF_ITEMS}


def test_a_duplicate_has_schema_guideline_members_and_items_without_answers(database: Database, tmp_path: Path) -> None:
    team = make_team(database, people=2, items=12, overlap=2)
    team.label(team.people[0], {"topic": "a"})
    database.write(lambda c: projects.revise_guideline(c, team.project, "# Rules", "n", team.owner, now()))
    team.reload()
    made, job = database.write(
        lambda c: duplicating.duplicate(
            c, team.project, name="Again", members=True, with_items=True, by=team.owner, now=now()
        )
    )
    assert job is not None
    runner = Runner(database, Blobs(tmp_path / "blobs"))
    while runner.step(job.id):
        pass
    copy = Team(database, made, team.people, team.owner)
    with database.read() as connection:
        assert projects.guideline(connection, made).text == "# Rules"
        assert projects.schema_text(connection, made) == projects.schema_text(connection, team.project)
        assert {m.id for m in members.listed(connection, made.id)} == {p.id for p in (*team.people, team.owner)}
        done = jobs.get(connection, team.owner, job.id)
    report = orjson.loads(done.result or "{}")
    assert (report["imported"], report["files"], report["errors"]) == (12, 0, [])
    assert counted(copy) | {"wanted": 0} == {
        "items": 12, "open": 12, "labeled": 0, "rework": 0, "settled": 0, "answers": 0, "wanted": 0
    }  # fmt: skip
    assert copy.label(team.people[0], {"topic": "b"}) is not None
    assert counted(team)["answers"] == 1


def test_a_duplicate_alone_has_only_its_maker(database: Database) -> None:
    team = make_team(database)
    made, job = database.write(
        lambda c: duplicating.duplicate(
            c, team.project, name="Again", members=False, with_items=False, by=team.owner, now=now()
        )
    )
    assert job is None
    with database.read() as connection:
        assert [(m.id, m.role) for m in members.listed(connection, made.id)] == [(team.owner.id, Role.MANAGER)]
    with pytest.raises(Forbidden, match="may not make projects"):
        database.write(
            lambda c: duplicating.duplicate(
                c, team.project, name="Mine", members=False, with_items=False, by=team.people[0], now=now()
            )
        )
