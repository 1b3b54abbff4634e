"""Who makes projects, who looks people up, how a person is erased, and what the audit trail keeps of it all."""

import csv
import io

import orjson
import pytest

from tests.work.team import Team, make_team
from truemark.kinds.problem import Invalid
from truemark.store.clock import later, now
from truemark.store.database import Database
from truemark.store.rows import Event
from truemark.store.states import Circle
from truemark.work import accounts, erasing, exporting, items, members, queue, settings, sign_in, trail
from truemark.work.errors import Conflict, Forbidden, NotFound, NotSignedIn, TooManyAttempts
from truemark.work.permissions import Person, Role


def _trail(team: Team, **wanted: str) -> list[Event]:
    with team.database.read() as connection:
        which = trail.wanted(
            connection,
            team.owner,
            **{n: wanted.get(n) for n in ("person", "kind", "project", "since", "until")},  # type: ignore[arg-type]
        )
        return list(trail.page(connection, which, None, 500).rows)


def _may_create(team: Team, who: Person) -> bool:
    with team.database.read() as connection:
        return settings.may_create(connection, who)


def test_projects_are_made_by_those_whom_the_setting_lets(database: Database) -> None:
    team = make_team(database, people=3)
    annotator, manager, viewer = team.people
    stranger = database.write(lambda c: sign_in.create_user(c, "new@x.org", "", None, False, now()))
    database.write(lambda c: members.set_role(c, team.project.id, manager.id, Role.MANAGER, team.owner, now()))
    database.write(lambda c: members.set_role(c, team.project.id, viewer.id, Role.VIEWER, team.owner, now()))
    everyone = (team.owner, manager, annotator, stranger, viewer)
    allowed = {Circle.OWNERS: 1, Circle.MANAGERS: 2, Circle.EVERYBODY: 4}
    assert [_may_create(team, w) for w in everyone] == [True, True, False, False, False], "managers, by default"
    for circle, n in allowed.items():
        database.write(lambda c, v=circle: settings.change(c, team.owner, {"creates_projects": v}, now()))
        assert [_may_create(team, w) for w in everyone] == [i < n for i in range(5)], circle
    with pytest.raises(Forbidden):
        database.write(lambda c: settings.change(c, manager, {"creates_projects": Circle.EVERYBODY}, now()))
    with pytest.raises(Invalid):
        database.write(lambda c: settings.change(c, team.owner, {"finds_people": Circle.EVERYBODY}, now()))


def test_people_are_looked_up_only_by_those_whom_the_setting_lets(database: Database) -> None:
    team = make_team(database, people=2)
    manager = team.people[0]
    database.write(lambda c: members.set_role(c, team.project.id, manager.id, Role.MANAGER, team.owner, now()))
    database.write(lambda c: sign_in.create_user(c, "zoe@x.org", "Zoë 100%", None, False, now()))
    with database.read() as connection:

        def found(words: str) -> list[str]:
            return [c.email for c in members.candidates(connection, team.project.id, words, manager)]

        assert found("") == ["zoe@x.org"], "those who are members already are left out"
        assert (found("ZO"), found("100%"), found("1_0"), found("x.org")) == (["zoe@x.org"],) * 2 + ([], ["zoe@x.org"])
    database.write(lambda c: settings.change(c, team.owner, {"finds_people": Circle.OWNERS}, now()))
    for address in ("zoe@x.org", "nobody@x.org"):
        with pytest.raises(Forbidden, match="only owners look people up"):
            database.write(lambda c, a=address: members.set_role(c, team.project.id, a, Role.ANNOTATOR, manager, now()))
    database.write(lambda c: members.set_role(c, team.project.id, "p1@x.org", Role.REVIEWER, manager, now()))
    database.write(lambda c: members.set_role(c, team.project.id, "zoe@x.org", Role.VIEWER, team.owner, now()))
    changes = [orjson.loads(e.detail or "") for e in _trail(team, kind="member.set")][:2]
    assert changes == [{"role": "viewer"}, {"role": "reviewer", "was": "annotator"}]


