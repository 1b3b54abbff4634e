"""truemark convert"""

import sys
from pathlib import Path

import click
import orjson


@click.command("convert")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--from", "from_", required=True, metavar="FORMAT", help="The format of SOURCE.")
@click.option("--to", required=True, metavar="FORMAT", help="The format of TARGET.")
@click.option(
    "--pictures",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the pictures, where a format needs them.  [default: SOURCE's own]",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(source: Path, target: Path, from_: str, to: str, pictures: Path | None, as_json: bool) -> None:
    """Turn labelled pictures from one format into another.

    SOURCE is a file, a folder or a .zip; TARGET must not be there yet. What a format cannot hold is counted and
    printed. Formats: coco, coco-panoptic, yolo-detect, yolo-segment, yolo-pose, yolo-obb, yolo-classify, voc, cvat,
    labelme, label-studio, datumaro, masks.
    """
    from truemark.formats.images import convert

    dataset, unread, unwritten = convert(source, target, from_, to, pictures)
    marks = sum(len(p.marks) for p in dataset.samples)
    if as_json:
        report = {
            "pictures": len(dataset.samples),
            "regions": marks,
            "labels": [label.name for label in dataset.labels],
            "not_read": unread.counted,
            "not_written": unwritten.counted,
        }
        print(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode())
        return
    print(f"{len(dataset.samples)} pictures, {marks} regions, {len(dataset.labels)} labels → {target}")
    for what, losses in ((f"not read from {from_}", unread), (f"not in {to}", unwritten)):
        for name, n in losses.counted.items():
            print(f"  {what}: {n} {name}", file=sys.stderr)
