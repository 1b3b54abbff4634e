"""Erasing a person, by an owner: what they did stays, who they were goes."""

from sqlalchemy import Connection

from truemark.store import annotations, erasing, people, queue
from truemark.store.annotations import event
from truemark.store.states import AssignmentState
from truemark.work.accounts import owners_only
from truemark.work.errors import Conflict, NotFound
from truemark.work.permissions import Person
from truemark.work.projects import load
from truemark.work.sign_in import person


def pseudonym(id: str) -> str:
    """Under what name the answers of an erased person stay: a part of their identifier, which is random."""
    return f"Person {id[-4:]}"


def erase(connection: Connection, who: Person, id: str, now: str) -> Person:
    """Name, address, password, sessions, tokens, drafts and memberships go; the address can be used again at once.

    Raises Forbidden but for owners, Conflict for one's own account, NotFound for somebody who is not there any more.
    """
    owners_only(who)
    user = people.user(connection, id)
    if user is None or user.erased_at is not None:
        raise NotFound("there is no such person")
    if id == who.id:
        raise Conflict("you cannot erase your own account; another owner can")
    for assignment, project in erasing.open_leases(connection, id):
        _give_back(connection, assignment, project, now)
    erasing.forget_address(connection, id, user.email, now)
    erasing.pseudonymise(connection, id, f"{id}@erased.invalid", pseudonym(id), now)
    event(connection, "user.erased", now, user=who.id, subject=id)
    gone = people.user(connection, id)
    assert gone is not None
    return person(gone)


def _give_back(connection: Connection, assignment: str, project: str, now: str) -> None:
    row = annotations.assignment(connection, assignment, lock=True)
    if row is None or row.state is not AssignmentState.ACTIVE:
        return
    annotations.set_state(connection, assignment, AssignmentState.RELEASED, None, now)
    if row.purpose.takes_slot:
        queue.free_slot(connection, row.item_seq, load(connection, project).overlap)