def test_the_filter_tells_nothing_of_people_of_elsewhere(database: Database) -> None:
    team = make_team(database, people=1)
    database.write(lambda c: sign_in.create_user(c, "else@x.org", "", None, False, now()))
    with database.read() as connection:
        said = []
        for name in ("else@x.org", "none@x.org"):
            with pytest.raises(Invalid) as refused:
                items.read_filter(connection, team.project.id, f"annotator:{name}")
            said.append(str(refused.value).replace(name, "?"))
        assert said[0] == said[1]
        assert items.read_filter(connection, team.project.id, "annotator:p0@x.org").annotator == team.people[0].id


def test_an_erased_person_leaves_answers_under_a_pseudonym_and_the_address_free(database: Database) -> None:
    team = make_team(database, people=2, items=2, overlap=1)
    ana = team.people[0]
    team.label(ana, {"topic": "a"})
    task = team.next(ana)
    assert task is not None
    token = database.write(lambda c: sign_in.create_token(c, ana.id, "t", now()))[1]
    session = database.write(lambda c: sign_in.open_session(c, ana.id, now(), "10.1.2.3"))
    database.write(lambda c: accounts.rename(c, ana, "Ana Reis", now()))
    _, secret = database.write(
        lambda c: members.invite(c, team.project.id, Role.REVIEWER, "p0@x.org", team.owner, now())
    )
    gone = database.write(lambda c: erasing.erase(c, team.owner, ana.id, now()))
    assert gone.name == f"Person {ana.id[-4:]}"
    for credentials in ((session, None), (None, token)):
        with pytest.raises(NotSignedIn), database.read() as connection:
            accounts.identify(connection, *credentials, now())
    with database.read() as connection:
        assert ana.id not in {m.id for m in members.listed(connection, team.project.id)}
        with pytest.raises(NotFound):
            accounts.invitation(connection, secret, now())
        run, _ = exporting.read_run(connection, team.project.id, 0, {})
        assert [a["annotator"] for item in run for a in item.annotations] == [f"{ana.id}@erased.invalid"]
        everything = "".join(
            str(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
            for table in ("users", "events", "invitations", "assignments", "sessions", "tokens", "sign_in_failures")
        )
    for trace in ("p0@x.org", "'P0'", "Ana Reis", "10.1.2.3"):
        assert trace not in everything, trace
    assert team.label(team.people[1], {"topic": "b"}) is not None, "what was in hand is handed to others"
    again = database.write(lambda c: sign_in.create_user(c, "p0@x.org", "Ana", None, False, now()))
    assert again.id != ana.id
    for attempt in (lambda c: erasing.erase(c, team.owner, ana.id, now()),):
        with pytest.raises(NotFound):
            database.write(attempt)
    with pytest.raises(Conflict, match="own account"):
        database.write(lambda c: erasing.erase(c, team.owner, team.owner.id, now()))
    with pytest.raises(Conflict, match="erased"):
        database.write(
            lambda c: accounts.change(c, team.owner, ana.id, disabled=False, owner=None, password_hash=None, now=now())
        )


def test_a_token_ends_with_its_time_and_a_disabled_account_for_good(database: Database) -> None:
    team = make_team(database, people=1)
    ana, at = team.people[0], now()
    token = database.write(lambda c: accounts.make_token(c, ana, "t", 7, False, at))[1]

    def valid(when: str) -> bool:
        with database.read() as connection:
            try:
                return accounts.identify(connection, None, token, when).id == ana.id
            except NotSignedIn:
                return False

    assert (valid(later(at, 6 * 86_400)), valid(later(at, 7 * 86_400))) == (True, False)
    with pytest.raises(Forbidden, match="makes no tokens"):
        database.write(lambda c: accounts.make_token(c, ana, "t", None, True, at))
    for disabled in (True, False):
        database.write(
            lambda c, d=disabled: accounts.change(
                c, team.owner, ana.id, disabled=d, owner=None, password_hash=None, now=at
            )
        )
    assert not valid(at), "what was revoked by disabling does not come back"
    for _ in range(accounts.MOST_TOKENS):
        database.write(lambda c: accounts.make_token(c, ana, "t", None, False, at))
    with pytest.raises(Conflict, match="at most"):
        database.write(lambda c: accounts.make_token(c, ana, "t", None, False, at))


def test_failed_sign_ins_and_locks_are_in_the_trail(database: Database) -> None:
    team = make_team(database, people=1)
    hash = sign_in.check_password("password-1")
    ana = database.write(lambda c: sign_in.create_user(c, "a@x.org", "A", hash, False, now(), by=team.owner))
    for _ in range(sign_in.ATTEMPTS):
        with pytest.raises(NotSignedIn):
            sign_in.sign_in(database, "a@x.org", "wrong", "10.0.0.9", now())
    with pytest.raises(TooManyAttempts):
        sign_in.sign_in(database, "a@x.org", "password-1", "10.0.0.9", now())
    with pytest.raises(NotSignedIn):
        sign_in.sign_in(database, "who@x.org", "secret typed into the wrong field", "10.0.0.9", now())
    about = _trail(team, person="a@x.org")
    assert [e.name for e in about] == ["session.locked", *["session.refused"] * 10, "user.created"]
    assert {(e.user_id, e.detail) for e in about[:-1]} == {(None, '{"from":"10.0.0.9"}')}
    assert (about[-1].user_id, about[-1].subject) == (team.owner.id, ana.id)
    assert "who@x.org" not in str(_trail(team))


def test_the_trail_is_read_page_by_page_filtered_and_as_a_table(database: Database) -> None:
    team = make_team(database, people=3)
    whole = _trail(team)
    pages: list[Event] = []
    cursor: str | None = None
    with database.read() as connection:
        which = trail.Wanted()
        while True:
            page = trail.page(connection, which, cursor, 3)
            pages += page.rows
            cursor = page.cursor
            if cursor is None:
                break
    assert [e.seq for e in pages] == [e.seq for e in whole] == sorted((e.seq for e in whole), reverse=True)
    assert {e.name for e in _trail(team, kind="member")} == {"member.set"}
    assert {e.name for e in _trail(team, kind="user.created")} == {"user.created"}
    assert {e.project_id for e in _trail(team, project=team.project.id)} == {team.project.id}
    assert _trail(team, until=whole[-1].at) == []
    assert len(_trail(team, since=whole[-1].at)) == len(whole)
    today = whole[-1].at[:10]
    assert len(_trail(team, since=today, until=whole[0].at[:10])) == len(whole), "a day is meant whole"
    rows = list(csv.DictReader(io.StringIO(b"".join(trail.as_csv(database, which)).decode())))
    assert [int(r["seq"]) for r in rows] == [e.seq for e in whole]
    assert {r["event"] for r in rows} == {e.name for e in whole}
    with database.read() as connection:
        assert trail.kinds(connection, team.owner) == sorted({e.name for e in whole})
        with pytest.raises(Forbidden):
            trail.kinds(connection, team.people[0])
        for wrong in ({"since": "yesterday"}, {"person": "nobody"}):
            with pytest.raises(Invalid):
                _trail(team, **wrong)
        with pytest.raises(Invalid):
            trail.page(connection, which, "x", 5)


def test_a_lease_of_an_erased_person_is_free_at_once(database: Database) -> None:
    team = make_team(database, people=2, items=1, overlap=1)
    assert team.next(team.people[0]) is not None
    assert team.next(team.people[1]) is None
    database.write(lambda c: erasing.erase(c, team.owner, team.people[0].id, now()))
    assert database.write(lambda c: queue.next_task(c, team.project, team.people[1], now())) is not None
