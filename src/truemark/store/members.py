"""Questions about who belongs where: across projects, and of people who could be made members."""

from sqlalchemy import Connection, text

from truemark.store.rows import Candidate, every


def manages_any(connection: Connection, user: str) -> bool:
    """Whether a person is a manager of some project."""
    query = text("SELECT 1 FROM members WHERE user_id = :user AND active = :yes AND role = 'manager' LIMIT 1")
    return connection.execute(query, {"user": user, "yes": True}).first() is not None


def only_views(connection: Connection, user: str) -> bool:
    """Whether a person is a member somewhere, and everywhere a viewer."""
    query = text("SELECT DISTINCT role FROM members WHERE user_id = :user AND active = :yes")
    return {r.role for r in connection.execute(query, {"user": user, "yes": True})} == {"viewer"}


def has_had(connection: Connection, project: str, user: str) -> bool:
    """Whether a person is or was a member, or has work in the project."""
    query = text(
        "SELECT 1 FROM members WHERE project_id = :project AND user_id = :user UNION ALL "
        "SELECT 1 FROM assignments WHERE project_id = :project AND user_id = :user LIMIT 1"
    )
    return connection.execute(query, {"project": project, "user": user}).first() is not None


def candidates(connection: Connection, project: str, words: str, limit: int) -> list[Candidate]:
    """People who are no members and can sign in, whose name or address holds these words, by name."""
    query = text(
        "SELECT u.id, u.name, u.email FROM users u WHERE u.disabled = :no AND u.erased_at IS NULL "
        "AND (lower(u.name) LIKE :like ESCAPE '!' OR u.email LIKE :like ESCAPE '!') AND NOT EXISTS (SELECT 1 FROM members m "
        "WHERE m.project_id = :project AND m.user_id = u.id AND m.active = :yes) ORDER BY u.name, u.email LIMIT :limit"
    )
    literal = words.lower().replace("!", "!!").replace("%", "!%").replace("_", "!_")
    parameters = {"project": project, "like": f"%{literal}%", "no": False, "yes": True, "limit": limit}
    return every(Candidate, connection.execute(query, parameters))
