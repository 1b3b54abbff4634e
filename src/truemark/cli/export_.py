"""truemark export"""

import os
import sys
from pathlib import Path
from typing import Any

import click

from truemark.cli import workspace_options


@click.command("export")
@workspace_options
@click.option("--project", required=True, metavar="ID")
@click.option("--format", "format_", required=True, help="truemark, csv, conll, spacy, coco, yolo-detect …")
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="The file to write; - for standard output.")
def command(data: str | None, database: str | None, project: str, format_: str, out: str) -> None:
    """Export a project. The file appears whole or not at all."""
    from truemark.formats import EXPORTS
    from truemark.formats.labeled import Losses
    from truemark.store.migrate import migrate
    from truemark.work import exporting
    from truemark.work.errors import Invalid
    from truemark.work.media import shows_files
    from truemark.work.projects import load, schema_of
    from truemark.workspace import Workspace

    if format_ not in EXPORTS:
        raise Invalid.at("--format", f"can be {', '.join(EXPORTS)}; not {format_!r}")
    workspace = Workspace.at(data, database)
    migrate(workspace.database)
    format = EXPORTS[format_]
    losses = Losses()
    partial = Path(out + ".part") if out != "-" else None
    names: dict[str, str] = {}
    after, count = 0, 0
    kept: list[bytes] = []
    with workspace.database.read() as connection, open(partial or os.dup(1), "wb") as file:
        found = load(connection, project)
        schema = schema_of(connection, found)
        fields = shows_files(schema) if format.finish else []
        if format.finish and (not fields or partial is None):
            what = "--out" if fields else "--format"
            raise Invalid.at(what, f"{format_} is a format of pictures" + (" and needs a file" if fields else ""))
        file.write(format.head(schema))
        while True:
            run, last = exporting.read_run(connection, found.id, after, names, fields)
            if last is None:
                break
            after, count = last, count + len(run)
            written = format.write(schema, run, losses)
            if format.joined:
                kept.append(written)
            else:
                file.write(written)
        if format.joined:
            file.write(format.joined(kept))
    if format.finish and partial:
        _finish(format, schema, partial, losses, workspace, project)
    if partial:
        partial.replace(out)
    print(f"{count} items exported to {out}", file=sys.stderr)
    for what, n in losses.counted.items():
        print(f"not in this format: {n} {what}", file=sys.stderr)


def _finish(format: Any, schema: Any, partial: Path, losses: Any, workspace: Any, project: str) -> None:
    """Turn the lines written so far into the format's own file."""
    from truemark.store import media
    from truemark.store.blobs import content

    def picture(name: str) -> bytes | None:
        with workspace.database.read() as connection:
            row = media.by_names(connection, project, [name]).get(name)
        return content(workspace.blobs, row) if row else None

    made = partial.with_name(partial.name + "-made")
    with partial.open("rb") as lines:
        format.finish(schema, lines, made, losses, picture if format.name == "yolo-classify" else None)
    made.replace(partial)
