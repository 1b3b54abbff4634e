"""truemark backup"""

from pathlib import Path

import click

from truemark.cli import workspace_options


@click.command("backup")
@workspace_options
@click.argument("file", type=click.Path(dir_okay=False))
def command(data: str | None, database: str | None, file: str) -> None:
    """Write the whole workspace to one file, also while it is being served."""
    from truemark.store.backup import backup
    from truemark.store.migrate import migrate
    from truemark.workspace import Workspace

    workspace = Workspace.at(data, database)
    migrate(workspace.database)
    counts = backup(workspace.database, workspace.blobs, Path(file))
    print(f"{counts['items']} items and {counts['annotations']} annotations of {counts['projects']} projects in {file}")
