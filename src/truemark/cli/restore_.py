"""truemark restore"""

from pathlib import Path

import click

from truemark.cli import workspace_options


@click.command("restore")
@workspace_options
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
def command(data: str | None, database: str | None, file: str) -> None:
    """Put a workspace back to what a backup file holds, also while it is being served. Everybody signs in anew."""
    from truemark.store.backup import restore
    from truemark.store.migrate import migrate
    from truemark.workspace import Workspace

    workspace = Workspace.at(data, database)
    migrate(workspace.database)
    counts = restore(workspace.database, workspace.blobs, Path(file))
    print(f"restored {counts['items']} items and {counts['annotations']} annotations of {counts['projects']} projects")
