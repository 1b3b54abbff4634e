"""Files of a project: uploads in parts, pictures judged, kept once, looked at, labelled in their pixels."""

import io

import pytest
from PIL import Image

from tests.api.people import People
from tests.api.pictures import jpeg, picture_project, take, upload, zipped
from truemark.kinds.mask import from_pixels

BOX = {"type": "box", "x": 5.5, "y": 6, "width": 20, "height": 10}


def test_a_folder_of_photos_becomes_items_with_their_files(people: People) -> None:
    project = picture_project(people)
    report = take(people, project, {"train/a.jpg": jpeg(seed=1), "train/b.jpg": jpeg(80, 60, seed=2)}, batch="june")
    assert report == {"files": 2, "items": 2, "duplicates": 0, "refused": 0, "errors": []}
    rows = people.as_("manager", "GET", f"/projects/{project}/items").json()["items"]
    assert [r["key"] for r in rows] == ["train/a.jpg", "train/b.jpg"]
    assert [r["batch"] for r in rows] == ["june", "june"]
    shown = rows[1]["media"]["photo"]
    assert [(m["name"], m["sizes"], m["type"], m["tiled"]) for m in shown] == [
        ("train/b.jpg", [[80, 60]], "image/jpeg", False)
    ]
    whole = people.as_("annotator", "GET", f"/projects/{project}/media/{shown[0]['id']}/file")
    assert whole.content == jpeg(80, 60, seed=2)
    part = people.as_(
        "annotator", "GET", f"/projects/{project}/media/{shown[0]['id']}/file", headers={"Range": "bytes=2-5"}
    )
    assert (part.status_code, part.content) == (206, whole.content[2:6])
    small = people.as_("annotator", "GET", f"/projects/{project}/media/{shown[0]['id']}/thumbnail")
    assert Image.open(io.BytesIO(small.content)).size == (80, 60)
    people.add("stranger")
    assert people.as_("stranger", "GET", f"/projects/{project}/media/{shown[0]['id']}/file").status_code == 404


def test_a_zip_is_unpacked_and_what_is_no_picture_is_named(people: People) -> None:
    project = picture_project(people)
    archive = zipped(
        {
            "set/1.jpg": jpeg(seed=3),
            "__MACOSX/set/._1.jpg": b"x",
            "set/notes.txt": b"hello",
            "set/cut.jpg": jpeg(400, 300, seed=4)[:1500],
            "../../etc/passwd": jpeg(seed=5),
        }
    )
    report = take(people, project, {"photos.zip": archive})
    assert (report["files"], report["items"], report["refused"]) == (1, 1, 3), report
    said = {e["file"]: e["message"] for e in report["errors"]}
    assert "is no image that Truemark reads" in said["set/notes.txt"]
    assert "is broken" in said["set/cut.jpg"]
    assert "is no relative path" in said["../../etc/passwd"]


