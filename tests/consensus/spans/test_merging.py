"""Spans of several become one set."""

from truemark.agreement.judgments import Judgments
from truemark.agreement.spans.scores import Marked
from truemark.consensus.spans import merging as spans
from truemark.kinds.span import LabeledSpan


def test_spans_that_most_marked_are_kept() -> None:
    per, loc = LabeledSpan(0, 3, "PER"), LabeledSpan(5, 9, "LOC")
    rows = [
        ("1", w, Marked(s, 10)) for w, s in (("a", (per, loc)), ("b", (per,)), ("c", (per, LabeledSpan(4, 9, "LOC"))))
    ]
    found = spans.spans(Judgments.of(rows))
    assert found.answers[0] == [{"start": 0, "end": 3, "label": "PER"}, {"start": 5, "end": 9, "label": "LOC"}]
