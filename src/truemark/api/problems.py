"""Problem details (RFC 9457): every error leaves through here."""

import logging
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError, DisconnectionError, OperationalError
from starlette.exceptions import HTTPException

from truemark.kinds.problem import Invalid, Problem, join
from truemark.store.database import new_id
from truemark.work.errors import Refused

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger("truemark.api")


def problem(status: int, code: str, detail: str, errors: list[dict[str, Any]] | None = None) -> Response:
    """A problem document: type, title, status, detail, and the places that are wrong."""
    document: dict[str, Any] = {
        "type": f"urn:truemark:{code}",
        "title": code.replace("-", " ").capitalize(),
        "status": status,
        "detail": detail,
    }
    if errors is not None:
        document["errors"] = errors
    return Response(orjson.dumps(document), status, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Turn every refusal into a problem document."""

    @app.exception_handler(Invalid)
    def invalid(_request: Request, error: Exception) -> Response:
        assert isinstance(error, Invalid)
        return _invalid(list(error.problems))

    @app.exception_handler(RequestValidationError)
    def request(_request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        found = []
        for fault in error.errors():
            place = ""
            for step in fault["loc"][1:] or fault["loc"]:
                place = join(place, step)
            found.append(Problem(place, fault["msg"].removeprefix("Value error, ")))
        return _invalid(found)

    @app.exception_handler(Refused)
    def refused(_request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return problem(error.status, error.code, str(error))

    @app.exception_handler(OperationalError)
    @app.exception_handler(DisconnectionError)
    def away(request: Request, error: Exception) -> Response:
        if getattr(getattr(error, "orig", None), "sqlite_errorname", None) == "SQLITE_ERROR":
            return unexpected(request, error)  # SQLite says so of a wrong statement too, which is a fault of ours
        _log.warning("the database cannot be reached: %s", getattr(error, "orig", error))
        response = problem(503, "unavailable", "the database cannot be reached; the same request can be sent again")
        response.headers["Retry-After"] = "5"
        return response

    @app.exception_handler(UnicodeEncodeError)
    @app.exception_handler(OverflowError)
    @app.exception_handler(DataError)
    def unstorable(request: Request, error: Exception) -> Response:
        """What no database can hold: half a surrogate pair, NUL, numbers beyond 64 bits, texts beyond a column."""
        _log.warning("%s %s held what cannot be stored", request.method, request.url.path, exc_info=error)
        why = str(getattr(error, "orig", error)).splitlines()[0][:200]
        return problem(422, "invalid", f"holds a text or number that cannot be stored: {why}", [])

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> Response:
        """A fault of ours: told with an id under which the log has it."""
        id = new_id()
        _log.error("%s %s failed (%s)", request.method, request.url.path, id, exc_info=error)
        return problem(500, "internal-error", f"something went wrong here; the log has it under {id}")

    @app.exception_handler(HTTPException)
    def http(_request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        code = {404: "not-found", 405: "method-not-allowed"}.get(error.status_code, "http-error")
        return problem(error.status_code, code, str(error.detail))


def _invalid(problems: list[Problem]) -> Response:
    detail = "; ".join(f"{p.path}: {p.message}" for p in problems[:5])
    if len(problems) > 5:
        detail += f"; and {len(problems) - 5} more"
    return problem(422, "invalid", detail, [{"path": p.path, "message": p.message} for p in problems])
