"""Scores of candidates from who was preferred to whom: Bradley–Terry, Plackett–Luce, and Bradley–Terry with noisy annotators.

Source: Bradley & Terry (1952, https://doi.org/10.1093/biomet/39.3-4.324); Ford (1957) for when a maximum exists; Plackett (1975), Luce (1959), Hunter, MM algorithms
for generalized Bradley–Terry models (2004); Chen et al., Pairwise ranking aggregation in a crowdsourced setting (WSDM
2013, https://doi.org/10.1145/2433396.2433420) for annotator quality (CrowdBT).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments
from truemark.consensus.aggregated import Aggregated
from truemark.kinds.problem import Invalid
from truemark.kinds.ranking import Ranking, pairs, parse_order

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]
TIES = frozenset({"tie", "equal", "same", "both", "draw", "0", "0.5"})
RIDGE = 1e-2
JOINTS = ("|", " vs. ", " vs ", " v ", ";", ",", " - ", "/", ":", "_vs_", "-vs-", "-", "_")


@dataclass(frozen=True)
class Comparisons:
    """rankings: one a judgment. better, worse, weight, annotator: one an ordered pair; a tie is half a win each way."""

    names: Sequence[str]
    rankings: Sequence[Ranking]
    better: Codes
    worse: Codes
    weight: Floats
    annotator: Codes


def comparisons(judgments: Judgments) -> Comparisons:
    """A value is an order (`A>B`, `B>A=C`), or the winner (or `tie`) of an item named `A|B`, `A vs B`, `A,B`, …

    Raises Invalid naming the judgment that is neither.
    """
    rankings = []
    for row in range(len(judgments)):
        item, value = judgments.items[judgments.item[row]], str(judgments.values[judgments.value[row]])
        rankings.append(_ranking(item, value, judgments.place_of(row)))
    names = sorted({n for r in rankings for group in r.order for n in group})
    number = {name: n for n, name in enumerate(names)}
    rows = [
        entry
        for row, ranking in enumerate(rankings)
        for a, b, tied in pairs(ranking)
        for entry in (
            [(number[a], number[b], 0.5, row), (number[b], number[a], 0.5, row)]
            if tied
            else [(number[a], number[b], 1.0, row)]
        )
    ]
    if not rows:
        raise Invalid.at("values", "compare no two candidates")
    table = np.array(rows)
    whole = table[:, [0, 1, 3]].astype(np.int64)
    return Comparisons(names, rankings, whole[:, 0], whole[:, 1], table[:, 2], judgments.annotator[whole[:, 2]])


def _ranking(item: str, value: str, where: str) -> Ranking:
    if ">" in value or "=" in value:
        return parse_order(value, where)
    sides = _sides(item, value)
    if sides is not None:
        a, b = sides
        if value in sides:
            return Ranking(order=((value,), (b if value == a else a,)))
        if value.lower() in TIES:
            return Ranking(order=((a, b),))
        raise Invalid.at(where, f"{value!r} is neither {a!r} nor {b!r} nor tie")
    raise Invalid.at(where, f"{value!r} is no order such as A>B, and item {item!r} is no pair such as A|B")


def _sides(item: str, value: str) -> tuple[str, str] | None:
    """The two candidates that an item's name joins: where the value is one of them, else at the first single joint."""
    found = []
    for joint in JOINTS:
        parts = item.split(joint)
        for n in range(1, len(parts)):
            a, b = joint.join(parts[:n]).strip(), joint.join(parts[n:]).strip()
            if value in (a, b) and a and b and a != b:
                return a, b
        if len(parts) == 2 and parts[0].strip() and parts[1].strip():
            found.append((parts[0].strip(), parts[1].strip()))
    return found[0] if found else None


def bradley_terry(judgments: Judgments) -> Aggregated:
    """P(a beats b) = s_a ÷ (s_a + s_b); scores s sum to 1. Quality: the share of an annotator's comparisons in that order.

    By maximum likelihood; where it has none (a group that never lost to the rest), a weak normal prior on log scores is
    added. Each item's answer is the order of its candidates by score, its confidence the chance of that order.

    >>> from truemark.agreement.judgments import Judgments
    >>> table = Judgments.of([("A|B", "ann", "A"), ("A|B", "bo", "A"), ("A|B", "cy", "B")])
    >>> scores = bradley_terry(table).scores
    >>> scores["A"] > scores["B"]
    True
    """
    found = comparisons(judgments)
    theta = _maximum(found, lambda t: _pair_likelihood(t, found.better, found.worse, found.weight))
    return _aggregated(judgments, found, theta, _agreeing(found, theta, len(judgments.annotators)))


