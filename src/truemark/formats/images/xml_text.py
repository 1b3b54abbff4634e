"""XML read without entities (which could make a small file huge), with faults that name the place."""

import re
from xml.etree import ElementTree

from truemark.formats.text_in import text_of
from truemark.kinds.problem import Invalid

_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parsed(data: bytes, place: str, encoding: str | None = None) -> ElementTree.Element:
    """The root of a document, in the encoding that it declares. Raises Invalid for what is no XML, or declares a document type."""
    declared = _DECLARED.match(data)
    text = text_of(data, place, declared.group(1).decode() if declared else encoding)
    text = _DECLARATION.sub("", text, count=1).lstrip()
    if re.search(r"<!(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        raise Invalid.at(place, "declares a document type, which is not read")
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as error:
        raise Invalid.at(place, f"is not XML: {error}") from None


def number(element: ElementTree.Element, path: str, place: str) -> float:
    """The number at a path below an element. Raises Invalid naming it."""
    return _number(element.findtext(path), f"{place}: {path}")


def attribute(element: ElementTree.Element, key: str, place: str) -> float:
    """The number in an attribute. Raises Invalid naming it."""
    return _number(element.get(key), f"{place}: {key}")


def _number(text: str | None, place: str) -> float:
    try:
        return float(text or "")
    except ValueError:
        raise Invalid.at(place, f"must be a number, not {text!r}") from None


def pretty(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))
