"""Erasing a person: everything that says who they are goes, what they did stays under a pseudonym."""

from sqlalchemy import Connection, text

from truemark.store.trail import forget_details


def pseudonymise(connection: Connection, user: str, email: str, name: str, now: str) -> None:
    """email: one that nobody can have, so that the person's own can be used again."""
    connection.execute(
        text(
            "UPDATE users SET email = :email, name = :name, password_hash = NULL, owner = :no, disabled = :yes, erased_at = :now "
            "WHERE id = :user"
        ),
        {"user": user, "email": email, "name": name, "now": now, "no": False, "yes": True},
    )
    for table in ("sessions", "tokens"):
        connection.execute(text(f"DELETE FROM {table} WHERE user_id = :user"), {"user": user})
    connection.execute(text("UPDATE members SET active = :no WHERE user_id = :user"), {"user": user, "no": False})
    connection.execute(
        text(
            "UPDATE assignments SET draft = NULL, draft_at = NULL, draft_version = NULL WHERE user_id = :user "
            "AND project_id IN (SELECT project_id FROM members WHERE user_id = :user)"
        ),
        {"user": user},
    )
    # Keys of answers that came in from elsewhere hold the name that the file gave to whoever made them.
    connection.execute(
        text("UPDATE annotations SET key = 'erased-' || id WHERE user_id = :user AND origin = 'import'"), {"user": user}
    )
    forget_details(connection, user)


def forget_address(connection: Connection, user: str, email: str, now: str) -> None:
    """Invitations for and by the person end; sign-ins that failed are forgotten."""
    connection.execute(
        text(
            "UPDATE invitations SET revoked_at = COALESCE(revoked_at, :now) "
            "WHERE (email = :email OR created_by = :user) AND used_by IS NULL"
        ),
        {"user": user, "email": email, "now": now},
    )
    connection.execute(text("UPDATE invitations SET email = NULL WHERE email = :email"), {"email": email})
    connection.execute(text("DELETE FROM sign_in_failures WHERE who = :who"), {"who": f"account {email}"[:400]})


def open_leases(connection: Connection, user: str) -> list[tuple[str, str]]:
    """(assignment, project) of what the person has in hand."""
    query = text("SELECT id, project_id FROM assignments WHERE user_id = :user AND state = 'active'")
    return [(str(r.id), str(r.project_id)) for r in connection.execute(query, {"user": user})]
