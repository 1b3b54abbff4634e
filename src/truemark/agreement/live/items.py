"""One item's part in a project's agreement: a tally a question, matches a label, and how alike each pair answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from truemark.agreement.chains.coreference import lea, muc
from truemark.agreement.live.answered import identities, marked, on_text, pages
from truemark.agreement.live.matching import Matches, match_regions, match_sets, match_spans
from truemark.agreement.tally import Tally, tally_categories, tally_numbers, tally_spans
from truemark.kinds import FIELDS
from truemark.kinds.distance import Category, distance_for
from truemark.kinds.relation import f1 as similarity
from truemark.schema.answers import chains_of, links_of, spans_of
from truemark.schema.document import ChainsQuestion, FieldQuestion, RegionsQuestion, RelationsQuestion, Schema
from truemark.schema.versions import was_asked

Pair = tuple[str, str]
CHAINS = ""  # the label under which a question's links of chains are summed


@dataclass(slots=True)
class ItemAgreement:
    """tallies by question; matches by (question, label); pairs: question → (annotator, annotator) → similarity 0 to 1."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    matches: dict[tuple[str, str], Matches] = field(default_factory=dict)
    pairs: dict[str, dict[Pair, float]] = field(default_factory=dict)

    @property
    def mean(self) -> float | None:
        """The mean similarity over questions and pairs; None with fewer than two annotators."""
        means = [sum(p.values()) / len(p) for p in self.pairs.values() if p]
        return sum(means) / len(means) if means else None


def item_agreement(schema: Schema, data: Mapping[str, Any], answers: Mapping[str, Mapping[str, Any]]) -> ItemAgreement:
    """answers: the annotators' current answers to one item, by annotator."""
    result = ItemAgreement()
    for question in schema.questions:
        people = sorted(p for p in answers if was_asked(answers[p], question.name))
        if len(people) < 2:
            continue
        if isinstance(question, RegionsQuestion) and on_text(question):
            stage = schema.stage(question.stage)
            spans = {p: spans_of(answers[p], question.name) for p in people}
            result.tallies[question.name] = tally_spans(list(spans.values()), len(data[stage.source]))
            for label, matches in match_spans(list(spans.values())).items():
                result.matches[question.name, label] = matches
            result.pairs[question.name] = {(a, b): similarity(spans[a], spans[b]) for a, b in combinations(people, 2)}
        elif isinstance(question, RegionsQuestion):
            _regions(question, answers, people, result)
        elif isinstance(question, RelationsQuestion):
            same = identities(schema, question, {p: answers[p] for p in people})
            links = {p: links_of(answers[p], question, same[p]) for p in people}
            for name in question.labels:
                matches = match_sets([[link for link in links[p] if link[2] == name.name] for p in people])
                if matches.marks:
                    result.matches[question.name, name.name] = matches
            result.pairs[question.name] = {(a, b): similarity(links[a], links[b]) for a, b in combinations(people, 2)}
        elif isinstance(question, ChainsQuestion):
            _chains(schema, question, answers, people, result)
        elif isinstance(question, FieldQuestion):
            _field(question, answers, people, result)
    return result


def _regions(
    question: RegionsQuestion, answers: Mapping[str, Mapping[str, Any]], people: Sequence[str], into: ItemAgreement
) -> None:
    """Matches pooled over pages; a pair's similarity is the mean over the pages that either marked (1 if none)."""
    found: dict[str, Matches] = {}
    similarity: list[list[float]] = [[] for _ in combinations(people, 2)]
    for given in pages([marked(answers[p], question.name) for p in people]).values():
        labels, alike = match_regions(given)
        for label, matches in labels.items():
            found[label] = found.get(label, Matches()).plus(matches)
        for place, (value, (one, two)) in enumerate(zip(alike, combinations(given, 2), strict=True)):
            if one or two:
                similarity[place].append(value)
    for label, matches in found.items():
        into.matches[question.name, label] = matches.plus(Matches(items=1))
    into.pairs[question.name] = {
        pair: sum(values) / len(values) if values else 1.0
        for pair, values in zip(combinations(people, 2), similarity, strict=True)
    }


def _chains(
    schema: Schema,
    question: ChainsQuestion,
    answers: Mapping[str, Mapping[str, Any]],
    people: Sequence[str],
    into: ItemAgreement,
) -> None:
    """Links of chains as MUC counts them, pooled; a pair's similarity is LEA's F1 (1 when neither made a chain)."""
    same = identities(schema, question, {p: answers[p] for p in people})
    chains = {p: chains_of(answers[p], question, same[p]) for p in people}
    total = Matches()
    pairs: dict[Pair, float] = {}
    for a, b in combinations(people, 2):
        kept_a, all_a, kept_b, all_b = (int(t) for t in muc(chains[a], chains[b]).terms)
        total = total.plus(Matches(0, all_a + all_b, kept_a + kept_b, kept_a + kept_b))
        alike = lea(chains[a], chains[b]).f1
        pairs[a, b] = float(not chains[a] and not chains[b]) if alike is None else alike
    if total.marks:
        into.matches[question.name, CHAINS] = total.plus(Matches(items=1))
    into.pairs[question.name] = pairs


def _field(question: Any, answers: Mapping[str, Mapping[str, Any]], people: Sequence[str], into: ItemAgreement) -> None:
    kind = FIELDS[question.type]
    metric = kind.metric(question)
    if metric is None:
        return
    given: dict[str, Category] = {
        p: kind.category(question, answers[p][question.name])
        for p in people
        if not kind.empty(answers[p].get(question.name))
    }
    if len(given) < 2:
        return
    values = list(given.values())
    into.tallies[question.name] = (
        tally_numbers([v for v in values if isinstance(v, float)]) if metric == "interval" else tally_categories(values)
    )
    simple = "nominal" if metric in ("interval", "ratio", "ordinal") else metric
    distance = distance_for(simple, {})
    into.pairs[question.name] = {(a, b): 1 - distance(given[a], given[b]) for a, b in combinations(sorted(given), 2)}
