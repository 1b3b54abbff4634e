"""Pascal VOC: an XML file an image, with upright boxes. Source: the VOC2012 development kit.

The kit counts pixels from 1 and includes both ends: a box from 0 to 10 is 1 … 10. So we write. labelImg, CVAT, Datumaro and
Label Studio write edges from 0 instead; a set in which a box begins below 1 or between pixels, or that names one of them
as its source, is read so, and that is told.
"""

from typing import Any
from xml.etree import ElementTree

from truemark.formats.images.dataset import Dataset, Mark, lose_answers, lose_extras, one_annotator
from truemark.formats.images.located import sample_of
from truemark.formats.images.shapes import upright, whole_things
from truemark.formats.images.tree import ReadTree
from truemark.formats.images.write_tree import WriteTree
from truemark.formats.images.xml_text import number, parsed, pretty
from truemark.formats.labeled import Losses, passing_over
from truemark.kinds import kind_of
from truemark.kinds.box import Box
from truemark.kinds.polygon import Polygon
from truemark.kinds.problem import Invalid

name, single = "voc", None
FLAGS = ("truncated", "difficult", "occluded")
FROM_ZERO = ("Unknown", "MyDatabase")  # what labelImg, CVAT and Datumaro, and Label Studio give as <database>
OBJECT = frozenset({"name", "pose", "bndbox", "polygon", "robndbox", "part", "attributes", "type", *FLAGS})
EDGES = ("xmin", "ymin", "xmax", "ymax")


def read(tree: ReadTree, losses: Losses) -> Dataset:
    dataset = Dataset()
    roots: list[tuple[str, ElementTree.Element]] = []
    for file in tree.ending(".xml"):
        with passing_over("files that cannot be read", tree.place(file), losses):
            root = parsed(tree.read(file), tree.place(file), tree.encoding)
            if root.tag == "annotation":
                roots.append((file, root))
    from_zero = _from_zero([root for _, root in roots])
    if from_zero:
        losses.note("boxes count from 0, as labelImg, CVAT and Label Studio write them; not from 1 as VOC's own do")
    for file, root in roots:
        with passing_over("files that cannot be read", tree.place(file), losses):
            _read_file(root, file, tree, dataset, losses, 0 if from_zero else 1)
    if not dataset.samples:
        if losses.faults:
            raise Invalid(losses.faults[:1])
        raise Invalid.at(tree.shown, "holds no VOC files (.xml with an <annotation>)")
    masks = [n for n in tree.ending(".png") if "/segmentation" in f"/{n.lower()}"]
    losses.add("masks in SegmentationClass and SegmentationObject (read them with the format masks)", len(masks))
    return dataset


def _from_zero(roots: list[ElementTree.Element]) -> bool:
    for root in roots:
        if root.findtext("source/database") in FROM_ZERO:
            return True
        for path in ("object/bndbox/xmin", "object/bndbox/ymin"):
            for element in root.findall(path):
                try:
                    edge = float(element.text or "1")
                except ValueError:
                    continue
                if edge < 1 or not edge.is_integer():
                    return True
    return False


def _read_file(
    root: ElementTree.Element, file: str, tree: ReadTree, dataset: Dataset, losses: Losses, first: int
) -> None:
    place = tree.place(file)
    sides = [0, 0]
    if root.find("size") is not None:
        sides = [int(number(root, f"size/{side}", place)) for side in ("width", "height")]
    given = root.findtext("filename") or f"{file.rsplit('/', 1)[-1][:-4]}.jpg"
    sample = sample_of(tree, file, given, *sides)
    for n, found in enumerate(root.findall("object")):
        where = f"{place}: object[{n}]"
        with passing_over("objects that cannot be read", where, losses):
            sample.marks.append(_object(found, where, dataset, losses, first))
    dataset.samples.append(sample)


def _object(found: ElementTree.Element, where: str, dataset: Dataset, losses: Losses, first: int) -> Mark:
    label = (found.findtext("name") or "").strip()
    if not label:
        raise Invalid.at(where, "has no name")
    attributes: dict[str, Any] = {f: 1 for f in FLAGS if (found.findtext(f) or "").strip() == "1"}
    if (found.findtext("pose") or "Unspecified") != "Unspecified":
        attributes["pose"] = found.findtext("pose")
    for each in found.findall("attributes/attribute"):
        attributes[each.findtext("name") or "attribute"] = each.findtext("value") or ""
    losses.add("parts of objects", len(found.findall("part")))
    for other in {e.tag for e in found} - OBJECT:
        losses.add(f"fields <{other}> of objects")
    angle = attributes.get("rotation")
    shape = _shape(found, where, first, losses)
    if shape is not None and kind_of(shape).turn(shape) is not None and angle is not None:
        try:
            turn = float(angle)
        except ValueError:
            turn = 0.0
        shape = shape.model_copy(update={"angle": turn})  # CVAT writes the box as it was before it was turned
        attributes.pop("rotation")
    dataset.label(label)
    return Mark(label, shape, attributes)


