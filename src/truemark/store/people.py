"""Users and how they are known: sessions, tokens, invitations, failed sign-ins. Secrets are stored as hashes only."""

from typing import Any

from sqlalchemy import Connection, text

from truemark.store.rows import Invitation, NamedInvitation, Token, User, columns, every, first

_USER = columns(User, "u")


def insert_user(connection: Connection, row: dict[str, Any]) -> None:
    connection.execute(
        text(
            "INSERT INTO users (id, email, name, password_hash, owner, created_at) "
            "VALUES (:id, :email, :name, :password_hash, :owner, :created_at)"
        ),
        row,
    )


def user(connection: Connection, id: str) -> User | None:
    return first(User, connection.execute(text(f"SELECT {_USER} FROM users u WHERE u.id = :id"), {"id": id}))


def user_by_email(connection: Connection, email: str) -> User | None:
    """email: in lower case."""
    return first(
        User, connection.execute(text(f"SELECT {_USER} FROM users u WHERE u.email = :email"), {"email": email})
    )


def users(connection: Connection) -> list[User]:
    return every(User, connection.execute(text(f"SELECT {_USER} FROM users u ORDER BY u.name, u.email")))


def update_user(connection: Connection, id: str, changes: dict[str, Any]) -> None:
    assignments = ", ".join(f"{c} = :{c}" for c in changes)
    connection.execute(text(f"UPDATE users SET {assignments} WHERE id = :id"), {**changes, "id": id})


def insert_session(connection: Connection, hash: str, user: str, now: str, expires: str) -> None:
    connection.execute(
        text("INSERT INTO sessions (hash, user_id, created_at, expires_at) VALUES (:hash, :user, :now, :expires)"),
        {"hash": hash, "user": user, "now": now, "expires": expires},
    )


_BY_SESSION = text(
    f"SELECT {_USER} FROM sessions s JOIN users u ON u.id = s.user_id "
    "WHERE s.hash = :hash AND s.expires_at > :now AND u.disabled = :no"
)
_BY_TOKEN = text(
    f"SELECT {_USER} FROM tokens t JOIN users u ON u.id = t.user_id "
    "WHERE t.hash = :hash AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > :now) AND u.disabled = :no"
)


def user_by_session(connection: Connection, hash: str, now: str) -> User | None:
    return first(User, connection.execute(_BY_SESSION, {"hash": hash, "now": now, "no": False}))


def user_by_token(connection: Connection, hash: str, now: str) -> User | None:
    return first(User, connection.execute(_BY_TOKEN, {"hash": hash, "now": now, "no": False}))


_USED_BEFORE = text(
    "SELECT 1 FROM tokens WHERE hash = :hash AND (last_used_at IS NULL OR last_used_at < :before) AND revoked_at IS NULL"
)


def token_unused_since(connection: Connection, hash: str, before: str) -> bool:
    """Whether a valid token's last use was noted before a time, or never."""
    return connection.execute(_USED_BEFORE, {"hash": hash, "before": before}).first() is not None


def note_token_use(connection: Connection, hash: str, now: str) -> None:
    connection.execute(text("UPDATE tokens SET last_used_at = :now WHERE hash = :hash"), {"hash": hash, "now": now})


def delete_session(connection: Connection, hash: str) -> None:
    connection.execute(text("DELETE FROM sessions WHERE hash = :hash"), {"hash": hash})


def delete_sessions(connection: Connection, user: str) -> None:
    connection.execute(text("DELETE FROM sessions WHERE user_id = :user"), {"user": user})


def insert_token(connection: Connection, row: dict[str, Any]) -> None:
    connection.execute(
        text(
            "INSERT INTO tokens (id, user_id, name, hash, created_at, expires_at) "
            "VALUES (:id, :user_id, :name, :hash, :created_at, :expires_at)"
        ),
        row,
    )


def tokens(connection: Connection, user: str, now: str) -> list[Token]:
    """Those that are valid, newest first."""
    query = text(
        f"SELECT {columns(Token)} FROM tokens WHERE user_id = :user AND revoked_at IS NULL "
        "AND (expires_at IS NULL OR expires_at > :now) ORDER BY id DESC"
    )
    return every(Token, connection.execute(query, {"user": user, "now": now}))


def revoke_tokens(connection: Connection, user: str, now: str) -> None:
    """All of a person's tokens end."""
    connection.execute(
        text("UPDATE tokens SET revoked_at = :now WHERE user_id = :user AND revoked_at IS NULL"),
        {"user": user, "now": now},
    )


def revoke_token(connection: Connection, id: str, user: str, now: str) -> bool:
    return (
        connection.execute(
            text("UPDATE tokens SET revoked_at = :now WHERE id = :id AND user_id = :user AND revoked_at IS NULL"),
            {"id": id, "user": user, "now": now},
        ).rowcount
        == 1
    )


def insert_invitation(connection: Connection, row: dict[str, Any]) -> None:
    connection.execute(
        text(
            "INSERT INTO invitations (id, hash, project_id, role, email, created_by, created_at, expires_at) "
            "VALUES (:id, :hash, :project_id, :role, :email, :created_by, :created_at, :expires_at)"
        ),
        row,
    )


def invitation_by_hash(connection: Connection, hash: str, now: str) -> NamedInvitation | None:
    """An invitation that can still be used."""
    return first(
        NamedInvitation,
        connection.execute(
            text(
                f"SELECT {columns(Invitation, 'i')}, p.name AS project_name, u.name AS by FROM invitations i LEFT JOIN projects p ON p.id = i.project_id "
                "JOIN users u ON u.id = i.created_by WHERE i.hash = :hash AND i.used_by IS NULL AND i.revoked_at IS NULL "
                "AND i.expires_at > :now"
            ),
            {"hash": hash, "now": now},
        ),
    )


def invitations(connection: Connection, project: str, now: str) -> list[Invitation]:
    """A project's open invitations."""
    return every(
        Invitation,
        connection.execute(
            text(
                f"SELECT {columns(Invitation)} FROM invitations WHERE project_id = :project "
                "AND used_by IS NULL AND revoked_at IS NULL AND expires_at > :now ORDER BY id DESC"
            ),
            {"project": project, "now": now},
        ),
    )


def use_invitation(connection: Connection, id: str, user: str) -> bool:
    return (
        connection.execute(
            text("UPDATE invitations SET used_by = :user WHERE id = :id AND used_by IS NULL"), {"id": id, "user": user}
        ).rowcount
        == 1
    )


def revoke_invitation(connection: Connection, id: str, project: str, now: str) -> bool:
    return (
        connection.execute(
            text(
                "UPDATE invitations SET revoked_at = :now WHERE id = :id AND project_id = :project AND used_by IS NULL"
            ),
            {"id": id, "project": project, "now": now},
        ).rowcount
        == 1
    )


def failures(connection: Connection, who: str, since: str) -> int:
    return int(
        connection.execute(
            text("SELECT count(*) FROM sign_in_failures WHERE who = :who AND at > :since"), {"who": who, "since": since}
        ).scalar_one()
    )


def add_failure(connection: Connection, who: str, at: str, forget_before: str) -> None:
    connection.execute(text("DELETE FROM sign_in_failures WHERE at < :before"), {"before": forget_before})
    connection.execute(text("INSERT INTO sign_in_failures (who, at) VALUES (:who, :at)"), {"who": who, "at": at})


def clear_failures(connection: Connection, who: str) -> None:
    connection.execute(text("DELETE FROM sign_in_failures WHERE who = :who"), {"who": who})
