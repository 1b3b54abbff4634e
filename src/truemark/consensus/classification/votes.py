"""Majority vote, a vote with given weights, and Wawa (weighted by agreement with the majority).

Source of Wawa: Appen (Figure Eight), "worker agreement with aggregate" (a help page; it has no DOI).
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments
from truemark.consensus.aggregated import Aggregated, from_probabilities

Floats = NDArray[np.float64]


def majority(judgments: Judgments) -> Aggregated:
    """The most frequent value; confidence is its share of the item's judgments; a tie goes to the first in order.

    Quality: the share of an annotator's judgments that equal the majority's answer.

    >>> from truemark.agreement.judgments import Judgments
    >>> table = Judgments.of((item, who, value) for who, row in [("ann", "abab"), ("bo", "abab"), ("cy", "abbb")] for item, value in zip("1234", row))
    >>> majority(table).answers
    ['a', 'b', 'a', 'b']
    """
    judgments = judgments.ordered
    shares = _vote(judgments, np.ones(len(judgments.annotators)))
    return from_probabilities(judgments, shares, _accuracy(judgments, shares))


def weighted(judgments: Judgments, weights: Mapping[str, float]) -> Aggregated:
    """A vote where each annotator counts by a given weight (1 when not named). Quality: the weight."""
    judgments = judgments.ordered
    weight = np.array([float(weights.get(a, 1.0)) for a in judgments.annotators])
    return from_probabilities(judgments, _vote(judgments, weight), weight)


def wawa(judgments: Judgments) -> Aggregated:
    """A second vote, weighted by each annotator's agreement with the first. Quality: that agreement."""
    judgments = judgments.ordered
    weight = _accuracy(judgments, _vote(judgments, np.ones(len(judgments.annotators))))
    return from_probabilities(judgments, _vote(judgments, weight), weight)


def _vote(judgments: Judgments, weight: Floats) -> Floats:
    """Each value's share of the weight given to an item: (items, values). All weights zero: the plain shares."""
    shape = (len(judgments.items), len(judgments.values))
    place = judgments.item * shape[1] + judgments.value
    votes = np.bincount(place, weight[judgments.annotator], minlength=shape[0] * shape[1]).reshape(shape)
    total = votes.sum(axis=1, keepdims=True)
    plain = judgments.counts / judgments.per_item[:, None]
    return np.asarray(np.where(total > 0, votes / np.where(total > 0, total, 1), plain))


def _accuracy(judgments: Judgments, shares: Floats) -> Floats:
    answer = np.argmax(shares > shares.max(axis=1, keepdims=True) - 1e-12, axis=1)
    right = judgments.value == answer[judgments.item]
    people = len(judgments.annotators)
    return np.asarray(
        np.bincount(judgments.annotator, right, minlength=people) / np.bincount(judgments.annotator, minlength=people)
    )
