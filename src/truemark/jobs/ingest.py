"""Taking files into a project: each is read once, judged, kept by content, and gets its thumbnail, tiles and item."""

import hashlib
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.formats.images.zips import UNPACKABLE, check_size, member_name
from truemark.formats.rows import Row
from truemark.kinds.problem import Invalid
from truemark.media import decode
from truemark.schema import Schema
from truemark.store import media, remote
from truemark.store.blobs import Blobs
from truemark.store.clock import now
from truemark.store.database import Database, new_id
from truemark.store.rows import Upload
from truemark.work import importing
from truemark.work.media import clean_name, shows_files
from truemark.work.projects import Project

BUDGET = 1.0  # seconds of work before progress is noted
MOST_MEMBERS = 500_000
LARGEST_MEMBER = 8 * 1024**3
PASSED_OVER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was read: its row, or why it was refused."""

    name: str
    row: dict[str, Any] | None
    fault: Invalid | None


class Uploaded:
    """An upload put together in a temporary file, which is gone with it. A zip archive has members, else it is one file."""

    def __init__(self, blobs: Blobs, upload: Upload) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="truemark-")
        self.path = Path(self._folder.name) / "file"
        self.name: str = upload.name
        with self.path.open("wb") as whole:
            for part in sorted(blobs.names(f"uploads/{upload.id}")):
                for piece in blobs.chunks(part):
                    whole.write(piece)
            whole.truncate(upload.size)

    def members(self, after: int) -> Iterator[tuple[int, str, Path | Invalid]]:
        """(number, name, file or why it cannot be unpacked), from the one numbered `after`; it is there until the next."""
        if not self.name.lower().endswith(".zip"):
            if after == 0:
                yield 0, self.name, self.path
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
                member = listed[number]
                name = member_name(member)
                try:
                    check_size(member, name, LARGEST_MEMBER)
                except Invalid as fault:
                    yield number, name, fault
                    continue
                with tempfile.NamedTemporaryFile(dir=self._folder.name) as file:
                    unpacked: Path | Invalid = Path(file.name)
                    try:
                        with archive.open(member) as source:
                            shutil.copyfileobj(source, file, 1 << 20)
                        file.flush()
                    except UNPACKABLE as error:
                        unpacked = Invalid.at(name, f"cannot be unpacked: {error}")
                    yield number, name, unpacked

    def close(self) -> None:
        self._folder.cleanup()


def ignored(name: str) -> bool:
    """Whether a file is an operating system's own, which nobody means to upload."""
    return any(name.startswith(p) or name.endswith(p) for p in PASSED_OVER) or Path(name).name.startswith("._")


class Elsewhere:
    """Files at an address (see store/remote.py), fetched one by one; listed once, and anew after a crash."""

    def __init__(self, address: str, pattern: str) -> None:
        self._listed = list(islice(remote.listing(address, pattern), MOST_MEMBERS))

    def members(self, after: int) -> Iterator[tuple[int, remote.Found, Path | Invalid]]:
        """(number, file, where it was fetched to or why it could not be); it is there until the next."""
        for number in range(after, len(self._listed)):
            found = self._listed[number]
            with tempfile.NamedTemporaryFile(prefix="truemark-", suffix=Path(found.name).suffix) as file:
                try:
                    remote.fetch(found.address, file.file)
                except Invalid as fault:
                    yield number, found, fault
                    continue
                file.flush()
                yield number, found, Path(file.name)

    def __len__(self) -> int:
        return len(self._listed)


def take_file(
    database: Database, blobs: Blobs, project: str, name: str, path: Path, address: str | None = None
) -> Taken:
    """Judge a file and keep it with its thumbnail and tiles. Raises nothing: what is wrong is in the answer.

    Blobs are named by content: what a crash left half done is simply done again. address: where the file lies, when
    it is to stay there and not be copied.
    """
    try:
        name = clean_name(name)
        probed = decode.probe(path, name)
        decode.verify(path, name)
        sizes = decode.page_sizes(path, probed.pages)
    except Invalid as fault:
        return Taken(name, None, fault)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    with database.read() as connection:
        known = media.has_content(connection, sha256)
    if not known:
        prepare(blobs, path, sha256, probed)
    if address is None:
        with path.open("rb") as file:
            blobs.put(f"media/{sha256}", file)
    row = {
        "id": new_id(),
        "project_id": project,
        "name": name,
        "sha256": sha256,
        "size": path.stat().st_size,
        "type": probed.type,
        "sizes": orjson.dumps(sizes).decode(),
        "tiled": probed.tiled,
        "fingerprint": decode.fingerprint(path),
        "address": address,
        "created_at": now(),
    }
    return Taken(name, row, None)


