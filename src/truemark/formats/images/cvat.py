"""CVAT for images 1.1: one XML file. Source: docs.cvat.ai, "CVAT for images".

Angles are degrees clockwise about the centre, as ours. Tags are answers to the whole picture.
"""

from typing import Any
from xml.etree import ElementTree

import numpy as np

from truemark.formats.images.dataset import Dataset, LabelOf, Mark, Sample, one_annotator
from truemark.formats.images.shapes import said_at
from truemark.formats.images.tree import ReadTree, WriteTree
from truemark.formats.images.xml_text import attribute, parsed, pretty
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask, from_pixels
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.problem import Invalid
from truemark.kinds.value import Ring

name, single = "cvat", "annotations.xml"
TAGS = "tags"


def read(tree: ReadTree, losses: Losses) -> Dataset:
    dataset = Dataset()
    for file in tree.ending(".xml"):
        root = parsed(tree.read(file), tree.place(file))
        if root.tag != "annotations":
            raise Invalid.at(tree.place(file), f"is no CVAT file: its root is <{root.tag}>, not <annotations>")
        _labels(root, dataset)
        losses.add("tracks of videos", len(root.findall("track")))
        for n, image in enumerate(root.findall("image")):
            where = f"{tree.place(file)}: image[{n}]"
            if not image.get("name"):
                raise Invalid.at(where, "must have a name")
            dataset.samples.append(_picture(image, dataset, where, losses))
    if not dataset.samples and not dataset.labels:
        raise Invalid.at(str(tree.path), "holds no CVAT file (.xml)")
    return dataset


def _labels(root: ElementTree.Element, dataset: Dataset) -> None:
    joints: dict[str, list[str]] = {}
    for found in root.iter("label"):
        own, parent = found.findtext("name"), found.findtext("parent")
        if not own:
            continue
        if parent:
            joints.setdefault(parent, []).append(own)
            continue
        label = dataset.label(own)
        label.color = found.findtext("color") or None
    for parent, names in joints.items():
        dataset.label(parent).joints = tuple(names)


def _picture(image: ElementTree.Element, dataset: Dataset, place: str, losses: Losses) -> Sample:
    picture = Sample(
        str(image.get("name")), int(attribute(image, "width", place)), int(attribute(image, "height", place))
    )
    found: list[tuple[float, Mark]] = []
    for n, element in enumerate(image):
        where = f"{place}.{element.tag}[{n}]"
        label = element.get("label") or ""
        attributes: dict[str, Any] = {a.get("name") or "": a.text or "" for a in element.findall("attribute")}
        if element.tag == "tag":
            picture.answers[TAGS] = [*picture.answers.get(TAGS, []), label]
            losses.add("attributes of tags", len(attributes))
            continue
        with said_at(where):
            shape = _shape(element, dataset.label(label), picture, where)
        if shape is None:
            losses.add(f"shapes of type {element.tag}")
            continue
        if element.get("occluded") == "1" and element.tag != "skeleton":
            attributes["occluded"] = "yes"
        group = element.get("group_id")
        mark = Mark(label, shape, attributes, f"cvat-{group}" if group and group != "0" else None)
        found.append((float(element.get("z_order") or 0), mark))
    picture.marks = [mark for _, mark in sorted(found, key=lambda f: f[0])]
    return picture


def _shape(element: ElementTree.Element, label: LabelOf, picture: Sample, place: str) -> Any:
    def value(key: str) -> float:
        return attribute(element, key, place)

    angle = float(element.get("rotation") or 0)
    if element.tag == "box":
        x, y = value("xtl"), value("ytl")
        return Box(x=x, y=y, width=value("xbr") - x, height=value("ybr") - y, angle=angle)
    if element.tag == "ellipse":
        return Ellipse(cx=value("cx"), cy=value("cy"), rx=value("rx"), ry=value("ry"), angle=angle)
    if element.tag == "polygon":
        return Polygon(points=_points(element, place))
    if element.tag == "polyline":
        return Polyline(points=_points(element, place))
    if element.tag == "points":
        return Keypoints.model_validate({"points": [(x, y, 2) for x, y in _points(element, place)]})
    if element.tag == "skeleton":
        joints = {p.get("label"): p for p in element.findall("points")}
        if not label.joints:
            label.joints = tuple(str(j) for j in joints)
        return Keypoints.model_validate({"points": [_joint(joints.get(j), place) for j in label.joints]})
    if element.tag == "mask":
        return _mask(element, picture, value, place)
    return None


def _joint(element: ElementTree.Element | None, place: str) -> tuple[float, float, int]:
    if element is None or element.get("outside") == "1":
        return (0.0, 0.0, 0)
    ((x, y),) = _points(element, place)
    return (x, y, 1 if element.get("occluded") == "1" else 2)


def _points(element: ElementTree.Element, place: str) -> Ring:
    try:
        pairs = [p.split(",") for p in (element.get("points") or "").split(";") if p]
        return tuple((float(x), float(y)) for x, y in pairs)
    except ValueError:
        raise Invalid.at(f"{place}: points", "must be x,y;x,y …") from None


