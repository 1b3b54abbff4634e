"""A CVAT project or task backup: a zip of `project.json`, and of `task_N/` with labels, annotations and the images.

Read only. Source: cvat-ai/cvat, cvat/apps/engine/backup.py.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import orjson

from truemark.formats.images.cvat_labels import declared, take_skeleton, upright_corners
from truemark.formats.images.dataset import Dataset, Mark, Sample
from truemark.formats.images.names import relative
from truemark.formats.images.shapes import paired, pasted
from truemark.formats.images.tree import ReadTree
from truemark.formats.labeled import Losses, passing_over
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline
from truemark.kinds.problem import Invalid

name = "cvat-backup"
TAGS = "tags"


def read(tree: ReadTree, losses: Losses) -> Dataset:
    dataset = Dataset()
    for file in tree.ending("project.json", "task.json"):
        for label in tree.json(file).get("labels") or []:
            _label(label, dataset, losses)
    folders = sorted(n.rpartition("task.json")[0] for n in tree.ending("task.json"))
    if not folders:
        raise Invalid.at(tree.shown, "is no CVAT backup: it holds no task.json")
    for folder in folders:
        with passing_over("tasks that cannot be read", tree.place(folder), losses):
            _Task(tree, folder, dataset, losses, several=len(folders) > 1).read()
    if not dataset.samples and losses.faults:
        raise Invalid(losses.faults[:1])
    return dataset


def _label(document: dict[str, Any], dataset: Dataset, losses: Losses) -> None:
    label = dataset.label(str(document.get("name")))
    label.color = document.get("color") or None
    parts = document.get("sublabels") or []
    if parts:
        take_skeleton(label, (str(p.get("name")) for p in parts), str(document.get("svg") or ""))
    for own, attributes in (("", document.get("attributes")), *((p.get("name"), p.get("attributes")) for p in parts)):
        for attribute in attributes or []:
            pair = declared(attribute, losses)
            if pair is not None:
                label.attributes[f"{own}: {pair[0]}" if own else pair[0]] = pair[1]


class _Task:
    def __init__(self, tree: ReadTree, folder: str, dataset: Dataset, losses: Losses, several: bool) -> None:
        self.tree, self.folder, self.dataset, self.losses = tree, folder, dataset, losses
        document = tree.json(f"{folder}task.json")
        data = document.get("data") or {}
        self.deleted = {int(n) for n in data.get("deleted_frames") or []}
        self.jobs = document.get("jobs") or []
        subset = str(document.get("subset") or "")
        self.split = "/".join(p for p in (subset, folder.strip("/") if several else "") if p)
        self.step = int(str(data.get("frame_filter") or "step=1").rpartition("=")[2] or 1)

    def read(self) -> None:
        samples = self._samples()
        file = f"{self.folder}annotations.json"
        seen: set[bytes] = set()
        for n, job in enumerate(self.tree.json(file) if file in self.tree.names else []):
            where = f"{self.tree.place(file)}: [{n}]"
            within = self._frames_of(n)
            for what, each, place in self._annotations(job, where):
                with passing_over("shapes that cannot be read", place, self.losses):
                    frame = int(each.get("frame", -1))
                    if frame in self.deleted:
                        self.losses.add("annotations of deleted frames", 1, place)
                        continue
                    again = orjson.dumps({k: v for k, v in each.items() if k != "id"}, option=orjson.OPT_SORT_KEYS)
                    if self._shared(frame) and again in seen:
                        continue  # jobs overlap here, and each holds the annotation
                    seen.add(again)
                    if within is not None and frame not in within:
                        raise Invalid.at(f"{place}.frame", f"{frame} is no frame of its job")
                    self._take(what, each, samples, place)
        self.dataset.samples += [s for n, s in samples.items() if n not in self.deleted]
        self.losses.add("deleted frames", len(self.deleted & samples.keys()))

    def _frames_of(self, job: int) -> range | None:
        """The frames of a job; None when the backup does not say."""
        if job >= len(self.jobs) or "start_frame" not in self.jobs[job]:
            return None
        return range(int(self.jobs[job]["start_frame"]), int(self.jobs[job]["stop_frame"]) + 1)

    def _shared(self, frame: int) -> bool:
        ranges = [self._frames_of(n) for n in range(len(self.jobs))]
        return sum(r is not None and frame in r for r in ranges) > 1

    def _annotations(self, job: dict[str, Any], where: str) -> Iterator[tuple[str, dict[str, Any], str]]:
        for n, tag in enumerate(job.get("tags") or []):
            yield "tag", tag, f"{where}.tags[{n}]"
        for n, shape in enumerate(job.get("shapes") or []):
            yield "shape", shape, f"{where}.shapes[{n}]"
        for n, track in enumerate(job.get("tracks") or []):
            self.losses.note("tracks are read at their key frames; frames between them are not made up")
            for m, shape in enumerate(track.get("shapes") or []):
                attributes = [*(track.get("attributes") or []), *(shape.get("attributes") or [])]
                whole = {**shape, "label": track.get("label"), "attributes": attributes, "group": track.get("group")}
                if track.get("elements"):
                    whole["elements"] = [
                        {**at, "label": e.get("label")}
                        for e in track["elements"]
                        for at in e.get("shapes") or []
                        if at.get("frame") == shape.get("frame")
                    ]
                yield "track", whole, f"{where}.tracks[{n}].shapes[{m}]"

    def _samples(self) -> dict[int, Sample]:
        """The task's images by frame number, from its manifest."""
        file = next((n for n in self.tree.ending("manifest.jsonl") if n.startswith(self.folder)), None)
        if file is None:
            raise Invalid.at(
                self.tree.place(self.folder), "holds no manifest.jsonl, which says the order of the images"
            )
        found: dict[int, Sample] = {}
        for number, line in enumerate(self.tree.lines(file), start=1):
            try:
                document = orjson.loads(line) if line.strip() else {}
            except orjson.JSONDecodeError:
                raise Invalid.at(f"{self.tree.place(file)}: line {number}", "is not JSON") from None
            if "name" in document:
                given = f"{document['name']}{document.get('extension', '')}"
                size = int(document.get("width") or 0), int(document.get("height") or 0)
                at = self.tree.find(f"{self.folder}data/{given}") or self.tree.find(given, file)
                found[len(found)] = Sample(relative(given), *size, split=self.split, file=at)
        return found

    def _take(self, what: str, document: dict[str, Any], samples: dict[int, Sample], where: str) -> None:
        sample = samples.get(int(document.get("frame", -1)))
        if sample is None:
            raise Invalid.at(f"{where}.frame", f"{document.get('frame')!r} is no image of the manifest")
        if document.get("label") is None:
            raise Invalid.at(f"{where}.label", "is missing")
        if what == "tag":
            sample.answers[TAGS] = [*sample.answers.get(TAGS, []), str(document["label"])]
            self.losses.add("attributes of tags", len(document.get("attributes") or []))
            return
        if document.get("outside"):
            self.losses.add("shapes outside their image", int(what == "shape"), where)
            return
        shape = _value(document, sample, self.dataset, where, self.losses)
        if shape is None:
            self.losses.add(f"shapes of type {document.get('type')}", 1, where)
            return
        label = str(document["label"])
        attributes = {str(a.get("name")): a.get("value") for a in document.get("attributes") or [] if a.get("name")}
        for part in document.get("elements") or []:
            for a in part.get("attributes") or []:
                attributes[f"{part.get('label')}: {a.get('name')}"] = a.get("value")
        if document.get("occluded"):
            attributes["occluded"] = "yes"
        group = document.get("group")
        self.dataset.label(label)
        sample.marks.append(Mark(label, shape, attributes, f"cvat-{group}" if group else None))


