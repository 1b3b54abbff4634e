"""Several labels at once: each label is a yes-or-no question of its own, settled by Dawid–Skene.

Source: Boutell, Luo, Shen & Brown, Learning multi-label scene classification (Pattern Recognition 2004,
https://doi.org/10.1016/j.patcog.2004.03.009), for binary relevance.
"""

import numpy as np

from truemark.agreement.judgments import Judgments
from truemark.consensus.aggregated import Aggregated
from truemark.consensus.classification.dawid_skene import dawid_skene_map
from truemark.kinds.distance import as_names


def binary_relevance(judgments: Judgments) -> Aggregated:
    """Values are sets of labels (`a|b`, or JSON lists). The answer: the sorted labels more likely there than not.

    Confidence: the mean over labels of how sure each yes or no is. Quality: the mean over labels of the expected share
    of right yes-or-no judgments.

    >>> from truemark.agreement.judgments import Judgments
    >>> table = Judgments.of([("1", "ann", "x|y"), ("1", "bo", "x"), ("1", "cy", "x|y")])
    >>> binary_relevance(table).answers
    [['x', 'y']]
    """
    sets = [set(as_names(v)) for v in judgments.values]
    labels = sorted(set().union(*sets))
    chosen: list[list[str]] = [[] for _ in judgments.items]
    sure = np.zeros(len(judgments.items))
    quality = np.zeros(len(judgments.annotators))
    for label in labels:
        has = np.array([label in s for s in sets], dtype=np.int64)
        one = Judgments(
            judgments.item,
            judgments.annotator,
            has[judgments.value],
            judgments.items,
            judgments.annotators,
            ["no", "yes"],
        )
        found = dawid_skene_map(one)
        sure += found.confidence
        quality += found.quality
        for item, answer in enumerate(found.answers):
            if answer == "yes":
                chosen[item].append(label)
    count = max(1, len(labels))
    return Aggregated(
        judgments.items, chosen, sure / count if labels else sure + 1, judgments.annotators, quality / count
    )
