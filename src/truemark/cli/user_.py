"""truemark user"""

import click

from truemark.cli import workspace_options


@click.group("user")
def command() -> None:
    """Add people to the workspace."""


@command.command("add")
@workspace_options
@click.option("--email", required=True)
@click.option("--name", default="", help="How others see them.  [default: from the address]")
@click.option(
    "--role",
    type=click.Choice(["owner", "member"]),
    default="member",
    show_default=True,
    help="An owner may do everything; a member what projects give them.",
)
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
def add(data: str | None, database: str | None, email: str, name: str, role: str, password: str) -> None:
    """Add a person with a password."""
    from truemark.store.clock import now
    from truemark.store.migrate import migrate
    from truemark.work import sign_in
    from truemark.workspace import Workspace

    workspace = Workspace.at(data, database)
    migrate(workspace.database)
    hash = sign_in.check_password(password)
    person = workspace.database.write(lambda c: sign_in.create_user(c, email, name, hash, role == "owner", now()))
    print(f"added {person.email} ({role})")