def prepare(blobs: Blobs, path: Path, sha256: str, probed: decode.Probed) -> None:
    """Store the thumbnails of a file's pages, and their tiles when it needs them."""
    for page in range(probed.pages):
        blobs.put(f"thumbnails/{sha256}/{page}", decode.thumbnail(path, page))
        if probed.tiled:
            with tempfile.TemporaryDirectory(prefix="truemark-") as folder:
                for place, tile in decode.tiles(path, page, Path(folder)):
                    blobs.put(f"tiles/{sha256}/{page}/{place}", tile.read_bytes())


def add(
    connection: Connection,
    project: Project,
    schema: Schema,
    taken: list[Taken],
    report: dict[str, Any],
    batch: str | None,
    items: bool,
) -> None:
    """Note the files that were taken, make an item of each when asked, and say in the report what became of them."""
    known = media.by_names(connection, project.id, [t.name for t in taken if t.row])
    new: list[str] = []
    for each in taken:
        if each.row is None:
            assert each.fault is not None
            report["refused"] += 1
            if len(report["errors"]) < importing.MOST_ERRORS:
                problem = each.fault.problems[0]
                report["errors"].append({"file": each.name, "message": problem.message})
        elif each.name in known:
            if known[each.name].sha256 == each.row["sha256"]:
                report["duplicates"] += 1
            else:
                report["refused"] += 1
                message = (
                    "the project has another file of this name; rename it, or take the items that show it out first"
                )
                report["errors"].append({"file": each.name, "message": message})
        else:
            media.insert(connection, each.row)
            known[each.name] = media.get(connection, project.id, each.row["id"])  # type: ignore[assignment]
            report["files"] += 1
            new.append(each.name)
    if items and new:
        field = shows_files(schema)[0]
        rows = [Row(n, {"key": name, "data": {field: name}}) for n, name in enumerate(new, start=1)]
        added = importing.Report()
        importing.add(connection, project, importing.judge(schema, rows, batch), added, now())
        report["items"] += added.imported
        report["refused"] += added.refused
        report["errors"] += added.errors


class Ingest:
    """The steps of a `media` job. Parameters: uploads, batch, items. Progress: upload, member, report."""

    def __init__(self, database: Database, blobs: Blobs) -> None:
        self.database, self.blobs = database, blobs
        self._elsewhere: dict[str, Elsewhere] = {}
        self._open: dict[str, Uploaded] = {}  # put together already; after a crash it is done anew

    def read(
        self, row: Any, progress: dict[str, Any], wanted_name: Callable[[str], bool] = lambda name: True
    ) -> tuple[list[Taken], bool]:
        """The next files of the upload at hand, and whether that upload is over; moves `progress` on.

        wanted_name: files of other names are passed over.
        """
        wanted = orjson.loads(row.parameters)
        id = wanted["uploads"][progress["upload"]]
        with self.database.read() as connection:
            upload = media.upload(connection, id)
        if upload is None:
            return [], True
        uploaded = self._open.pop(id, None) or Uploaded(self.blobs, upload)
        ends = time.monotonic() + BUDGET
        taken: list[Taken] = []
        try:
            for number, name, path in uploaded.members(progress["member"]):
                progress["member"] = number + 1
                if ignored(name) or not wanted_name(name):
                    pass
                elif isinstance(path, Invalid):
                    taken.append(Taken(name, None, path))
                else:
                    taken.append(take_file(self.database, self.blobs, row.project_id, name, path))
                if time.monotonic() > ends:
                    self._open[id] = uploaded
                    return taken, False
        except Invalid as fault:
            taken.append(Taken(upload.name, None, fault))
        uploaded.close()
        return taken, True

    def read_elsewhere(self, row: Any, progress: dict[str, Any]) -> tuple[list[Taken], bool, int]:
        """The next files of the address at hand, whether that was all, and how many there are; moves `progress` on."""
        wanted = orjson.loads(row.parameters)
        address = wanted["addresses"][progress["upload"]]
        key = f"{row.id}/{progress['upload']}"
        place = self._elsewhere.get(key) or Elsewhere(address, wanted["pattern"])
        self._elsewhere[key] = place
        ends = time.monotonic() + BUDGET
        taken: list[Taken] = []
        for number, found, fetched in place.members(progress["member"]):
            progress["member"] = number + 1
            if isinstance(fetched, Invalid):
                taken.append(Taken(found.name, None, fetched))
            elif not ignored(found.name):
                keep = None if wanted["copy"] else found.address
                taken.append(take_file(self.database, self.blobs, row.project_id, found.name, fetched, keep))
            if time.monotonic() > ends:
                return taken, progress["member"] >= len(place), len(place)
        self._elsewhere.pop(key, None)
        return taken, True, len(place)

    def forget(self, upload: str) -> None:
        """Delete an upload's parts."""
        self.blobs.delete(list(self.blobs.names(f"uploads/{upload}")))
