"""Every coefficient by its name. To add one: a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from truemark.agreement.categorical import kappa, raters
from truemark.agreement.categorical.alpha import alpha_of
from truemark.agreement.chains import coreference
from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.ordinal import icc, rank
from truemark.agreement.regions import scores as regions
from truemark.agreement.segments import diarization as segments
from truemark.agreement.spans import gamma
from truemark.agreement.spans import scores as spans
from truemark.agreement.tracks import tracking as tracks
from truemark.agreement.transcripts import error_rates as transcripts
from truemark.kinds.problem import Invalid

Takes = Literal["values", "texts", "spans", "regions", "segments", "tracks", "chains"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a caller may choose. distance: None for the coefficient's own. reference: the annotator others are measured by.
    threshold: the least IoU (or OKS) of a match. ignore: what transcripts may differ in."""

    distance: str | None = None
    reference: str | None = None
    threshold: float = 0.5
    ignore: tuple[transcripts.Ignore, ...] = ()


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


def _alpha(judgments: Judgments, settings: Settings) -> Coefficient:
    distance = settings.distance or "nominal"
    if distance != "iou":
        return alpha_of(judgments, distance)
    found = alpha_of(judgments, regions.answer_distance)
    return replace(found, distance="iou")


def _first(judgments: Judgments, settings: Settings) -> str:
    """An error rate is one against a reference: the one chosen, else the first annotator; `*` is everybody in turn."""
    return settings.reference or judgments.annotators[0]


def _plain(takes: Takes, tells: str, function: Callable[[Judgments, Settings], Coefficient]) -> Measure:
    """A coefficient whose distance is its own."""

    def compute(judgments: Judgments, settings: Settings) -> Coefficient:
        if settings.distance is not None:
            raise Invalid.at("--distance", "cannot be chosen for this coefficient")
        return function(judgments, settings)

    return Measure(takes, tells, compute)


def _chains(judgments: Judgments, settings: Settings, name: str) -> Coefficient:
    return coreference.chain_score(judgments, name, settings.reference)


MEASURES: Mapping[str, Measure] = {
    "krippendorff-alpha": Measure(
        "values",
        "agreement beyond chance, over any distance, any number of raters, missing judgments",
        _alpha,
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
    "ranking-agreement": _plain(
        "values",
        "how alike rankings (A>B=C) of the same candidates are, by pairs of candidates",
        lambda j, s: rank.ranking_agreement(j),
    ),
    "span-f1": _plain(
        "spans", "spans that both marked with the same bounds", lambda j, s: spans.span_f1(j, False, s.reference)
    ),
    "span-f1-overlap": _plain(
        "spans", "spans that overlap one of the other's", lambda j, s: spans.span_f1(j, True, s.reference)
    ),
    "token-f1": _plain(
        "spans", "tokens or characters that both labelled alike", lambda j, s: spans.token_f1(j, s.reference)
    ),
    "span-alpha": Measure(
        "spans",
        "agreement beyond chance on the labels of each token or character",
        _distance(spans.span_alpha, "nominal", ("nominal", "masi", "jaccard")),
    ),
    "span-gamma": _plain(
        "spans", "agreement beyond chance on where spans are and what they are called", lambda j, s: gamma.gamma(j)
    ),
    "segment-gamma": _plain(
        "segments",
        "agreement beyond chance on where segments are and what they are called",
        lambda j, s: gamma.gamma(j, "segment-gamma"),
    ),
    "region-f1": _plain(
        "regions", "regions that match one to one", lambda j, s: regions.region_f1(j, s.threshold, s.reference)
    ),
    "mean-iou": _plain(
        "regions",
        "how well the regions that match lie on each other",
        lambda j, s: regions.mean_iou(j, s.threshold, s.reference),
    ),
    "panoptic-quality": _plain(
        "regions", "matches and how well they lie, over labels", lambda j, s: regions.panoptic_quality(j, s.reference)
    ),
    "dice": _plain("regions", "area that both gave the same label", lambda j, s: regions.dice(j, s.reference)),
    "hota": _plain(
        "tracks", "objects found and kept apart", lambda j, s: tracks.tracking(j, "hota", s.threshold, s.reference)
    ),
    "idf1": _plain(
        "tracks",
        "frames in which objects have the right identity",
        lambda j, s: tracks.tracking(j, "idf1", s.threshold, s.reference),
    ),
    "mota": _plain(
        "tracks",
        "1 − misses, false objects and switches per object",
        lambda j, s: tracks.tracking(j, "mota", s.threshold, _first(j, s)),
    ),
    **{
        name: _plain("chains", tells, partial(_chains, name=name))
        for name, tells in (
            ("coref-conll", "the mean F1 of MUC, B³ and CEAFe"),
            ("muc", "chains by their links"),
            ("b-cubed", "chains by their mentions"),
            ("ceaf-m", "chains matched one to one, by mentions"),
            ("ceaf-e", "chains matched one to one, by chains"),
            ("lea", "chains by their links, larger ones weighing more"),
        )
    },
    "der": _plain(
        "segments",
        "share of speech given to nobody or the wrong speaker (0 is best)",
        lambda j, s: segments.der(j, _first(j, s)),
    ),
    "jer": _plain(
        "segments", "the same, every speaker counting alike (0 is best)", lambda j, s: segments.jer(j, _first(j, s))
    ),
    "segment-f1": _plain(
        "segments",
        "segments that match in time and label",
        lambda j, s: segments.segment_f1(j, s.threshold, s.reference),
    ),
    "wer": _plain(
        "texts", "words in error (0 is best)", lambda j, s: transcripts.error_rate(j, True, s.ignore, _first(j, s))
    ),
    "cer": _plain(
        "texts",
        "characters in error (0 is best)",
        lambda j, s: transcripts.error_rate(j, False, s.ignore, _first(j, s)),
    ),
}


def measure(name: str, distance: str | None = None) -> Measure:
    """Raises Invalid, listing the names there are, for any other. Alpha over the distance iou takes regions."""
    if name not in MEASURES:
        raise Invalid.at("--coefficient", f"{name!r} is not known; known are: {', '.join(MEASURES)}")
    found = MEASURES[name]
    return replace(found, takes="regions") if name == "krippendorff-alpha" and distance == "iou" else found
