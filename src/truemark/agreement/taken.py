"""What a coefficient or an aggregator takes, and what a question of a label schema gives."""

from dataclasses import dataclass
from typing import Any, Literal, get_args

from truemark.kinds import FIELDS, REGIONS, Space
from truemark.kinds.distance import Metric
from truemark.schema.document import ChainsQuestion, FieldQuestion, RegionsQuestion

Takes = Literal["values", "texts", "spans", "regions", "segments", "tracks", "chains"]
ALL: frozenset[Metric] = frozenset(get_args(Metric))
CATEGORIES: frozenset[Metric] = frozenset({"nominal", "tree", "masi", "jaccard", "ordinal"})
SINGLE: frozenset[Metric] = frozenset({"nominal", "tree", "ordinal"})
ORDERED: frozenset[Metric] = frozenset({"ordinal", "interval", "ratio"})
GRADES: frozenset[Metric] = frozenset({"ordinal"})
SETS: frozenset[Metric] = frozenset({"masi", "jaccard"})
NONE: frozenset[Metric] = frozenset()


@dataclass(frozen=True, slots=True)
class Given:
    """The kind of judgments that a question's answers are. metric: how values are compared; None for all but values."""

    takes: Takes
    metric: Metric | None = None

    def fits(self, takes: Takes, metrics: frozenset[Metric]) -> bool:
        """Whether what takes this kind, of values those of these metrics, can work on the question."""
        return takes == self.takes and (self.metric is None or self.metric in metrics)


BY_SPACE: dict[Space, Takes] = {
    Space.TEXT: "spans",
    Space.PLANE: "regions",
    Space.TIME: "segments",
    Space.VOLUME: "regions",
}


def given_by(question: Any) -> Given | None:
    """What a question gives; None for relations, whose ends no coefficient here compares, and for shapes of two spaces."""
    if isinstance(question, ChainsQuestion):
        return Given("chains")
    if isinstance(question, RegionsQuestion):
        kinds = {BY_SPACE[REGIONS[shape].space] for shape in question.shapes}
        return Given(kinds.pop()) if len(kinds) == 1 else None
    if isinstance(question, FieldQuestion):
        metric = FIELDS[question.type].metric(question)
        return Given("texts") if metric is None else Given("values", metric)
    return None
