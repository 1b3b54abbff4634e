"""Label Studio JSON: tasks with annotations, each a list of results. Source: labelstud.io/guide/export, "JSON".

Places are percent of the picture's original size. Every annotator's answers are kept. Written into a folder, the
labeling configuration stands beside them.
"""

import re
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import orjson

from truemark.formats.images import brush
from truemark.formats.images.dataset import Dataset, Link, Mark, Sample
from truemark.formats.images.shapes import said_at
from truemark.formats.images.tree import ReadTree, WriteTree
from truemark.formats.images.xml_text import parsed, pretty
from truemark.formats.label_studio import labels_of, shape_of
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.problem import Invalid

name, single = "label-studio", "tasks.json"
TAGS: dict[Any, str] = {
    Box: "rectanglelabels",
    Polygon: "polygonlabels",
    Ellipse: "ellipselabels",
    Mask: "brushlabels",
    Keypoints: "keypointlabels",
}
WHOLE = ("choices", "textarea", "rating", "taxonomy", "number")
_PREFIX = re.compile(r"^[0-9a-f]{8}-")
_SUFFIX = re.compile(r"\.(jpe?g|png|webp|gif|tiff?|bmp|avif)$", re.IGNORECASE)


def read(tree: ReadTree, losses: Losses) -> Dataset:
    dataset = Dataset()
    for file in tree.ending(".xml"):
        root = parsed(tree.read(file), tree.place(file))
        if root.tag == "View":
            _read_config(root, dataset, losses)
    found = False
    for file in tree.ending(".json"):
        where = tree.place(file)
        tasks = tree.json(file)
        if not isinstance(tasks, list) or not all(isinstance(t, dict) and "data" in t for t in tasks):
            continue
        found = True
        for n, task in enumerate(tasks):
            _read_task(task, f"{where}: [{n}]", dataset, losses)
    if not found:
        raise Invalid.at(str(tree.path), "holds no Label Studio export: a JSON list of tasks, each with `data`")
    return dataset


def _read_config(root: ElementTree.Element, dataset: Dataset, losses: Losses) -> None:
    """Labels with their colours in order, and what can be chosen, from a labeling configuration."""
    for control in root.iter():
        kind = control.tag.lower()
        own = control.get("name") or ""
        if kind.endswith("labels"):
            for element in control.iter("Label"):
                label = dataset.label(element.get("alias") or element.get("value") or "")
                colour = element.get("background") or ""
                label.color = colour if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) else label.color
        elif kind in ("choices", "taxonomy"):
            dataset.options[own] = [c.get("alias") or c.get("value") or "" for c in control.iter("Choice")]
        elif kind == "textarea":
            dataset.texts.add(own)
        elif kind not in (*_KNOWN, "rating", "number"):
            losses.add(f"<{control.tag}> of the labeling configuration")


_KNOWN = ("view", "image", "label", "choice", "header", "style", "relations", "relation", "text", "brush", "shortcut")


def picture_name(address: str) -> str:
    """The name of a picture from its address in Label Studio: the path of a local file, or the name that was uploaded."""
    if "?d=" in address:
        return unquote(address.split("?d=", 1)[1]).lstrip("/")
    if address.startswith(("http://", "https://", "s3://", "gs://", "azure-blob://")):
        return unquote(re.sub(r"^[a-z0-9-]+://[^/]+/", "", address).split("?")[0])
    if address.startswith("/data/upload/"):
        return _PREFIX.sub("", unquote(address.rsplit("/", 1)[-1]))
    return unquote(address).removeprefix("/data/").lstrip("/")


def _read_task(task: dict[str, Any], where: str, dataset: Dataset, losses: Losses) -> None:
    fields = [v for v in task["data"].values() if isinstance(v, str)]
    shown = next((v for v in fields if _SUFFIX.search(v.split("?d=")[-1].split("?")[0])), None) or next(
        iter(fields), None
    )
    if shown is None:
        losses.add("tasks without a picture")
        return
    listed = task.get("annotations", task.get("completions"))
    if listed is None:
        raise Invalid.at(f"{where}.annotations", "is missing; export as JSON, not JSON-MIN")
    kept = 0
    for place, annotation in enumerate(listed):
        if annotation.get("was_cancelled"):
            losses.add("skipped annotations")
            continue
        who = annotation.get("completed_by")
        annotator = (who.get("email") or who.get("id")) if isinstance(who, dict) else who
        picture = Sample(picture_name(shown), annotator=None if annotator is None else str(annotator))
        _read_results(annotation.get("result") or [], picture, f"{where}.annotations[{place}]", dataset, losses)
        dataset.samples.append(picture)
        kept += 1
    losses.add("predictions", len(task.get("predictions") or []))
    if not kept:
        dataset.samples.append(Sample(picture_name(shown)))


