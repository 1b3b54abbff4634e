"""Agresti, Categorical Data Analysis, 2nd ed. (2002), table 10.10: games of 1987 between seven baseball teams."""

import numpy as np
import pytest

from truemark.agreement.judgments import Judgments
from truemark.consensus.methods import method

TEAMS = ("Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore")
WON = [
    [0, 7, 9, 7, 7, 9, 11],
    [6, 0, 7, 5, 11, 9, 9],
    [4, 6, 0, 7, 7, 8, 12],
    [6, 8, 6, 0, 6, 7, 10],
    [6, 2, 6, 7, 0, 7, 12],
    [4, 4, 5, 6, 6, 0, 6],
    [2, 4, 1, 3, 1, 7, 0],
]
ABILITY = (1.581, 1.436, 1.294, 1.248, 1.108, 0.684, 0.0)


def games() -> Judgments:
    rows = [
        (f"{min(a, b)}|{max(a, b)}", a)
        for a, row in zip(TEAMS, WON, strict=True)
        for b, n in zip(TEAMS, row, strict=True)
        for _ in range(n)
    ]
    return Judgments.of((pair, f"game {n}", winner) for n, (pair, winner) in enumerate(rows))


def test_log_abilities_are_the_printed_ones() -> None:
    scores = method("bradley-terry").compute(games()).scores
    assert scores is not None
    logs = np.log([scores[t] for t in TEAMS])
    assert (logs - logs[-1]).tolist() == pytest.approx(ABILITY, abs=0.0011)


def test_a_pair_is_answered_by_the_abler_with_its_chance() -> None:
    found = method("bradley-terry").compute(games())
    at = list(found.items).index("Boston|New York")
    assert found.answers[at] == "New York>Boston"
    assert found.confidence[at] == pytest.approx(1 / (1 + np.exp(1.108 - 1.248)), abs=0.001)


def test_a_team_that_never_lost_is_ranked_first_without_an_endless_score() -> None:
    found = method("bradley-terry").compute(Judgments.of([("A|B", "x", "A"), ("B|C", "x", "B"), ("A|C", "x", "A")]))
    assert found.scores is not None
    assert sorted(found.scores, key=lambda n: -found.scores[n]) == ["A", "B", "C"]
    assert all(0 < s < 1 for s in found.scores.values())


def test_plackett_luce_and_noisy_comparisons_agree_with_choix() -> None:
    import choix

    random = np.random.default_rng(5)
    strength = np.array([1.5, 1.0, 0.0, -0.5, -1.0])
    orders = [tuple(int(c) for c in np.argsort(-(strength + random.gumbel(size=5)))[:4]) for _ in range(400)]
    table = Judgments.of(("p", f"w{n}", ">".join("ABCDE"[c] for c in o)) for n, o in enumerate(orders))
    scores = method("plackett-luce").compute(table).scores
    theirs = np.exp(choix.ilsr_rankings(5, orders))
    assert scores is not None
    assert [scores[c] for c in "ABCDE"] == pytest.approx((theirs / theirs.sum()).tolist(), abs=1e-5)


def test_an_annotator_who_answers_the_opposite_is_found_out() -> None:
    random = np.random.default_rng(3)
    strength = dict(zip("ABCDEF", np.linspace(2, -2, 6), strict=True))
    rows = []
    for who in range(8):
        for _ in range(60):
            a, b = random.choice(list("ABCDEF"), 2, replace=False)
            better = a if random.random() < 1 / (1 + np.exp(strength[b] - strength[a])) else b
            said = better if who != 7 else (b if better == a else a)
            rows.append((f"{a}|{b}", f"w{who}", said))
    found = method("noisy-bradley-terry").compute(Judgments.of(rows, repeats=True))
    quality = dict(zip(found.annotators, found.quality, strict=True))
    assert quality["w7"] < 0.5 < min(q for a, q in quality.items() if a != "w7")
    assert found.scores is not None
    assert sorted(found.scores, key=lambda n: -found.scores[n]) == list("ABCDEF")
