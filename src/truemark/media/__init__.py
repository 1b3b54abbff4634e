"""Every stage: what is shown, how its data is checked, and where its regions may lie. One file a stage."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from truemark.kinds import REGIONS, Space
from truemark.kinds.problem import Problem
from truemark.media import image, text
from truemark.media.image import Picture, Pictures


@dataclass(frozen=True, slots=True)
class Stage:
    """`parse` checks the item's field. `misplaced(shape, page, value, pictures, path)` finds regions that lie nowhere.

    spaces: where its regions lie. shapes: the kinds that are offered on it. files: whether its data names files of the
    project. directed: whether it has a reading direction.
    """

    parse: Callable[[Any, str], Any]
    misplaced: Callable[[Any, int, Any, Pictures, str], Iterable[Problem]]
    spaces: tuple[Space, ...]
    files: bool
    directed: bool = False

    @property
    def shapes(self) -> tuple[str, ...]:
        return tuple(name for name, kind in REGIONS.items() if kind.space in self.spaces)


STAGES: dict[str, Stage] = {
    "text": Stage(text.parse, text.misplaced, (Space.TEXT,), files=False, directed=True),
    "image": Stage(image.parse, image.misplaced, (Space.PLANE,), files=True),
}

__all__ = ["STAGES", "Picture", "Pictures", "Stage"]
