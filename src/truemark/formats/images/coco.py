"""COCO: instances (boxes, polygons, run-length masks), keypoints, captions. Source: cocodataset.org/#format-data.

Files of one subset (`instances_train`, `person_keypoints_train`, `captions_train`) are read together: one image, one
object an id. Attributes stand in `attributes`, as CVAT and Datumaro write them; `iscrowd` is an attribute of that name.
"""

from dataclasses import dataclass, field
from typing import Any

from truemark.formats.images.coco_shapes import bbox_of, shapes_of
from truemark.formats.images.coco_write import single, write
from truemark.formats.images.dataset import Dataset, Mark, Sample
from truemark.formats.images.names import relative, subset_of
from truemark.formats.images.shapes import joints_of
from truemark.formats.images.tree import ReadTree
from truemark.formats.labeled import Losses, passing_over
from truemark.kinds.problem import Invalid

__all__ = ["name", "read", "single", "write"]
name = "coco"
TAGS, CAPTION = "tags", "caption"
IMAGE_FIELDS = frozenset({"id", "file_name", "width", "height"})
FIELDS = frozenset(
    {"id", "image_id", "category_id", "bbox", "segmentation", "area", "iscrowd", "keypoints", "num_keypoints"}
    | {"attributes", "caption", "score"}
)


def read(tree: ReadTree, losses: Losses) -> Dataset:
    """Every JSON file of the tree that is a COCO file."""
    dataset = Dataset()
    files = []
    for file in tree.ending(".json"):
        with passing_over("files that cannot be read", tree.place(file), losses):
            document = tree.json(file)
            if isinstance(document, dict) and isinstance(document.get("images"), list) and "annotations" in document:
                files.append((file, document))
    if not files:
        if losses.faults:
            raise Invalid(losses.faults[:1])
        raise Invalid.at(tree.shown, "holds no COCO file: a JSON object with lists `images` and `annotations`")
    joined = _Joined(dataset, losses, several=len(files) > 1)
    for file, document in files:
        _File(document, tree, file, subset_of(file) if len(files) > 1 else "", joined).read()
    return dataset


@dataclass(slots=True)
class _Joined:
    """What the files read so far hold: samples by subset and name, objects by subset, image and id."""

    dataset: Dataset
    losses: Losses
    several: bool
    samples: dict[tuple[str, str], Sample] = field(default_factory=dict)
    objects: dict[tuple[str, str, str], list[Mark]] = field(default_factory=dict)


def ident(value: Any) -> str | None:
    """An id as files write it, 1 or "1" or 1.0."""
    if value is None or isinstance(value, bool | dict | list):
        return None
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


