"""truemark demo"""

import subprocess
import sys
from pathlib import Path

import click


@click.command("demo")
@click.option("--data", default="truemark-demo", show_default=True, metavar="DIR", help="The demo workspace's folder.")
@click.option("--database", default=None, metavar="URL", help="postgresql://… instead of SQLite.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
@click.option("--serve/--no-serve", "serving", default=True, help="Only make the workspace, or serve it too.")
def command(data: str, database: str | None, host: str, port: int, serving: bool) -> None:
    """Make a demo workspace with three projects and past work, and serve it."""
    from truemark.cli.serve_ import serve
    from truemark.demo.simulate import PASSWORD, build
    from truemark.store import people
    from truemark.store.migrate import migrate
    from truemark.workspace import Workspace

    workspace = Workspace.at(Path(data), database)
    migrate(workspace.database)
    with workspace.database.read() as connection:
        empty = not people.users(connection)
    workspace.database.dispose()
    if empty and serving:
        # In a process of its own: the server's workers are forks of this one, and the blob store's threads, once
        # started here, would be missing there.
        options = ["--data", data, *(["--database", database] if database else []), "--no-serve"]
        subprocess.run([sys.executable, "-m", "truemark", "demo", *options], check=True, stdout=subprocess.DEVNULL)
    elif empty:
        build(workspace.database, workspace.blobs)
    print(
        f"""
  Truemark demo — open  http://{host}:{port}

  Everybody's password is  {PASSWORD}
    olivia@example.org   owner of the workspace
    marc@example.org     manager
    rosa@example.org     reviewer (QA lead)
    ana@example.org      annotator (also ben@, chiara@, david@)
    victor@example.org   viewer
""",
        flush=True,
    )
    if serving:
        serve(data, database, host, port, 1)
