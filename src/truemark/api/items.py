"""Items: import with a request, the table page by page, one item with everything, bulk actions with undo."""

import io
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool

from truemark.api.caller import Caller, CallerDep, allowed, answer, fragment
from truemark.api.jobs import job_document, queue_import
from truemark.api.wire import PROBLEMS, Shown, Wire
from truemark.formats.rows import RowFormat, read_rows
from truemark.kinds.problem import Invalid
from truemark.store.clock import now
from truemark.store.database import new_id
from truemark.store.rows import Item, ItemPerson
from truemark.work import bulk as many
from truemark.work import exporting, importing, media, members
from truemark.work import items as rules
from truemark.work.permissions import Operation, Person
from truemark.work.projects import schema_of
from truemark.work.report import ROWS, Report

router = APIRouter(prefix="/projects/{id}", tags=["Items"], responses=PROBLEMS)
AT_ONCE = 1_000_000  # bytes; more than this is imported by a job
TYPES: dict[str, RowFormat] = {
    "application/json": "json",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/x-jsonlines": "jsonl",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "text/plain": "text",
}


class RowError(Wire):
    line: int
    message: str


class ImportOut(Wire):
    """What was imported; each refused row with its line (of a JSON array: its element) and the reason."""

    imported: int
    duplicates: int
    refused: int
    errors: list[RowError]
    lost: dict[str, int]
    notes: list[str]


class PersonAndState(Wire):
    """at: when they submitted or skipped it. reason, note: why they skipped it, or why it was sent back to them."""

    id: str
    name: str
    state: str
    reason: str | None
    note: str | None
    at: str | None


class ItemRow(Wire):
    """agreement: mean similarity of the annotators' answers, 0 to 1; null with fewer than two. deleted_at, purge_at: of an
    item in the trash."""

    id: str
    key: str | None
    data: dict[str, Any]
    meta: dict[str, Any] | None
    batch: str | None
    state: str
    priority: int
    answered: int
    agreement: float | None
    people: list[PersonAndState]
    created_at: str
    deleted_at: str | None
    purge_at: str | None
    media: Shown


class ItemsPage(Wire):
    """cursor: where the next page starts, null at the end. total: null when not asked for, or more than 10 000."""

    items: list[ItemRow]
    cursor: str | None
    total: int | None


class ItemWhole(ItemRow):
    """With everything that was ever answered, as in the `truemark` export format."""

    annotations: list[dict[str, Any]]
    settled: dict[str, Any] | None
    adjudications: list[dict[str, Any]]


class Bulk(Wire):
    """action: priority (with value), reopen or delete; restore or purge, of deleted ones. Of the items named by ids, or by a
    filter, which is read within the trash for the last two."""

    action: str = Field(examples=["priority"])
    ids: list[str] | None = None
    filter: str | None = Field(default=None, examples=["state:open batch:june"])
    value: int | None = Field(default=None, examples=[5])


class RenamedOut(Wire):
    """A restored item whose key another item has by now, so that it got a suffix."""

    item: str
    was: str
    key: str


class Undone(Wire):
    """renamed: the first 100 restored items that had to get another key."""

    items: int
    renamed: list[RenamedOut]


class BulkOut(Undone):
    """id: undoes the action; null for a purge, which nothing undoes."""

    id: str | None


@router.post(
    "/items",
    status_code=201,
    response_model=ImportOut,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"type": "array", "items": {"type": "object"}},
                    "example": [{"key": "a1", "data": {"text": "Ana lives in Lisbon."}, "meta": {"source": "demo"}}],
                },
                "application/jsonl": {
                    "schema": {"type": "string"},
                    "example": '{"key": "a1", "data": {"text": "Ana lives in Lisbon."}}',
                },
                "text/csv": {"schema": {"type": "string"}, "example": "key,text\na1,Ana lives in Lisbon."},
                "text/plain": {"schema": {"type": "string"}, "example": "Ana lives in Lisbon."},
            },
        }
    },
    responses={202: {"description": "A job does it: `{job: {id, …}}`, to be followed at /jobs/{id}"}},
)
async def add_items(
    id: str,
    request: Request,
    caller: CallerDep,
    batch: Annotated[str | None, Query(max_length=200)] = None,
    all_or_nothing: bool = False,
    encoding: Annotated[
        str | None, Query(max_length=40, description="of a text that is not UTF-8: cp1252, gbk …")
    ] = None,
) -> Response:
    """Add items: a JSON array, JSON Lines, CSV or plain text (an item a line), by Content-Type.

    What was assumed about the file (encoding, separator) stands in `notes`; another encoding can be given.
    An item whose key the project has is skipped. Bad rows are reported and the good ones kept, unless
    `all_or_nothing`. Up to 1 MB is imported at once (201), more by a job (202).
    """
    format = _format(request)
    await run_in_threadpool(_may_import, caller, id)
    head = bytearray()
    stream = request.stream()
    async for piece in stream:
        head += piece
        if len(head) > AT_ONCE:
            break
    if len(head) <= AT_ONCE:
        return await run_in_threadpool(_import_now, caller, id, bytes(head), format, batch, all_or_nothing, encoding)

    async def whole() -> Any:
        yield bytes(head)
        async for piece in stream:
            yield piece

    blob = f"uploads/{new_id()}"
    size = await caller.blobs.put_stream(blob, whole())
    job = await run_in_threadpool(queue_import, caller, id, blob, size, format, batch, all_or_nothing, encoding)
    return answer({"job": job_document(job)}, 202)


