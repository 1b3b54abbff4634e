"""CVAT for images 1.1 (and key frames of CVAT for video 1.1): one XML file. Source: docs.cvat.ai, "CVAT for images".

Angles are degrees clockwise about the centre, as ours. Tags are answers to the whole image. Subsets and tasks of a project
keep images of one name apart.
"""

from typing import Any
from xml.etree import ElementTree

import numpy as np

from truemark.formats.images.cvat_labels import declared, take_skeleton, upright_corners
from truemark.formats.images.cvat_write import single, write
from truemark.formats.images.dataset import Dataset, LabelOf, Mark, Sample
from truemark.formats.images.names import relative
from truemark.formats.images.shapes import pasted
from truemark.formats.images.tree import ReadTree
from truemark.formats.images.xml_text import attribute, parsed
from truemark.formats.labeled import Losses, passing_over
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.problem import Invalid
from truemark.kinds.value import Ring

__all__ = ["name", "read", "single", "write"]
name = "cvat"
TAGS = "tags"


def read(tree: ReadTree, losses: Losses) -> Dataset:
    dataset = Dataset()
    taken = False
    for file in tree.ending(".xml"):
        with passing_over("files that cannot be read", tree.place(file), losses):
            root = parsed(tree.read(file), tree.place(file), tree.encoding)
            if root.tag == "annotations":
                taken = True
                _read_file(root, file, tree, dataset, losses)
    if not taken:
        if losses.faults:
            raise Invalid(losses.faults[:1])
        raise Invalid.at(tree.shown, "holds no CVAT file (.xml with <annotations>)")
    return dataset


def _read_file(root: ElementTree.Element, file: str, tree: ReadTree, dataset: Dataset, losses: Losses) -> None:
    _labels(root, dataset, losses)
    tasks: dict[tuple[str, str], str] = {}
    for n, image in enumerate(root.findall("image")):
        where = f"{tree.place(file)}: image[{n}]"
        with passing_over("images that cannot be read", where, losses):
            subset = image.get("subset") or ""
            owner = tasks.setdefault((subset, image.get("name") or ""), image.get("task_id") or "")
            task = image.get("task_id") or ""
            split = subset if task == owner else f"{subset}/task {task}".strip("/")
            sample = _sample(image, where, split, file, tree)
            _marks(image, sample, dataset, where, losses)
            dataset.samples.append(sample)
    tracks = root.findall("track")
    if tracks:
        _tracks(tracks, root, file, tree, dataset, losses)


def _labels(root: ElementTree.Element, dataset: Dataset, losses: Losses) -> None:
    joints: dict[str, list[str]] = {}
    drawings: dict[str, str] = {}
    for found in root.iter("label"):
        own, parent = found.findtext("name"), found.findtext("parent")
        if not own:
            continue
        asked = [{e.tag: e.text or "" for e in each} for each in found.findall("attributes/attribute")]
        known = dict(pair for each in asked if (pair := declared(each, losses)))
        if parent:
            joints.setdefault(parent, []).append(own)
            dataset.label(parent).attributes |= {f"{own}: {k}": v for k, v in known.items()}
            losses.add("colours of joints", int((found.findtext("color") or "#000000") not in ("#000000", "#0072b2")))
            continue
        label = dataset.label(own)
        label.color = found.findtext("color") or None
        label.attributes |= known
        drawings[own] = found.findtext("svg") or ""
    for parent, names in joints.items():
        take_skeleton(dataset.label(parent), names, drawings.get(parent, ""))


def _sample(image: ElementTree.Element, place: str, split: str, file: str, tree: ReadTree) -> Sample:
    given = image.get("name")
    if not given:
        raise Invalid.at(place, "must have a name")
    width, height = (int(attribute(image, side, place)) for side in ("width", "height"))
    found = tree.find(given, file, split.partition("/")[0])
    own = relative(given)
    if found is not None and "." not in own.rsplit("/", 1)[-1]:
        own += f".{found.path.rsplit('.', 1)[-1]}"  # frames of videos are named without a suffix
    return Sample(own, width, height, split=split, file=found)


def _marks(image: ElementTree.Element, sample: Sample, dataset: Dataset, place: str, losses: Losses) -> None:
    found: list[tuple[float, Mark]] = []
    for n, element in enumerate(image):
        where = f"{place}.{element.tag}[{n}]"
        with passing_over("shapes that cannot be read", where, losses):
            label = element.get("label") or ""
            if not label:
                raise Invalid.at(f"{where}.label", "is missing")
            if element.tag == "tag":
                sample.answers[TAGS] = [*sample.answers.get(TAGS, []), label]
                losses.add("attributes of tags", len(element.findall("attribute")))
                continue
            mark = mark_of(element, dataset.label(label), sample, where, losses)
            if mark is not None:
                found.append((float(element.get("z_order") or 0), mark))
    sample.marks += [mark for _, mark in sorted(found, key=lambda f: f[0])]


