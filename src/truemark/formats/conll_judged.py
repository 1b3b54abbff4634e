"""CoNLL files as judgments: a token a line with its tag in the last column, an empty line between sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from truemark.agreement.judgments import Judgments
from truemark.agreement.spans import Marked
from truemark.formats.rttm import annotator_names
from truemark.kinds.problem import Invalid
from truemark.kinds.span import LabeledSpan


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    token: str
    tag: str


def read_conll(files: Sequence[Path], takes: str) -> Judgments:
    """One file an annotator, whose name is the file's; all files hold the same tokens.

    values: an item is a token (`sentence:token`, from 1), its value the tag. spans: an item is a sentence, its value
    what BIO, IOB or BIOES tags mark, in tokens. chains: the item is the whole text, its value the chains of a last column as in
    CoNLL-2012, of mentions in tokens. Raises Invalid naming file and line.
    """
    if takes == "chains":
        return _chains(files)
    if takes not in ("values", "spans"):
        raise Invalid.at(str(files[0]), f"holds tags of tokens; the coefficient or method asked for takes {takes}")
    texts = {file: _sentences(file) for file in files}
    first = files[0]
    for file in files[1:]:
        _same_tokens(first, texts[first], file, texts[file])
    names = annotator_names(files)
    if takes == "values":
        return Judgments.of(
            (f"{s}:{t}", names[file], line.tag)
            for file, sentences in texts.items()
            for s, sentence in enumerate(sentences, start=1)
            for t, line in enumerate(sentence, start=1)
        )
    return Judgments.of(
        (str(s), names[file], Marked(tuple(spans_of_tags([line.tag for line in sentence])), len(sentence)))
        for file, sentences in texts.items()
        for s, sentence in enumerate(sentences, start=1)
    )


def _chains(files: Sequence[Path]) -> Judgments:
    """CoNLL-2012: the last column holds `(3`, `3)`, `(3)`, `(1|(3`, `-`. The item is the whole text of a file."""
    names = annotator_names(files)
    texts = {file: _sentences(file) for file in files}
    for file in files[1:]:
        _same_tokens(files[0], texts[files[0]], file, texts[file])
    return Judgments.of(("text", names[file], _chains_of(file, sentences)) for file, sentences in texts.items())


def _chains_of(file: Path, sentences: list[list[_Line]]) -> frozenset[frozenset[tuple[int, int]]]:
    chains: dict[str, set[tuple[int, int]]] = {}
    open_at: dict[str, list[int]] = {}
    place = 0
    for sentence in sentences:
        for line in sentence:
            for part in line.tag.split("|"):
                name = part.strip("()")
                if part.startswith("("):
                    open_at.setdefault(name, []).append(place)
                if part.endswith(")"):
                    if not open_at.get(name):
                        raise Invalid.at(f"{file}: line {line.number}", f"mention {name} ends here but never began")
                    chains.setdefault(name, set()).add((open_at[name].pop(), place + 1))
            place += 1
    left = [name for name, starts in open_at.items() if starts]
    if left:
        raise Invalid.at(str(file), f"mention {left[0]} never ends")
    return frozenset(frozenset(c) for c in chains.values())


def spans_of_tags(tags: Sequence[str]) -> list[LabeledSpan]:
    """The spans of BIO, IOB1 or BIOES tags, in tokens. An I after another label, or after O, begins a span."""
    found: list[LabeledSpan] = []
    start, label = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        mark, _, name = tag.partition("-")
        goes_on = bool(label) and mark in ("I", "E", "M", "L") and name == label
        if label and not goes_on:
            found.append(LabeledSpan(start, place, label))
            label = ""
        if not goes_on and mark not in ("O", "") and name:
            start, label = place, name
        if label and mark in ("E", "L", "S", "U"):
            found.append(LabeledSpan(start, place + 1, label))
            label = ""
    return found


def _sentences(file: Path) -> list[list[_Line]]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise Invalid.at(str(file), f"is not UTF-8: {error.reason}") from None
    found: list[list[_Line]] = [[]]
    width = 0
    for number, line in enumerate(lines, start=1):
        fields = line.split("\t") if "\t" in line else line.split()
        if not line.strip():
            if found[-1]:
                found.append([])
            continue
        if line.startswith("-DOCSTART-") or (line.startswith("#") and len(fields) != width):
            continue
        if len(fields) < 2 or (width and len(fields) != width):
            expected = str(width) if width else "a token and a tag at least"
            raise Invalid.at(f"{file}: line {number}", f"has {len(fields)} columns; expected {expected}")
        width = width or len(fields)
        found[-1].append(_Line(number, fields[0], fields[-1].strip()))
    sentences = [s for s in found if s]
    if not sentences:
        raise Invalid.at(str(file), "holds no tokens")
    return sentences


def _same_tokens(one: Path, left: list[list[_Line]], two: Path, right: list[list[_Line]]) -> None:
    for a, b in zip(left, right, strict=False):
        for x, y in zip(a, b, strict=False):
            if x.token != y.token:
                raise Invalid.at(
                    f"{two}: line {y.number}", f"has token {y.token!r} where line {x.number} of {one} has {x.token!r}"
                )
        if len(a) != len(b):
            raise Invalid.at(
                f"{two}: line {b[-1].number}", f"ends a sentence of {len(b)} tokens; in {one} it has {len(a)}"
            )
    if len(left) != len(right):
        raise Invalid.at(str(two), f"has {len(right)} sentences; {one} has {len(left)}")