def _shape(found: ElementTree.Element, where: str, first: int, losses: Losses) -> Any:
    polygon = found.find("polygon")
    if polygon is not None:
        with passing_over("polygons without an area", f"{where}.polygon", losses):
            return _polygon(polygon, first)
    turned = found.find("robndbox")
    if (turned is not None and found.find("bndbox") is None) or (
        turned is not None and found.find("bndbox/xmin") is None
    ):
        losses.note("the angles of <robndbox> are radians, as roLabelImg writes them")
        return _turned(turned, where, first)
    left, top, right, bottom = (number(found, f"bndbox/{edge}", where) for edge in EDGES)
    if right < left or bottom < top:
        losses.add("boxes with their corners the wrong way round (read the right way)", 1, where)
        left, right, top, bottom = min(left, right), max(left, right), min(top, bottom), max(top, bottom)
    return Box(x=left - first, y=top - first, width=right - left + first, height=bottom - top + first)


def _polygon(element: ElementTree.Element, first: int) -> Polygon:
    """Roboflow's <x1>, <y1>, <x2> …, or <pt> with <x> and <y> as the LabelMe of the web writes them."""
    points = [(float(p.findtext("x") or ""), float(p.findtext("y") or "")) for p in element.findall("pt")]
    n = 1
    while not element.findall("pt") and element.find(f"x{n}") is not None:
        points.append((float(element.findtext(f"x{n}") or ""), float(element.findtext(f"y{n}") or "")))
        n += 1
    return Polygon(points=tuple((x, y) for x, y in points))


def _turned(element: ElementTree.Element, where: str, first: int) -> Box:
    import math

    cx, cy, width, height, angle = (number(element, k, where) for k in ("cx", "cy", "w", "h", "angle"))
    return Box(x=cx - width / 2, y=cy - height / 2, width=width, height=height, angle=math.degrees(angle))


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    for picture in one_annotator(dataset, losses):
        lose_answers(picture, losses)
        lose_extras(picture, losses, attributes=False, groups=False)
        width, height = picture.size_or_none(losses)
        root = ElementTree.Element("annotation")
        folder, _, file = picture.name.rpartition("/")
        for tag, text in (("folder", folder), ("filename", file), ("segmented", "0")):
            ElementTree.SubElement(root, tag).text = text
        size = ElementTree.SubElement(root, "size")
        for tag, value in (("width", width), ("height", height), ("depth", 3)):
            ElementTree.SubElement(size, tag).text = str(value)
        for mark in whole_things(picture.marks, losses):
            _write_object(mark, root, losses)
        tree.write(f"Annotations/{tree.stem(picture.name, losses)}.xml", pretty(root))


def _write_object(mark: Mark, root: ElementTree.Element, losses: Losses) -> None:
    drawn = upright(mark.shape, losses)
    box = mark.box or drawn
    if box is None:
        return
    edges = (box.x, box.y, box.x + box.width, box.y + box.height)
    losses.add("fractions of pixels", int(any(e != round(e) for e in edges)))
    left, top, right, bottom = (round(e) for e in edges)
    found = ElementTree.SubElement(root, "object")
    ElementTree.SubElement(found, "name").text = mark.label
    ElementTree.SubElement(found, "pose").text = str(mark.attributes.get("pose", "Unspecified"))
    for flag in FLAGS:
        ElementTree.SubElement(found, flag).text = (
            "1" if mark.attributes.get(flag) in (1, True, "1", "yes", "true") else "0"
        )
    others = {k: v for k, v in mark.attributes.items() if k not in (*FLAGS, "pose")}
    if others:
        attributes = ElementTree.SubElement(found, "attributes")
        for key, value in others.items():
            each = ElementTree.SubElement(attributes, "attribute")
            ElementTree.SubElement(each, "name").text = key
            ElementTree.SubElement(each, "value").text = str(value)
    bndbox = ElementTree.SubElement(found, "bndbox")
    corners = (left + 1, top + 1, max(right, left + 1), max(bottom, top + 1))
    for tag, value in zip(EDGES, corners, strict=True):
        ElementTree.SubElement(bndbox, tag).text = str(value)
