"""spaCy DocBin: entities, all spans as span groups by question, and choices as categories.

`doc.ents` has the spans that do not overlap (the longest win), `doc.spans[question]` all of them, `doc.cats` the
options of choice questions (`option`, or `question:option` when the schema has several choices).
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from truemark.formats.format import Format, Streamed
from truemark.formats.labeled import LabeledItem, Losses, final
from truemark.formats.tokens import flat, unspaced
from truemark.kinds.choice import ChoiceSettings, option_paths
from truemark.media import STAGES
from truemark.schema import Schema
from truemark.schema.answers import spans_of
from truemark.schema.document import RegionsQuestion, RelationsQuestion


def head(schema: Schema) -> bytes:
    return b""


def write(schema: Schema, items: Iterable[LabeledItem], losses: Losses) -> bytes:
    from spacy.tokens import DocBin

    store = DocBin(store_user_data=True)
    for item in items:
        answers, origin = final(schema, item)
        if answers is None:
            losses.add("items without answers")
            continue
        for stage in schema.stages:
            if STAGES[stage.type].files:
                continue
            store.add(_doc(schema, stage.name, item, answers, origin, losses))
    return bytes(store.to_bytes())


def joined(runs: Sequence[bytes]) -> bytes:
    from spacy.tokens import DocBin

    whole = DocBin(store_user_data=True)
    for run in runs:
        whole.merge(DocBin(store_user_data=True).from_bytes(run))
    return bytes(whole.to_bytes())


@cache
def _blank() -> Any:
    import spacy

    return spacy.blank("xx")


def _doc(schema: Schema, stage: str, item: LabeledItem, answers: dict[str, Any], origin: str, losses: Losses) -> Any:
    from spacy.tokens import Doc, Span, SpanGroup

    questions = [q for q in schema.questions if isinstance(q, RegionsQuestion) and q.stage == stage]
    for other in schema.questions:
        if not isinstance(other, RegionsQuestion | ChoiceSettings | RelationsQuestion) or (
            isinstance(other, RegionsQuestion) and STAGES[schema.stage(other.stage).type].files
        ):
            losses.add(f"answers to {other.name}", int(bool(answers.get(other.name))))
    text = item.data[schema.stage(stage).source]
    everything = {q.name: sorted(set(spans_of(answers, q.name))) for q in questions}
    marked = [s for spans in everything.values() for s in spans]
    words, spaces, starts = _words(text, {s.start for s in marked}, {s.end for s in marked})
    doc = Doc(_blank().vocab, words=words, spaces=spaces)
    ends = {start + len(word): position + 1 for position, (start, word) in enumerate(zip(starts, words, strict=True))}
    begins = {start: position for position, start in enumerate(starts)}
    for question, spans in everything.items():
        doc.spans[question] = SpanGroup(
            doc, name=question, spans=[Span(doc, begins[s.start], ends[s.end], label=s.label) for s in spans]
        )
    kept = flat(marked)
    doc.set_ents([Span(doc, begins[s.start], ends[s.end], label=s.label) for s in kept])
    choices: list[Any] = [q for q in schema.questions if isinstance(q, ChoiceSettings)]
    for choice in choices:
        chosen = answers.get(choice.name)
        for option in option_paths(choice.options) if chosen is not None else ():
            title = option if len(choices) == 1 else f"{choice.name}:{option}"
            doc.cats[title] = float(option in chosen if isinstance(chosen, list) else option == chosen)
    doc.user_data["truemark"] = {"id": item.id, "key": item.key, "origin": origin}
    for relations in (q for q in schema.questions if isinstance(q, RelationsQuestion)):
        losses.add("relations", len(answers.get(relations.name) or []))
    losses.add(
        "attributes of spans", sum(bool(r.get("attributes")) for q in questions for r in answers.get(q.name) or [])
    )
    return doc


def _words(text: str, begins: set[int], ends: set[int]) -> tuple[list[str], list[bool], list[int]]:
    """spaCy's own tokens, cut where a span begins or ends inside one; a space is a token where a span needs it to be."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    edges = begins | ends
    for token in _blank().tokenizer(text):
        start, end = token.idx, token.idx + len(token.text)
        scripts = {p for p in range(start + 1, end) if unspaced(text[p]) or unspaced(text[p - 1])}
        cuts = sorted({start, end, *scripts, *(e for e in edges if start < e < end)})
        for left, right in pairwise(cuts):
            words.append(text[left:right])
            spaces.append(False)
            starts.append(left)
        if token.whitespace_:
            if end in begins or end + 1 in ends:
                words.append(" ")
                spaces.append(False)
                starts.append(end)
            else:
                spaces[-1] = True
    return words, spaces, starts


format = Format(
    "spacy",
    "spaCy DocBin — entities, span groups, categories",
    "spacy",
    "application/octet-stream",
    stages=frozenset({"text"}),
    kinds=("span",),
    everybody=False,
    streamed=Streamed(head, write, joined),
    extra="spacy",
)
