"""Every aggregator by its name. To add one: a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from truemark.agreement.judgments import Judgments
from truemark.consensus.aggregated import Aggregated
from truemark.consensus.classification import dawid_skene, glad, m_msr, mace, multilabel, votes
from truemark.consensus.preference import scoring as preferences
from truemark.consensus.regions import fusion, staple
from truemark.consensus.segments import merging as segments
from truemark.consensus.spans import merging as spans
from truemark.consensus.transcripts import rover
from truemark.kinds.problem import Invalid

Takes = Literal["values", "texts", "spans", "regions", "segments", "tracks"]


@dataclass(frozen=True, slots=True)
class Method:
    """An aggregator: what it takes, what its annotators' quality is, and how it is computed."""

    takes: Takes
    quality: str
    compute: Callable[[Judgments], Aggregated]


METHODS: Mapping[str, Method] = {
    "majority": Method("values", "share of judgments equal to the majority", votes.majority),
    "wawa": Method("values", "share of judgments equal to the first majority", votes.wawa),
    "dawid-skene": Method("values", "expected share of right judgments", dawid_skene.dawid_skene),
    "dawid-skene-map": Method("values", "expected share of right judgments", dawid_skene.dawid_skene_map),
    "dawid-skene-ordinal": Method("values", "expected share of right judgments", dawid_skene.dawid_skene_ordinal),
    "one-coin": Method("values", "probability of being right", dawid_skene.one_coin),
    "glad": Method("values", "probability of being right on an item of ordinary ease", glad.glad),
    "mace": Method("values", "probability of answering rather than spamming", mace.mace),
    "m-msr": Method("values", "probability of being right", m_msr.m_msr),
    "binary-relevance": Method("values", "expected share of right labels", multilabel.binary_relevance),
    "bradley-terry": Method("values", "share of comparisons in the scores' order", preferences.bradley_terry),
    "plackett-luce": Method("values", "share of comparisons in the scores' order", preferences.plackett_luce),
    "noisy-bradley-terry": Method(
        "values", "probability of reporting the true preference", preferences.noisy_bradley_terry
    ),
    "span-majority": Method("spans", "F1 against the merged spans", spans.spans),
    "region-fusion": Method("regions", "F1 against the fused regions", fusion.fuse_regions),
    "segment-majority": Method("segments", "share of time in common with the merged segments", segments.segments),
    "staple": Method("regions", "mean sensitivity", staple.staple_regions),
    "rover": Method("texts", "1 − word error rate against the merged transcript", rover.rover),
}


def method(name: str) -> Method:
    """Raises Invalid, listing the names there are, for any other."""
    if name not in METHODS:
        raise Invalid.at("--method", f"{name!r} is not known; known are: {', '.join(METHODS)}")
    return METHODS[name]
