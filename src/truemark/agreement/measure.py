"""A coefficient as the register holds it, what a caller may choose of it, and how one is written down in a line."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from truemark.agreement.categorical import raters
from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.ordinal import icc
from truemark.agreement.pairwise import EVERYBODY
from truemark.agreement.taken import ALL, CATEGORIES, GRADES, ORDERED, Takes, given_by
from truemark.agreement.transcripts.error_rates import Ignore
from truemark.kinds.distance import Metric
from truemark.kinds.problem import Invalid


@dataclass(frozen=True, slots=True)
class Settings:
    """What a caller may choose. distance: None for the coefficient's own. reference: the annotator others are measured by.
    threshold: the least IoU (or OKS) of a match. ignore: what transcripts may differ in."""

    distance: str | None = None
    reference: str | None = None
    threshold: float = 0.5
    ignore: tuple[Ignore, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A coefficient: what it takes, what it tells, how it is computed, its usual distance, and the metrics of values that
    it makes sense of. sided: one annotator is the reference. adapts: on a question it compares by the question's metric.
    """

    takes: Takes
    title: str
    tells: str
    compute: Callable[[Judgments, Settings], Coefficient]
    distance: str | None = None
    metrics: frozenset[Metric] = ALL
    sided: bool = False
    adapts: bool = False

    def accepts(self, question: Any) -> bool:
        """Whether it can be computed on the answers to a question of a label schema."""
        given = given_by(question)
        if given is None:
            return False
        return given.fits(self.takes, self.metrics) or (self.adapts and given.takes == "regions")

    def settings(self, question: Any) -> Settings:
        """How it is computed on a question when nobody chooses: everybody is the reference in turn."""
        given = given_by(question)
        distance = None
        if self.adapts and given is not None:
            distance = "iou" if given.takes == "regions" else given.metric
        return Settings(distance, EVERYBODY if self.sided else None)


def with_distance(
    function: Callable[..., Coefficient], usual: str, allowed: tuple[str, ...] | None = None
) -> Callable[[Judgments, Settings], Coefficient]:
    """allowed: the distances there are; None leaves it to the function to refuse."""

    def compute(judgments: Judgments, settings: Settings) -> Coefficient:
        distance = settings.distance or usual
        if allowed is not None and distance not in allowed:
            raise Invalid.at("--distance", f"of this coefficient can be {', '.join(allowed)}; not {distance!r}")
        return function(judgments, distance=distance)

    return compute


def multirater(name: str, title: str, chance: raters.Chance, usual: str = "nominal", only: bool = False) -> Measure:
    """only: it has no weighted form."""
    tells = {
        "none": "the share of pairs of judgments that are equal; blind to chance",
        "scott": "agreement beyond chance, chance being one shared distribution of categories",
        "gwet": "agreement beyond chance, steady where one category prevails",
        "uniform": "agreement beyond chance, chance being every category alike",
    }[chance]
    allowed = ("nominal",) if only else None
    compute = with_distance(partial(raters.multirater, name=name, chance=chance), usual, allowed)
    return Measure("values", title, tells, compute, usual, CATEGORIES if usual == "nominal" else GRADES)


def of_icc(form: int, mean: bool) -> Measure:
    """form 1 to 3 of Shrout & Fleiss, of one rating or of the mean."""
    name = f"icc-{form}-{'k' if mean else '1'}"
    whose = {1: "raters of its own an item", 2: "the same raters, a sample", 3: "the same raters, consistency"}[form]
    of = "the raters' mean" if mean else "one rating"

    def compute(judgments: Judgments, settings: Settings) -> Coefficient:
        if settings.distance not in (None, "interval"):
            raise Invalid.at("--distance", f"of an ICC is interval; not {settings.distance!r}")
        return icc.icc(judgments, name, form, mean)

    title = f"ICC({form},{'k' if mean else '1'})"
    return Measure("values", title, f"how reliable {of} is; {whose}", compute, "interval", ORDERED)


def of_order(function: Callable[[Judgments], Coefficient], title: str, tells: str) -> Measure:
    """A coefficient of ranks."""

    def compute(judgments: Judgments, settings: Settings) -> Coefficient:
        if settings.distance not in (None, "ordinal"):
            raise Invalid.at("--distance", f"of a rank coefficient is ordinal; not {settings.distance!r}")
        return function(judgments)

    return Measure("values", title, tells, compute, "ordinal", ORDERED)


def plain(
    takes: Takes,
    title: str,
    tells: str,
    function: Callable[[Judgments, Settings], Coefficient],
    metrics: frozenset[Metric] = ALL,
    sided: bool = False,
) -> Measure:
    """A coefficient whose distance is its own."""

    def compute(judgments: Judgments, settings: Settings) -> Coefficient:
        if settings.distance is not None:
            raise Invalid.at("--distance", "cannot be chosen for this coefficient")
        return function(judgments, settings)

    return Measure(takes, title, tells, compute, None, metrics, sided)
