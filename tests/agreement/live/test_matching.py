import pytest
from hypothesis import given
from hypothesis import strategies as st

from truemark.agreement.categorical.alpha import alpha
from truemark.agreement.live.matching import f1, match_spans
from truemark.agreement.tally import tally_categories, tally_spans
from truemark.kinds.relation import f1 as similarity
from truemark.kinds.span import LabeledSpan, merge

spans = st.lists(
    st.builds(
        lambda s, n, label: LabeledSpan(s, s + n, label), st.integers(0, 30), st.integers(1, 8), st.sampled_from("ab")
    ),
    max_size=6,
)


def test_exact_and_overlapping_f1_by_label() -> None:
    left = [LabeledSpan(0, 5, "x"), LabeledSpan(10, 14, "x"), LabeledSpan(20, 22, "y")]
    right = [LabeledSpan(0, 5, "x"), LabeledSpan(11, 14, "x")]
    found = match_spans([left, right])
    assert f1([found["x"]], overlapping=False).value == pytest.approx(0.5)
    assert f1([found["x"]], overlapping=True).value == 1.0
    assert f1([found["y"]], overlapping=True).value == 0.0


@given(st.lists(spans, min_size=2, max_size=4))
def test_alpha_over_characters_is_alpha_over_each_character(answers: list[list[LabeledSpan]]) -> None:
    """Counting runs of characters at once gives what counting every character alone gives."""
    extent = 40
    runs = alpha([tally_spans(answers, extent)], "nominal", len(answers)).value
    one = tally_spans(answers, extent)
    single = type(one)()
    for at in range(extent):
        sets = [tuple(sorted({s.label for s in a if s.start <= at < s.end})) for a in answers]
        single.add(tally_categories(sets))
    assert one.coincidences == pytest.approx(single.coincidences)
    expected = alpha([single], "nominal", len(answers)).value
    assert (runs is None) == (expected is None)


@given(spans)
def test_who_agrees_with_themself_is_alike(answer: list[LabeledSpan]) -> None:
    assert similarity(answer, answer) == 1.0
    assert all(m.marks == m.exact == m.overlap for m in match_spans([answer, answer]).values())


@given(st.lists(spans, min_size=1, max_size=5))
def test_merged_spans_have_a_majority_behind_them(answers: list[list[LabeledSpan]]) -> None:
    for span, support in merge(answers):
        overlapping = sum(any(s.label == span.label for s in a) for a in answers)
        assert 2 * overlapping > len(answers)
        assert 0.5 < support <= 1
    assert merge(answers) == merge(list(answers))
