"""A file, a folder or a zip archive, read as named bytes; and where its images are."""

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from truemark.formats.images.names import relative, stem
from truemark.formats.images.zips import UNPACKABLE, check_size, member_name
from truemark.formats.text_in import json_of, lines_of, text_of
from truemark.kinds.problem import Invalid

MOST_FILES = 2_000_000
IMAGES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".avif", ".heic", ".pdf")


class ReadTree:
    """A single file is a tree of one.

    shown: what it is called in messages. encoding: of texts that do not say theirs, UTF-8 if None. images: where images are looked for besides here.
    """

    def __init__(
        self, path: Path, encoding: str | None = None, images: "ReadTree | None" = None, shown: str | None = None
    ) -> None:
        self.path, self.encoding, self.images, self.shown = path, encoding, images, shown or str(path)
        self._zip: zipfile.ZipFile | None = None
        self._members: dict[str, zipfile.ZipInfo] = {}
        if not path.exists():
            raise Invalid.at(self.shown, "there is no such file or folder")
        if path.is_file() and zipfile.is_zipfile(path):
            self._zip = zipfile.ZipFile(path)
            self._members = {member_name(m): m for m in self._zip.infolist() if not m.is_dir()}
        elif path.is_file() and path.suffix.lower() == ".zip":
            raise Invalid.at(self.shown, "is no zip archive, or a broken one")

    @cached_property
    def names(self) -> list[str]:
        """What is in it; not what an operating system put there."""
        if self._zip is not None:
            found = list(self._members)
        elif self.path.is_dir():
            files = (p for p in self.path.rglob("*") if p.is_file())
            found = [p.relative_to(self.path).as_posix() for p in islice(files, MOST_FILES)]
        else:
            found = [self.path.name]
        return sorted(n for n in found if not n.startswith("__MACOSX/") and not n.split("/")[-1].startswith("."))

    def read(self, name: str) -> bytes:
        """The bytes of a file. Raises Invalid for a member of an archive that cannot be unpacked."""
        if self._zip is not None:
            member = self._members[name]
            check_size(member, self.place(name))
            if self._zip.fp is None:  # images are read after their labels, when the archive was closed
                self._zip = zipfile.ZipFile(self.path)
            try:
                return self._zip.read(member)
            except UNPACKABLE as error:
                raise Invalid.at(self.place(name), f"cannot be unpacked: {error}") from None
        return (self.path if self.path.is_file() else self.path / name).read_bytes()

    def text(self, name: str) -> str:
        """The text of a file. Raises Invalid naming its line where it cannot be decoded."""
        return text_of(self.read(name), self.place(name), self.encoding)

    def lines(self, name: str) -> list[str]:
        return lines_of(self.text(name))

    def json(self, name: str) -> Any:
        """A JSON file of the tree. Raises Invalid naming it."""
        return json_of(self.read(name), self.place(name), self.encoding)

    def place(self, name: str) -> str:
        """The name as it is said in errors."""
        return self.shown if self.path.is_file() and self._zip is None else f"{self.shown}/{name}"

    def ending(self, *suffixes: str) -> list[str]:
        return [n for n in self.names if n.lower().endswith(suffixes)]

    @contextmanager
    def local(self, name: str) -> Iterator[Path]:
        """A file of the tree as a file of its own, for as long as it is used."""
        if self._zip is None:
            yield self.path if self.path.is_file() else self.path / name
            return
        with tempfile.NamedTemporaryFile(suffix=Path(name).suffix) as file:
            file.write(self.read(name))
            file.flush()
            yield Path(file.name)

    def find(self, name: str, near: str = "", prefer: str = "") -> "Found | None":
        """The image that a name in the file `near` means, here or among the images given elsewhere; None when unsure.

        prefer: a folder (a split, a subset) that its path has, where several could be meant.
        """
        for tree in (self, self.images):
            path = tree.index.find(name, near if tree is self else "", prefer) if tree is not None else None
            if tree is not None and path is not None:
                return Found(tree, path)
        return None

    @cached_property
    def index(self) -> "Index":
        return Index(self.ending(*IMAGES))

    def __enter__(self) -> "ReadTree":
        return self

    def __exit__(self, *_: object) -> None:
        if self._zip is not None:
            self._zip.close()


@dataclass(frozen=True, slots=True)
class Found:
    """An image of a tree."""

    tree: ReadTree
    path: str

    def size(self) -> tuple[int, int]:
        """Width and height, from its header, EXIF orientation applied. Raises Invalid."""
        from truemark.media.decode import probe

        with self.tree.local(self.path) as file:
            found = probe(file, self.tree.place(self.path))
        return found.width, found.height

    def read(self) -> bytes:
        return self.tree.read(self.path)

    def local(self) -> AbstractContextManager[Path]:
        """The image as a file of its own, for as long as it is used."""
        return self.tree.local(self.path)


class Index:
    """The images of a tree, found by the names that other tools give them."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = list(paths)
        self._known = set(paths)
        self._by_last: dict[str, list[str]] = {}
        for path in paths:
            last = path.rsplit("/", 1)[-1]
            for key in {last, last.rsplit(".", 1)[0]}:
                self._by_last.setdefault(key, []).append(path)

    def find(self, name: str, near: str = "", prefer: str = "") -> str | None:
        """By the path itself, seen from the folder of `near` (with `..`), from the root, and then by the longest end.

        A name without a suffix means an image of that name with one.
        """
        for path in (_joined(near, name), relative(name)):
            if path in self._known:
                return path
        wanted = relative(name)
        last = wanted.rsplit("/", 1)[-1]
        candidates = self._by_last.get(last, [])
        if not candidates:
            return None
        ends = [c for c in candidates if _is_end(c, wanted)] or candidates
        if len(ends) > 1:
            folder = near.rpartition("/")[0]
            ends = _narrowed(ends, lambda c: bool(prefer) and prefer.lower() in c.lower().split("/")[:-1])
            ends = _narrowed(ends, lambda c: bool(folder) and c.startswith(f"{folder.split('/')[0]}/"))
            ends = _narrowed(ends, lambda c: "/" not in c if not folder else c.rpartition("/")[0] == folder)
        return ends[0] if len(ends) == 1 else None


def _narrowed(candidates: list[str], by: Any) -> list[str]:
    return [c for c in candidates if by(c)] or candidates


def _is_end(path: str, wanted: str) -> bool:
    """Whether a path ends with another, folder by folder, with its suffix or without."""
    return any(p == wanted or p.endswith(f"/{wanted}") for p in (path, stem(path)))


def _joined(near: str, name: str) -> str:
    """A name as seen from the folder of a file; `..` goes up, but not out."""
    parts = near.split("/")[:-1]
    for part in name.replace("\\", "/").split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