def mark_of(element: ElementTree.Element, label: LabelOf, sample: Sample, where: str, losses: Losses) -> Mark | None:
    """The region that an element is; None, counted, for a shape that is not read."""
    shape = _shape(element, label, sample, where, losses)
    if shape is None:
        losses.add(f"shapes of type {element.tag}", 1, where)
        return None
    attributes: dict[str, Any] = {a.get("name") or "": a.text or "" for a in element.findall("attribute")}
    if element.tag == "skeleton":
        for point in element.findall("points"):
            for each in point.findall("attribute"):
                attributes[f"{point.get('label')}: {each.get('name')}"] = each.text or ""
    elif element.get("occluded") == "1":
        attributes["occluded"] = "yes"
    group = element.get("group_id")
    return Mark(label.name, shape, attributes, f"cvat-{group}" if group and group != "0" else None)


def _shape(element: ElementTree.Element, label: LabelOf, sample: Sample, place: str, losses: Losses) -> Any:
    def value(key: str) -> float:
        return attribute(element, key, place)

    angle = float(element.get("rotation") or 0)
    if element.tag == "box":
        left, top, right, bottom = upright_corners(
            value("xtl"), value("ytl"), value("xbr"), value("ybr"), place, losses
        )
        return Box(x=left, y=top, width=right - left, height=bottom - top, angle=angle)
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
        return _mask(element, sample, value, place, losses)
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


def _mask(element: ElementTree.Element, sample: Sample, value: Any, place: str, losses: Losses) -> Mask:
    left, top, width, height = (int(value(k)) for k in ("left", "top", "width", "height"))
    try:
        runs = [int(r) for r in (element.get("rle") or "").replace(" ", "").split(",")]
    except ValueError:
        raise Invalid.at(f"{place}: rle", "must be run lengths with commas between them") from None
    if sum(runs) != width * height or min(runs) < 0:
        raise Invalid.at(f"{place}: rle", f"adds up to {sum(runs)}; {width} × {height} is {width * height}")
    inner = np.repeat(np.arange(len(runs)) % 2, runs).astype(bool).reshape(height, width)
    return pasted(inner, left, top, sample.size(), place, losses)


def _tracks(
    tracks: list[ElementTree.Element],
    root: ElementTree.Element,
    file: str,
    tree: ReadTree,
    dataset: Dataset,
    losses: Losses,
) -> None:
    """The shapes of tracks on the frames that are there as images; frames between key frames are not made up."""
    frames = _frames(tracks, root, file, tree, dataset)
    if not frames:
        losses.add("tracks of videos (whose frames are not there as images)", len(tracks))
        return
    losses.note("the frames of tracks are the images in the order of their names; only frames that are listed are read")
    for n, track in enumerate(tracks):
        for m, element in enumerate(track):
            where = f"{tree.place(file)}: track[{n}].{element.tag}[{m}]"
            with passing_over("shapes that cannot be read", where, losses):
                if element.get("outside") == "1":
                    continue
                label = track.get("label") or ""
                sample = frames[int(element.get("frame") or 0)]
                mark = mark_of(element, dataset.label(label), sample, where, losses)
                if mark is not None:
                    mark.attributes["track"] = track.get("id") or str(n)
                    sample.marks.append(mark)


def _frames(
    tracks: list[ElementTree.Element], root: ElementTree.Element, file: str, tree: ReadTree, dataset: Dataset
) -> dict[int, Sample]:
    """The samples of the numbered frames; those of the file's own images, else of the tree's in order."""
    last = max((int(e.get("frame") or 0) for t in tracks for e in t), default=0)
    images = root.findall("image")
    own = dataset.samples[-len(images) :]
    if images and len(own) == len(images):
        return {int(i.get("id") or n): own[n] for n, i in enumerate(images) if n < len(own)}
    for place in (tree, tree.images):
        paths = place.index.paths if place is not None else []
        if place is not None and len(paths) > last:
            found = {n: Sample(relative(p).rsplit("/", 1)[-1]) for n, p in enumerate(paths)}
            for n, sample in found.items():
                sample.file = place.find(paths[n])
                if sample.file is not None:
                    sample.width, sample.height = sample.file.size()
            dataset.samples += found.values()
            return found
    return {}
