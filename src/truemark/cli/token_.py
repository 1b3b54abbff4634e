"""truemark token"""

import click

from truemark.cli import workspace_options


@click.group("token")
def command() -> None:
    """Create a personal access token."""


@command.command("create")
@workspace_options
@click.option("--email", required=True)
@click.option("--name", default="command line", show_default=True)
def create(data: str | None, database: str | None, email: str, name: str) -> None:
    """Print a new token of this person, alone on a line. It is stored as a hash, so it cannot be shown again."""
    from truemark.store.clock import now
    from truemark.store.migrate import migrate
    from truemark.work import sign_in
    from truemark.workspace import Workspace

    workspace = Workspace.at(data, database)
    migrate(workspace.database)
    print(
        workspace.database.write(lambda c: sign_in.create_token(c, sign_in.require_user(c, email).id, name, now()))[1]
    )