def _may_import(caller: Caller, project: str) -> None:
    caller.read(lambda c, who: allowed(c, who, project, Operation.IMPORT))


def _import_now(
    caller: Caller,
    id: str,
    body: bytes,
    format: RowFormat,
    batch: str | None,
    all_or_nothing: bool,
    encoding: str | None,
) -> Response:
    def work(connection: Connection, who: Person) -> Report:
        project = allowed(connection, who, id, Operation.IMPORT)
        schema = schema_of(connection, project)
        report = Report()
        rows = read_rows(io.BytesIO(body), format, schema.stages[0].source, 0, 0, encoding, report.assume)
        return importing.import_now(
            connection,
            project,
            schema,
            rows,
            batch=batch,
            all_or_nothing=all_or_nothing,
            who=who,
            now=now(),
            report=report,
        )

    return answer(caller.write(work).document(ROWS), 201)


def _format(request: Request) -> RowFormat:
    given = request.headers.get("content-type", "application/json").split(";")[0].strip().lower()
    if given not in TYPES:
        raise Invalid.at("Content-Type", f"can be {', '.join(TYPES)}; not {given!r}")
    return TYPES[given]


@router.get("/items", response_model=ItemsPage)
def list_items(
    id: str,
    caller: CallerDep,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    cursor: str | None = None,
    filter: str = "",
    sort: str = "seq",
    count: bool = False,
    trash: bool = False,
) -> Response:
    """A page of items. `filter` is a line such as `state:labeled answer:topic=sport agreement:<0.6 skipped:yes words`;
    `sort` is seq, priority or agreement, with `-` before it for descending; `cursor` comes from the page before; `trash` lists the deleted ones
    instead, which can be had back for 30 days."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.EDIT_ITEMS if trash else Operation.SEE_RESULTS)
        at = now() if trash else None
        page = rules.page(connection, id, filter=filter, sort=sort, cursor=cursor, limit=limit, count=count, trash=at)
        shown = media.documents(connection, id, schema_of(connection, project), [r.data for r in page.rows])
        return {
            "items": [
                _row(r) | {"people": _people(page.people[r.seq]), "media": m}
                for r, m in zip(page.rows, shown, strict=True)
            ],
            "cursor": page.cursor,
            "total": page.total,
        }

    return answer(caller.read(work))


@router.get("/items/{item}", response_model=ItemWhole)
def get_item(id: str, item: str, caller: CallerDep) -> Response:
    """One item (by its id) with every annotation, every revision, and the settled answer."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.SEE_RESULTS)
        row = rules.get(connection, id, item, deleted=members.may_do(connection, id, who, Operation.EDIT_ITEMS))
        whole = exporting.read_one(connection, row)
        (shown,) = media.documents(connection, id, schema_of(connection, project), [row.data])
        return _row(row) | {
            "media": shown,
            "people": _people(rules.people_of(connection, row)),
            "annotations": whole.annotations,
            "settled": whole.settled,
            "adjudications": whole.adjudications,
        }

    return answer(caller.read(work))


@router.post("/items/bulk", response_model=BulkOut)
def bulk(id: str, body: Bulk, caller: CallerDep) -> Response:
    """Change many items at once; the answer's id takes it back."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.EDIT_ITEMS)
        done = many.bulk(
            connection, project, body.action, who, now(), ids=body.ids, filter=body.filter, value=body.value
        )
        return asdict(done)

    return answer(caller.write(work))


@router.post("/items/bulk/{action}/undo", response_model=Undone)
def undo(id: str, action: str, caller: CallerDep) -> Response:
    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.EDIT_ITEMS)
        done = many.undo(connection, project, action, who, now())
        return {"items": done.items, "renamed": [asdict(r) for r in done.renamed]}

    return answer(caller.write(work))


def _people(found: list[ItemPerson]) -> list[dict[str, str | None]]:
    return [
        {"id": p.id, "name": p.name, "state": p.state, "reason": p.reason, "note": p.note, "at": p.at} for p in found
    ]


def _row(r: Item) -> dict[str, Any]:
    return {
        "id": r.id,
        "key": r.key,
        "data": fragment(r.data),
        "meta": fragment(r.meta),
        "batch": r.batch,
        "state": r.state,
        "priority": -r.rank,
        "answered": r.answered,
        "agreement": r.agreement,
        "created_at": r.created_at,
        "deleted_at": r.deleted_at,
        "purge_at": r.purge_at,
    }
