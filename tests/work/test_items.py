import pytest

from tests.work.team import Team, make_team
from truemark.formats.rows import Row
from truemark.kinds.problem import Invalid
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.work import importing
from truemark.work import items as rules
from truemark.work.projects import schema_of


@pytest.fixture
def team(database: Database) -> Team:
    team = make_team(database, people=2, items=0, overlap=2)

    def fill(connection):  # type: ignore[no-untyped-def]
        rows = [
            Row(
                n,
                {
                    "key": f"k{n}",
                    "data": {"text": f"Größe {n} river{'bank' if n % 3 == 0 else ''}"},
                    "batch": f"b{n % 2}",
                    "priority": n % 4,
                },
            )
            for n in range(40)
        ]
        importing.import_now(
            connection,
            team.project,
            schema_of(connection, team.project),
            iter(rows),
            batch=None,
            all_or_nothing=True,
            who=team.owner,
            now=now(),
        )

    database.write(fill)
    for n in range(8):
        team.label(team.people[0], {"topic": "ab"[n % 2], "tags": ["x"]})
        team.label(team.people[1], {"topic": "a", "tags": ["x", "y"]})
    return team


def _keys(team: Team, filter: str = "", sort: str = "seq", limit: int = 500) -> list[str]:
    found: list[str] = []
    cursor: str | None = None
    while True:
        with team.database.read() as connection:
            page = rules.page(
                connection, team.project.id, filter=filter, sort=sort, cursor=cursor, limit=limit, count=False
            )
        found += [r.key for r in page.rows]
        cursor = page.cursor
        if cursor is None:
            return found


@pytest.mark.parametrize("sort", ["seq", "-seq", "priority", "-priority", "agreement", "-agreement"])
def test_pages_follow_each_other_without_gaps_or_repeats(team: Team, sort: str) -> None:
    whole = _keys(team, sort=sort)
    assert len(whole) == len(set(whole)) == 40
    assert _keys(team, sort=sort, limit=7) == whole


def test_priority_sorts_by_number(team: Team) -> None:
    assert [int(k[1:]) % 4 for k in _keys(team, sort="-priority")] == [3] * 10 + [2] * 10 + [1] * 10 + [0] * 10


def test_filters_hold_together(team: Team) -> None:
    assert len(_keys(team, "state:labeled")) == 8
    assert _keys(team, "key:k7") == ["k7"]
    assert len(_keys(team, "batch:b1")) == 20
    assert len(_keys(team, "annotator:p0@x.org state:labeled")) == 8
    assert len(_keys(team, "answer:topic=b")) == 4
    assert set(_keys(team, "answer:topic=b")) == set(_keys(team, "agreement:<0.6"))
    assert len(_keys(team, "answer:tags=y answer:topic=b")) == 4
    assert len(_keys(team, "priority:>=2")) == 20
    assert len(_keys(team, "riverbank")) == 14
    assert len(_keys(team, "RIVER größe")) == 40
    assert _keys(team, "größe 17") == ["k17"]
    assert len(_keys(team, "riverbank", sort="-priority")) == 14


@pytest.mark.parametrize(
    "line", ["state:nothing", "answer:topic", "agreement:high", "annotator:nobody@x.org", 'key:"open']
)
def test_a_filter_that_means_nothing_is_refused_with_words(team: Team, line: str) -> None:
    with pytest.raises(Invalid, match="filter"):
        _keys(team, line)


def test_a_forged_cursor_and_an_unknown_sort_are_refused(team: Team) -> None:
    for options in ({"cursor": "zzz", "sort": "seq"}, {"cursor": None, "sort": "name"}):
        with pytest.raises(Invalid), team.database.read() as connection:
            rules.page(connection, team.project.id, filter="", limit=5, count=False, **options)  # type: ignore[arg-type]
