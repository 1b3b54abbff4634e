"""What `agreement` and `consensus` share: their files and the names of a CSV's columns."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from truemark.agreement.judgments import Judgments

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """The files, the names of a CSV's columns, and the question where there are several."""

    files: tuple[Path, ...]
    item: str
    annotator: str
    value: str
    question: str | None

    def read(self, takes: str, work: Callable[["Judgments"], T], repeats: bool = False) -> T:
        """Read the judgments and work on them; a fault in one of them is named by its line."""
        from truemark.formats.judged import read_judgments
        from truemark.formats.long_csv import Columns
        from truemark.kinds.problem import Invalid

        columns = Columns(self.item, self.annotator, self.value)
        try:
            return work(read_judgments(self.files, takes, columns, self.question, False, repeats))
        except Invalid as fault:
            if not fault.problems[0].path.startswith("judgment "):
                raise
            return work(read_judgments(self.files, takes, columns, self.question, True, repeats))


def judged_options(command: Callable[..., None]) -> Callable[..., None]:
    """FILE…, --item, --annotator, --value and --question, given to the command as one Source; and --json."""

    @wraps(command)
    def gathered(
        files: tuple[Path, ...], item: str, annotator: str, value: str, question: str | None, **chosen: Any
    ) -> None:
        command(Source(files, item, annotator, value, question), **chosen)

    found: Callable[..., None] = gathered
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
        found = option(found)
    return found
