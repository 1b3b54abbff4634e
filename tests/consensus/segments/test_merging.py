"""Segments of several become one set."""

import pytest

from truemark.agreement.judgments import Judgments
from truemark.consensus.segments import merging as segments
from truemark.kinds.segment import LabeledSegment


def test_speakers_named_differently_are_mapped_before_they_are_merged() -> None:
    def said(*parts: tuple[float, float, str]) -> tuple[LabeledSegment, ...]:
        return tuple(LabeledSegment(*p) for p in parts)

    rows = [
        ("f", "a", said((0, 5, "A"), (5, 10, "B"))),
        ("f", "b", said((0, 6, "x"), (6, 9, "y"))),
        ("f", "c", said((0, 5, "S2"), (5, 10, "S1"))),
    ]
    found = segments.segments(Judgments.of(rows))
    assert found.answers[0] == [{"start": 0, "end": 5, "label": "A"}, {"start": 5, "end": 10, "label": "B"}]
    quality = dict(zip(found.annotators, found.quality, strict=True))
    assert quality["a"] == quality["c"] == 1
    assert quality["b"] == pytest.approx(2 * 8 / 19)
