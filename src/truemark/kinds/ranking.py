"""Ranking: an order of named candidates, best first, with ties; it may leave candidates out (partial).

The answer is `{"order": [["B"], ["A", "C"]]}`: B before A and C, which are tied. In files also `B>A=C`.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from truemark.kinds.problem import Invalid


class Ranking(BaseModel):
    """`order` holds groups of tied candidates, best group first; nobody stands twice."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: Literal["ranking"] = "ranking"
    order: tuple[tuple[str, ...], ...]

    @model_validator(mode="after")
    def _once(self) -> Self:
        names = [n for group in self.order for n in group]
        if not all(self.order):
            raise ValueError("order must not hold an empty group")
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"candidate {name!r} is ranked twice")
        return self

    def place(self) -> dict[str, int]:
        """The group number of each candidate, 0 the best."""
        return {name: n for n, group in enumerate(self.order) for name in group}

    def __str__(self) -> str:
        return ">".join("=".join(group) for group in self.order)


def parse_order(text: str, path: str = "") -> Ranking:
    """A ranking from `B>A=C`. Raises Invalid."""
    groups = [[name.strip() for name in group.split("=")] for group in text.split(">")]
    if any(not name for group in groups for name in group):
        raise Invalid.at(path, f"{text!r} is no order such as B>A=C")
    try:
        return Ranking(order=tuple(tuple(g) for g in groups))
    except ValidationError as error:
        raise Invalid.at(path, error.errors()[0]["msg"].removeprefix("Value error, ")) from None


def pairs(ranking: Ranking) -> list[tuple[str, str, bool]]:
    """Every compared pair: (better, worse, tied?)."""
    found = [
        (a, b, False)
        for one, two in combinations(range(len(ranking.order)), 2)
        for a in ranking.order[one]
        for b in ranking.order[two]
    ]
    return found + [(a, b, True) for group in ranking.order for a, b in combinations(group, 2)]


def distance(one: Ranking, two: Ranking) -> float:
    """Kendall's distance with ties at half (Fagin et al. 2004), ÷ the pairs that both ranked: 0 same, 1 reversed.

    Two rankings that share no pair are 1 apart.
    """
    a, b = one.place(), two.place()
    shared = sorted(a.keys() & b.keys())
    apart, count = 0.0, 0
    for x, y in combinations(shared, 2):
        first, second = _sign(a[y] - a[x]), _sign(b[y] - b[x])
        apart += abs(first - second) / 2
        count += 1
    return apart / count if count else float(one != two)


def merge(rankings: Sequence[Ranking]) -> tuple[Ranking | None, float]:
    """The Borda order of all candidates, and the share of the compared pairs that agree with it.

    A candidate's score is its mean share of others that it beats (a tie is half).
    """
    wins: dict[str, list[float]] = {}
    for ranking in rankings:
        for better, worse, tied in pairs(ranking):
            wins.setdefault(better, []).append(0.5 if tied else 1.0)
            wins.setdefault(worse, []).append(0.5 if tied else 0.0)
    if not wins:
        return (rankings[0], 1.0) if rankings else (None, 0.0)
    scores: dict[float, list[str]] = {}
    for name in sorted(wins):
        scores.setdefault(round(sum(wins[name]) / len(wins[name]), 12), []).append(name)
    merged = Ranking(order=tuple(tuple(scores[s]) for s in sorted(scores, reverse=True)))
    return merged, 1 - sum(distance(merged, r) for r in rankings) / len(rankings)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def as_ranking(value: Any, path: str = "") -> Ranking:
    """From a Ranking, its document, or `B>A=C`. Raises Invalid."""
    if isinstance(value, Ranking):
        return value
    return parse_order(str(value), path)
