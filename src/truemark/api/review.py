"""Review: every annotator's answers side by side, accept, correct, send back, reopen."""

from typing import Any

from fastapi import APIRouter, Response
from pydantic import Field
from sqlalchemy import Connection

from truemark.api.caller import CallerDep, allowed, answer, fragment
from truemark.api.components import AnswersDocument
from truemark.api.tasks import AnnotationOut, annotation_document
from truemark.api.wire import PROBLEMS, Shown, Wire
from truemark.store.clock import now
from truemark.work import items, media, review
from truemark.work.permissions import Operation, Person
from truemark.work.projects import Project, schema_of
from truemark.work.review import UnderReview

router = APIRouter(prefix="/projects/{id}", tags=["Review"], responses=PROBLEMS)


class Passed(Wire):
    """passed: items looked at and left for later."""

    passed: list[str] = Field(default=[], max_length=1000)


class Earlier(Wire):
    """A revision before the current one."""

    id: str
    revision: int
    answers: AnswersDocument
    created_at: str


class Reviewed(AnnotationOut):
    """One annotator's current answers. state: submitted, or rework when it was sent back for `reason`.

    before: the revision that this one corrects; null for the first one.
    """

    annotator: str
    name: str
    state: str
    reason: str | None
    before: Earlier | None


class ReviewItem(Wire):
    id: str
    key: str | None
    data: dict[str, Any]
    meta: dict[str, Any] | None
    batch: str | None
    state: str
    agreement: float | None
    media: Shown


class Member(Wire):
    annotation: str
    region: str
    label: str


class Cluster(Wire):
    """Regions of several annotations that mean the same thing. similarity: mean over pairs, 0 to 1; null for one alone."""

    question: str
    page: int
    members: list[Member]
    similarity: float | None


class ReviewOut(Wire):
    """left: how many items wait for review. clusters: the regions on pictures, matched from annotator to annotator. start: the consensus to begin from, with the confidence of each question (share of annotators behind it)."""

    item: ReviewItem
    annotations: list[Reviewed]
    start: AnswersDocument
    confidence: dict[str, float]
    settled: AnnotationOut | None
    clusters: list[Cluster]
    left: int


class Settle(Wire):
    """accept: the id of an annotation taken as it is; or answers: the corrected ones."""

    accept: str | None = None
    answers: dict[str, Any] | None = None
    seconds: float = Field(default=0, ge=0, le=1e7)
    key: str = Field(min_length=1, max_length=200)


class SendBack(Wire):
    reason: str


@router.post("/review/next", response_model=ReviewOut, responses={204: {"description": "Nothing waits for review"}})
def next_review(id: str, caller: CallerDep, body: Passed | None = None) -> Response:
    """The labelled item that agrees least, kept from other reviewers for the time of a lease."""

    def work(connection: Connection, who: Person) -> dict[str, Any] | None:
        project = allowed(connection, who, id, Operation.REVIEW)
        found = review.next_review(connection, project, who, now(), body.passed if body else ())
        return _document(connection, project, found) if found else None

    document = caller.write(work)
    return answer(document) if document else Response(status_code=204)


@router.get("/items/{item}/review", response_model=ReviewOut)
def open_review(id: str, item: str, caller: CallerDep) -> Response:
    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.REVIEW)
        return _document(connection, project, review.open_review(connection, project, items.get(connection, id, item)))

    return answer(caller.read(work))


@router.post("/items/{item}/settle", response_model=AnnotationOut, status_code=201)
def settle(id: str, item: str, body: Settle, caller: CallerDep) -> Response:
    """Accept an annotation or store corrected answers; the settled answer is an annotation of its own."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.REVIEW)
        stored = review.settle(
            connection,
            project,
            items.get(connection, id, item, lock=True),
            who,
            accept=body.accept,
            answers=body.answers,
            seconds=body.seconds,
            key=body.key,
            now=now(),
        )
        return annotation_document(stored)

    return answer(caller.write(work), 201)


@router.post("/items/{item}/reopen", status_code=204)
def reopen(id: str, item: str, caller: CallerDep) -> Response:
    """Take a settlement back."""

    def work(connection: Connection, who: Person) -> None:
        project = allowed(connection, who, id, Operation.REVIEW)
        review.reopen(connection, project, items.get(connection, id, item, lock=True), who, now())

    caller.write(work)
    return Response(status_code=204)


@router.post("/annotations/{annotation}/send-back", status_code=204)
def send_back(id: str, annotation: str, body: SendBack, caller: CallerDep) -> Response:
    """Return an annotation to its annotator, who gets it first, with the reason."""

    def work(connection: Connection, who: Person) -> None:
        project = allowed(connection, who, id, Operation.REVIEW)
        review.send_back(connection, project, annotation, who, body.reason, now())

    caller.write(work)
    return Response(status_code=204)


def _document(connection: Connection, project: Project, found: UnderReview) -> dict[str, Any]:
    item = found.item
    (shown,) = media.documents(connection, project.id, schema_of(connection, project), [item.data])
    return {
        "item": {
            "id": item.id,
            "key": item.key,
            "data": fragment(item.data),
            "meta": fragment(item.meta),
            "batch": item.batch,
            "state": item.state,
            "agreement": item.agreement,
            "media": shown,
        },
        "annotations": [
            annotation_document(a)
            | {"answers": found.answers[a.id]}
            | {"annotator": a.user_id, "name": a.name, "state": a.state, "reason": a.reason}
            | {"before": _earlier(found, a.id)}
            for a in found.annotations
        ],
        "start": found.start,
        "confidence": found.confidence,
        "settled": annotation_document(found.settled) | {"answers": found.answers[found.settled.id]}
        if found.settled
        else None,
        "clusters": found.clusters,
        "left": found.left,
    }


def _earlier(found: UnderReview, annotation: str) -> dict[str, Any] | None:
    row = found.before.get(annotation)
    if row is None:
        return None
    return {"id": row.id, "revision": row.revision, "answers": found.answers[row.id], "created_at": row.created_at}
