"""Labeled images and texts apart from any file format: what every reader gives and every writer takes."""

import gc
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from truemark.formats.images.tree import Found
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.problem import Invalid


@dataclass(slots=True)
class Mark:
    """A region: `shape` is a value of kinds (Box, Polygon …). group: marks with one group are parts of one thing.

    box: the thing's own upright box, where the source says one besides its keypoints or parts.
    id: the source's own name for it, where people may have judged the same region.
    """

    label: str
    shape: Any
    attributes: dict[str, Any] = field(default_factory=dict)
    group: str | None = None
    box: Box | None = None
    id: str = ""


@dataclass(slots=True)
class Link:
    """A relation from one mark of a picture to another, by their places."""

    source: int
    target: int
    label: str


@dataclass(slots=True)
class Sample:
    """One image (or page), or one text, with what was said of it.

    width, height: of an image, in pixels, 0 when the source did not say. text: of a text, whose marks are spans; else None.
    answers: choices and texts given to the whole, by question. annotator: who made it, when the source says.
    split: train, val … as the source names it. file: where the image lies. data, meta: further fields of the item.
    content: an image that lies within the annotation file. seconds: how long it took. id: the source's own name for it.
    aliases: what else the image may be called. where: the place in the source that the answers come from.
    """

    name: str
    width: int = 0
    height: int = 0
    marks: list[Mark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    annotator: str | None = None
    split: str = ""
    file: Found | None = None
    text: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    meta: dict[str, Any] = field(default_factory=dict)
    content: bytes | None = None
    seconds: float = 0.0
    id: str = ""
    aliases: list[str] = field(default_factory=list)
    where: str = ""

    def size_or_none(self, losses: Losses) -> tuple[int, int]:
        """Width and height; 0 × 0, counted, for an image of unknown size on which there is nothing."""
        if (self.width and self.height) or self.marks:
            return self.size()
        losses.add("images whose size is not known (on which there is nothing)", 1, self.name)
        return 0, 0

    def size(self) -> tuple[int, int]:
        """Width and height. Raises Invalid when they are not known."""
        if not self.width or not self.height:
            raise Invalid.at(self.name, "its width and height are not known, which this format needs; give the images")
        return self.width, self.height


@dataclass(slots=True)
class Declared:
    """A question as the source declares it, whatever was answered. type: choice, text, number or rating.

    options: of a choice, in order. multiple: whether several may be chosen. most: the best of a rating.
    """

    type: str = "choice"
    options: list[str] = field(default_factory=list)
    multiple: bool = False
    most: int = 5


@dataclass(slots=True)
class LabelOf:
    """joints and edges: the skeleton of keypoints of this label; edges join joints by place.

    attributes: what the source asks of each region of the label. number, parent: COCO's category id and supercategory.
    """

    name: str
    joints: tuple[str, ...] = ()
    edges: tuple[tuple[int, int], ...] = ()
    color: str | None = None
    attributes: dict[str, Declared] = field(default_factory=dict)
    number: int | None = None
    parent: str = ""


class Spool(ABC):
    """Samples that are not in memory: each time that they are gone through they are read anew, one by one."""

    @abstractmethod
    def __iter__(self) -> Iterator[Sample]: ...

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def named(self) -> list[str]:
        """The labels that marks name, each once, in order."""


@dataclass(slots=True)
class Dataset:
    """labels: in the order that class numbers follow. samples: in order; names repeat only with different annotators.

    texts: the questions about whole images whose answers are words of one's own, not choices.
    asked: the questions about whole images that the source declares.
    spool: samples that are not in memory, in place of `samples`, for writers: they iterate over the dataset.
    """

    labels: list[LabelOf] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    asked: dict[str, Declared] = field(default_factory=dict)
    spool: Spool | None = None
    _numbered: dict[str, LabelOf] = field(default_factory=dict, repr=False, compare=False)

    def __iter__(self) -> Iterator[Sample]:
        """All samples, in order; each time from the first."""
        return iter(self.samples if self.spool is None else self.spool)

    def label(self, name: str) -> LabelOf:
        """The label of a name, added at the end when it is new."""
        if len(self._numbered) != len(self.labels):
            self._numbered = {label.name: label for label in reversed(self.labels)}
        if name not in self._numbered:
            self._numbered[name] = LabelOf(name)
            self.labels.append(self._numbered[name])
        return self._numbered[name]

    def numbers(self) -> dict[str, int]:
        """Class numbers from 0, by name; labels that only marks name come last."""
        known = {label.name: n for n, label in enumerate(self.labels)}
        for name in self._named():
            if name not in known:
                known[name] = len(known)
                self.labels.append(LabelOf(name))
        return known

    def _named(self) -> Iterable[str]:
        if self.spool is not None:
            return self.spool.named()
        return (mark.label for sample in self.samples for mark in sample.marks)


def keep_apart(dataset: Dataset, losses: Losses) -> None:
    """Give samples of different splits different names: where any two share one, all names begin with their split."""
    seen: dict[str, str] = {}
    for sample in dataset.samples:
        if seen.setdefault(sample.name, sample.split) != sample.split:
            break
    else:
        return
    losses.add("names that several splits or subsets have (which now begin with the split)", 1, sample.name)
    for sample in dataset.samples:
        if sample.split and not sample.name.startswith(f"{sample.split}/"):
            sample.name = f"{sample.split}/{sample.name}"


@contextmanager
def without_collecting() -> Iterator[None]:
    """While hundreds of thousands of objects are made that all stay, looking for garbage costs more than the work."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def one_annotator(dataset: Dataset, losses: Losses) -> Iterator[Sample]:
    """The images for a format that holds one answer each: the first annotator's; the others are counted as lost."""
    seen: set[str] = set()
    for picture in dataset:
        if picture.name in seen:
            losses.add("answers of further annotators", 1, picture.name)
            continue
        seen.add(picture.name)
        yield picture


def lose_answers(picture: Sample, losses: Losses) -> None:
    """Count what is said of the whole image, for formats that have no place for it."""
    losses.add("answers to whole images", len(picture.answers))


def lose_extras(picture: Sample, losses: Losses, *, attributes: bool = True, groups: bool = True) -> None:
    """Count relations, attributes and groups, for formats that have no place for them."""
    losses.add("relations", len(picture.links))
    if attributes:
        losses.add("attributes", sum(len(m.attributes) for m in picture.marks))
    if groups:
        losses.add("groups", len({m.group for m in picture.marks if m.group}))
