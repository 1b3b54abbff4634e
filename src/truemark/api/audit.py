"""The audit trail and the workspace's settings; for owners."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import Connection

from truemark.api.caller import CallerDep, answer
from truemark.api.wire import PROBLEMS, Wire
from truemark.store.clock import now
from truemark.store.rows import Event
from truemark.store.states import Circle
from truemark.work import settings, trail
from truemark.work.permissions import Person

router = APIRouter(tags=["Workspace"], responses=PROBLEMS)

WhoParam = Annotated[
    str | None, Query(max_length=320, description="id or e-mail address: who did it, or whom it is about")
]
KindParam = Annotated[
    str | None, Query(max_length=40, description="a kind, such as `member.set`, or its beginning: `member`")
]
ProjectParam = Annotated[str | None, Query(max_length=36)]
SinceParam = Annotated[str | None, Query(max_length=40, description="from this time or day on (RFC 3339)")]
UntilParam = Annotated[str | None, Query(max_length=40, description="before this time, or up to and with this day")]


class EventPerson(Wire):
    id: str
    name: str
    email: str


class Named(Wire):
    """name: null for what has none, or is gone."""

    id: str
    name: str | None


class EventOut(Wire):
    """by: who did it; null for the server itself, and for somebody who did not sign in. about: what or whom it is about."""

    seq: int
    at: str
    event: str
    by: EventPerson | None
    project: Named | None
    about: Named | None
    detail: str | None


class EventsPage(Wire):
    """Newest first. cursor: where the next page starts; null at the end."""

    events: list[EventOut]
    cursor: str | None


class WorkspaceSettings(Wire):
    """creates_projects: who makes projects. finds_people: who, of those who may add members, picks them from everybody's
    names and addresses (owners or managers); the others invite by a link."""

    creates_projects: Circle
    finds_people: Circle


class WorkspaceChange(Wire):
    creates_projects: Circle | None = None
    finds_people: Circle | None = None


@router.get("/audit", response_model=EventsPage)
def audit(
    caller: CallerDep,
    person: WhoParam = None,
    kind: KindParam = None,
    project: ProjectParam = None,
    since: SinceParam = None,
    until: UntilParam = None,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Response:
    """What happened in the workspace and who did it, newest first; for owners."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        which = trail.wanted(connection, who, person=person, kind=kind, project=project, since=since, until=until)
        found = trail.page(connection, which, cursor, limit)
        return {"events": [_event(e) for e in found.rows], "cursor": found.cursor}

    return answer(caller.read(work))


@router.get("/audit/kinds", response_model=list[str])
def audit_kinds(caller: CallerDep) -> Response:
    """The kinds of events that have happened here; for owners."""
    return answer(caller.read(trail.kinds))


@router.get(
    "/audit/file",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def audit_file(
    caller: CallerDep,
    person: WhoParam = None,
    kind: KindParam = None,
    project: ProjectParam = None,
    since: SinceParam = None,
    until: UntilParam = None,
) -> Response:
    """All of the same as CSV, streamed; for owners."""
    which = caller.write(
        lambda c, who: trail.to_download(
            c,
            who,
            trail.wanted(c, who, person=person, kind=kind, project=project, since=since, until=until),
            now(),
        )
    )
    headers = {"Content-Disposition": 'attachment; filename="audit.csv"'}
    return StreamingResponse(trail.as_csv(caller.database, which), media_type="text/csv", headers=headers)


@router.get("/workspace", response_model=WorkspaceSettings)
def workspace_settings(caller: CallerDep) -> Response:
    """Who makes projects, and who looks people up."""
    return answer(caller.read(lambda c, _: asdict(settings.current(c))))


@router.patch("/workspace", response_model=WorkspaceSettings)
def change_workspace(body: WorkspaceChange, caller: CallerDep) -> Response:
    """Change the workspace's settings; for owners."""
    changes = {name: value for name, value in body if value is not None}
    return answer(caller.write(lambda c, who: asdict(settings.change(c, who, changes, now()))))


def _event(e: Event) -> dict[str, Any]:
    return {
        "seq": e.seq,
        "at": e.at,
        "event": e.name,
        "by": {"id": e.user_id, "name": e.user_name, "email": e.user_email} if e.user_name is not None else None,
        "project": {"id": e.project_id, "name": e.project_name or None} if e.project_id else None,
        "about": {"id": e.subject, "name": e.subject_name} if e.subject else None,
        "detail": e.detail,
    }
