"""Files as other tools write them: each test is a kind of surprise, with the right value."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from truemark.formats.images import convert, read_dataset
from truemark.formats.images.dataset import Dataset
from truemark.formats.labeled import Losses
from truemark.kinds.polyline import Polyline
from truemark.kinds.problem import Invalid

SQUARE = [10, 10, 30, 20]


def picture(width: int = 100, height: int = 80) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (9, 99, 9)).save(out, "PNG")
    return out.getvalue()


def put(folder: Path, files: dict[str, Any]) -> Path:
    """Files of text, of bytes, of JSON, or (None) images of 100 × 80."""
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            content = picture()
        if not isinstance(content, str | bytes):
            content = json.dumps(content)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def coco(*annotations: dict[str, Any], names: tuple[str, ...] = ("a.jpg",), **more: Any) -> dict[str, Any]:
    images = [{"id": n, "file_name": name, "width": 100, "height": 80} for n, name in enumerate(names, start=1)]
    listed = [
        {"id": n, "image_id": 1, "category_id": 1, "bbox": SQUARE} | a for n, a in enumerate(annotations, start=1)
    ]
    return {"images": images, "categories": [{"id": 1, "name": "cat"}], "annotations": listed} | more


def read(folder: Path, format: str, **more: Any) -> tuple[Dataset, Losses]:
    losses = Losses()
    return read_dataset(folder, format, losses, **more), losses


def boxes(dataset: Dataset) -> dict[str, list[list[float]]]:
    return {s.name: [[m.shape.x, m.shape.y, m.shape.width, m.shape.height] for m in s.marks] for s in dataset.samples}


@pytest.mark.parametrize("to", ["yolo-detect", "voc", "labelme", "masks", "coco-panoptic"])
@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../up/a.jpg", "up/a"),
        ("/srv/images/a.jpg", "srv/images/a"),
        ("..\\..\\up\\a.jpg", "up/a"),
        ("C:\\data\\a.jpg", "data/a"),
        ("https://host.example/o/p%2Fa.jpg?alt=1", "o/p/a"),
    ],
)
def test_nothing_is_written_outside_of_the_target(name: str, kept: str, to: str, tmp_path: Path) -> None:
    put(tmp_path / "in", {"in.json": coco({}, names=(name,))})
    convert(tmp_path / "in/in.json", tmp_path / "deep/er/out", "coco", to)
    assert {p.name for p in tmp_path.iterdir()} == {"in", "deep"}
    assert [p.name for p in (tmp_path / "deep/er").iterdir()] == ["out"]
    assert any(p.as_posix().rsplit(".", 1)[0].endswith(kept) for p in (tmp_path / "deep/er/out").rglob("*"))


@pytest.mark.parametrize(
    ("to", "pattern"), [("yolo-detect", "*.txt"), ("voc", "*.xml"), ("labelme", "*.json"), ("masks", "*.png")]
)
def test_images_that_differ_by_their_suffix_have_label_files_of_their_own(
    to: str, pattern: str, tmp_path: Path
) -> None:
    put(tmp_path, {"in.json": coco({}, {"image_id": 2}, names=("a.jpg", "a.png"))})
    _, _, unwritten = convert(tmp_path / "in.json", tmp_path / "out", "coco", to)
    assert len([p for p in (tmp_path / "out").rglob(pattern) if p.name != "labels.txt"]) == 2
    assert sum("differ by their suffix" in what for what in unwritten.counted) == 1


YAML = "names: [cat]\n"


@pytest.mark.parametrize(
    ("format", "files"),
    [
        (
            "yolo-detect",
            {
                "data.yaml": YAML,
                **{f"{s}/images/a.png": None for s in ("train", "valid")},
                "train/labels/a.txt": "0 0.25 0.25 0.3 0.25\n",
                "valid/labels/a.txt": "0 0.6 0.75 0.2 0.25\n",
            },
        ),
        (
            "coco",
            {
                f"{s}/_annotations.coco.json": coco({"bbox": b})
                for s, b in (("train", SQUARE), ("valid", [50, 50, 20, 20]))
            },
        ),
        (
            "cvat",
            {
                "annotations.xml": "<annotations>"
                + "".join(
                    f'<image id="{n}" name="a.png" subset="{s}" width="100" height="80"><box label="cat" xtl="{x}" ytl="{x}" '
                    f'xbr="{x + w}" ybr="{x + 20}"/></image>'
                    for n, (s, x, w) in enumerate((("train", 10, 30), ("valid", 50, 20)))
                )
                + "</annotations>"
            },
        ),
    ],
)
def test_images_of_one_name_in_two_splits_stay_apart(format: str, files: dict[str, Any], tmp_path: Path) -> None:
    dataset, losses = read(put(tmp_path, files), format)
    found = boxes(dataset)
    assert {name.split("/")[0] for name in found} == {"train", "valid"}
    for name, listed in found.items():
        np.testing.assert_allclose(listed, [[10, 10, 30, 20] if name.startswith("train") else [50, 50, 20, 20]])
    assert any("several splits" in what for what in losses.counted)


def test_classes_of_two_splits_stay_apart_too(tmp_path: Path) -> None:
    files = dict.fromkeys(["train/cat/1.png", "train/dog/1.png", "val/cat/1.png"])
    convert(put(tmp_path / "in", files), tmp_path / "out", "yolo-classify", "yolo-classify")
    assert sorted(p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*.png")) == sorted(
        files
    )


def test_a_panoptic_png_is_the_one_of_its_whole_name(tmp_path: Path) -> None:
    def png(rows: slice) -> bytes:
        pixels = np.zeros((8, 10, 3), dtype=np.uint8)
        pixels[rows, :, 0] = 7
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, "PNG")
        return out.getvalue()

    document = {
        "images": [{"id": 1, "file_name": "bee.jpg"}, {"id": 2, "file_name": "abee.jpg"}],
        "categories": [{"id": 1, "name": "bee"}],
        "annotations": [
            {"image_id": n, "file_name": f"{name}.png", "segments_info": [{"id": 7, "category_id": 1}]}
            for n, name in ((1, "bee"), (2, "abee"))
        ],
    }
    put(tmp_path, {"p.json": document, "p/bee.png": png(slice(0, 4)), "p/abee.png": png(slice(4, 8))})
    dataset, _ = read(tmp_path, "coco-panoptic")
    rows = {s.name: np.flatnonzero(s.marks[0].shape.pixels().any(axis=1)).tolist() for s in dataset.samples}
    assert rows == {"bee.jpg": [0, 1, 2, 3], "abee.jpg": [4, 5, 6, 7]}


PARTS = [[5, 5, 15, 5, 15, 15], [25, 25, 35, 25, 35, 35]]


def test_objects_without_ids_stay_two_objects(tmp_path: Path) -> None:
    document = coco({"segmentation": PARTS, "bbox": [5, 5, 30, 30]}, {"segmentation": PARTS, "bbox": [5, 5, 30, 30]})
    for annotation in document["annotations"]:
        del annotation["id"]
    put(tmp_path, {"in.json": document})
    convert(tmp_path / "in.json", tmp_path / "out.json", "coco", "coco")
    assert len(json.loads((tmp_path / "out.json").read_text())["annotations"]) == 2


@pytest.mark.parametrize("to", ["yolo-detect", "voc"])
def test_an_object_of_two_parts_is_one_box_the_files_own(to: str, tmp_path: Path) -> None:
    put(tmp_path, {"in.json": coco({"segmentation": PARTS, "bbox": [4, 4, 40, 40]}), "a.jpg": None})
    convert(tmp_path / "in.json", tmp_path / "out", "coco", to)
    if to == "voc":
        back, _ = read(tmp_path / "out", to)
        assert boxes(back) == {"a.jpg": [[4, 4, 40, 40]]}
    else:
        assert (tmp_path / "out/labels/a.txt").read_text() == "0 0.24 0.3 0.4 0.5\n"


def test_a_pose_keeps_its_own_box(tmp_path: Path) -> None:
    pose = {"keypoints": [30, 20, 2, 40, 30, 1], "bbox": [5, 5, 60, 70], "area": 4200}
    document = coco(pose, categories=[{"id": 1, "name": "person", "keypoints": ["nose", "hand"], "skeleton": [[1, 2]]}])
    put(tmp_path, {"in.json": document})
    convert(tmp_path / "in.json", tmp_path / "out.json", "coco", "coco")
    assert json.loads((tmp_path / "out.json").read_text())["annotations"][0]["bbox"] == [5, 5, 60, 70]


def test_confidences_of_joints_are_joints_that_are_seen(tmp_path: Path) -> None:
    files = {
        "data.yaml": "names: [person]\nkpt_shape: [2, 3]\n",
        "a.png": None,
        "a.txt": "0 0.5 0.5 0.8 0.9 0.4 0.4 0.97 0.5 0.4 0.2\n",
    }
    dataset, losses = read(put(tmp_path, files), "yolo-pose")
    (mark,) = dataset.samples[0].marks
    assert [v for _, _, v in mark.shape.points] == [2, 1]
    assert mark.box is not None
    np.testing.assert_allclose((mark.box.width, mark.box.height), (80, 72))
    assert any("confidences" in what for what in losses.counted)


@pytest.mark.parametrize(
    ("annotation", "counted"),
    [
        ({"image_id": 99}, "annotations that cannot be read"),
        ({"category_id": None}, "annotations that cannot be read"),
        ({"bbox": [1, 2]}, "boxes without an area"),
        ({"segmentation": [[1, 1, 2, 2]]}, "polygons without an area"),
        ({"segmentation": {"size": [80, 100], "counts": "?"}}, "masks that cannot be read"),
        ("text", "annotations that cannot be read"),
    ],
)
def test_one_odd_annotation_is_counted_with_its_place_and_the_rest_is_read(
    annotation: Any, counted: str, tmp_path: Path
) -> None:
    document = coco({}, {"bbox": [50, 50, 10, 10]})
    first = document["annotations"][0]
    document["annotations"][0] = first | annotation if isinstance(annotation, dict) else annotation
    dataset, losses = read(put(tmp_path, {"in.json": document}), "coco")
    assert [50, 50, 10, 10] in boxes(dataset)["a.jpg"]
    assert losses.counted == {counted: 1}
    assert "annotations[0]" in losses.places[counted][0]
    assert "pydantic" not in losses.places[counted][0]


@pytest.mark.parametrize(
    ("change", "shape"),
    [
        ({"segmentation": [10, 10, 40, 10, 40, 30]}, "polygon"),
        ({"segmentation": [[1, 1, 2, 2]]}, "box"),
        ({"image_id": "1"}, "box"),
        ({"image_id": 1.0}, "box"),
        ({"area": float("nan")}, "box"),
    ],
)
def test_an_annotation_that_can_be_meant_is_read(change: dict[str, Any], shape: str, tmp_path: Path) -> None:
    dataset, _ = read(put(tmp_path, {"in.json": coco(change)}), "coco")
    assert [m.shape.type for m in dataset.samples[0].marks] == [shape]


def test_an_annotation_of_nothing_is_a_label_of_the_image(tmp_path: Path) -> None:
    dataset, _ = read(put(tmp_path, {"in.json": coco({"bbox": None}, {})}), "coco")
    assert dataset.samples[0].answers == {"tags": ["cat"]}


def test_instances_keypoints_and_captions_of_one_subset_are_read_together(tmp_path: Path) -> None:
    polygon = {"segmentation": [[10, 10, 40, 10, 40, 30]]}
    pose = polygon | {"keypoints": [30, 20, 2]}
    person = [{"id": 1, "name": "cat", "keypoints": ["nose"]}]
    files = {
        "annotations/instances_train.json": coco(polygon),
        "annotations/person_keypoints_train.json": coco(pose, categories=person),
        "annotations/captions_train.json": coco(categories=[], annotations=[{"image_id": 1, "caption": "A cat."}]),
    }
    dataset, losses = read(put(tmp_path, files), "coco")
    (sample,) = dataset.samples
    assert sorted(m.shape.type for m in sample.marks) == ["keypoints", "polygon"]
    assert len({m.group for m in sample.marks}) == 1
    assert sample.answers == {"caption": "A cat."}
    assert losses.counted == {}


def test_categories_keep_their_ids_and_parents(tmp_path: Path) -> None:
    categories = [
        {"id": 1, "name": "worker", "supercategory": "human"},
        {"id": 90, "name": "ladder", "supercategory": "tool"},
    ]
    put(tmp_path, {"in.json": coco({"category_id": 90}, categories=categories)})
    convert(tmp_path / "in.json", tmp_path / "out.json", "coco", "coco")
    out = json.loads((tmp_path / "out.json").read_text())
    assert [(c["id"], c["supercategory"]) for c in out["categories"]] == [(1, "human"), (90, "tool")]
    assert out["annotations"][0]["category_id"] == 90


def test_a_size_that_is_not_the_images_own_is_told(tmp_path: Path) -> None:
    _, losses = read(put(tmp_path, {"in.json": coco({}), "a.jpg": picture(80, 100)}), "coco")
    assert losses.places["sizes that are not the image's own (turned by EXIF?)"] == [
        "a.jpg: 100 × 80 in the file, 80 × 100 in the image"
    ]


@pytest.mark.parametrize(
    "files",
    [
        {"data.yaml": YAML, "train/images/a.png": None, "train/labels/a.txt": "0 0.25 0.25 0.3 0.25\n"},
        {"classes.txt": "cat\n", "a.png": None, "a.txt": "0 0.25 0.25 0.3 0.25\n"},
        {
            "classes.txt": b"\xef\xbb\xbfcat\r\n",
            "images/a.png": None,
            "labels/a.txt": b"\xef\xbb\xbf0 0.25 0.25 0.3 0.25",
        },
        {
            "obj.names": "cat\n",
            "obj.data": "classes = 1\n",
            "train.txt": "x\n",
            "d/a.png": None,
            "d/a.txt": "0 .25 .25 .3 .25",
        },
        {
            "my_labels/data.yaml": YAML,
            "my_labels/images/a.png": None,
            "my_labels/labels/a.txt": "0 0.25 0.25 0.3 0.25\n",
        },
        {"data.yaml": YAML, "images/a.png": None, "labels/a.txt": "0 0.25 0.25 0.3 0.25 0.83\n"},
        {"data.yaml": YAML, "README.roboflow.txt": "A set of 1 image\n", "Train.txt": "images/a.png\n"}
        | {"images/a.png": None, "labels/a.txt": "0 0.25 0.25 0.3 0.25\n"},
    ],
)
def test_yolo_sets_are_read_as_tools_lay_them_out(files: dict[str, Any], tmp_path: Path) -> None:
    dataset, losses = read(put(tmp_path, files), "yolo-detect")
    assert [label.name for label in dataset.labels] == ["cat"]
    ((name, listed),) = boxes(dataset).items()
    assert name.endswith("a.png")
    np.testing.assert_allclose(listed, [SQUARE])
    assert losses.counted == {}


def test_an_image_without_a_label_file_is_one_on_which_nothing_is(tmp_path: Path) -> None:
    files = {"data.yaml": YAML, "images/a.png": None, "images/b.png": None, "labels/a.txt": "0 0.25 0.25 0.3 0.25\n"}
    dataset, _ = read(put(tmp_path, files), "yolo-detect")
    assert {s.name: len(s.marks) for s in dataset.samples} == {"a.png": 1, "b.png": 0}


def test_labels_and_images_may_lie_in_two_places(tmp_path: Path) -> None:
    put(tmp_path, {"labels/data.yaml": YAML, "labels/a.txt": "0 0.25 0.25 0.3 0.25\n", "pictures/a.png": None})
    dataset, _ = read(tmp_path / "labels", "yolo-detect", images=tmp_path / "pictures")
    np.testing.assert_allclose(boxes(dataset)["a.png"], [SQUARE])


def test_an_encoding_that_nothing_tells_is_asked_for_and_can_be_given(tmp_path: Path) -> None:
    files = {"classes.txt": "貓\n".encode("cp950"), "a.png": None, "a.txt": "0 0.25 0.25 0.3 0.25\n"}
    put(tmp_path, files)
    with pytest.raises(
        Invalid, match=r"classes\.txt: line 1: is not UTF-8 at byte 0; save it as UTF-8, or name its encoding"
    ):
        read(tmp_path, "yolo-detect")
    dataset, _ = read(tmp_path, "yolo-detect", encoding="cp950")
    assert dataset.labels[0].name == "貓"


VOC = "<annotation><filename>a.png</filename>{size}<object><name>{name}</name>{more}</object></annotation>"
BOUNDS = "<bndbox><xmin>{}</xmin><ymin>{}</ymin><xmax>{}</xmax><ymax>{}</ymax></bndbox>"
SIZE = "<size><width>100</width><height>80</height></size>"


@pytest.mark.parametrize(
    ("document", "box"),
    [
        (VOC.format(size=SIZE, name="cat", more=BOUNDS.format(11, 11, 40, 30)), SQUARE),
        (VOC.format(size=SIZE, name="cat", more=BOUNDS.format(0, 0, 100, 80)), [0, 0, 100, 80]),
        (VOC.format(size=SIZE, name="cat", more=BOUNDS.format(10.5, 10, 40.5, 30)), [10.5, 10, 30, 20]),
        (
            '<?xml version="1.0" encoding="gb2312"?>'
            + VOC.format(size=SIZE, name="猫", more=BOUNDS.format(11, 11, 40, 30)),
            SQUARE,
        ),
        (VOC.format(size="", name="cat", more=BOUNDS.format(11, 11, 40, 30)), SQUARE),
        (VOC.format(size=SIZE, name="cat", more=BOUNDS.format(40, 30, 11, 11)), SQUARE),
    ],
)
def test_boxes_of_pascal_voc(document: str, box: list[float], tmp_path: Path) -> None:
    files = {"Annotations/a.xml": document.encode("gb2312" if "猫" in document else "utf-8"), "JPEGImages/a.png": None}
    dataset, _ = read(put(tmp_path, files | {"pom.xml": "<project/>"}), "voc")
    assert boxes(dataset) == {"a.png": [box]}
    assert (dataset.samples[0].width, dataset.samples[0].height) == (100, 80)


def test_polygons_attributes_and_turned_boxes_in_voc(tmp_path: Path) -> None:
    attributes = "<attributes><attribute><name>colour</name><value>red</value></attribute></attributes>"
    polygon = "<polygon><x1>1</x1><y1>2</y1><x2>30</x2><y2>2</y2><x3>30</x3><y3>40</y3></polygon>"
    turned = "<robndbox><cx>50</cx><cy>40</cy><w>30</w><h>20</h><angle>0.5235987755982988</angle></robndbox>"
    files = {
        f"{n}.xml": VOC.format(size=SIZE, name="cat", more=more).replace("a.png", f"{n}.png")
        for n, more in enumerate((attributes + BOUNDS.format(11, 11, 40, 30), polygon, turned))
    }
    dataset, _ = read(put(tmp_path, files), "voc")
    one, two, three = (s.marks[0] for s in dataset.samples)
    assert one.attributes == {"colour": "red"}
    assert two.shape.points == ((1, 2), (30, 2), (30, 40))
    assert three.shape.angle == pytest.approx(30)


def test_cvat_keeps_what_its_labels_declare(tmp_path: Path) -> None:
    def asked(name: str, kind: str, values: str) -> str:
        parts = {"name": name, "mutable": "False", "input_type": kind, "default_value": "", "values": values}
        return "<attribute>" + "".join(f"<{k}>{v}</{k}>" for k, v in parts.items()) + "</attribute>"

    listed = (
        asked("colour", "select", "red\ngreen\nblue")
        + asked("parked", "checkbox", "false")
        + asked("doors", "number", "1;9;1")
    )
    line = '&lt;line data-type="edge" data-node-from="1" data-node-to="2"&gt;&lt;/line&gt;'
    nodes = "".join(
        f'&lt;circle data-node-id="{n}" data-label-name="{j}"&gt;&lt;/circle&gt;' for n, j in ((1, "head"), (2, "foot"))
    )
    labels = f"<label><name>car</name><attributes>{listed}</attributes></label>"
    labels += f"<label><name>man</name><svg>{line}{nodes}</svg></label>"
    labels += "".join(f"<label><name>{j}</name><parent>man</parent></label>" for j in ("head", "foot"))
    shapes = '<box label="car" xtl="40" ytl="30" xbr="10" ybr="10"><attribute name="colour">green</attribute></box>'
    shapes += '<polygon label="" points="1,1;2,2;3,1"/><polygon label="car" points="1,1;2,2"/>'
    xml = f'<annotations><meta><task><labels>{labels}</labels></task></meta><image name="a.png" width="100" height="80">{shapes}'
    put(tmp_path, {"in/annotations.xml": f"{xml}</image></annotations>"})
    _, unread, _ = convert(tmp_path / "in", tmp_path / "out", "cvat", "cvat")
    dataset, _ = read(tmp_path / "out", "cvat")
    car = dataset.label("car")
    assert {k: (d.type, d.options) for k, d in car.attributes.items()} == {
        "colour": ("choice", ["red", "green", "blue"]),
        "parked": ("choice", ["true", "false"]),
        "doors": ("number", []),
    }
    assert dataset.label("man").edges == ((0, 1),)
    assert boxes(dataset) == {"a.png": [SQUARE]}
    assert unread.counted == {
        "boxes with their corners the wrong way round (read the right way)": 1,
        "shapes that cannot be read": 2,
    }


def test_a_mask_that_reaches_over_the_edge_is_cut_there(tmp_path: Path) -> None:
    mask = '<mask label="car" left="18" top="5" width="4" height="2" rle="0, 8"/>'
    xml = f'<annotations><image name="a.png" width="20" height="10">{mask}</image></annotations>'
    dataset, losses = read(put(tmp_path, {"a.xml": xml}), "cvat")
    assert int(dataset.samples[0].marks[0].shape.pixels().sum()) == 4
    assert losses.counted == {"masks that reach past their image (cut at its edge)": 1}


def test_labelme_finds_its_image_beside_in_a_sibling_folder_or_within(tmp_path: Path) -> None:
    import base64

    shape = {"label": "cat", "points": [[10, 10], [40, 10], [40, 30]], "shape_type": "polygon"}
    turned = {"label": "cat", "points": [[10, 10], [40, 10], [40, 30], [10, 30]], "shape_type": "oriented_rectangle"}
    files = {
        "labels/a.json": {
            "shapes": [shape, turned, {**shape, "points": [[1, 1], [2, 2]]}],
            "imagePath": "..\\images\\a.png",
        },
        "images/a.png": None,
        "b.json": {"shapes": [shape], "imagePath": "b.png", "imageData": base64.b64encode(picture(30, 20)).decode()},
    }
    dataset, losses = read(put(tmp_path, files), "labelme")
    assert {s.name: (s.width, s.height, len(s.marks)) for s in dataset.samples} == {
        "b.png": (30, 20, 1),
        "a.png": (100, 80, 2),
    }
    assert losses.counted == {"shapes that cannot be read": 1}
    assert losses.places["shapes that cannot be read"][0].endswith("shapes[2]: has 2 points; at least 3 are needed")


def test_a_damaged_member_of_a_zip_is_named_and_a_broken_zip_too(tmp_path: Path) -> None:
    whole = tmp_path / "in.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("classes.txt", "cat\n")
        archive.writestr("images\\a.png", picture())
        archive.writestr("labels\\a.txt", "0 0.25 0.25 0.3 0.25\n")
    dataset, _ = read(whole, "yolo-detect")
    np.testing.assert_allclose(boxes(dataset)["a.png"], [SQUARE])
    whole.write_bytes(whole.read_bytes().replace(b"0.3 0.25\n", b"0.3 0.35\n"))
    with pytest.raises(Invalid, match=r"a\.txt: cannot be unpacked: Bad CRC-32"):
        read(whole, "yolo-detect")
    whole.write_bytes(whole.read_bytes()[:60])
    with pytest.raises(Invalid, match="is no zip archive, or a broken one"):
        read(whole, "yolo-detect")


def test_names_of_a_chinese_zip_are_read(tmp_path: Path) -> None:
    from truemark.formats.images.zips import member_name

    assert member_name(zipfile.ZipInfo("图片.jpg".encode("gbk").decode("cp437"))) == "图片.jpg"
    assert member_name(zipfile.ZipInfo("é.jpg")) == "é.jpg"


SIZED = {"original_width": 100, "original_height": 80, "image_rotation": 0}


def result(id: str, kind: str, value: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": id, "type": kind, "from_name": kind, "to_name": "image", "value": value, **SIZED, **more}


PERCENT = {"x": 10, "y": 12.5, "width": 30, "height": 25, "rotation": 0}


def task(address: Any, *results: dict[str, Any], **more: Any) -> dict[str, Any]:
    field = "image" if isinstance(address, str) else "pages"
    return {"id": 1, "data": {field: address}, "annotations": [{"completed_by": 1, "result": list(results)}]} | more


def test_results_of_one_id_are_one_region_with_its_words(tmp_path: Path) -> None:
    results = [
        result("r", "rectangle", PERCENT),
        result("r", "labels", PERCENT | {"labels": ["Text"]}),
        result("r", "textarea", PERCENT | {"text": ["HELLO"]}),
        result("d", "datetime", {"datetime": "2024-01-01"}),
        result("e", "rectanglelabels", PERCENT | {"rectanglelabels": []}),
        result("p", "polygonlabels", {"points": [[1, 1], [2, 2], [3, 1]], "closed": False, "polygonlabels": ["lane"]}),
        result("x", "rectanglelabels", {"points": [[1, 1]], "rectanglelabels": ["Text"]}),
    ]
    for each in results[3:4]:
        del each["original_width"]
    dataset, losses = read(put(tmp_path, {"t.json": [task("/data/upload/1/a.png", *results)]}), "label-studio")
    (sample,) = dataset.samples
    assert [m.label for m in sample.marks] == ["Text", "rectanglelabels", "lane"]
    assert sample.marks[0].attributes == {"textarea": "HELLO"}
    assert boxes(Dataset([], [type(sample)("a", marks=sample.marks[:1])]))["a"] == [SQUARE]
    assert isinstance(sample.marks[2].shape, Polyline)
    assert sample.answers == {"datetime": "2024-01-01"}
    assert losses.counted == {"regions without a label (named by their control)": 1, "regions that cannot be read": 1}


def test_pages_uploads_and_local_files_of_label_studio_are_told_apart(tmp_path: Path) -> None:
    box = PERCENT | {"rectanglelabels": ["cat"]}
    pages = ["/data/local-files/?d=doc%5Cp1.png", "/data/local-files/?d=doc/p2.png"]
    tasks = [
        task(pages, result("r", "rectanglelabels", box, item_index=1)) | {"id": 1},
        task("/data/upload/1/0a1b2c3d-img.png", result("r", "rectanglelabels", box)) | {"id": 2},
        task("/data/upload/1/99ffee00-img.png") | {"id": 3},
        task("/data/upload/1/0a1b2c3d-b.png") | {"id": 4},
    ]
    tasks[3]["data"] |= {"camera": "north"}
    tasks[3]["meta"] = {"batch": "7"}
    files = {"t.json": tasks, "media/upload/1/0a1b2c3d-b.png": None}
    dataset, _ = read(put(tmp_path, files), "label-studio")
    assert {s.name: len(s.marks) for s in dataset.samples} == {
        "doc/p1.png": 0,
        "doc/p2.png": 1,
        "0a1b2c3d-img.png": 1,
        "99ffee00-img.png": 0,
        "b.png": 0,
    }
    last = dataset.samples[-1]
    assert (last.data, last.meta, last.width, last.height) == ({"camera": "north"}, {"batch": "7"}, 100, 80)


def test_groups_and_directions_of_label_studio_are_kept(tmp_path: Path) -> None:
    box = PERCENT | {"rectanglelabels": ["cat"]}
    relation = {"type": "relation", "from_id": "a", "to_id": "b", "direction": "left", "labels": ["chases", "eats"]}
    results = [result("a", "rectanglelabels", box), result("b", "rectanglelabels", box, parentID="a"), relation]
    dataset, _ = read(put(tmp_path, {"t.json": [task("a.png", *results)]}), "label-studio")
    (sample,) = dataset.samples
    assert [m.group for m in sample.marks] == ["a", "a"]
    assert [(x.source, x.target, x.label) for x in sample.links] == [(1, 0, "chases"), (1, 0, "eats")]


def test_a_dialogue_of_label_studio_is_a_text_with_spans(tmp_path: Path) -> None:
    value = {"start": "1", "end": "1", "startOffset": 3, "endOffset": 7, "text": "Rome", "paragraphlabels": ["LOC"]}
    dialogue = [{"author": "A", "text": "Where?"}, {"author": "B", "text": "In Rome 😀 now"}]
    document = [
        {
            "id": 5,
            "data": {"dialogue": dialogue},
            "annotations": [{"completed_by": 1, "result": [result("r", "paragraphlabels", value)]}],
        },
        {
            "id": 6,
            "data": {"text": "😀 Ana"},
            "annotations": [
                {"result": [result("r", "labels", {"start": 3, "end": 6, "text": "Ana", "labels": ["PER"]})]}
            ],
        },
    ]
    dataset, _ = read(put(tmp_path, {"t.json": document}), "label-studio")
    found = [(s.text or "")[m.shape.start : m.shape.end] for s in dataset.samples for m in s.marks]
    assert found == ["Rome", "Ana"]


def test_json_min_is_told_by_its_name(tmp_path: Path) -> None:
    put(tmp_path, {"t.json": [{"image": "a.png", "annotator": 1, "annotation_id": 1, "lead_time": 1, "label": []}]})
    with pytest.raises(Invalid, match="is Label Studio's JSON-MIN"):
        read(tmp_path, "label-studio")


def test_a_line_of_two_points_comes_back_from_label_studio(tmp_path: Path) -> None:
    line = '<polyline label="lane" points="10,10;50,60"/>'
    xml = f'<annotations><image name="a.png" width="100" height="80">{line}</image></annotations>'
    put(tmp_path, {"in/a.xml": xml})
    convert(tmp_path / "in", tmp_path / "ls", "cvat", "label-studio")
    dataset, losses = read(tmp_path / "ls", "label-studio")
    assert dataset.samples[0].marks[0].shape == Polyline(points=((10, 10), (50, 60)))
    assert losses.counted == {}


def test_a_backup_of_overlapping_jobs_holds_a_box_once_and_no_deleted_frame(tmp_path: Path) -> None:
    def box(frame: int) -> dict[str, Any]:
        return {"type": "rectangle", "points": [10, 10, 40, 30], "frame": frame, "label": "car", "attributes": []}

    jobs = [{"start_frame": 0, "stop_frame": 1}, {"start_frame": 1, "stop_frame": 2}]
    manifest = '{"version": "1.1"}\n{"type": "images"}\n' + "".join(
        json.dumps({"name": n, "extension": ".png", "width": 100, "height": 80}) + "\n" for n in "abc"
    )
    files = {
        "task.json": {"labels": [{"name": "car"}], "jobs": jobs, "data": {"deleted_frames": [2]}},
        "annotations.json": [{"shapes": [box(0), box(1)]}, {"shapes": [box(1), box(2)]}],
        "data/manifest.jsonl": manifest,
    }
    dataset, losses = read(put(tmp_path, files), "cvat-backup")
    assert {s.name: len(s.marks) for s in dataset.samples} == {"a.png": 1, "b.png": 1}
    assert losses.counted == {"annotations of deleted frames": 1, "deleted frames": 1}


def test_void_pixels_of_a_mask_are_left_out_and_counted(tmp_path: Path) -> None:
    pixels = np.zeros((8, 10), dtype=np.uint8)
    pixels[1:3, 1:3], pixels[7] = 1, 255
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    dataset, losses = read(put(tmp_path, {"labels.txt": "cat\n", "a.png": out.getvalue()}), "masks")
    assert [m.label for m in dataset.samples[0].marks] == ["cat"]
    assert losses.counted == {"pixels of 255 (void)": 10}


def test_two_captions_are_both_kept(tmp_path: Path) -> None:
    captions = [{"type": "caption", "caption": c} for c in ("First.", "Second.")]
    document = {
        "categories": {},
        "items": [{"id": "a", "image": {"path": "a.jpg", "size": [8, 9]}, "annotations": captions}],
    }
    put(tmp_path, {"in/annotations/default.json": document})
    convert(tmp_path / "in", tmp_path / "out", "datumaro", "datumaro")
    dataset, _ = read(tmp_path / "out", "datumaro")
    assert dataset.samples[0].answers == {"caption": ["First.", "Second."]}


def test_a_set_of_which_nothing_can_be_read_is_refused_with_the_first_place(tmp_path: Path) -> None:
    put(tmp_path, {"data.yaml": YAML, "a.png": None, "a.txt": "3 0.5 0.5 0.1 0.1\n"})
    with pytest.raises(Invalid, match=r"a\.txt: line 1: class 3 is not in data\.yaml, which names 1"):
        read(tmp_path, "yolo-detect")
