"""The workspace's settings: names and values."""

from sqlalchemy import Connection, text


def values(connection: Connection) -> dict[str, str]:
    """What was set; what was not has its default, which the rules know."""
    return {r.name: r.value for r in connection.execute(text("SELECT name, value FROM settings"))}


def put(connection: Connection, name: str, value: str) -> None:
    connection.execute(
        text(
            "INSERT INTO settings (name, value) VALUES (:name, :value) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        ),
        {"name": name, "value": value},
    )