def test_members_of_a_zip_that_cannot_be_unpacked_are_refused_and_the_others_kept(people: People) -> None:
    project = picture_project(people)
    broken = jpeg(seed=6)
    archive = bytearray(zipped({"a.jpg": jpeg(seed=7), "broken.jpg": broken, "locked.jpg": jpeg(seed=8)}))
    archive[archive.index(broken) + len(broken) // 2] ^= 255  # its checksum no longer holds
    archive[archive.rindex(b"PK\x03\x04") + 6] |= 1  # flags of the last member: encrypted
    archive[archive.rindex(b"PK\x01\x02") + 8] |= 1
    report = take(people, project, {"photos.zip": bytes(archive)})
    assert (report["files"], report["items"], report["refused"]) == (1, 1, 2), report
    said = {e["file"]: e["message"] for e in report["errors"]}
    assert "cannot be unpacked: Bad CRC-32" in said["broken.jpg"]
    assert "is encrypted" in said["locked.jpg"]


def test_an_upload_goes_on_where_it_was(people: People) -> None:
    project = picture_project(people)
    data = jpeg(300, 200)
    id = upload(people, project, "a.jpg", data, part=1000)
    state = people.as_("manager", "HEAD", f"/uploads/{id}")
    assert (state.headers["Upload-Offset"], state.headers["Upload-Length"]) == (str(len(data)), str(len(data)))
    headers = {"Upload-Offset": "10", "Content-Type": "application/offset+octet-stream"}
    again = people.as_("manager", "PATCH", f"/uploads/{id}", headers=headers, content=b"x")
    assert again.status_code == 409
    assert f"goes on at byte {len(data)}" in again.json()["detail"]
    assert people.as_("owner", "HEAD", f"/uploads/{id}").status_code == 404
    assert people.as_("manager", "DELETE", f"/uploads/{id}").status_code == 204
    assert people.as_("manager", "HEAD", f"/uploads/{id}").status_code == 404


def test_an_upload_that_is_not_whole_is_not_taken_in(people: People) -> None:
    project = picture_project(people)
    begun = people.as_(
        "manager",
        "POST",
        f"/projects/{project}/uploads",
        headers={"Upload-Length": "100", "Upload-Metadata": "filename YS5qcGc="},
    )
    id = begun.headers["Location"].rsplit("/", 1)[1]
    refused = people.as_("manager", "POST", f"/projects/{project}/media", json={"uploads": [id]})
    assert refused.status_code == 409
    assert "'a.jpg' is not whole yet: 0 of 100 bytes" in refused.json()["detail"]


def test_the_same_file_again_is_a_duplicate_and_another_of_its_name_is_refused(people: People) -> None:
    project = picture_project(people)
    take(people, project, {"a.jpg": jpeg(seed=1), "b.jpg": jpeg(seed=2), "copy of a.jpg": jpeg(seed=1)})
    report = take(people, project, {"a.jpg": jpeg(seed=1), "b.jpg": jpeg(seed=9), "c.jpg": jpeg(96, 72, seed=2)})
    assert (report["files"], report["duplicates"], report["refused"]) == (1, 1, 1)
    assert "another file of this name" in report["errors"][0]["message"]
    groups = people.as_("manager", "GET", f"/projects/{project}/media/duplicates").json()
    names = [(g["exact"], [f["name"] for f in g["files"]]) for g in groups]
    assert names == [(True, ["a.jpg", "copy of a.jpg"]), (False, ["b.jpg", "c.jpg"])]


def test_a_picture_lies_as_it_is_looked_at(people: People) -> None:
    project = picture_project(people)
    turned = Image.Exif()
    turned[274] = 6
    take(people, project, {"turned.jpg": jpeg(64, 48, exif=turned)})
    (row,) = people.as_("manager", "GET", f"/projects/{project}/items").json()["items"]
    assert row["media"]["photo"][0]["sizes"] == [[48, 64]]


def test_a_large_picture_comes_in_tiles(people: People) -> None:
    project = picture_project(people)
    take(people, project, {"large.jpg": jpeg(3000, 2100)})
    (row,) = people.as_("manager", "GET", f"/projects/{project}/items").json()["items"]
    (file,) = row["media"]["photo"]
    assert file["tiled"]
    place = f"/projects/{project}/media/{file['id']}/tiles/0"
    for level, tile, size in (
        (12, "5_4", (3000 - 5 * 512, 2100 - 4 * 512)),
        (12, "0_0", (512, 512)),
        (9, "0_0", (375, 263)),
    ):
        found = people.as_("annotator", "GET", f"{place}/{level}/{tile}")
        assert Image.open(io.BytesIO(found.content)).size == size
    assert people.as_("annotator", "GET", f"{place}/12/6_0").status_code == 404


def test_items_may_only_show_files_that_are_there(people: People) -> None:
    project = picture_project(people)
    take(people, project, {"a.jpg": jpeg()}, items=False)
    rows = [{"data": {"photo": "a.jpg"}}, {"data": {"photo": ["a.jpg", "b.jpg"]}}, {"data": {"photo": 7}}]
    made = people.as_("manager", "POST", f"/projects/{project}/items", json=rows).json()
    assert made["imported"] == 1
    said = {e["line"]: e["message"] for e in made["errors"]}
    assert "shows 'b.jpg', which is no file of the project yet" in said[2]
    assert "must be the name of a picture" in said[3]


@pytest.mark.parametrize(
    ("region", "place", "message"),
    [
        ({"shape": BOX | {"angle": 10}}, "objects[0].shape.angle", "must be 0"),
        ({"shape": BOX | {"x": 64.5}}, "objects[0].shape", "lies outside the picture, which is 64 × 48"),
        ({"shape": BOX | {"width": 0}}, "objects[0].shape.width", "greater than 0"),
        ({"shape": BOX, "page": 1}, "objects[0].shape", "is on page 1; there are 1"),
        (
            {"shape": {"type": "mask", "size": [4, 4], "counts": "`0"}},
            "objects[0].shape.size",
            "the picture is 48 high, 64 wide",
        ),
        ({"shape": {"type": "span", "start": 0, "end": 1}}, "objects[0].shape.type", "the question takes box"),
        ({"label": "person", "shape": {"type": "keypoints", "points": [[1, 1, 2]]}}, "points", "has 1 joints"),
    ],
)
def test_a_shape_that_does_not_fit_is_refused_with_its_place(people: People, region, place, message) -> None:  # type: ignore[no-untyped-def]
    project = picture_project(people)
    take(people, project, {"a.jpg": jpeg()})
    task = people.as_("annotator", "POST", f"/projects/{project}/next").json()
    answers = {"objects": [{"id": "r1", "label": "car"} | region]}
    refused = people.as_(
        "annotator", "POST", f"/assignments/{task['assignment']['id']}/submit", json={"answers": answers, "key": "k"}
    )
    assert refused.status_code == 422
    assert any(place in e["path"] and message in e["message"] for e in refused.json()["errors"]), refused.text


def test_shapes_are_labelled_compared_and_settled(people: People) -> None:
    project = picture_project(people, overlap=2)
    take(people, project, {"a.jpg": jpeg()})
    bits = __import__("numpy").zeros((48, 64), bool)
    bits[3:9, 4:12] = True
    mask = from_pixels(bits).model_dump(mode="json")
    answers = {
        "objects": [
            {"id": "r1", "label": "car", "shape": BOX, "group": "g1"},
            {"id": "r2", "label": "car", "shape": mask},
            {"id": "r3", "label": "person", "shape": {"type": "keypoints", "points": [[1, 2, 2], [3.5, 4, 1]]}},
        ],
        "weather": "sun",
    }
    for who, shift in (("annotator", 0), ("reviewer", 1)):
        task = people.as_(who, "POST", f"/projects/{project}/next").json()
        mine = answers | {
            "objects": [answers["objects"][0] | {"shape": BOX | {"x": 5.5 + shift}}, *answers["objects"][1:]]
        }
        done = people.as_(
            who, "POST", f"/assignments/{task['assignment']['id']}/submit", json={"answers": mine, "key": who}
        )
        assert done.status_code == 201, done.text
    stored = done.json()["annotation"]["answers"]["objects"]
    assert stored[0] == {
        "id": "r1",
        "label": "car",
        "group": "g1",
        "attributes": {},
        "shape": BOX | {"x": 6.5, "angle": 0},
    }
    review = people.as_("manager", "POST", f"/projects/{project}/review/next").json()
    assert review["start"]["objects"][0]["shape"]["x"] == pytest.approx(6.0)
    assert [r["shape"]["type"] for r in review["start"]["objects"]] == ["box", "mask", "keypoints"]
    iou = 19 / 21
    assert review["item"]["agreement"] == pytest.approx((1 + (2 * iou + 2 + 2) / 6) / 2)
    quality = people.as_("manager", "GET", f"/projects/{project}/agreement").json()
    (objects,) = [q for q in quality["questions"] if q["question"] == "objects"]
    assert (objects["coefficient"], objects["value"]) == ("region-f1", 1.0)
    settled = people.as_(
        "manager",
        "POST",
        f"/projects/{project}/items/{review['item']['id']}/settle",
        json={"answers": review["start"], "key": "s"},
    )
    assert settled.status_code == 201, settled.text
