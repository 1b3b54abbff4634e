"""The lists of fields in docs/reference/format-fields.md are what the readers know; any other field is counted."""

import json
import re
from pathlib import Path

import pytest

from truemark.formats.images import coco, datumaro, label_studio, labelme, read_dataset, voc, yolo
from truemark.formats.labeled import Losses

DOCS = Path(__file__).parents[2] / "docs/reference/format-fields.md"
KNOWN = {
    ("coco", "image"): coco.IMAGE_FIELDS,
    ("coco", "annotation"): coco.FIELDS,
    ("datumaro", "item"): datumaro.FIELDS,
    ("datumaro", "annotation"): datumaro.ANNOTATION,
    ("labelme", "file"): labelme.FIELDS,
    ("labelme", "shape"): labelme.SHAPE,
    ("voc", "object"): voc.OBJECT,
    ("label-studio", "task"): label_studio.TASK,
    ("label-studio", "books of a task"): label_studio.BOOKS,
    ("yolo", "data.yaml"): yolo.SETTINGS,
}


def test_the_docs_list_what_the_readers_know() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| ([^|]+?) \| `([^`]+)` \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert {(format, record): frozenset(fields.split()) for format, record, fields in rows} == KNOWN


COCO = {
    "images": [{"id": 1, "file_name": "a.jpg", "width": 9, "height": 9, "coco_url": "x"}],
    "categories": [{"id": 1, "name": "c"}],
    "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 1, 2, 2], "mood": "x"}],
}
LABELME = {
    "imagePath": "a.jpg",
    "imageWidth": 9,
    "imageHeight": 9,
    "checked": True,
    "shapes": [{"label": "c", "points": [[1, 1], [3, 3]], "shape_type": "rectangle", "kie_linking": [[1, 2]]}],
}
DATUMARO = {
    "categories": {"label": {"labels": [{"name": "c"}]}},
    "items": [
        {
            "id": "a",
            "image": {"path": "a.jpg", "size": [9, 9]},
            "subset": "x",
            "annotations": [{"type": "bbox", "bbox": [1, 1, 2, 2], "label_id": 0, "rating": 3}],
        }
    ],
}
BOX = {"x": 1, "y": 1, "width": 10, "height": 10, "rectanglelabels": ["c"]}
RESULT = {"id": "r", "type": "rectanglelabels", "original_width": 9, "original_height": 9, "value": BOX}
LABEL_STUDIO = [{"id": 1, "data": {"image": "a.jpg"}, "agreement": 0.5, "annotations": [{"result": [RESULT]}]}]
VOC = """<annotation><filename>a.jpg</filename><size><width>9</width><height>9</height></size><object><name>c</name>
<mood>x</mood><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>3</xmax><ymax>3</ymax></bndbox></object></annotation>"""


@pytest.mark.parametrize(
    ("format", "file", "content", "counted"),
    [
        ("coco", "a.json", COCO, {"image fields 'coco_url'", "annotation fields 'mood'"}),
        ("labelme", "a.json", LABELME, {"fields 'checked'", "fields 'kie_linking' of shapes"}),
        ("datumaro", "a.json", DATUMARO, {"fields 'subset' of items", "fields 'rating' of annotations"}),
        ("label-studio", "a.json", LABEL_STUDIO, {"fields 'agreement' of tasks"}),
        ("voc", "a.xml", VOC, {"fields <mood> of objects"}),
    ],
)
def test_a_field_that_no_reader_knows_is_counted(
    format: str, file: str, content: object, counted: set[str], tmp_path: Path
) -> None:
    (tmp_path / file).write_text(content if isinstance(content, str) else json.dumps(content))
    losses = Losses()
    dataset = read_dataset(tmp_path, format, losses)
    assert sum(len(s.marks) for s in dataset.samples) == 1
    assert set(losses.counted) == counted
