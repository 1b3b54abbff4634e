"""Pictures that lie elsewhere: in a folder of the server, behind a web address, in S3; and where nobody may look."""

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api.people import People
from tests.api.pictures import jpeg, picture_project, run
from truemark.kinds.problem import Invalid
from truemark.store import remote


class Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A web server of a folder with a picture, which this server may read though it is no public one."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(jpeg())
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("TRUEMARK_TRUSTED_HOSTS", f"127.0.0.1:{server.server_port}")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def bring(people: People, project: str, *addresses: str, **options: Any) -> dict[str, Any]:
    body = {"addresses": list(addresses), **options}
    asked = people.as_("manager", "POST", f"/projects/{project}/media/from", json=body)
    assert asked.status_code == 202, asked.text
    return run(people, asked.json()["id"])


def files(people: People, project: str) -> list[dict[str, Any]]:
    return list(people.as_("manager", "GET", f"/projects/{project}/media").json()["media"])


def test_a_folder_of_the_server_is_listed_by_pattern_and_read_where_it_lies(
    people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "photos"
    (root / "june").mkdir(parents=True)
    (root / "june/a.jpg").write_bytes(jpeg(seed=1))
    (root / "b.jpg").write_bytes(jpeg(seed=2))
    (root / "notes.txt").write_text("no picture")
    monkeypatch.setenv("TRUEMARK_MEDIA_FOLDERS", str(root))
    project = picture_project(people)
    report = bring(people, project, str(root), pattern="*.jpg")
    assert (report["files"], report["items"], report["refused"]) == (2, 2, 0)
    one, two = files(people, project)
    assert (one["name"], two["name"]) == ("b.jpg", "june/a.jpg")
    read = people.as_("annotator", "GET", f"/projects/{project}/media/{two['id']}/file")
    assert read.content == jpeg(seed=1)
    workspace = people.client.app.state.workspace  # type: ignore[attr-defined]
    assert list(workspace.blobs.names("media")) == []
    assert bring(people, project, str(root / "june"), pattern="a.*", copy=True)["files"] == 1
    assert len(list(workspace.blobs.names("media"))) == 1


@pytest.mark.parametrize("place", ["/etc", "{root}/../secret", "{root}/link", "file:///etc/passwd", "relative"])
def test_the_servers_own_files_outside_allowed_folders_cannot_be_read(
    people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    root, secret = tmp_path / "photos", tmp_path / "secret"
    root.mkdir()
    secret.mkdir()
    (secret / "a.jpg").write_bytes(jpeg())
    os.symlink(secret, root / "link")
    monkeypatch.setenv("TRUEMARK_MEDIA_FOLDERS", str(root))
    project = picture_project(people)
    refused = people.as_(
        "manager", "POST", f"/projects/{project}/media/from", json={"addresses": [place.format(root=root)]}
    )
    assert refused.status_code == 422
    assert "is not below a folder that this server may read" in refused.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/a.jpg",
        "http://localhost/a.jpg",
        "http://[::1]/a.jpg",
        "http://[::ffff:127.0.0.1]/a.jpg",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.5/a.jpg",
        "http://0x7f000001/a.jpg",
        "http://0.0.0.0/",
        "https://user:secret@example.com/a.jpg",
        "http:///a.jpg",
    ],
)
def test_private_networks_cannot_be_read(address: str) -> None:
    with pytest.raises(Invalid, match=r"not on the public internet|name a host|user name|cannot be found"):
        remote.check_web(address)


def test_a_web_address_is_read_and_one_that_leads_into_a_private_network_is_not(people: People, site: str) -> None:
    project = picture_project(people)
    report = bring(people, project, f"{site}/a.jpg", f"{site}/gone.jpg", f"{site}/to/http://127.0.0.1:1/b.jpg")
    assert (report["files"], report["refused"]) == (1, 2)
    said = [e["message"] for e in report["errors"]]
    assert said[0].startswith("answers 404")
    assert "127.0.0.1, which is not on the public internet" in said[1]
    (file,) = files(people, project)
    where = people.as_("annotator", "GET", f"/projects/{project}/media/{file['id']}/file", follow_redirects=False)
    assert (where.status_code, where.headers["Location"]) == (307, f"{site}/a.jpg")
    assert bring(people, picture_project(people), f"{site}/to/{site}/a.jpg", copy=True)["files"] == 1


def test_a_bucket_is_listed_by_prefix_and_the_browser_reads_it_by_a_signed_address(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    import boto3
    import httpx
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    try:
        _, port = server.get_host_and_port()
        endpoint = f"http://127.0.0.1:{port}"
        for name, value in {
            "AWS_ACCESS_KEY_ID": "key",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT": endpoint,
            "AWS_ALLOW_HTTP": "true",
            "TRUEMARK_BUCKETS": "s3://photos",
        }.items():
            monkeypatch.setenv(name, value)
        remote._opened.cache_clear()
        client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
        client.create_bucket(Bucket="photos")
        for key, seed in (("june/a.jpg", 1), ("june/deep/b.jpg", 2), ("june/c.txt", 3), ("july/d.jpg", 4)):
            client.put_object(Bucket="photos", Key=key, Body=jpeg(seed=seed))
        project = picture_project(people)
        report = bring(people, project, "s3://photos/june/", pattern="*.jpg")
        assert (report["files"], report["refused"]) == (2, 0), report
        one, two = files(people, project)
        assert (one["name"], two["name"]) == ("a.jpg", "deep/b.jpg")
        where = people.as_("annotator", "GET", f"/projects/{project}/media/{two['id']}/file", follow_redirects=False)
        assert where.status_code == 307
        assert "X-Amz-Signature=" in where.headers["Location"]
        assert httpx.get(where.headers["Location"]).content == jpeg(seed=2)
    finally:
        server.stop()
        remote._opened.cache_clear()
