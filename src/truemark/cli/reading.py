"""What the verbs that read files of other tools share: where images are, which encoding, and how losses are told."""

import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

SHOWN = 3


def images_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--images; --pictures, its old name, is taken too."""
    return click.option(
        "--images",
        "--pictures",
        "images",
        type=click.Path(exists=True, path_type=Path),
        help="The folder or .zip with the images, where they are not beside SOURCE.",
    )(command)


def encoding_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--encoding",
        metavar="NAME",
        help="Of texts that do not say theirs: cp1252, gbk, big5, shift_jis …  [default: UTF-8]",
    )(command)


def tell(what: str, counted: Mapping[str, int], places: Mapping[str, Sequence[str]]) -> None:
    """What was lost, on standard error, with the first places of each."""
    for name, n in counted.items():
        print(f"  {what}: {n} {name}", file=sys.stderr)
        for place in list(places.get(name, ()))[:SHOWN]:
            print(f"    {place}", file=sys.stderr)


_kept: dict[str, BinaryIO] = {}


@contextmanager
def seekable(file: str) -> Iterator[BinaryIO]:
    """A file for reading; what a pipe gives is kept, so that it can be read twice."""
    if stat.S_ISREG(Path(file).stat().st_mode):
        with open(file, "rb") as opened:
            yield opened
        return
    if file not in _kept:
        whole: Any = tempfile.TemporaryFile()  # noqa: SIM115 it is read again, and gone with the program
        with open(file, "rb") as pipe:
            shutil.copyfileobj(pipe, whole)
        _kept[file] = whole
    _kept[file].seek(0)
    yield _kept[file]
