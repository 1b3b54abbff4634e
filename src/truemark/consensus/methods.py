"""Every aggregator by its name. To add one: a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from truemark.agreement.judgments import Judgments
from truemark.agreement.taken import GRADES, NONE, SETS, SINGLE, Takes, given_by
from truemark.consensus.aggregated import Aggregated
from truemark.consensus.classification import dawid_skene, glad, m_msr, mace, multilabel, votes
from truemark.consensus.preference import scoring as preferences
from truemark.consensus.regions import fusion, staple
from truemark.consensus.segments import merging as segments
from truemark.consensus.spans import merging as spans
from truemark.consensus.transcripts import rover
from truemark.kinds.distance import Metric
from truemark.kinds.problem import Invalid


@dataclass(frozen=True, slots=True)
class Method:
    """An aggregator: what it takes, what it tells, what its annotators' quality is, how it is computed, and the metrics of
    values that it makes sense of."""

    takes: Takes
    tells: str
    quality: str
    compute: Callable[[Judgments], Aggregated]
    metrics: frozenset[Metric] = SINGLE

    def accepts(self, question: Any) -> bool:
        """Whether it can be computed on the answers to a question of a label schema."""
        given = given_by(question)
        return given is not None and given.fits(self.takes, self.metrics)


def _values(
    tells: str, quality: str, compute: Callable[[Judgments], Aggregated], metrics: frozenset[Metric] = SINGLE
) -> Method:
    return Method("values", tells, quality, compute, metrics)


_RIGHT = "expected share of right judgments"
_ORDER = "share of comparisons in the scores' order"
METHODS: Mapping[str, Method] = {
    "majority": _values("what most said", "share of judgments equal to the majority", votes.majority, SINGLE | SETS),
    "wawa": _values(
        "what most said, people weighing by how often they are with the majority",
        "share of judgments equal to the first majority",
        votes.wawa,
        SINGLE | SETS,
    ),
    "dawid-skene": _values("classes by each person's own confusion of them", _RIGHT, dawid_skene.dawid_skene),
    "dawid-skene-map": _values("the same with a prior, steady with few judgments", _RIGHT, dawid_skene.dawid_skene_map),
    "dawid-skene-ordinal": _values(
        "the same for grades, near confusions being likelier", _RIGHT, dawid_skene.dawid_skene_ordinal, GRADES
    ),
    "one-coin": _values(
        "classes by one probability of being right a person", "probability of being right", dawid_skene.one_coin
    ),
    "glad": _values(
        "classes by people's skill and items' ease", "probability of being right on an item of ordinary ease", glad.glad
    ),
    "mace": _values("classes by who answers and who spams", "probability of answering rather than spamming", mace.mace),
    "m-msr": _values("classes by skills from how people agree, no prior", "probability of being right", m_msr.m_msr),
    "binary-relevance": _values(
        "sets of labels, each label for itself", "expected share of right labels", multilabel.binary_relevance, SETS
    ),
    "bradley-terry": _values("scores of candidates from comparisons", _ORDER, preferences.bradley_terry, NONE),
    "plackett-luce": _values("scores of candidates from rankings", _ORDER, preferences.plackett_luce, NONE),
    "noisy-bradley-terry": _values(
        "scores from comparisons by people who may err",
        "probability of reporting the true preference",
        preferences.noisy_bradley_terry,
        NONE,
    ),
    "span-majority": Method("spans", "spans that more than half marked", "F1 against the merged spans", spans.spans),
    "region-fusion": Method(
        "regions",
        "regions that more than half marked, fused by their kind",
        "F1 against the fused regions",
        fusion.fuse_regions,
    ),
    "segment-majority": Method(
        "segments",
        "the time that more than half gave a label",
        "share of time in common with the merged segments",
        segments.segments,
    ),
    "staple": Method("regions", "the likeliest area of each label", "mean sensitivity", staple.staple_regions),
    "rover": Method(
        "texts", "a transcript voted word by word", "1 − word error rate against the merged transcript", rover.rover
    ),
}


def method(name: str) -> Method:
    """Raises Invalid, listing the names there are, for any other."""
    if name not in METHODS:
        raise Invalid.at("--method", f"{name!r} is not known; known are: {', '.join(METHODS)}")
    return METHODS[name]
