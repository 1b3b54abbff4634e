"""truemark migrate"""

import sys
from pathlib import Path

import click

from truemark.cli import workspace_options
from truemark.cli.reading import encoding_option, images_option, tell


@click.command("migrate")
@workspace_options
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--from", "from_", required=True, metavar="FORMAT", help="label-studio, cvat, cvat-backup, coco …")
@click.option("--name", required=True, help="The name of the new project.")
@click.option("--by", required=True, metavar="EMAIL", help="Who becomes its manager.")
@images_option
@encoding_option
def command(
    data: str | None,
    database: str | None,
    source: Path,
    from_: str,
    name: str,
    by: str,
    images: Path | None,
    encoding: str | None,
) -> None:
    """Make a project of another tool's project.

    SOURCE is a Label Studio JSON export (with its configuration, *.xml, beside it in a folder or .zip), a CVAT dataset
    or backup, or any other format that `truemark convert` reads. People become names without a way to sign in.
    What could not be taken over is printed.
    """
    from truemark.jobs.migrate import migrate_project
    from truemark.kinds.problem import Invalid
    from truemark.store import people
    from truemark.store.migrate import migrate
    from truemark.work.sign_in import person
    from truemark.workspace import Workspace

    workspace = Workspace.at(data, database)
    migrate(workspace.database)
    with workspace.database.read() as connection:
        row = people.user_by_email(connection, by.lower())
    if row is None:
        raise Invalid.at("--by", f"there is no person with the address {by}")
    done = migrate_project(workspace.database, workspace.blobs, source, from_, name, person(row), images, encoding)
    report = done.report
    print(
        f"project {done.project}: {done.files} images, {report.items} items, answers to {report.pictures} with "
        f"{report.regions} regions, {report.people} new people"
    )
    for note in report.notes:
        print(f"  assumed: {note}", file=sys.stderr)
    tell("not taken over", {**done.unread, **report.lost}, report.places)
    for error in report.errors:
        print(f"  refused: {error['file']}: {error['message']}", file=sys.stderr)
    if report.refused:
        print(f"  {report.refused} refused", file=sys.stderr)
        if not report.pictures:
            sys.exit(1)
