"""Texts with their answers written into them: `[Ana Reis](person) lives in [Lisbon](place).`"""

import re
from dataclasses import dataclass

from truemark.kinds.span import LabeledSpan

_MARK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, the spans on it, and relations as (index of a span, label, index of a span)."""

    text: str
    spans: tuple[LabeledSpan, ...]
    relations: tuple[tuple[int, str, int], ...]
    topic: str


def read(line: str) -> Marked:
    """`topic | marked text | 0 works for 1; 1 based in 2`; the relations may be missing."""
    topic, body, *rest = (part.strip() for part in line.split("|"))
    text, spans, last = "", [], 0
    for found in _MARK.finditer(body):
        text += body[last : found.start()]
        spans.append(LabeledSpan(len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        last = found.end()
    relations = []
    for relation in filter(None, (rest[0].split(";") if rest else [])):
        source, *label, target = relation.split()
        relations.append((int(source), " ".join(label), int(target)))
    return Marked(text + body[last:], tuple(spans), tuple(relations), topic)
