"""Files of a format, collected beside their target and put in its place when all are there; nothing is written half."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import orjson

from truemark.formats.images.names import relative, stem
from truemark.formats.labeled import Losses
from truemark.kinds.problem import Invalid


class JsonArray:
    """The elements of a JSON array, kept in a temporary file: one at a time is in memory."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 – closed when it is copied, or with the array
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self, element: Any) -> None:
        self._file.write((b"," if self._length else b"") + orjson.dumps(element))
        self._length += 1

    def copy_to(self, file: IO[bytes]) -> None:
        """Write the array, and give its own file back."""
        self._file.seek(0)
        file.write(b"[")
        shutil.copyfileobj(self._file, file, 1 << 20)
        file.write(b"]")
        self._file.close()


class WriteTree:
    """single: the one file that a format consists of, for a target that is no folder and no `.zip`.

    Every path that is written lies below the target, and none is written twice.
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
        self._written: set[str] = set()
        self._stems: dict[str, str] = {}

    @property
    def is_folder(self) -> bool:
        """Whether there can be several files."""
        return self.packed or self.single is None or self.target.suffix == "" or self.target.is_dir()

    def write(self, name: str, data: bytes) -> None:
        """Raises Invalid for a name that was written before."""
        name = relative(name)
        if name.lower() in self._written:
            raise Invalid.at(name, "would be written twice: two images have names that this format cannot tell apart")
        self._written.add(name.lower())
        place = self._folder / name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        except OSError as error:
            raise Invalid.at(name[:200], f"cannot be written: {error.strerror}") from None

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """A file to be written piece by piece. Raises Invalid for a name that was written before."""
        self.write(name, b"")
        with (self._folder / relative(name)).open("wb") as file:
            yield file

    def write_json(self, name: str, document: Mapping[str, Any]) -> None:
        """An object, some of whose values are arrays that were collected outside of memory."""
        with self.open(name) as file:
            for place, (key, value) in enumerate(document.items()):
                file.write((b"," if place else b"{") + orjson.dumps(key) + b":")
                if isinstance(value, JsonArray):
                    value.copy_to(file)
                else:
                    file.write(orjson.dumps(value))
            file.write(b"}")

    def stem(self, name: str, losses: Losses) -> str:
        """What an image's label file is named by: its path without the suffix, with it where another has the same."""
        short = relative(stem(name))
        owner = self._stems.setdefault(short.lower(), name)
        if owner == name:
            return short
        losses.add("images that differ by their suffix only (whose label files keep it: a.png.txt)", 1, name)
        return relative(name)

    def free(self, name: str) -> str:
        """The name, or one like it that nothing has yet."""
        name = relative(name)
        folder, _, last = name.rpartition("/")
        base, dot, suffix = last.rpartition(".")
        tried, number = name, 1
        while tried.lower() in self._written:
            number += 1
            tried = f"{folder}/" * bool(folder) + (f"{base}-{number}.{suffix}" if dot else f"{last}-{number}")
        return tried

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
