"""Chance-corrected agreement of any number of raters: percent agreement, Scott, Fleiss, Brennan–Prediger, Gwet AC1 and AC2.

All share one observed agreement (over items with two judgments or more, each pair of judgments of an item counts
alike) and differ in what they take chance to be. Items with one judgment still tell how often a category is used.
Source: Scott (1955); Fleiss (1971), https://doi.org/10.1037/h0031619; Brennan & Prediger (1981); Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014),
ch. 2–3, whose formulas for missing judgments and weights these are; AC1 first in Gwet (2008), https://doi.org/10.1348/000711006X126600.
All are (p_a − p_e) ÷ (1 − p_e). p_a: over items, Σ_k r_k (Σ_l w_kl r_l − 1) ÷ r (r − 1), where r_k of an item's r judgments are k. With
π_k the mean share of k, p_e is Σ w_kl π_k π_l (Scott, Fleiss), Σw ÷ q(q − 1) · Σ π_k (1 − π_k) (Gwet), Σw ÷ q² (Brennan–Prediger).
"""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.bootstrap import bootstrap
from truemark.agreement.categorical.weights import agreement_weights
from truemark.agreement.coefficient import NO_PAIRS, Coefficient
from truemark.agreement.judgments import Judgments

Floats = NDArray[np.float64]
Chance = Literal["none", "scott", "gwet", "uniform"]
SAME = "every judgment is the same, so agreement by chance cannot be told from agreement"


def multirater(judgments: Judgments, name: str, chance: Chance, distance: str) -> Coefficient:
    """Agreement corrected for chance; `distance` names the weights (nominal: only equal counts).

    chance: none (percent agreement), scott (shared distribution; Fleiss' kappa), gwet (AC1, weighted AC2), uniform.
    Undefined, with the reason, when no item has two judgments or all are the same (save percent agreement).

    >>> from truemark.agreement.judgments import Judgments
    >>> rows = [("1", "ann", "a"), ("1", "bo", "a"), ("2", "ann", "a"), ("2", "bo", "b"), ("3", "ann", "b"), ("3", "bo", "b")]
    >>> round(multirater(Judgments.of(rows), "gwet-ac1", "gwet", "nominal").value, 3)
    0.333
    >>> round(multirater(Judgments.of(rows), "percent-agreement", "none", "nominal").value, 3)
    0.667
    """
    if name == "scott-pi" and len(judgments.annotators) == 2:
        judgments = judgments.pairable()  # pi is of two raters' cross table, which holds what both judged
    judgments = judgments.ordered
    pairable = int((judgments.per_item >= 2).sum())
    judged = int(judgments.per_item[judgments.per_item >= 2].sum())
    size = len(judgments.values)
    if not pairable:
        return Coefficient(name, distance, None, None, 0, 0, len(judgments.annotators), NO_PAIRS)
    weights = agreement_weights(judgments, distance)
    counts, given = judgments.counts, judgments.per_item.astype(np.float64)
    several = given >= 2
    observed = (counts * (counts @ weights - 1)).sum(axis=1) / np.where(several, given * (given - 1), 1)
    parts = np.column_stack([several, np.where(several, observed, 0), np.ones(len(given)), counts / given[:, None]])

    def coefficient(sums: Floats) -> Floats:
        agreed = sums[:, 1] / sums[:, 0]
        share = sums[:, 3:] / sums[:, 2:3]
        if chance == "none":
            return np.asarray(agreed)
        if chance == "scott":
            expected = np.einsum("rk,kl,rl->r", share, weights, share)
        elif chance == "gwet":
            expected = weights.sum() / (size * (size - 1)) * (share * (1 - share)).sum(axis=1) if size > 1 else 1.0
        else:
            expected = np.full(len(sums), weights.sum() / size**2)
        room = 1 - expected
        return np.asarray(np.where(np.abs(room) < 1e-12, np.nan, (agreed - expected) / room))

    if size == 1 and chance != "none":
        return Coefficient(name, distance, None, None, pairable, judged, len(judgments.annotators), SAME)
    value, interval = bootstrap(parts, coefficient)
    return Coefficient(
        name,
        distance,
        value,
        interval,
        pairable,
        judged,
        len(judgments.annotators),
        None if value is not None else SAME,
    )
