"""truemark convert and truemark migrate, as one types them."""

import json
import zipfile
from pathlib import Path

import numpy as np

from tests.formats.image_sets import everything, only, put_pictures
from tests.servers import truemark
from truemark.formats.images import write_dataset
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.store.database import Database, sqlite_url


def test_convert_says_what_it_did_and_what_was_lost(tmp_path: Path) -> None:
    write_dataset(everything(), tmp_path / "in.json", "coco", Losses())
    said = truemark(
        "convert",
        str(tmp_path / "in.json"),
        str(tmp_path / "out"),
        "--from",
        "coco",
        "--to",
        "yolo-segment",
        data=tmp_path,
    )
    assert said == f"2 images, 10 regions, 4 labels → {tmp_path / 'out'}"
    said = truemark(
        "convert",
        str(tmp_path / "in.json"),
        str(tmp_path / "o.zip"),
        "--from",
        "coco",
        "--to",
        "voc",
        "--json",
        data=tmp_path,
    )
    report = json.loads(said)
    assert report["not_written"]["keypoints (written as upright boxes)"] == 1
    assert (tmp_path / "out/labels/a/street.txt").exists()


def owner(data: Path) -> None:
    truemark("user", "add", "--email", "olivia@example.org", "--password", "password-1", "--role", "owner", data=data)


