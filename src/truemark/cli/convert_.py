"""truemark convert"""

import sys
from pathlib import Path

import click
import orjson

from truemark.cli.reading import encoding_option, images_option, tell


@click.command("convert")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--from", "from_", required=True, metavar="FORMAT", help="The format of SOURCE.")
@click.option("--to", required=True, metavar="FORMAT", help="The format of TARGET.")
@images_option
@encoding_option
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(
    source: Path, target: Path, from_: str, to: str, images: Path | None, encoding: str | None, as_json: bool
) -> None:
    """Turn labeled images from one format into another.

    SOURCE is a file, a folder or a .zip; TARGET must not be there yet. What a format cannot hold is counted and
    printed. Formats: coco, coco-panoptic, yolo-detect, yolo-segment, yolo-pose, yolo-obb, yolo-classify, voc, cvat,
    cvat-backup (to read), labelme, label-studio, datumaro, masks.
    """
    from truemark.formats.images import convert

    dataset, unread, unwritten = convert(source, target, from_, to, images, encoding)
    marks = sum(len(p.marks) for p in dataset.samples)
    if as_json:
        report = {
            "images": len(dataset.samples),
            "regions": marks,
            "labels": [label.name for label in dataset.labels],
            "assumed": unread.notes,
            "not_read": unread.counted,
            "not_written": unwritten.counted,
            "places": unread.places | unwritten.places,
        }
        print(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode())
        return
    print(f"{len(dataset.samples)} images, {marks} regions, {len(dataset.labels)} labels → {target}")
    for note in unread.notes:
        print(f"  assumed: {note}", file=sys.stderr)
    tell(f"not read from {from_}", unread.counted, unread.places)
    tell(f"not in {to}", unwritten.counted, unwritten.places)
