"""Agreement on spans, by hand."""

import numpy as np
import pytest

from truemark.agreement.judgments import Judgments
from truemark.agreement.measures import Settings, measure
from truemark.agreement.spans import scores as spans
from truemark.agreement.spans.scores import Marked
from truemark.kinds.span import LabeledSpan


def test_span_coefficients_by_hand() -> None:
    table = Judgments.of(
        [
            ("1", "a", Marked((LabeledSpan(0, 3, "PER"), LabeledSpan(5, 8, "LOC")), 10)),
            ("1", "b", Marked((LabeledSpan(0, 3, "PER"), LabeledSpan(6, 8, "LOC"), LabeledSpan(8, 9, "PER")), 10)),
        ]
    )
    assert spans.span_f1(table).value == pytest.approx(2 / 5)
    assert spans.span_f1(table, overlapping=True).value == pytest.approx(4 / 5)
    assert spans.token_f1(table).value == pytest.approx(2 * 5 / (6 + 6))
    units = Judgments.of(
        (str(n), who, next((s.label for s in table.values[k].spans if s.start <= n < s.end), ""))
        for k, who in enumerate("ab")
        for n in range(10)
    )
    assert spans.span_alpha(table).value == pytest.approx(
        measure("krippendorff-alpha").compute(units, Settings()).value
    )


def marked(*units: tuple[int, int, str], extent: int = 100) -> Marked:
    return Marked(tuple(LabeledSpan(*u) for u in units), extent)


def test_gamma_by_hand_and_at_its_ends() -> None:
    """Mathet et al. 2015: the dissimilarity of two units, and what a unit alone costs."""
    from truemark.agreement.spans.gamma import Units, disorder, gamma

    def units(*marks: tuple[float, float, str]) -> Units:
        return Units(*(np.array(column) for column in zip(*marks, strict=True)))

    assert disorder(units((0, 10, "a")), units((0, 10, "a"))) == 0
    assert disorder(units((0, 10, "a")), units((0, 10, "b"))) == 1
    assert disorder(units((0, 10, "a")), units((2, 12, "a"))) == pytest.approx((4 / 20) ** 2)
    assert disorder(units((0, 10, "a")), units((60, 70, "a"))) == 2, "both better alone"
    random = np.random.default_rng(0)
    same, noise = [], []
    for item in range(60):
        starts = np.sort(random.choice(90, 4, replace=False))
        answer = marked(*((int(s), int(s) + 8, "ab"[int(s) % 2]) for s in starts))
        other = np.sort(random.choice(90, 4, replace=False))
        unrelated = marked(*((int(s), int(s) + 8, "ab"[int(s) % 2]) for s in other))
        same += [(str(item), "x", answer), (str(item), "y", answer)]
        noise += [(str(item), "x", answer), (str(item), "y", unrelated)]
    assert gamma(Judgments.of(same)).value == 1
    found = gamma(Judgments.of(noise))
    assert found.value == pytest.approx(0, abs=0.12)
    assert found.interval is not None
    assert found.interval[0] < 0 < found.interval[1] + 0.05
    assert gamma(Judgments.of([("1", "x", marked()), ("1", "y", marked())])).reason == "nobody marked anything"


def test_gamma_forgives_bounds_more_than_labels_and_falls_with_both() -> None:
    from truemark.agreement.spans.gamma import gamma

    base = [(10, 20, "a"), (40, 50, "b"), (70, 80, "a")]
    shifted = [(s + 1, e + 1, label) for s, e, label in base]
    renamed = [(s, e, "c") for s, e, _ in base]
    values = [
        gamma(Judgments.of([("1", "x", marked(*base)), ("1", "y", marked(*o))])).value for o in (base, shifted, renamed)
    ]
    assert values[0] == 1
    assert values[0] > values[1] > values[2]  # type: ignore[operator]
