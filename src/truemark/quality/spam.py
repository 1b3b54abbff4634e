"""Signs that somebody does not really judge: one answer again and again, answers too fast to have read, answers by a habit."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Signs:
    """judgments: how many. top: the most frequent answer and `share` its share; expected: that answer's share among others.
    entropy: of the answers, in bits, and `entropy_of_others` of everybody else's. longest_run: same answers on end.
    fast: the share of answers quicker than the least seconds (None without times). agreement: the share of the others'
    judgments of the same items that equal theirs, and by_chance: what it would be for answers at random by their habit.
    reasons: what stands out, in words."""

    judgments: int
    top: str
    share: float
    expected: float
    entropy: float
    entropy_of_others: float
    longest_run: int
    fast: float | None
    agreement: float | None
    by_chance: float | None
    reasons: tuple[str, ...]


def spam_signs(
    judgments: Judgments, seconds: Floats | None = None, least_seconds: float | None = None, least_judgments: int = 20
) -> Mapping[str, Signs]:
    """Per annotator. seconds: active time of each judgment, (judgments,). least_seconds: what is too fast to be real;
    None for a fifth of everybody's median. Fewer than `least_judgments` give no reasons, for want of evidence.

    >>> from truemark.agreement.judgments import Judgments
    >>> table = Judgments.of((str(n), who, "a" if who == "cy" else "ab"[n % 2]) for n in range(40) for who in ("ann", "bo", "cy"))
    >>> {who: len(signs.reasons) for who, signs in spam_signs(table).items()}
    {'ann': 0, 'bo': 0, 'cy': 2}
    """
    limit = None
    if seconds is not None:
        limit = least_seconds if least_seconds is not None else float(np.median(seconds)) / 5
    return {
        name: _signs(judgments, number, seconds, limit, least_judgments)
        for number, name in enumerate(judgments.annotators)
    }


def _signs(judgments: Judgments, who: int, seconds: Floats | None, limit: float | None, least: int) -> Signs:
    size = len(judgments.values)
    mine = judgments.annotator == who
    given = judgments.value[mine]
    counts = np.bincount(given, minlength=size)
    others = np.bincount(judgments.value[~mine], minlength=size)
    top = int(counts.argmax())
    share = float(counts[top] / counts.sum())
    expected = float(others[top] / others.sum()) if others.sum() else share
    fast = float((seconds[mine] < limit).mean()) if seconds is not None and limit is not None else None
    agreement, by_chance = _agreement(judgments, mine, counts / counts.sum())
    entropy, usual = _entropy(counts), _entropy(others)
    run = _longest_run(given)
    reasons = []
    if len(given) >= least:
        if share > 0.95 and expected < 0.8:
            reasons.append(f"{share:.0%} of the answers are {judgments.values[top]!r}; of others', {expected:.0%}")
        elif entropy < usual / 3:
            reasons.append(f"answers vary little: {entropy:.2f} bits; others' {usual:.2f}")
        if fast is not None and limit is not None and fast > 0.3:
            reasons.append(f"{fast:.0%} of the answers took less than {limit:.1f} s")
        if (
            agreement is not None
            and by_chance is not None
            and agreement <= by_chance + 2 * _error(by_chance, len(given))
        ):
            reasons.append(f"agrees with others on {agreement:.0%}; answering at random would on {by_chance:.0%}")
    return Signs(
        len(given),
        str(judgments.values[top]),
        share,
        expected,
        entropy,
        usual,
        run,
        fast,
        agreement,
        by_chance,
        tuple(reasons),
    )


def _agreement(judgments: Judgments, mine: NDArray[np.bool_], habit: Floats) -> tuple[float | None, float | None]:
    items = judgments.item[mine]
    rest = judgments.counts[items].copy()
    rest[np.arange(len(items)), judgments.value[mine]] -= 1
    pairs = rest.sum(axis=1)
    if not pairs.sum():
        return None, None
    alike = rest[np.arange(len(items)), judgments.value[mine]].sum()
    return float(alike / pairs.sum()), float((rest @ habit).sum() / pairs.sum())


def _error(share: float, n: int) -> float:
    return float(np.sqrt(share * (1 - share) / n))


def _entropy(counts: NDArray[np.int64]) -> float:
    share = counts[counts > 0] / counts.sum() if counts.sum() else np.array([1.0])
    return float(-(share * np.log2(share)).sum()) + 0.0


def _longest_run(given: NDArray[np.int64]) -> int:
    if not len(given):
        return 0
    edges = np.flatnonzero(np.diff(given)) + 1
    return int(np.diff(np.concatenate([[0], edges, [len(given)]])).max())
