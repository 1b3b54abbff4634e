"""What a request may weigh, known before it is read; and headers that every answer of the API has."""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truemark.api.problems import problem

STRANGERS = 64 * 1024  # bytes of a body from who is not signed in
LARGEST = 32 * 1024 * 1024  # of any other; files come in parts, and rows are streamed to the disk
_STREAMED = re.compile(r"/api/v1/(projects/[^/]+/items|uploads/[^/]+)")
_HEADERS = ((b"x-content-type-options", b"nosniff"), (b"cache-control", b"no-store"))


class _TooLarge(Exception):
    pass


class Limits:
    """Bodies above the limit are refused with 413 before they are parsed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        limit = _limit(scope["path"], headers)
        over = begun = False  # over: whatever the application makes of the cut-off body is not sent
        seen = 0

        async def counted() -> Message:
            nonlocal seen, over
            message = await receive()
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
        except _TooLarge:
            over = True
        if over and not begun:
            over = False
            detail = f"the request is larger than the {limit} bytes that are taken here"
            await problem(413, "too-large", detail)(scope, receive, answered)


def _limit(path: str, headers: dict[bytes, bytes]) -> int | None:
    known = b"authorization" in headers or b"truemark_session=" in headers.get(b"cookie", b"")
    if not known:
        return STRANGERS
    return None if _STREAMED.fullmatch(path) else LARGEST
