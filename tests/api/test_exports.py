"""Exports of a part of a project, in splits, and of every annotator's answers."""

import csv
import io
import json
import zipfile
from typing import Any

import pytest

from tests.api.people import People
from tests.api.pictures import jpeg, picture_project, run, take
from truemark.formats.splits import Splits, parse_splits
from truemark.kinds.problem import Invalid


def exported(people: People, project: str, **body: Any) -> bytes:
    asked = people.as_("manager", "POST", f"/projects/{project}/exports", json=body)
    assert asked.status_code == 202, asked.text
    run(people, asked.json()["id"])
    return people.as_("manager", "GET", f"/exports/{asked.json()['id']}/file").content


def answered(people: People, n: int = 6) -> str:
    """A project whose items two people answered, the first also settled; half of them of a batch."""
    id = people.project(overlap=2)
    rows = [{"key": f"k{i}", "batch": "june" if i % 2 else "may", "data": {"text": f"text {i}"}} for i in range(n)]
    people.as_("owner", "POST", f"/projects/{id}/items", json=rows)
    for who, topic in (("annotator", "a"), ("reviewer", "b")):
        while (found := people.as_(who, "POST", f"/projects/{id}/next")).status_code == 200:
            task = found.json()["assignment"]["id"]
            body = {"answers": {"topic": topic}, "key": task, "seconds": 2}
            assert people.as_(who, "POST", f"/assignments/{task}/submit", json=body).status_code < 300
    first = people.as_("owner", "GET", f"/projects/{id}/items", params={"filter": "key:k0"}).json()["items"][0]["id"]
    body = {"answers": {"topic": "b"}, "key": "s"}
    assert people.as_("owner", "POST", f"/projects/{id}/items/{first}/settle", json=body).status_code < 300
    return id


def test_an_export_holds_the_items_that_its_filter_means(people: People) -> None:
    id = answered(people)
    rows = [json.loads(line) for line in exported(people, id, format="truemark", filter="batch:june").splitlines()]
    assert [r["key"] for r in rows] == ["k1", "k3", "k5"]
    rows = [json.loads(line) for line in exported(people, id, format="truemark", filter="state:settled").splitlines()]
    assert [r["key"] for r in rows] == ["k0"]
    refused = people.as_("manager", "POST", f"/projects/{id}/exports", json={"format": "csv", "filter": "state:opne"})
    assert refused.status_code == 422
    assert "there is no state 'opne'" in refused.text


def test_a_row_for_each_annotator(people: People) -> None:
    id = answered(people)
    rows = list(csv.DictReader(io.StringIO(exported(people, id, format="csv-annotators").decode())))
    assert len(rows) == 13
    first = [(r["annotator"].split("@")[0], r["role"], r["topic"], r["data.text"]) for r in rows if r["key"] == "k0"]
    assert sorted(first) == [
        ("annotator", "annotator", "a", "text 0"),
        ("owner", "reviewer", "b", "text 0"),
        ("reviewer", "annotator", "b", "text 0"),
    ]


def test_splits_stay_as_items_are_added_and_have_their_shares(people: People) -> None:
    id = people.project()
    people.as_(
        "owner", "POST", f"/projects/{id}/items", json=[{"key": f"k{i}", "data": {"text": "t"}} for i in range(400)]
    )
    splits = {"train": 0.8, "val": 0.1, "test": 0.1}

    def parts() -> dict[str, str]:
        rows = exported(people, id, format="truemark", splits=splits).splitlines()
        return {r["key"]: r["split"] for r in map(json.loads, rows)}

    before = parts()
    counts = {name: list(before.values()).count(name) for name in splits}
    assert 290 < counts["train"] < 350
    assert min(counts["val"], counts["test"]) > 20
    people.as_(
        "owner", "POST", f"/projects/{id}/items", json=[{"key": f"n{i}", "data": {"text": "t"}} for i in range(50)]
    )
    after = parts()
    assert len(after) == 450
    assert {k: after[k] for k in before} == before
    for body in ({"format": "csv", "splits": splits}, {"format": "truemark", "splits": {"train": 0.8, "val": 0.8}}):
        assert people.as_("manager", "POST", f"/projects/{id}/exports", json=body).status_code == 422


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_yolo_has_a_folder_a_split_for_images_and_labels(people: People) -> None:
    id = picture_project(people)
    take(people, id, {f"{n}.jpg": jpeg(seed=n) for n in range(8)})
    while (found := people.as_("annotator", "POST", f"/projects/{id}/next")).status_code == 200:
        task = found.json()["assignment"]["id"]
        box = {"id": "r", "label": "car", "shape": {"type": "box", "x": 1, "y": 2, "width": 9, "height": 8}}
        sent = {"answers": {"objects": [box]}, "key": task, "seconds": 1}
        assert people.as_("annotator", "POST", f"/assignments/{task}/submit", json=sent).status_code < 300
    data = exported(people, id, format="yolo-detect", images=True, splits={"train": 0.5, "val": 0.5})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
    labels = {n.removeprefix("labels/").removesuffix(".txt") for n in names if n.startswith("labels/")}
    images = {n.removeprefix("images/").removesuffix(".jpg") for n in names if n.startswith("images/")}
    assert labels == images
    assert {name.split("/")[0] for name in labels} == {"train", "val"}


@pytest.mark.parametrize("text", ["80", "80/30", "a/b", "", "110/-10"])
def test_splits_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(Invalid, match="splits"):
        parse_splits(text)


def test_splits_are_read_in_percent() -> None:
    assert parse_splits("80/10/10") == Splits(0.8, 0.1, 0.1)
    assert parse_splits("75/25") == Splits(0.75, 0.25)
