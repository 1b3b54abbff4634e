"""truemark agreement"""

import click

from truemark.cli.judged import Listing, Source, judged_options


def _listing() -> Listing:
    from truemark.agreement.measures import MEASURES

    return [{"name": name, "takes": m.takes, "distance": m.distance, "tells": m.tells} for name, m in MEASURES.items()]


@click.command("agreement")
@judged_options(_listing)
@click.option("--coefficient", default="krippendorff-alpha", metavar="NAME", show_default=True)
@click.option("--distance", metavar="NAME", help="nominal, ordinal, interval, ratio, masi, jaccard, tree, …")
@click.option("--threshold", type=float, default=0.5, show_default=True, help="The least IoU or OKS of a match.")
@click.option("--ignore", default="", metavar="LIST", help="For wer and cer: case,punctuation,accents,width")
@click.option(
    "--reference",
    metavar="ANNOTATOR",
    help="Whom the others are measured by; * is everybody in turn.  [for der, jer, wer, cer: the first]",
)
def command(
    source: Source,
    as_json: bool,
    coefficient: str,
    distance: str | None,
    threshold: float,
    ignore: str,
    reference: str | None,
) -> None:
    """How far the annotators of FILE… agree: a coefficient with its interval and what it rests on.

    FILE is a long CSV (columns item, annotator, value), Truemark's or Label Studio's JSON, or, one file or folder an
    annotator: CoNLL, RTTM, MOT, COCO, CVAT, Pascal VOC, YOLO, LabelMe, Datumaro, JSON Lines of Prodigy or doccano.
    """
    from truemark.agreement.measures import Settings, measure
    from truemark.agreement.transcripts.error_rates import IGNORED
    from truemark.kinds.problem import Invalid

    wanted = measure(coefficient, distance)
    ignored = [part for part in ignore.split(",") if part]
    for part in ignored:
        if part not in IGNORED:
            raise Invalid.at("--ignore", f"can hold {', '.join(IGNORED)}; not {part!r}")
    if not 0 < threshold <= 1:
        raise Invalid.at("--threshold", f"must be above 0 and at most 1, not {threshold:g}")
    settings = Settings(distance, reference, threshold, tuple(i for i in IGNORED if i in ignored))
    found = source.read(wanted.takes, lambda j: wanted.compute(j, settings))
    if as_json:
        import orjson

        print(orjson.dumps(found.document()).decode())
        return
    over = f"{found.items} items, {found.judgments} judgments, {found.annotators} annotators"
    named = f"{found.name} ({found.distance})" if found.distance else found.name
    if found.value is None:
        print(f"{named}: undefined, because {found.reason}\n{over}")
        return
    interval = f"  95 % interval {found.interval[0]:.4f} to {found.interval[1]:.4f}" if found.interval else ""
    print(f"{named}: {found.value:.4f}{interval}\n{over}")
