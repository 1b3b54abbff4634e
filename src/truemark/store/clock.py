"""Time as the store keeps it: RFC 3339, UTC, milliseconds, always 24 characters, so that text order is time order."""

from datetime import UTC, datetime, timedelta


def now() -> str:
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def later(moment: str, seconds: float) -> str:
    """The time `seconds` after (or, negative, before) a written moment."""
    return written(datetime.fromisoformat(moment) + timedelta(seconds=seconds))
