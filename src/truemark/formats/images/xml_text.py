"""XML read without entities (which could make a small file huge), with faults that name the place."""

import re
from xml.etree import ElementTree

from truemark.kinds.problem import Invalid


def parsed(data: bytes, place: str) -> ElementTree.Element:
    """The root of a document. Raises Invalid for what is no XML, or declares a document type."""
    if re.search(rb"<!(DOCTYPE|ENTITY)", data[:65536], re.IGNORECASE):
        raise Invalid.at(place, "declares a document type, which is not read")
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise Invalid.at(place, f"is not XML: {error}") from None


def number(element: ElementTree.Element, path: str, place: str) -> float:
    """The number at a path below an element. Raises Invalid naming it."""
    text = element.findtext(path)
    try:
        return float(text or "")
    except ValueError:
        raise Invalid.at(f"{place}: {path}", f"must be a number, not {text!r}") from None


def attribute(element: ElementTree.Element, key: str, place: str) -> float:
    """The number in an attribute. Raises Invalid naming it."""
    text = element.get(key)
    try:
        return float(text or "")
    except ValueError:
        raise Invalid.at(f"{place}: {key}", f"must be a number, not {text!r}") from None


def pretty(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))
