"""YOLO as Ultralytics, Roboflow, labelImg and darknet write it: a text file of labels an image, class names beside them.

A label file is one that has an image of its name: in `images/` where it lies in `labels/`, else beside it. An image
without a label file is one on which nothing was found. Source: docs.ultralytics.com/datasets; AlexeyAB/darknet.
"""

import math
import re
from typing import Any

import yaml

from truemark.formats.images.dataset import Dataset, LabelOf, Mark, Sample, lose_answers, lose_extras, one_annotator
from truemark.formats.images.names import SPLITS, own_name, split_of, stem
from truemark.formats.images.shapes import whole_things
from truemark.formats.images.tree import Found, ReadTree
from truemark.formats.images.write_tree import WriteTree
from truemark.formats.images.yolo_forms import FORMS, Form, On
from truemark.formats.labeled import Losses, passing_over
from truemark.kinds.problem import Invalid

__all__ = ["FORMS", "read_labels", "write_labels"]
single = None
SETTINGS = frozenset({"names", "nc", "path", "train", "val", "test", "kpt_shape"})
_LABELS = re.compile(r"(?:^|/)label(?:s|txt)/", re.IGNORECASE)


def read_labels(form: Form, tree: ReadTree, losses: Losses) -> Dataset:
    """Every image of the tree (and of the images given elsewhere), with the lines of its label file."""
    names, joints = _settings(tree, losses)
    dataset = Dataset([LabelOf(n) for n in names])
    images = _images(tree)
    owners: dict[str, list[Found]] = {}
    for file in tree.ending(".txt"):
        found = _images_of(file, images)
        if found:
            owners[file] = found
        elif _is_labels(tree, file):
            losses.add("label files whose image is not there", 1, tree.place(file))
    if not owners and "label files whose image is not there" in losses.counted:
        raise Invalid.at(
            losses.places["label files whose image is not there"][0],
            "its image is not there; YOLO's numbers are shares of its size, so give the images too",
        )
    if not owners:
        raise Invalid.at(tree.shown, "holds no label files (.txt) with their images")
    labeled: dict[tuple[int, str], str] = {}
    for file, found in owners.items():
        own = [f for f in found if f.path.rsplit("/", 1)[-1] == stem(file).rsplit("/", 1)[-1]]
        for image in own or found:
            key = (id(image.tree), image.path)
            if own or key not in labeled:
                labeled[key] = file
        losses.add("label files that several images share", int(len(found) > 1 and not own), tree.place(file))
    for image in images.every:
        sample = Sample(own_name(image.path), split=split_of(image.path), file=image)
        with passing_over("images that cannot be read", image.tree.place(image.path), losses):
            sample.width, sample.height = image.size()
            file = labeled.get((id(image.tree), image.path), "")
            if file:
                on = On(sample.width, sample.height, joints, losses)
                sample.marks = list(_marks(form, tree, file, names, on))
            dataset.samples.append(sample)
    if joints[0]:
        for label in dataset.labels:
            label.joints = tuple(f"joint {j + 1}" for j in range(joints[0]))
    return dataset


def _marks(form: Form, tree: ReadTree, file: str, names: list[str], on: On) -> list[Mark]:
    marks: list[Mark] = []
    for n, line in enumerate(tree.lines(file), start=1):
        if not line.strip():
            continue
        where = f"{tree.place(file)}: line {n}"
        with passing_over("lines that cannot be read", where, on.losses):
            marks.append(_mark(form, line, where, names, on))
    return marks


def _mark(form: Form, line: str, where: str, names: list[str], on: On) -> Mark:
    parts = line.split()
    if form.name == "yolo-obb" and len(parts) in (9, 10) and parts[8] in names:  # DOTA's: pixels, and the class by name
        sides = (on.width, on.height)
        parts = [str(names.index(parts[8])), *(str(float(v) / sides[n % 2]) for n, v in enumerate(parts[:8]))]
    try:
        number, *values = [float(v) for v in parts]
    except ValueError:
        raise Invalid.at(where, "must hold a class number and numbers") from None
    if not number.is_integer() or not 0 <= number < len(names):
        raise Invalid.at(where, f"class {number:g} is not in data.yaml, which names {len(names)}")
    if not all(math.isfinite(v) for v in values):
        raise Invalid.at(where, "must hold finite numbers")
    mark = form.read(values, on)
    mark.label = names[int(number)]
    if form.name != "yolo-pose" and mark.shape is not None:
        from truemark.media.image import bounds

        left, top, right, bottom = bounds(mark.shape)
        if left < -1 or top < -1 or right > on.width + 1 or bottom > on.height + 1:
            on.losses.add("regions that reach past their image", 1, where)
    return mark


class _Images:
    """The images of the trees by their paths without a suffix, in lower case for folders named `Images`."""

    def __init__(self) -> None:
        self.every: list[Found] = []
        self.by_stem: dict[str, list[Found]] = {}
        self.by_path: dict[str, Found] = {}
        self.by_last: dict[str, list[Found]] = {}

    def add(self, image: Found) -> None:
        self.every.append(image)
        self.by_stem.setdefault(stem(image.path).lower(), []).append(image)
        self.by_path.setdefault(image.path.lower(), image)
        self.by_last.setdefault(stem(image.path).rsplit("/", 1)[-1].lower(), []).append(image)


