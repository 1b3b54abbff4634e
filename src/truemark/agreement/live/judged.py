"""Answers as a project or an export holds them, as the judgments that every coefficient takes."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any

from truemark.agreement.live.answered import identities, marked, pages
from truemark.agreement.regions.matching import Region
from truemark.agreement.spans.scores import Marked
from truemark.agreement.taken import Takes, given_by
from truemark.kinds import FIELDS, kind_of
from truemark.kinds.segment import LabeledSegment
from truemark.schema.answers import chains_of, spans_of
from truemark.schema.document import Question, Schema
from truemark.schema.versions import was_asked

Given = Mapping[str, Mapping[str, Any]]  # an item's answers, by annotator
Row = tuple[str, str, Hashable]  # item, annotator, value


def item_judgments(
    schema: Schema, question: Question, item: str, data: Mapping[str, Any], answers: Given
) -> Iterator[Row]:
    """One item's judgments on a question: (item, annotator, value). Nothing for a question that no coefficient takes.

    Who was not asked has none; nor has who left a field empty, while who marked nothing judged it so. Pages of a document
    are items of their own (`item, page 2`), for regions of different pages never mean the same thing.
    """
    given = given_by(question)
    if given is None:
        return
    asked = {p: a for p, a in answers.items() if was_asked(a, question.name)}
    yield from _READERS[given.takes](schema, question, item, data, asked)


def _fields(schema: Schema, question: Any, item: str, data: Mapping[str, Any], answers: Given) -> Iterator[Row]:
    kind = FIELDS[question.type]
    for person, given in answers.items():
        value = given.get(question.name)
        if not kind.empty(value):
            yield item, person, kind.category(question, value)


def _spans(schema: Schema, question: Any, item: str, data: Mapping[str, Any], answers: Given) -> Iterator[Row]:
    extent = len(data[schema.stage(question.stage).source])
    for person, given in answers.items():
        yield item, person, Marked(tuple(sorted(spans_of(given, question.name))), extent)


def _regions(schema: Schema, question: Any, item: str, data: Mapping[str, Any], answers: Given) -> Iterator[Row]:
    drawn = [marked(given, question.name) for given in answers.values()]
    for page, regions in (pages(drawn) or {0: drawn}).items():
        place = f"{item}, page {page + 1}" if page else item
        for person, found in zip(answers, regions, strict=True):
            yield place, person, tuple(Region(r.label, r.shape) for r in found)


def _segments(schema: Schema, question: Any, item: str, data: Mapping[str, Any], answers: Given) -> Iterator[Row]:
    for person, given in answers.items():
        found = []
        for region in marked(given, question.name):
            start, end = kind_of(region.shape).extent(region.shape)
            found.append(LabeledSegment(start, end, region.label))
        yield item, person, tuple(sorted(found))


def _chains(schema: Schema, question: Any, item: str, data: Mapping[str, Any], answers: Given) -> Iterator[Row]:
    same = identities(schema, question, answers)
    for person, given in answers.items():
        yield item, person, frozenset(chains_of(given, question, same[person]))


_READERS: Mapping[Takes, Callable[[Schema, Any, str, Mapping[str, Any], Given], Iterator[Row]]] = {
    "values": _fields,
    "texts": _fields,
    "spans": _spans,
    "regions": _regions,
    "segments": _segments,
    "chains": _chains,
}
