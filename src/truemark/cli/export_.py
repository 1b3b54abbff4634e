"""truemark export"""

import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from truemark.cli import workspace_options


@click.command("export")
@workspace_options
@click.option("--project", required=True, metavar="ID")
@click.option("--format", "format_", required=True, help="truemark, csv, conll, spacy, coco, yolo-detect …")
@click.option("--images", is_flag=True, help="Put the images into the file too (a zip).")
@click.option(
    "--filter", "filter_", default="", help="Only these items, as in the items table: state:settled batch:june …"
)
@click.option("--splits", metavar="TRAIN/VAL[/TEST]", help="Keep splits apart, in percent: 80/10/10.")
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="The file to write; - for standard output.")
def command(
    data: str | None,
    database: str | None,
    project: str,
    format_: str,
    images: bool,
    filter_: str,
    splits: str | None,
    out: str,
) -> None:
    """Export a project. The file appears whole or not at all."""
    import shutil

    from truemark.formats import drive, export_named
    from truemark.formats.labeled import Losses
    from truemark.formats.splits import parse_splits
    from truemark.kinds.problem import Invalid
    from truemark.store.migrate import migrate
    from truemark.work import exporting
    from truemark.work.media import shows_files
    from truemark.work.projects import load, schema_of
    from truemark.workspace import Workspace

    format = export_named(format_, "--format")
    shares = parse_splits(splits) if splits else None
    if out == "-" and format.streamed is None:
        raise Invalid.at("--out", f"{format_} is a format of images and needs a file")
    workspace = Workspace.at(data, database)
    migrate(workspace.database)
    losses = Losses()
    count = 0
    with workspace.database.read() as connection:
        found = load(connection, project)
        schema = schema_of(connection, found)
        drive.check_fits(format, schema, images, splits is not None)
        fields = shows_files(schema) if format.streamed is None else []
        with tempfile.TemporaryDirectory(prefix=".truemark-", dir=Path(out).parent if out != "-" else None) as folder:
            kept = Path(folder)
            names: dict[str, str] = {}
            after, number = 0, 0
            while True:
                run, last = exporting.read_run(connection, found.id, after, names, fields, filter_, shares)
                if last is None and number:
                    break
                (kept / f"{number:06d}").write_bytes(drive.part(format, schema, run, losses, number == 0))
                number, count = number + 1, count + len(run)
                if last is None:
                    break
                after = last
            parts = (file.read_bytes() for file in sorted(kept.iterdir()))
            image = _images(workspace, project) if images or format.media == "always" else None
            target = kept / "export"
            drive.finish(format, schema, parts, target, losses, image)
            if out == "-":
                with target.open("rb") as file:
                    shutil.copyfileobj(file, sys.stdout.buffer)
                sys.stdout.buffer.flush()
            else:
                target.replace(out)
    print(f"{count} items exported to {out}", file=sys.stderr)
    for what, n in losses.counted.items():
        print(f"not in this format: {n} {what}", file=sys.stderr)


def _images(workspace: Any, project: str) -> Any:
    """What gives the bytes of an image of the project by its name."""
    from truemark.store import media
    from truemark.store.blobs import content

    def image(name: str) -> bytes | None:
        with workspace.database.read() as connection:
            row = media.by_names(connection, project, [name]).get(name)
        return content(workspace.blobs, row) if row else None

    return image
