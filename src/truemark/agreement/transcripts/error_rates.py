"""How far transcripts differ: word and character error rate.

The errors are the fewest insertions, deletions and substitutions that turn the one into the other.
Source: Levenshtein, Binary codes capable of correcting deletions, insertions, and reversals (Soviet Physics Doklady 10,
1966; it has no DOI); NIST's sclite counts so.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.pairwise import over_pairs, ratio

Ignore = Literal["case", "punctuation", "accents", "width"]
IGNORED: tuple[Ignore, ...] = ("case", "punctuation", "accents", "width")
EMPTY = "the reference is empty"


@dataclass(frozen=True, slots=True)
class Errors:
    """Counts against a reference of `length` words or characters."""

    substitutions: int
    deletions: int
    insertions: int
    length: int

    @property
    def total(self) -> int:
        """All errors."""
        return self.substitutions + self.deletions + self.insertions

    @property
    def rate(self) -> float | None:
        """Errors ÷ length of the reference, which may pass 1; None for an empty reference."""
        return self.total / self.length if self.length else None


def normalised(text: str, ignore: Iterable[Ignore] = ()) -> str:
    """The text with runs of white space as one space, and without what is to be ignored.

    case: lower case (full folding). punctuation: every Unicode punctuation and symbol goes, save an apostrophe within a
    word. accents: marks go (é → e). width: compatibility forms are one (NFKC).
    """
    ignored = set(ignore)
    text = unicodedata.normalize("NFKC" if "width" in ignored else "NFC", text)
    if "case" in ignored:
        text = text.casefold()
    if "accents" in ignored:
        apart = unicodedata.normalize("NFD", text)
        text = unicodedata.normalize("NFC", "".join(c for c in apart if unicodedata.category(c) != "Mn"))
    if "punctuation" in ignored:
        text = "".join(c if _kept(text, n) else " " for n, c in enumerate(text))
    return " ".join(text.split())


def _kept(text: str, place: int) -> bool:
    character = text[place]
    if unicodedata.category(character)[0] not in "PS":
        return True
    inside = 0 < place < len(text) - 1 and text[place - 1].isalnum() and text[place + 1].isalnum()
    return character in "'’" and inside


def word_errors(reference: str, other: str, ignore: Iterable[Ignore] = ()) -> Errors:
    """Errors in words, which white space parts.

    >>> word_errors("the cat sat", "the cat sat down").rate
    0.3333333333333333
    >>> word_errors("The cat, sat.", "the cat sat", ["case", "punctuation"]).total
    0
    """
    return _errors(normalised(reference, ignore).split(), normalised(other, ignore).split())


def character_errors(reference: str, other: str, ignore: Iterable[Ignore] = ()) -> Errors:
    """Errors in code points, single spaces counting."""
    return _errors(list(normalised(reference, ignore)), list(normalised(other, ignore)))


def _errors(reference: list[str], other: list[str]) -> Errors:
    from rapidfuzz.distance import Levenshtein

    counts = {"replace": 0, "delete": 0, "insert": 0}
    for step in Levenshtein.editops(reference, other):
        counts[step.tag] += 1
    return Errors(counts["replace"], counts["delete"], counts["insert"], len(reference))


def error_rate(
    judgments: Judgments, words: bool, ignore: Iterable[Ignore] = (), reference: str | None = None
) -> Coefficient:
    """`wer` or `cer`: all errors ÷ all words (characters) of the reference; without one, pooled over both directions."""
    count = word_errors if words else character_errors
    ignored = tuple(ignore)

    def compare(one: str, two: str) -> tuple[float, float]:
        found = count(one, two, ignored)
        return float(found.total), float(found.length)

    return over_pairs(judgments, "wer" if words else "cer", compare, ratio, nothing=EMPTY, reference=reference)
