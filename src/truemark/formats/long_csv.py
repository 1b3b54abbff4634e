"""Judgments from long CSV: one row a judgment."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments
from truemark.extras import lacks
from truemark.formats.table_in import Table, read_table
from truemark.formats.text_in import ADVICE, PIECE, as_utf8
from truemark.kinds.problem import Invalid

BLANKS = " \t\r\n\f\v\u00a0\u3000"  # what is no part of a value at its ends


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of a long CSV's columns; several joined by commas (`left,right`) are read as one, `A|B`.

    missing: values that stand for a missing judgment, besides the empty one. encoding: where a file does not say its own.
    """

    item: str = "item"
    annotator: str = "annotator"
    value: str = "value"
    missing: tuple[str, ...] = ()
    encoding: str | None = None
    notes: list[str] = field(default_factory=list, compare=False)

    @property
    def names(self) -> tuple[str, str, str]:
        return self.item, self.annotator, self.value

    def note(self, told: str) -> None:
        """Something that was assumed about the files, to be told once."""
        if told not in self.notes:
            self.notes.append(told)


def read_long_csv(files: Sequence[Path], columns: Columns, careful: bool = False, repeats: bool = False) -> Judgments:
    """One row a judgment; an empty value is a missing judgment. A table as spreadsheets write it (see table_in.py).

    careful: keep each judgment's line, for messages; slower. Without it, a file without quotes of millions of rows
    streams through polars, and only one that is not so plain is read row by row.
    Raises Invalid naming the file and line of a row with too few or too many cells, without item or annotator, or
    (unless `repeats`) repeated.
    """
    tables, places = [], []
    for file in files:
        try:
            if careful:
                raise _Faulty
            tables.append(_fast(file, columns))
        except _Faulty:
            tables.append(_careful(file, columns))
        if careful:
            places += [f"{file}: line {line}" for line, *cells in _rows(file, columns) if cells[2]]
    item, annotator, value = (_joined([t[k] for t in tables]) for k in range(3))
    _tell_of_words(value[1], columns)
    try:
        return Judgments(
            item[0], annotator[0], value[0], item[1], annotator[1], value[1], places if careful else None, repeats
        )
    except Invalid:
        if careful:
            raise
        return read_long_csv(files, columns, careful=True, repeats=repeats)


NOTHING = frozenset({"nan", "na", "n/a", "null", "none", "nil", "-", "?", "missing"})


def _tell_of_words(values: Sequence[str], columns: Columns) -> None:
    for value in values:
        if value.lower() in NOTHING:
            columns.note(f"{value!r} counts as a category; if it means that nothing was judged, say --missing {value}")


Coded = tuple[NDArray[np.int64], list[str]]


class _Faulty(Exception):
    """The fast way met something that only the careful way can read or name."""


def _fast(file: Path, columns: Columns) -> tuple[Coded, Coded, Coded]:
    """A file of UTF-8 without quotes, empty values and surprises; all else is for the careful way."""
    if columns.missing or columns.encoding or lacks("fast"):
        raise _Faulty
    import polars as pl

    newlines = _plain_rows(file)
    with file.open("rb") as opened:
        head = opened.read(PIECE).decode("utf-8-sig", "replace")
    table = read_table(io.StringIO(head[: head.rfind("\n") + 1] or head, newline=""), str(file))
    parts = [[_column(table.names, p, o, file, table.line) for p in ps] for ps, o in _wanted(table.names, columns)]
    if table.line != 1:
        raise _Faulty
    try:
        scanned = pl.scan_csv(file, separator=table.separator, infer_schema=False, quote_char=None, has_header=True)
        own = scanned.collect_schema().names()
        if len(own) != len(table.names):
            raise _Faulty
        read = scanned.select(
            pl.concat_str([pl.col(own[n]).str.strip_chars(BLANKS) for n in some], separator="|").alias(str(k))
            for k, some in enumerate(parts)
        ).collect(engine="streaming")
    except pl.exceptions.PolarsError as error:
        raise _Faulty from error
    if read.height == 0 or read.height != newlines or any(_absent(read[str(k)]) for k in range(3)):
        raise _Faulty
    item, annotator, value = (_coded(read[str(k)]) for k in range(3))
    return item, annotator, value


