"""Shapes that several resources share on the wire. Times are RFC 3339 UTC, identifiers UUIDv7."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from truemark.work.permissions import Role


class Wire(BaseModel):
    """A request or an answer; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class PlaceProblem(Wire):
    path: str
    message: str


class ProblemDocument(Wire):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[PlaceProblem] | None = None


class PersonOut(Wire):
    id: str
    email: str
    name: str
    owner: bool


class MemberOut(Wire):
    id: str
    email: str
    name: str
    role: Role
    created_at: str


class MediaOut(Wire):
    """A file of the project. sizes: width and height of each page in pixels, as it is looked at.

    tiled: to be looked at tile by tile; else the file itself is what a browser shows.
    """

    id: str
    name: str
    type: str
    bytes: int
    sizes: list[list[int]]
    tiled: bool


Shown = dict[str, list[MediaOut]]
"""The files that an item shows, by the field of its data that names them."""


class JobOut(Wire):
    """Long work. `result` is there when it is done; `error` says why it failed, or what it waits for.

    resumable: it was cancelled, or failed by what passes, and can go on. kept_until: when the files are deleted that it
    made or needs to go on.
    """

    id: str
    kind: str
    state: str
    done: int
    total: int | None
    result: dict[str, Any] | None
    error: str | None
    resumable: bool
    kept_until: str | None
    created_at: str
    updated_at: str
    by: str | None = None


PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"model": ProblemDocument, "description": description}
    for code, description in (
        (401, "Not signed in"),
        (403, "The role does not allow it"),
        (404, "Not found"),
        (409, "Refused in the present state"),
        (422, "Something is wrong, at the places named"),
    )
}
