"""Rows of items read from JSON, JSON Lines, CSV and plain text, one by one, each with its place in the file."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal

import ijson
import orjson

from truemark.kinds.problem import Invalid

RowFormat = Literal["json", "jsonl", "csv", "text"]
FORMATS: tuple[RowFormat, ...] = ("json", "jsonl", "csv", "text")
_SUFFIXES: dict[str, RowFormat] = {
    "json": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "csv": "csv",
    "tsv": "csv",
    "txt": "text",
    "text": "text",
}
LONGEST_LINE = 16_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `line` counts from 1 (for JSON the element). Either a document, or the reason why there is none.

    end: byte offset after the row, where reading can go on; None for formats that start anew.
    """

    line: int
    document: Any
    fault: str | None = None
    end: int | None = None


def format_of(name: str) -> RowFormat:
    """The format that a file's name stands for. Raises Invalid."""
    suffix = name.rsplit(".", 1)[-1].lower()
    if suffix not in _SUFFIXES:
        raise Invalid.at("file", f"{name!r} is no .json, .jsonl, .csv, .tsv or .txt file")
    return _SUFFIXES[suffix]


def read_rows(file: BinaryIO, format: RowFormat, field: str, line: int = 0, offset: int = 0) -> Iterator[Row]:
    """The rows after `line`, streamed. offset: the byte offset after it, if the row before gave one.

    field: where plain text goes in the item's data. A row that cannot be read is given with its fault;
    a file that cannot be read any further raises Invalid with its line.
    """
    if format == "jsonl":
        yield from _json_lines(file, line, offset)
    elif format == "text":
        yield from _text_lines(file, field, line, offset)
    elif format == "csv":
        yield from (row for row in _csv(file) if row.line > line)
    else:
        yield from (row for row in _json(file) if row.line > line)


def _lines(file: BinaryIO, line: int, offset: int) -> Iterator[tuple[int, bytes, int]]:
    file.seek(offset)
    while True:
        raw = bytes(file.readline(LONGEST_LINE))
        if not raw:
            return
        line += 1
        offset += len(raw)
        if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
            raise Invalid.at(f"line {line}", "is longer than 16 MB")
        yield line, raw, offset


def _json_lines(file: BinaryIO, line: int, offset: int) -> Iterator[Row]:
    for number, raw, end in _lines(file, line, offset):
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if not raw.strip():
            continue
        try:
            yield Row(number, orjson.loads(raw), end=end)
        except orjson.JSONDecodeError as error:
            yield Row(number, None, f"is not JSON: {error.msg} at column {error.colno}", end)


def _text_lines(file: BinaryIO, field: str, line: int, offset: int) -> Iterator[Row]:
    for number, raw, end in _lines(file, line, offset):
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        try:
            words = raw.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            yield Row(number, None, f"is not UTF-8 at byte {error.start}", end)
            continue
        if words.strip():
            yield Row(number, {"data": {field: words}}, end=end)


def _csv(file: BinaryIO) -> Iterator[Row]:
    """Columns `key`, `batch` and `priority` are the item's own; all others are fields of its data."""
    file.seek(0)
    decoded = io.TextIOWrapper(io.BufferedReader(_Unclosed(file)), encoding="utf-8-sig", newline="")
    csv.field_size_limit(LONGEST_LINE)
    first = decoded.readline()
    decoded.seek(0)
    dialect = "excel-tab" if first.count("\t") > first.count(",") else "excel"
    reader = csv.reader(decoded, dialect)
    try:
        header = next(reader, None)
        if not header:
            raise Invalid.at("line 1", "has no column names")
        if len(set(header)) != len(header):
            raise Invalid.at("line 1", "names a column twice")
        started = reader.line_num + 1
        for cells in reader:
            line, started = started, reader.line_num + 1
            if not cells:
                continue
            if len(cells) != len(header):
                yield Row(line, None, f"has {len(cells)} cells; the header has {len(header)}")
                continue
            named = dict(zip(header, cells, strict=True))
            document: dict[str, Any] = {k: named.pop(k) for k in ("key", "batch") if named.get(k)}
            priority = named.pop("priority", "")
            if priority:
                document["priority"] = int(priority) if priority.lstrip("-").isdigit() else priority
            named.pop("key", None)
            named.pop("batch", None)
            yield Row(line, document | {"data": named})
    except UnicodeDecodeError as error:
        raise Invalid.at(f"line {reader.line_num + 1}", f"is not UTF-8: {error.reason}") from None
    except csv.Error as error:
        raise Invalid.at(f"line {reader.line_num}", f"is not CSV: {error}") from None


class _Unclosed(io.RawIOBase):
    """Lets a text wrapper read a file without closing it in the end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._file.seek(offset, whence))

    def readinto(self, buffer: Any) -> int:
        data = bytes(self._file.read(len(buffer)))
        buffer[: len(data)] = data
        return len(data)


def _json(file: BinaryIO) -> Iterator[Row]:
    file.seek(0)
    head = bytes(file.read(1024)).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    file.seek(0)
    if head != b"[":
        raise Invalid.at("line 1", "a JSON file of items is an array, [ … ]; for an object a line name it .jsonl")
    element = 0
    try:
        for element, document in enumerate(ijson.items(_Reading(file), "item", use_float=True), start=1):
            yield Row(element, document)
    except (ijson.JSONError, UnicodeDecodeError) as error:
        message = str(error).strip().splitlines()[0] if str(error).strip() else "it ends too early"
        raise Invalid.at(f"element {element + 1}", f"is not JSON: {message}") from None


class _Reading:
    """What ijson needs of a file: `read` giving bytes, without a byte order mark."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._first = file, True

    def read(self, size: int = -1) -> bytes:
        data = bytes(self._file.read(size))
        if self._first and size:
            self._first = False
            data = data.removeprefix(b"\xef\xbb\xbf")
        return data
