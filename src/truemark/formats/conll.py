"""CoNLL-2003 with BIO tags: four columns (token, part of speech, chunk, entity), a blank line between sentences.

Parts of speech and chunks are not annotated and stand as `-X-`. Each line of the text is a sentence; each item and
regions question starts with `-DOCSTART-`. Source: Tjong Kim Sang & De Meulder, CoNLL-2003 shared task.
"""

from collections.abc import Iterable

from truemark.formats.labeled import LabeledItem, Losses, final
from truemark.formats.tokens import flat, tokenize
from truemark.schema import Schema
from truemark.schema.answers import spans_of
from truemark.schema.document import RegionsQuestion

name, suffix, media_type = "conll", "conll", "text/plain"
joined = finish = None
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
            if not isinstance(question, RegionsQuestion):
                losses.add(f"answers to {question.name}", int(question.name in answers))
                continue
            spans = spans_of(answers, question.name)
            kept = flat(spans)
            losses.add("spans inside or across longer ones", len(set(spans)) - len(kept))
            losses.add("attributes of spans", sum(bool(r.get("attributes")) for r in answers.get(question.name) or []))
            out.append(_START)
            text = item.data[schema.stage(question.stage).source]
            tags: dict[int, str] = {}
            for span in kept:
                label = "_".join(span.label.split())
                tags |= {p: ("B-" if p == span.start else "I-") + label for p in range(span.start, span.end)}
            last = 0
            for start, end in tokenize(text, (e for s in kept for e in (s.start, s.end))):
                if last and _breaks(text[last:start]):
                    out.append("\n")
                out.append(f"{text[start:end]} -X- -X- {tags.get(start, 'O')}\n")
                last = end
            out.append("\n")
    return "".join(out).encode()


def _breaks(between: str) -> bool:
    return len(between.splitlines()) > 1 or between.endswith(("\n", "\r"))
