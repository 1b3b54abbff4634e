"""Why a rule refuses. The web turns each into a problem document, in one place."""

from truemark.kinds.problem import Invalid


class Refused(Exception):
    """A rule said no. `code` is the problem's type, `status` its HTTP status; the text is for the person."""

    code = "refused"
    status = 409


class NotFound(Refused):
    code, status = "not-found", 404


class NotSignedIn(Refused):
    code, status = "not-signed-in", 401


class Forbidden(Refused):
    code, status = "forbidden", 403


class TooManyAttempts(Refused):
    code, status = "too-many-attempts", 429


class TooMany(Refused):
    code, status = "too-many", 429


class Conflict(Refused):
    code = "conflict"


class HasAccount(Refused):
    """The address has an account: signing in comes first."""

    code = "has-account"


class Archived(Refused):
    """The project can only be read. The same request can succeed once it is unarchived."""

    code = "archived"


class LeaseLost(Refused):
    """The lease ended and the slot went to somebody else. What was sent is kept as a draft."""

    code = "lease-lost"


__all__ = [
    "Archived",
    "Conflict",
    "Forbidden",
    "HasAccount",
    "Invalid",
    "LeaseLost",
    "NotFound",
    "NotSignedIn",
    "Refused",
    "TooMany",
    "TooManyAttempts",
]
