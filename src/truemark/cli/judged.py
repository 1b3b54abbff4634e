"""What `agreement` and `consensus` share: their files and the names of a CSV's columns."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from truemark.agreement.judgments import Judgments

T = TypeVar("T")


def judged_options(command: Callable[..., None]) -> Callable[..., None]:
    """FILE…, --item, --annotator, --value, --question, --json."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print JSON."),
        click.option(
            "--question", metavar="NAME", help="The question (Label Studio's from_name) when there are several."
        ),
        click.option("--value", default="value", metavar="COLUMN", show_default=True),
        click.option("--annotator", default="annotator", metavar="COLUMN", show_default=True),
        click.option("--item", default="item", metavar="COLUMN", show_default=True, help="Several: left,right"),
        click.argument(
            "files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path, dir_okay=False)
        ),
    ):
        command = option(command)
    return command


def read(
    files: tuple[Path, ...],
    item: str,
    annotator: str,
    value: str,
    question: str | None,
    takes: str,
    work: Callable[["Judgments"], T],
    repeats: bool = False,
) -> T:
    """Read the judgments and work on them; a fault in one of them is named by its line."""
    from truemark.formats.judged import read_judgments
    from truemark.formats.long_csv import Columns
    from truemark.kinds.problem import Invalid

    def judgments(careful: bool) -> Any:
        return read_judgments(files, takes, Columns(item, annotator, value), question, careful, repeats)

    try:
        return work(judgments(False))
    except Invalid as fault:
        if not fault.problems[0].path.startswith("judgment "):
            raise
        return work(judgments(True))
