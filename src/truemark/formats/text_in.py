"""Bytes of other programs as text: encoding, byte order mark and line ends are found out here, for every reader."""

import codecs
import re
import tempfile
from typing import Any, BinaryIO

import orjson

from truemark.kinds.problem import Invalid

# The longer marks first: UTF-32's begins as UTF-16's does.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_TEXT = (
    (b"PK\x03\x04", "is an Excel workbook or a zip archive, not text; save the sheet as CSV"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel workbook, not text; save the sheet as CSV"),
    (b"%PDF-", "is a PDF, not text"),
)
_LINE_END = re.compile(r"\r\n|\n|\r")
_LONG_NUMBER = re.compile(rb"(?<![\d.eE+-])-?\d{19,}(?![\d.eE])")
PIECE = 1 << 20
ADVICE = "save it as UTF-8, or name its encoding (cp1252, gbk, big5, shift_jis …)"


def encoding_of(head: bytes, place: str, encoding: str | None = None) -> tuple[str, int]:
    """The encoding of a text by its first bytes, and the length of its byte order mark.

    A mark counts before `encoding`, which counts before UTF-8. Raises Invalid for what is no text, and for an encoding
    that nobody knows.
    """
    for start, message in _NO_TEXT:
        if head.startswith(start):
            raise Invalid.at(place, message)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    try:
        return codecs.lookup(encoding or "utf-8").name, 0
    except LookupError:
        raise Invalid.at("encoding", f"{encoding!r} is no known encoding of text") from None


def text_of(data: bytes, place: str, encoding: str | None = None) -> str:
    """The text of a file's bytes, without a byte order mark. Raises Invalid, naming the line, for what cannot be decoded."""
    name, skip = encoding_of(data[:8], place, encoding)
    try:
        return data[skip:].decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, skip + error.start) + 1
        raise Invalid.at(f"{place}: line {line}", f"is not {_shown(name)} at byte {error.start}; {ADVICE}") from None


def lines_of(text: str) -> list[str]:
    """The lines of a text by any system's line ends, and by nothing else; an empty one at the end is left out."""
    found = _LINE_END.split(text)
    return found[:-1] if found and not found[-1] else found


def json_of(data: bytes, place: str, encoding: str | None = None) -> Any:
    """A JSON document: with a byte order mark, NaN and whole numbers of any length, as other programs write them.

    Raises Invalid with the line. How deep it may be nested is limited by the parsers (1 024 levels).
    """
    if encoding or not data.startswith((b"{", b"[")):
        data = text_of(data, place, encoding).encode()
    try:
        if not _LONG_NUMBER.search(data):
            return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        if b"NaN" not in data and b"Infinity" not in data:
            text_of(data, place)  # bytes that are no UTF-8 are named as such
            raise Invalid.at(f"{place}: line {error.lineno}", f"is not JSON: {error.msg}") from None
    import json

    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        raise Invalid.at(f"{place}: line {error.lineno}", f"is not JSON: {error.msg}") from None
    except RecursionError:
        raise Invalid.at(place, "is nested too deeply") from None


def as_utf8(file: BinaryIO, place: str = "line 1", encoding: str | None = None) -> tuple[BinaryIO, str | None]:
    """The same text as UTF-8 without a byte order mark and with `\\n` in it, and what was assumed, to be told.

    A file that is so already is given back as it is, placed at its start.
    """
    file.seek(0)
    head = bytes(file.read(PIECE))
    file.seek(0)
    name, skip = encoding_of(head[:8], place, encoding)
    old_mac = name == "utf-8" and b"\n" not in head and b"\r" in head[:-1]
    if name == "utf-8" and not old_mac:
        return file, None
    whole: Any = tempfile.SpooledTemporaryFile(16 * PIECE)  # noqa: SIM115 it is what is given back
    decoder = codecs.getincrementaldecoder(name)()
    file.seek(skip)
    line = 1
    while True:
        piece = bytes(file.read(PIECE))
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            raise Invalid.at(f"line {line}", f"is not {_shown(name)}: {error.reason}; {ADVICE}") from None
        line += text.count("\n")
        whole.write((text.replace("\r", "\n") if old_mac else text).encode("utf-8", "surrogatepass"))
        if not piece:
            break
    whole.seek(0)
    return whole, "line ends of old Macs" if old_mac else f"encoding {_shown(name)}"


def _shown(name: str) -> str:
    return {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}.get(name, name)
