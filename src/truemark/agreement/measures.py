"""Every coefficient by its name. To add one: a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from truemark.agreement import icc, kappa, rank, raters
from truemark.agreement.alpha import alpha_of
from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.kinds.problem import Invalid

Takes = Literal["values", "texts", "spans", "regions", "segments", "tracks", "chains"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a caller may choose. distance: None for the coefficient's own. reference: the annotator others are measured by."""

    distance: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A coefficient: what it takes, what it tells, its usual distance, and how it is computed."""

    takes: Takes
    tells: str
    compute: Callable[[Judgments, Settings], Coefficient]


def _distance(
    function: Callable[..., Coefficient], usual: str, allowed: tuple[str, ...] | None = None
) -> Callable[[Judgments, Settings], Coefficient]:
    def compute(judgments: Judgments, settings: Settings) -> Coefficient:
        distance = settings.distance or usual
        if allowed is not None and distance not in allowed:
            raise Invalid.at("--distance", f"of this coefficient can be {', '.join(allowed)}; not {distance!r}")
        return function(judgments, distance=distance)

    return compute


def _multirater(name: str, chance: raters.Chance, usual: str = "nominal", only: bool = False) -> Measure:
    tells = {
        "none": "the share of pairs of judgments that are equal; blind to chance",
        "scott": "agreement beyond chance, chance being one shared distribution of categories",
        "gwet": "agreement beyond chance, steady where one category prevails",
        "uniform": "agreement beyond chance, chance being every category alike",
    }[chance]
    allowed = ("nominal",) if only else None
    return Measure("values", tells, _distance(partial(raters.multirater, name=name, chance=chance), usual, allowed))


def _icc(form: int, mean: bool) -> Measure:
    name = f"icc-{form}-{'k' if mean else '1'}"
    whose = {1: "raters of its own an item", 2: "the same raters, a sample", 3: "the same raters, consistency"}[form]
    of = "the raters' mean" if mean else "one rating"

    def compute(judgments: Judgments, settings: Settings) -> Coefficient:
        if settings.distance not in (None, "interval"):
            raise Invalid.at("--distance", f"of an ICC is interval; not {settings.distance!r}")
        return icc.icc(judgments, name, form, mean)

    return Measure("values", f"how reliable {of} is; {whose}", compute)


def _rank(function: Callable[[Judgments], Coefficient], tells: str) -> Measure:
    def compute(judgments: Judgments, settings: Settings) -> Coefficient:
        if settings.distance not in (None, "ordinal"):
            raise Invalid.at("--distance", f"of a rank coefficient is ordinal; not {settings.distance!r}")
        return function(judgments)

    return Measure("values", tells, compute)


MEASURES: Mapping[str, Measure] = {
    "krippendorff-alpha": Measure(
        "values",
        "agreement beyond chance, over any distance, any number of raters, missing judgments",
        _distance(alpha_of, "nominal"),
    ),
    "cohen-kappa": Measure(
        "values",
        "agreement of two beyond chance, each with habits of their own (more: the mean over pairs)",
        _distance(partial(kappa.cohen, name="cohen-kappa"), "nominal", ("nominal",)),
    ),
    "weighted-kappa": Measure(
        "values",
        "Cohen's kappa where near misses count in part",
        _distance(partial(kappa.cohen, name="weighted-kappa"), "quadratic"),
    ),
    "fleiss-kappa": _multirater("fleiss-kappa", "scott"),
    "scott-pi": _multirater("scott-pi", "scott"),
    "gwet-ac1": _multirater("gwet-ac1", "gwet", only=True),
    "gwet-ac2": _multirater("gwet-ac2", "gwet", "quadratic"),
    "brennan-prediger": _multirater("brennan-prediger", "uniform"),
    "percent-agreement": _multirater("percent-agreement", "none"),
    **{f"icc-{form}-{'k' if mean else '1'}": _icc(form, mean) for mean in (False, True) for form in (1, 2, 3)},
    "kendall-w": _rank(rank.kendall_w, "how alike all annotators order the items"),
    "kendall-tau-b": _rank(partial(rank.correlation, name="kendall-tau-b"), "how alike two order the items, by pairs"),
    "spearman": _rank(partial(rank.correlation, name="spearman"), "how alike two order the items, by ranks"),
}


def measure(name: str) -> Measure:
    """Raises Invalid, listing the names there are, for any other."""
    if name not in MEASURES:
        raise Invalid.at("--coefficient", f"{name!r} is not known; known are: {', '.join(MEASURES)}")
    return MEASURES[name]
