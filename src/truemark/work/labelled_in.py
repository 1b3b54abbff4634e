"""Answers that were given elsewhere come in: as settled ones, or as the work of the people who gave them."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import orjson
from sqlalchemy import Connection

from truemark.formats.images.answers import answers_of
from truemark.formats.images.dataset import Sample
from truemark.formats.images.names import own_name, split_of
from truemark.formats.labeled import Losses
from truemark.formats.rows import Row
from truemark.kinds.problem import Invalid
from truemark.media import STAGES
from truemark.media.image import sizes_of
from truemark.schema import Schema
from truemark.store import annotations, items, media, people, projects, queue
from truemark.store.clock import later
from truemark.store.database import new_id
from truemark.store.purposes import LABEL
from truemark.store.rows import File, Item
from truemark.store.states import Origin
from truemark.work import importing, labeling, review, sign_in
from truemark.work.errors import Refused
from truemark.work.media import facts, shows_files
from truemark.work.permissions import Person, Role
from truemark.work.projects import Project
from truemark.work.report import Report

As = Literal["settled", "annotators"]


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
    """Answers to images that the project has, and to texts; an item is made of what none shows yet.

    key: names this import, so that the same answers again are stored once. lasts: the project's files by the last
    part of their names, for imports that call this often.
    """
    losses = Losses(report.lost, report.places)
    known = _matched(connection, project, [p for p in pictures if p.text is None], lasts)
    for number, picture in enumerate(pictures):
        row = known.get(id(picture))
        if row is None and picture.text is None:
            report.refuse(picture.name, "is no file of the project; bring the image in first")
            continue
        item = _item(connection, project, schema, picture, row, report, now)
        if item is None:
            report.refuse(picture.name, "is shown by an item of another key; answers come in by the image's name")
            continue
        if row is not None:
            _of_own_size(picture, row, losses)
        answers = answers_of(schema, picture, 0, losses)
        mark = f"{key}-{picture.annotator or ''}-{number}"[:200]

        def take(answers: dict[str, Any], picture: Sample = picture, item: Item = item, mark: str = mark) -> None:
            if given_as == "annotators" and picture.annotator:
                person = placeholder(connection, project, picture.annotator, who, report, now)
                _submit(connection, project, item, person, answers, picture.seconds, mark, now)
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
                    origin=Origin.IMPORT,
                )

        if _taken(connection, take, answers, picture, report):
            report.pictures += 1
            report.regions += sum(
                1 for v in answers.values() if isinstance(v, list) for r in v if isinstance(r, dict) and "shape" in r
            )


def _taken(
    connection: Connection,
    take: Callable[[dict[str, Any]], None],
    answers: dict[str, Any],
    picture: Sample,
    report: Report,
) -> bool:
    """Whether the answers came in; single ones that do not fit are refused by themselves, with their places."""
    while True:
        try:
            with connection.begin_nested():
                take(answers)
            return True
        except Refused as fault:
            report.refuse(picture.name, str(fault))
            return False
        except Invalid as fault:
            for problem in fault.problems:
                report.refuse(picture.name, f"{problem.path}: {problem.message}")
            if not _leave_out(answers, [p.path for p in fault.problems]) or not answers:
                return False


_REGION = re.compile(r"^answers\.([^.\[]+)(?:\[(\d+)\])?")


def _leave_out(answers: dict[str, Any], paths: Sequence[str]) -> bool:
    """Take the answers at these paths out, and relations of regions that go; whether any went."""
    gone: dict[str, set[int]] = {}
    changed = False
    for path in paths:
        found = _REGION.match(path)
        if found is None or found.group(1) not in answers:
            continue
        if found.group(2) is None or not isinstance(answers[found.group(1)], list):
            del answers[found.group(1)]
            changed = True
        else:
            gone.setdefault(found.group(1), set()).add(int(found.group(2)))
    ids = set()
    for name, places in gone.items():
        if name in answers:
            ids |= {answers[name][n]["id"] for n in places if isinstance(answers[name][n], dict)}
            answers[name] = [a for n, a in enumerate(answers[name]) if n not in places]
            changed = True
    for name, given in answers.items():
        if isinstance(given, list) and any(isinstance(r, dict) and "from" in r for r in given):
            answers[name] = [r for r in given if r["from"] not in ids and r["to"] not in ids]
    return changed


def _of_own_size(picture: Sample, file: File, losses: Losses) -> None:
    """The image's own size counts; a source that says otherwise is told of."""
    sizes = sizes_of(facts(file))
    if not sizes:
        return
    size = sizes[0]
    if picture.width and picture.file is None and (picture.width, picture.height) != tuple(size):
        losses.add(
            "sizes that are not the image's own (turned by EXIF?)",
            1,
            f"{picture.name}: {picture.width} × {picture.height} in the file, {size[0]} × {size[1]} in the image",
        )
    picture.width, picture.height = size


