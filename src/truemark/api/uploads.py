"""Uploads in parts that can be resumed: the tus protocol 1.0.0 (creation, creation-with-upload, termination), tus.io."""

import base64
import binascii
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request, Response
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool

from truemark.api.caller import Caller, CallerDep, allowed
from truemark.api.wire import PROBLEMS
from truemark.kinds.problem import Invalid
from truemark.store.clock import now
from truemark.work import media
from truemark.work.errors import Conflict
from truemark.work.permissions import Operation, Person

router = APIRouter(tags=["Uploads"], responses=PROBLEMS)
TUS = {"Tus-Resumable": "1.0.0"}
PART = "application/offset+octet-stream"
_BODY = {"requestBody": {"content": {PART: {"schema": {"type": "string", "format": "binary"}}}}}


@router.post("/projects/{id}/uploads", status_code=201, openapi_extra=_BODY)
async def create_upload(
    id: str,
    request: Request,
    caller: CallerDep,
    upload_length: Annotated[int, Header()],
    upload_metadata: Annotated[str, Header(examples=["filename Y2F0LmpwZw=="])],
) -> Response:
    """Begin an upload; its address is in `Location`. `Upload-Metadata` holds `filename`, in base64."""
    name = _filename(upload_metadata)

    def begin(connection: Connection, who: Person) -> str:
        project = allowed(connection, who, id, Operation.IMPORT)
        return media.begin_upload(connection, project, who, name, upload_length, now())

    upload = await run_in_threadpool(lambda: caller.write(begin))
    received = 0
    if request.headers.get("content-type") == PART:
        received = await _receive(caller, upload, 0, request)
    headers = TUS | {"Location": f"/api/v1/uploads/{upload}", "Upload-Offset": str(received)}
    return Response(status_code=201, headers=headers)


@router.head("/uploads/{id}", status_code=200)
def upload_state(id: str, caller: CallerDep) -> Response:
    """How much is there: `Upload-Offset` of `Upload-Length` bytes."""
    row = caller.read(lambda c, who: media.own_upload(c, id, who))
    headers = {"Upload-Offset": str(row.received), "Upload-Length": str(row.size), "Cache-Control": "no-store"}
    return Response(headers=TUS | headers)


@router.patch("/uploads/{id}", status_code=204, openapi_extra=_BODY)
async def add_part(id: str, request: Request, caller: CallerDep, upload_offset: Annotated[int, Header()]) -> Response:
    """Add what comes next. Where the connection breaks, what had arrived is kept."""
    if request.headers.get("content-type") != PART:
        raise Invalid.at("Content-Type", f"must be {PART}")
    received = await _receive(caller, id, upload_offset, request)
    return Response(status_code=204, headers=TUS | {"Upload-Offset": str(upload_offset + received)})


@router.delete("/uploads/{id}", status_code=204)
def delete_upload(id: str, caller: CallerDep) -> Response:
    """Give an upload up."""

    caller.write(lambda c, who: media.drop_upload(c, id, who))
    caller.blobs.delete(list(caller.blobs.names(f"uploads/{id}")))
    return Response(status_code=204, headers=TUS)


async def _receive(caller: Caller, id: str, offset: int, request: Request) -> int:
    """Store one part and note it; gives its bytes. A part cut off by the network is kept as far as it came."""
    row = await run_in_threadpool(lambda: caller.read(lambda c, who: media.own_upload(c, id, who)))
    if offset != row.received:
        raise Conflict(f"the upload goes on at byte {row.received}, not {offset}")
    part = media.part_name(id, offset)
    broken: Exception | None = None

    async def pieces() -> Any:
        nonlocal broken
        left = row.size - offset
        try:
            async for piece in request.stream():
                if len(piece) > left:
                    raise Invalid.at("body", f"goes past the announced {row.size} bytes")
                left -= len(piece)
                yield piece
        except Invalid:
            raise
        except Exception as error:  # the client went away: keep what came
            broken = error

    size = await caller.blobs.put_stream(part, pieces())
    if size and not await run_in_threadpool(
        lambda: caller.write(lambda c, who: media.advance_upload(c, id, offset, size))
    ):
        raise Conflict("another request added to this upload meanwhile; ask where it goes on")
    if broken is not None:
        raise broken
    return size


def _filename(metadata: str) -> str:
    for pair in metadata.split(","):
        key, _, value = pair.strip().partition(" ")
        if key == "filename":
            try:
                return base64.b64decode(value, validate=True).decode("utf-8")
            except (binascii.Error, UnicodeDecodeError):
                break
    raise Invalid.at("Upload-Metadata", "must hold `filename` with the name in base64 of UTF-8")
