"""Files of one project as those of another: what they hold is shared, for it is kept by content."""

from dataclasses import asdict, replace

from sqlalchemy import Connection

from truemark.store import media
from truemark.store.database import new_id


def copy_files(
    connection: Connection, project: str, source: str, after: str, n: int, now: str
) -> tuple[int, str | None]:
    """Up to n files after a name; gives how many were new, and the last one's name (None at the end)."""
    found = media.page(connection, source, after, n)
    if not found:
        return 0, None
    known = media.by_names(connection, project, [f.name for f in found])
    fresh = [f for f in found if f.name not in known]
    for file in fresh:
        media.insert(connection, asdict(replace(file, id=new_id(), project_id=project, created_at=now)))
    return len(fresh), found[-1].name
