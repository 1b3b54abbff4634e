"""People's accounts: who a credential belongs to, one's own account and tokens, and what an owner may do with others'."""

import orjson
from sqlalchemy import Connection

from truemark.store import people
from truemark.store.annotations import event
from truemark.store.clock import later
from truemark.store.rows import NamedInvitation, Token, User
from truemark.work.errors import Conflict, Forbidden, NotFound, NotSignedIn
from truemark.work.permissions import Person
from truemark.work.sign_in import create_token, hashed, person

MOST_TOKENS = 50
USE_NOTED = 3600  # seconds; noting each use would make every read a write


def identify(connection: Connection, session: str | None, token: str | None, now: str) -> Person:
    """Whose session or personal access token this is. Raises NotSignedIn."""
    user = None
    if token:
        user = people.user_by_token(connection, hashed(token), now)
    elif session:
        user = people.user_by_session(connection, hashed(session), now)
    if user is None:
        raise NotSignedIn("sign in first" if not token else "this token is not valid")
    return person(user)


def stale(connection: Connection, token: str, now: str) -> bool:
    """Whether a valid token's last use is to be noted: it was noted more than an hour ago."""
    return people.token_unused_since(connection, hashed(token), later(now, -USE_NOTED))


def note_use(connection: Connection, token: str, now: str) -> None:
    """When a token was used last, to the hour."""
    people.note_token_use(connection, hashed(token), now)


def get(connection: Connection, id: str) -> Person:
    """Raises NotFound."""
    user = people.user(connection, id)
    if user is None:
        raise NotFound("there is no such person")
    return person(user)


def sign_out(connection: Connection, who: Person, session: str | None, everywhere: bool, now: str) -> None:
    """End this session, or every session of this person."""
    if everywhere:
        people.delete_sessions(connection, who.id)
    elif session:
        people.delete_session(connection, hashed(session))
    event(connection, "session.closed", now, user=who.id, subject=who.id)


def rename(connection: Connection, who: Person, name: str, now: str) -> Person:
    people.update_user(connection, who.id, {"name": name.strip() or who.name})
    detail = orjson.dumps({"was": who.name}).decode()
    event(connection, "account.renamed", now, user=who.id, subject=who.id, detail=detail)
    return get(connection, who.id)


def tokens(connection: Connection, who: Person, now: str) -> list[Token]:
    """One's own tokens that are valid, newest first."""
    return people.tokens(connection, who.id, now)


def make_token(
    connection: Connection, who: Person, name: str, days: int | None, by_token: bool, now: str
) -> tuple[str, str]:
    """(id, the token itself, shown this once). days: how long it is valid; None until it is revoked.

    Raises Forbidden to who comes with a token, for what was stolen must not renew itself; Conflict for too many.
    """
    if by_token:
        raise Forbidden("a token makes no tokens; sign in with the password")
    if len(people.tokens(connection, who.id, now)) >= MOST_TOKENS:
        raise Conflict(f"a person has at most {MOST_TOKENS} tokens; revoke one first")
    return create_token(connection, who.id, name, now, days)


def revoke_token(connection: Connection, who: Person, id: str, now: str) -> None:
    """Raises NotFound, also for someone else's."""
    if not people.revoke_token(connection, id, who.id, now):
        raise NotFound("you have no such token")
    event(connection, "token.revoked", now, user=who.id, subject=id)


def revoke_all_tokens(connection: Connection, who: Person, now: str) -> None:
    """All of one's own tokens end."""
    people.revoke_tokens(connection, who.id, now)
    event(connection, "token.revoked", now, user=who.id, detail="all")


def everybody(connection: Connection, who: Person) -> list[User]:
    """All accounts of the workspace, by name. Raises Forbidden but for owners."""
    owners_only(who)
    return people.users(connection)


def change(
    connection: Connection,
    who: Person,
    id: str,
    *,
    disabled: bool | None,
    owner: bool | None,
    password_hash: str | None,
    now: str,
) -> Person:
    """Disable an account, make an owner, or set a password; what must not go on (sessions, tokens) ends with it."""
    owners_only(who)
    user = people.user(connection, id)
    if user is None:
        raise NotFound("there is no such person")
    if user.erased_at is not None:
        raise Conflict("this person was erased, and has no account any more")
    if id == who.id and (disabled or owner is False):
        raise Conflict("you cannot take your own account's rights away")
    given = {"disabled": disabled, "owner": owner, "password_hash": password_hash}
    changes = {name: value for name, value in given.items() if value is not None}
    if changes:
        people.update_user(connection, id, changes)
    if disabled or password_hash:
        people.delete_sessions(connection, id)
        people.revoke_tokens(connection, id, now)
    told = {name: "set" if name == "password_hash" else value for name, value in changes.items()}
    detail = orjson.dumps(told).decode().replace("password_hash", "password")
    event(connection, "user.changed", now, user=who.id, subject=id, detail=detail)
    return get(connection, id)


def has_account(connection: Connection, email: str | None) -> bool:
    """Whether an invitation's address can sign in already: then signing in comes first."""
    found = people.user_by_email(connection, email) if email else None
    return found is not None and found.password_hash is not None


def invitation(connection: Connection, secret: str, now: str) -> NamedInvitation:
    """What an invitation is for, to whoever holds its link. Raises NotFound."""
    found = people.invitation_by_hash(connection, hashed(secret), now)
    if found is None:
        raise NotFound("this invitation was used, withdrawn or has expired; ask for a new one")
    return found


def owners_only(who: Person) -> None:
    """Raises Forbidden."""
    if not who.owner:
        raise Forbidden("only an owner of the workspace may do this")
