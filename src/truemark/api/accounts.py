"""Signing in and out, one's own account and tokens, and following an invitation."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field
from sqlalchemy import Connection

from truemark.api.caller import COOKIE, CallerDep, answer, check_origin, credentials, secure
from truemark.api.wire import PROBLEMS, PersonOut, Wire
from truemark.store.clock import now
from truemark.work import accounts, members, settings, sign_in
from truemark.work.errors import Invalid
from truemark.work.permissions import Person

router = APIRouter(tags=["Accounts"], responses=PROBLEMS)


class SignIn(Wire):
    email: str = Field(examples=["ana@example.org"])
    password: str = Field(examples=["correct horse battery"])


class Account(Wire):
    name: str | None = Field(default=None, min_length=1, max_length=200)


class Passwords(Wire):
    old_password: str
    new_password: str


class Me(PersonOut):
    """The person signed in, and what they may do in the workspace."""

    may_create_projects: bool


class NewToken(Wire):
    """days: how long it is valid; without, until it is revoked."""

    name: str = Field(default="token", max_length=200, examples=["training pipeline"])
    days: int | None = Field(default=None, ge=1, le=3650)


class TokenOut(Wire):
    """expires_at: null for one that is valid until it is revoked. last_used_at: to the hour; null for never."""

    id: str
    name: str
    created_at: str
    expires_at: str | None
    last_used_at: str | None


class TokenMade(Wire):
    """`token` is shown this once."""

    id: str
    token: str


class InvitationOut(Wire):
    """What an invitation is for, to whoever holds its link. account: its address can sign in already, which comes first."""

    project: str | None
    role: str
    email: str | None
    by: str
    account: bool


class Acceptance(Wire):
    """Email, name and password make a new account; without them the person signed in joins."""

    email: str | None = None
    name: str = ""
    password: str | None = None


class Joined(Wire):
    project: str | None


def person_document(who: Person) -> dict[str, Any]:
    return {"id": who.id, "email": who.email, "name": who.name, "owner": who.owner}


def _me(connection: Connection, who: Person) -> dict[str, Any]:
    return person_document(who) | {"may_create_projects": settings.may_create(connection, who)}


def _with_cookie(response: Response, request: Request, secret: str) -> Response:
    response.set_cookie(
        COOKIE,
        secret,
        max_age=sign_in.SESSION_DAYS * 86_400,
        httponly=True,
        samesite="lax",
        secure=secure(request),
        path="/",
    )
    return response


@router.post("/sign-in", response_model=Me)
def sign_in_with_password(body: SignIn, request: Request) -> Response:
    """Start a session, kept in an HttpOnly cookie. After ten failures in 15 minutes an account waits."""
    check_origin(request, False)
    address = request.client.host if request.client else "?"
    database = request.app.state.workspace.database
    who, secret = sign_in.sign_in(database, body.email, body.password, address, now())
    with database.read() as connection:
        document = _me(connection, who)
    return _with_cookie(answer(document), request, secret)


@router.post("/sign-out", status_code=204)
def sign_out(caller: CallerDep, everywhere: bool = False) -> Response:
    """End this session, or every session of this person."""

    caller.write(lambda c, who: accounts.sign_out(c, who, caller.session, everywhere, now()))
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, path="/")
    return response


@router.get("/me", response_model=Me)
def me(caller: CallerDep) -> Response:
    return answer(caller.read(_me))


@router.patch("/me", response_model=Me)
def change_me(body: Account, caller: CallerDep) -> Response:
    name = body.name
    if name is None:
        return me(caller)
    return answer(caller.write(lambda c, who: _me(c, accounts.rename(c, who, name, now()))))


@router.post("/me/password", status_code=204)
def change_my_password(body: Passwords, caller: CallerDep) -> Response:
    """Set a new password; ends all sessions, this one too."""
    who = caller.read(lambda _, person: person)
    sign_in.change_password(caller.database, who.id, body.old_password, body.new_password, now())
    return Response(status_code=204)


@router.get("/me/tokens", response_model=list[TokenOut])
def my_tokens(caller: CallerDep) -> Response:
    return answer(caller.read(lambda c, who: [asdict(t) for t in accounts.tokens(c, who, now())]))


@router.post("/me/tokens", response_model=TokenMade, status_code=201)
def make_token(body: NewToken, caller: CallerDep) -> Response:
    """A personal access token, for `Authorization: Bearer`. It is shown once and stored as a hash. For who is signed in
    with a password: a token makes no tokens."""
    by_token = caller.session is None
    id, token = caller.write(lambda c, who: accounts.make_token(c, who, body.name, body.days, by_token, now()))
    return answer({"id": id, "token": token}, 201)


@router.delete("/me/tokens", status_code=204)
def revoke_all_tokens(caller: CallerDep) -> Response:
    """End all of one's own tokens, such as when one may have leaked."""
    caller.write(lambda c, who: accounts.revoke_all_tokens(c, who, now()))
    return Response(status_code=204)


@router.delete("/me/tokens/{id}", status_code=204)
def revoke_token(id: str, caller: CallerDep) -> Response:
    caller.write(lambda c, who: accounts.revoke_token(c, who, id, now()))
    return Response(status_code=204)


@router.get("/invitation", response_model=InvitationOut)
def see_invitation(request: Request, secret: Annotated[str, Query()]) -> Response:
    with request.app.state.workspace.database.read() as connection:
        found = accounts.invitation(connection, secret, now())
        offer = {"project": found.project_name, "role": found.role, "email": found.email, "by": found.by}
        return answer(offer | {"account": accounts.has_account(connection, found.email)})


@router.post("/invitation", response_model=Joined, status_code=201)
def accept_invitation(body: Acceptance, request: Request, secret: Annotated[str, Query()]) -> Response:
    """Join by an invitation link: with a new account, or as the person signed in."""
    caller = credentials(request)
    database = request.app.state.workspace.database
    hash = None
    if body.email is not None:
        if body.password is None:
            raise Invalid.at("password", "is needed for a new account")
        hash = sign_in.check_password(body.password)

    def work(connection: Connection) -> tuple[str | None, str | None]:
        who = None if body.email is not None else caller.identify(connection)
        person, project = members.accept(
            connection, secret, who, email=body.email or "", name=body.name, password_hash=hash, now=now()
        )
        session = sign_in.open_session(connection, person.id, now()) if who is None else None
        return project, session

    project, session = database.write(work)
    response = answer({"project": project}, 201)
    return _with_cookie(response, request, session) if session else response
