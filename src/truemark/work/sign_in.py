"""How people are known: passwords (argon2id), sessions, personal access tokens, and a limit on guessing."""

import hashlib
import re
import secrets
from functools import cache

import orjson
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import Connection

from truemark.store import people
from truemark.store.annotations import event
from truemark.store.clock import later
from truemark.store.database import Database, new_id
from truemark.store.rows import User
from truemark.work.errors import Conflict, Invalid, NotFound, NotSignedIn, TooManyAttempts
from truemark.work.permissions import Person

SESSION_DAYS = 30
TOKEN_PREFIX = "tm_"
SHORTEST_PASSWORD = 8
ATTEMPTS = 10  # failures per account and address …
WINDOW = 15 * 60  # … in so many seconds
_EMAIL = re.compile(r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)*$")


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)  # OWASP's argon2id setting


def hashed(secret: str) -> str:
    """How a session or token is stored: SHA-256, enough for 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def person(user: User) -> Person:
    return Person(user.id, user.email, user.name, user.owner)


def check_email(email: str) -> str:
    """The address in lower case. Raises Invalid."""
    email = email.strip().lower()
    if not _EMAIL.match(email) or len(email) > 320:
        raise Invalid.at("email", "must be an e-mail address")
    return email


def check_password(password: str) -> str:
    """The hash to store. Raises Invalid for one too short or long."""
    if not SHORTEST_PASSWORD <= len(password) <= 1000:
        raise Invalid.at("password", f"must have at least {SHORTEST_PASSWORD} characters")
    return _hasher().hash(password)


def create_user(
    connection: Connection,
    email: str,
    name: str,
    password_hash: str | None,
    owner: bool,
    now: str,
    by: Person | None = None,
) -> Person:
    """A new person, made by somebody or (None) by themselves. Raises Conflict when the address is taken, Invalid when it is
    none."""
    email = check_email(email)
    if people.user_by_email(connection, email):
        raise Conflict(f"there is already a person with the address {email}")
    name = name.strip() or email.split("@")[0]
    id = new_id()
    people.insert_user(
        connection,
        {
            "id": id,
            "email": email,
            "name": name[:200],
            "password_hash": password_hash,
            "owner": owner,
            "created_at": now,
        },
    )
    detail = orjson.dumps({"owner": owner}).decode()
    event(connection, "user.created", now, subject=id, user=by.id if by else id, detail=detail)
    return Person(id, email, name, owner)


def sign_in(database: Database, email: str, password: str, address: str, now: str) -> tuple[Person, str]:
    """The person and a new session's secret.

    Raises NotSignedIn, or TooManyAttempts after ten failures in 15 minutes.
    """
    email = email.strip().lower()
    limits = (f"account {email}"[:400], f"address {address}"[:400])
    with database.read() as connection:
        tried = [people.failures(connection, who, later(now, -WINDOW)) for who in limits]
        row = people.user_by_email(connection, email)
    if tried[0] >= ATTEMPTS or tried[1] >= 10 * ATTEMPTS:
        raise TooManyAttempts("too many failed sign-ins; try again in 15 minutes")
    hash = row.password_hash if row is not None and not row.disabled else None
    if not _verify(hash or _decoy(), password) or hash is None or row is None:

        def fail(connection: Connection) -> None:
            for who in limits:
                people.add_failure(connection, who, now, later(now, -WINDOW))
            subject, detail = row.id if row else None, orjson.dumps({"from": address}).decode()
            event(connection, "session.refused", now, subject=subject, detail=detail)
            if tried[0] + 1 == ATTEMPTS or tried[1] + 1 == 10 * ATTEMPTS:
                event(connection, "session.locked", now, subject=subject, detail=detail)

        database.write(fail)
        raise NotSignedIn("the address or the password is wrong")

    def succeed(connection: Connection) -> str:
        people.clear_failures(connection, limits[0])
        return open_session(connection, row.id, now, address)

    return person(row), database.write(succeed)


def open_session(connection: Connection, user: str, now: str, address: str | None = None) -> str:
    """A session's secret, for the cookie; only its hash is kept. address: of the network, where it is known."""
    secret = secrets.token_urlsafe(32)
    people.insert_session(connection, hashed(secret), user, now, later(now, SESSION_DAYS * 86_400))
    detail = orjson.dumps({"from": address}).decode() if address else None
    event(connection, "session.opened", now, user=user, subject=user, detail=detail)
    return secret


def create_token(connection: Connection, user: str, name: str, now: str, days: int | None = None) -> tuple[str, str]:
    """(id, the token itself, shown this once). days: how long it is valid; None until it is revoked."""
    secret = TOKEN_PREFIX + secrets.token_urlsafe(32)
    id = new_id()
    people.insert_token(
        connection,
        {
            "id": id,
            "user_id": user,
            "name": name.strip()[:200] or "token",
            "hash": hashed(secret),
            "created_at": now,
            "expires_at": later(now, days * 86_400) if days else None,
        },
    )
    event(connection, "token.created", now, user=user, subject=id)
    return id, secret


def change_password(database: Database, user: str, old: str, new: str, now: str) -> None:
    """Sets a new password and ends every session and token. Raises NotSignedIn when the old one is wrong."""
    with database.read() as connection:
        row = people.user(connection, user)
    if row is None or not _verify(row.password_hash or _decoy(), old):
        raise Invalid.at("old_password", "is wrong")
    hash = check_password(new)

    def change(connection: Connection) -> None:
        people.update_user(connection, user, {"password_hash": hash})
        people.delete_sessions(connection, user)
        people.revoke_tokens(connection, user, now)
        event(connection, "password.changed", now, user=user, subject=user)

    database.write(change)


def require_user(connection: Connection, email: str) -> Person:
    row = people.user_by_email(connection, email.strip().lower())
    if row is None:
        raise NotFound(f"there is no person with the address {email}")
    return person(row)


def _verify(hash: str, password: str) -> bool:
    try:
        return _hasher().verify(hash, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


@cache
def _decoy() -> str:
    """Compared against for an unknown address, so that timing does not tell which addresses exist."""
    return _hasher().hash(secrets.token_urlsafe(16))
