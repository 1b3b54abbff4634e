"""Jobs that are stopped, go on, die, wait and are cleared away."""

import errno
import io
import threading
from collections.abc import Callable
from typing import Any

import orjson
import pytest
from sqlalchemy.exc import OperationalError

from tests.api.people import People
from tests.api.pictures import jpeg, picture_project, run, upload
from truemark.jobs import files_in, rows_in, worker
from truemark.jobs.run import MOST_DEATHS, Runner
from truemark.store import jobs, media
from truemark.store.clock import now
from truemark.store.rows import Job
from truemark.store.states import JobState
from truemark.workspace import Workspace


def workspace(people: People) -> Workspace:
    return people.client.app.state.workspace  # type: ignore[attr-defined,no-any-return]


def runner(people: People) -> Runner:
    place = workspace(people)
    return Runner(place.database, place.blobs)


def big_import(people: People, monkeypatch: pytest.MonkeyPatch, rows: int = 7) -> tuple[str, str]:
    """A project and an import job of several steps."""
    monkeypatch.setattr(rows_in, "STEP", 2)
    monkeypatch.setattr("truemark.api.items.AT_ONCE", 1)
    id = people.project()
    lines = b"".join(orjson.dumps({"key": f"k{n}", "data": {"text": f"t{n}"}}) + b"\n" for n in range(rows))
    asked = people.as_(
        "manager", "POST", f"/projects/{id}/items", content=lines, headers={"Content-Type": "application/jsonl"}
    )
    assert asked.status_code == 202, asked.text
    return id, str(asked.json()["job"]["id"])


def count(people: People, project: str) -> int:
    return int(people.as_("manager", "GET", f"/projects/{project}").json()["progress"].get("items", 0))


