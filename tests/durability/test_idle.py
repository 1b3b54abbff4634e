"""Connections that do nothing keep nobody from working."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from starlette.types import Message

from tests.servers import Server
from truemark.api import limits
from truemark.api.limits import Limits

IDLE = 1_100


def test_more_idle_strangers_than_a_backlog_stop_nobody(tmp_path: Path) -> None:
    server = Server(tmp_path).start()
    try:
        with ExitStack() as held:
            for _ in range(IDLE):
                held.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=120))
            assert httpx.get(f"{server.url}/api/v1/health", timeout=120).status_code == 200
            for n in range(IDLE):
                half = held.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=120))
                half.sendall(b"POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n" + b"\r\n" * (n % 2))
            assert httpx.get(f"{server.url}/api/v1/health", timeout=120).status_code == 200
    finally:
        server.stop()


def test_a_body_that_does_not_come_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PATIENCE", 0.01)
    sent: list[Message] = []

    async def application(scope: object, receive: object, send: object) -> None:
        while (await receive()).get("more_body"):  # type: ignore[operator]
            pass

    async def receive() -> Message:
        if not given:
            await asyncio.Event().wait()
        return given.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    given: list[Message] = [{"type": "http.request", "body": b"{", "more_body": True}]
    scope = {"type": "http", "path": "/api/v1/sign-in", "headers": [(b"content-length", b"9")], "scheme": "http"}
    with ThreadPoolExecutor(1) as apart:  # in its own thread, for the browser tests' loop may run in this one
        apart.submit(asyncio.run, Limits(application)(scope, receive, send)).result()  # type: ignore[arg-type]
    assert sent[0]["status"] == 408
    assert b"too-slow" in sent[1]["body"]
