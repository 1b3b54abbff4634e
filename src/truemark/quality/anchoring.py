"""Whether suggestions pull people along: answers given with a suggestion against a random control without one."""

from dataclasses import dataclass

from truemark.quality.proportion import wilson


@dataclass(frozen=True, slots=True)
class Anchoring:
    """accepted: the share that equals the suggestion when it was shown; unaided: when it was withheld at random.
    effect: their difference, with its interval (Newcombe 1998); anchored: whether that interval lies above 0."""

    accepted: float
    accepted_interval: tuple[float, float]
    unaided: float
    unaided_interval: tuple[float, float]
    effect: float
    interval: tuple[float, float]

    @property
    def anchored(self) -> bool:
        return self.interval[0] > 0


def anchoring(shown_same: int, shown: int, withheld_same: int, withheld: int) -> Anchoring | None:
    """shown_same of the `shown` and withheld_same of the `withheld` answers equal the suggestion; None if either is 0.

    Source: Newcombe, Interval estimation for the difference between independent proportions (1998), method 10,
    https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.

    >>> found = anchoring(90, 100, 50, 100)
    >>> round(found.effect, 2), found.anchored
    (0.4, True)
    """
    with_, without = wilson(shown_same, shown), wilson(withheld_same, withheld)
    if with_ is None or without is None:
        return None
    p, q = shown_same / shown, withheld_same / withheld
    low = p - q - ((p - with_[0]) ** 2 + (without[1] - q) ** 2) ** 0.5
    high = p - q + ((with_[1] - p) ** 2 + (q - without[0]) ** 2) ** 0.5
    return Anchoring(p, with_, q, without, p - q, (low, high))