def _value(document: dict[str, Any], sample: Sample, dataset: Dataset, where: str, losses: Losses) -> Any:
    kind, points = document.get("type"), document.get("points") or []
    angle = float(document.get("rotation") or 0)
    if kind == "rectangle":
        x0, y0, x1, y1 = points
        left, top, right, bottom = upright_corners(x0, y0, x1, y1, where, losses)
        return Box(x=left, y=top, width=right - left, height=bottom - top, angle=angle)
    if kind == "ellipse":
        cx, cy, right, top = points
        return Ellipse(cx=cx, cy=cy, rx=right - cx, ry=cy - top, angle=angle)
    if kind == "polygon":
        return Polygon(points=paired(points))
    if kind == "polyline":
        return Polyline(points=paired(points))
    if kind == "points":
        return Keypoints.model_validate({"points": [(x, y, 2) for x, y in paired(points)]})
    if kind == "skeleton":
        by_name = {str(e.get("label")): e for e in document.get("elements") or []}
        joints = dataset.label(str(document.get("label"))).joints
        return Keypoints.model_validate({"points": [_joint(by_name.get(j)) for j in joints]})
    if kind == "mask":
        *runs, left, top, right, bottom = (int(p) for p in points)
        height, width = bottom - top + 1, right - left + 1
        if sum(runs) != height * width:
            raise ValueError(f"the run lengths add up to {sum(runs)}; {width} × {height} is {width * height}")
        inner = np.repeat(np.arange(len(runs)) % 2, runs).astype(bool).reshape(height, width)
        return pasted(inner, left, top, sample.size(), where, losses)
    return None


def _joint(element: dict[str, Any] | None) -> tuple[float, float, int]:
    if element is None or element.get("outside"):
        return (0.0, 0.0, 0)
    x, y = element["points"]
    return (x, y, 1 if element.get("occluded") else 2)