def test_a_job_is_cancelled_goes_on_where_it_was_and_is_deleted(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    id, job = big_import(people, monkeypatch)
    first = runner(people)
    assert first.step(job)
    cancelled = people.as_("manager", "POST", f"/jobs/{job}/cancel").json()
    assert (cancelled["state"], cancelled["resumable"]) == ("cancelled", True)
    assert not first.step(job)
    assert count(people, id) == 2
    assert people.as_("manager", "POST", f"/jobs/{job}/cancel").status_code == 409
    resumed = people.as_("manager", "POST", f"/jobs/{job}/resume").json()
    assert (resumed["state"], resumed["resumable"]) == ("queued", False)
    assert people.as_("manager", "DELETE", f"/jobs/{job}").status_code == 409
    assert run(people, job)["imported"] == 7
    assert count(people, id) == 7
    assert people.as_("manager", "DELETE", f"/jobs/{job}").status_code == 204
    assert people.as_("manager", "GET", f"/jobs/{job}").status_code == 404
    assert people.as_("manager", "GET", f"/projects/{id}/jobs").json() == []
    assert runner(people).sweep() == 1
    with workspace(people).database.read() as connection:
        assert jobs.get(connection, job) is None


def test_a_cancel_while_a_step_is_under_way_keeps_that_step_out(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    id, job = big_import(people, monkeypatch)
    found = runner(people)
    assert found.step(job)

    def cancelled(*given: Any) -> Any:
        people.as_("manager", "POST", f"/jobs/{job}/cancel")
        return resolve(*given)

    resolve = rows_in.importing.resolve
    monkeypatch.setattr(rows_in.importing, "resolve", cancelled)
    assert found.step(job)
    assert not found.step(job)
    assert count(people, id) == 2


def test_a_step_that_ends_the_worker_again_and_again_ends_the_job(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, job = big_import(people, monkeypatch)

    class Killed(BaseException):
        pass

    def dies(*_: Any) -> bool:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(rows_in.RowsIn, "step", dies)
        for _ in range(MOST_DEATHS):
            with pytest.raises(Killed):
                runner(people).step(job)  # each in a process of its own
        assert not runner(people).step(job)
    found = people.as_("manager", "GET", f"/jobs/{job}").json()
    assert (found["state"], found["resumable"]) == ("failed", True)
    assert "ended 5 times in the same step" in found["error"]
    people.as_("manager", "POST", f"/jobs/{job}/resume")
    assert run(people, job)["imported"] == 7


def test_deaths_in_different_steps_are_not_counted_together(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    _, job = big_import(people, monkeypatch, rows=2 * MOST_DEATHS + 3)
    for _ in range(MOST_DEATHS + 1):
        assert runner(people).step(job)  # a new process each time, ended after a step
    assert run(people, job)["imported"] == 2 * MOST_DEATHS + 3


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (lambda: OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (lambda: OperationalError("SELECT 1", {}, Exception("server closed")), "the database does not answer"),
    ],
)
def test_what_passes_is_waited_for_and_said(
    people: People, monkeypatch: pytest.MonkeyPatch, fault: Callable[[], Exception], told: str
) -> None:
    _, job = big_import(people, monkeypatch)
    monkeypatch.setattr(worker, "WAITS", (0, 0))
    found = runner(people)
    faults = [fault(), fault(), fault()]
    said: list[str] = []
    own = rows_in.RowsIn.step

    def step(self: rows_in.RowsIn, row: Job) -> bool:
        said.append(row.error or "")
        if faults:
            raise faults.pop()
        return own(self, row)

    monkeypatch.setattr(rows_in.RowsIn, "step", step)
    held = worker.Worker(found, threading.Event())
    while held.step(job):
        pass
    assert said[:4] == ["", *[f"{told}; the job goes on by itself"] * 3]
    done = people.as_("manager", "GET", f"/jobs/{job}").json()
    assert (done["state"], done["error"], done["result"]["imported"]) == ("done", None, 7)


def test_a_fault_of_ours_is_told_by_an_id_that_is_in_the_log(
    people: People, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _, job = big_import(people, monkeypatch)
    held = worker.Worker(runner(people), threading.Event())
    held.fail(job, KeyError("secret"))
    found = people.as_("manager", "GET", f"/jobs/{job}").json()
    assert found["state"] == "failed"
    assert "secret" not in found["error"]
    assert "KeyError" not in found["error"]
    id = found["error"].split("under ")[1].split(".")[0]
    assert any(id in r.getMessage() for r in caplog.records)


def test_the_file_of_an_export_goes_when_its_time_is_over(people: People) -> None:
    id = people.project()
    people.as_("manager", "POST", f"/projects/{id}/items", json=[{"data": {"text": "t"}}])
    job = people.as_("manager", "POST", f"/projects/{id}/exports", json={"format": "csv"}).json()["id"]
    run(people, job)
    assert people.as_("manager", "GET", f"/exports/{job}/file").status_code == 200
    database = workspace(people).database
    database.write(lambda c: jobs.update(c, job, now(), kept_until="2026-01-01T00:00:00.000Z"))
    assert runner(people).sweep() == 1
    assert people.as_("manager", "GET", f"/exports/{job}/file").status_code == 404
    assert list(workspace(people).blobs.names(f"exports/{job}")) == []


def test_a_person_has_so_many_jobs_under_way_and_no_more(people: People) -> None:
    id = people.project()
    for _ in range(20):
        assert people.as_("manager", "POST", f"/projects/{id}/exports", json={"format": "csv"}).status_code == 202
    refused = people.as_("manager", "POST", f"/projects/{id}/exports", json={"format": "csv"})
    assert refused.status_code == 429
    assert "cancel one" in refused.json()["detail"]
    assert people.as_("owner", "POST", f"/projects/{id}/exports", json={"format": "csv"}).status_code == 202


def tiff(pages: int) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    made = [Image.open(io.BytesIO(jpeg(seed=n))) for n in range(pages)]
    made[0].save(out, "TIFF", save_all=True, append_images=made[1:])
    return out.getvalue()


def test_the_pages_of_a_document_are_prepared_step_by_step(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_in, "BUDGET", 0.0)
    id = picture_project(people)
    given = upload(people, id, "a.tif", tiff(4))
    job = people.as_("manager", "POST", f"/projects/{id}/media", json={"uploads": [given]}).json()["id"]
    steps = 1
    while runner(people).step(job):  # a new process each time: what was prepared is not prepared again
        steps += 1
    assert steps >= 4
    done = people.as_("manager", "GET", f"/jobs/{job}").json()
    assert (done["state"], done["result"]["files"], done["result"]["items"]) == (JobState.DONE, 1, 1)
    with workspace(people).database.read() as connection:
        file = media.by_names(connection, id, ["a.tif"])["a.tif"]
    thumbnails = list(workspace(people).blobs.names(f"thumbnails/{file.sha256}"))
    assert len(thumbnails) == 4


def test_a_file_of_far_more_pixels_than_bytes_is_refused(people: People) -> None:
    id = picture_project(people)
    bomb = (
        b"%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R"
        + b" 3 0 R" * 199
        + b"]/Count 200>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 2000 2000]>>endobj\ntrailer<</Root 1 0 R>>"
    )
    given = upload(people, id, "a.pdf", bomb)
    job = people.as_("manager", "POST", f"/projects/{id}/media", json={"uploads": [given]}).json()["id"]
    result = run(people, job)
    assert (result["files"], result["refused"]) == (0, 1)
    assert "megapixels" in result["errors"][0]["message"]


def test_a_job_that_waits_for_room_is_not_blamed_when_the_worker_dies(people: People) -> None:
    """What waits for another's heavy step has not begun: the death is the other's."""
    id = people.project()
    job = people.as_("manager", "POST", f"/projects/{id}/exports", json={"format": "csv"}).json()["id"]
    database = workspace(people).database
    seen: list[int] = []

    class Killed(BaseException):
        pass

    class Full:
        """Room that another job has until the worker is killed."""

        def __enter__(self) -> None:
            with database.read() as connection:
                found = jobs.get(connection, job)
            assert found is not None
            seen.append(found.attempts)
            raise Killed

        def __exit__(self, *_: object) -> None:
            """It is never left."""

    for _ in range(MOST_DEATHS + 1):
        waiting = runner(people)
        waiting._heavy = Full()  # type: ignore[assignment]
        with pytest.raises(Killed):
            waiting.step(job)
    assert seen == [0] * (MOST_DEATHS + 1)
    run(people, job)


def test_a_file_is_fetched_outside_of_the_room_and_prepared_in_it(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that drips its bytes holds up nobody's export."""
    id = picture_project(people)
    given = upload(people, id, "a.jpg", jpeg())
    job = people.as_("manager", "POST", f"/projects/{id}/media", json={"uploads": [given]}).json()["id"]
    found = runner(people)
    held: dict[str, bool] = {}

    def within() -> bool:
        return bool(found._heavy._is_owned())  # type: ignore[attr-defined]

    open_, ingest = files_in.Sources.upload, files_in.ingest_until

    def opened(self: files_in.Sources, id: str) -> Any:
        held["fetch"] = within()
        return open_(self, id)

    def ingested(*given: Any) -> Any:
        held["ingest"] = within()
        return ingest(*given)

    monkeypatch.setattr(files_in.Sources, "upload", opened)
    monkeypatch.setattr(files_in, "ingest_until", ingested)
    while found.step(job):
        pass
    assert held == {"fetch": False, "ingest": True}
    assert people.as_("manager", "GET", f"/jobs/{job}").json()["result"]["files"] == 1
