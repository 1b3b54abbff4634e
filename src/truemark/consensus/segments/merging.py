"""The time that more than half of the annotators gave a label."""

from collections.abc import Sequence

import numpy as np

from truemark.agreement.judgments import Judgments
from truemark.consensus.aggregated import Aggregated, merge_marks
from truemark.kinds import segment
from truemark.kinds.segment import LabeledSegment


def segments(judgments: Judgments) -> Aggregated:
    """For each label the time that more than half gave it. Quality: 2 × time in common ÷ time of both.

    Labels that annotators do not share (speakers that each named for themselves) are first mapped to those of the item's
    first annotator, one to one, so that most time agrees.

    >>> from truemark.agreement.judgments import Judgments
    >>> from truemark.kinds.segment import LabeledSegment
    >>> table = Judgments.of(("call", who, (LabeledSegment(0, end, "A"),)) for who, end in [("ann", 4), ("bo", 3), ("cy", 2)])
    >>> segments(table).answers
    [[{'start': 0, 'end': 3, 'label': 'A'}]]
    """

    def score(answer: Sequence[LabeledSegment], merged: Sequence[LabeledSegment]) -> tuple[float, float]:
        shared = sum(a.shared(b) for a in answer for b in merged if a.label == b.label)
        return 2 * shared, sum(s.end - s.start for s in (*answer, *merged))

    return merge_marks(judgments, segment.merge, score, renamed)


def renamed(answers: Sequence[Sequence[LabeledSegment]]) -> list[list[LabeledSegment]]:
    """The answers with labels mapped to the first answer's, where the names differ."""
    from scipy.optimize import linear_sum_assignment

    first = list(answers[0])
    found = [first]
    known = {s.label for s in first}
    for answer in answers[1:]:
        own = sorted({s.label for s in answer} - known)
        free = sorted(known - {s.label for s in answer})
        names: dict[str, str] = {}
        if own and free:
            common = np.array(
                [
                    [sum(a.shared(b) for a in answer if a.label == x for b in first if b.label == y) for y in free]
                    for x in own
                ]
            )
            for row, column in zip(*linear_sum_assignment(common, maximize=True), strict=True):
                if common[row, column] > 0:
                    names[own[row]] = free[column]
        found.append([LabeledSegment(s.start, s.end, names.get(s.label, s.label)) for s in answer])
    return found
