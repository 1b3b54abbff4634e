"""Simulated people at work: each calls the same rules as a live request, at times of the past weeks.

An annotator errs at their own rate: misses a span, moves its end, takes another label or option. Seeded, so that
every demo workspace is alike.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.demo import drawing, messages, news, photos
from truemark.demo.marked import Marked, read
from truemark.extras import lacks
from truemark.formats.rows import Row
from truemark.jobs.ingest import ingest_file
from truemark.kinds.choice import option_paths
from truemark.schema import Schema, parse_schema
from truemark.store import items
from truemark.store.blobs import Blobs
from truemark.store.clock import written
from truemark.store.database import Database
from truemark.work import importing, labeling, members, queue, review, sign_in
from truemark.work import projects as rules
from truemark.work.ingested import add_files
from truemark.work.permissions import Person, Role
from truemark.work.report import Report

PASSWORD = "truemark-demo"
DAYS = 12


@dataclass(frozen=True, slots=True)
class Hand:
    """A simulated annotator: how often they err (0 to 1) and how long an item takes them (seconds)."""

    person: Person
    errs: float
    seconds: float


def build(database: Database, blobs: Blobs) -> dict[str, Person]:
    """Fill an empty workspace; gives the people by what they do."""
    chance = random.Random(7)
    start = datetime.now(UTC).replace(hour=8, minute=0, second=0, microsecond=0) - timedelta(days=DAYS)
    at = written(start)
    password = sign_in.check_password(PASSWORD)
    names = {
        "owner": ("Olivia Brandt", True),
        "manager": ("Marc Lefèvre", False),
        "reviewer": ("Rosa Lindqvist", False),
        "annotator": ("Ana Reis", False),
        "second": ("Ben Okoro", False),
        "third": ("Chiara Romano", False),
        "fourth": ("David Kim", False),
        "viewer": ("Victor Hale", False),
    }
    people = {
        role: database.write(
            lambda c, n=name, o=owner: sign_in.create_user(  # type: ignore[misc]
                c, f"{n.split()[0].lower()}@example.org", n, password, o, at
            )
        )
        for role, (name, owner) in names.items()
    }
    hands = [
        Hand(people["annotator"], 0.04, 21),
        Hand(people["second"], 0.09, 26),
        Hand(people["third"], 0.06, 18),
        Hand(people["fourth"], 0.28, 11),
    ]
    _news(database, people, hands, start, chance)
    _messages(database, people, hands, start, chance)
    if lacks("images") is None:  # the photos are scikit-image's
        _photos(database, blobs, people, hands[:3], start, chance)
    return people


def _photos(
    database: Database,
    blobs: Blobs,
    people: dict[str, Person],
    hands: list[Hand],
    start: datetime,
    chance: random.Random,
) -> None:
    """Every photo by three people, four of them reviewed: what is left shows how review looks."""
    schema = parse_schema(photos.SCHEMA)
    project = _project(database, people, "Photos: objects, faces, lines", schema, photos.GUIDELINE, 3, start)
    by_name = {photo.file: photo for photo in photos.PHOTOS}
    taken = [ingest_file(database, blobs, project.id, name, photos.folder() / name) for name in by_name]
    database.write(lambda c: add_files(c, project, schema, taken, Report(), None, items=False))
    rows = [
        Row(n, {"key": name, "data": {"photo": name}, "meta": {"credit": photo.credit}})
        for n, (name, photo) in enumerate(by_name.items(), start=1)
    ]
    _import(database, project, schema, people["manager"], rows, start)

    def answer(hand: Hand, data: dict[str, Any]) -> dict[str, Any]:
        return drawing.draw(by_name[data["photo"]], hand.errs, chance)

    _work(database, project, [replace(h, seconds=h.seconds * 4) for h in hands], answer, len(rows) - 1, start, chance)
    _review(
        database, project, people["reviewer"], 3, start, lambda data: drawing.draw(by_name[data["photo"]], 0, chance)
    )


def _news(
    database: Database, people: dict[str, Person], hands: list[Hand], start: datetime, chance: random.Random
) -> None:
    texts = [read(line) for line in news.LINES.strip().splitlines()]
    schema = parse_schema(news.SCHEMA)
    project = _project(database, people, "News: entities and topics", schema, news.GUIDELINE, 3, start)
    rows = [
        Row(
            i,
            {
                "key": f"news-{i:03}",
                "data": {"text": t.text},
                "meta": {"source": "written for Truemark, CC0"},
                "batch": "first" if i <= 30 else "second",
            },
        )
        for i, t in enumerate(texts, start=1)
    ]
    _import(database, project, schema, people["manager"], rows, start)
    by_text = {t.text: t for t in texts}

    def answer(hand: Hand, data: dict[str, Any]) -> dict[str, Any]:
        return _news_answer(by_text[data["text"]], hand.errs, chance)

    _work(database, project, hands, answer, 31, start, chance)
    _review(
        database, project, people["reviewer"], 14, start, lambda data: _news_answer(by_text[data["text"]], 0, chance)
    )


def _messages(
    database: Database, people: dict[str, Person], hands: list[Hand], start: datetime, chance: random.Random
) -> None:
    schema = parse_schema(messages.SCHEMA)
    project = _project(database, people, "Customer messages: intents", schema, messages.GUIDELINE, 2, start)
    truth: dict[str, dict[str, Any]] = {}
    rows = []
    for i, line in enumerate(messages.LINES.strip().splitlines(), start=1):
        mood, intents, days, text = (p.strip() for p in line.split("|", 3))
        right: dict[str, Any] = {
            "intents": [p.strip() for p in intents.split(";")],
            "mood": int(mood),
            "urgent": "no" if days == "-" else "yes",
        }
        if days != "-":
            right["deadline"] = int(days)
        truth[text] = right
        rows.append(
            Row(i, {"key": f"msg-{i:03}", "data": {"message": text}, "meta": {"source": "written for Truemark, CC0"}})
        )
    _import(database, project, schema, people["manager"], rows, start)
    intents_of = next(q for q in schema.questions if q.name == "intents")
    leaves = [p for p in option_paths(intents_of.options) if "/" in p or p in ("praise", "complaint")]  # type: ignore[union-attr]

    def answer(hand: Hand, data: dict[str, Any]) -> dict[str, Any]:
        right = dict(truth[data["message"]])
        chosen = [i for i in right["intents"] if chance.random() > hand.errs] or [chance.choice(leaves)]
        if chance.random() < hand.errs and len(chosen) < 3:
            chosen = sorted({*chosen, chance.choice(leaves)})
        right["intents"] = chosen
        if chance.random() < 0.15 + hand.errs:
            right["mood"] = max(1, min(5, right["mood"] + chance.choice((-1, 1))))
        if right["urgent"] == "yes" and chance.random() < hand.errs:
            right["urgent"] = "no"
            right.pop("deadline", None)
        return right

    _work(database, project, hands, answer, 22, start, chance)
    _review(database, project, people["reviewer"], 8, start, lambda data: dict(truth[data["message"]]))


def _project(
    database: Database,
    people: dict[str, Person],
    name: str,
    schema: Schema,
    guideline: str,
    overlap: int,
    start: datetime,
) -> rules.Project:
    at = written(start)

    def work(connection: Connection) -> rules.Project:
        project = rules.create(
            connection,
            name=name,
            schema=schema,
            guideline=guideline,
            overlap=overlap,
            lease_minutes=60,
            by=people["manager"],
            now=at,
        )
        for role, who in people.items():
            if role not in ("owner", "manager"):
                given = {"reviewer": Role.REVIEWER, "viewer": Role.VIEWER}.get(role, Role.ANNOTATOR)
                members.set_role(connection, project.id, who.id, given, people["manager"], at)
        changed = guideline.rstrip() + "\n\n*Version 2:* ask in the team channel before you skip.\n"
        return rules.revise_guideline(
            connection,
            project,
            changed,
            "Says what to do before skipping",
            people["manager"],
            written(start + timedelta(minutes=1)),
        )

    return database.write(work)


def _import(
    database: Database, project: rules.Project, schema: Schema, who: Person, rows: list[Row], start: datetime
) -> None:
    database.write(
        lambda c: importing.import_now(
            c, project, schema, iter(rows), batch=None, all_or_nothing=True, who=who, now=written(start)
        )
    )


def _work(
    database: Database,
    project: rules.Project,
    hands: list[Hand],
    answer: Callable[[Hand, dict[str, Any]], dict[str, Any]],
    each: int,
    start: datetime,
    chance: random.Random,
) -> None:
    clocks = {hand.person.id: _working_hours(start, each, hand.seconds, chance) for hand in hands}
    for _ in range(each):
        for hand in hands:
            at, seconds = next(clocks[hand.person.id])

            def work(connection: Connection, hand: Hand = hand, at: str = at, seconds: float = seconds) -> None:
                task = queue.next_task(connection, project, hand.person, at)
                if task is None:
                    return
                row = labeling.mine(connection, task.assignment, hand.person)
                answers = answer(hand, orjson.loads(task.data))
                labeling.submit(connection, project, row, hand.person, answers, seconds, f"demo-{task.assignment}", at)

            database.write(work)


def _working_hours(start: datetime, each: int, seconds: float, chance: random.Random) -> Iterator[tuple[str, float]]:
    """Times spread over the days, and how long each item took."""
    per_day = -(-each // (DAYS - 1))
    for n in range(each):
        day, place = divmod(n, per_day)
        moment = start + timedelta(days=day, minutes=place * 4 + chance.random() * 3)
        yield written(moment), round(seconds * chance.lognormvariate(0, 0.4), 1)


def _review(
    database: Database,
    project: rules.Project,
    who: Person,
    n: int,
    start: datetime,
    right: Callable[[dict[str, Any]], dict[str, Any]],
) -> None:
    """Accept where all agree, correct the others, and send two back."""
    for number in range(n):
        at = written(start + timedelta(days=DAYS - 3 + number % 3, hours=3, minutes=number * 5))

        def work(connection: Connection, number: int = number, at: str = at) -> None:
            found = review.next_review(connection, project, who, at)
            if found is None:
                return
            if number in (3, 6):
                review.send_back(
                    connection,
                    project,
                    found.annotations[-1].id,
                    who,
                    "Please read “When in doubt”: a title is no part of the name.",
                    at,
                )
                return
            item = items.by_seq(connection, found.item.seq, lock=True)
            review.settle(
                connection,
                project,
                item,
                who,
                accept=None,
                answers=right(orjson.loads(item.data)),
                seconds=30.0,
                key=f"demo-review-{item.id}",
                now=at,
            )

        database.write(work)


def _news_answer(truth: Marked, errs: float, chance: random.Random) -> dict[str, Any]:
    labels = ["person", "organisation", "place", "date"]
    kept: dict[int, dict[str, Any]] = {}
    for n, span in enumerate(truth.spans):
        if chance.random() < errs:
            continue
        start, end, label = span.start, span.end, span.label
        if chance.random() < errs:
            inner = truth.text[start:end].find(" ")
            start, end = (start + inner + 1, end) if inner > 0 else (start, end)
        if chance.random() < errs / 2:
            label = chance.choice(labels)
        kept[n] = {
            "id": f"r{n + 1}",
            "label": label,
            "shape": {"type": "span", "start": start, "end": end},
            "attributes": {},
        }
    relations = [
        {"id": f"e{n + 1}", "label": label, "from": kept[a]["id"], "to": kept[b]["id"]}
        for n, (a, label, b) in enumerate(truth.relations)
        if a in kept and b in kept and chance.random() > 2 * errs
    ]
    topic = (
        truth.topic
        if chance.random() > errs
        else chance.choice(["politics", "business", "sport", "science", "culture"])
    )
    return {
        "entities": list(kept.values()),
        "relations": relations,
        "topic": topic,
        "certainty": chance.choice((4, 5, 5)) if errs < 0.2 else chance.choice((2, 3, 4, 5)),
    }
