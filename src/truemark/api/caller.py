"""Who calls: a session cookie or a bearer token, recognised in the same transaction that does the work."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

import orjson
from fastapi import Depends, Request, Response
from sqlalchemy import Connection

from truemark.store.blobs import Blobs
from truemark.store.clock import now
from truemark.store.database import Database
from truemark.work import accounts, members
from truemark.work.errors import Forbidden
from truemark.work.permissions import Operation, Person
from truemark.work.projects import Project
from truemark.workspace import Workspace

T = TypeVar("T")
COOKIE = "truemark_session"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Caller:
    """A request's credentials and the workspace it is for."""

    def __init__(self, workspace: Workspace, session: str | None, token: str | None) -> None:
        self.workspace, self.session, self._token = workspace, session, token

    @property
    def database(self) -> Database:
        return self.workspace.database

    @property
    def blobs(self) -> Blobs:
        return self.workspace.blobs

    def identify(self, connection: Connection) -> Person:
        """Raises NotSignedIn."""
        return accounts.identify(connection, self.session, self._token, now())

    def read(self, work: Callable[[Connection, Person], T]) -> T:
        with self.database.read() as connection:
            done = work(connection, self.identify(connection))
            stale = bool(self._token) and accounts.stale(connection, self._token or "", now())
        if stale:
            self.database.write(self._note_use)
        return done

    def write(self, work: Callable[[Connection, Person], T]) -> T:
        def identified(connection: Connection) -> T:
            who = self.identify(connection)
            if self._token and accounts.stale(connection, self._token, now()):
                self._note_use(connection)
            return work(connection, who)

        return self.database.write(identified)

    def _note_use(self, connection: Connection) -> None:
        if self._token:
            accounts.note_use(connection, self._token, now())


def allowed(connection: Connection, who: Person, project: str, operation: Operation) -> Project:
    """The project, to someone who may do this in it. Raises NotFound or Forbidden."""
    return members.require(connection, project, who, operation)


def credentials(request: Request) -> Caller:
    """The caller of a request. Refuses what another site's page sends with this site's cookie."""
    header = request.headers.get("authorization", "")
    token = header[7:].strip() if header[:7].lower() == "bearer " else None
    session = None if token else request.cookies.get(COOKIE)
    check_origin(request, bool(token))
    return Caller(request.app.state.workspace, session, token)


def check_origin(request: Request, token: bool) -> None:
    """A changing request without a token must come from a page of this very site. Raises Forbidden."""
    if token or request.method in _SAFE:
        return
    origin = request.headers.get("origin")
    if origin is None and request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none"):
        return
    if origin is None or urlsplit(origin).netloc != request.headers.get("host"):
        raise Forbidden("this request comes from another site")


def secure(request: Request) -> bool:
    return request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"


def answer(document: Any, status: int = 200) -> Response:
    """JSON, where orjson.Fragment stands for a part that is JSON text already."""
    return Response(orjson.dumps(document), status, media_type="application/json")


def fragment(text: str | None) -> Any:
    return orjson.Fragment(text) if text is not None else None


async def _caller(request: Request) -> Caller:
    return credentials(request)  # reads headers only; a plain function would cost each request a thread of its own


CallerDep = Annotated[Caller, Depends(_caller)]
