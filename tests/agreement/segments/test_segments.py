"""Agreement on segments, against pyannote and numbers by hand."""

import numpy as np
import pytest

from truemark.agreement.judgments import Judgments
from truemark.agreement.segments import diarization as segments
from truemark.kinds.segment import LabeledSegment


def speech(seed: int, speakers: int = 3) -> list[LabeledSegment]:
    random = np.random.default_rng(seed)
    starts = np.cumsum(random.uniform(0.5, 3, 20))
    return [
        LabeledSegment(float(s), float(s + random.uniform(0.3, 4)), f"s{random.integers(speakers)}") for s in starts
    ]


@pytest.mark.parametrize("seed", range(4))
def test_diarization_errors_are_those_of_pyannote(seed: int) -> None:
    from pyannote.core import Annotation, Segment, Timeline
    from pyannote.metrics.diarization import DiarizationErrorRate, JaccardErrorRate

    one, two = speech(seed), speech(seed + 100)

    def flat(marked: list[LabeledSegment]) -> list[LabeledSegment]:
        """One speaker does not overlap himself, which pyannote would count twice."""
        kept: dict[str, list[LabeledSegment]] = {}
        for s in sorted(marked):
            some = kept.setdefault(s.label, [])
            if some and s.start < some[-1].end:
                some[-1] = LabeledSegment(some[-1].start, max(s.end, some[-1].end), s.label)
            else:
                some.append(s)
        return sorted(s for some in kept.values() for s in some)

    one, two = flat(one), flat(two)

    def annotation(marked: list[LabeledSegment]) -> "Annotation":
        found = Annotation()
        for n, s in enumerate(marked):
            found[Segment(s.start, s.end), n] = s.label
        return found

    whole = Timeline([Segment(0, 100)])
    der = DiarizationErrorRate()(annotation(one), annotation(two), uem=whole)
    jer = JaccardErrorRate()(annotation(one), annotation(two), uem=whole)
    table = Judgments.of([("f", "ref", tuple(one)), ("f", "hyp", tuple(two))])
    assert segments.der(table, reference="ref").value == pytest.approx(der)
    assert segments.jer(table, reference="ref").value == pytest.approx(jer)


def test_segments_match_in_time_and_label() -> None:
    table = Judgments.of(
        [
            ("f", "a", (LabeledSegment(0, 10, "dog"), LabeledSegment(20, 30, "cat"))),
            ("f", "b", (LabeledSegment(1, 10, "dog"), LabeledSegment(20, 30, "dog"))),
        ]
    )
    assert segments.segment_f1(table).value == pytest.approx(0.5)
    assert segments.segment_f1(table, threshold=0.95).value == 0
    assert segments.der(Judgments.of([("f", "a", ()), ("f", "b", ())])).value is None
