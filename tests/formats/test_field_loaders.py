"""What we write is loaded by the field's own programs: pycocotools, supervision, Datumaro, Label Studio's SDK."""

import json
from pathlib import Path

import numpy as np
import pytest

from tests.formats.image_sets import everything, only, put_pictures
from truemark.formats.images import read_dataset, write_dataset
from truemark.formats.images.dataset import Dataset
from truemark.formats.images.shapes import around, mask_of
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import Mask
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline


def written(dataset: Dataset, format: str, target: Path) -> Path:
    write_dataset(dataset, target, format, Losses())
    return target


def test_pycocotools_loads_our_coco_and_draws_the_same_pixels(tmp_path: Path) -> None:
    from pycocotools.coco import COCO

    dataset = everything()
    file = written(dataset, "coco", tmp_path / "coco.json")
    coco = COCO(str(file))
    assert [c["name"] for c in coco.loadCats(coco.getCatIds())] == ["car", "tree", "road", "person"]
    annotations = coco.loadAnns(coco.getAnnIds(imgIds=[1]))
    mask = next(m for m in dataset.samples[0].marks if isinstance(m.shape, Mask))
    written_mask = [a for a in annotations if isinstance(a["segmentation"], dict)]
    assert any((coco.annToMask(a) == mask.shape.pixels()).all() for a in written_mask)
    polygon = dataset.samples[0].marks[2].shape
    theirs = next(a for a in annotations if a["category_id"] == 2 and isinstance(a["segmentation"], list))
    ours = mask_of(polygon, 60, 40)
    assert ours is not None
    assert (
        coco.annToMask(theirs).astype(bool) ^ ours.pixels()
    ).sum() <= 30  # they count a border pixel more generously
    pose = next(a for a in annotations if a.get("num_keypoints"))
    assert pose["keypoints"] == [10.0, 10.0, 2, 12.0, 14.0, 1, 0.0, 0.0, 0]


def test_we_read_what_pycocotools_users_write(tmp_path: Path) -> None:
    """Crowds with plain run lengths, and polygons in several parts, as in COCO's own files."""
    document = {
        "images": [{"id": 9, "file_name": "x.jpg", "width": 4, "height": 3}],
        "categories": [{"id": 7, "name": "cat"}],
        "annotations": [
            {
                "id": 1,
                "image_id": 9,
                "category_id": 7,
                "iscrowd": 1,
                "segmentation": {"counts": [2, 3, 7], "size": [3, 4]},
            },
            {
                "id": 2,
                "image_id": 9,
                "category_id": 7,
                "iscrowd": 0,
                "segmentation": [[0, 0, 2, 0, 2, 2], [2, 2, 4, 2, 4, 3]],
            },
        ],
    }
    (tmp_path / "c.json").write_text(json.dumps(document))
    marks = read_dataset(tmp_path / "c.json", "coco", Losses()).samples[0].marks
    assert marks[0].attributes == {"iscrowd": 1}
    assert marks[0].shape.pixels().T.ravel().tolist() == [False] * 2 + [True] * 3 + [False] * 7
    assert marks[1].group == marks[2].group


def test_supervision_loads_our_coco_yolo_and_voc(tmp_path: Path) -> None:
    import supervision as sv

    dataset = only(everything(), Box)
    pictures = put_pictures(dataset, tmp_path / "pictures")
    wanted = {
        p.name.split("/")[-1]: sorted(
            (m.shape.x, m.shape.y, m.shape.x + m.shape.width, m.shape.y + m.shape.height) for m in p.marks
        )
        for p in dataset.samples
    }

    def same(found: object) -> None:
        got = {Path(path).name: sorted(map(tuple, np.asarray(d.xyxy).round(3).tolist())) for path, _, d in found}  # type: ignore[attr-defined]
        assert got == wanted

    coco = written(dataset, "coco", tmp_path / "coco.json")
    same(sv.DetectionDataset.from_coco(images_directory_path=str(pictures), annotations_path=str(coco)))
    flat = only(everything(), Box)
    flat.samples[0].name = "street.png"
    flat_pictures = put_pictures(flat, tmp_path / "flat")
    voc = written(flat, "voc", tmp_path / "voc")
    same(
        sv.DetectionDataset.from_pascal_voc(
            images_directory_path=str(flat_pictures), annotations_directory_path=str(voc / "Annotations")
        )
    )
    yolo = written(flat, "yolo-detect", tmp_path / "yolo")
    same(
        sv.DetectionDataset.from_yolo(
            images_directory_path=str(flat_pictures),
            annotations_directory_path=str(yolo / "labels"),
            data_yaml_path=str(yolo / "data.yaml"),
        )
    )


