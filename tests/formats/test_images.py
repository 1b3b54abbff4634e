"""Formats of labelled pictures: what is written is read back the same, and what a format cannot hold is counted."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.image_sets import (
    boxes,
    datasets,
    ellipses,
    everything,
    joints,
    lines,
    masks,
    only,
    polygons,
    put_pictures,
)
from truemark.formats.images import FORMATS, convert, read_dataset, write_dataset
from truemark.formats.images.dataset import Dataset
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import Polygon
from truemark.kinds.problem import Invalid

# Which shapes a format gives back as they were.
EXACT = {
    "coco": (boxes(), polygons(), masks(), joints),
    "cvat": (boxes(angle=True), polygons(), masks(), joints, ellipses, lines),
    "labelme": (boxes(), polygons(), masks(), lines),
    "label-studio": (boxes(angle=True), polygons(), masks(), ellipses),
    "datumaro": (boxes(), polygons(), masks(), joints, ellipses, lines),
    "yolo-detect": (boxes(),),
    "yolo-segment": (polygons(),),
    "yolo-pose": (joints,),
    "yolo-obb": (boxes(angle=True),),
    "voc": (boxes().map(lambda b: Box(x=int(b.x), y=int(b.y), width=math.ceil(b.width), height=math.ceil(b.height))),),
}


def through(dataset: Dataset, format: str, folder: Path) -> tuple[Dataset, Losses]:
    """Written, and read back."""
    losses = Losses()
    target = folder / "out"
    write_dataset(dataset, target, format, losses)
    if format.startswith("yolo"):
        put_pictures(dataset, target / "images")
    return read_dataset(target, format, Losses()), losses


def numbers(shape: object) -> list[float]:
    if isinstance(shape, Mask):
        return [float(v) for v in np.flatnonzero(shape.pixels())]
    if isinstance(shape, Keypoints):
        return [float(c) if joint[2] else 0.0 for joint in shape.points for c in joint]
    if isinstance(shape, Box):
        return [c for p in shape.ring() for c in p]
    return [float(v) for v in np.array(list(_values(shape.model_dump())))]  # type: ignore[attr-defined]


def _values(document: object) -> list[float]:
    if isinstance(document, dict):
        return [v for key in sorted(document) if key != "type" for v in _values(document[key])]
    if isinstance(document, list | tuple):
        return [v for each in document for v in _values(each)]
    return [float(document)] if document is not None else []  # type: ignore[arg-type]


@pytest.mark.parametrize("format", EXACT)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_a_format_holds_comes_back_the_same(format: str, data: st.DataObject, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    dataset = data.draw(datasets(*EXACT[format]))
    if format == "yolo-pose":
        dataset.labels = dataset.labels[2:]
    back, losses = through(dataset, format, tmp_path_factory.mktemp("round"))
    assert losses.counted == {}
    before = {p.name: p for p in dataset.samples}
    assert {p.name for p in back.samples} == set(before)
    for picture in back.samples:
        marks = before[picture.name].marks
        if marks:
            assert (picture.width, picture.height) == (60, 40)
        assert [m.label for m in picture.marks] == [m.label for m in marks]
        for mine, theirs in zip(picture.marks, marks, strict=True):
            assert type(mine.shape) is type(theirs.shape)
            np.testing.assert_allclose(numbers(mine.shape), numbers(theirs.shape), atol=1e-3)


@pytest.mark.parametrize(
    "format", sorted(n for n, f in FORMATS.items() if f.write and n not in ("yolo-classify", "yolo-pose"))
)
def test_nothing_is_dropped_without_being_counted(format: str, tmp_path: Path) -> None:
    """Every mark is in what is read back, or in the count of what was lost."""
    dataset = everything()
    back, losses = through(dataset, format, tmp_path)
    written = sum(len(p.marks) for p in back.samples)
    told = sum(
        n
        for what, n in losses.counted.items()
        if what in ("lines", "keypoints", "polygons", "boxes", "masks", "ellipses")
    )
    pieces = losses.counted.get("skeletons (written as single points)", 0)  # two joints are seen: one region more
    same_label = losses.counted.get("which of several regions of a label a pixel is of", 0)
    hidden = losses.counted.get("regions wholly under others", 0)
    joined = losses.counted.get("parts of one thing (written as one box)", 0)
    assert written + told + same_label + hidden + joined - pieces == 11, (written, losses.counted)
    relations = losses.counted.get("relations", 0) + sum(len(p.links) for p in back.samples)
    assert relations == 1
    said = losses.counted.get("answers to whole images", 0) + sum(len(p.answers) for p in back.samples)
    assert said == 2


def test_what_coco_cannot_hold_is_named(tmp_path: Path) -> None:
    _, losses = through(everything(), "coco", tmp_path)
    assert losses.counted == {
        "lines": 1,
        "relations": 1,
        "answers to whole images": 2,
        "turned boxes (written as polygons)": 1,
        "ellipses (written as polygons)": 1,
        "holes of polygons (written as masks)": 1,
    }


def test_parts_of_one_group_are_one_coco_annotation_and_come_back_as_a_group(tmp_path: Path) -> None:
    back, _ = through(only(everything(), Polygon), "coco", tmp_path)
    marks = back.samples[0].marks
    assert [m.group is not None for m in marks] == [False, True, True]
    assert marks[1].group == marks[2].group


def test_classes_of_pictures_become_folders(tmp_path: Path) -> None:
    dataset = everything()
    pictures = put_pictures(dataset, tmp_path / "pictures")
    write_dataset(dataset, tmp_path / "tasks.json", "label-studio", Losses())
    _, _, unwritten = convert(tmp_path / "tasks.json", tmp_path / "out", "label-studio", "yolo-classify", pictures)
    assert [p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*.png")] == [
        "train/sun/street.png"
    ]
    assert unwritten.counted["images without a class"] == 1
    back = read_dataset(tmp_path / "out", "yolo-classify", Losses())
    assert [p.answers for p in back.samples] == [{"class": "sun"}]


def test_a_zip_is_written_and_read_like_a_folder(tmp_path: Path) -> None:
    dataset = only(everything(), Box)
    write_dataset(dataset, tmp_path / "out.zip", "voc", Losses())
    back = read_dataset(tmp_path / "out.zip", "voc", Losses())
    assert [(p.name, len(p.marks)) for p in back.samples] == [("a/street.png", 1), ("b.png", 1)]


def test_nothing_is_written_over_and_nothing_is_left_half(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("mine")
    with pytest.raises(Invalid, match="is there already"):
        write_dataset(everything(), tmp_path / "out.json", "coco", Losses())
    assert (tmp_path / "out.json").read_text() == "mine"
    bad = everything()
    bad.samples[1].width = 0
    with pytest.raises(Invalid, match=r"b\.png: its width and height are not known"):
        write_dataset(bad, tmp_path / "new.json", "coco", Losses())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.json"]


COCO = '{"images": [{"id": 1, "file_name": "a.jpg"}], "categories": [{"id": 1, "name": "c"}], "annotations": [%s]}'


@pytest.mark.parametrize(
    ("format", "file", "content", "said"),
    [
        ("coco", "a.json", COCO % '{"image_id": 2, "category_id": 1}', r"annotations\[0\].image_id: 2 is no image"),
        (
            "coco",
            "a.json",
            COCO % '{"image_id": 1, "category_id": 1, "bbox": [1, 2]}',
            r"annotations\[0\].bbox: must be",
        ),
        (
            "coco",
            "a.json",
            COCO % '{"image_id": 1, "category_id": 1, "segmentation": [[1, 2, 3]]}',
            r"segmentation\[0\]",
        ),
        ("coco", "a.json", "{", "is not JSON"),
        ("coco", "a.json", "[]", "holds no COCO file"),
        ("voc", "a.xml", "<annotation><size/></annotation>", "size/width: must be a number"),
        ("voc", "a.xml", '<!DOCTYPE x [<!ENTITY y "z">]><annotation/>', "declares a document type"),
        ("cvat", "a.xml", '<annotations><image name="a" width="x" height="1"/></annotations>', r"image\[0\]: width"),
        (
            "cvat",
            "a.xml",
            '<annotations><image name="a" width="9" height="9"><mask label="c" left="0" top="0" width="2" height="2" rle="1, 2"/></image></annotations>',
            "adds up to 3; 2 × 2 is 4",
        ),
        (
            "labelme",
            "a.json",
            '{"shapes": [{"label": "a", "points": [[1, 2]], "shape_type": "polygon"}]}',
            r"shapes\[0\]",
        ),
        ("label-studio", "a.json", '[{"data": {"image": "a.jpg"}}]', r"\[0\].annotations: is missing"),
        ("datumaro", "a.json", '{"items": [{"annotations": [{"type": "bbox"}]}]}', r"annotations\[0\].label_id"),
        ("coco-panoptic", "a.json", "{", "is not JSON"),
        (
            "coco-panoptic",
            "a.json",
            '{"images": [], "annotations": [], "categories": [{"id": 1}]}',
            "a.json: has no usable 'name'",
        ),
        ("masks", "a.png", "no picture", "holds no labels.txt"),
        ("yolo-detect", "a.txt", "0 1 1 1 1", "holds no data.yaml"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(format: str, file: str, content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / file).write_text(content)
    with pytest.raises(Invalid, match=said):
        read_dataset(tmp_path, format, Losses())


def test_a_bad_segment_of_a_panoptic_file_is_named(tmp_path: Path) -> None:
    write_dataset(only(everything(), Mask), tmp_path / "out", "coco-panoptic", Losses())
    file = tmp_path / "out/panoptic.json"
    document = json.loads(file.read_text())
    document["annotations"][0]["segments_info"][0]["category_id"] = 99
    file.write_text(json.dumps(document))
    with pytest.raises(Invalid, match=r"annotations\[0\]\.segments_info\[0\]: has no usable '99'"):
        read_dataset(tmp_path / "out", "coco-panoptic", Losses())


def test_a_bad_line_of_yolo_is_named(tmp_path: Path) -> None:
    dataset = only(everything(), Box)
    write_dataset(dataset, tmp_path / "out", "yolo-detect", Losses())
    put_pictures(dataset, tmp_path / "out" / "images")
    (tmp_path / "out/labels/b.txt").write_text("0 0.5 0.5 1 1\n7 0.5 0.5 1 1\n")
    losses = Losses()
    read = read_dataset(tmp_path / "out", "yolo-detect", losses)
    assert [len(s.marks) for s in read.samples if s.name == "b.png"] == [1]
    assert losses.counted["lines that cannot be read"] == 1
    assert losses.places["lines that cannot be read"][0].endswith(
        "b.txt: line 2: class 7 is not in data.yaml, which names 4"
    )
    (tmp_path / "out/images/b.png").unlink()
    losses = Losses()
    read_dataset(tmp_path / "out", "yolo-detect", losses)
    assert losses.counted["label files whose image is not there"] == 1
    (tmp_path / "out/images/a/street.png").unlink()
    with pytest.raises(Invalid, match="its image is not there"):
        read_dataset(tmp_path / "out", "yolo-detect", Losses())


def test_every_annotator_of_a_label_studio_export_is_kept_and_other_formats_say_so(tmp_path: Path) -> None:
    dataset = only(everything(), Box)
    for picture in dataset.samples:
        picture.annotator = "ana@x.org"
    again = only(everything(), Box).samples[0]
    again.annotator = "ben@x.org"
    dataset.samples.append(again)
    write_dataset(dataset, tmp_path / "tasks.json", "label-studio", Losses())
    back = read_dataset(tmp_path / "tasks.json", "label-studio", Losses())
    assert [(p.name, p.annotator) for p in back.samples] == [
        ("a/street.png", "ana@x.org"),
        ("a/street.png", "ben@x.org"),
        ("b.png", "ana@x.org"),
    ]
    losses = Losses()
    write_dataset(back, tmp_path / "coco.json", "coco", losses)
    assert losses.counted["answers of further annotators"] == 1