def _images(tree: ReadTree) -> _Images:
    found = _Images()
    seen: set[str] = set()
    for place in (tree, tree.images):
        for path in place.index.paths if place is not None else ():
            absolute = str((place.path / path).resolve())  # type: ignore[union-attr]
            if absolute not in seen and not path.lower().endswith(".pdf"):
                seen.add(absolute)
                found.add(Found(place, path))  # type: ignore[arg-type]
    return found


def _images_of(file: str, images: _Images) -> list[Found]:
    """The images of a label file: all of its name beside it or in the folder that stands for its own; else the only one."""
    base = stem(file).lower()
    tried = [base]
    for found in reversed(list(_LABELS.finditer(base))):
        before, after = base[: found.start() + found.group().startswith("/")], base[found.end() :]
        tried += [f"{before}images/{after}", before + after, after]
    for path in tried:
        if path in images.by_path:
            return [images.by_path[path]]
        if path in images.by_stem:
            return images.by_stem[path]
    same = images.by_last.get(base.rsplit("/", 1)[-1], [])
    return same if len(same) == 1 else []


def _is_labels(tree: ReadTree, file: str) -> bool:
    """Whether a text without an image of its name holds labels: numbers, five a line at least."""
    try:
        first = next((line.split() for line in tree.lines(file) if line.strip()), [])
        return len([float(v) for v in first]) >= 5
    except ValueError:
        return False


def _settings(tree: ReadTree, losses: Losses) -> tuple[list[str], tuple[int, int]]:
    """Class names by number, and the number of joints and of numbers a joint."""
    for file in (n for n in tree.ending(".yaml", ".yml") if "data" in n.rsplit("/", 1)[-1].lower()):
        try:
            document = yaml.safe_load(tree.text(file))
        except yaml.YAMLError as error:
            raise Invalid.at(tree.place(file), f"is not YAML: {error}") from None
        names = document.get("names") if isinstance(document, dict) else None
        if isinstance(names, dict):
            try:
                names = [names[k] for k in sorted(names, key=int)]
            except ValueError:
                names = None
        if not isinstance(names, list) or not names:
            raise Invalid.at(f"{tree.place(file)}: names", "must list the names of the classes")
        for key in document.keys() - SETTINGS:
            losses.add(f"settings {key!r} of data.yaml")
        shape = document.get("kpt_shape") or (0, 3)
        return [str(n) for n in names], (int(shape[0]), int(shape[1]))
    for file in tree.ending("classes.txt", ".names"):
        listed = [line.strip() for line in tree.lines(file)]
        while listed and not listed[-1]:
            listed.pop()
        if listed:
            return [n or f"class {k}" for k, n in enumerate(listed)], (0, 3)
    raise Invalid.at(tree.shown, "holds no data.yaml (or classes.txt, obj.names) with the names of the classes")


def write_labels(form: Form, dataset: Dataset, tree: WriteTree, losses: Losses) -> None:
    """Label files in `labels/`; where samples have splits, a folder a split below it."""
    numbers = dataset.numbers()
    joints = {len(label.joints) or 1 for label in dataset.labels}
    if form.name == "yolo-pose" and len(joints) > 1:
        raise Invalid.at(
            "labels",
            "YOLO's poses all have the same joints; these labels have " + " and ".join(map(str, sorted(joints))),
        )
    folders: dict[str, None] = {}
    for picture in one_annotator(dataset, losses):
        lose_answers(picture, losses)
        lose_extras(picture, losses, groups=not form.whole)
        width, height = picture.size_or_none(losses)
        lines = []
        for mark in whole_things(picture.marks, losses) if form.whole else picture.marks:
            for values in form.write(mark, width, height, losses):
                lines.append(" ".join([str(numbers[mark.label]), *(f"{v:.8g}" for v in values)]))
        folder = _split_folder(picture)
        folders[folder] = None
        name = picture.name.removeprefix(f"{picture.split}/") if folder else picture.name
        file = tree.stem(f"{folder}/{name}" if folder else name, losses)
        tree.write(f"labels/{file}.txt", "".join(f"{line}\n" for line in lines).encode())
    settings: dict[str, Any] = {"path": ".", "train": "images", "val": "images"}
    if any(folders):
        settings |= {f: f"images/{f}" for f in folders if f in SPLITS.values()}
        settings["train"] = "images/train" if "train" in folders else f"images/{next(f for f in folders if f)}"
        settings["val"] = "images/val" if "val" in folders else settings["train"]
    settings["names"] = {n: label.name for n, label in enumerate(dataset.labels)}
    if form.name == "yolo-pose":
        settings["kpt_shape"] = [max(joints, default=1), 3]
    tree.write("data.yaml", yaml.safe_dump(settings, sort_keys=False, allow_unicode=True).encode())


def _split_folder(picture: Sample) -> str:
    return SPLITS.get(picture.split.lower(), picture.split) if picture.split else ""
