"""One's own work in a project: history, figures, and opening an item again to correct it."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from sqlalchemy import Connection

from truemark.api.caller import CallerDep, allowed, answer
from truemark.api.tasks import TaskOut, task_with_media
from truemark.api.wire import PROBLEMS, Wire
from truemark.store.clock import now
from truemark.store.states import DoneState
from truemark.work import mine
from truemark.work.permissions import Operation, Person

router = APIRouter(prefix="/projects/{id}/mine", tags=["Own work"], responses=PROBLEMS)


class SaidOut(Wire):
    """An answer in short: an option, a number, the beginning of a text, or a label and how often it was given."""

    question: str
    value: str
    times: int


class OwnItem(Wire):
    """at: when it was submitted or skipped. excerpt: the beginning of what the item shows.

    state: submitted, returned (a reviewer sent it back, for `reason`), skipped (for `reason`, with a `note`) or settled,
    which cannot be corrected. drafted: a correction is begun and not submitted. seconds: of the latest revision.
    """

    assignment: str
    item: str
    key: str | None
    state: DoneState
    at: str
    reason: str | None
    note: str | None
    revision: int
    drafted: bool
    seconds: float | None
    excerpt: str
    said: list[SaidOut]


class OwnPage(Wire):
    """cursor: where the next page starts, null at the end."""

    items: list[OwnItem]
    cursor: str | None


class OwnFigures(Wire):
    """today: submitted or corrected since the day began. submitted: in all, `settled` and `returned` among them.

    seconds: the median active time an item, over the latest `timed`; null when there is none.
    """

    today: int
    submitted: int
    settled: int
    returned: int
    skipped: int
    seconds: float | None
    timed: int


@router.get("", response_model=OwnPage)
def list_mine(
    id: str,
    caller: CallerDep,
    state: Annotated[
        str | None, Query(description="submitted, returned, skipped or settled; all when left out")
    ] = None,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """What one has submitted or skipped oneself, newest first."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.SEE_OWN_WORK)
        found, following = mine.page(connection, project, who, state=state, cursor=cursor, limit=limit)
        return {"items": [_item(own) for own in found], "cursor": following}

    return answer(caller.read(work))


@router.get("/figures", response_model=OwnFigures)
def get_figures(
    id: str,
    caller: CallerDep,
    since: Annotated[
        str, Query(max_length=40, description="when the day began, RFC 3339; midnight UTC when left out")
    ] = "",
) -> Response:
    """One's own numbers: today, in all, returned, skipped, and the median time an item."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.SEE_OWN_WORK)
        return asdict(mine.figures(connection, project, who, since or f"{now()[:10]}T00:00:00Z"))

    return answer(caller.read(work))


@router.post("/{assignment}/open", response_model=TaskOut)
def open_again(id: str, assignment: str, caller: CallerDep) -> Response:
    """Open one's own item again to correct it; the stored answers, or a draft since, are in `draft`.

    What was submitted counts until it is submitted anew. A skipped item is leased again. 409 when it is settled, or when
    others have taken the last place of a skipped one.
    """

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.LABEL)
        return task_with_media(connection, project, mine.open_again(connection, project, assignment, who, now()))

    return answer(caller.write(work))


def _item(own: mine.Own) -> dict[str, Any]:
    row = own.row
    return {
        "assignment": row.id,
        "item": row.item_id,
        "key": row.item_key,
        "state": own.state,
        "at": row.done_at,
        "reason": row.reason,
        "note": row.note,
        "revision": row.revision,
        "drafted": row.drafted,
        "seconds": row.seconds,
        "excerpt": own.excerpt,
        "said": [{"question": s.question, "value": s.value, "times": s.times} for s in own.said],
    }
