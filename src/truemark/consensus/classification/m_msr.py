"""M-MSR: annotator skills from a rank-one completion of how often each pair agrees, robust to colluding outliers.

Source: Ma & Olshevsky, Adversarial crowdsourcing through robust rank-one matrix completion (Advances in Neural
Information Processing Systems 33, 2020; it has no DOI).
"""

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments
from truemark.consensus.aggregated import Aggregated, from_probabilities

Floats = NDArray[np.float64]
SEED = 20_20


def m_msr(judgments: Judgments, iterations: int = 10_000, tolerance: float = 1e-10) -> Aggregated:
    """A vote weighted by log-odds of each annotator's skill. Quality: the probability of being right, from the skill.

    Annotators who share no item with anybody count as guessing.

    >>> from truemark.agreement.judgments import Judgments
    >>> table = Judgments.of((item, who, value) for who, row in [("ann", "abab"), ("bo", "abab"), ("cy", "abbb")] for item, value in zip("1234", row))
    >>> m_msr(table).answers
    ['a', 'b', 'a', 'b']
    """
    from scipy.sparse import csr_array

    judgments = judgments.ordered
    size, people, items = len(judgments.values), len(judgments.annotators), len(judgments.items)
    if size == 1 or people == 1:
        return from_probabilities(judgments, judgments.counts / judgments.per_item[:, None], np.full(people, np.nan))
    gave = csr_array(
        (np.ones(len(judgments)), (judgments.annotator, judgments.item * size + judgments.value)),
        shape=(people, items * size),
    )
    judged = csr_array((np.ones(len(judgments)), (judgments.annotator, judgments.item)), shape=(people, items))
    common = (judged @ judged.T).toarray()
    np.fill_diagonal(common, 0)
    agreed = (gave @ gave.T).toarray()
    covariance = np.where(common > 0, agreed / np.maximum(common, 1), 0) * size / (size - 1) - 1 / (size - 1)
    skill = _skill(covariance, common > 0, items, iterations, tolerance)
    skill = np.clip(skill, -1 / (size - 1) + 1 / np.sqrt(items), 1 - 1 / np.sqrt(items))
    right = np.clip(skill * (size - 1) / size + 1 / size, 1e-6, 1 - 1e-6)
    weight = np.log(right * (size - 1) / (1 - right))
    place = judgments.item * size + judgments.value
    votes = np.bincount(place, weight[judgments.annotator], minlength=items * size).reshape(items, size)
    shifted = np.exp(votes - votes.max(axis=1, keepdims=True))
    return from_probabilities(judgments, shifted / shifted.sum(axis=1, keepdims=True), right)


def _skill(covariance: Floats, seen: NDArray[np.bool_], items: int, iterations: int, tolerance: float) -> Floats:
    """The vector whose outer product fits the covariance where it was seen, each time without the F extreme values."""
    people = len(covariance)
    trimmed = max(0, int(seen.sum(axis=0).min()) // 2 - 1)
    random = np.random.default_rng(SEED)
    u, v = random.random(people), random.random(people)
    size = np.abs(covariance)
    for _ in range(iterations):
        before = np.outer(u, v)
        for row in range(people):
            v[row] = _trimmed_mean(size[seen[:, row], row] / u[seen[:, row]], trimmed, v[row], items)
        for row in range(people):
            u[row] = _trimmed_mean(size[row, seen[row]] / v[seen[row]], trimmed, u[row], items)
        if np.linalg.norm(np.outer(u, v) - before) < tolerance:
            break
    scale = np.sqrt(np.linalg.norm(u) / np.linalg.norm(v))
    return np.asarray(u / scale * _signs(covariance, seen))


def _trimmed_mean(values: Floats, trimmed: int, now: float, items: int) -> float:
    """The mean without the `trimmed` values furthest below `now` and above it (all of them, if fewer lie there)."""
    kept = np.sort(values)
    below, above = int((kept < now).sum()), int((kept > now).sum())
    kept = kept[min(trimmed, below) : len(kept) - min(trimmed, above)]
    if not kept.size:
        return now
    found = float(kept.mean())
    return found if found > 0 else 1 / np.sqrt(items)


def _signs(covariance: Floats, seen: NDArray[np.bool_]) -> Floats:
    """Who answers against the rest: the signs of the leading eigenvector, turned so that most are positive."""
    symmetric = np.where(seen, (covariance + covariance.T) / 2, 0)
    _, vectors = np.linalg.eigh(symmetric)
    signs = np.sign(vectors[:, -1])
    signs = np.where(signs == 0, 1, signs)
    return np.asarray(signs if signs.sum() >= 0 else -signs)
