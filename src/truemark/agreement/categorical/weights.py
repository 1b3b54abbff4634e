"""How much credit two different categories earn: the weights of weighted kappa, AC2 and weighted percent agreement.

Source: Cohen, Weighted kappa (Psychological Bulletin 1968, https://doi.org/10.1037/h0026256); Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014),
ch. 3 and appendix A (linear, quadratic, ordinal and ratio weights).
"""

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments
from truemark.kinds.problem import Invalid

Floats = NDArray[np.float64]
NAMES = ("nominal", "linear", "quadratic", "ordinal", "interval", "ratio")


def agreement_weights(judgments: Judgments, name: str) -> Floats:
    """1 for the same category down to 0 for the furthest pair: (values, values). `judgments` are ordered.

    linear and quadratic fall with the distance of the categories' numbers, or of their places when they are no numbers;
    interval is quadratic on numbers; ordinal (Gwet) counts the pairs of categories in between. Raises Invalid for an
    unknown name, or where numbers are needed and there are none.

    >>> from truemark.agreement.judgments import Judgments
    >>> table = Judgments.of([("1", "ann", "1"), ("1", "bo", "2"), ("2", "ann", "3")])
    >>> agreement_weights(table, "quadratic").tolist()
    [[1.0, 0.75, 0.0], [0.75, 1.0, 0.75], [0.0, 0.75, 1.0]]
    """
    size = len(judgments.values)
    if name not in NAMES:
        raise Invalid.at("--distance", f"can be {', '.join(NAMES)}; not {name!r}")
    if name == "nominal":
        return np.eye(size)
    judgments = judgments.ranked
    if name in ("interval", "ratio"):
        number = judgments.as_numbers()
    elif name == "ordinal" or judgments.numbers is None:
        number = np.arange(size, dtype=np.float64)
    else:
        number = judgments.numbers
    return 1 - _distance(number, name)


def _distance(number: Floats, name: str) -> Floats:
    apart = np.abs(number[:, None] - number[None, :])
    if name == "ordinal":
        pairs = apart * (apart + 1) / 2
        return np.asarray(pairs / max(pairs.max(initial=0), 1))
    if name == "linear":
        return np.asarray(apart / (apart.max(initial=0) or 1))
    if name == "ratio":
        if (number < 0).any():
            raise Invalid.at("--distance", "ratio needs numbers that are not negative")
        total = number[:, None] + number[None, :]
        relative = np.divide(apart, total, out=np.zeros_like(apart), where=total > 0) ** 2
        return np.asarray(relative / (relative.max(initial=0) or 1))
    return np.asarray((apart / (apart.max(initial=0) or 1)) ** 2)
