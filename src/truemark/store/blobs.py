"""Files: uploads and exports, in a local folder, S3, GCS or Azure (obstore). Nothing else touches the disk."""

import io
import os
import tempfile
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import obstore
from obstore.store import LocalStore, from_url

from truemark.store import remote

CHUNK = 4 * 1024 * 1024
KEPT = 512 * 1024 * 1024
CONTENT_KINDS = ("media", "thumbnails", "tiles")  # what is kept of a file under its SHA-256, and goes with it


class Blobs:
    """A flat space of named files. `url`: s3://bucket/prefix, gs://, az:// …; a path makes a local folder."""

    def __init__(self, url: str | Path) -> None:
        if isinstance(url, Path):
            self._store: Any = LocalStore(prefix=str(url), automatic_cleanup=True, mkdir=True)
        else:
            self._store = from_url(url)

    def put(self, name: str, data: bytes | Iterable[bytes] | Any) -> None:
        """Store under a name, whole or not at all; a file of that name is replaced. data may be a binary file."""
        obstore.put(self._store, name, data)

    async def put_stream(self, name: str, data: AsyncIterator[bytes]) -> int:
        """Store what arrives piece by piece; gives the number of bytes. Memory stays at a few pieces."""
        size = 0
        async with obstore.open_writer_async(self._store, name, buffer_size=CHUNK) as writer:
            async for piece in data:
                if piece:
                    size += len(piece)
                    await writer.write(piece)
        return size

    def get(self, name: str) -> bytes:
        return bytes(obstore.get(self._store, name).bytes())

    def chunks(self, name: str, span: tuple[int, int] | None = None) -> Iterator[bytes]:
        """The file in pieces of a few MiB; of a span only its bytes, the end not included. Raises FileNotFoundError."""
        options: Any = {"range": span} if span else None
        for piece in obstore.get(self._store, name, options=options).stream(min_chunk_size=CHUNK):
            yield bytes(piece)

    def reader(self, name: str) -> io.BufferedReader:
        """A seekable binary file for reading."""
        return io.BufferedReader(_Raw(obstore.open_reader(self._store, name, buffer_size=CHUNK)), CHUNK)

    def size(self, name: str) -> int:
        return int(obstore.head(self._store, name)["size"])

    def names(self, prefix: str = "") -> Iterator[str]:
        for listed in obstore.list(self._store, prefix or None):
            yield from (str(m["path"]) for m in listed)

    def delete(self, names: Iterable[str]) -> None:
        """Delete files; one that is not there is no fault, for what a crash cut off is done again."""
        for name in names:
            with suppress(FileNotFoundError):
                obstore.delete(self._store, name)

    def delete_all(self, name: str) -> None:
        """The file of this name, if there is one, and all under it as a folder."""
        for found in list(self.names(name)):
            obstore.delete(self._store, found)
        with suppress(FileNotFoundError):
            obstore.delete(self._store, name)

    def concatenate(self, parts: Iterable[str], into: str) -> None:
        """One file from several, piece by piece."""
        with obstore.open_writer(self._store, into, buffer_size=CHUNK) as writer:
            for part in parts:
                for piece in self.chunks(part):
                    writer.write(piece)


def content(blobs: Blobs, row: Any) -> bytes:
    """The bytes of a media file, wherever they lie. Raises FileNotFoundError, or Invalid for one lying elsewhere."""
    if row.address is None:
        return blobs.get(f"media/{row.sha256}")
    out = io.BytesIO()
    remote.fetch(row.address, out)
    return out.getvalue()


@contextmanager
def whole_file(blobs: Blobs, row: Any) -> Iterator[Path]:
    """A media file as a local file, for as long as it is used. Files used lately are kept, a few hundred MB of them.

    Raises FileNotFoundError.
    """
    folder = Path(tempfile.gettempdir()) / f"truemark-media-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    place = folder / row.sha256
    if not place.exists():
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as target:
            if row.address is None:
                for piece in blobs.chunks(f"media/{row.sha256}"):
                    target.write(piece)
            else:
                remote.fetch(row.address, target.file)
        os.replace(target.name, place)
        _forget(folder, place)
    os.utime(place)
    with place.open("rb"):  # held open, so that its bytes stay even when another request clears it away
        yield place


def _forget(folder: Path, keep: Path) -> None:
    """Clear the files used longest ago until the rest is within KEPT bytes."""
    found = sorted(folder.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True)
    total = 0
    for place in found:
        total += place.stat().st_size
        if total > KEPT and place != keep:
            place.unlink(missing_ok=True)


class _Raw(io.RawIOBase):
    """A stored file as Python's own raw file, which reads lines when buffered."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._reader.seek(offset, whence))

    def tell(self) -> int:
        return int(self._reader.tell())

    def readinto(self, buffer: Any) -> int:
        data = bytes(self._reader.read(len(buffer)))
        buffer[: len(data)] = data
        return len(data)
