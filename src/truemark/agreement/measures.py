"""Every coefficient by its name. To add one: a line here."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from truemark.agreement.categorical import kappa
from truemark.agreement.categorical.alpha import alpha_of
from truemark.agreement.chains import coreference
from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.measure import Measure, Settings, multirater, of_icc, of_order, plain, with_distance
from truemark.agreement.ordinal import rank
from truemark.agreement.regions import scores as regions
from truemark.agreement.segments import diarization as segments
from truemark.agreement.spans import gamma
from truemark.agreement.spans import scores as spans
from truemark.agreement.taken import CATEGORIES, GRADES, NONE
from truemark.agreement.tracks import tracking as tracks
from truemark.agreement.transcripts import error_rates as transcripts
from truemark.kinds.problem import Invalid

__all__ = ["MEASURES", "Measure", "Settings", "measure"]


def _alpha(judgments: Judgments, settings: Settings) -> Coefficient:
    distance = settings.distance or "nominal"
    if distance != "iou":
        return alpha_of(judgments, distance)
    found = alpha_of(judgments, regions.answer_distance)
    return replace(found, distance="iou")


def _first(judgments: Judgments, settings: Settings) -> str | None:
    """An error rate is one against a reference: the one chosen, else the first annotator; `*` is everybody in turn."""
    return settings.reference or next(iter(judgments.annotators), None)


def _chains(judgments: Judgments, settings: Settings, name: str) -> Coefficient:
    return coreference.chain_score(judgments, name, settings.reference)


MEASURES: Mapping[str, Measure] = {
    "krippendorff-alpha": Measure(
        "values",
        "Krippendorff’s α",
        "agreement beyond chance, over any distance, any number of raters, missing judgments",
        _alpha,
        "nominal",
        adapts=True,
    ),
    "cohen-kappa": Measure(
        "values",
        "Cohen’s κ",
        "agreement of two beyond chance, each with habits of their own (more: the mean over pairs)",
        with_distance(partial(kappa.cohen, name="cohen-kappa"), "nominal", ("nominal",)),
        "nominal",
        CATEGORIES,
    ),
    "weighted-kappa": Measure(
        "values",
        "Weighted κ",
        "Cohen's kappa where near misses count in part",
        with_distance(partial(kappa.cohen, name="weighted-kappa"), "quadratic"),
        "quadratic",
        GRADES,
    ),
    "fleiss-kappa": multirater("fleiss-kappa", "Fleiss’ κ", "scott"),
    "scott-pi": multirater("scott-pi", "Scott’s π", "scott"),
    "gwet-ac1": multirater("gwet-ac1", "Gwet’s AC1", "gwet", only=True),
    "gwet-ac2": multirater("gwet-ac2", "Gwet’s AC2", "gwet", "quadratic"),
    "brennan-prediger": multirater("brennan-prediger", "Brennan–Prediger κ", "uniform"),
    "percent-agreement": multirater("percent-agreement", "Percent agreement", "none"),
    **{f"icc-{form}-{'k' if mean else '1'}": of_icc(form, mean) for mean in (False, True) for form in (1, 2, 3)},
    "kendall-w": of_order(rank.kendall_w, "Kendall’s W", "how alike all annotators order the items"),
    "kendall-tau-b": of_order(
        partial(rank.correlation, name="kendall-tau-b"), "Kendall’s τ-b", "how alike two order the items, by pairs"
    ),
    "spearman": of_order(
        partial(rank.correlation, name="spearman"), "Spearman’s ρ", "how alike two order the items, by ranks"
    ),
    "ranking-agreement": plain(
        "values",
        "Agreement of rankings",
        "how alike rankings (A>B=C) of the same candidates are, by pairs of candidates",
        lambda j, s: rank.ranking_agreement(j),
        NONE,
    ),
    "span-f1": plain(
        "spans",
        "Span F1",
        "spans that both marked with the same bounds",
        lambda j, s: spans.span_f1(j, False, s.reference),
    ),
    "span-f1-overlap": plain(
        "spans",
        "Span F1, overlapping",
        "spans that overlap one of the other's",
        lambda j, s: spans.span_f1(j, True, s.reference),
    ),
    "token-f1": plain(
        "spans",
        "F1 of tokens or characters",
        "tokens or characters that both labelled alike",
        lambda j, s: spans.token_f1(j, s.reference),
    ),
    "span-alpha": Measure(
        "spans",
        "α of tokens or characters",
        "agreement beyond chance on the labels of each token or character",
        with_distance(spans.span_alpha, "nominal", ("nominal", "masi", "jaccard")),
        "nominal",
    ),
    "span-gamma": plain(
        "spans",
        "γ of spans",
        "agreement beyond chance on where spans are and what they are called",
        lambda j, s: gamma.gamma(j),
    ),
    "segment-gamma": plain(
        "segments",
        "γ of segments",
        "agreement beyond chance on where segments are and what they are called",
        lambda j, s: gamma.gamma(j, "segment-gamma"),
    ),
    "region-f1": plain(
        "regions",
        "Region F1",
        "regions that match one to one",
        lambda j, s: regions.region_f1(j, s.threshold, s.reference),
    ),
    "mean-iou": plain(
        "regions",
        "Mean IoU",
        "how well the regions that match lie on each other",
        lambda j, s: regions.mean_iou(j, s.threshold, s.reference),
    ),
    "panoptic-quality": plain(
        "regions",
        "Panoptic quality",
        "matches and how well they lie, over labels",
        lambda j, s: regions.panoptic_quality(j, s.reference),
    ),
    "dice": plain("regions", "Dice", "area that both gave the same label", lambda j, s: regions.dice(j, s.reference)),
    "hota": plain(
        "tracks",
        "HOTA",
        "objects found and kept apart",
        lambda j, s: tracks.tracking(j, "hota", s.threshold, s.reference),
    ),
    "idf1": plain(
        "tracks",
        "IDF1",
        "frames in which objects have the right identity",
        lambda j, s: tracks.tracking(j, "idf1", s.threshold, s.reference),
    ),
    "mota": plain(
        "tracks",
        "MOTA",
        "1 − misses, false objects and switches per object",
        lambda j, s: tracks.tracking(j, "mota", s.threshold, _first(j, s)),
        sided=True,
    ),
    **{
        name: plain("chains", title, tells, partial(_chains, name=name))
        for name, title, tells in (
            ("coref-conll", "CoNLL score", "the mean F1 of MUC, B³ and CEAFe"),
            ("muc", "MUC", "chains by their links"),
            ("b-cubed", "B³", "chains by their mentions"),
            ("ceaf-m", "CEAFm", "chains matched one to one, by mentions"),
            ("ceaf-e", "CEAFe", "chains matched one to one, by chains"),
            ("lea", "LEA", "chains by their links, larger ones weighing more"),
        )
    },
    "der": plain(
        "segments",
        "Diarization error rate",
        "share of speech given to nobody or the wrong speaker (0 is best)",
        lambda j, s: segments.der(j, _first(j, s)),
        sided=True,
    ),
    "jer": plain(
        "segments",
        "Jaccard error rate",
        "the same, every speaker counting alike (0 is best)",
        lambda j, s: segments.jer(j, _first(j, s)),
        sided=True,
    ),
    "segment-f1": plain(
        "segments",
        "Segment F1",
        "segments that match in time and label",
        lambda j, s: segments.segment_f1(j, s.threshold, s.reference),
    ),
    "wer": plain(
        "texts",
        "Word error rate",
        "words in error (0 is best)",
        lambda j, s: transcripts.error_rate(j, True, s.ignore, _first(j, s)),
        sided=True,
    ),
    "cer": plain(
        "texts",
        "Character error rate",
        "characters in error (0 is best)",
        lambda j, s: transcripts.error_rate(j, False, s.ignore, _first(j, s)),
        sided=True,
    ),
}


def measure(name: str, distance: str | None = None) -> Measure:
    """Raises Invalid, listing the names there are, for any other. Alpha over the distance iou takes regions."""
    if name not in MEASURES:
        raise Invalid.at("--coefficient", f"{name!r} is not known; known are: {', '.join(MEASURES)}")
    found = MEASURES[name]
    return replace(found, takes="regions") if name == "krippendorff-alpha" and distance == "iou" else found
