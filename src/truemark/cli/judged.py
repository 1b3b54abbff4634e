"""What `agreement` and `consensus` share: their files and the names of a CSV's columns."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from truemark.cli.reading import encoding_option

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
    format: str | None = None
    order: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    encoding: str | None = None

    def read(self, takes: str, work: Callable[["Judgments"], T], repeats: bool = False) -> T:
        """Read the judgments and work on them; a fault in one of them is named by its line, what was assumed is said."""
        from truemark.formats.judged import read_judgments
        from truemark.formats.long_csv import Columns
        from truemark.kinds.problem import Invalid

        columns = Columns(self.item, self.annotator, self.value, self.missing, self.encoding)

        def read(careful: bool) -> "Judgments":
            return read_judgments(
                self.files, takes, columns, self.question, careful, repeats, self.format, self.order or None
            )

        try:
            found = work(read(careful=False))
        except Invalid as fault:
            if not fault.problems[0].path.startswith("judgment "):
                raise
            found = work(read(careful=True))
        for note in columns.notes:
            print(f"truemark: note: {note}", file=sys.stderr)
        return found


_OPTIONS = (
    click.option("--json", "as_json", is_flag=True, help="Print JSON."),
    click.option("--question", metavar="NAME", help="The question (Label Studio's from_name) when there are several."),
    click.option(
        "--format", "format_", metavar="NAME", help="What FILE is (csv, conll, coco, cvat …).  [default: found out]"
    ),
    click.option("--order", metavar="LIST", help="Of values that are words, the lowest first: low,medium,high"),
    click.option("--missing", metavar="WORD", multiple=True, help="A value that means that nothing was judged."),
    encoding_option,
    click.option("--value", default="value", metavar="COLUMN", show_default=True),
    click.option("--annotator", default="annotator", metavar="COLUMN", show_default=True),
    click.option("--item", default="item", metavar="COLUMN", show_default=True, help="Several: left,right"),
    click.option(
        "--list",
        "listed",
        is_flag=True,
        help="What there is: name, what it takes, what it tells, its usual distance.",
    ),
    click.argument("files", nargs=-1, metavar="FILE…", type=click.Path(path_type=Path)),
)
Listing = Sequence[Mapping[str, str | None]]


def print_listing(listing: Listing, as_json: bool) -> None:
    """What there is, a line each: name, what it takes, its usual distance when there are such, what it tells."""
    if as_json:
        import orjson

        print(orjson.dumps(listing).decode())
        return
    keys = [k for k in listing[0] if k != "tells"]
    wide = {k: max(len(entry[k] or "–") for entry in listing) for k in keys}
    for entry in listing:
        print("  ".join((entry[k] or "–").ljust(wide[k]) for k in keys) + "  " + (entry["tells"] or ""))


def judged_options(listing: Callable[[], Listing]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """FILE… and what is said of them (columns, question, format, order …), given to the command as one Source; --json; and
    --list, which prints what `listing` gives instead."""
    return lambda command: _with_options(command, listing)


def _with_options(command: Callable[..., None], listing: Callable[[], Listing]) -> Callable[..., None]:
    @wraps(command)
    def gathered(
        files: tuple[Path, ...],
        item: str,
        annotator: str,
        value: str,
        question: str | None,
        format_: str | None,
        order: str | None,
        missing: tuple[str, ...],
        encoding: str | None,
        listed: bool,
        **chosen: Any,
    ) -> None:
        if listed:
            print_listing(listing(), bool(chosen.get("as_json")))
            return
        if not files:
            raise click.UsageError("Missing argument 'FILE…'.")
        ordered = tuple(part.strip() for part in order.split(",")) if order else ()
        command(Source(files, item, annotator, value, question, format_, ordered, missing, encoding), **chosen)

    found: Callable[..., None] = gathered
    for option in _OPTIONS:
        found = option(found)
    return found