def _mask(element: ElementTree.Element, picture: Sample, value: Any, place: str) -> Mask:
    left, top, width, height = (int(value(k)) for k in ("left", "top", "width", "height"))
    try:
        runs = [int(r) for r in (element.get("rle") or "").replace(" ", "").split(",")]
    except ValueError:
        raise Invalid.at(f"{place}: rle", "must be run lengths with commas between them") from None
    if sum(runs) != width * height or min(runs) < 0:
        raise Invalid.at(f"{place}: rle", f"adds up to {sum(runs)}; {width} × {height} is {width * height}")
    inner = np.repeat(np.arange(len(runs)) % 2, runs).astype(bool).reshape(height, width)
    if top < 0 or left < 0 or top + height > picture.height or left + width > picture.width:
        raise Invalid.at(place, f"goes past the picture, which is {picture.width} × {picture.height}")
    bits = np.zeros((picture.height, picture.width), dtype=bool)
    bits[top : top + height, left : left + width] = inner
    return from_pixels(bits)


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    dataset.numbers()
    pictures = list(one_annotator(dataset, losses))
    root = ElementTree.Element("annotations")
    ElementTree.SubElement(root, "version").text = "1.1"
    labels = ElementTree.SubElement(ElementTree.SubElement(ElementTree.SubElement(root, "meta"), "task"), "labels")
    tags = sorted(
        {t for p in pictures for t in _tags(p, dataset.texts, losses)} - {label.name for label in dataset.labels}
    )
    for label in [*dataset.labels, *(LabelOf(t) for t in tags)]:
        _write_label(labels, label, dataset)
    for id, picture in enumerate(pictures):
        losses.add("relations", len(picture.links))
        width, height = picture.size()
        image = ElementTree.SubElement(
            root, "image", id=str(id), name=picture.name, width=str(width), height=str(height)
        )
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
                for key, given in mark.attributes.items():
                    if key != "occluded":
                        ElementTree.SubElement(element, "attribute", name=key).text = _text(given)
                image.append(element)
        for tag in _tags(picture, dataset.texts, Losses()):
            ElementTree.SubElement(image, "tag", label=tag, source="manual")
    tree.write(single, pretty(root))


def _tags(picture: Sample, texts: set[str], losses: Losses) -> list[str]:
    """Choices as tags; what is no choice has no place in CVAT."""
    found: list[str] = []
    for asked, given in picture.answers.items():
        if isinstance(given, str) and asked not in texts:
            found.append(given)
        elif isinstance(given, list) and all(isinstance(v, str) for v in given):
            found += given
        else:
            losses.add("answers to whole pictures")
    return found


def _write_label(labels: ElementTree.Element, label: LabelOf, dataset: Dataset) -> None:
    element = ElementTree.SubElement(labels, "label")
    ElementTree.SubElement(element, "name").text = label.name
    ElementTree.SubElement(element, "color").text = label.color or "#0072b2"
    ElementTree.SubElement(element, "type").text = "skeleton" if label.joints else "any"
    attributes = ElementTree.SubElement(element, "attributes")
    values: dict[str, set[str]] = {}
    for picture in dataset.samples:
        for mark in picture.marks:
            if mark.label == label.name:
                for key, given in mark.attributes.items():
                    if key != "occluded":
                        values.setdefault(key, set()).add(_text(given))
    for key, seen in values.items():
        found = ElementTree.SubElement(attributes, "attribute")
        for tag, text in (
            ("name", key),
            ("mutable", "False"),
            ("input_type", "select"),
            ("default_value", sorted(seen)[0]),
            ("values", "\n".join(sorted(seen))),
        ):
            ElementTree.SubElement(found, tag).text = text
    for joint in label.joints:
        part = ElementTree.SubElement(labels, "label")
        for tag, text in (("name", joint), ("color", "#0072b2"), ("type", "points"), ("parent", label.name)):
            ElementTree.SubElement(part, tag).text = text
        ElementTree.SubElement(part, "attributes")


def _elements(mark: Mark, label: LabelOf, losses: Losses) -> list[ElementTree.Element]:
    shape = mark.shape
    if isinstance(shape, Box):
        edges = {"xtl": shape.x, "ytl": shape.y, "xbr": shape.x + shape.width, "ybr": shape.y + shape.height}
        element = ElementTree.Element("box", {k: _number(v) for k, v in edges.items()})
    elif isinstance(shape, Ellipse):
        element = ElementTree.Element("ellipse", {k: _number(getattr(shape, k)) for k in ("cx", "cy", "rx", "ry")})
    elif isinstance(shape, Polygon):
        losses.add("holes of polygons", len(shape.holes))
        return [ElementTree.Element("polygon", points=_joined(shape.points))]
    elif isinstance(shape, Polyline):
        return [ElementTree.Element("polyline", points=_joined(shape.points))]
    elif isinstance(shape, Keypoints):
        return [_keypoints(shape, label)]
    elif isinstance(shape, Mask):
        return [_of_mask(shape)]
    else:
        losses.add("shapes that CVAT does not have")
        return []
    if shape.angle:
        element.set("rotation", _number(shape.angle % 360))
    return [element]


def _keypoints(shape: Keypoints, label: LabelOf) -> ElementTree.Element:
    if not label.joints:
        return ElementTree.Element("points", points=_joined([(x, y) for x, y, seen in shape.points if seen]))
    element = ElementTree.Element("skeleton")
    for joint, (x, y, seen) in zip(label.joints, shape.points, strict=False):
        flags = {"label": joint, "outside": str(int(not seen)), "occluded": str(int(seen == 1))}
        ElementTree.SubElement(element, "points", {**flags, "points": _joined([(x, y)])})
    return element


def _of_mask(shape: Mask) -> ElementTree.Element:
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
