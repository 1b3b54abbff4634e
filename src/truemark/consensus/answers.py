"""The consensus of several annotators' answers to one item: each question merged by its kind."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from truemark.kinds import FIELDS
from truemark.kinds.span import LabeledSpan, merge
from truemark.schema.answers import FIELD_QUESTIONS, Answers, is_asked, links_of, spans_of
from truemark.schema.document import Label, RegionsQuestion, RelationsQuestion, Schema


@dataclass(frozen=True, slots=True)
class Consensus:
    """`answers` is where an adjudicator starts; a question without a majority is left out.
    `confidence` is the share of annotators behind each question's answer, 0 to 1."""

    answers: Answers
    confidence: dict[str, float]


def consensus(schema: Schema, answers: Sequence[Mapping[str, Any]]) -> Consensus:
    """Merge whole annotations of one item. Deterministic; no annotation gives no answers."""
    merged: Answers = {}
    confidence: dict[str, float] = {}
    for question in schema.questions:
        if not is_asked(question, merged) or not answers:
            continue
        if isinstance(question, RegionsQuestion):
            merged[question.name], confidence[question.name] = _regions(question, answers)
        elif isinstance(question, RelationsQuestion):
            merged[question.name], confidence[question.name] = _relations(question, answers, merged)
        elif isinstance(question, FIELD_QUESTIONS):
            kind = FIELDS[question.type]
            given = [a[question.name] for a in answers if not kind.empty(a.get(question.name))]
            result = kind.merge(question, given)
            confidence[question.name] = result.confidence
            if not kind.empty(result.value) and 2 * len(given) > len(answers):
                merged[question.name] = result.value
    return Consensus(merged, confidence)


def _regions(question: RegionsQuestion, answers: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], float]:
    merged = merge([spans_of(a, question.name) for a in answers])
    regions = []
    for number, (span, _) in enumerate(merged, start=1):
        label = question.label(span.label)
        regions.append(
            {
                "id": f"c{number}",
                "label": span.label,
                "shape": {"type": "span", "start": span.start, "end": span.end},
                "attributes": _attributes(label, _same(question.name, span, answers)) if label else {},
            }
        )
    everything = {s for a in answers for s in spans_of(a, question.name)}
    support = sum(s for _, s in merged) / len(merged) if merged else float(not everything)
    return regions, support


def _same(question: str, span: LabeledSpan, answers: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The attributes that annotators put on this very span."""
    return [
        r.get("attributes", {})
        for a in answers
        for r in a.get(question) or []
        if LabeledSpan(r["shape"]["start"], r["shape"]["end"], r["label"]) == span
    ]


def _attributes(label: Label, given: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for attribute in label.attributes:
        kind = FIELDS[attribute.type]
        values = [g[attribute.name] for g in given if not kind.empty(g.get(attribute.name))]
        value = kind.merge(attribute, values).value if values else None
        if not kind.empty(value) and is_asked(attribute, merged):
            merged[attribute.name] = value
    return merged


def _relations(
    question: RelationsQuestion, answers: Sequence[Mapping[str, Any]], merged: Answers
) -> tuple[list[dict[str, Any]], float]:
    ids = {
        LabeledSpan(r["shape"]["start"], r["shape"]["end"], r["label"]): r["id"]
        for name in (question.source, question.target)
        for r in merged.get(name) or []
    }
    votes = Counter(link for a in answers for link in set(links_of(a, question)))
    relations: list[dict[str, Any]] = []
    support = []
    for (source, target, label), count in sorted(votes.items()):
        if 2 * count > len(answers) and source in ids and target in ids:
            support.append(count / len(answers))
            relations.append(
                {
                    "id": f"e{len(relations) + 1}",
                    "label": label,
                    "from": ids[source],
                    "to": ids[target],
                    "attributes": {},
                }
            )
    return relations, sum(support) / len(support) if support else float(not votes)
