"""How a project stands: agreement, progress, people, days."""

from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Connection

from truemark.api.caller import CallerDep, allowed, answer
from truemark.api.projects import Progress
from truemark.api.wire import PROBLEMS, Wire
from truemark.work import agreement, dashboard
from truemark.work import projects as rules
from truemark.work.permissions import Operation, Person, Role

router = APIRouter(prefix="/projects", tags=["Quality"], responses=PROBLEMS)


class QuestionAgreement(Wire):
    """Krippendorff's alpha; value is null when undefined and `reason` says why. interval: 95 %, bootstrap over items."""

    question: str
    type: str
    coefficient: str
    distance: str | None
    value: float | None
    interval: list[float] | None
    items: int
    judgments: int
    annotators: int
    reason: str | None


class F1Out(Wire):
    f1: float | None
    interval: list[float] | None


class LabelAgreement(Wire):
    """marks: how many regions of this label both sides of all pairs drew."""

    question: str
    label: str
    items: int
    marks: int
    exact: F1Out
    overlap: F1Out | None


class PairAgreement(Wire):
    """How alike two annotators answered on average, 0 to 1, over so many items."""

    question: str
    annotators: list[str]
    agreement: float
    items: int


class Name(Wire):
    id: str
    name: str


class AgreementOut(Wire):
    questions: list[QuestionAgreement]
    labels: list[LabelAgreement]
    pairs: list[PairAgreement]
    annotators: list[Name]


class PersonWork(Wire):
    id: str
    name: str
    email: str
    role: Role | None
    submitted: int
    skipped: int
    reviewed: int
    sent_back: int
    seconds: float
    agreement: float | None
    compared: int


class DayWork(Wire):
    day: str
    submitted: int
    reviewed: int
    seconds: float


class SkipReasonOut(Wire):
    """How many items are skipped for a reason now, and by how many people."""

    reason: str
    items: int
    people: int


class DashboardOut(Wire):
    """skips: the most frequent reasons first, at most 50."""

    progress: Progress
    people: list[PersonWork]
    days: list[DayWork]
    skips: list[SkipReasonOut]


@router.get("/{id}/agreement", response_model=AgreementOut)
def get_agreement(id: str, caller: CallerDep) -> Response:
    """Agreement now, right after the last submit; it costs the same in a project of any size."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.SEE_RESULTS)
        return agreement.report(connection, id, rules.schema_of(connection, project))

    return answer(caller.read(work))


@router.get("/{id}/dashboard", response_model=DashboardOut)
def get_dashboard(id: str, caller: CallerDep) -> Response:
    def work(connection: Connection, who: Person) -> dict[str, Any]:
        return dashboard.dashboard(connection, allowed(connection, who, id, Operation.SEE_RESULTS))

    return answer(caller.read(work))
