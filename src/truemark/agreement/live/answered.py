"""Regions as they stand in answers: read for comparison, and known again from annotator to annotator."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pydantic import TypeAdapter

from truemark.agreement.regions.matching import Region, clusters
from truemark.kinds import REGIONS, Shape, Space
from truemark.kinds.overlap import similarity
from truemark.kinds.span import labeled
from truemark.schema.document import ChainsQuestion, RegionsQuestion, RelationsQuestion, Schema

_shape: TypeAdapter[Any] = TypeAdapter(Shape)


@dataclass(frozen=True, slots=True)
class Marked(Region):
    """A region with its id, its page, and the document it was read from."""

    id: str
    page: int
    document: Mapping[str, Any]


def on_text(question: RegionsQuestion) -> bool:
    """Whether a question's regions lie in a text, where they are compared by offsets; all others by similarity."""
    return all(REGIONS[shape].space is Space.TEXT for shape in question.shapes)


def marked(answers: Mapping[str, Any], question: str) -> list[Marked]:
    """The regions given to a question; none when it was left out."""
    return [
        Marked(r["label"], _shape.validate_python(r["shape"]), r["id"], r.get("page") or 0, r)
        for r in answers.get(question) or []
    ]


def pages(answers: Sequence[Sequence[Marked]]) -> dict[int, list[list[Marked]]]:
    """Each annotator's regions, page by page; regions of different pages never mean the same thing."""
    numbers = sorted({r.page for regions in answers for r in regions})
    return {n: [[r for r in regions if r.page == n] for regions in answers] for n in numbers}


def identities(
    schema: Schema, question: RelationsQuestion | ChainsQuestion, answers: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[str, Hashable]]:
    """What each annotator's regions at a relation's ends, or in chains, stand for: by annotator, by region id.

    A span stands for its offsets and label. Shapes that match (similarity of at least ½) stand for one thing.
    """
    found: dict[str, dict[str, Hashable]] = {person: {} for person in answers}
    for name in {question.of} if isinstance(question, ChainsQuestion) else {question.source, question.target}:
        asked = schema.question(name)
        assert isinstance(asked, RegionsQuestion)
        for person, stands in same_things(name, answers, on_text(asked)).items():
            found[person].update(stands)
    return found


def same_things(
    question: str, answers: Mapping[str, Mapping[str, Any]], by_offsets: bool
) -> dict[str, dict[str, Hashable]]:
    """What each annotator's regions of a question stand for: by annotator, by region id. by_offsets: they lie in a text."""
    found: dict[str, dict[str, Hashable]] = {person: {} for person in answers}
    if by_offsets:
        for person, given in answers.items():
            for document in given.get(question) or []:
                found[person][document["id"]] = labeled(document["shape"], document["label"])
        return found
    people = list(answers)
    regions = [marked(answers[person], question) for person in people]
    for page, given_there in pages(regions).items():
        for number, cluster in enumerate(clusters(given_there)):
            for who, region in cluster:
                found[people[who]][region.id] = (question, page, number)
    return found


def matched_regions(schema: Schema, answers: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Regions of shapes that mean the same thing: question, page, members (annotation, region, label), mean similarity.

    answers: by annotation. A cluster of one has a similarity of None.
    """
    found: list[dict[str, Any]] = []
    names = list(answers)
    for question in schema.questions:
        if not isinstance(question, RegionsQuestion) or on_text(question):
            continue
        for page, given in pages([marked(answers[n], question.name) for n in names]).items():
            for cluster in clusters(given):
                alike = [similarity(a.shape, b.shape) for (_, a), (_, b) in combinations(cluster, 2)]
                members = [{"annotation": names[who], "region": r.id, "label": r.label} for who, r in cluster]
                mean = sum(alike) / len(alike) if alike else None
                found.append({"question": question.name, "page": page, "members": members, "similarity": mean})
    return found
