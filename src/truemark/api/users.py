"""Everybody's accounts; for owners."""

from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Connection

from truemark.api.accounts import person_document
from truemark.api.caller import CallerDep, answer
from truemark.api.wire import PROBLEMS, PersonOut, Wire
from truemark.store.clock import now
from truemark.work import accounts, erasing, sign_in
from truemark.work.permissions import Person

router = APIRouter(tags=["Accounts"], responses=PROBLEMS)


class NewUser(Wire):
    email: str
    name: str = ""
    password: str
    owner: bool = False


class UserOut(PersonOut):
    """erased: nothing is left of the person but a pseudonym, under which their answers stay."""

    disabled: bool
    erased: bool
    created_at: str


class UserChange(Wire):
    disabled: bool | None = None
    owner: bool | None = None
    password: str | None = None


@router.get("/users", response_model=list[UserOut])
def users(caller: CallerDep) -> Response:
    """Everybody in the workspace; for owners."""

    def work(connection: Connection, who: Person) -> list[dict[str, Any]]:
        return [
            {
                "id": u.id,
                "email": u.email,
                "name": u.name,
                "owner": u.owner,
                "disabled": u.disabled,
                "erased": u.erased_at is not None,
                "created_at": u.created_at,
            }
            for u in accounts.everybody(connection, who)
        ]

    return answer(caller.read(work))


@router.post("/users", response_model=PersonOut, status_code=201)
def add_user(body: NewUser, caller: CallerDep) -> Response:
    caller.read(lambda _, who: accounts.owners_only(who))
    hash = sign_in.check_password(body.password)

    def work(connection: Connection, who: Person) -> Person:
        return sign_in.create_user(connection, body.email, body.name, hash, body.owner, now(), by=who)

    return answer(person_document(caller.write(work)), 201)


@router.patch("/users/{id}", response_model=PersonOut)
def change_user(id: str, body: UserChange, caller: CallerDep) -> Response:
    """Disable an account (its sessions and tokens stop at once), make an owner, or set a password."""
    caller.read(lambda _, who: accounts.owners_only(who))
    hash = sign_in.check_password(body.password) if body.password is not None else None

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        changed = accounts.change(
            connection, who, id, disabled=body.disabled, owner=body.owner, password_hash=hash, now=now()
        )
        return person_document(changed)

    return answer(caller.write(work))


@router.post("/users/{id}/erase", response_model=PersonOut)
def erase_user(id: str, caller: CallerDep) -> Response:
    """Erase a person, which nothing takes back: name, address, sessions, tokens and drafts go; answers stay under a
    pseudonym, and the address can be used again."""
    return answer(person_document(caller.write(lambda c, who: erasing.erase(c, who, id, now()))))
