"""The application: every resource under /api/v1, its documentation at /api/docs, and the user interface elsewhere."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from anyio import to_thread
from fastapi import FastAPI, Response

from truemark import __version__
from truemark.api import (
    accounts,
    audit,
    coefficients,
    formats,
    items,
    jobs,
    lifecycle,
    media,
    members,
    mine,
    problems,
    projects,
    quality,
    review,
    schemas,
    tasks,
    ui,
    uploads,
    users,
)
from truemark.api.caller import answer
from truemark.api.components import components, linked
from truemark.api.limits import Limits
from truemark.api.wire import Wire
from truemark.store.migrate import migrate
from truemark.workspace import Workspace

THREADS = {True: 8, False: 32}  # by SQLite: its writers wait for each other, so more threads only get in the way


class Health(Wire):
    status: str
    version: str


def create(workspace: Workspace | None = None) -> FastAPI:
    """The app over a workspace (by default the one that the environment names)."""
    place = workspace or Workspace.from_environment()

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = THREADS[place.database.sqlite]
        migrate(place.database)
        yield
        place.database.dispose()

    app = FastAPI(
        title="Truemark",
        version=__version__,
        lifespan=life,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
        description="Label data and prove how good the labels are. Sign in with a bearer token from your account page.",
    )
    app.state.workspace = place
    problems.install(app)
    app.add_middleware(Limits)
    for resource in (
        accounts,
        users,
        audit,
        schemas,
        projects,
        lifecycle,
        members,
        quality,
        coefficients,
        items,
        tasks,
        mine,
        review,
        uploads,
        media,
        jobs,
        formats,
    ):
        app.include_router(resource.router, prefix="/api/v1")
    app.include_router(media.answers_router, prefix="/api/v1")

    @app.get("/api/v1/health", tags=["Health"], response_model=Health)
    @app.get("/health", include_in_schema=False)
    def health() -> Response:
        """Whether the server answers and reaches its database."""
        place.database.check()
        return answer({"status": "ok", "version": __version__})

    ui.install(app)
    _describe(app)
    return app


def _describe(app: FastAPI) -> None:
    """Add to the document what FastAPI does not know: how one signs in, and that errors are problem documents."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        document: dict[str, Any] = linked(plain())
        document.setdefault("components", {})["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer"},
            "session": {"type": "apiKey", "in": "cookie", "name": "truemark_session"},
        }
        document["security"] = [{"token": []}, {"session": []}]
        for operations in document["paths"].values():
            for operation in operations.values():
                for code, response in operation["responses"].items():
                    if code >= "400":
                        schema = {"$ref": "#/components/schemas/ProblemDocument"}
                        response["content"] = {problems.MEDIA_TYPE: {"schema": schema}}
        document["components"]["schemas"] |= components()
        for unused in ("HTTPValidationError", "ValidationError"):
            document["components"]["schemas"].pop(unused, None)
        return document

    app.openapi = described  # type: ignore[method-assign]