def _plain_rows(file: Path) -> int:
    """How many rows follow the first line of a file without quotes, lone \\r and marks. Raises _Faulty for any other."""
    rows, last = 0, b"\n"
    with file.open("rb") as opened:
        if opened.read(4).startswith((b"\xff\xfe", b"\xfe\xff", b"PK", b"\xd0\xcf", b"sep", b"SEP")):
            raise _Faulty
        opened.seek(0)
        while piece := opened.read(1 << 24):
            if b'"' in piece or (b"\r" in piece and piece.count(b"\r") != piece.count(b"\r\n")) or b"\n\n" in piece:
                raise _Faulty
            rows += piece.count(b"\n")
            last = piece[-1:]
    return rows - 1 + (last != b"\n")


def _absent(series: Any) -> bool:
    return bool(series.null_count() or (series == "").any())


def _coded(series: Any) -> Coded:
    import polars as pl

    names = series.unique(maintain_order=True)
    codes = series.cast(pl.Enum(names)).to_physical().to_numpy()
    return codes.astype(np.int64), names.to_list()


def _table(file: Path, columns: Columns) -> Table:
    opened = file.open("rb")
    text, told = as_utf8(opened, str(file), columns.encoding)
    if told:
        columns.note(told)
    return read_table(_lines(text, file), str(file))


def _lines(opened: Any, file: Path) -> Iterator[str]:
    with opened:
        for number, raw in enumerate(opened, start=1):
            try:
                yield (raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw).decode()
            except UnicodeDecodeError as error:
                raise Invalid.at(f"{file}: line {number}", f"is not UTF-8: {error.reason}; {ADVICE}") from None


def _rows(file: Path, columns: Columns) -> Iterator[tuple[int, str, str, str]]:
    """(line, item, annotator, value) of every row. Raises Invalid at the first bad one."""
    table = _table(file, columns)
    at = [
        [_column(table.names, part, option, file, table.line) for part in parts]
        for parts, option in _wanted(table.names, columns)
    ]
    for row in table.rows:
        if row.fault:
            raise Invalid.at(f"{file}: line {row.line}", row.fault)
        item, annotator, value = ("|".join(row.cells[n].strip(BLANKS) for n in some) for some in at)
        if not item or not annotator:
            empty = columns.item if not item else columns.annotator
            raise Invalid.at(f"{file}: line {row.line}", f"has no {empty}")
        yield row.line, item, annotator, "" if value in columns.missing else value


OPTIONS = ("--item", "--annotator", "--value")


def _wanted(header: Sequence[str], columns: Columns) -> list[tuple[list[str], str]]:
    """The columns that each option names: the one of that very name, else several with commas between."""
    return [
        ([name] if name in header else [part.strip() for part in name.split(",")], option)
        for name, option in zip(columns.names, OPTIONS, strict=True)
    ]


def _column(header: Sequence[str], name: str, option: str, file: Path, line: int) -> int:
    if name not in header:
        raise Invalid.at(
            f"{file}: line {line}",
            f"has no column {name!r}; it has: {', '.join(header) or 'none'}. Name another by {option}",
        )
    return list(header).index(name)


def _careful(file: Path, columns: Columns) -> tuple[Coded, Coded, Coded]:
    coded: list[dict[str, int]] = [{}, {}, {}]
    rows = [
        [names.setdefault(cell, len(names)) for names, cell in zip(coded, cells, strict=True)]
        for _, *cells in _rows(file, columns)
        if cells[2]
    ]
    if not rows:
        raise Invalid.at(str(file), "holds no judgments")
    table = np.array(rows, dtype=np.int64)
    item, annotator, value = ((table[:, n], list(coded[n])) for n in range(3))
    return item, annotator, value


def _joined(parts: Sequence[Coded]) -> Coded:
    if len(parts) == 1:
        return parts[0]
    names: dict[str, int] = {}
    codes = []
    for part, known in parts:
        place = np.array([names.setdefault(name, len(names)) for name in known], dtype=np.int64)
        codes.append(place[part])
    return np.concatenate(codes), list(names)
