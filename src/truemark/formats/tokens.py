"""Words of a text with their code point offsets, cut so that every span is a whole number of tokens."""

import unicodedata
from collections.abc import Iterable, Sequence

from truemark.kinds.span import LabeledSpan

Token = tuple[int, int]


def tokenize(text: str, edges: Iterable[int] = ()) -> list[Token]:
    """(start, end) of each token: runs of letters, marks and digits; any other sign alone; white space between.

    In scripts that put no spaces between words (Chinese, Japanese, Thai …) each sign is a token.

    edges: offsets at which a token is cut in two, the ends of spans. Marks, joiners and emoji modifiers stay with
    what they modify.
    """
    cuts = set(edges)
    tokens: list[Token] = []
    start: int | None = None  # where the token at hand began
    previous = ""
    for position, character in enumerate(text):
        kind = _kind(character)
        joined = kind == "mark" or kind == previous == "word" or previous == "joiner"
        if kind == previous == "word" and position and (unspaced(character) or unspaced(text[position - 1])):
            joined = False
        if start is not None and (kind == "space" or position in cuts or not joined):
            tokens.append((start, position))
            start = None
        if kind == "space":
            previous = "space"
            continue
        if character == "\u200d":
            previous = "joiner"
        elif kind != "mark" or start is None:
            previous = kind
        start = position if start is None else start
    if start is not None:
        tokens.append((start, len(text)))
    return tokens


def flat(spans: Sequence[LabeledSpan]) -> list[LabeledSpan]:
    """The spans that a format without overlap can hold: longest first, of equals the first; in reading order."""
    kept: list[LabeledSpan] = []
    for span in sorted(set(spans), key=lambda s: (s.start - s.end, s.start, s.label)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept)


def unspaced(character: str) -> bool:
    """Whether a sign is of a script that is written without spaces between words."""
    return any(low <= character <= high for low, high in _UNSPACED)


_UNSPACED = (
    *(("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff")),  # Thai, Lao; Burmese; Khmer
    *(("\u3040", "\u30ff"), ("\u31f0", "\u31ff"), ("\uff66", "\uff9f")),  # kana
    *(("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff")),  # Han
)


def _kind(character: str) -> str:
    if character.isspace():
        return "space"
    category = unicodedata.category(character)
    if category[0] == "M" or character == "\u200d" or "\U0001f3fb" <= character <= "\U0001f3ff":
        return "mark"
    return "word" if category[0] in "LN" or category == "Pc" else "sign"
