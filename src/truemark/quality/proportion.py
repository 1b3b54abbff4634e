"""Intervals of a share: Wilson's score interval and the Bayesian Beta interval.

Source: Wilson, Probable inference, the law of succession, and statistical inference (1927),
https://doi.org/10.1080/01621459.1927.10502953; Brown, Cai & DasGupta,
Interval estimation for a binomial proportion (2001), for Jeffreys' Beta interval.
"""

import math


def wilson(right: float, total: float, level: float = 0.95) -> tuple[float, float] | None:
    """The interval of a share of `right` out of `total`; None of nothing.

    >>> tuple(round(p, 3) for p in wilson(9, 10))
    (0.596, 0.982)
    """
    if not total:
        return None
    from scipy.special import ndtri

    z = float(ndtri((1 + level) / 2))
    share = right / total
    middle = share + z * z / (2 * total)
    reach = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def beta(
    right: float, total: float, level: float = 0.95, prior: tuple[float, float] = (0.5, 0.5)
) -> tuple[float, float]:
    """The equal-tailed interval of the Beta posterior; the prior is Jeffreys' by default. Of nothing, the prior's."""
    from scipy.special import betaincinv

    a, b = prior[0] + right, prior[1] + total - right
    low, high = (float(betaincinv(a, b, p)) for p in ((1 - level) / 2, (1 + level) / 2))
    return 0.0 if right == 0 else low, 1.0 if right == total and total else high
