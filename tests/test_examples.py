"""The examples in the docstrings of the library floors run, and what gives a number has one and names its source."""

import doctest
import pkgutil
from importlib import import_module
from types import ModuleType

import pytest

import truemark.agreement
import truemark.consensus
import truemark.quality

SHELVES = (truemark.agreement, truemark.consensus, truemark.quality)
MODULES = [
    import_module(found.name)
    for shelf in SHELVES
    for found in pkgutil.walk_packages(shelf.__path__, f"{shelf.__name__}.")
    if not found.ispkg
]
FAMILIES = {
    f"truemark.{name}"
    for name in [
        "agreement.categorical.alpha",
        "agreement.categorical.kappa",
        "agreement.categorical.raters",
        "agreement.categorical.weights",
        "agreement.ordinal.icc",
        "agreement.ordinal.rank",
        "agreement.spans.scores",
        "agreement.spans.gamma",
        "agreement.regions.scores",
        "agreement.regions.average_precision",
        "agreement.segments.diarization",
        "agreement.tracks.tracking",
        "agreement.chains.coreference",
        "agreement.transcripts.error_rates",
        "consensus.classification.votes",
        "consensus.classification.dawid_skene",
        "consensus.classification.glad",
        "consensus.classification.mace",
        "consensus.classification.m_msr",
        "consensus.classification.crowdlab",
        "consensus.classification.multilabel",
        "consensus.preference.scoring",
        "consensus.regions.fusion",
        "consensus.regions.staple",
        "consensus.spans.merging",
        "consensus.segments.merging",
        "consensus.tracks.fusion",
        "consensus.transcripts.rover",
        "quality.gold",
        "quality.spam",
        "quality.anchoring",
        "quality.proportion",
    ]
}


def examples(module: ModuleType) -> list[doctest.DocTest]:
    return [found for found in doctest.DocTestFinder().find(module, module.__name__) if found.examples]


@pytest.mark.parametrize("module", [m for m in MODULES if examples(m)], ids=lambda m: m.__name__)
def test_the_examples_give_what_they_say(module: ModuleType) -> None:
    for found in examples(module):
        said: list[str] = []
        result = doctest.DocTestRunner().run(found, out=said.append)
        assert result.failed == 0, "".join(said)


def test_every_family_has_an_example() -> None:
    assert {m.__name__ for m in MODULES if examples(m)} >= FAMILIES


def test_every_module_of_a_shelf_by_type_of_answer_is_of_a_family_or_gives_no_number() -> None:
    helpers = {
        "truemark.agreement.categorical.disagreement",
        "truemark.agreement.regions.matching",
    }
    deep = {m.__name__ for m in MODULES if m.__name__.count(".") == 3 and ".live." not in m.__name__} | {
        m.__name__ for m in MODULES if m.__name__.startswith("truemark.quality.")
    }
    assert deep - helpers == FAMILIES
