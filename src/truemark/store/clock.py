"""Time as the store keeps it: RFC 3339, UTC, milliseconds, always 24 characters, so that text order is time order."""

from datetime import UTC, datetime, timedelta


def now() -> str:
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read(moment: str) -> str:
    """A time in RFC 3339 with any offset, as the store writes it. Raises ValueError, also when it has no offset."""
    found = datetime.fromisoformat(moment)
    if found.tzinfo is None:
        raise ValueError(f"{moment!r} says no offset from UTC")
    return written(found)


def later(moment: str, seconds: float) -> str:
    """The time `seconds` after (or, negative, before) a written moment."""
    return written(datetime.fromisoformat(moment) + timedelta(seconds=seconds))
