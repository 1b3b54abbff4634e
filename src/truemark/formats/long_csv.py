"""Judgments from long CSV: one row a judgment."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments
from truemark.kinds.problem import Invalid


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of a long CSV's columns; several joined by commas (`left,right`) are read as one, `A|B`."""

    item: str = "item"
    annotator: str = "annotator"
    value: str = "value"

    @property
    def names(self) -> tuple[str, str, str]:
        return self.item, self.annotator, self.value


def read_long_csv(files: Sequence[Path], columns: Columns, careful: bool = False, repeats: bool = False) -> Judgments:
    """One row a judgment; an empty value is a missing judgment. Comma, semicolon or tab, UTF-8, with a header.

    careful: keep each judgment's line, for messages; slower. Without it, a well-formed file of millions of rows streams
    through polars, and only a faulty one is read anew to name the line.
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
    try:
        return Judgments(
            item[0], annotator[0], value[0], item[1], annotator[1], value[1], places if careful else None, repeats
        )
    except Invalid:
        if careful:
            raise
        return read_long_csv(files, columns, careful=True, repeats=repeats)


Coded = tuple[NDArray[np.int64], list[str]]


class _Faulty(Exception):
    """The fast way met something that only the careful way can name."""


def _fast(file: Path, columns: Columns) -> tuple[Coded, Coded, Coded]:
    import polars as pl

    separator = _separator(_header(file))
    try:
        scanned = pl.scan_csv(file, separator=separator, infer_schema=False)
        stripped = scanned.select(
            pl.concat_str([pl.col(part).str.strip_chars() for part in name.split(",")], separator="|").alias(name)
            for name in columns.names
        )
        table = stripped.collect(engine="streaming")
    except pl.exceptions.PolarsError as error:  # the careful reader names it
        raise _Faulty from error
    if table.height == 0 or any(_absent(table[name]) for name in columns.names[:2]):
        raise _Faulty
    if _absent(table[columns.value]):
        if not _whole_rows(file, separator, table.height + 1):
            raise _Faulty
        table = table.filter(pl.col(columns.value).is_not_null() & (pl.col(columns.value) != ""))
        if table.height == 0:
            raise _Faulty
    item, annotator, value = (_coded(table[name]) for name in columns.names)
    return item, annotator, value


def _absent(series: Any) -> bool:
    return bool(series.null_count() or (series == "").any())


def _whole_rows(file: Path, separator: str, rows: int) -> bool:
    """Whether all rows have as many cells as the header, so that an empty value was meant; False when unsure."""
    separators = 0
    with file.open("rb") as opened:
        expected = opened.readline().count(separator.encode()) * rows
        opened.seek(0)
        while piece := opened.read(1 << 24):
            if b'"' in piece:
                return False
            separators += piece.count(separator.encode())
    return separators == expected


def _coded(series: Any) -> Coded:
    import polars as pl

    names = series.unique(maintain_order=True)
    codes = series.cast(pl.Enum(names)).to_physical().to_numpy()
    return codes.astype(np.int64), names.to_list()


def _separator(header: str) -> str:
    return "\t" if header.count("\t") > header.count(",") else ";" if header.count(";") > header.count(",") else ","


def _rows(file: Path, columns: Columns) -> Any:
    """(line, item, annotator, value) of every row. Raises Invalid at the first bad one."""
    separator = _separator(_header(file))
    with file.open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.reader(opened, delimiter=separator, strict=True)
        try:
            header = next(reader, [])
            at = [
                [_column(header, part, option, file) for part in name.split(",")]
                for name, option in zip(columns.names, OPTIONS, strict=True)
            ]
            line = reader.line_num + 1
            for cells in reader:
                if cells:
                    if len(cells) != len(header):
                        raise Invalid.at(
                            f"{file}: line {line}", f"has {len(cells)} cells; the header has {len(header)}"
                        )
                    item, annotator, value = ("|".join(cells[n].strip() for n in some) for some in at)
                    if not item or not annotator:
                        empty = columns.item if not item else columns.annotator
                        raise Invalid.at(f"{file}: line {line}", f"has no {empty}")
                    yield line, item, annotator, value
                line = reader.line_num + 1
        except UnicodeDecodeError as error:
            raise Invalid.at(f"{file}: line {_undecodable(file)}", f"is not UTF-8: {error.reason}") from None
        except csv.Error as error:
            raise Invalid.at(f"{file}: line {reader.line_num}", f"is not CSV: {error}") from None


def _header(file: Path) -> str:
    with file.open("rb") as opened:
        return opened.readline().decode("utf-8-sig", "replace")


def _undecodable(file: Path) -> int:
    """The first line that is not UTF-8."""
    with file.open("rb") as opened:
        for number, line in enumerate(opened, start=1):
            try:
                line.decode()
            except UnicodeDecodeError:
                return number
    return 0


OPTIONS = ("--item", "--annotator", "--value")


def _column(header: Sequence[str], name: str, option: str, file: Path) -> int:
    if name not in header:
        raise Invalid.at(
            f"{file}: line 1",
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