def last_parts(connection: Connection, project: Project) -> dict[str, list[str]]:
    """The names of the project's files by their last part."""
    found: dict[str, list[str]] = {}
    for name in media.names(connection, project.id):
        found.setdefault(name.rsplit("/", 1)[-1], []).append(name)
    return found


def _matched(
    connection: Connection, project: Project, pictures: Sequence[Sample], lasts: Mapping[str, list[str]] | None
) -> dict[int, File]:
    """The project's file of each sample: of that very path, or of another name that the source has for it; else the
    only one whose path ends alike."""
    wanted = {n for p in pictures for n in (p.name, *p.aliases)}
    found = media.by_names(connection, project.id, sorted(wanted))
    rows = {id(p): next((found[n] for n in (p.name, *p.aliases) if n in found), None) for p in pictures}
    missing = [p for p in pictures if rows[id(p)] is None]
    if missing:
        by_last = last_parts(connection, project) if lasts is None else lasts
        named = {id(p): _alike(p, by_last) for p in missing}
        more = media.by_names(connection, project.id, sorted({n for n in named.values() if n}))
        rows |= {key: more.get(name) if name else None for key, name in named.items()}
    return {key: row for key, row in rows.items() if row is not None}


def _alike(picture: Sample, by_last: Mapping[str, list[str]]) -> str | None:
    """The only file whose path ends as one of the sample's names, by as many folders as it takes."""
    for name in (picture.name, *picture.aliases):
        last = name.rsplit("/", 1)[-1]
        candidates = by_last.get(last, [])
        if len(candidates) > 1:
            own = [c for c in candidates if own_name(c) == own_name(name) and split_of(c) == split_of(f"{name}")]
            candidates = [c for c in candidates if c.endswith(f"/{name}")] or own
        if len(candidates) == 1:
            return candidates[0]
    return None


def _item(
    connection: Connection,
    project: Project,
    schema: Schema,
    picture: Sample,
    file: File | None,
    report: Report,
    now: str,
) -> Item | None:
    """The item that shows a file or a text: the one of its name, made when there is none."""
    if file is not None:
        key, field, shown = file.name, shows_files(schema)[0], file.name
    else:
        key, shown = picture.name[:512], picture.text or ""
        field = next((s.source for s in schema.stages if not STAGES[s.type].files), "")
        if not field:
            return None
    row = items.by_key(connection, project.id, key)
    if row is None:
        more = {k: v for k, v in picture.data.items() if k != field}
        document = {"key": key, "data": {**more, field: shown}, **({"meta": picture.meta} if picture.meta else {})}
        added = Report()
        importing.add(connection, project, importing.judge(schema, [Row(1, document)], None), added, now)
        if added.refused:
            report.refuse(picture.name, added.errors[0]["message"])
            return None
        report.items += added.items
        row = items.by_key(connection, project.id, key)
    assert row is not None
    data: Mapping[str, Any] = orjson.loads(row.data)
    return row if data.get(field) in (shown, [shown]) else None


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
    connection: Connection,
    project: Project,
    item: Item,
    person: Person,
    answers: dict[str, Any],
    seconds: float,
    key: str,
    now: str,
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
        purpose=LABEL,
        expires=later(now, project.lease_seconds),
        now=now,
    )
    if lease is None:
        raise Refused(f"{person.name} has answered this item before")
    if not queue.take_slot(connection, item.seq):
        raise Refused(f"{project.overlap} people have this item already; raise the project's overlap to take more")
    row = labeling.mine(connection, lease, person)
    labeling.submit(connection, project, row, person, answers, seconds, key, now, origin=Origin.IMPORT)