def _read_results(results: list[Any], picture: Sample, where: str, dataset: Dataset, losses: Losses) -> None:
    places: dict[str, int] = {}
    for n, result in enumerate(results):
        kind = str(result.get("type"))
        if kind in (*WHOLE, "relation"):
            continue
        place = f"{where}.result[{n}]"
        with said_at(place):
            picture.width, picture.height = int(result["original_width"]), int(result["original_height"])
            shape = _shape(result)
        if shape is None:
            losses.add(f"results of type {kind}")
            continue
        labels = labels_of(result)
        losses.add("further labels of one region", len(labels) - 1)
        dataset.label(labels[0])
        places[str(result.get("id"))] = len(picture.marks)
        parent = result.get("parentID") or result.get("parent_id")
        picture.marks.append(Mark(labels[0], shape, group=str(parent) if parent else None))
    for result in results:
        kind, value = str(result.get("type")), result.get("value") or {}
        own = places.get(str(result.get("id")))
        if kind == "relation":
            ends = places.get(str(result.get("from_id"))), places.get(str(result.get("to_id")))
            if ends[0] is None or ends[1] is None:
                losses.add("relations of regions that were not read")
                continue
            picture.links.append(Link(ends[0], ends[1], (result.get("labels") or ["relates to"])[0]))
        elif kind in WHOLE:
            given = _given(kind, value)
            asked = str(result.get("from_name"))
            if own is not None:
                picture.marks[own].attributes[asked] = given
            else:
                picture.answers[asked] = given
                if kind == "textarea":
                    dataset.texts.add(asked)


def _given(kind: str, value: dict[str, Any]) -> Any:
    if kind == "choices":
        chosen = value.get("choices") or []
        return chosen[0] if len(chosen) == 1 else chosen
    if kind == "taxonomy":
        paths = ["/".join(path) for path in value.get("taxonomy") or []]
        return paths[0] if len(paths) == 1 else paths
    if kind == "textarea":
        text = value.get("text") or ""
        return "\n".join(text) if isinstance(text, list) else text
    return value.get(kind)


def _shape(result: dict[str, Any]) -> Any:
    kind = str(result["type"])
    if not kind.startswith(("brush", "keypoint", "rectangle", "polygon", "ellipse")):
        return None
    if kind.startswith("brush") and result["value"].get("format") != "rle":
        return None
    return shape_of(result)


