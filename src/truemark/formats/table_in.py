"""Tables of text as spreadsheets and scripts write them: separator, header and quotes are found out here for every reader.

Source: RFC 4180. A row that cannot be told for sure is given with its fault, and reading goes on at the next line: no row
swallows another, and no quote vanishes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from truemark.kinds.problem import Invalid

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
LONGEST_CELL = 16_000_000
LOOKED_AT = 20
_DIRECTIVE = re.compile(r"^sep=(.)\s*$", re.IGNORECASE)
_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: the line it begins on, from 1; its cells, or why it has none."""

    line: int
    cells: list[str]
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """names: of the columns, without blanks around them. rows: those after the header, empty lines left out."""

    names: list[str]
    rows: Iterator[Cells]
    separator: str
    line: int


def read_table(lines: Iterable[str], place: str = "") -> Table:
    """The table in lines that keep their ends, read as they come. Raises Invalid for a header that cannot be meant."""
    source = _numbered(lines)
    head = list(islice(source, LOOKED_AT))
    while head and not head[0][1].strip():
        head.pop(0)
    at = f"{place}: line " if place else "line "
    if not head:
        raise Invalid.at(f"{at}1", "has no column names")
    directive = _DIRECTIVE.match(head[0][1])
    if directive:
        head.pop(0)
    if not head:
        raise Invalid.at(f"{at}2", "has no column names")
    separator = directive.group(1) if directive else _separator([line for _, line in head])
    padded = _is_padded(head[0][1], separator)
    rows = _rows(_chained(head, source), separator, padded)
    header = next(rows)
    if header.fault:
        raise Invalid.at(f"{at}{header.line}", header.fault)
    names = [n.strip() for n in header.cells]
    while names and not names[-1]:
        names.pop()
    for n, name in enumerate(names):
        if not name:
            raise Invalid.at(f"{at}{header.line}", f"does not name column {n + 1}")
        if name in names[:n]:
            raise Invalid.at(f"{at}{header.line}", f"names a column twice: {name!r}")
    if not names:
        raise Invalid.at(f"{at}{header.line}", "has no column names")
    return Table(names, _fitting(rows, len(names)), separator, header.line)


def _chained(head: Sequence[tuple[int, str]], rest: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    yield from head
    yield from rest


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, cut at a lone \\r too, which line-wise readers keep within a line."""
    number = 0
    for whole in lines:
        if "\r" not in whole or (whole.find("\r") >= len(whole) - 2 and whole.endswith("\r\n")):
            number += 1
            yield number, whole
            continue
        start = 0
        for end in _END.finditer(whole):
            number += 1
            yield number, whole[start : end.end()]
            start = end.end()
        if start < len(whole):
            number += 1
            yield number, whole[start:]


def _fitting(rows: Iterator[Cells], width: int) -> Iterator[Cells]:
    for row in rows:
        cells = row.cells
        while len(cells) > width and not cells[-1].strip():
            cells = cells[:-1]  # spreadsheets write separators to the end of the widest row
        if row.fault or (len(cells) == 1 and not cells[0].strip() and width > 1):
            if row.fault:
                yield row
        elif len(cells) != width:
            yield Cells(row.line, [], f"has {len(cells)} cells; the header has {width}")
        else:
            yield Cells(row.line, cells)


def _outside(line: str, separator: str) -> int:
    """How often a separator stands outside of quotes."""
    return sum(part.count(separator) for part in line.split('"')[::2])


def _separator(lines: Sequence[str]) -> str:
    """The one that parts most of the first lines into as many cells as the header has; of equals the more frequent."""
    counts = {s: _outside(lines[0], s) for s in SEPARATORS}
    if not any(counts.values()):
        return ","

    def fits(separator: str) -> tuple[int, int]:
        body = [line for line in lines[1:] if line.strip()]
        return sum(_outside(line, separator) == counts[separator] for line in body), counts[separator]

    return max((s for s in counts if counts[s]), key=fits)


def _is_padded(header: str, separator: str) -> bool:
    """Whether a blank follows every separator, as people type them."""
    parts = header.rstrip("\r\n").split(separator)
    return separator != "\t" and len(parts) > 1 and all(p.startswith(" ") for p in parts[1:])


def _rows(source: Iterator[tuple[int, str]], separator: str, padded: bool) -> Iterator[Cells]:
    waiting: list[tuple[int, str]] = []

    def following() -> tuple[int, str] | None:
        return waiting.pop(0) if waiting else next(source, None)

    while (first := following()) is not None:
        number, line = first
        if '"' not in line:
            yield Cells(number, _plain(line, separator, padded))
            continue
        taken: list[tuple[int, str]] = []
        text, size = line, len(line)
        while True:
            cells, fault = _quoted(text, separator, padded)
            if fault is not None or cells is not None:
                break
            more = following()
            if more is None or size > LONGEST_CELL:
                fault = 'opens a quote (") that is never closed'
                if more is not None:
                    taken.append(more)
                break
            taken.append(more)
            text, size = _grown(text, taken, following), size + len(more[1])
            size = len(text)
        if fault is not None:
            waiting[:0] = taken
            yield Cells(number, [], fault)
        else:
            assert cells is not None
            yield Cells(number, cells)


def _grown(text: str, taken: list[tuple[int, str]], following: object) -> str:
    """The text with the line just taken, and with those after it up to one that holds a quote."""
    parts = [text, taken[-1][1]]
    while '"' not in taken[-1][1] and sum(map(len, parts)) < LONGEST_CELL:
        more = following()  # type: ignore[operator]
        if more is None:
            break
        taken.append(more)
        parts.append(more[1])
    return "".join(parts)


def _plain(line: str, separator: str, padded: bool) -> list[str]:
    cells = line.rstrip("\r\n").split(separator)
    return [c.lstrip(" ") for c in cells] if padded else cells


def _quoted(text: str, separator: str, padded: bool) -> tuple[list[str] | None, str | None]:
    """The cells of a row with quotes in it, or what is wrong; neither when a quote is still open at its end."""
    cells: list[str] = []
    at, end = 0, len(text.rstrip("\r\n"))
    while True:
        while padded and at < end and text[at] == " ":
            at += 1
        if at < len(text) and text[at] == '"':
            cell, at = _quoted_cell(text, at)
            if cell is None:
                return None, None
            cells.append(cell)
            while at < end and text[at] == " " and separator != " ":
                at += 1
            if at >= end:
                return cells, None
            if text[at] != separator:
                if '\\"' in text:
                    return None, 'has quotes escaped by a backslash (\\"); write a quote within quotes twice ("")'
                return None, "has a quote within a quoted cell that is not written twice"
            at += 1
        else:
            stop = text.find(separator, at)
            line_end = _END.search(text, at)
            stop = stop if 0 <= stop < end else end
            if line_end is not None and line_end.start() < stop:
                return None, "has a quote that opens in one cell and ends in another"
            cells.append(text[at:stop])
            if stop >= end:
                return cells, None
            at = stop + 1


def _quoted_cell(text: str, at: int) -> tuple[str | None, int]:
    """The cell whose opening quote is at a place, and where it ends; None when it does not."""
    parts: list[str] = []
    start = at + 1
    while True:
        stop = text.find('"', start)
        if stop < 0:
            return None, at
        parts.append(text[start:stop])
        if text[stop + 1 : stop + 2] != '"':
            return "".join(parts), stop + 1
        parts.append('"')
        start = stop + 2
