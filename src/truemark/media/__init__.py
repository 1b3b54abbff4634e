"""Every stage: what is shown, how its data is checked, and where its regions may lie. One file a stage."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from truemark.kinds import REGIONS, Space
from truemark.kinds.problem import Problem
from truemark.media import image, text
from truemark.media.files import Facts, Files, StageFiles
from truemark.media.image import Picture


@dataclass(frozen=True, slots=True)
class Stage:
    """`parse` checks the item's field. `misplaced(shape, page, value, files, path)` finds regions that lie nowhere.

    spaces: where its regions lie. shapes: the kinds that are offered on it. files: how it takes the project's files in,
    when its data names some. directed: whether it has a reading direction.
    """

    parse: Callable[[Any, str], Any]
    misplaced: Callable[[Any, int, Any, Files, str], Iterable[Problem]]
    spaces: tuple[Space, ...]
    files: StageFiles | None = None
    directed: bool = False

    @property
    def shapes(self) -> tuple[str, ...]:
        return tuple(name for name, kind in REGIONS.items() if kind.space in self.spaces)


STAGES: dict[str, Stage] = {
    "text": Stage(text.parse, text.misplaced, (Space.TEXT,), directed=True),
    "image": Stage(image.parse, image.misplaced, (Space.PLANE,), image.FILES),
}

FILED: dict[str, StageFiles] = {name: stage.files for name, stage in STAGES.items() if stage.files is not None}
"""The stages that show files, with how they take them in."""

__all__ = ["FILED", "STAGES", "Facts", "Files", "Picture", "Stage", "StageFiles"]
