"""Answers to pictures leave a project in the field's formats and come in from them, through jobs."""

import io
import json
import zipfile
from typing import Any

import orjson
import pytest

from tests.api.people import People
from tests.api.pictures import jpeg, picture_project, run, take, upload, zipped

BOX = {"type": "box", "x": 5.5, "y": 6.0, "width": 20.0, "height": 10.0, "angle": 0.0}


def labelled(people: People) -> str:
    project = picture_project(people)
    take(people, project, {"set/a.jpg": jpeg(seed=1), "set/b.jpg": jpeg(seed=2)})
    task = people.as_("annotator", "POST", f"/projects/{project}/next").json()
    answers = {"objects": [{"id": "r1", "label": "car", "shape": BOX}], "weather": "sun"}
    done = people.as_(
        "annotator", "POST", f"/assignments/{task['assignment']['id']}/submit", json={"answers": answers, "key": "k"}
    )
    assert done.status_code == 201, done.text
    return project


def export(people: People, project: str, **wanted: Any) -> tuple[bytes, dict[str, Any]]:
    asked = people.as_("manager", "POST", f"/projects/{project}/exports", json=wanted)
    assert asked.status_code == 202, asked.text
    result = run(people, asked.json()["id"])
    return people.as_("manager", "GET", f"/exports/{asked.json()['id']}/file").content, result


def test_a_coco_export_holds_what_was_labelled_and_says_what_it_cannot(people: People) -> None:
    project = labelled(people)
    file, result = export(people, project, format="coco")
    document = orjson.loads(file)
    assert document["images"] == [{"id": 1, "file_name": "set/a.jpg", "width": 64, "height": 48}]
    assert [(a["bbox"], a["category_id"]) for a in document["annotations"]] == [([5.5, 6, 20, 10], 1)]
    assert [c["name"] for c in document["categories"]] == ["car", "person"]
    assert result["lost"] == {"items that nobody has labeled": 1, "answers to whole images": 1}


def test_a_yolo_export_with_its_pictures_is_ready_to_train_on(people: People) -> None:
    project = labelled(people)
    file, _ = export(people, project, format="yolo-detect", pictures=True)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert sorted(archive.namelist()) == ["data.yaml", "images/set/a.jpg", "labels/set/a.txt"]
        assert archive.read("images/set/a.jpg") == jpeg(seed=1)
        assert archive.read("labels/set/a.txt").split() == [b"0", b"0.2421875", b"0.22916667", b"0.3125", b"0.20833333"]


def test_formats_of_pictures_are_refused_where_there_are_none(people: People) -> None:
    text = people.project()
    refused = people.as_("manager", "POST", f"/projects/{text}/exports", json={"format": "coco"})
    assert refused.status_code == 422
    assert "coco is for image; this project shows text" in refused.json()["detail"]


@pytest.mark.parametrize("format", ["coco", "cvat", "datumaro", "labelme", "voc", "yolo-detect", "label-studio"])
def test_what_went_out_comes_in_again_with_its_pictures(people: People, format: str) -> None:
    project = labelled(people)
    file, _ = export(people, project, format=format, pictures=True)
    other = picture_project(people)
    id = upload(people, other, "set.zip", file)
    asked = people.as_("manager", "POST", f"/projects/{other}/answers", json={"upload": id, "format": format})
    assert asked.status_code == 202, asked.text
    result = run(people, asked.json()["id"])
    assert (result["files"], result["items"], result["pictures"], result["refused"]) == (1, 1, 1, 0), result
    (row,) = people.as_("manager", "GET", f"/projects/{other}/items").json()["items"]
    assert row["state"] == "settled"
    whole = people.as_("manager", "GET", f"/projects/{other}/items/{row['id']}").json()
    (region,) = whole["settled"]["answers"]["objects"]
    assert region["label"] == "car"
    got = [region["shape"][k] for k in ("x", "y", "width", "height")]
    assert got == pytest.approx([5.5, 6, 20, 10], abs=1 if format == "voc" else 0.01)


def test_answers_to_pictures_that_are_not_there_and_labels_that_nobody_asks_for_are_reported(people: People) -> None:
    project = picture_project(people)
    take(people, project, {"a.jpg": jpeg()}, items=False)
    coco = {
        "images": [{"id": 1, "file_name": "a.jpg"}, {"id": 2, "file_name": "gone.jpg"}],
        "categories": [{"id": 1, "name": "car"}, {"id": 2, "name": "tree"}],
        "annotations": [
            {"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 2, 30, 20]},
            {"id": 2, "image_id": 1, "category_id": 2, "bbox": [1, 2, 30, 20]},
        ],
    }
    id = upload(people, project, "coco.json", json.dumps(coco).encode())
    asked = people.as_("manager", "POST", f"/projects/{project}/answers", json={"upload": id, "format": "coco"}).json()
    result = run(people, asked["id"])
    assert (result["pictures"], result["regions"], result["refused"]) == (1, 1, 1)
    assert result["errors"] == [{"file": "gone.jpg", "message": "is no file of the project; bring the image in first"}]
    assert result["lost"] == {"boxes labeled 'tree', which no question takes": 1}


def test_the_annotators_of_a_label_studio_export_come_as_people_with_their_own_answers(people: People) -> None:
    project = picture_project(people, overlap=2)
    take(people, project, {"a.jpg": jpeg()})

    def annotation(who: str, x: float) -> dict[str, Any]:
        value = {"x": x, "y": 10, "width": 50, "height": 50, "rotation": 0, "rectanglelabels": ["car"]}
        result = {"id": "r", "type": "rectanglelabels", "original_width": 64, "original_height": 48, "value": value}
        return {"completed_by": {"email": who}, "result": [result]}

    task = {"data": {"image": "/data/upload/1/a1b2c3d4-a.jpg"}}
    task["annotations"] = [annotation(w, x) for w, x in (("ana@old.org", 10), ("ben@old.org", 12), ("cy@old.org", 9))]  # type: ignore[assignment]
    id = upload(people, project, "tasks.json", json.dumps([task]).encode())
    body = {"upload": id, "format": "label-studio", "as": "annotators"}
    asked = people.as_("manager", "POST", f"/projects/{project}/answers", json=body).json()
    result = run(people, asked["id"])
    assert (result["pictures"], result["people"], result["refused"]) == (2, 3, 1)
    assert "2 people have this item already" in result["errors"][0]["message"]
    (row,) = people.as_("manager", "GET", f"/projects/{project}/items").json()["items"]
    assert (row["state"], row["answered"]) == ("labeled", 2)
    assert 0.9 < row["agreement"] < 1


def test_a_zip_bomb_of_a_file_is_refused(people: People) -> None:
    """A picture that claims more pixels than anybody can look at is refused from its header."""
    project = picture_project(people)
    header = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00")
    bomb = header + _chunk(b"IDAT", __import__("zlib").compress(b"\0" * 1000)) + _chunk(b"IEND", b"")
    report = take(people, project, {"all.zip": zipped({"bomb.png": bomb})})
    assert "is 60000 × 60000 = 3600 megapixels; at most 400 are taken" in report["errors"][0]["message"]


def _chunk(kind: bytes, data: bytes) -> bytes:
    import zlib

    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def test_a_schema_does_not_turn_the_pictures_of_items_into_texts(people: People) -> None:
    project = labelled(people)
    schema = {
        "stages": [{"name": "photo", "type": "text", "source": "photo"}],
        "questions": [{"name": "topic", "type": "choice", "options": ["a", "b"]}],
    }
    refused = people.as_("manager", "PUT", f"/projects/{project}/schema", json={"schema": schema})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["path"] == "schema.stages[0].type"
