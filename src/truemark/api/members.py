"""Members of a project and invitations to it."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from sqlalchemy import Connection

from truemark.api.caller import CallerDep, allowed, answer
from truemark.api.wire import PROBLEMS, MemberOut, Wire
from truemark.store.clock import now
from truemark.work import members
from truemark.work.permissions import Operation, Person, Role

router = APIRouter(prefix="/projects", tags=["Members"], responses=PROBLEMS)


class CandidateOut(Wire):
    """Somebody who could be made a member."""

    id: str
    name: str
    email: str


class MemberChange(Wire):
    role: Role


class NewInvitation(Wire):
    role: Role = Role.ANNOTATOR
    email: str | None = None


class InvitationMade(Wire):
    """The secret makes the link `/join?secret=…`; it is shown this once."""

    id: str
    secret: str


class InvitationRow(Wire):
    id: str
    role: Role
    email: str | None
    created_at: str
    expires_at: str


@router.get("/{id}/members", response_model=list[MemberOut])
def list_members(id: str, caller: CallerDep) -> Response:
    def work(connection: Connection, who: Person) -> list[dict[str, Any]]:
        allowed(connection, who, id, Operation.SEE_RESULTS)
        return [
            {"id": m.id, "email": m.email, "name": m.name, "role": m.role, "created_at": m.created_at}
            for m in members.listed(connection, id)
        ]

    return answer(caller.read(work))


@router.get("/{id}/people", response_model=list[CandidateOut])
def list_candidates(id: str, caller: CallerDep, search: Annotated[str, Query(max_length=200)] = "") -> Response:
    """People of the workspace who are no members yet, to pick from: up to 50 whose name or address holds `search`.

    For those who may add members, as far as the workspace's setting `finds_people` lets them.
    """

    def work(connection: Connection, who: Person) -> list[dict[str, Any]]:
        allowed(connection, who, id, Operation.EDIT_MEMBERS)
        return [asdict(c) for c in members.candidates(connection, id, search, who)]

    return answer(caller.read(work))


@router.put("/{id}/members/{user}", status_code=204)
def set_member(id: str, user: str, body: MemberChange, caller: CallerDep) -> Response:
    """Make a person (id or e-mail address) a member, or change their role."""

    def work(connection: Connection, who: Person) -> None:
        allowed(connection, who, id, Operation.EDIT_MEMBERS)
        members.set_role(connection, id, user, body.role, who, now())

    caller.write(work)
    return Response(status_code=204)


@router.delete("/{id}/members/{user}", status_code=204)
def remove_member(id: str, user: str, caller: CallerDep) -> Response:
    def work(connection: Connection, who: Person) -> None:
        allowed(connection, who, id, Operation.EDIT_MEMBERS)
        members.remove(connection, id, user, who, now())

    caller.write(work)
    return Response(status_code=204)


@router.get("/{id}/invitations", response_model=list[InvitationRow])
def list_invitations(id: str, caller: CallerDep) -> Response:
    def work(connection: Connection, who: Person) -> list[dict[str, Any]]:
        allowed(connection, who, id, Operation.EDIT_MEMBERS)
        return [
            {"id": i.id, "role": i.role, "email": i.email, "created_at": i.created_at, "expires_at": i.expires_at}
            for i in members.invitations(connection, id, now())
        ]

    return answer(caller.read(work))


@router.post("/{id}/invitations", response_model=InvitationMade, status_code=201)
def invite(id: str, body: NewInvitation, caller: CallerDep) -> Response:
    def work(connection: Connection, who: Person) -> tuple[str, str]:
        allowed(connection, who, id, Operation.EDIT_MEMBERS)
        return members.invite(connection, id, body.role, body.email, who, now())

    invitation, secret = caller.write(work)
    return answer({"id": invitation, "secret": secret}, 201)


@router.delete("/{id}/invitations/{invitation}", status_code=204)
def withdraw_invitation(id: str, invitation: str, caller: CallerDep) -> Response:
    def work(connection: Connection, who: Person) -> None:
        allowed(connection, who, id, Operation.EDIT_MEMBERS)
        members.withdraw(connection, id, invitation, who, now())

    caller.write(work)
    return Response(status_code=204)