def test_supervision_loads_our_turned_boxes_and_polygons(tmp_path: Path) -> None:
    import supervision as sv

    dataset = everything()
    dataset.samples = dataset.samples[:1]
    picture = dataset.samples[0]
    picture.name, picture.marks = "street.png", [picture.marks[1]]
    put_pictures(dataset, tmp_path / "images")
    obb = written(dataset, "yolo-obb", tmp_path / "obb")
    (found,) = sv.DetectionDataset.from_yolo(
        images_directory_path=str(tmp_path / "images"),
        annotations_directory_path=str(obb / "labels"),
        data_yaml_path=str(obb / "data.yaml"),
        is_obb=True,
    )
    corners = found[2].data["xyxyxyxy"][0]
    np.testing.assert_allclose(corners, picture.marks[0].shape.ring(), atol=0.01)
    picture.marks = [everything().samples[0].marks[2]]
    segment = written(dataset, "yolo-segment", tmp_path / "segment")
    (found,) = sv.DetectionDataset.from_yolo(
        images_directory_path=str(tmp_path / "images"),
        annotations_directory_path=str(segment / "labels"),
        data_yaml_path=str(segment / "data.yaml"),
        force_masks=True,
    )
    ours = mask_of(picture.marks[0].shape, 60, 40)
    assert ours is not None
    assert (found[2].mask[0] ^ ours.pixels()).sum() <= 80  # they round to whole pixels and fill the border


KINDS = {
    "coco": ("coco", (Box, Polygon, Mask)),
    "datumaro": ("datumaro", (Box, Polygon, Polyline, Ellipse, Mask, Keypoints)),
    "cvat": ("cvat", (Box, Polygon, Polyline)),
    "voc": ("voc", (Box,)),
    "yolo-detect": ("yolo", (Box,)),
    "label-studio": (None, ()),
}


@pytest.mark.parametrize("format", ["coco", "datumaro", "cvat", "voc"])
def test_datumaro_loads_what_we_write(format: str, tmp_path: Path) -> None:
    import datumaro

    theirs, kinds = KINDS[format]
    dataset = only(everything(), *kinds)
    for picture in dataset.samples:
        picture.name = picture.name.rsplit("/", 1)[-1]
        for mark in picture.marks:
            mark.group = None
    target = tmp_path / "set"
    if format == "coco":
        written(dataset, format, tmp_path / "instances_default.json")
        (target / "annotations").mkdir(parents=True)
        (tmp_path / "instances_default.json").rename(target / "annotations/instances_default.json")
        put_pictures(dataset, target / "images/default")
    else:
        written(dataset, format, target)
        put_pictures(dataset, target / {"voc": "JPEGImages", "cvat": "images", "datumaro": "images/default"}[format])
    if format == "voc":
        (target / "ImageSets/Main").mkdir(parents=True)
        (target / "ImageSets/Main/default.txt").write_text("street\nb\n")
    found = datumaro.Dataset.import_from(
        str(target), {"coco": "coco_instances", "voc": "voc_detection"}.get(format, theirs)
    )
    names = [c.name for c in found.categories()[datumaro.AnnotationType.label]]
    # COCO gives a box beside every outline, under the same number; CVAT and VOC give no numbers.
    counted = {i.id: len({a.id for a in i.annotations} if format == "coco" else i.annotations) for i in found}
    assert counted == {"street": len(dataset.samples[0].marks), "b": 1}
    item = next(i for i in found if i.id == "b")
    (box,) = [a for a in item.annotations if a.type == datumaro.AnnotationType.bbox]
    assert names[box.label] == "car"
    np.testing.assert_allclose(box.get_bbox(), [0, 0, 60, 40], atol=1)


