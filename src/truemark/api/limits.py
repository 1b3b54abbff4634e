"""What a request may weigh and how long its body may take, known before it is read; and headers of every answer of the API."""

import asyncio
import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truemark.api.problems import problem

STRANGERS = 64 * 1024  # bytes of a body from who is not signed in
LARGEST = 32 * 1024 * 1024  # of any other; files come in parts, and rows are streamed to the disk
PATIENCE = 30.0  # seconds that the next piece of a body may take
_STREAMED = re.compile(r"/api/v1/(projects/[^/]+/items|uploads/[^/]+)")
_HEADERS = ((b"x-content-type-options", b"nosniff"), (b"cache-control", b"no-store"))


class _TooLarge(Exception):
    pass


class _TooSlow(Exception):
    pass


class Limits:
    """Bodies above the limit are refused with 413 before they are parsed, those that do not come with 408."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        limit = _limit(scope["path"], headers)
        over = begun = whole = False  # over: whatever the application makes of the cut-off body is not sent
        seen = 0

        async def counted() -> Message:
            nonlocal seen, over, whole
            if whole:  # it waits for the client to go
                return await receive()
            try:
                async with asyncio.timeout(PATIENCE):
                    message = await receive()
            except TimeoutError:
                over = True
                raise _TooSlow from None
            whole = not message.get("more_body", False)
            seen += len(message.get("body", b""))
            if limit is not None and seen > limit:
                over = True
                raise _TooLarge
            return message

        async def answered(message: Message) -> None:
            nonlocal begun
            if over and not begun:
                return
            if message["type"] == "http.response.start":
                begun = True
                given = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(h for h in _HEADERS if h[0] not in given)]
                if scope["scheme"] == "https":
                    message["headers"].append((b"strict-transport-security", b"max-age=31536000"))
            await send(message)

        announced = headers.get(b"content-length", b"0")
        try:
            if limit is not None and announced.isdigit() and int(announced) > limit:
                raise _TooLarge
            await self._app(scope, counted, answered)
        except (_TooLarge, _TooSlow):
            over = True
        if over and not begun:
            over = False
            if limit is not None and (seen > limit or (not whole and announced.isdigit() and int(announced) > limit)):
                refusal = problem(413, "too-large", f"the request is larger than the {limit} bytes that are taken here")
            else:
                refusal = problem(408, "too-slow", f"nothing more of the request came for {PATIENCE:.0f} s")
            await refusal(scope, receive, answered)


def _limit(path: str, headers: dict[bytes, bytes]) -> int | None:
    known = b"authorization" in headers or b"truemark_session=" in headers.get(b"cookie", b"")
    if not known:
        return STRANGERS
    return None if _STREAMED.fullmatch(path) else LARGEST
