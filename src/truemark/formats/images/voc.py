"""Pascal VOC: an XML file a picture, with upright boxes. Source: the VOC2012 development kit.

Boxes count pixels from 1 and include both ends: a box from 0 to 10 is 1 … 10.
"""

from typing import Any
from xml.etree import ElementTree

from truemark.formats.images.dataset import Dataset, Mark, Sample, lose_answers, lose_extras, one_annotator
from truemark.formats.images.shapes import upright
from truemark.formats.images.tree import ReadTree, WriteTree, stem
from truemark.formats.images.xml_text import number, parsed, pretty
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.problem import Invalid

name, single = "voc", None
FLAGS = ("truncated", "difficult", "occluded")


def read(tree: ReadTree, losses: Losses) -> Dataset:
    dataset = Dataset()
    for file in tree.ending(".xml"):
        root = parsed(tree.read(file), tree.place(file))
        if root.tag != "annotation":
            raise Invalid.at(tree.place(file), f"is no VOC file: its root is <{root.tag}>, not <annotation>")
        width, height = (int(number(root, f"size/{side}", tree.place(file))) for side in ("width", "height"))
        folder = file.rpartition("/")[0].removeprefix("Annotations").strip("/")
        own = root.findtext("filename") or f"{file.rsplit('/', 1)[-1][:-4]}.jpg"
        picture = Sample(f"{folder}/{own}" if folder else own, width, height)
        for n, found in enumerate(root.findall("object")):
            where = f"{tree.place(file)}: object[{n}]"
            left, top, right, bottom = (
                number(found, f"bndbox/{side}", where) for side in ("xmin", "ymin", "xmax", "ymax")
            )
            if right < left or bottom < top:
                losses.add("boxes without an area")
                continue
            label = found.findtext("name") or ""
            attributes: dict[str, Any] = {f: int(found.findtext(f) or 0) for f in FLAGS if found.findtext(f) in ("1",)}
            if found.findtext("pose") not in (None, "", "Unspecified"):
                attributes["pose"] = found.findtext("pose")
            losses.add("parts of objects", len(found.findall("part")))
            box = Box(x=left - 1, y=top - 1, width=right - left + 1, height=bottom - top + 1)
            dataset.label(label)
            picture.marks.append(Mark(label, box, attributes))
        dataset.samples.append(picture)
    if not dataset.samples:
        raise Invalid.at(str(tree.path), "holds no VOC files (.xml)")
    return dataset


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    pictures = list(one_annotator(dataset, losses))
    lose_answers(pictures, losses)
    for picture in pictures:
        lose_extras(picture, losses, attributes=False)
        width, height = picture.size()
        root = ElementTree.Element("annotation")
        folder, _, file = picture.name.rpartition("/")
        for tag, text in (("folder", folder), ("filename", file), ("segmented", "0")):
            ElementTree.SubElement(root, tag).text = text
        size = ElementTree.SubElement(root, "size")
        for tag, value in (("width", width), ("height", height), ("depth", 3)):
            ElementTree.SubElement(size, tag).text = str(value)
        for mark in picture.marks:
            box = upright(mark.shape, losses)
            if box is None:
                continue
            edges = (box.x, box.y, box.x + box.width, box.y + box.height)
            if any(e != round(e) for e in edges):
                losses.add("fractions of pixels")
            left, top, right, bottom = (round(e) for e in edges)
            found = ElementTree.SubElement(root, "object")
            ElementTree.SubElement(found, "name").text = mark.label
            ElementTree.SubElement(found, "pose").text = str(mark.attributes.get("pose", "Unspecified"))
            for flag in FLAGS:
                ElementTree.SubElement(found, flag).text = (
                    "1" if mark.attributes.get(flag) in (1, True, "1", "yes", "true") else "0"
                )
            losses.add("attributes", sum(1 for k in mark.attributes if k not in (*FLAGS, "pose")))
            bndbox = ElementTree.SubElement(found, "bndbox")
            for tag, value in (
                ("xmin", left + 1),
                ("ymin", top + 1),
                ("xmax", max(right, left + 1)),
                ("ymax", max(bottom, top + 1)),
            ):
                ElementTree.SubElement(bndbox, tag).text = str(value)
        tree.write(f"Annotations/{stem(picture.name)}.xml", pretty(root))
