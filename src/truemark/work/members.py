"""Who works in a project: roles, and invitation links."""

import secrets

import orjson
from sqlalchemy import Connection

from truemark.store import members, people, projects
from truemark.store.annotations import event
from truemark.store.clock import later
from truemark.store.database import new_id
from truemark.store.rows import Candidate, Invitation, Member
from truemark.work import sign_in
from truemark.work.errors import Archived, Conflict, Forbidden, HasAccount, NotFound
from truemark.work.permissions import ALLOWED, READING, Operation, Person, Role, may
from truemark.work.projects import Project
from truemark.work.settings import require_finding

INVITATION_DAYS = 14
MOST_CANDIDATES = 50


def role_of(connection: Connection, project: str, who: Person) -> Role | None:
    found = projects.role(connection, project, who.id)
    return Role(found) if found else None


def require(connection: Connection, project: str, who: Person, operation: Operation) -> Project:
    """The project. Raises NotFound to those who may not even know of it, Forbidden to the rest.

    What is in the trash is not to be found; in what is archived nothing can be changed (Archived).
    """
    row = projects.get_for(connection, project, who.id)
    if row is None or (row.role is None and not who.owner):
        raise NotFound("there is no such project")
    if not may(Role(row.role) if row.role else None, who.owner, operation):
        raise Forbidden(f"the role {row.role} may not {operation}")
    if row.deleted_at is not None:
        raise NotFound("this project was deleted; a manager of it can have it back from the trash for 30 days")
    if row.archived_at is not None and operation not in READING:
        raise Archived(
            "this project is archived: it can be read and exported, and worked on again once it is unarchived"
        )
    return row


def may_do(connection: Connection, project: str, who: Person, operation: Operation) -> bool:
    """Whether a person may do something in a project, whatever state it is in."""
    return may(role_of(connection, project, who), who.owner, operation)


def set_role(connection: Connection, project: str, user: str, role: Role, by: Person, now: str) -> None:
    """Make a person (id or e-mail address) a member, or change what they may do.

    Raises Forbidden, known or not, for somebody who is no member where the workspace lets only owners look people up.
    """
    found = people.user_by_email(connection, user.lower()) if "@" in user else people.user(connection, user)
    was = projects.role(connection, project, found.id) if found is not None else None
    if was is None:
        require_finding(connection, by)
    if found is None or found.erased_at is not None:
        raise NotFound("there is no such person")
    projects.set_member(connection, project, found.id, role, True, now)
    detail = orjson.dumps({"role": role} | ({"was": was} if was else {})).decode()
    event(connection, "member.set", now, project=project, user=by.id, subject=found.id, detail=detail)


def candidates(connection: Connection, project: str, words: str, who: Person) -> list[Candidate]:
    """People of the workspace who could be made members, by name. Raises Forbidden to those who may not look people up."""
    require_finding(connection, who)
    return members.candidates(connection, project, words.strip(), MOST_CANDIDATES)


def listed(connection: Connection, project: str) -> list[Member]:
    """Those who are members now, by name."""
    return projects.members(connection, project)


def invitations(connection: Connection, project: str, now: str) -> list[Invitation]:
    """Those that can still be used, newest first."""
    return people.invitations(connection, project, now)


def withdraw(connection: Connection, project: str, invitation: str, by: Person, now: str) -> None:
    """Raises NotFound for an invitation that is not open any more."""
    if not people.revoke_invitation(connection, invitation, project, now):
        raise NotFound("there is no such open invitation")
    event(connection, "invitation.withdrawn", now, project=project, user=by.id, subject=invitation)


def remove(connection: Connection, project: str, user: str, by: Person, now: str) -> None:
    """End a membership; the person's work stays."""
    role = projects.role(connection, project, user)
    if role is None:
        raise NotFound("is no member of this project")
    projects.set_member(connection, project, user, role, False, now)
    event(connection, "member.removed", now, project=project, user=by.id, subject=user)


def invite(
    connection: Connection, project: str, role: Role, email: str | None, by: Person, now: str
) -> tuple[str, str]:
    """(id, secret for the link, shown this once). It makes whoever follows it a member."""
    if email is not None:
        email = sign_in.check_email(email)
    secret = secrets.token_urlsafe(24)
    row = {
        "id": new_id(),
        "hash": sign_in.hashed(secret),
        "project_id": project,
        "role": role,
        "email": email,
        "created_by": by.id,
        "created_at": now,
        "expires_at": later(now, INVITATION_DAYS * 86_400),
    }
    people.insert_invitation(connection, row)
    event(connection, "invitation.created", now, project=project, user=by.id, subject=str(row["id"]), detail=role)
    return str(row["id"]), secret


def accept(
    connection: Connection,
    secret: str,
    who: Person | None,
    *,
    email: str,
    name: str,
    password_hash: str | None,
    now: str,
) -> tuple[Person, str | None]:
    """Join by an invitation, as the person signed in, or as a new one. Gives the person and the project's id."""
    invitation = people.invitation_by_hash(connection, sign_in.hashed(secret), now)
    if invitation is None:
        raise NotFound("this invitation was used, withdrawn or has expired; ask for a new one")
    if not _still_good(connection, invitation):
        raise NotFound("this invitation was used, withdrawn or has expired; ask for a new one")
    if invitation.email and (sign_in.check_email(email) if who is None else who.email) != invitation.email:
        raise Forbidden(f"this invitation is for {invitation.email}")
    if who is None:
        who = _newcomer(connection, invitation, email, name, password_hash, now)
    if not people.use_invitation(connection, invitation.id, who.id):
        raise Conflict("this invitation was just used")
    if invitation.project_id:
        has = role_of(connection, invitation.project_id, who)
        if has is None or ALLOWED[Role(invitation.role)] > ALLOWED[has]:  # a link takes nothing away
            projects.set_member(connection, invitation.project_id, who.id, invitation.role, True, now)
        event(connection, "invitation.accepted", now, project=invitation.project_id, user=who.id, subject=invitation.id)
    return who, invitation.project_id


def _newcomer(
    connection: Connection, invitation: Invitation, email: str, name: str, password_hash: str | None, now: str
) -> Person:
    """A new account, or the first password of an address whose work came in from elsewhere, if the invitation names it.

    Raises HasAccount for an address that can sign in.
    """
    known = people.user_by_email(connection, sign_in.check_email(email))
    if known is None:
        return sign_in.create_user(connection, email, name, password_hash, False, now)
    if known.password_hash is not None or known.disabled or invitation.email != known.email:
        raise HasAccount(f"{known.email} has an account; sign in, and the invitation goes on")
    changes = {"password_hash": password_hash, "name": name.strip()[:200] or known.name}
    people.update_user(connection, known.id, changes)
    event(connection, "account.claimed", now, user=known.id, subject=known.id)
    return sign_in.person(known)


def _still_good(connection: Connection, invitation: Invitation) -> bool:
    """Whether whoever made an invitation may still invite: a right is checked when it is used."""
    maker = people.user(connection, invitation.created_by)
    if maker is None or maker.disabled:
        return False
    if maker.owner or not invitation.project_id:
        return bool(maker.owner)
    role = projects.role(connection, invitation.project_id, invitation.created_by)
    return may(Role(role) if role else None, False, Operation.EDIT_MEMBERS)
