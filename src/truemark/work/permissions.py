"""Who may do what: the one place. A role contains the ones before it, but for the viewer, who only reads."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    VIEWER = "viewer"
    ANNOTATOR = "annotator"
    REVIEWER = "reviewer"
    MANAGER = "manager"


class Operation(StrEnum):
    """Everything that can be done in a project."""

    SEE_PROJECT = "see project"
    SEE_RESULTS = "see results"
    SEE_OWN_WORK = "see own work"
    LABEL = "label"
    REVIEW = "review"
    EDIT_GUIDELINE = "edit guideline"
    EDIT_PROJECT = "edit project"
    EDIT_ITEMS = "edit items"
    IMPORT = "import"
    EXPORT = "export"
    EDIT_MEMBERS = "edit members"
    ARCHIVE_PROJECT = "archive project"
    DELETE_PROJECT = "delete project"
    DUPLICATE_PROJECT = "duplicate project"
    PURGE_PROJECT = "purge project"


_VIEWER = frozenset({Operation.SEE_PROJECT, Operation.SEE_RESULTS})
_ANNOTATOR = frozenset({Operation.SEE_PROJECT, Operation.SEE_OWN_WORK, Operation.LABEL})
_REVIEWER = _ANNOTATOR | {Operation.SEE_RESULTS, Operation.REVIEW}
_MANAGER = frozenset(Operation) - {Operation.PURGE_PROJECT}  # what cannot be had back is for owners

# What can still be done in an archived project: everything that leaves its items and answers as they are.
READING = frozenset(
    {
        Operation.SEE_PROJECT,
        Operation.SEE_RESULTS,
        Operation.SEE_OWN_WORK,
        Operation.EXPORT,
        Operation.EDIT_MEMBERS,
        Operation.ARCHIVE_PROJECT,
        Operation.DELETE_PROJECT,
        Operation.DUPLICATE_PROJECT,
        Operation.PURGE_PROJECT,
    }
)

ALLOWED: dict[Role, frozenset[Operation]] = {
    Role.VIEWER: _VIEWER,
    Role.ANNOTATOR: _ANNOTATOR,
    Role.REVIEWER: _REVIEWER,
    Role.MANAGER: _MANAGER,
}


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. An owner of the workspace may do everything in every project."""

    id: str
    email: str
    name: str
    owner: bool


def may(role: Role | None, owner: bool, operation: Operation) -> bool:
    """Whether someone with this role (None: no member) may do it."""
    return owner or (role is not None and operation in ALLOWED[role])


def permitted(role: Role | None, owner: bool, archived: bool) -> list[Operation]:
    """All that someone with this role may do now, in order of the operations."""
    return [o for o in Operation if may(role, owner, o) and (not archived or o in READING)]
