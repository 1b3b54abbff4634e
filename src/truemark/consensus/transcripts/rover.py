"""ROVER: one transcript out of several, word by word.

Source: Fiscus, A post-processing system to yield reduced word error rates: recognizer output voting error reduction (1997),
https://doi.org/10.1109/ASRU.1997.659110.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from truemark.agreement.judgments import Judgments
from truemark.agreement.transcripts.error_rates import word_errors
from truemark.consensus.aggregated import Aggregated, Score, merge_by_item

Slot = list[str]  # what each transcript so far says at this place; "" is nothing


def rover(judgments: Judgments) -> Aggregated:
    """Each item's transcripts are aligned one after the other into slots, and each slot goes to the most frequent word.

    Confidence: the mean share of the transcripts behind the chosen words. Quality: 1 − word error rate against the
    merged transcripts, at least 0.
    """

    def one(given: Sequence[Any]) -> tuple[str, float, list[Score]]:
        texts = [str(text) for text in given]
        merged, sure = merge(texts)
        errors = [word_errors(merged, text) for text in texts]
        return merged, sure, [(float(e.length - e.total), float(e.length)) for e in errors]

    return merge_by_item(judgments, one)


def merge(transcripts: Sequence[str]) -> tuple[str, float]:
    """The merged transcript and the mean share of the transcripts behind its slots (1 when all are equal).

    >>> merge(["the cat sat", "the bat sat", "the cat sat"])[0]
    'the cat sat'
    """
    slots: list[Slot] = []
    for number, text in enumerate(transcripts):
        slots = _aligned(slots, text.split(), number)
    chosen, shares = [], []
    for slot in slots:
        votes = Counter(slot)
        most = max(votes.values())
        word = next(w for w in slot if votes[w] == most)  # of equals the one of the earliest transcript
        chosen.append(word)
        shares.append(most / len(slot))
    return " ".join(w for w in chosen if w), float(np.mean(shares)) if shares else 1.0


def _aligned(slots: list[Slot], words: Sequence[str], number: int) -> list[Slot]:
    """The slots with one more transcript: the alignment of least cost, where a word that a slot holds costs nothing."""
    n, m = len(slots), len(words)
    cost = np.zeros((n + 1, m + 1))
    skip = [0.0 if "" in slot else 1.0 for slot in slots]
    cost[1:, 0] = np.cumsum(skip)
    cost[0, 1:] = np.arange(1, m + 1)
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            same = 0.0 if words[j - 1] in slots[i - 1] else 1.0
            cost[i, j] = min(cost[i - 1, j - 1] + same, cost[i - 1, j] + skip[i - 1], cost[i, j - 1] + 1)
    merged: list[Slot] = []
    i, j = n, m
    while i or j:
        same = 0.0 if i and j and words[j - 1] in slots[i - 1] else 1.0
        if i and j and np.isclose(cost[i, j], cost[i - 1, j - 1] + same):
            merged.append([*slots[i - 1], words[j - 1]])
            i, j = i - 1, j - 1
        elif i and np.isclose(cost[i, j], cost[i - 1, j] + skip[i - 1]):
            merged.append([*slots[i - 1], ""])
            i -= 1
        else:
            merged.append([""] * number + [words[j - 1]])
            j -= 1
    return merged[::-1]
