"""What a format is: a value that says what it can do. To add one: a file that ends in one, and a line in the registry."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from truemark.formats.labeled import Losses

if TYPE_CHECKING:
    from truemark.formats.images.dataset import Dataset, Sample
    from truemark.formats.images.tree import ReadTree
    from truemark.formats.images.write_tree import WriteTree
    from truemark.formats.labeled import LabeledItem
    from truemark.schema import Schema

Bytes = Callable[["Sample"], bytes | None]
Media = Literal["never", "optional", "always"]
SHAPES = ("box", "polygon", "polyline", "ellipse", "keypoints", "mask")


@dataclass(frozen=True, slots=True)
class Streamed:
    """A format whose file is written run by run. joined: how runs become one where not by putting them one after another."""

    head: Callable[["Schema"], bytes]
    write: Callable[["Schema", Iterable["LabeledItem"], Losses], bytes]
    joined: Callable[[list[bytes]], bytes] | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """An exchange format.

    stages: what it can show (empty: any). kinds: the shapes of regions that it holds as they are. media: whether the
    images can be in its file, or are it. everybody: whether it holds what each annotator said, or the final answers only.
    splits: whether it keeps train, val and test apart. single: the one file that it is, or None for a folder of files.
    extra: what has to be installed beside Truemark for it. read, write: from and to a Dataset; streamed: from a project's items without one.
    """

    name: str
    title: str
    suffix: str
    media_type: str = "application/zip"
    stages: frozenset[str] = frozenset({"image"})
    kinds: tuple[str, ...] = ()
    media: Media = "never"
    everybody: bool = False
    splits: bool = False
    single: str | None = None
    read: "Callable[[ReadTree, Losses], Dataset] | None" = None
    write: "Callable[[Dataset, WriteTree, Losses, Bytes | None], None] | None" = None
    streamed: Streamed | None = None
    endings: tuple[str, ...] = field(default=())
    extra: str | None = None

    def shows(self, stages: Iterable[str]) -> bool:
        """Whether it has a place for a project with these types of stages."""
        return not self.stages or bool(self.stages & set(stages))

    @property
    def exports(self) -> bool:
        return self.write is not None or self.streamed is not None

    def file_name(self, packed: bool) -> str:
        """The suffix of its file; packed: with the images in it."""
        return "zip" if packed else self.suffix


def path_named(path: Path, format: Format) -> Path:
    """A place whose suffix makes it written as the format's own kind of file."""
    return path.with_name(f"{path.name}.{format.suffix}")
