"""A project's files: taking uploads in, listing, looking at them whole, as thumbnails or tile by tile, duplicates."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import FileResponse, StreamingResponse
from pydantic import ConfigDict, Field
from sqlalchemy import Connection

from truemark.api.caller import Caller, CallerDep, allowed, answer
from truemark.api.jobs import job_document
from truemark.api.wire import PROBLEMS, JobOut, MediaOut, Wire
from truemark.formats.images import format_named
from truemark.kinds.problem import Invalid
from truemark.media import pixels
from truemark.store import remote
from truemark.store.blobs import Blobs, whole_file
from truemark.store.clock import now
from truemark.store.rows import File, Job
from truemark.work import duplicates, jobs, media
from truemark.work.asked import AnswersAsked, FilesAsked
from truemark.work.errors import Conflict, NotFound
from truemark.work.labelled_in import As
from truemark.work.permissions import Operation, Person
from truemark.work.projects import schema_of

router = APIRouter(prefix="/projects/{id}/media", tags=["Media"], responses=PROBLEMS)
answers_router = APIRouter(prefix="/projects/{id}/answers", tags=["Media"], responses=PROBLEMS)
FOREVER = {"Cache-Control": "private, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
Page = Annotated[int, Query(ge=0, le=100_000)]


class TakeIn(Wire):
    """uploads: whole uploads, each a picture, a PDF or a zip of them. items: also make an item of each file."""

    uploads: list[str] = Field(min_length=1, max_length=10_000)
    batch: str | None = Field(default=None, max_length=200)
    items: bool = True


class FromIn(Wire):
    """addresses: http(s) URLs, buckets with a prefix (s3://bucket/prefix, gs://, az://), or folders of the server that
    its operator allows. pattern: which files (`*.jpg`). copy: keep a copy; else the browser reads them where they lie.
    """

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    addresses: list[str] = Field(min_length=1, max_length=10_000, examples=[["https://8.8.8.8/june/a.jpg"]])
    pattern: str = Field(default="*", min_length=1, max_length=200)
    copied: bool = Field(default=False, alias="copy")
    batch: str | None = Field(default=None, max_length=200)
    items: bool = Field(default=True, examples=[False])


class MediaPage(Wire):
    """cursor: the name after which the next page starts, null at the end."""

    media: list[MediaOut]
    cursor: str | None


class DuplicateFile(Wire):
    id: str
    name: str


class DuplicateGroup(Wire):
    """exact: the same bytes; else pictures that look alike. distance: bits in which the most different two differ."""

    exact: bool
    distance: int
    files: list[DuplicateFile]


@router.post("", response_model=JobOut, status_code=202)
def take_in(id: str, body: TakeIn, caller: CallerDep) -> Response:
    """Ask a job to take uploads in; its result counts files, items, duplicates and refused files with their reasons."""

    def work(connection: Connection, who: Person) -> Job:
        project = allowed(connection, who, id, Operation.IMPORT)
        if body.items and not media.shows_files(schema_of(connection, project)):
            raise Invalid.at("items", "no stage of the project's schema shows images; add one, or set items to false")
        if len(set(body.uploads)) != len(body.uploads):
            raise Invalid.at("uploads", "names an upload twice")
        media.ready_uploads(connection, project, who, body.uploads)
        asked = FilesAsked(uploads=tuple(body.uploads), batch=body.batch, items=body.items)
        return jobs.ask(connection, project.id, asked, len(body.uploads), who, now())

    return answer(job_document(caller.write(work)), 202)


@router.post("/from", response_model=JobOut, status_code=202)
def take_from(id: str, body: FromIn, caller: CallerDep) -> Response:
    """Ask a job to bring in files that lie elsewhere. Addresses that may not be read are refused at once."""

    def may(connection: Connection, who: Person) -> None:
        project = allowed(connection, who, id, Operation.IMPORT)
        if body.items and not media.shows_files(schema_of(connection, project)):
            raise Invalid.at("items", "no stage of the project's schema shows images; add one, or set items to false")

    caller.read(may)
    for place, address in enumerate(body.addresses):  # outside of a transaction: names are looked up in the network
        try:
            media.check_address(address)
        except Invalid as fault:
            raise Invalid.at(f"addresses[{place}]", fault.problems[0].message) from None

    def work(connection: Connection, who: Person) -> Job:
        project = allowed(connection, who, id, Operation.IMPORT)
        asked = FilesAsked(
            addresses=tuple(body.addresses),
            pattern=body.pattern,
            copied=body.copied,
            batch=body.batch,
            items=body.items,
        )
        return jobs.ask(connection, project.id, asked, len(body.addresses), who, now())

    return answer(job_document(caller.write(work)), 202)


class AnswersIn(Wire):
    """upload: a whole upload, the file or a zip of it, which may hold the pictures too. format: as of exports.

    as: `settled` stores the answers as settled; `annotators` as the work of the people that the file names, who
    become names without a way to sign in where they are not here yet. schema: make the project's schema of what the
    file holds; for a project that has no items yet. encoding: of texts that do not say theirs and are not UTF-8.
    """

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    upload: str
    format: str = Field(examples=["coco"])
    given_as: As = Field(default="settled", alias="as")
    new_schema: bool = Field(default=False, alias="schema")
    encoding: str | None = Field(default=None, max_length=40, examples=["gbk"])


@answers_router.post("", response_model=JobOut, status_code=202)
def take_answers(id: str, body: AnswersIn, caller: CallerDep) -> Response:
    """Ask a job to take answers in that were given elsewhere; its result says what came in and what found no place."""
    format_named(body.format)

    def work(connection: Connection, who: Person) -> Job:
        project = allowed(connection, who, id, Operation.IMPORT)
        if body.new_schema and jobs.items_of(connection, project.id):
            raise Conflict("this project has items already; its schema cannot be replaced by an import's")
        if not body.new_schema and not media.shows_files(schema_of(connection, project)):
            raise Invalid.at("format", "no stage of the project's schema shows images; add one first")
        media.ready_uploads(connection, project, who, [body.upload])
        asked = AnswersAsked(
            uploads=(body.upload,),
            format=body.format,
            given_as=body.given_as,
            new_schema=body.new_schema,
            encoding=body.encoding,
        )
        return jobs.ask(connection, project.id, asked, 0, who, now())

    return answer(job_document(caller.write(work)), 202)


@router.get("", response_model=MediaPage)
def list_media(
    id: str, caller: CallerDep, after: str = "", limit: Annotated[int, Query(ge=1, le=1000)] = 100
) -> Response:
    """The project's files in order of their names."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        allowed(connection, who, id, Operation.SEE_RESULTS)
        rows = media.page(connection, id, after, limit + 1)
        following = rows[limit - 1].name if len(rows) > limit else None
        return {"media": [media.document(r) for r in rows[:limit]], "cursor": following}

    return answer(caller.read(work))


@router.get("/duplicates", response_model=list[DuplicateGroup])
def list_duplicates(id: str, caller: CallerDep, distance: Annotated[int, Query(ge=0, le=7)] = 4) -> Response:
    """Groups of files with the same content, and of pictures that look alike (perceptual hash within `distance` bits)."""

    def work(connection: Connection, who: Person) -> list[duplicates.Fingerprint]:
        allowed(connection, who, id, Operation.SEE_RESULTS)
        return media.fingerprints(connection, id)

    groups = duplicates.groups(caller.read(work), distance)
    return answer(
        [
            {"exact": g.exact, "distance": g.distance, "files": [{"id": r.id, "name": r.name} for r in g.rows]}
            for g in groups
        ]
    )


@router.get("/{media}/file", response_class=StreamingResponse, responses={206: {"description": "The range asked for"}})
def file(id: str, media: str, request: Request, caller: CallerDep) -> Response:
    """The file itself; `Range` is honoured. One that was not copied is read from where it lies (307)."""
    row = _file(caller, id, media)
    if row.address is not None:
        elsewhere = remote.direct(row.address)
        if elsewhere is not None:
            return Response(status_code=307, headers={"Location": elsewhere, "Cache-Control": "private, max-age=3600"})
        place = remote.allowed_folder(row.address)
        return FileResponse(place, media_type=row.type, headers=FOREVER)
    headers = FOREVER | {"Accept-Ranges": "bytes", "ETag": f'"{row.sha256}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    span = _range(request.headers.get("range"), row.size)
    if span is not None:
        headers["Content-Range"] = f"bytes {span[0]}-{span[1] - 1}/{row.size}"
    headers["Content-Length"] = str(span[1] - span[0] if span else row.size)
    pieces = caller.blobs.chunks(f"media/{row.sha256}", span)
    return StreamingResponse(pieces, 206 if span else 200, headers, media_type=row.type)


@router.get("/{media}/thumbnail", response_class=Response)
def thumbnail(id: str, media: str, caller: CallerDep, page: Page = 0) -> Response:
    """A WebP of at most 320 × 320 pixels."""
    return _blob(caller.blobs, f"thumbnails/{_file(caller, id, media).sha256}/{page}", "image/webp")


@router.get("/{media}/tiles/{page}/{level}/{tile}", response_class=Response)
def tile(
    id: str,
    media: str,
    page: Annotated[int, Path(ge=0, le=100_000)],
    level: Annotated[int, Path(ge=0, le=40)],
    tile: Annotated[str, Path(pattern=r"^[0-9]{1,6}_[0-9]{1,6}$", examples=["0_0"])],
    caller: CallerDep,
) -> Response:
    """A JPEG of 512 × 512 pixels of one level, `column_row`. Level 0 is one pixel, each next one twice as large."""
    return _blob(caller.blobs, f"tiles/{_file(caller, id, media).sha256}/{page}/{level}/{tile}", "image/jpeg")


Within = Annotated[tuple[int, int, int, int], Field(examples=[[0, 0, 640, 480]])]


class WandIn(Wire):
    """within: left, top, right, bottom of what is in sight; nothing outside it is found. tolerance: 0 to 255."""

    page: int = Field(default=0, ge=0, le=100_000)
    x: int
    y: int
    tolerance: int = Field(ge=0, le=255)
    within: Within


class FoundMask(Wire):
    """A COCO run-length mask of the picture's size."""

    size: tuple[int, int]
    counts: str


class WandOut(Wire):
    mask: FoundMask | None


class PiecesIn(Wire):
    """size: the mean width of a piece, in pixels of the screen that shows `within` about 1000 pixels wide."""

    page: int = Field(default=0, ge=0, le=100_000)
    within: Within
    size: int = Field(ge=2, le=200)


class PiecesOut(Wire):
    """A grid of cells of step × step pixels from x, y on; runs: [piece, cells], row by row."""

    x: int
    y: int
    width: int
    height: int
    step: int
    runs: list[list[int]]


@router.post("/{media}/wand", response_model=WandOut)
def wand(id: str, media: str, body: WandIn, caller: CallerDep) -> Response:
    """The connected pixels around a place whose colour differs from its by at most the tolerance."""
    row = _file(caller, id, media)
    with whole_file(caller.blobs, row) as path:
        found = pixels.alike(path, body.page, (body.x, body.y), body.tolerance, body.within)
    return answer({"mask": {"size": found.size, "counts": found.counts} if found else None})


@router.post("/{media}/superpixels", response_model=PiecesOut)
def superpixels(id: str, media: str, body: PiecesIn, caller: CallerDep) -> Response:
    """Cut what is in sight into pieces of like colour (SLIC)."""
    row = _file(caller, id, media)
    with whole_file(caller.blobs, row) as path:
        found = pixels.pieces(path, body.page, body.within, body.size)
    return answer(found.document())


def _file(caller: Caller, project: str, id: str) -> File:
    def work(connection: Connection, who: Person) -> File:
        allowed(connection, who, project, Operation.SEE_PROJECT)
        return media.get(connection, project, id)

    return caller.read(work)


def _blob(blobs: Blobs, name: str, type: str) -> Response:
    try:
        return Response(blobs.get(name), headers=FOREVER, media_type=type)
    except FileNotFoundError:
        raise NotFound("the picture has no such part") from None


def _range(header: str | None, size: int) -> tuple[int, int] | None:
    """The one range of bytes asked for as (start, end); None for the whole file."""
    if not header or not header.startswith("bytes=") or "," in header:
        return None
    first, _, last = header[6:].partition("-")
    if not (first or last) or not (first + last).isdigit():
        return None
    start = int(first) if first else max(0, size - int(last))
    end = min(size, int(last) + 1) if first and last else size
    return (start, end) if start < end else None
