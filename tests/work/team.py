"""A project with people, made by the rules themselves."""

from dataclasses import dataclass
from typing import Any

from truemark.formats.rows import Row
from truemark.schema import parse_schema
from truemark.store.clock import now
from truemark.store.database import Database, new_id
from truemark.work import importing, labeling, members, queue, sign_in
from truemark.work import projects as rules
from truemark.work.permissions import Person, Role

SCHEMA = {
    "stages": [{"name": "text", "type": "text", "source": "text"}],
    "questions": [
        {"name": "ents", "type": "regions", "stage": "text", "labels": ["person", "place"]},
        {"name": "links", "type": "relations", "from": "ents", "to": "ents", "labels": ["knows"]},
        {"name": "topic", "type": "choice", "options": ["a", "b", "c"]},
        {"name": "tags", "type": "choice", "multiple": True, "options": ["x", "y", "z"]},
        {"name": "mood", "type": "rating", "min": 1, "max": 5},
        {"name": "size", "type": "number"},
    ],
}


@dataclass
class Team:
    database: Database
    project: rules.Project
    people: list[Person]
    owner: Person

    def reload(self) -> rules.Project:
        with self.database.read() as connection:
            self.project = rules.load(connection, self.project.id)
        return self.project

    def next(self, who: Person, at: str | None = None, holding: tuple[str, ...] = ()) -> queue.Task | None:
        return self.database.write(lambda c: queue.next_task(c, self.project, who, at or now(), holding))

    def submit(
        self, who: Person, assignment: str, answers: dict[str, Any], key: str | None = None, at: str | None = None
    ) -> labeling.Submitted:
        def work(connection: Any) -> labeling.Submitted:
            row = labeling.mine(connection, assignment, who, lock=True)
            return labeling.submit(connection, self.project, row, who, answers, 1.0, key or new_id(), at or now())

        return self.database.write(work)

    def label(self, who: Person, answers: dict[str, Any]) -> queue.Task | None:
        task = self.next(who)
        if task is not None:
            self.submit(who, task.assignment, answers)
        return task


def make_team(
    database: Database,
    people: int = 3,
    items: int = 10,
    overlap: int = 2,
    lease_minutes: float = 5,
    schema: dict[str, Any] | None = None,
) -> Team:
    at = now()

    def work(connection: Any) -> Team:
        owner = sign_in.create_user(connection, "owner@x.org", "Owner", None, True, at)
        parsed = parse_schema(schema or SCHEMA)
        project = rules.create(
            connection,
            name="P",
            schema=parsed,
            guideline="",
            overlap=overlap,
            lease_minutes=lease_minutes,
            by=owner,
            now=at,
        )
        found = []
        for n in range(people):
            who = sign_in.create_user(connection, f"p{n}@x.org", f"P{n}", None, False, at)
            members.set_role(connection, project.id, who.id, Role.ANNOTATOR, owner, at)
            found.append(who)
        rows = [Row(n, {"key": f"k{n}", "data": {"text": f"Item {n} has some words in it"}}) for n in range(items)]
        importing.import_now(
            connection, project, parsed, iter(rows), batch=None, all_or_nothing=True, who=owner, now=at
        )
        return Team(database, project, found, owner)

    return database.write(work)


def counted(team: Team) -> dict[str, Any]:
    from truemark.work.dashboard import progress

    with team.database.read() as connection:
        return progress(connection, team.project)


def span(id: str, start: int, end: int, label: str = "person") -> dict[str, Any]:
    return {"id": id, "label": label, "shape": {"type": "span", "start": start, "end": end}}


__all__ = ["SCHEMA", "Team", "counted", "make_team", "span"]
