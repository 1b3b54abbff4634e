"""Coefficients that fit a question, computed on demand."""

from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Connection

from truemark.api.caller import CallerDep, allowed, answer
from truemark.api.wire import PROBLEMS, Wire
from truemark.work import coefficients
from truemark.work.permissions import Operation, Person

router = APIRouter(prefix="/projects", tags=["Quality"], responses=PROBLEMS)


class CoefficientName(Wire):
    """tells: what it says, in words. distance: how two answers are compared, for those where it can differ."""

    name: str
    title: str
    tells: str
    distance: str | None


class Coefficients(Wire):
    coefficients: list[CoefficientName]


class CoefficientOut(Wire):
    """value is null when undefined and `reason` says why. interval: 95 %, bootstrap over items. items, judgments,
    annotators: what the value rests on. compared: the project's items that two people or more answered; read: how many of
    them were looked at, an even sample when it is fewer."""

    name: str
    distance: str | None
    value: float | None
    interval: list[float] | None
    items: int
    judgments: int
    annotators: int
    reason: str | None
    compared: int
    read: int


@router.get("/{id}/agreement/{question}/coefficients", response_model=Coefficients)
def list_coefficients(id: str, question: str, caller: CallerDep) -> Response:
    """Every coefficient that can be computed on the answers to a question."""

    def work(connection: Connection, who: Person) -> dict[str, Any]:
        project = allowed(connection, who, id, Operation.SEE_RESULTS)
        found = coefficients.fitting(connection, project, question)
        return {
            "coefficients": [
                {
                    "name": name,
                    "title": m.title,
                    "tells": m.tells,
                    "distance": coefficients.distance_on(connection, project, question, m),
                }
                for name, m in found
            ]
        }

    return answer(caller.read(work))


@router.get("/{id}/agreement/{question}/coefficients/{name}", response_model=CoefficientOut)
def get_coefficient(id: str, question: str, name: str, caller: CallerDep) -> Response:
    """One of them over the current answers; of a large project, over an even sample of its items."""

    def work(connection: Connection, who: Person) -> coefficients.Computed | coefficients.Gathered:
        project = allowed(connection, who, id, Operation.SEE_RESULTS)
        before = coefficients.known(coefficients.stamp(connection, project, question, name))
        return before or coefficients.gather(connection, project, question, name)

    done = caller.read(work)
    if isinstance(done, coefficients.Gathered):  # computed when the database is let go
        done = coefficients.compute(done)
    found = done.found
    return answer(
        {
            "name": name,
            "distance": found.distance,
            "value": found.value,
            "interval": found.interval,
            "items": found.items,
            "judgments": found.judgments,
            "annotators": found.annotators,
            "reason": found.reason,
            "compared": done.compared,
            "read": done.read,
        }
    )
