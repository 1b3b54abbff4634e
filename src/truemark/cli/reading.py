"""What the verbs that read files of other tools share: where images are, which encoding, and how losses are told."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

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
