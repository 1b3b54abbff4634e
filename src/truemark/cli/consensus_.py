"""truemark consensus"""

import click

from truemark.cli.judged import Listing, Source, judged_options


def _listing() -> Listing:
    from truemark.consensus.methods import METHODS

    return [
        {"name": name, "takes": m.takes, "tells": f"{m.tells}; quality: {m.quality}"} for name, m in METHODS.items()
    ]


@click.command("consensus")
@judged_options(_listing)
@click.option("--method", "method_", default="dawid-skene", metavar="NAME", show_default=True)
def command(
    source: Source,
    as_json: bool,
    method_: str,
) -> None:
    """One answer an item out of the several in FILE…, how sure it is, and how good each annotator seems.

    FILE as for `truemark agreement`.
    """
    import csv
    import sys

    import orjson

    from truemark.consensus.methods import method

    wanted = method(method_)
    found = source.read(wanted.takes, wanted.compute, repeats=True)
    if as_json:
        print(orjson.dumps(found.document(), default=_plain).decode())
        return
    out = csv.writer(sys.stdout, "excel-tab", lineterminator="\n")
    out.writerow(("item", "answer", "confidence"))
    for name, answer, confidence in zip(found.items, found.answers, found.confidence, strict=True):
        shown = answer if isinstance(answer, str) else orjson.dumps(answer, default=_plain).decode()
        out.writerow((name, shown, f"{confidence:.4f}"))
    print()
    out.writerow(("annotator", f"quality ({wanted.quality})"))
    for name, quality in zip(found.annotators, found.quality, strict=True):
        out.writerow((name, f"{quality:.4f}"))
    if found.scores is not None:
        print()
        out.writerow(("candidate", "score"))
        for name, score in sorted(found.scores.items(), key=lambda s: -s[1]):
            out.writerow((name, f"{score:.4f}"))


def _plain(value: object) -> object:
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    raise TypeError(f"{type(value).__name__} has no JSON form")