def plackett_luce(judgments: Judgments) -> Aggregated:
    """The best of those left is drawn by score, again and again; rankings of any length. Ties share their place's draw."""
    found = comparisons(judgments)
    number = {name: n for n, name in enumerate(found.names)}
    stages: list[tuple[Codes, Codes]] = []
    for ranking in found.rankings:
        groups = [np.array([number[n] for n in group]) for group in ranking.order]
        for place in range(len(groups)):
            left = np.concatenate(groups[place:])
            if place < len(groups) - 1:  # who comes last, alone or tied, tells nothing more
                stages.append((groups[place], left))

    def likelihood(theta: Floats) -> tuple[float, Floats]:
        value, gradient = 0.0, np.zeros(len(theta))
        for chosen, left in stages:
            most = theta[left].max()
            shares = np.exp(theta[left] - most)
            total = shares.sum()
            value += theta[chosen].sum() - len(chosen) * (np.log(total) + most)
            gradient[chosen] += 1
            gradient[left] -= len(chosen) * shares / total
        return float(value), gradient

    theta = _maximum(found, likelihood)
    return _aggregated(judgments, found, theta, _agreeing(found, theta, len(judgments.annotators)))


def noisy_bradley_terry(judgments: Judgments) -> Aggregated:
    """An annotator reports the true preference with probability η, else the opposite. Quality: η.

    Weak priors: log scores are normal with deviation 1, the log odds of η normal around 2 with deviation 1.
    """
    from scipy.optimize import minimize
    from scipy.special import expit

    found = comparisons(judgments)
    size, people = len(found.names), len(judgments.annotators)

    def cost(point: Floats) -> tuple[float, Floats]:
        theta, eta = point[:size], expit(point[size:])
        wins = expit(theta[found.better] - theta[found.worse])
        honest = eta[found.annotator]
        chance = np.maximum(honest * wins + (1 - honest) * (1 - wins), 1e-12)
        value = float(found.weight @ np.log(chance)) - float((theta**2).sum() + ((point[size:] - 2) ** 2).sum()) / 2
        pull = found.weight / chance * (2 * honest - 1) * wins * (1 - wins)
        gradient = np.zeros_like(point)
        np.add.at(gradient, found.better, pull)
        np.add.at(gradient, found.worse, -pull)
        trust = found.weight / chance * (2 * wins - 1) * honest * (1 - honest)
        gradient[size:] = np.bincount(found.annotator, trust, minlength=people) - (point[size:] - 2)
        gradient[:size] -= theta
        return -value, -gradient

    start = np.concatenate([np.zeros(size), np.full(people, 2.0)])
    best = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": 1000})
    return _aggregated(judgments, found, best.x[:size], expit(best.x[size:]))


def _pair_likelihood(theta: Floats, better: Codes, worse: Codes, weight: Floats) -> tuple[float, Floats]:
    from scipy.special import expit, log_expit

    apart = theta[better] - theta[worse]
    pull = weight * expit(-apart)
    gradient = np.bincount(better, pull, minlength=len(theta)) - np.bincount(worse, pull, minlength=len(theta))
    return float(weight @ log_expit(apart)), np.asarray(gradient, dtype=np.float64)


def _maximum(found: Comparisons, likelihood: Callable[[Floats], tuple[float, Floats]]) -> Floats:
    """The log scores with mean 0 of highest likelihood; with a ridge where the likelihood has no maximum."""
    from scipy.optimize import minimize
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    size = len(found.names)
    lost = csr_array((np.ones(len(found.better)), (found.worse, found.better)), shape=(size, size))
    parts, _ = connected_components(lost, directed=True, connection="strong")
    ridge = RIDGE if parts > 1 else 0.0

    def cost(theta: Floats) -> tuple[float, Floats]:
        value, gradient = likelihood(theta)
        return -value + ridge * float(theta @ theta) / 2, -gradient + ridge * theta

    best = minimize(
        cost, np.zeros(size), jac=True, method="BFGS" if size <= 400 else "L-BFGS-B", options={"gtol": 1e-9}
    )
    return np.asarray(best.x - best.x.mean())


def _agreeing(found: Comparisons, theta: Floats, people: int) -> Floats:
    right = np.where(
        theta[found.better] > theta[found.worse], 1.0, np.where(theta[found.better] == theta[found.worse], 0.5, 0.0)
    )
    total = np.bincount(found.annotator, found.weight, minlength=people)
    agreed = np.bincount(found.annotator, found.weight * right, minlength=people)
    return np.asarray(np.where(total > 0, agreed / np.where(total > 0, total, 1), np.nan))


def _aggregated(judgments: Judgments, found: Comparisons, theta: Floats, quality: Floats) -> Aggregated:
    score = dict(zip(found.names, theta, strict=True))
    inside: list[set[str]] = [set() for _ in judgments.items]
    for row, ranking in enumerate(found.rankings):
        inside[judgments.item[row]].update(n for group in ranking.order for n in group)
    answers, confidence = [], []
    for candidates in inside:
        order = sorted(candidates, key=lambda n: (-score[n], n))
        chance = 1.0
        for place, (one, _) in enumerate(pairwise(order)):
            left = np.array([score[n] for n in order[place:]])
            chance *= float(1 / np.exp(left - score[one]).sum())
        answers.append(">".join(order))
        confidence.append(chance)
    strengths = np.exp(theta - theta.max())
    shares = dict(zip(found.names, (strengths / strengths.sum()).tolist(), strict=True))
    return Aggregated(judgments.items, answers, np.array(confidence), judgments.annotators, quality, None, shares)