def write(dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    dataset.numbers()
    tasks: dict[str, dict[str, Any]] = {}
    controls: dict[str, dict[str, None]] = {}
    for picture in dataset.samples:
        task = tasks.setdefault(
            picture.name, {"id": len(tasks) + 1, "data": {"image": picture.name}, "annotations": []}
        )
        results = _results(picture, dataset, controls, losses)
        who = {"email": picture.annotator} if picture.annotator else 1
        task["annotations"].append(
            {"id": len(task["annotations"]) + 1, "completed_by": who, "result": results, "was_cancelled": False}
        )
    tree.write(single, orjson.dumps(list(tasks.values())))
    if tree.is_folder:
        tree.write("config.xml", _config(dataset, controls))


def _results(
    picture: Sample, dataset: Dataset, controls: dict[str, dict[str, None]], losses: Losses
) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = []
    ids: dict[int, str] = {}
    for n, mark in enumerate(picture.marks):
        written = _written(mark, picture, dataset, losses)
        if not written:
            continue
        ids[n] = f"r{n + 1}"
        for part, (tag, value) in enumerate(written):
            controls.setdefault(tag, {})[value[tag][0]] = None
            width, height = picture.size()
            results.append(
                {
                    "id": ids[n] if part == 0 else f"{ids[n]}-{part + 1}",
                    "type": tag,
                    "from_name": tag.removesuffix("labels"),
                    "to_name": "image",
                    "original_width": width,
                    "original_height": height,
                    "image_rotation": 0,
                    "value": value,
                    **({"parentID": mark.group} if mark.group else {}),
                }
            )
        for asked, given in mark.attributes.items():
            results.append({"id": ids[n], **_answer(asked, given, False)})
    for link in picture.links:
        if link.source in ids and link.target in ids:
            ends = {"from_id": ids[link.source], "to_id": ids[link.target]}
            results.append({"type": "relation", **ends, "direction": "right", "labels": [link.label]})
    for n, (asked, given) in enumerate(picture.answers.items()):
        results.append({"id": f"a{n + 1}", **_answer(asked, given, asked in dataset.texts)})
    return results


def _answer(asked: str, given: Any, text: bool) -> dict[str, Any]:
    place = {"from_name": asked, "to_name": "image"}
    if text:
        return {**place, "type": "textarea", "value": {"text": [given]}}
    if isinstance(given, bool) or not isinstance(given, int | float):
        chosen = given if isinstance(given, list) else [given]
        return {**place, "type": "choices", "value": {"choices": [str(c) for c in chosen]}}
    return {**place, "type": "number", "value": {"number": given}}


def _written(mark: Mark, picture: Sample, dataset: Dataset, losses: Losses) -> list[tuple[str, dict[str, Any]]]:
    width, height = picture.size()
    shape = mark.shape

    def percent(x: float, y: float) -> tuple[float, float]:
        return x / width * 100, y / height * 100

    tag = TAGS.get(type(shape))
    if isinstance(shape, Box):
        x, y = percent(*shape.ring()[0])  # Label Studio turns about the top-left corner
        size = dict(zip(("width", "height"), percent(shape.width, shape.height), strict=True))
        return [("rectanglelabels", {"x": x, "y": y, **size, "rotation": shape.angle, "rectanglelabels": [mark.label]})]
    if isinstance(shape, Ellipse):
        x, y = percent(shape.cx, shape.cy)
        rx, ry = percent(shape.rx, shape.ry)
        found = {"x": x, "y": y, "radiusX": rx, "radiusY": ry, "rotation": shape.angle}
        return [("ellipselabels", found | {"ellipselabels": [mark.label]})]
    if isinstance(shape, Polygon):
        losses.add("holes of polygons", len(shape.holes))
        return [
            (
                "polygonlabels",
                {"points": [percent(x, y) for x, y in shape.points], "closed": True, "polygonlabels": [mark.label]},
            )
        ]
    if isinstance(shape, Polyline):
        losses.add("lines (written as open polygons)")
        return [
            (
                "polygonlabels",
                {"points": [percent(x, y) for x, y in shape.points], "closed": False, "polygonlabels": [mark.label]},
            )
        ]
    if isinstance(shape, Mask):
        return [("brushlabels", {"format": "rle", "rle": brush.encode(shape.pixels()), "brushlabels": [mark.label]})]
    if isinstance(shape, Keypoints):
        joints = dataset.label(mark.label).joints
        losses.add("skeletons (written as single points)", int(len(shape.points) > 1))
        found_ = []
        for n, (x, y, seen) in enumerate(shape.points):
            if seen:
                px, py = percent(x, y)
                said = f"{mark.label}: {joints[n]}" if n < len(joints) else mark.label
                found_.append(("keypointlabels", {"x": px, "y": py, "width": 0.5, "keypointlabels": [said]}))
        return found_
    losses.add(f"shapes of type {tag}")
    return []


def _config(dataset: Dataset, controls: dict[str, dict[str, None]]) -> bytes:
    root = ElementTree.Element("View")
    ElementTree.SubElement(root, "Image", name="image", value="$image")
    elements = {
        "rectanglelabels": "RectangleLabels",
        "polygonlabels": "PolygonLabels",
        "ellipselabels": "EllipseLabels",
        "brushlabels": "BrushLabels",
        "keypointlabels": "KeyPointLabels",
    }
    for tag, labels in controls.items():
        control = ElementTree.SubElement(root, elements[tag], name=tag.removesuffix("labels"), toName="image")
        for label in labels:
            ElementTree.SubElement(control, "Label", value=label)
    choices: dict[str, dict[str, None]] = {}
    for picture in dataset.samples:
        for asked, given in picture.answers.items():
            if asked not in dataset.texts:
                for value in given if isinstance(given, list) else [given]:
                    choices.setdefault(asked, {})[str(value)] = None
    for asked, options in choices.items():
        control = ElementTree.SubElement(root, "Choices", name=asked, toName="image")
        for option in options:
            ElementTree.SubElement(control, "Choice", value=option)
    for asked in sorted(dataset.texts):
        ElementTree.SubElement(root, "TextArea", name=asked, toName="image")
    # Without a declaration of its encoding, which Label Studio's own converter refuses.
    return pretty(root).partition(b"?>\n")[2]
