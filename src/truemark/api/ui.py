"""The user interface's files, built into the package: hashed assets for ever, one page for every other path."""

import mimetypes
from functools import lru_cache
from pathlib import Path

from fastapi import FastAPI, Request, Response

from truemark.api.problems import problem

ROOT = Path(__file__).parent.parent / "web"
_POLICY = (
    "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def install(app: FastAPI) -> None:
    """Serve the interface at every path that is not the API's."""

    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str, request: Request) -> Response:
        if path.startswith("api/") and path != "api/docs":
            return problem(404, "not-found", f"there is nothing at /{path}")
        gzip = "gzip" in request.headers.get("accept-encoding", "")
        asset = path.startswith("assets/")
        found = (
            _file(path, gzip)
            if asset or "." in path
            else _file("docs.html" if path == "api/docs" else "index.html", gzip)
        )
        if found is None:
            if asset or "." in path:
                return problem(404, "not-found", f"there is nothing at /{path}")
            return problem(404, "no-interface", "the user interface is not built; run ./dev web")
        body, media_type, packed = found
        headers = _HEADERS | {
            "Cache-Control": "public, max-age=31536000, immutable" if asset else "no-cache",
            "Vary": "Accept-Encoding",
        }
        if packed:
            headers["Content-Encoding"] = "gzip"
        return Response(body, media_type=media_type, headers=headers)


@lru_cache(maxsize=256)
def _file(path: str, gzip: bool) -> tuple[bytes, str, bool] | None:
    place = (ROOT / path).resolve()
    if not place.is_relative_to(ROOT) or not place.is_file():
        return None
    media_type = mimetypes.guess_type(place.name)[0] or "application/octet-stream"
    packed = place.with_name(place.name + ".gz")
    if gzip and packed.is_file():
        return packed.read_bytes(), media_type, True
    return place.read_bytes(), media_type, False