def people_and_projects(data: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    database = Database(sqlite_url(data))
    with database.read() as connection:
        people = {r[0]: r[1] for r in connection.exec_driver_sql("SELECT email, name FROM users")}
        items = [(r[0], r[1]) for r in connection.exec_driver_sql("SELECT key, state FROM items ORDER BY key")]
    database.dispose()
    return people, items


def test_a_label_studio_project_comes_over_with_its_schema_pictures_people_and_answers(tmp_path: Path) -> None:
    dataset = only(everything(), Box)
    for picture in dataset.samples:
        picture.annotator = "ana@old.org"
    source = tmp_path / "export"
    write_dataset(dataset, source, "label-studio", Losses())
    config = '<View><Image name="image" value="$image"/><RectangleLabels name="r" toName="image"><Label value="car" background="#ff0000"/><Label value="bus"/></RectangleLabels><Choices name="weather" toName="image"><Choice value="sun"/><Choice value="rain"/></Choices><VideoRectangle name="v" toName="image"/></View>'
    (source / "config.xml").write_text(config)
    put_pictures(dataset, source / "images")
    owner(tmp_path)
    said = truemark(
        "migrate", str(source), "--from", "label-studio", "--name", "Old", "--by", "olivia@example.org", data=tmp_path
    )
    assert "2 images, 2 items, answers to 2 with 2 regions, 1 new people" in said
    people, items = people_and_projects(tmp_path)
    assert people["ana@old.org"] == "ana"
    assert items == [("a/street.png", "labeled"), ("b.png", "labeled")]
    database = Database(sqlite_url(tmp_path))
    with database.read() as connection:
        schema = json.loads(connection.exec_driver_sql("SELECT document FROM schemas").scalar_one())
    database.dispose()
    objects, weather = schema["questions"]
    assert [(label["name"], label.get("color")) for label in objects["labels"]] == [
        ("car", "#ff0000"),
        ("bus", None),
    ] or [label["name"] for label in objects["labels"]][:2] == ["car", "bus"]
    assert [o["name"] for o in weather["options"]] == ["sun", "rain"]


def test_a_cvat_backup_comes_over(tmp_path: Path) -> None:
    dataset = only(everything(), Box)
    pictures = put_pictures(dataset, tmp_path / "pictures")
    mask = [2, 3, 4, 3]  # runs of 4 × 3 pixels row by row; the rectangle they lie in follows
    shapes = [
        {
            "type": "rectangle",
            "points": [1, 2, 11, 10],
            "frame": 0,
            "label": "car",
            "rotation": 0,
            "group": 0,
            "attributes": [{"name": "make", "value": "old"}],
        },
        {"type": "mask", "points": [*mask, 5, 6, 8, 8], "frame": 1, "label": "car", "attributes": []},
        {"type": "cuboid", "points": [1, 2], "frame": 0, "label": "car", "attributes": []},
    ]
    manifest = '{"version": "1.1"}\n{"type": "images"}\n' + "".join(
        json.dumps({"name": p.name.rsplit(".", 1)[0], "extension": ".png", "width": 60, "height": 40}) + "\n"
        for p in dataset.samples
    )
    with zipfile.ZipFile(tmp_path / "backup.zip", "w") as archive:
        labels = [
            {
                "name": "car",
                "color": "#123456",
                "attributes": [{"name": "make", "input_type": "select", "values": ["old", "new"]}],
            }
        ]
        archive.writestr("project.json", json.dumps({"name": "P", "labels": labels}))
        archive.writestr("task_0/task.json", json.dumps({"name": "T"}))
        archive.writestr("task_0/annotations.json", json.dumps([{"shapes": shapes, "tags": [], "tracks": []}]))
        archive.writestr("task_0/data/manifest.jsonl", manifest)
        for picture in dataset.samples:
            archive.write(pictures / picture.name, f"task_0/data/{picture.name}")
    owner(tmp_path)
    said = truemark(
        "migrate",
        str(tmp_path / "backup.zip"),
        "--from",
        "cvat-backup",
        "--name",
        "Old",
        "--by",
        "olivia@example.org",
        data=tmp_path,
    )
    assert "2 images, 2 items, answers to 2 with 2 regions, 0 new people" in said
    database = Database(sqlite_url(tmp_path))
    with database.read() as connection:
        schema = json.loads(connection.exec_driver_sql("SELECT document FROM schemas").scalar_one())
        stored = [json.loads(r[0]) for r in connection.exec_driver_sql("SELECT answers FROM annotations ORDER BY id")]
    database.dispose()
    (label,) = schema["questions"][0]["labels"]
    assert label["color"] == "#123456"
    assert [o["name"] for o in label["attributes"][0]["options"]] == ["old", "new"]
    assert stored[0]["objects"][0]["attributes"] == {"make": "old"}
    from truemark.kinds.mask import Mask

    bits = Mask(**stored[1]["objects"][0]["shape"]).pixels()
    wanted = np.zeros((40, 60), dtype=bool)
    wanted[6:9, 5:9] = np.array([0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1], dtype=bool).reshape(3, 4)
    assert (bits == wanted).all()


def test_the_client_brings_pictures_and_answers_in_and_takes_them_out(tmp_path: Path) -> None:
    from tests.servers import Server
    from truemark.client import Truemark

    owner(tmp_path)
    token = truemark("token", "create", "--email", "olivia@example.org", data=tmp_path).split()[-1]
    dataset = only(everything(), Box)
    pictures = put_pictures(dataset, tmp_path / "pictures")
    write_dataset(dataset, tmp_path / "coco.json", "coco", Losses())
    server = Server(tmp_path).start()
    try:
        with Truemark(server.url, token) as tm:
            schema = {
                "stages": [{"name": "p", "type": "image", "source": "p"}],
                "questions": [{"name": "n", "type": "text"}],
            }
            project = tm.create_project("P", schema)
            report = tm.import_answers(project.id, tmp_path / "coco.json", "coco", schema=True)
            assert (report["pictures"], report["refused"]) == (0, 2)  # the pictures are not there yet
            files = [pictures / p.name for p in dataset.samples]
            assert tm.add_media(project.id, files, root=pictures)["items"] == 2
            assert tm.import_answers(project.id, tmp_path / "coco.json", "coco")["pictures"] == 2
            assert [i.state for i in tm.items(project.id)] == ["settled", "settled"]
            result = tm.export(project.id, tmp_path / "out.zip", "coco", images=True)
            assert result["lost"] == {}
        with zipfile.ZipFile(tmp_path / "out.zip") as archive:
            assert sorted(archive.namelist()) == ["annotations.json", "images/a/street.png", "images/b.png"]
            assert len(json.loads(archive.read("annotations.json"))["annotations"]) == 2
    finally:
        server.stop()


def test_a_fresh_demo_serves_its_pictures(tmp_path: Path) -> None:
    """The blob store's threads do not survive a fork: the process that makes the demo must not be the one that serves."""
    import subprocess
    import sys

    import httpx

    from tests.servers import Server, spare_port, wait_until

    server = Server(tmp_path, port=spare_port())
    command = [sys.executable, "-m", "truemark", "demo", "--data", str(tmp_path / "demo"), "--port", str(server.port)]
    server.process = subprocess.Popen(
        command, env=server.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_until(server.answers, what="the demo answering")
        http = httpx.Client(base_url=f"{server.url}/api/v1", headers={"Origin": server.url}, timeout=120)
        signed = {"email": "olivia@example.org", "password": "truemark-demo"}
        http.post("/sign-in", json=signed).raise_for_status()
        project = next(p["id"] for p in http.get("/projects").json() if p["name"].startswith("Photos"))
        first = http.get(f"/projects/{project}/media").json()["media"][0]
        assert len(http.get(f"/projects/{project}/media/{first['id']}/file").content) == first["bytes"]
    finally:
        server.stop()