class _File:
    def __init__(self, document: dict[str, Any], tree: ReadTree, file: str, subset: str, joined: _Joined) -> None:
        self.document, self.tree, self.file, self.subset, self.joined = document, tree, file, subset, joined
        self.place = tree.place(file)
        self.losses = joined.losses
        self.categories: dict[str | None, str] = {}
        self.images: dict[str | None, Sample | None] = {}

    def read(self) -> None:
        info = self.document.get("info")
        if info and not (isinstance(info, dict) and info.get("description") == "Written by Truemark"):
            self.losses.add("descriptions of the set (info)")
        self.losses.add("licenses", len(self.document.get("licenses") or ()))
        for n, category in enumerate(self.document.get("categories") or []):
            with passing_over("categories that cannot be read", f"{self.place}: categories[{n}]", self.losses):
                self._category(category, f"{self.place}: categories[{n}]")
        for n, image in enumerate(self.document["images"]):
            with passing_over("images that cannot be read", f"{self.place}: images[{n}]", self.losses):
                self._image(image, f"{self.place}: images[{n}]")
        annotations = self.document["annotations"]
        if not isinstance(annotations, list):
            raise Invalid.at(f"{self.place}: annotations", "must be a list")
        for n, annotation in enumerate(annotations):
            where = f"{self.place}: annotations[{n}]"
            with passing_over("annotations that cannot be read", where, self.losses):
                self._annotation(annotation, where)

    def _category(self, category: dict[str, Any], where: str) -> None:
        id, named = ident(category["id"]), str(category["name"])
        if named in self.categories.values():
            self.losses.add("categories of a name that another has (read as one)", 1, where)
        self.categories[id] = named
        label = self.joined.dataset.label(named)
        number = category["id"]
        if isinstance(number, int) and label.number in (None, number):
            label.number = number
        label.parent = str(category.get("supercategory") or "") or label.parent
        if category.get("keypoints"):
            label.joints = tuple(str(j) for j in category["keypoints"])
            label.edges = tuple((int(a) - 1, int(b) - 1) for a, b in category.get("skeleton") or [])

    def _image(self, image: dict[str, Any], where: str) -> None:
        if not isinstance(image, dict) or not image.get("file_name") or "id" not in image:
            raise Invalid.at(where, "must have `id` and `file_name`")
        for key in image.keys() - IMAGE_FIELDS:
            if image[key] not in (None, "", 0):
                self.losses.add(f"image fields {key!r}")
        named, id = str(image["file_name"]), ident(image["id"])
        known = (self.subset, relative(named))
        sample = self.joined.samples.get(known)
        if sample is None:
            sample = Sample(relative(named), _side(image.get("width")), _side(image.get("height")), split=self.subset)
            sample.file = self.tree.find(named, self.file, self.subset)
            self.joined.samples[known] = sample
            self.joined.dataset.samples.append(sample)
        if id in self.images and self.images[id] is not sample:
            self.losses.add("image ids that two images have (whose annotations are left out)", 1, where)
            self.images[id] = None
        else:
            self.images[id] = sample

    def _annotation(self, annotation: dict[str, Any], where: str) -> None:
        if not isinstance(annotation, dict):
            raise Invalid.at(where, "must be an object")
        id = ident(annotation.get("image_id"))
        if self.images.get(id) is None:
            if id in self.images:
                raise Invalid.at(f"{where}.image_id", f"{annotation['image_id']!r} is the id of two images")
            raise Invalid.at(f"{where}.image_id", f"{annotation.get('image_id')!r} is no image of this file")
        sample = self.images[id]
        assert sample is not None
        if "segments_info" in annotation:
            self.losses.add("panoptic annotations (read them as coco-panoptic)", 1, where)
            return
        for key in () if annotation.keys() <= FIELDS else annotation.keys() - FIELDS:
            self.losses.add(f"annotation fields {key!r}")
        if "caption" in annotation and ident(annotation.get("category_id")) not in self.categories:
            add_text(self.joined.dataset, sample, CAPTION, str(annotation["caption"]))
            return
        label = self.categories.get(ident(annotation.get("category_id")))
        if label is None:
            given = annotation.get("category_id")
            raise Invalid.at(f"{where}.category_id", f"{given!r} is no category of this file")
        self._place(annotation, where, sample, label)

    def _place(self, annotation: dict[str, Any], where: str, sample: Sample, label: str) -> None:
        if not annotation.get("bbox") and not annotation.get("segmentation") and not annotation.get("keypoints"):
            sample.answers[TAGS] = [*sample.answers.get(TAGS, []), label]
            return
        given = annotation.get("attributes")
        attributes = dict(given) if given else {}
        if annotation.get("iscrowd"):
            attributes["iscrowd"] = 1
        if annotation.get("score") is not None:
            attributes["score"] = annotation["score"]
        shapes = shapes_of(annotation, where, self.losses)
        id = ident(annotation.get("id"))
        box = None
        if (len(shapes) > 1 or any(joints_of(s) for s in shapes)) and annotation.get("bbox"):
            box = bbox_of(annotation["bbox"], where)
        group = f"coco-{id or where}" if len(shapes) > 1 else None
        marks = [
            Mark(label, shape, attributes if n == 0 else {}, group, box if n == 0 else None)
            for n, shape in enumerate(shapes)
        ]
        if self.joined.several and id is not None:
            marks = self._new(marks, (self.subset, sample.name, f"{id} {label}"))
        sample.marks += marks

    def _new(self, marks: list[Mark], key: tuple[str, str, str]) -> list[Mark]:
        """Those marks of an object that no other file of the subset gave: keypoints beside its area, or nothing."""
        known = self.joined.objects.setdefault(key, [])
        if not known:
            known += marks
            return marks
        if any(joints_of(m.shape) for m in known):
            return []
        added = [m for m in marks if joints_of(m.shape)]
        for mark in (*known, *added) if added else ():
            mark.group = f"coco-{key[2]}"
        known += added
        return added


def add_text(dataset: Dataset, sample: Sample, asked: str, text: str) -> None:
    """One more text that answers a question about the whole: one is a string, several are a list."""
    dataset.texts.add(asked)
    before = sample.answers.get(asked)
    sample.answers[asked] = text if before is None else [*(before if isinstance(before, list) else [before]), text]


def _side(value: Any) -> int:
    return int(float(value)) if value else 0
