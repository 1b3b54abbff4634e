"""MACE: on each item an annotator either knows the answer or spams, by a habit of their own.

Variational Bayes from ten seeded starts; the start with the highest likelihood is kept. How frequent each class is, is
estimated with it (the paper takes classes for equally likely, which finds a rare class too often; its authors' program has
`--priors` for that). Pseudo-counts: one judgment a class on habits and classes (Laplace), and Beta(2, 2) on knowing against
spamming, the weakest whose mode is one half, so that a few judgments do not decide it.
Source: Hovy, Berg-Kirkpatrick, Vaswani & Hovy, Learning whom to trust with MACE (NAACL 2013), https://aclanthology.org/N13-1132/.
"""

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments
from truemark.consensus.aggregated import Aggregated, from_probabilities

Floats = NDArray[np.float64]
SEED = 20_13
SETTLED = 1e-5
KNOWING = 2.0


def mace(judgments: Judgments, restarts: int = 10, iterations: int = 2_000) -> Aggregated:
    """Quality: the probability that the annotator answers rather than spams.

    >>> from truemark.agreement.judgments import Judgments
    >>> table = Judgments.of((item, who, value) for who, row in [("ann", "abab"), ("bo", "abab"), ("cy", "abbb")] for item, value in zip("1234", row))
    >>> mace(table).answers
    ['a', 'b', 'a', 'b']
    """
    from scipy.special import digamma

    judgments = judgments.ordered
    size, people, items = len(judgments.values), len(judgments.annotators), len(judgments.items)
    place = judgments.item * size + judgments.value
    habit = judgments.annotator * size + judgments.value
    random = np.random.default_rng(SEED)

    row_of = np.bincount(habit, minlength=people * size).astype(np.float64).reshape(people, size)

    def posterior_of(spam: Floats, habits: Floats, share: Floats) -> tuple[Floats, Floats, Floats]:
        """(items, values) posterior, its log normalizer, and each habit's chance that a right answer was known."""
        guessed = spam[:, :1] * habits
        either = guessed + spam[:, 1:]
        lift = np.log(either / guessed).ravel()[habit]
        logs = np.bincount(place, lift, minlength=items * size).reshape(items, size) + np.log(share)
        most = logs.max(axis=1, keepdims=True)
        shifted = np.exp(logs - most)
        total = shifted.sum(axis=1, keepdims=True)
        return shifted / total, (most + np.log(total))[:, 0], (spam[:, 1:] / either).ravel()

    def expected(spam: Floats, habits: Floats, share: Floats) -> tuple[Floats, Floats, Floats]:
        """(annotators, values) times that each habit was followed, (annotators, 2) spammed and known, (values,) of each class."""
        posterior, _, known = posterior_of(spam, habits, share)
        right = np.bincount(habit, posterior.ravel()[place], minlength=people * size) * known
        knew = right.reshape(people, size)
        spammed = row_of - knew
        return spammed, np.column_stack([spammed.sum(axis=1), knew.sum(axis=1)]), posterior.sum(axis=0)

    def normalised(counts: Floats, pseudo: float) -> Floats:
        return np.asarray(np.exp(digamma(counts + pseudo) - digamma((counts + pseudo).sum(axis=1, keepdims=True))))

    best, kept = -np.inf, (np.zeros((items, size)), np.zeros(people))
    for _ in range(restarts):
        spam = random.uniform(1, 2.5, (people, 2))
        habits = random.uniform(1, 2.5, (people, size))
        spam, habits = spam / spam.sum(axis=1, keepdims=True), habits / habits.sum(axis=1, keepdims=True)
        share = np.full(size, 1 / size)
        for _ in range(iterations):
            spammed, either, found = expected(spam, habits, share)
            before = spam
            spam, habits = normalised(either, KNOWING), normalised(spammed, 1.0)
            share = (found + 1) / (items + size)
            if np.abs(spam - before).max() < SETTLED:
                break
        posterior, normalizer, _ = posterior_of(spam, habits, share)
        likelihood = float(normalizer.sum() + (row_of * np.log(spam[:, :1] * habits)).sum())
        if likelihood > best:
            best, kept = likelihood, (posterior, spam[:, 1] / spam.sum(axis=1))
    return from_probabilities(judgments, *kept)
