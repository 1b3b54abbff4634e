"""Dawid–Skene: each annotator has a confusion matrix, each item a hidden class; both are estimated by EM.

Source: Dawid & Skene, Maximum likelihood estimation of observer error-rates using the EM algorithm (Applied Statistics
1979, https://doi.org/10.2307/2346806). The MAP variant puts Dirichlet priors on the rows of the matrices; the ordinal one makes near misses likelier
than far ones a priori. One-coin (Zhang et al., JMLR 2016): one accuracy an annotator, errors spread evenly.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments
from truemark.consensus.aggregated import Aggregated, from_probabilities, share_right

Floats = NDArray[np.float64]
LEAST = 1e-10


@dataclass(frozen=True)
class Fit:
    """probabilities: (items, values). priors: (values,). confusion: (annotators, true value, given value)."""

    probabilities: Floats
    priors: Floats
    confusion: Floats


def dawid_skene(judgments: Judgments, iterations: int = 100, tolerance: float = 1e-5) -> Aggregated:
    """By maximum likelihood. Quality: the expected share of an annotator's judgments that are right.

    >>> from truemark.agreement.judgments import Judgments
    >>> table = Judgments.of((item, who, value) for who, row in [("ann", "abab"), ("bo", "abab"), ("cy", "abbb")] for item, value in zip("1234", row))
    >>> found = dawid_skene(table)
    >>> found.answers
    ['a', 'b', 'a', 'b']
    >>> [round(float(q), 2) for q in found.quality]
    [1.0, 1.0, 0.75]
    """
    judgments = judgments.ordered
    fitted = fit(judgments, iterations, tolerance)
    return from_probabilities(judgments, fitted.probabilities, share_right(judgments, fitted.probabilities))


def dawid_skene_map(judgments: Judgments, strength: float = 1.0) -> Aggregated:
    """With priors: `strength` pseudo-judgments on every true value, half of them right. For few judgments a person."""
    judgments = judgments.ordered
    size = len(judgments.values)
    prior = np.full((size, size), 0.5 / max(1, size - 1)) + np.eye(size) * (0.5 - 0.5 / max(1, size - 1))
    fitted = fit(judgments, prior=strength * prior)
    return from_probabilities(judgments, fitted.probabilities, share_right(judgments, fitted.probabilities))


def dawid_skene_ordinal(judgments: Judgments, strength: float = 1.0) -> Aggregated:
    """With priors that halve with every step away from the true value, in the order of numbers, or the one given."""
    judgments = judgments.ranked
    size = len(judgments.values)
    prior = 0.5 ** np.abs(np.arange(size)[:, None] - np.arange(size)[None, :])
    fitted = fit(judgments, prior=strength * prior / prior.sum(axis=1, keepdims=True))
    return from_probabilities(judgments, fitted.probabilities, share_right(judgments, fitted.probabilities))


def one_coin(judgments: Judgments, iterations: int = 100, tolerance: float = 1e-5) -> Aggregated:
    """Each annotator is right with one probability, whatever the class. Quality: that probability."""
    judgments = judgments.ordered
    size, people = len(judgments.values), len(judgments.annotators)
    probabilities = judgments.counts / judgments.per_item[:, None]
    if size == 1:
        return from_probabilities(judgments, probabilities, np.ones(people))
    given = np.bincount(judgments.annotator, minlength=people)
    place = judgments.item * size + judgments.value
    accuracy, bound = share_right(judgments, probabilities), float("-inf")
    for _ in range(iterations):
        priors = np.maximum(probabilities.mean(axis=0), LEAST)
        sure = np.clip(accuracy, LEAST, 1 - LEAST)
        wrong = np.clip((1 - accuracy) / (size - 1), LEAST, 1 - LEAST)
        lift = (np.log(sure) - np.log(wrong))[judgments.annotator]
        logs = np.log(priors) + np.bincount(place, lift, minlength=probabilities.size).reshape(probabilities.shape)
        probabilities = _normalised(logs)
        accuracy = share_right(judgments, probabilities)
        sure = np.clip(accuracy, LEAST, 1 - LEAST)
        wrong = np.clip((1 - accuracy) / (size - 1), LEAST, 1 - LEAST)
        expected = given @ (accuracy * np.log(sure) + (1 - accuracy) * np.log(wrong))
        lower = (float(expected) + _prior_and_entropy(judgments, probabilities)) / len(judgments)
        if lower - bound < tolerance:
            break
        bound = lower
    return from_probabilities(judgments, probabilities, accuracy)


def fit(judgments: Judgments, iterations: int = 100, tolerance: float = 1e-5, prior: Floats | None = None) -> Fit:
    """The EM itself, started from the shares of votes, until the bound per judgment gains less than `tolerance`.

    prior: pseudo-counts (true value, given value) added to every annotator's matrix; None for maximum likelihood.
    """
    from scipy.sparse import csr_array

    size, people, n = len(judgments.values), len(judgments.annotators), len(judgments)
    used, row = np.unique(judgments.annotator * size + judgments.value, return_inverse=True)
    who, what = used // size, used % size
    votes = csr_array((np.ones(n), (row, judgments.item)), shape=(len(used), len(judgments.items)))
    back = votes.T.tocsr()
    by_annotator = csr_array((np.ones(len(used)), (who, np.arange(len(used)))), shape=(people, len(used)))
    extra = None if prior is None else prior.T[what]
    missing = None if prior is None else prior.sum(axis=1)

    def errors_of(probabilities: Floats) -> tuple[Floats, Floats]:
        counts = votes @ probabilities
        if extra is None:
            errors = np.maximum(counts, LEAST)
            return counts, errors / (by_annotator @ errors)[who]
        errors = counts + extra
        return counts, errors / (by_annotator @ counts + missing)[who]

    probabilities = judgments.counts / judgments.per_item[:, None]
    priors, bound = probabilities.mean(axis=0), -np.inf
    _, errors = errors_of(probabilities)
    for _ in range(iterations):
        probabilities = _normalised(np.log(np.maximum(priors, LEAST)) + back @ np.log(errors))
        priors = probabilities.mean(axis=0)
        counts, errors = errors_of(probabilities)
        lower = (float((counts * np.log(errors)).sum()) + _prior_and_entropy(judgments, probabilities)) / n
        if lower - bound < tolerance:
            break
        bound = lower
    confusion = np.zeros((people, size, size))
    confusion[who, :, what] = errors
    return Fit(probabilities, priors, confusion)


def _normalised(logs: Floats) -> Floats:
    shifted = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def _prior_and_entropy(judgments: Judgments, probabilities: Floats) -> float:
    priors = np.log(np.maximum(probabilities.mean(axis=0), LEAST))
    entropy = -(np.log(np.maximum(probabilities, LEAST)) * probabilities).sum()
    return float((judgments.per_item @ probabilities) @ priors + entropy)
