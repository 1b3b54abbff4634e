"""Statistics as they are kept live, and counted afresh, to be compared."""

import orjson
from sqlalchemy import text

from tests.work.team import Team
from truemark.agreement.live.items import item_agreement
from truemark.store import annotations, statistics
from truemark.work import agreement
from truemark.work.projects import schema_of


def report(team: Team) -> dict[str, list[dict[str, object]]]:
    with team.database.read() as connection:
        return agreement.report(connection, team.project.id, schema_of(connection, team.project))


def recount(team: Team) -> None:
    def work(connection):  # type: ignore[no-untyped-def]
        statistics.clear_agreement(connection, team.project.id)
        schema = schema_of(connection, team.project)
        for item in connection.execute(text("SELECT * FROM items ORDER BY seq")).all():
            given = {a.user_id: orjson.loads(a.answers) for a in annotations.current(connection, item.seq)}
            data = orjson.loads(item.data)
            agreement.exchange(
                connection,
                team.project.id,
                item.seq,
                item.id,
                item_agreement(schema, data, {}),
                item_agreement(schema, data, given),
            )

    team.database.write(work)


def rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 9)
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    return [rounded(v) for v in value] if isinstance(value, list | tuple) else value
