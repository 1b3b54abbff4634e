"""Answers that were given elsewhere come in: as settled ones, or as the work of the people who gave them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import orjson
from sqlalchemy import Connection

from truemark.formats.images.answers import answers_of
from truemark.formats.images.dataset import Sample
from truemark.formats.labeled import Losses
from truemark.formats.rows import Row
from truemark.kinds.problem import Invalid
from truemark.schema import Schema
from truemark.store import annotations, items, media, people, projects, queue
from truemark.store.clock import later
from truemark.store.database import new_id
from truemark.work import importing, labeling, review, sign_in
from truemark.work.errors import Refused
from truemark.work.media import shows_files
from truemark.work.permissions import Person, Role
from truemark.work.projects import Project

As = Literal["settled", "annotators"]
MOST_ERRORS = 1_000


@dataclass(slots=True)
class Report:
    """What came in: pictures with answers, regions; what was refused and why; what the schema has no place for."""

    pictures: int = 0
    regions: int = 0
    items: int = 0
    people: int = 0
    refused: int = 0
    errors: list[dict[str, str]] = field(default_factory=list)
    lost: dict[str, int] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in Report.__dataclass_fields__}

    def refuse(self, file: str, message: str) -> None:
        self.refused += 1
        if len(self.errors) < MOST_ERRORS:
            self.errors.append({"file": file, "message": message})


def take_pictures(
    connection: Connection,
    project: Project,
    schema: Schema,
    pictures: Sequence[Sample],
    given_as: As,
    who: Person,
    report: Report,
    key: str,
    now: str,
    lasts: Mapping[str, list[str]] | None = None,
) -> None:
    """Answers to pictures that the project has; an item is made of a picture that none shows.

    key: names this import, so that the same answers again are stored once. lasts: the project's files by the last
    part of their names, for imports that call this often.
    """
    losses = Losses(report.lost)
    known = _matched(connection, project, [p.name for p in pictures], lasts)
    for number, picture in enumerate(pictures):
        row = known.get(picture.name)
        if row is None:
            report.refuse(picture.name, "is no file of the project; bring the picture in first")
            continue
        item = _item(connection, project, schema, row, report, now)
        if item is None:
            report.refuse(picture.name, "is shown by an item of another key; answers come in by the picture's name")
            continue
        picture.width, picture.height = orjson.loads(row.sizes)[0]
        answers = answers_of(schema, picture, 0, losses)
        mark = f"{key}-{picture.annotator or ''}-{number}"[:200]
        try:
            with connection.begin_nested():
                if given_as == "annotators" and picture.annotator:
                    person = placeholder(connection, project, picture.annotator, who, report, now)
                    _submit(connection, project, item, person, answers, mark, now)
                elif answers:
                    review.settle(
                        connection,
                        project,
                        item,
                        who,
                        accept=None,
                        answers=answers,
                        seconds=0,
                        key=mark,
                        now=now,
                        origin="import",
                    )
        except Invalid as fault:
            problem = fault.problems[0]
            report.refuse(picture.name, f"{problem.path}: {problem.message}")
            continue
        except Refused as fault:
            report.refuse(picture.name, str(fault))
            continue
        report.pictures += 1
        report.regions += sum(len(v) for v in answers.values() if isinstance(v, list))


def last_parts(connection: Connection, project: Project) -> dict[str, list[str]]:
    """The names of the project's files by their last part."""
    found: dict[str, list[str]] = {}
    for row in media.fingerprints(connection, project.id):
        found.setdefault(row.name.rsplit("/", 1)[-1], []).append(row.name)
    return found


def _matched(
    connection: Connection, project: Project, names: Sequence[str], lasts: Mapping[str, list[str]] | None
) -> dict[str, Any]:
    """The project's file of each name: of that very path, else the only one whose last part is the same."""
    found = media.by_names(connection, project.id, sorted(set(names)))
    missing = [n for n in names if n not in found]
    if missing:
        by_last = last_parts(connection, project) if lasts is None else lasts
        alike = {n: by_last.get(n.rsplit("/", 1)[-1], []) for n in missing}
        once = {n: a[0] for n, a in alike.items() if len(a) == 1}
        rows = media.by_names(connection, project.id, sorted(set(once.values())))
        found |= {n: rows[other] for n, other in once.items()}
    return found


def _item(connection: Connection, project: Project, schema: Schema, file: Any, report: Report, now: str) -> Any:
    """The item that shows a file: the one of its name, made when there is none."""
    row = items.by_key(connection, project.id, file.name)
    if row is None:
        document = {"key": file.name, "data": {shows_files(schema)[0]: file.name}}
        added = importing.Report()
        importing.add(connection, project, importing.judge(schema, [Row(1, document)], None), added, now)
        if added.refused:
            return None
        report.items += added.imported
        row = items.by_key(connection, project.id, file.name)
    assert row is not None
    shown: Mapping[str, Any] = orjson.loads(row.data)
    return row if shown.get(shows_files(schema)[0]) in (file.name, [file.name]) else None


def placeholder(connection: Connection, project: Project, name: str, by: Person, report: Report, now: str) -> Person:
    """The person of an address; one who is not here yet becomes a name without a way to sign in."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "somebody"
    email = name.lower() if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", name) else f"{slug}@imported.invalid"
    row = people.user_by_email(connection, email)
    if row is not None:
        return sign_in.person(row)
    person = sign_in.create_user(connection, email, name.split("@")[0], None, False, now)
    projects.set_member(connection, project.id, person.id, Role.ANNOTATOR, False, now)
    annotations.event(connection, "member.placeholder", now, project=project.id, user=by.id, subject=person.id)
    report.people += 1
    return person


def _submit(
    connection: Connection, project: Project, item: Any, person: Person, answers: dict[str, Any], key: str, now: str
) -> None:
    """Answers as that person's own work on the item. Raises Refused when the item has enough people already."""
    if annotations.by_key(connection, person.id, key) is not None:
        return
    lease = queue.lease(
        connection,
        id=new_id(),
        project=project.id,
        seq=item.seq,
        user=person.id,
        purpose="label",
        expires=later(now, project.lease_seconds),
        now=now,
    )
    if lease is None:
        raise Refused(f"{person.name} has answered this item before")
    if not queue.take_slot(connection, item.seq):
        raise Refused(f"{project.overlap} people have this item already; raise the project's overlap to take more")
    labeling.submit(connection, project, labeling.mine(connection, lease, person), person, answers, 0.0, key, now)
