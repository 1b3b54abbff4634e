"""Labelled pictures apart from any file format: what every reader gives and every writer takes."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from truemark.formats.labeled import Losses
from truemark.kinds.problem import Invalid


@dataclass(slots=True)
class Mark:
    """A region: `shape` is a value of kinds (Box, Polygon …). group: marks with one group are parts of one thing."""

    label: str
    shape: Any
    attributes: dict[str, Any] = field(default_factory=dict)
    group: str | None = None


@dataclass(slots=True)
class Link:
    """A relation from one mark of a picture to another, by their places."""

    source: int
    target: int
    label: str


@dataclass(slots=True)
class Sample:
    """One picture (or page). width, height: in pixels, 0 when the source did not say.

    answers: choices and texts given to the whole picture, by question. annotator: who made it, when the source says.
    """

    name: str
    width: int = 0
    height: int = 0
    marks: list[Mark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    annotator: str | None = None

    def size(self) -> tuple[int, int]:
        """Width and height. Raises Invalid when they are not known."""
        if not self.width or not self.height:
            raise Invalid.at(
                self.name, "its width and height are not known, which this format needs; give the pictures"
            )
        return self.width, self.height


@dataclass(slots=True)
class LabelOf:
    """joints and edges: the skeleton of keypoints of this label; edges join joints by place."""

    name: str
    joints: tuple[str, ...] = ()
    edges: tuple[tuple[int, int], ...] = ()
    color: str | None = None


@dataclass(slots=True)
class Dataset:
    """labels: in the order that class numbers follow. samples: in order; names repeat only with different annotators.

    texts: the questions about whole pictures whose answers are words of one's own, not choices.
    options: what could have been chosen, by question (or by attribute of regions), where the source says.
    """

    labels: list[LabelOf] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    options: dict[str, list[str]] = field(default_factory=dict)

    def label(self, name: str) -> LabelOf:
        """The label of a name, added at the end when it is new."""
        for label in self.labels:
            if label.name == name:
                return label
        self.labels.append(LabelOf(name))
        return self.labels[-1]

    def numbers(self) -> dict[str, int]:
        """Class numbers from 0, by name; labels that only marks name come last."""
        known = {label.name: n for n, label in enumerate(self.labels)}
        for picture in self.samples:
            for mark in picture.marks:
                if mark.label not in known:
                    known[mark.label] = len(known)
                    self.labels.append(LabelOf(mark.label))
        return known


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
    """The pictures for a format that holds one answer each: the first annotator's; the others are counted as lost."""
    seen: set[str] = set()
    for picture in dataset.samples:
        if picture.name in seen:
            losses.add("answers of further annotators")
            continue
        seen.add(picture.name)
        yield picture


def lose_answers(pictures: Iterable[Sample], losses: Losses) -> None:
    """Count what is said of whole pictures, for formats that have no place for it."""
    for picture in pictures:
        losses.add("answers to whole pictures", len(picture.answers))


def lose_extras(picture: Sample, losses: Losses, *, attributes: bool = True, groups: bool = True) -> None:
    """Count relations, attributes and groups, for formats that have no place for them."""
    losses.add("relations", len(picture.links))
    if attributes:
        losses.add("attributes", sum(len(m.attributes) for m in picture.marks))
    if groups:
        losses.add("groups", len({m.group for m in picture.marks if m.group}))
