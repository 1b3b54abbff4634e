"""Error rates, against jiwer and numbers by hand."""

import pytest

from truemark.agreement.judgments import Judgments
from truemark.agreement.transcripts import error_rates as transcripts

PAIRS = [
    ("the cat sat on the mat", "the cat sat mat"),
    ("hello world", "hallo big world"),
    ("one two three four", "four three two one"),
    ("a", "b c d"),
    ("same words", "same words"),
]


@pytest.mark.parametrize(("reference", "other"), PAIRS)
def test_error_rates_are_those_of_jiwer(reference: str, other: str) -> None:
    import jiwer

    assert transcripts.word_errors(reference, other).rate == pytest.approx(jiwer.wer(reference, other))
    assert transcripts.character_errors(reference, other).rate == pytest.approx(jiwer.cer(reference, other))


def test_what_transcripts_may_differ_in_is_chosen() -> None:
    reference, other = "It's  “Café”, No. 5!", "it's cafe no 5"
    assert transcripts.word_errors(reference, other).rate == 1.0
    assert transcripts.word_errors(reference, other, ["case", "punctuation", "accents"]).rate == 0.0
    assert transcripts.normalised("ﬁne", ["width"]) == "fine"
    assert transcripts.word_errors("", "x").rate is None
    table = Judgments.of([("1", "a", "one two"), ("1", "b", "one two three")])
    assert transcripts.error_rate(table, True, reference="a").value == pytest.approx(1 / 2)
    assert transcripts.error_rate(table, True).value == pytest.approx(2 / 5)