def test_we_read_what_datumaro_writes(tmp_path: Path) -> None:
    import datumaro
    from datumaro.components.annotation import Bbox, LabelCategories
    from datumaro.components.media import Image

    made = datumaro.Dataset.from_iterable(
        [
            datumaro.DatasetItem(
                "p", media=Image.from_numpy(np.zeros((40, 60, 3), np.uint8)), annotations=[Bbox(3, 4, 10, 12, label=1)]
            )
        ],
        categories={datumaro.AnnotationType.label: LabelCategories.from_iterable(["a", "b"])},
        media_type=Image,
    )
    for theirs, ours in (
        ("datumaro", "datumaro"),
        ("coco_instances", "coco"),
        ("voc_detection", "voc"),
        ("cvat", "cvat"),
        ("label_me", None),
    ):
        if ours is None:
            continue  # Datumaro's LabelMe is the old XML of the MIT tool, another format
        made.export(str(tmp_path / ours), theirs, save_media=True)
        (picture,) = read_dataset(tmp_path / ours, ours, Losses()).samples
        (mark,) = picture.marks
        box = around(mark.shape)
        assert box is not None
        assert mark.label == "b"
        np.testing.assert_allclose([box.x, box.y, box.width, box.height], [3, 4, 10, 12], atol=1)


def test_label_studios_converter_loads_our_tasks(tmp_path: Path) -> None:
    from label_studio_sdk.converter import Converter
    from label_studio_sdk.converter.brush import decode_rle

    dataset = only(everything(), Box, Polygon, Mask)
    written(dataset, "label-studio", tmp_path / "ls")
    tasks = json.loads((tmp_path / "ls/tasks.json").read_text())
    brush = next(r for r in tasks[0]["annotations"][0]["result"] if r["type"] == "brushlabels")
    layer = decode_rle(brush["value"]["rle"]).reshape(40, 60, 4)[:, :, 3] > 0
    mask = next(m for m in dataset.samples[0].marks if isinstance(m.shape, Mask))
    assert (layer == mask.shape.pixels()).all()
    config = (tmp_path / "ls/config.xml").read_text()
    put_pictures(dataset, tmp_path / "pictures")
    converter = Converter(config=config, project_dir=str(tmp_path), download_resources=False)
    converter.convert_to_coco(
        str(tmp_path / "ls/tasks.json"),
        str(tmp_path / "coco"),
        output_image_dir=str(tmp_path / "pictures"),
        is_dir=False,
    )
    theirs = json.loads((tmp_path / "coco/result.json").read_text())
    boxes = sorted(tuple(np.round(a["bbox"], 2)) for a in theirs["annotations"] if not a["segmentation"])
    assert boxes == [(0, 0, 60, 40), (1, 2, 10, 8)]


def test_we_read_the_strokes_that_label_studio_makes(tmp_path: Path) -> None:
    from label_studio_sdk.converter.brush import mask2rle

    bits = np.zeros((40, 60), dtype=np.uint8)
    bits[3:17, 5:44] = 255
    result = {
        "id": "a",
        "type": "brushlabels",
        "from_name": "t",
        "to_name": "i",
        "original_width": 60,
        "original_height": 40,
        "value": {"format": "rle", "rle": mask2rle(bits), "brushlabels": ["car"]},
    }
    task = [
        {
            "id": 1,
            "data": {"image": "/data/upload/3/1a2b3c4d-street.png"},
            "annotations": [{"id": 1, "result": [result]}],
        }
    ]
    (tmp_path / "t.json").write_text(json.dumps(task))
    (picture,) = read_dataset(tmp_path / "t.json", "label-studio", Losses()).samples
    assert picture.name == "street.png"
    assert (picture.marks[0].shape.pixels() == (bits > 0)).all()
