"""How a project stands: progress, who did how much, and how it goes day by day."""

from typing import Any

from sqlalchemy import Connection

from truemark.store import projects, statistics
from truemark.store.states import ItemState
from truemark.work.projects import Project

MOST_REASONS = 50  # those after are seldom; the items table filters by any


def progress(connection: Connection, project: Project) -> dict[str, int]:
    """Items by state, and how many answers there are of those asked for (items × overlap)."""
    found = statistics.counts(connection, project.id)
    return {name: found.get(name, 0) for name in ("items", *(s.value for s in ItemState), "answers")} | {
        "wanted": found.get("items", 0) * project.overlap
    }


def dashboard(connection: Connection, project: Project) -> dict[str, Any]:
    """Progress, a line a person (work, pace, what came back), a line a day and one a reason of skips."""
    rows = statistics.activity(connection, project.id)
    people: dict[str, dict[str, Any]] = {}
    days: dict[str, dict[str, Any]] = {}
    for row in rows:
        person = people.setdefault(
            row.user_id,
            {
                "id": row.user_id,
                "name": row.name,
                "email": row.email,
                "submitted": 0,
                "skipped": 0,
                "reviewed": 0,
                "sent_back": 0,
                "seconds": 0.0,
            },
        )
        day = days.setdefault(row.day, {"day": row.day, "submitted": 0, "reviewed": 0, "seconds": 0.0})
        for name in ("submitted", "skipped", "reviewed", "sent_back", "seconds"):
            person[name] += getattr(row, name)
        for name in ("submitted", "reviewed", "seconds"):
            day[name] += getattr(row, name)
    roles = {m.id: m.role for m in projects.members(connection, project.id)}
    skips = statistics.skip_reasons(connection, project.id, MOST_REASONS)
    pairs = statistics.pairs(connection, project.id)
    for id, person in people.items():
        mine = [(r.alike, r.items) for r in pairs if id in (r.first_id, r.second_id)]
        compared = sum(n for _, n in mine)
        person["role"] = roles.get(id)
        person["agreement"] = sum(a for a, _ in mine) / compared if compared else None
        person["compared"] = compared
    return {
        "progress": progress(connection, project),
        "people": sorted(people.values(), key=lambda p: (-p["submitted"], p["name"])),
        "days": [days[d] for d in sorted(days)],
        "skips": [{"reason": s.reason, "items": s.items, "people": s.people} for s in skips],
    }
