"""Agreement on coreference chains: MUC, B³, CEAF, LEA and their CoNLL mean.

Source: Vilain et al. (MUC-6, 1995); Bagga & Baldwin (1998); Luo, On coreference resolution performance metrics
(2005) for CEAF with the φ₄ (entity) similarity; Moosavi & Strube, Which coreference evaluation metric do you trust
(ACL 2016, https://doi.org/10.18653/v1/P16-1060) for LEA; Pradhan et al. (2012) for the CoNLL mean of MUC, B³ and CEAFe.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.pairwise import over_pairs

Floats = NDArray[np.float64]
Chain = frozenset[Hashable]
Chains = Sequence[Chain]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, each None where nothing could be right. terms: found and possible, of recall and precision."""

    precision: float | None
    recall: float | None
    terms: tuple[float, float, float, float]

    @property
    def f1(self) -> float | None:
        if self.precision is None or self.recall is None:
            return None
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def chain_score(judgments: Judgments, name: str, reference: str | None = None) -> Coefficient:
    """`muc`, `b-cubed`, `ceaf-m`, `ceaf-e`, `lea` or `coref-conll` F1 over documents; an answer is a frozenset of chains."""
    metrics = [METRICS[n] for n in (("muc", "b-cubed", "ceaf-e") if name == "coref-conll" else (name,))]

    def compare(one: frozenset[Chain], two: frozenset[Chain]) -> list[float]:
        return [t for metric in metrics for t in metric(tuple(one), tuple(two)).terms]

    def mean(sums: Floats) -> Floats:
        parts = sums.reshape(len(sums), len(metrics), 4)
        with np.errstate(invalid="ignore", divide="ignore"):
            recall, precision = parts[:, :, 0] / parts[:, :, 1], parts[:, :, 2] / parts[:, :, 3]
            total = recall + precision
            return np.asarray(np.where(total > 0, 2 * recall * precision / total, total).mean(axis=1))

    nothing = "there are no chains"
    return over_pairs(judgments, name, compare, mean, nothing=nothing, reference=reference, symmetric=True)


def _score(recall: tuple[float, float], precision: tuple[float, float]) -> Score:
    return Score(
        precision[0] / precision[1] if precision[1] else None,
        recall[0] / recall[1] if recall[1] else None,
        (*recall, *precision),
    )


def _both(key: Chains, response: Chains, one_way: Callable[[Chains, Chains], tuple[float, float]]) -> Score:
    return _score(one_way(key, response), one_way(response, key))


def muc(key: Chains, response: Chains) -> Score:
    """By links: a chain of n mentions needs n − 1; each cut the other makes in it costs one.

    >>> key, response = [frozenset("abc"), frozenset("defg")], [frozenset("ab"), frozenset("cd"), frozenset("fghi")]
    >>> round(muc(key, response).f1, 3)
    0.4
    """

    def one_way(chains: Chains, others: Chains) -> tuple[float, float]:
        where = _where(others)
        kept = total = 0
        for chain in chains:
            parts = {where[m] for m in chain if m in where}
            loose = sum(m not in where for m in chain)
            kept += len(chain) - len(parts) - loose
            total += len(chain) - 1
        return kept, total

    return _both(key, response, one_way)


def b_cubed(key: Chains, response: Chains) -> Score:
    """By mentions: the mean over mentions of the share of their chain that is in their chain of the other side."""

    def one_way(chains: Chains, others: Chains) -> tuple[float, float]:
        where = _where(others)
        total = 0.0
        count = 0
        for chain in chains:
            count += len(chain)
            for mention in chain:
                if mention in where:
                    total += len(chain & others[where[mention]]) / len(chain)
        return total, count

    return _both(key, response, one_way)


def ceaf_e(key: Chains, response: Chains) -> Score:
    """By entities: chains are matched one to one to maximise 2|A∩B| ÷ (|A|+|B|), whose sum is divided by the number of chains."""
    return _ceaf(key, response, lambda a, b: 2 * len(a & b) / (len(a) + len(b)), lambda chains: len(chains))


def ceaf_m(key: Chains, response: Chains) -> Score:
    """By mentions: chains are matched one to one to maximise |A∩B|, whose sum is divided by the number of mentions."""
    return _ceaf(key, response, lambda a, b: len(a & b), lambda chains: sum(map(len, chains)))


def _ceaf(
    key: Chains, response: Chains, alike: Callable[[Chain, Chain], float], most: Callable[[Chains], float]
) -> Score:
    from scipy.optimize import linear_sum_assignment

    best = 0.0
    if key and response:
        table = np.array([[alike(a, b) for b in response] for a in key])
        best = float(table[linear_sum_assignment(table, maximize=True)].sum())
    return _score((best, most(key)), (best, most(response)))


def lea(key: Chains, response: Chains) -> Score:
    """By entities weighted by size: the share of a chain's links that the other has. A single mention links to itself.

    >>> key, response = [frozenset("abc"), frozenset("defg")], [frozenset("ab"), frozenset("cd"), frozenset("fghi")]
    >>> round(lea(key, response).f1, 3)
    0.278
    """

    def links(size: int) -> float:
        return size * (size - 1) / 2

    def one_way(chains: Chains, others: Chains) -> tuple[float, float]:
        total = 0.0
        for chain in chains:
            if len(chain) == 1:
                total += any(chain == o for o in others)
                continue
            total += len(chain) * sum(links(len(chain & o)) for o in others) / links(len(chain))
        return total, sum(map(len, chains))

    return _both(key, response, one_way)


def conll(key: Chains, response: Chains) -> float | None:
    """The mean F1 of MUC, B³ and CEAFe; None when one of them is undefined."""
    values = [m(key, response).f1 for m in (muc, b_cubed, ceaf_e)]
    known = [v for v in values if v is not None]
    return sum(known) / 3 if len(known) == 3 else None


def _where(chains: Chains) -> dict[Hashable, int]:
    return {mention: n for n, chain in enumerate(chains) for mention in chain}


METRICS: Mapping[str, Callable[[Chains, Chains], Score]] = {
    "muc": muc,
    "b-cubed": b_cubed,
    "ceaf-m": ceaf_m,
    "ceaf-e": ceaf_e,
    "lea": lea,
}
