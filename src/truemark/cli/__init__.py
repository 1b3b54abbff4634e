"""The command line: one file a verb, each imported when it is called."""

import io
import os
import sys
from collections.abc import Callable
from importlib import import_module

import click

VERBS = {
    "serve": "Serve the workspace: the interface, the API, and a worker for long jobs.",
    "demo": "Make a demo workspace with three projects and past work, and serve it.",
    "user": "Add people to the workspace.",
    "token": "Create a personal access token.",
    "import": "Import items from a file into a project.",
    "export": "Export a project to a file.",
    "agreement": "Tell how far annotators agree, from files; no workspace needed.",
    "consensus": "Make one answer out of several, from files; no workspace needed.",
    "convert": "Turn labeled images from one format into another (COCO, YOLO, VOC, CVAT …).",
    "migrate": "Make a project of another tool's project (Label Studio, CVAT …).",
    "backup": "Write the whole workspace to one file, also while it is being served.",
    "restore": "Put a workspace back to what a backup file holds, also while it is being served.",
}


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        command: click.Command = import_module(f"truemark.cli.{name}_").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="truemark")
def cli() -> None:
    """Truemark: label data and prove how good the labels are."""


def workspace_options(command: Callable[..., None]) -> Callable[..., None]:
    """`--data` and `--database`, as every verb that opens a workspace takes them."""
    command = click.option(
        "--database",
        "database",
        metavar="URL",
        envvar="TRUEMARK_DATABASE",
        default=None,
        help="postgresql://… instead of the SQLite file in the data folder.",
    )(command)
    return click.option(
        "--data",
        "data",
        metavar="DIR",
        envvar="TRUEMARK_DATA",
        default=None,
        help="The workspace's folder.  [default: ./truemark-data]",
    )(command)


def main() -> None:
    """The `truemark` command."""
    from truemark.kinds.problem import Invalid
    from truemark.work.errors import Refused

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a code page that lacks a sign stops nothing
    try:
        cli(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except Invalid as error:
        for problem in error.problems[:20]:
            print(f"truemark: {problem.path}: {problem.message}", file=sys.stderr)
        sys.exit(1)
    except Refused as error:
        print(f"truemark: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whoever read our output has enough of it
        sys.exit(1)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"truemark: {place}{error.strerror or error}", file=sys.stderr)
        sys.exit(1)
