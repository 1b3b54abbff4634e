"""CVAT's labels: attributes as declared, skeletons as drawn. For its XML and its backups alike."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from truemark.formats.images.dataset import Declared, LabelOf
from truemark.formats.labeled import Losses

_EDGE = re.compile(r"<line\b[^>]*data-type=\"edge\"[^>]*>")
_NODE = re.compile(r"<circle\b[^>]*data-node-id=[^>]*>")


def declared(attribute: Mapping[str, Any], losses: Losses) -> tuple[str, Declared] | None:
    """The question that a declared attribute is. attribute: name, input_type, default_value, values."""
    name = str(attribute.get("name") or "")
    if not name:
        return None
    values = attribute.get("values") or []
    options = [v for v in (values.split("\n") if isinstance(values, str) else map(str, values)) if v]
    kind = str(attribute.get("input_type") or "select")
    default = str(attribute.get("default_value") or "")
    usual = ("", "false", "False", *options[:1])
    losses.add("defaults of attributes", int(default not in usual))
    if kind == "checkbox":
        return name, Declared("choice", ["true", "false"])
    if kind in ("number", "text"):
        return name, Declared(kind)
    return name, Declared("choice", options)


def take_skeleton(label: LabelOf, joints: Iterable[str], drawing: str) -> None:
    """The joints of a skeleton, and its edges by the drawing (SVG) that CVAT keeps of it."""
    label.joints = tuple(joints)
    names = {}
    for node in _NODE.findall(drawing):
        names[_of(node, "data-node-id")] = _of(node, "data-label-name")
    place = {joint: n for n, joint in enumerate(label.joints)}
    edges = []
    for line in _EDGE.findall(drawing):
        ends = [place.get(names.get(_of(line, key), "")) for key in ("data-node-from", "data-node-to")]
        if ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
            edges.append((ends[0], ends[1]))
    label.edges = tuple(edges)


def _of(element: str, key: str) -> str:
    found = re.search(rf'{key}="([^"]*)"', element)
    return found.group(1) if found else ""


def upright_corners(left: float, top: float, right: float, bottom: float, place: str, losses: Losses) -> list[float]:
    """The corners of a box the right way round."""
    if right < left or bottom < top:
        losses.add("boxes with their corners the wrong way round (read the right way)", 1, place)
    return [min(left, right), min(top, bottom), max(left, right), max(top, bottom)]
