"""A file, a folder or a zip archive, read and written alike: named bytes. Nothing is written half."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson

from truemark.kinds.problem import Invalid

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".avif")
LARGEST = 2 * 1024**3


class ReadTree:
    """names: sorted paths with `/`. A single file is a tree of one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._zip: zipfile.ZipFile | None = None
        if path.is_dir():
            found = [p.relative_to(path).as_posix() for p in path.rglob("*") if p.is_file()]
        elif not path.exists():
            raise Invalid.at(str(path), "there is no such file or folder")
        elif zipfile.is_zipfile(path):
            self._zip = zipfile.ZipFile(path)
            found = [m.filename for m in self._zip.infolist() if not m.is_dir()]
        else:
            found = [path.name]
        self.names = sorted(n for n in found if not n.startswith("__MACOSX/") and not n.split("/")[-1].startswith("."))

    def read(self, name: str) -> bytes:
        if self._zip is not None:
            if self._zip.getinfo(name).file_size > LARGEST:
                raise Invalid.at(name, "is larger than 2 GB")
            return self._zip.read(name)
        return (self.path if self.path.is_file() else self.path / name).read_bytes()

    def json(self, name: str) -> Any:
        """A JSON file of the tree. Raises Invalid naming it."""
        try:
            return orjson.loads(self.read(name))
        except orjson.JSONDecodeError as error:
            raise Invalid.at(self.place(name), f"is not JSON: {error}") from None

    def place(self, name: str) -> str:
        """The name as it is said in errors."""
        return str(self.path) if self.path.is_file() and self._zip is None else f"{self.path}/{name}"

    def ending(self, *suffixes: str) -> list[str]:
        return [n for n in self.names if n.lower().endswith(suffixes)]

    def pictures(self) -> dict[str, str]:
        """The pictures of the tree, by their path without suffix."""
        return {n.rsplit(".", 1)[0]: n for n in self.ending(*PICTURES)}

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

    def size(self, name: str) -> tuple[int, int]:
        """Width and height of a picture, from its header, EXIF orientation applied. Raises Invalid."""
        from truemark.media.decode import probe

        with self.local(name) as file:
            found = probe(file, self.place(name))
        return found.width, found.height

    def __enter__(self) -> "ReadTree":
        return self

    def __exit__(self, *_: object) -> None:
        if self._zip is not None:
            self._zip.close()


class WriteTree:
    """Collects files beside the target and puts them in its place when all are there.

    single: the one file that a format consists of, for a target that is no folder and no `.zip`.
    """

    def __init__(self, target: Path, single: str | None) -> None:
        self.target, self.single = target, single
        self.packed = target.suffix.lower() == ".zip"
        if target.exists() and (target.is_file() or any(target.iterdir())):
            raise Invalid.at(str(target), "is there already; name another place, or move it away")
        if single is None and not self.packed and target.suffix.lower() in (".json", ".xml", ".txt"):
            raise Invalid.at(str(target), "this format is a folder of files; name a folder, or a .zip file")
        target.parent.mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(prefix=".truemark-", dir=target.parent))

    @property
    def is_folder(self) -> bool:
        """Whether there can be several files."""
        return self.packed or self.single is None or self.target.suffix == "" or self.target.is_dir()

    def write(self, name: str, data: bytes) -> None:
        place = self._folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)

    def done(self) -> None:
        """Put everything in its place."""
        if self.packed:
            packed = self._folder.with_suffix(".zip")
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
                for file in sorted(self._files()):
                    archive.write(self._folder / file, file)
            os.replace(packed, self.target)
        elif self.is_folder:
            if self.target.exists():
                self.target.rmdir()
            os.replace(self._folder, self.target)
            os.chmod(self.target, 0o755)
            return
        else:
            assert self.single is not None
            os.replace(self._folder / self.single, self.target)
        shutil.rmtree(self._folder, ignore_errors=True)

    def give_up(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _files(self) -> Iterator[str]:
        for place in self._folder.rglob("*"):
            if place.is_file():
                yield place.relative_to(self._folder).as_posix()


def stem(name: str) -> str:
    """A picture's path without its suffix, which label files are named by."""
    folder, _, last = name.rpartition("/")
    base = last.rsplit(".", 1)[0] if "." in last else last
    return f"{folder}/{base}" if folder else base
