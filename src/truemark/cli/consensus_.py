"""truemark consensus"""

import click

from truemark.cli.judged import Source, judged_options


@click.command("consensus")
@judged_options
@click.option("--method", "method_", default="dawid-skene", metavar="NAME", show_default=True)
def command(
    source: Source,
    as_json: bool,
    method_: str,
) -> None:
    """One answer an item out of the several in FILE…, how sure it is, and how good each annotator seems.

    FILE as for `truemark agreement`.
    """
    import sys

    import orjson

    from truemark.consensus.methods import method

    wanted = method(method_)
    found = source.read(wanted.takes, wanted.compute, repeats=True)
    if as_json:
        print(orjson.dumps(found.document(), default=_plain).decode())
        return
    out = sys.stdout
    out.write("item\tanswer\tconfidence\n")
    for name, answer, confidence in zip(found.items, found.answers, found.confidence, strict=True):
        shown = answer if isinstance(answer, str) else orjson.dumps(answer, default=_plain).decode()
        out.write(f"{name}\t{shown}\t{confidence:.4f}\n")
    out.write(f"\nannotator\tquality ({wanted.quality})\n")
    for name, quality in zip(found.annotators, found.quality, strict=True):
        out.write(f"{name}\t{quality:.4f}\n")
    if found.scores is not None:
        out.write("\ncandidate\tscore\n")
        for name, score in sorted(found.scores.items(), key=lambda s: -s[1]):
            out.write(f"{name}\t{score:.4f}\n")


def _plain(value: object) -> object:
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    raise TypeError(f"{type(value).__name__} has no JSON form")
