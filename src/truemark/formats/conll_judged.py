"""CoNLL files as judgments: a token a line with its tag in the last column, an empty line between sentences."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from truemark.agreement.judgments import Judgments
from truemark.agreement.spans.scores import Marked
from truemark.formats.rttm import annotator_names
from truemark.formats.tags import Scheme, looks_like_tag, scheme_of, spans_of_tags
from truemark.formats.text_in import lines_of, text_of
from truemark.kinds.problem import Invalid


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    token: str
    tag: str


def read_conll(files: Sequence[Path], takes: str, encoding: str | None = None) -> Judgments:
    """One file an annotator, whose name is the file's; all files hold the same tokens.

    values: an item is a token (`sentence:token`, from 1), its value the tag. spans: an item is a sentence, its value
    what tags of any scheme (see tags.py) mark, in tokens. chains: the item is the whole text, its value the chains of a last column as in
    CoNLL-2012, of mentions in tokens. Raises Invalid naming file and line.
    """
    if takes == "chains":
        return _chains(files, encoding)
    if takes not in ("values", "spans"):
        raise Invalid.at(str(files[0]), f"holds tags of tokens; the coefficient or method asked for takes {takes}")
    texts = {file: _sentences(file, encoding) for file in files}
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
    scheme = _scheme(texts)
    return Judgments.of(
        (str(s), names[file], Marked(tuple(spans_of_tags([line.tag for line in sentence], scheme)), len(sentence)))
        for file, sentences in texts.items()
        for s, sentence in enumerate(sentences, start=1)
    )


def _chains(files: Sequence[Path], encoding: str | None = None) -> Judgments:
    """CoNLL-2012: the last column holds `(3`, `3)`, `(3)`, `(1|(3`, `-`. The item is the whole text of a file."""
    names = annotator_names(files)
    texts = {file: _sentences(file, encoding) for file in files}
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


def _scheme(texts: Mapping[Path, list[list[_Line]]]) -> Scheme:
    """The scheme of the tags of all files. Raises Invalid at the first tag that does not fit."""
    lines = [(file, line) for file, sentences in texts.items() for s in sentences for line in s]
    try:
        return scheme_of(line.tag for _, line in lines)
    except ValueError as odd:
        file, line = next((f, x) for f, x in lines if x.tag == str(odd))
        raise Invalid.at(
            f"{file}: line {line.number}", f"tag {line.tag!r} is not written as the others are (B-X, X-B, B or X)"
        ) from None


_COLUMNS = re.compile(r"[ \t]+")


def _fields(line: str, tabbed: bool) -> list[str]:
    """The columns of a line: between tabs where the file has any, else between blanks; no other white space parts."""
    line = line.rstrip("\r\n")
    return [f.strip(" ") for f in line.split("\t")] if tabbed else _COLUMNS.split(line.strip(" \t"))


def _sentences(file: Path, encoding: str | None = None) -> list[list[_Line]]:
    lines = lines_of(text_of(file.read_bytes(), str(file), encoding))
    tabbed = any("\t" in line for line in lines)
    read = [(n, line, _fields(line, tabbed)) for n, line in enumerate(lines, start=1)]
    plain = [f for _, line, f in read if line.strip() and not line.startswith(("#", "-DOCSTART-"))]
    width = Counter(map(len, plain)).most_common(1)[0][0] if plain else 2
    tags = {f[-1] for f in plain if len(f) == width}
    found: list[list[_Line]] = [[]]
    for number, line, fields in read:
        if not line.strip(" \t"):
            if found[-1]:
                found.append([])
            continue
        if line.startswith("-DOCSTART-") or (line.startswith("#") and not _is_token(fields, width, tags)):
            continue
        if len(fields) < 2 or len(fields) != width:
            expected = str(width) if width > 1 else "a token and a tag at least"
            raise Invalid.at(f"{file}: line {number}", f"has {len(fields)} columns; expected {expected}")
        found[-1].append(_Line(number, fields[0], fields[-1]))
    sentences = [s for s in found if s]
    if not sentences:
        raise Invalid.at(str(file), "holds no tokens")
    return sentences


def _is_token(fields: list[str], width: int, tags: set[str]) -> bool:
    """Whether a line that begins with # is a token, such as a hashtag, and no comment."""
    return len(fields) == width and (fields[-1] in tags or looks_like_tag(fields[-1]))


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
