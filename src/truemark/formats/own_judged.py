"""Truemark's own export as judgments: everybody's newest answers to one question, of every kind that a coefficient takes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from truemark.agreement.judgments import Judgments
from truemark.agreement.live.answered import same_things
from truemark.agreement.regions.matching import Region
from truemark.agreement.spans.scores import Marked
from truemark.agreement.taken import BY_SPACE
from truemark.formats.jsonl_judged import Row, lines_as_json, with_places
from truemark.kinds import REGIONS, kind_of
from truemark.kinds.problem import Invalid
from truemark.kinds.segment import LabeledSegment
from truemark.kinds.span import labeled
from truemark.kinds.values import parse_value


@dataclass(frozen=True, slots=True)
class Item:
    """An exported item: its key or id, its data, the answers of each annotator, and where it stands."""

    name: str
    data: Mapping[str, Any]
    answers: Mapping[str, Mapping[str, Any]]
    place: str


def read_own_export(files: Sequence[Path], takes: str, question: str | None, encoding: str | None = None) -> Judgments:
    """takes: values, texts, spans, regions, segments or chains. Who left a field empty has no judgment; who marked nothing
    judged it so. Pages of a document are items of their own. Raises Invalid for a question that is not there."""
    if takes not in _READERS:
        raise Invalid.at(str(files[0]), f"cannot hold {takes}, which the coefficient or method asked for takes")
    items = list(_items(files, encoding))
    asked = _asked(items, takes, question, files[0])
    read = _READERS[takes]
    return with_places([row for item in items for row in read(item, asked)])


def _items(files: Sequence[Path], encoding: str | None) -> Iterator[Item]:
    for file in files:
        for place, item in lines_as_json(file, encoding):
            answers = {str(a.get("annotator")): a.get("answers") or {} for a in item.get("annotations") or []}
            yield Item(str(item.get("key") or item.get("id")), item.get("data") or {}, answers, place)


def _asked(items: Sequence[Item], takes: str, question: str | None, file: Path) -> str:
    held: dict[str, set[str]] = {}
    for item in items:
        for given in item.answers.values():
            for name, value in given.items():
                held.setdefault(name, set()).update(_kinds(value))
    named = sorted(name for name, kinds in held.items() if takes in kinds)
    if not named:
        kinds = sorted(set().union(*held.values()) - {"texts"}) if held else []
        message = f"holds {' and '.join(kinds) or 'no annotations'}; the coefficient or method asked for takes {takes}"
        raise Invalid.at(str(file), message)
    if question is not None and question not in named:
        raise Invalid.at("--question", f"{question!r} has no {takes}; those that have: {', '.join(named)}")
    if question is None and len(named) > 1:
        raise Invalid.at("--question", f"must name one of those in the file: {', '.join(named)}")
    return question or named[0]


def _kinds(value: Any) -> set[str]:
    """Which kinds of judgment an answer can be read as."""
    if isinstance(value, str):
        return {"values", "texts"}
    if isinstance(value, int | float):
        return {"values"}
    if not isinstance(value, list) or not value:
        return set()
    if all(isinstance(v, str) for v in value):
        return {"values"}
    if all(isinstance(v, dict) and isinstance(v.get("members"), list) for v in value):
        return {"chains"}
    shapes = [v.get("shape") for v in value if isinstance(v, dict)]
    types = [str(s.get("type")) for s in shapes if isinstance(s, dict)]
    if len(types) != len(value) or any(t not in REGIONS for t in types):
        return set()
    return {BY_SPACE[REGIONS[t].space] for t in types}


def _values(item: Item, asked: str) -> Iterator[Row]:
    for person, given in item.answers.items():
        value = given.get(asked)
        if value is not None:
            yield item.name, person, _told(value), item.place


def _told(value: Any) -> str:
    return "|".join(sorted(map(str, value))) if isinstance(value, list) else str(value)


def _spans(item: Item, asked: str) -> Iterator[Row]:
    longest = max((len(v) for v in item.data.values() if isinstance(v, str)), default=0)
    for person, given in item.answers.items():
        spans = sorted(labeled(r["shape"], str(r["label"])) for r in given.get(asked) or [])
        yield item.name, person, Marked(tuple(spans), max([longest, *(s.end for s in spans)])), item.place


def _regions(item: Item, asked: str) -> Iterator[Row]:
    answers = {p: given.get(asked) or [] for p, given in item.answers.items()}
    for page in sorted({r.get("page") or 0 for given in answers.values() for r in given}) or [0]:
        name = f"{item.name}, page {page + 1}" if page else item.name
        for person, given in answers.items():
            here = [r for r in given if (r.get("page") or 0) == page]
            found = tuple(Region(str(r["label"]), parse_value(r["shape"], item.place)) for r in here)
            yield name, person, found, item.place


def _segments(item: Item, asked: str) -> Iterator[Row]:
    for person, given in item.answers.items():
        found = []
        for region in given.get(asked) or []:
            shape = parse_value(region["shape"], item.place)
            start, end = kind_of(shape).extent(shape)
            found.append(LabeledSegment(start, end, str(region["label"])))
        yield item.name, person, tuple(sorted(found)), item.place


def _chains(item: Item, asked: str) -> Iterator[Row]:
    """The members stand for their regions: spans by offsets and label, shapes by which match."""
    stands: dict[str, dict[str, Any]] = {person: {} for person in item.answers}
    for name in sorted({n for given in item.answers.values() for n in given}):
        kinds = set().union(*(_kinds(given.get(name)) for given in item.answers.values()))
        if kinds and kinds <= {"spans", "regions", "segments"}:
            for person, found in same_things(name, item.answers, kinds == {"spans"}).items():
                stands[person].update(found)
    for person, given in item.answers.items():
        chains = [frozenset(_member(stands[person], m, item) for m in c["members"]) for c in given.get(asked) or []]
        yield item.name, person, frozenset(chains), item.place


def _member(stands: Mapping[str, Any], member: str, item: Item) -> Any:
    if member not in stands:
        raise Invalid.at(item.place, f"a chain has the member {member!r}, which is no region of its annotator")
    return stands[member]


_READERS: Mapping[str, Callable[[Item, str], Iterator[Row]]] = {
    "values": _values,
    "texts": _values,
    "spans": _spans,
    "regions": _regions,
    "segments": _segments,
    "chains": _chains,
}
