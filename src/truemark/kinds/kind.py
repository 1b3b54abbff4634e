"""What every floor asks of a kind of answer. Each `kinds/<name>.py` ends with one object that answers it, its `kind`."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, ClassVar, Protocol, TypeVar

from truemark.kinds.distance import Category, Metric
from truemark.kinds.merge import Merged
from truemark.kinds.problem import Problem
from truemark.kinds.value import Ring

V = TypeVar("V")


class Space(StrEnum):
    """Where regions of a kind lie: in code points, in pixels, in seconds, or in metres."""

    TEXT = "text"
    PLANE = "plane"
    TIME = "time"
    VOLUME = "volume"


class RegionKind(Protocol[V]):
    """A kind of region: a shape in a space, told apart by `name`, which is the `type` of its values.

    plural: what reports call several. parts: whether several of one group are parts of one thing, as outlines are.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    plural: ClassVar[str]
    value: ClassVar[type[Any]]
    space: ClassVar[Space]
    parts: ClassVar[bool] = False

    def similarity(self, one: V, two: V) -> float:
        """0 (nothing in common) to 1 (the same)."""
        raise NotImplementedError

    def fuse(self, values: Sequence[V], weights: Sequence[float]) -> V | None:
        """One out of several of one object; None for a kind of which only the most alike can stand for all."""
        return None

    def extent(self, value: V) -> tuple[float, ...]:
        """Its bounds in its space: start, end of a text or time; left, top, right, bottom of a plane."""
        raise NotImplementedError

    def outline(self, value: V) -> Any | None:
        """The area that it covers, as a valid shapely geometry; None for a kind without one that is drawn."""
        return None

    def rings(self, value: V) -> tuple[Ring, ...]:
        """What bounds its area as it is drawn: the outer ring, then those of its holes; none for what has no outline."""
        return ()

    def called(self, value: V) -> str:
        """What several of such shapes are called when a report counts them: `turned boxes`."""
        return self.plural

    def upright(self, value: V) -> tuple[float, float, float, float] | None:
        """x, y, width, height when it is exactly a rectangle that stands upright."""
        return None

    def raster(self, value: V) -> tuple[int, int] | None:
        """Height and width of the image that it is made of pixels of; None for what is drawn by coordinates."""
        return None

    def joints(self, value: V) -> tuple[tuple[float, float, int], ...] | None:
        """x, y and visibility (COCO's 0, 1, 2) of each joint; None for a kind that is no skeleton."""
        return None

    def turn(self, value: V) -> float | None:
        """Degrees that it is turned clockwise, its field `angle`; None for a kind that cannot be turned."""
        return None

    def faults(self, value: V, question: Any, label: Any, path: str) -> Iterator[Problem]:
        """What is wrong with it as an answer to its question, under its label, wherever it lies."""
        yield from ()


class FieldKind(Protocol):
    """A kind of answer to a question of its own: `settings` is what the question says beyond its name and title."""

    name: ClassVar[str]
    title: ClassVar[str]
    settings: ClassVar[type[Any]]

    def parse(self, settings: Any, raw: Any, path: str) -> Any:
        """The validated answer. Raises Invalid."""

    def empty(self, value: Any) -> bool:
        """Whether it counts as unanswered."""

    def metric(self, settings: Any) -> Metric | None:
        """How two answers are compared; None for a kind that has no distance."""

    def category(self, settings: Any, value: Any) -> Category:
        """The answer as it is compared."""

    def merge(self, settings: Any, values: Sequence[Any]) -> Merged[Any]:
        """Several annotators' answers become one."""

    def indexed(self, value: Any) -> list[str]:
        """The values under which an item with this answer is found."""

    def condition(self, settings: Any, wanted: Any) -> str | None:
        """What is wrong with a condition that rests on this answer; None when nothing is."""
        return f"a condition can rest on a choice, rating or number, not on a {self.name} question"


def area_of(ring: Ring, holes: Sequence[Ring] = ()) -> Any:
    """The area inside a ring as a valid shapely geometry; a ring that crosses itself is mended."""
    from shapely import Polygon, make_valid

    found = Polygon(ring, holes)
    return found if found.is_valid else make_valid(found)


def bounds_of(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The upright rectangle around points: left, top, right, bottom."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
