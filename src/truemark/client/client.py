"""A typed client of the HTTP API, over httpx."""

import base64
import json
import os
import threading
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import httpx

from truemark.client.models import JSON, Item, ItemsPage, Job, Project, Submitted, Task

PART = 8 * 1024 * 1024


class TruemarkError(Exception):
    """The server refused. `status` and `code` say what kind of refusal, `errors` which places: [{path, message}]."""

    def __init__(self, status: int, code: str, detail: str, errors: Sequence[JSON]) -> None:
        super().__init__(detail)
        self.status, self.code, self.errors = status, code, list(errors)


class Truemark:
    """A connection to a Truemark server.

    >>> with Truemark("http://127.0.0.1:8080", token="tm_…") as tm:
    ...     project = tm.create_project("News", schema)
    ...     tm.import_items(project.id, [{"key": "a", "data": {"text": "…"}}])
    ...     for item in tm.items(project.id, filter="state:settled"):
    ...         print(item.key, item.data)

    url and token default to $TRUEMARK_URL and $TRUEMARK_TOKEN. Every method raises TruemarkError when the server
    refuses, and httpx.TransportError when it cannot be reached.
    """

    def __init__(self, url: str | None = None, token: str | None = None, timeout: float = 60.0) -> None:
        base = url or os.environ.get("TRUEMARK_URL") or "http://127.0.0.1:8080"
        secret = token or os.environ.get("TRUEMARK_TOKEN")
        headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        self._http = httpx.Client(base_url=base.rstrip("/") + "/api/v1", headers=headers, timeout=timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def create_project(
        self,
        name: str,
        schema: Mapping[str, Any] | str,
        *,
        guideline: str = "",
        overlap: int = 1,
        lease_minutes: float = 60,
    ) -> Project:
        """Create a project; schema is a document, or JSON or YAML text."""
        body = {
            "name": name,
            "schema": schema,
            "guideline": guideline,
            "settings": {"overlap": overlap, "lease_minutes": lease_minutes},
        }
        return Project.model_validate(self._call("POST", "/projects", json=body))

    def projects(self) -> list[JSON]:
        """The projects that the token's person sees: id, name, role, progress."""
        return list(self._call("GET", "/projects"))

    def project(self, id: str) -> Project:
        return Project.model_validate(self._call("GET", f"/projects/{id}"))

    def import_items(
        self,
        project: str,
        items: Iterable[Mapping[str, Any]],
        *,
        batch: str | None = None,
        all_or_nothing: bool = False,
    ) -> JSON:
        """Import items `{key?, data, meta?}`, streamed; gives {imported, duplicates, refused, errors} when it is done."""
        lines = (json.dumps(dict(i), ensure_ascii=False).encode() + b"\n" for i in items)
        return self._import(project, lines, "application/jsonl", batch, all_or_nothing)

    def import_file(
        self, project: str, file: str | Path, *, batch: str | None = None, all_or_nothing: bool = False
    ) -> JSON:
        """Import a .json, .jsonl, .csv, .tsv or .txt file; gives the same report."""
        types = {
            ".json": "application/json",
            ".jsonl": "application/jsonl",
            ".ndjson": "application/jsonl",
            ".csv": "text/csv",
            ".tsv": "text/tab-separated-values",
            ".txt": "text/plain",
        }
        path = Path(file)
        if path.suffix.lower() not in types:
            raise ValueError(f"{path.name} is none of {', '.join(types)}")
        with path.open("rb") as opened:
            pieces = iter(lambda: opened.read(1 << 20), b"")
            return self._import(project, pieces, types[path.suffix.lower()], batch, all_or_nothing)

    def upload(self, project: str, file: str | Path, name: str | None = None) -> str:
        """Send a file in parts; gives the upload's id. name: what the project calls it, else the file's own name."""
        path = Path(file)
        metadata = "filename " + base64.b64encode((name or path.name).encode()).decode()
        headers = {"Upload-Length": str(path.stat().st_size), "Upload-Metadata": metadata}
        begun = self._http.post(f"/projects/{project}/uploads", headers=headers)
        self._refuse(begun)
        id = begun.headers["Location"].rsplit("/", 1)[1]
        sent = 0
        with path.open("rb") as opened:
            while part := opened.read(PART):
                headers = {"Upload-Offset": str(sent), "Content-Type": "application/offset+octet-stream"}
                self._refuse(self._http.patch(f"/uploads/{id}", headers=headers, content=part))
                sent += len(part)
        return id

    def add_media(
        self, project: str, files: Iterable[str | Path], *, root: str | Path | None = None, batch: str | None = None
    ) -> JSON:
        """Bring in pictures, PDFs and zip archives, each an item; gives {files, items, duplicates, refused, errors}.

        root: names are paths below it; else they are the files' own names.
        """
        ids = []
        for file in files:
            path = Path(file)
            ids.append(self.upload(project, path, path.relative_to(root).as_posix() if root else None))
        asked = self._call("POST", f"/projects/{project}/media", json={"uploads": ids, "batch": batch})
        return self.wait(asked["id"]).result or {}

    def import_answers(
        self, project: str, file: str | Path, format: str, given_as: str = "settled", *, schema: bool = False
    ) -> JSON:
        """Take in answers of a picture format (coco, cvat …) from a file or zip; gives what came in and what did not.

        given_as: `settled`, or `annotators` for the work of the people that the file names. schema: make the project's
        schema of the file, for a project without items.
        """
        body = {"upload": self.upload(project, file), "format": format, "as": given_as, "schema": schema}
        return self.wait(self._call("POST", f"/projects/{project}/answers", json=body)["id"]).result or {}

    def items(self, project: str, *, filter: str = "", sort: str = "seq", page: int = 200) -> Iterator[Item]:
        """Every item that matches, page by page."""
        cursor: str | None = None
        while True:
            found = self.items_page(project, filter=filter, sort=sort, limit=page, cursor=cursor)
            yield from found.items
            cursor = found.cursor
            if cursor is None:
                return

    def items_page(
        self,
        project: str,
        *,
        filter: str = "",
        sort: str = "seq",
        limit: int = 50,
        cursor: str | None = None,
        count: bool = False,
    ) -> ItemsPage:
        query = {"filter": filter, "sort": sort, "limit": limit, "count": count} | (
            {"cursor": cursor} if cursor else {}
        )
        return ItemsPage.model_validate(self._call("GET", f"/projects/{project}/items", params=query))

    def next(self, project: str, *, holding: Sequence[str] = ()) -> Task | None:
        """The next task, leased; None when nothing is left now."""
        found = self._call("POST", f"/projects/{project}/next", json={"holding": list(holding)})
        return Task.model_validate(found) if found else None

    def save_draft(self, assignment: str, answers: Mapping[str, Any]) -> None:
        self._call("PUT", f"/assignments/{assignment}/draft", json={"answers": dict(answers)})

    def submit(
        self,
        assignment: str,
        answers: Mapping[str, Any],
        *,
        seconds: float = 0,
        key: str | None = None,
        next: bool = False,
    ) -> Submitted:
        """Store answers. key makes a repeated submit harmless; one is made when none is given."""
        body = {"answers": dict(answers), "seconds": seconds, "key": key or str(uuid.uuid4())}
        query = {"next": next}
        return Submitted.model_validate(
            self._call("POST", f"/assignments/{assignment}/submit", json=body, params=query)
        )

    def skip(self, assignment: str, reason: str, note: str = "") -> None:
        self._call("POST", f"/assignments/{assignment}/skip", json={"reason": reason, "note": note})

    def agreement(self, project: str) -> JSON:
        """Agreement now: `questions`, `labels`, `pairs`, `annotators`."""
        return dict(self._call("GET", f"/projects/{project}/agreement"))

    def export(
        self,
        project: str,
        file: str | Path,
        format: str = "truemark",
        *,
        images: bool = False,
        filter: str = "",
        splits: Mapping[str, float] | None = None,
    ) -> JSON:
        """Export to a file, which appears whole or not at all; gives {items, lost, …}.

        images: put them in too. filter: only these items, as in the items table. splits: shares of train, val and test.
        """
        body = {"format": format, "images": images, "filter": filter, "splits": dict(splits) if splits else None}
        job = self.wait(str(self._call("POST", f"/projects/{project}/exports", json=body)["id"]))
        target = Path(file)
        partial = target.with_name(target.name + ".part")
        with self._http.stream("GET", f"/exports/{job.id}/file") as response, partial.open("wb") as out:
            self._refuse(response)
            for piece in response.iter_bytes(1 << 20):
                out.write(piece)
        partial.replace(target)
        return job.result or {}

    def job(self, id: str) -> Job:
        return Job.model_validate(self._call("GET", f"/jobs/{id}"))

    def wait(self, id: str, every: float = 0.1) -> Job:
        """The job once it is done. Raises TruemarkError when it failed or was cancelled."""
        pause = threading.Event()
        while (job := self.job(id)).state not in ("done", "failed", "cancelled"):
            pause.wait(every)
        if job.state != "done":
            raise TruemarkError(
                422, f"job-{job.state}", job.error or f"the job {job.state}", (job.result or {}).get("errors", [])
            )
        return job

    def _import(
        self, project: str, content: Iterable[bytes], media_type: str, batch: str | None, all_or_nothing: bool
    ) -> JSON:
        query: JSON = {"all_or_nothing": all_or_nothing} | ({"batch": batch} if batch else {})
        found = self._call(
            "POST",
            f"/projects/{project}/items",
            content=_pieces(content),
            params=query,
            headers={"Content-Type": media_type},
        )
        return (self.wait(found["job"]["id"]).result or {}) if "job" in found else dict(found)

    def _call(self, method: str, path: str, **options: Any) -> Any:
        response = self._http.request(method, path, **options)
        self._refuse(response)
        return response.json() if response.content else None

    def _refuse(self, response: httpx.Response) -> None:
        if response.is_success:
            return
        response.read()
        try:
            problem = response.json()
        except ValueError:
            problem = {"detail": response.text or response.reason_phrase}
        raise TruemarkError(
            response.status_code,
            str(problem.get("type", "")).removeprefix("urn:truemark:"),
            str(problem.get("detail", "")),
            problem.get("errors", []),
        )


def _pieces(content: Iterable[bytes], size: int = 1 << 18) -> Iterator[bytes]:
    """The same bytes in pieces of 256 KB and more: each piece on the wire costs both sides a little."""
    kept: list[bytes] = []
    held = 0
    for part in content:
        kept.append(part)
        held += len(part)
        if held >= size:
            yield b"".join(kept)
            kept, held = [], 0
    if kept:
        yield b"".join(kept)
