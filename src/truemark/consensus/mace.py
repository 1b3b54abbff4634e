"""MACE: on each item an annotator either knows the answer or spams, by a habit of their own.

Variational Bayes from ten seeded starts; the start with the highest likelihood is kept.
Source: Hovy, Berg-Kirkpatrick, Vaswani & Hovy, Learning whom to trust with MACE (NAACL 2013).
"""

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments
from truemark.consensus.aggregated import Aggregated, from_probabilities

Floats = NDArray[np.float64]
SEED = 20_13


def mace(judgments: Judgments, restarts: int = 10, iterations: int = 50) -> Aggregated:
    """Quality: the probability that the annotator answers rather than spams."""
    from scipy.special import digamma

    judgments = judgments.ordered
    size, people, items = len(judgments.values), len(judgments.annotators), len(judgments.items)
    place = judgments.item * size + judgments.value
    habit = judgments.annotator * size + judgments.value
    random = np.random.default_rng(SEED)

    def expect(spam: Floats, habits: Floats) -> tuple[float, Floats, Floats, Floats]:
        """The log-likelihood, (items, values) posterior, (annotators, values) spammed, (annotators, 2) spammed | known."""
        guessed = (spam[:, :1] * habits).ravel()[habit]
        known = spam[judgments.annotator, 1]
        either = guessed + known
        base = np.bincount(judgments.item, np.log(guessed), minlength=items)
        lift = np.bincount(place, np.log(either / guessed), minlength=items * size).reshape(items, size)
        most = lift.max(axis=1, keepdims=True)
        shifted = np.exp(lift - most)
        total = shifted.sum(axis=1, keepdims=True)
        posterior = shifted / total
        likelihood = float((base + most[:, 0] + np.log(total[:, 0] / size)).sum())
        right = posterior.ravel()[place] * known / either
        spammed = np.bincount(habit, 1 - right, minlength=people * size).astype(np.float64).reshape(people, size)
        knew = np.bincount(judgments.annotator, right, minlength=people)
        return likelihood, np.asarray(posterior), spammed, np.column_stack([spammed.sum(axis=1), knew])

    def normalised(counts: Floats, pseudo: float) -> Floats:
        return np.asarray(np.exp(digamma(counts + pseudo) - digamma((counts + pseudo).sum(axis=1, keepdims=True))))

    best, kept = -np.inf, (np.zeros((items, size)), np.zeros(people))
    for _ in range(restarts):
        spam = random.uniform(1, 2.5, (people, 2))
        habits = random.uniform(1, 2.5, (people, size))
        spam, habits = spam / spam.sum(axis=1, keepdims=True), habits / habits.sum(axis=1, keepdims=True)
        likelihood, posterior, spammed, either = expect(spam, habits)
        for _ in range(iterations):
            spam, habits = normalised(either, 0.5), normalised(spammed, 10.0)
            likelihood, posterior, spammed, either = expect(spam, habits)
        if likelihood > best:
            best, kept = likelihood, (posterior, spam[:, 1] / spam.sum(axis=1))
    return from_probabilities(judgments, *kept)
