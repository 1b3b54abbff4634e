"""truemark import"""

import sys
from functools import partial
from itertools import islice
from typing import Any

import click

from truemark.cli import workspace_options
from truemark.cli.reading import encoding_option


@click.command("import")
@workspace_options
@click.option("--project", required=True, metavar="ID")
@click.option("--batch", default=None, help="The batch that the items belong to.")
@click.option(
    "--format",
    "format_",
    default=None,
    type=click.Choice(["json", "jsonl", "csv", "text"]),
    help="[default: from the file's name]",
)
@click.option("--all-or-nothing", is_flag=True, help="Import nothing when a row is bad.")
@encoding_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
def command(
    data: str | None,
    database: str | None,
    project: str,
    batch: str | None,
    format_: str | None,
    all_or_nothing: bool,
    encoding: str | None,
    file: str,
) -> None:
    """Import items from a JSON, JSON Lines, CSV or plain text file. Items whose key the project has are skipped."""
    from truemark.cli.reading import seekable
    from truemark.formats.rows import format_of, read_rows
    from truemark.jobs.reading import Reading
    from truemark.store.migrate import migrate
    from truemark.work import importing
    from truemark.work.projects import load, schema_of
    from truemark.work.report import Report
    from truemark.workspace import Workspace

    workspace = Workspace.at(data, database)
    migrate(workspace.database)
    with workspace.database.read() as connection:
        found = load(connection, project)
        schema = schema_of(connection, found)
    form = format_ or format_of(file)
    notes: list[str] = []

    def assumed(told: str) -> None:
        if told not in notes:
            notes.append(told)
            print(f"assumed: {told}", file=sys.stderr)

    field = schema.stages[0].source
    if all_or_nothing:
        checked = Report()
        with seekable(file) as opened:
            rows = read_rows(opened, form, field, 0, 0, encoding, assumed)  # type: ignore[arg-type]
            while judged := importing.judge(schema, islice(rows, importing.CHUNK), batch):
                checked.refuse_rows(judged.bad)
        if checked.refused:
            raise importing.refusal(checked)
    report = Report()
    with seekable(file) as opened:
        rows = read_rows(opened, form, field, 0, 0, encoding, assumed)  # type: ignore[arg-type]
        reading = Reading(schema, rows, batch, 0, 10_000)
        while judged := reading.take():
            reading.read_on()
            part = workspace.database.write(partial(_added, found, judged))
            report.items += part.items
            report.lose(part.lost)
            report.duplicates += part.duplicates
            for error in part.errors:
                print(f"line {error['line']}: {error['message']}", file=sys.stderr)
            report.refused += part.refused
            if sys.stderr.isatty():
                print(f"\r{report.imported} imported", end="", file=sys.stderr, flush=True)
    print(f"{report.imported} imported, {report.duplicates} duplicates skipped, {report.refused} refused")
    for what, n in report.lost.items():
        print(f"note: {n} {what}", file=sys.stderr)
    if report.refused:
        sys.exit(1)


def _added(project: Any, judged: Any, connection: Any) -> Any:
    """What adding these rows came to; a transaction that is tried again counts anew."""
    from truemark.store.clock import now
    from truemark.work import importing
    from truemark.work.report import Report

    part = Report()
    importing.add(connection, project, judged, part, now())
    return part
