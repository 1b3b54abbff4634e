"""Backup and restore of a whole workspace, while it is being served.

A backup is a gzipped tar: `manifest.json`, a JSON Lines file for each table, and every blob. It is the same for SQLite
and PostgreSQL, so a workspace can move from one to the other. It is read in one transaction, and restored in one.
"""

import io
import tarfile
import tempfile
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import IO, Any

import orjson
from sqlalchemy import Connection, insert, select, text

from truemark.kinds.problem import Invalid
from truemark.store.blobs import Blobs
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.store.migrate import HEAD, REVISIONS
from truemark.store.older import modern
from truemark.store.tables import metadata

_LEFT_OUT = frozenset({"sessions", "sign_in_failures"})
_RUN = 2_000


def backup(database: Database, blobs: Blobs, file: Path) -> dict[str, int]:
    """Write everything to a file, which appears whole or not at all; gives the number of rows by table."""
    partial = file.with_name(file.name + ".part")
    counts: dict[str, int] = {}
    with tarfile.open(partial, "w:gz", compresslevel=3) as archive:
        with database.read() as connection:
            for table in metadata.sorted_tables:
                if table.name in _LEFT_OUT:
                    continue
                with tempfile.TemporaryFile() as rows:
                    counts[str(table.name)] = _write_rows(connection, table, rows)
                    _add(archive, f"tables/{table.name}.jsonl", rows)
        for name in sorted(blobs.names()):
            with tempfile.TemporaryFile() as content:
                for piece in blobs.chunks(name):
                    content.write(piece)
                _add(archive, f"blobs/{name}", content)
        manifest = orjson.dumps({"truemark": HEAD, "made_at": now(), "rows": counts}, option=orjson.OPT_INDENT_2)
        _add(archive, "manifest.json", io.BytesIO(manifest))
    partial.replace(file)
    return counts


def restore(database: Database, blobs: Blobs, file: Path) -> dict[str, int]:
    """Put the workspace back to what the file holds, all or nothing. Sessions end, and tokens that
    were revoked here stay so. Raises Invalid for another file."""
    try:
        archive = tarfile.open(file, "r:gz")  # noqa: SIM115
    except (tarfile.TarError, OSError) as error:
        raise Invalid.at(str(file), f"is no Truemark backup: {error}") from None
    with archive:
        try:
            names = set(archive.getnames())
            found = archive.extractfile("manifest.json") if "manifest.json" in names else None
        except (tarfile.TarError, OSError, EOFError) as error:
            raise Invalid.at(str(file), f"is damaged: {error}") from None
        if found is None:
            raise Invalid.at(str(file), "is no whole Truemark backup: it has no manifest")
        manifest = orjson.loads(found.read())
        if manifest["truemark"] not in REVISIONS:
            raise Invalid.at(str(file), f"was made by another version (tables {manifest['truemark']}, here {HEAD})")
        for member in archive.getmembers():
            if member.name.startswith("blobs/") and member.isfile():
                content = archive.extractfile(member)
                assert content is not None
                blobs.put(member.name.removeprefix("blobs/"), content)
        return database.write(lambda c: _load(c, archive, manifest["rows"], str(manifest["truemark"])))


def _write_rows(connection: Connection, table: Any, rows: IO[bytes]) -> int:
    count = 0
    result = connection.execution_options(stream_results=True, yield_per=_RUN).execute(select(table))
    for row in result.mappings():
        rows.write(orjson.dumps({str(k): v for k, v in row.items()}, option=orjson.OPT_APPEND_NEWLINE))
        count += 1
    return count


def _load(connection: Connection, archive: tarfile.TarFile, counts: dict[str, int], made: str) -> dict[str, int]:
    sqlite = connection.dialect.name == "sqlite"
    ended = connection.execute(text("SELECT id, revoked_at FROM tokens WHERE revoked_at IS NOT NULL")).all()
    for table in reversed(metadata.sorted_tables):
        connection.execute(table.delete())
    if sqlite:  # a contentless index is emptied by a command of its own
        connection.execute(text("INSERT INTO items_text (items_text) VALUES ('delete-all')"))
    else:
        connection.execute(text("DELETE FROM items_text"))
    loaded: dict[str, int] = {}
    for table in metadata.sorted_tables:
        if table.name in _LEFT_OUT or str(table.name) not in counts:
            continue
        member = archive.extractfile(f"tables/{table.name}.jsonl")
        assert member is not None
        loaded[str(table.name)] = 0
        for run in _runs(member):
            connection.execute(insert(table), [modern(str(table.name), row) for row in run])
            loaded[str(table.name)] += len(run)
            if table.name == "items":
                _index(connection, run, sqlite)
        if loaded[str(table.name)] != counts[str(table.name)]:
            raise Invalid.at(
                f"tables/{table.name}.jsonl", f"has {loaded[str(table.name)]} rows instead of {counts[str(table.name)]}"
            )
        if not sqlite and "seq" in table.c:
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'seq'), "
                    f"GREATEST((SELECT COALESCE(MAX(seq), 0) FROM {table.name}), 1))"
                )
            )
    for token in ended:
        connection.execute(
            text("UPDATE tokens SET revoked_at = :at WHERE id = :id"), {"id": token.id, "at": token.revoked_at}
        )
    if made < "0004":
        import_module("truemark.store.migrations.versions.0004_own_work").fill(connection)
    return loaded


def _index(connection: Connection, run: list[dict[str, Any]], sqlite: bool) -> None:
    words = []
    for row in run:
        data = orjson.loads(row["data"])
        found = [v for v in data.values() if isinstance(v, str)] + ([row["key"]] if row["key"] else [])
        words.append({"seq": row["seq"], "words": "\n".join(found)[: None if sqlite else 200_000]})
    connection.execute(
        text(
            "INSERT INTO items_text (rowid, text) VALUES (:seq, :words)"
            if sqlite
            else "INSERT INTO items_text (seq, words) VALUES (:seq, to_tsvector('simple', :words))"
        ),
        words,
    )


def _runs(member: IO[bytes]) -> Iterator[list[dict[str, Any]]]:
    lines = (orjson.loads(line) for line in member)
    while run := list(islice(lines, _RUN)):
        yield run


def _add(archive: tarfile.TarFile, name: str, content: IO[bytes]) -> None:
    info = tarfile.TarInfo(name)
    info.size = content.seek(0, 2)
    content.seek(0)
    archive.addfile(info, content)
