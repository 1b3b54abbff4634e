"""Every stage: what is shown, how its data is checked, and where its regions may lie. One file a stage."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from truemark.kinds.problem import Problem
from truemark.media import image, text
from truemark.media.image import Picture, Pictures


@dataclass(frozen=True, slots=True)
class Stage:
    """`parse` checks the item's field. `misplaced(shape, page, value, pictures, path)` finds regions that lie nowhere.

    shapes: the kinds of region that it can carry. files: whether its data names files of the project.
    """

    parse: Callable[[Any, str], Any]
    misplaced: Callable[[Any, int, Any, Pictures, str], Iterable[Problem]]
    shapes: tuple[str, ...]
    files: bool


STAGES: dict[str, Stage] = {
    "text": Stage(text.parse, text.misplaced, ("span",), files=False),
    "image": Stage(
        image.parse,
        image.misplaced,
        ("box", "polygon", "polyline", "ellipse", "keypoints", "mask"),
        files=True,
    ),
}

__all__ = ["STAGES", "Picture", "Pictures", "Stage"]
