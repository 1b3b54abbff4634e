"""CoNLL-2003 with BIO tags: four columns (token, part of speech, chunk, entity), a blank line between sentences.

Parts of speech and chunks are not annotated and stand as `-X-`. Each line of the text is a sentence; each item and
regions question starts with `-DOCSTART-`. Source: Tjong Kim Sang & De Meulder, CoNLL-2003 shared task.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from truemark.formats.format import Format, Streamed
from truemark.formats.labeled import LabeledItem, Losses, final
from truemark.formats.tokens import flat, tokenize
from truemark.kinds.span import LabeledSpan
from truemark.media import STAGES
from truemark.schema import Schema
from truemark.schema.answers import spans_of
from truemark.schema.document import RegionsQuestion

_START = "-DOCSTART- -X- -X- O\n\n"


def head(schema: Schema) -> bytes:
    return b""


def write(schema: Schema, items: Iterable[LabeledItem], losses: Losses) -> bytes:
    out: list[str] = []
    for item in items:
        answers, _ = final(schema, item)
        if answers is None:
            losses.add("items without answers")
            continue
        for question in schema.questions:
            if not marks_text(schema, question):
                losses.add(f"answers to {question.name}", int(bool(answers.get(question.name))))
                continue
            assert isinstance(question, RegionsQuestion)
            losses.add("attributes of spans", sum(bool(r.get("attributes")) for r in answers.get(question.name) or []))
            text = item.data[schema.stage(question.stage).source]
            out.append(_START)
            out += _lines(text, spans_of(answers, question.name), label_tags(question), losses)
            out.append("\n")
    return "".join(out).encode()


def marks_text(schema: Schema, question: Any) -> bool:
    """Whether a question asks for spans of a text."""
    return isinstance(question, RegionsQuestion) and not STAGES[schema.stage(question.stage).type].files


def label_tags(question: RegionsQuestion) -> dict[str, str]:
    """What each label is called in a tag: without blanks, and told apart from the others."""
    tags: dict[str, str] = {}
    for label in question.labels:
        short, number = "_".join(label.name.split()) or "label", 1
        tag = short
        while tag in tags.values():
            number += 1
            tag = f"{short}_{number}"
        tags[label.name] = tag
    return tags


def _lines(text: str, spans: Sequence[LabeledSpan], names: dict[str, str], losses: Losses) -> list[str]:
    """A line a token. Tokens come of the text alone; a span is the tokens that it touches, and white space is none."""
    tokens = tokenize(text)
    touched: list[LabeledSpan] = []
    for span in set(spans):
        first = next((n for n, (start, end) in enumerate(tokens) if end > span.start), len(tokens))
        last = first
        while last < len(tokens) and tokens[last][0] < span.end:
            last += 1
        if first == last:
            losses.add("spans of white space alone")
            continue
        inside = tokens[first][0] < span.start or tokens[last - 1][1] > span.end
        losses.add("spans that end inside a word (written as the whole word)", int(inside))
        touched.append(LabeledSpan(first, last, span.label))
    kept = flat(touched)
    losses.add("spans inside or across longer ones", len(touched) - len(kept))
    tags: dict[int, str] = {}
    for span in kept:
        name = names.get(span.label) or "_".join(span.label.split())
        tags |= {n: ("B-" if n == span.start else "I-") + name for n in range(span.start, span.end)}
    out: list[str] = []
    before = 0
    for n, (start, end) in enumerate(tokens):
        if before and _breaks(text[before:start]):
            out.append("\n")
        out.append(f"{text[start:end]} -X- -X- {tags.get(n, 'O')}\n")
        before = end
    return out


def _breaks(between: str) -> bool:
    return len(between.splitlines()) > 1 or between.endswith(("\n", "\r"))


format = Format(
    "conll",
    "CoNLL-2003 — tokens with BIO tags",
    "conll",
    "text/plain",
    stages=frozenset({"text"}),
    kinds=("span",),
    everybody=False,
    streamed=Streamed(head, write),
)
