"""The spans that more than half of the annotators marked."""

from collections.abc import Sequence

from truemark.agreement.judgments import Judgments
from truemark.agreement.spans.scores import Marked
from truemark.consensus.aggregated import Aggregated, merge_marks
from truemark.kinds import span
from truemark.kinds.span import LabeledSpan


def spans(judgments: Judgments) -> Aggregated:
    """The spans that more than half marked (see kinds/span.py). Quality: an annotator's exact F1 against them.

    >>> from truemark.agreement.judgments import Judgments
    >>> from truemark.agreement.spans.scores import Marked
    >>> from truemark.kinds.span import LabeledSpan
    >>> name = Marked((LabeledSpan(0, 4, "person"),), 12)
    >>> table = Judgments.of([("text", "ann", name), ("text", "bo", name), ("text", "cy", Marked((), 12))])
    >>> spans(table).answers
    [[{'start': 0, 'end': 4, 'label': 'person'}]]
    """

    def score(answer: Marked, merged: Sequence[LabeledSpan]) -> tuple[float, float]:
        mine, kept = set(answer.spans), set(merged)
        return 2.0 * len(mine & kept), float(len(mine) + len(kept))

    return merge_marks(judgments, lambda given: span.merge([a.spans for a in given]), score)
