"""Rows of items read from JSON, JSON Lines, CSV and plain text, one by one, each with its place in the file."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal

import orjson

from truemark.formats.table_in import read_table
from truemark.formats.text_in import ADVICE, PIECE, as_utf8
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


def read_rows(
    file: BinaryIO,
    format: RowFormat,
    field: str,
    line: int = 0,
    offset: int = 0,
    encoding: str | None = None,
    assumed: Callable[[str], None] = lambda told: None,
) -> Iterator[Row]:
    """The rows after `line`, streamed. offset: the byte offset after it, if the row before gave one.

    field: where plain text goes in the item's data. A row that cannot be read is given with its fault;
    a file that cannot be read any further raises Invalid with its line. encoding: where the file does not say its own,
    UTF-8 if None. assumed: is told what was found out about it.
    """
    file, told = as_utf8(file, "line 1", encoding)
    if told:
        assumed(told)
    if format == "jsonl":
        yield from _json_lines(file, line, offset)
    elif format == "text":
        yield from _text_lines(file, field, line, offset)
    elif format == "csv":
        yield from (row for row in _csv(file, assumed) if row.line > line)
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
        if raw.strip():
            document, fault = _document(raw)
            yield Row(number, document, fault, end)


_LONG = re.compile(rb"(?<![\d.eE+-])-?\d{19,}(?![\d.eE])")


def _document(raw: bytes) -> tuple[Any, str | None]:
    """A JSON document, or what is wrong with it. Whole numbers keep their digits, however many."""
    try:
        document = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        return None, f"is not JSON: {error.msg} at column {error.colno}"
    long = _LONG.search(raw)
    if long is not None and _has_rounded(document):
        return (
            None,
            f"holds {long.group().decode()[:40]}, a number of more than 64 bits; put it in quotes to keep its digits",
        )
    return document, None


def _has_rounded(value: Any) -> bool:
    """Whether a whole number became a float because it has more than 64 bits."""
    if isinstance(value, dict):
        return any(_has_rounded(v) for v in value.values())
    if isinstance(value, list):
        return any(_has_rounded(v) for v in value)
    return isinstance(value, float) and abs(value) >= 2**63


def _text_lines(file: BinaryIO, field: str, line: int, offset: int) -> Iterator[Row]:
    for number, raw, end in _lines(file, line, offset):
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        try:
            words = raw.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            yield Row(number, None, f"is not UTF-8 at byte {error.start}; {ADVICE}", end)
            continue
        if words.strip():
            yield Row(number, {"data": {field: words}}, end=end)


OWN = ("key", "batch", "priority")
EXPORTED = ("id", "key", "batch", "state", "annotators", "agreement", "origin")


def _csv(file: BinaryIO, assumed: Callable[[str], None]) -> Iterator[Row]:
    """Columns `key`, `batch` and `priority` are the item's own, `data.x` and all others are fields of its data.

    Of an export of Truemark's own, the columns about answers are left out.
    """
    table = read_table(_decoded(file))
    if table.separator != ",":
        assumed(f"columns parted by {'tabs' if table.separator == chr(9) else table.separator}")
    exported = all(n in table.names for n in EXPORTED) and any(n.startswith("data.") for n in table.names)
    if exported:
        assumed("an export of Truemark's: its answers are left out")
    for row in table.rows:
        if row.fault:
            yield Row(row.line, None, row.fault)
            continue
        named = dict(zip(table.names, row.cells, strict=True))
        document: dict[str, Any] = {k: named[k] for k in ("key", "batch") if named.get(k)}
        if exported:
            document = {k: _unquoted(v) for k, v in document.items()}
        priority = named.get("priority", "").strip()
        if priority:
            document["priority"] = int(priority) if re.fullmatch(r"[+-]?[0-9]{1,9}", priority) else priority
        data = {k.removeprefix("data."): v for k, v in named.items() if k not in OWN and not exported}
        if exported:
            data = {k[5:]: _unquoted(v) for k, v in named.items() if k.startswith("data.")}
        yield Row(row.line, document | {"data": data})


def _unquoted(cell: str) -> str:
    """A cell of Truemark's own export without the sign that keeps spreadsheets from running it."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _decoded(file: BinaryIO) -> Iterator[str]:
    for number, raw, _ in _lines(file, 0, 0):
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        try:
            yield raw.decode()
        except UnicodeDecodeError as error:
            raise Invalid.at(f"line {number}", f"is not UTF-8: {error.reason}; {ADVICE}") from None


def _json(file: BinaryIO) -> Iterator[Row]:
    """The elements of an array, one by one: each is cut out by its brackets and read for itself."""
    file.seek(0)
    head = bytes(file.read(1024)).removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")[:1]
    file.seek(0)
    if head != b"[":
        raise Invalid.at("line 1", "a JSON file of items is an array, [ … ]; for an object a line name it .jsonl")
    number = 0
    for number, raw in enumerate(_elements(file), start=1):
        document, fault = _document(raw)
        if fault is not None and fault.startswith("is not JSON"):
            raise Invalid.at(f"element {number}", fault)
        yield Row(number, document, fault)


_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|["\[\]{},]', re.DOTALL)
DEEPEST = 200


def _elements(file: BinaryIO) -> Iterator[bytes]:
    """The elements of the array in a file as bytes. Raises Invalid for one that is nested too deeply or never ends."""
    held = bytes(file.read(PIECE)).removeprefix(b"\xef\xbb\xbf")
    start = at = held.index(b"[") + 1
    depth, number = 0, 1
    while True:
        for token in _TOKEN.finditer(held, at):
            sign = token.group()
            if sign == b'"':  # a string that goes on in the next piece
                at = token.start()
                break
            at = token.end()
            if sign in (b"[", b"{"):
                depth += 1
                if depth > DEEPEST:
                    raise Invalid.at(f"element {number}", f"is nested more than {DEEPEST} levels deep")
            elif sign in (b"]", b"}"):
                depth -= 1
            if depth < 0 or (depth == 0 and sign == b","):
                element = held[start : token.start()]
                if element.strip() or depth == 0 or number > 1:
                    yield element
                if depth < 0:
                    if held[at:].strip() or bytes(file.read(PIECE)).strip():
                        raise Invalid.at(f"element {number}", "is not JSON: something stands after the array's end")
                    return
                start, number = at, number + 1
        else:
            at = len(held)
        piece = bytes(file.read(PIECE))
        if not piece:
            raise Invalid.at(f"element {number}", "is not JSON: it ends too early")
        held, at, start = held[start:] + piece, at - start, 0
        if len(held) > 4 * LONGEST_LINE:
            raise Invalid.at(f"element {number}", f"is longer than {4 * LONGEST_LINE // 10**6} MB")
