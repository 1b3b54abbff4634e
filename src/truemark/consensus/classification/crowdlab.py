"""CROWDLAB: annotators' labels and a model's probabilities, each trusted as far as it proves right.

Source: Goh, Tkachenko & Mueller, CROWDLAB: supervised learning to infer consensus labels and quality scores for data with
multiple annotators (2022, https://doi.org/10.48550/arXiv.2210.06812).
"""

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments
from truemark.consensus.aggregated import Aggregated, from_probabilities
from truemark.kinds.problem import Invalid

Floats = NDArray[np.float64]
LEAST = 1e-6


def crowdlab(judgments: Judgments, model: Floats) -> Aggregated:
    """model: (items, values) out-of-sample probabilities, the values in the judgments' own order.

    Quality: each annotator's agreement with the others on the items they share. Raises Invalid when the model's table has
    another shape, or no item has two judgments (nothing then tells how far anybody is to be trusted).

    >>> from truemark.agreement.judgments import Judgments
    >>> table = Judgments.of((item, who, value) for who, row in [("ann", "abab"), ("bo", "abab"), ("cy", "abbb")] for item, value in zip("1234", row))
    >>> model = np.array([[0.9, 0.1], [0.1, 0.9], [0.8, 0.2], [0.3, 0.7]])
    >>> crowdlab(table, model).answers
    ['a', 'b', 'a', 'b']
    """
    items, size = len(judgments.items), len(judgments.values)
    if model.shape != (items, size):
        raise Invalid.at("model", f"must be {items} items × {size} values, not {' × '.join(map(str, model.shape))}")
    given = judgments.per_item
    several = given > 1
    if not several.any():
        raise Invalid.at("judgments", "no item has two judgments, so nobody's agreement is known")
    shares = judgments.counts / np.maximum(given, 1)[:, None]
    top = shares >= shares.max(axis=1, keepdims=True) - 1e-12
    consensus = np.argmax(np.where(top, model + 1, 0), axis=1)  # the majority; a tie is broken by the model
    agreed = shares[np.arange(items), consensus]
    likely = float(agreed[several].mean())
    baseline_error = max(LEAST, float((consensus[several] != np.bincount(consensus[several]).argmax()).mean()))
    quality = _agreement_with_others(judgments)
    trust = np.maximum(LEAST, 1 - (1 - quality) / baseline_error)
    model_error = float((model[several].argmax(axis=1) != consensus[several]).mean())
    model_trust = max(LEAST, 1 - model_error / baseline_error) * float(np.sqrt(given.mean()))
    weight = trust[judgments.annotator]
    place = judgments.item * size + judgments.value
    other = (1 - likely) / max(1, size - 1)
    votes = np.bincount(place, weight * (likely - other), minlength=items * size).reshape(items, size)
    total = np.bincount(judgments.item, weight, minlength=items)
    mixed = (model * model_trust + votes + (total * other)[:, None]) / (total + model_trust)[:, None]
    return from_probabilities(judgments, mixed, quality)


def _agreement_with_others(judgments: Judgments) -> Floats:
    """Per annotator: how often others gave the same value to the items they share; the mean of all where they share none."""
    given = judgments.per_item[judgments.item]
    alike = judgments.counts[judgments.item, judgments.value] - 1
    people = len(judgments.annotators)
    pairs = np.bincount(judgments.annotator, given - 1, minlength=people)
    agreed = np.bincount(judgments.annotator, alike, minlength=people)
    known = pairs > 0
    found = np.where(known, agreed / np.where(known, pairs, 1), 0)
    return np.where(known, found, found[known].mean())
