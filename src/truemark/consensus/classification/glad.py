"""GLAD: annotators differ in ability, items in difficulty.

A judgment is right with probability σ(ability × ease), where ability is any real number (negative: adversarial) and
ease, e^β, is above 0. Normal priors (mean 1, deviation 1) hold both. EM; the M-step by conjugate gradients.
Classes are taken for equally likely beforehand: as errors are symmetric here, an estimated prior would take rare classes
for errors of the frequent ones (measured: 3 points below the majority vote where a class has 10 %).
Source: Whitehill, Wu, Bergsma, Movellan & Ruvolo, Whose vote should count more (Advances in Neural
Information Processing Systems 22, 2009, pp. 2035–2043; it has no DOI).
"""

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments
from truemark.consensus.aggregated import Aggregated, from_probabilities

Floats = NDArray[np.float64]


def glad(judgments: Judgments, iterations: int = 100, tolerance: float = 1e-5) -> Aggregated:
    """Quality: σ(ability), the chance of being right on an item of ordinary ease (e^β = 1).

    >>> from truemark.agreement.judgments import Judgments
    >>> table = Judgments.of((item, who, value) for who, row in [("ann", "abab"), ("bo", "abab"), ("cy", "abbb")] for item, value in zip("1234", row))
    >>> glad(table).answers
    ['a', 'b', 'a', 'b']
    """
    from scipy.optimize import minimize
    from scipy.special import expit, log_expit

    judgments = judgments.ordered
    size, people, items = len(judgments.values), len(judgments.annotators), len(judgments.items)
    if size == 1:
        return from_probabilities(judgments, np.ones((items, 1)), np.full(people, np.nan))
    spread = np.log(size - 1)
    place = judgments.item * size + judgments.value

    def posterior(point: Floats) -> Floats:
        strength = point[judgments.annotator] * np.exp(point[people + judgments.item])
        logs = np.bincount(place, strength + spread, minlength=items * size).reshape(items, size)
        shifted = np.exp(logs - logs.max(axis=1, keepdims=True))
        return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))

    def cost(point: Floats, right: Floats) -> tuple[float, Floats]:
        """Minus the expected log-likelihood with its priors, and its gradient."""
        ease = np.exp(point[people + judgments.item])
        ability = point[judgments.annotator]
        strength = ability * ease
        likelihood = right * log_expit(strength) + (1 - right) * (log_expit(-strength) - spread)
        value = likelihood.sum() - ((point - 1) ** 2).sum() / 2 - len(point) * np.log(2 * np.pi) / 2
        pull = (right - expit(strength)) * ease
        gradient = np.concatenate(
            [
                np.bincount(judgments.annotator, pull, minlength=people),
                np.bincount(judgments.item, pull * ability, minlength=items),
            ]
        )
        return -float(value), -(gradient - (point - 1))

    point, before = np.ones(people + items), -np.inf
    for _ in range(iterations):
        right = posterior(point)[judgments.item, judgments.value]
        found = minimize(cost, point, args=(right,), method="CG", jac=True, tol=1e-2, options={"maxiter": 25})
        point = found.x
        gained = -found.fun / (len(judgments) * size)
        if gained - before < tolerance:
            break
        before = gained
    return from_probabilities(judgments, posterior(point), expit(point[:people]))
