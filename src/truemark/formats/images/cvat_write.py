"""CVAT for images 1.1, written: one XML file. Source: docs.cvat.ai, "CVAT for images"."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

import numpy as np

from truemark.formats.images.dataset import Dataset, Declared, LabelOf, Mark, Sample, one_annotator
from truemark.formats.images.write_tree import WriteTree
from truemark.formats.images.xml_text import pretty
from truemark.formats.labeled import Losses
from truemark.kinds import kind_of
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline

single = "annotations.xml"


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    """The labels come first, with what is asked of them, so the samples are gone through twice."""
    dataset.numbers()
    tags: dict[str, None] = {}
    asked = {label.name: {k: v for k, v in label.attributes.items() if k != "occluded"} for label in dataset.labels}
    for picture in one_annotator(dataset, Losses()):
        tags |= dict.fromkeys(_tags(picture, dataset.texts, losses))
    for sample in dataset:
        _note_asked(sample, dataset, asked)
    root = ElementTree.Element("annotations")
    ElementTree.SubElement(root, "version").text = "1.1"
    labels = ElementTree.SubElement(ElementTree.SubElement(ElementTree.SubElement(root, "meta"), "task"), "labels")
    for label in [*dataset.labels, *(LabelOf(t) for t in sorted(tags.keys() - asked.keys()))]:
        _write_label(labels, label, asked.get(label.name, {}))
    head, end = pretty(root).rsplit(b"\n", 1)
    with tree.open(single) as file:
        file.write(head)
        for image in _images(dataset, losses):
            ElementTree.indent(image, level=1)
            file.write(b"\n  " + ElementTree.tostring(image, encoding="utf-8"))
        file.write(b"\n" + end)


def _images(dataset: Dataset, losses: Losses) -> Iterator[ElementTree.Element]:
    for id, picture in enumerate(one_annotator(dataset, losses)):
        losses.add("relations", len(picture.links))
        width, height = picture.size_or_none(losses)
        image = ElementTree.Element("image", id=str(id), name=picture.name, width=str(width), height=str(height))
        if picture.split:
            image.set("subset", picture.split)
        groups = {g: str(n) for n, g in enumerate(dict.fromkeys(m.group for m in picture.marks if m.group), start=1)}
        for order, mark in enumerate(picture.marks):
            for element in _elements(mark, dataset.label(mark.label), losses):
                hidden = mark.attributes.get("occluded") in ("yes", True, 1, "1", "true")
                element.attrib = {
                    "label": mark.label,
                    "occluded": str(int(hidden)),
                    "source": "manual",
                    **element.attrib,
                    "z_order": str(order),
                }
                if mark.group:
                    element.set("group_id", groups[mark.group])
                _write_attributes(element, mark, dataset.label(mark.label))
                image.append(element)
        for tag in _tags(picture, dataset.texts, Losses()):
            ElementTree.SubElement(image, "tag", label=tag, source="manual")
        yield image


def _tags(picture: Sample, texts: set[str], losses: Losses) -> list[str]:
    """Choices as tags; what is no choice has no place in CVAT."""
    found: list[str] = []
    for asked, given in picture.answers.items():
        if isinstance(given, str) and asked not in texts:
            found.append(given)
        elif isinstance(given, list) and all(isinstance(v, str) for v in given):
            found += given
        else:
            losses.add("answers to whole images")
    return found


def _write_label(labels: ElementTree.Element, label: LabelOf, asked: Mapping[str, Declared]) -> None:
    element = ElementTree.SubElement(labels, "label")
    ElementTree.SubElement(element, "name").text = label.name
    ElementTree.SubElement(element, "color").text = label.color or "#0072b2"
    ElementTree.SubElement(element, "type").text = "skeleton" if label.joints else "any"
    own = {k: v for k, v in asked.items() if joint_of(k, label) is None}
    _write_asked(ElementTree.SubElement(element, "attributes"), own)
    if label.joints:
        ElementTree.SubElement(element, "svg").text = _drawing(label)
    for joint in label.joints:
        part = ElementTree.SubElement(labels, "label")
        for tag, text in (("name", joint), ("color", "#0072b2"), ("type", "points"), ("parent", label.name)):
            ElementTree.SubElement(part, tag).text = text
        of = {k.partition(": ")[2]: v for k, v in asked.items() if joint_of(k, label) == joint}
        _write_asked(ElementTree.SubElement(part, "attributes"), of)


def joint_of(key: str, label: LabelOf) -> str | None:
    """The joint that an attribute `joint: name` is of."""
    joint, mark, _ = key.partition(": ")
    return joint if mark and joint in label.joints else None


def _note_asked(sample: Sample, dataset: Dataset, asked: dict[str, dict[str, Declared]]) -> None:
    """Note what is asked of each region of a label besides what is declared, by what was answered."""
    for mark in sample.marks:
        label = dataset.label(mark.label)
        for key, given in mark.attributes.items():
            if key != "occluded" and key not in label.attributes:
                declared = asked[label.name].setdefault(key, Declared("choice"))
                if _text(given) not in declared.options:
                    declared.options.append(_text(given))


INPUTS = {"number": "number", "text": "text", "rating": "number"}


def _write_asked(attributes: ElementTree.Element, asked: Mapping[str, Declared]) -> None:
    for key, declared in asked.items():
        found = ElementTree.SubElement(attributes, "attribute")
        yes_no = sorted(declared.options) == ["false", "true"]
        options = declared.options or [""]
        for tag, text in (
            ("name", key),
            ("mutable", "False"),
            ("input_type", "checkbox" if yes_no else INPUTS.get(declared.type, "select")),
            ("default_value", "false" if yes_no else options[0] if declared.type == "choice" else ""),
            ("values", "false" if yes_no else "\n".join(declared.options)),
        ):
            ElementTree.SubElement(found, tag).text = text


def _drawing(label: LabelOf) -> str:
    """The skeleton as CVAT draws it: joints along a line, edges between them."""
    parts = [
        f'<line x1="{10 + 8 * a}" y1="{10 + 8 * a}" x2="{10 + 8 * b}" y2="{10 + 8 * b}" data-type="edge" '
        f'data-node-from="{a + 1}" data-node-to="{b + 1}"></line>'
        for a, b in label.edges
    ]
    parts += [
        f'<circle r="1.5" cx="{10 + 8 * n}" cy="{10 + 8 * n}" data-type="element node" data-element-id="{n + 1}" '
        f'data-node-id="{n + 1}" data-label-name={quoteattr(joint)}></circle>'
        for n, joint in enumerate(label.joints)
    ]
    return "".join(parts)


def _write_attributes(element: ElementTree.Element, mark: Mark, label: LabelOf) -> None:
    points = {p.get("label"): p for p in element.findall("points")}
    for key, given in mark.attributes.items():
        if key == "occluded":
            continue
        joint = joint_of(key, label)
        if joint in points:
            ElementTree.SubElement(points[joint], "attribute", name=key.partition(": ")[2]).text = _text(given)
        else:
            ElementTree.SubElement(element, "attribute", name=key).text = _text(given)


def _elements(mark: Mark, label: LabelOf, losses: Losses) -> list[ElementTree.Element]:
    shape = mark.shape
    write = WRITERS.get(shape.type)
    if write is None:
        losses.add("shapes that CVAT does not have")
        return []
    element = write(shape, label, losses)
    if kind_of(shape).turn(shape):
        element.set("rotation", _number(shape.angle % 360))
    return [element]


def _box(shape: Box, label: LabelOf, losses: Losses) -> ElementTree.Element:
    edges = {"xtl": shape.x, "ytl": shape.y, "xbr": shape.x + shape.width, "ybr": shape.y + shape.height}
    return ElementTree.Element("box", {k: _number(v) for k, v in edges.items()})


def _ellipse(shape: Ellipse, label: LabelOf, losses: Losses) -> ElementTree.Element:
    return ElementTree.Element("ellipse", {k: _number(getattr(shape, k)) for k in ("cx", "cy", "rx", "ry")})


def _polygon(shape: Polygon, label: LabelOf, losses: Losses) -> ElementTree.Element:
    losses.add("holes of polygons", len(shape.holes))
    return ElementTree.Element("polygon", points=_joined(shape.points))


def _polyline(shape: Polyline, label: LabelOf, losses: Losses) -> ElementTree.Element:
    return ElementTree.Element("polyline", points=_joined(shape.points))


def _keypoints(shape: Keypoints, label: LabelOf, losses: Losses) -> ElementTree.Element:
    if not label.joints:
        return ElementTree.Element("points", points=_joined([(x, y) for x, y, seen in shape.points if seen]))
    element = ElementTree.Element("skeleton")
    for joint, (x, y, seen) in zip(label.joints, shape.points, strict=False):
        flags = {"label": joint, "outside": str(int(not seen)), "occluded": str(int(seen == 1))}
        ElementTree.SubElement(element, "points", {**flags, "points": _joined([(x, y)])})
    return element


def _mask(shape: Mask, label: LabelOf, losses: Losses) -> ElementTree.Element:
    bits = shape.pixels()
    rows, columns = np.flatnonzero(bits.any(axis=1)), np.flatnonzero(bits.any(axis=0))
    if not rows.size:
        rows = columns = np.array([0])
    top, left = int(rows[0]), int(columns[0])
    inner = bits[top : rows[-1] + 1, left : columns[-1] + 1]
    edges = np.flatnonzero(np.diff(np.concatenate(([0], inner.ravel().astype(np.int8)))))
    runs = np.diff(np.concatenate(([0], edges, [inner.size])))
    place = {"left": left, "top": top, "width": inner.shape[1], "height": inner.shape[0]}
    return ElementTree.Element(
        "mask", {"rle": ", ".join(map(str, runs.tolist())), **{k: str(v) for k, v in place.items()}}
    )


def _joined(points: Any) -> str:
    return ";".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


WRITERS: dict[str, Callable[[Any, LabelOf, Losses], ElementTree.Element]] = {
    "box": _box,
    "ellipse": _ellipse,
    "polygon": _polygon,
    "polyline": _polyline,
    "keypoints": _keypoints,
    "mask": _mask,
}
"""How each kind of shape is written."""
