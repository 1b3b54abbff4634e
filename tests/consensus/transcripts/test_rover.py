"""Transcripts of several become one."""

import pytest

from truemark.agreement.judgments import Judgments
from truemark.consensus.transcripts import rover


def test_rover_votes_word_by_word() -> None:
    """The errors of three transcripts lie at different words, so the vote has none."""
    merged, sure = rover.merge(["the cat sat on a mat", "the bat sat on the mat", "the cat sat the mat"])
    assert merged == "the cat sat on the mat"
    assert 0.6 < sure < 1
    assert rover.merge(["same", "same"]) == ("same", 1.0)
    assert rover.merge(["", ""]) == ("", 1.0)
    rows = [("1", "a", "one two three"), ("1", "b", "one two three"), ("1", "c", "one too three")]
    found = rover.rover(Judgments.of(rows))
    assert found.answers == ["one two three"]
    assert dict(zip(found.annotators, found.quality, strict=True))["c"] == pytest.approx(2 / 3)
