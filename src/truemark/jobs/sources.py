"""Where files come from: an upload, which may be a zip of many, or an address; each file is there until the next is asked for."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from truemark.formats.images.zips import UNPACKABLE, check_size, member_name
from truemark.kinds.problem import Invalid
from truemark.store import remote
from truemark.store.blobs import Blobs
from truemark.store.rows import Upload

MOST_MEMBERS = 500_000
LARGEST_MEMBER = 8 * 1024**3
PASSED_OVER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a source. path: where it is now, or why it cannot be had. address: where it lies when it need not be copied."""

    number: int
    name: str
    path: Path | Invalid
    address: str | None = None


class Source(Protocol):
    """Files in a fixed order. total: how many, where that is known beforehand."""

    total: int | None

    def files(self, after: int) -> Iterator[Found]:
        """From the one numbered `after` on."""

    def close(self) -> None:
        """Give back what it holds."""


def ignored(name: str) -> bool:
    """Whether a file is an operating system's own, which nobody means to upload."""
    return any(name.startswith(p) or name.endswith(p) for p in PASSED_OVER) or Path(name).name.startswith("._")


class Uploaded:
    """An upload put together in a temporary file, which is gone with it. A zip archive has members, else it is one file."""

    total: int | None = None

    def __init__(self, blobs: Blobs, upload: Upload) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="truemark-")
        self.path = Path(self._folder.name) / "file"
        self.name: str = upload.name
        with self.path.open("wb") as whole:
            for part in sorted(blobs.names(f"uploads/{upload.id}")):
                for piece in blobs.chunks(part):
                    whole.write(piece)
            whole.truncate(upload.size)

    def files(self, after: int) -> Iterator[Found]:
        """Raises Invalid for an archive that is none, broken, or of too many files."""
        if not self.name.lower().endswith(".zip"):
            if after == 0:
                yield Found(0, self.name, self.path)
            return
        try:
            archive = zipfile.ZipFile(self.path)
        except zipfile.BadZipFile:
            raise Invalid.at(self.name, "is no zip archive, or a broken one") from None
        with archive:
            listed = [m for m in archive.infolist() if not m.is_dir()]
            if len(listed) > MOST_MEMBERS:
                raise Invalid.at(self.name, f"holds {len(listed)} files; at most {MOST_MEMBERS} are taken")
            for number in range(after, len(listed)):
                with tempfile.NamedTemporaryFile(dir=self._folder.name) as file:
                    yield _unpacked(archive, listed[number], number, Path(file.name))

    def close(self) -> None:
        self._folder.cleanup()


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, number: int, place: Path) -> Found:
    name = member_name(member)
    try:
        check_size(member, name, LARGEST_MEMBER)
        with archive.open(member) as source, place.open("wb") as file:
            shutil.copyfileobj(source, file, 1 << 20)
    except Invalid as fault:
        return Found(number, name, fault)
    except UNPACKABLE as error:
        return Found(number, name, Invalid.at(name, f"cannot be unpacked: {error}"))
    return Found(number, name, place)


class RemoteSource:
    """Files at an address (see store/remote.py), fetched one by one; listed once, and anew after a crash."""

    def __init__(self, address: str, pattern: str, copied: bool) -> None:
        self._listed = list(islice(remote.listing(address, pattern), MOST_MEMBERS))
        self._copied = copied
        self.total: int | None = len(self._listed)

    def files(self, after: int) -> Iterator[Found]:
        for number in range(after, len(self._listed)):
            found = self._listed[number]
            with tempfile.NamedTemporaryFile(prefix="truemark-", suffix=Path(found.name).suffix) as file:
                place: Path | Invalid = Path(file.name)
                try:
                    remote.fetch(found.address, file.file)
                    file.flush()
                except Invalid as fault:
                    place = fault
                yield Found(number, found.name, place, None if self._copied else found.address)

    def close(self) -> None:
        """Nothing is held between two files."""
