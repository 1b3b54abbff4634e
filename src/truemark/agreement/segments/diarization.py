"""Agreement on who spoke when, or what happened when: DER, JER, F1 of segments.

Source: NIST Rich Transcription evaluation plan (2009; no DOI) for DER; Ryant et al., The second DIHARD diarization
challenge (Interspeech 2019, https://doi.org/10.21437/Interspeech.2019-1268) for JER.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.coefficient import Coefficient
from truemark.agreement.judgments import Judgments
from truemark.agreement.pairwise import over_pairs, ratio
from truemark.kinds.segment import LabeledSegment

Floats = NDArray[np.float64]
Segments = Sequence[LabeledSegment]
NO_SPEECH = "the reference has no segments"


def der(judgments: Judgments, reference: str | None = None) -> Coefficient:
    """Diarization error rate: missed, falsely found and confused time ÷ the reference's time. 0 is perfect; no upper bound.

    Speakers' names need not match: they are mapped one to one so that most time agrees. Overlapping speech counts
    once a speaker. No collar. Without a reference each annotator is measured by each other, pooled.

    >>> from truemark.agreement.judgments import Judgments
    >>> from truemark.kinds.segment import LabeledSegment
    >>> table = Judgments.of([("call", "ann", (LabeledSegment(0, 4, "A"),)), ("call", "bo", (LabeledSegment(0, 3, "A"),))])
    >>> der(table, reference="ann").value
    0.25
    """
    return over_pairs(judgments, "der", error_times, ratio, nothing=NO_SPEECH, reference=reference)


def error_times(reference: Segments, other: Segments) -> tuple[float, float]:
    """Seconds in error, and seconds of reference."""
    spoken, _, _, matched = _co_occurrence(reference, other)
    heard = sum(matched.values())
    error = sum(max(a, b) * seconds for a, b, seconds in spoken) - heard
    return error, sum(a * seconds for a, _, seconds in spoken)


def jer(judgments: Judgments, reference: str | None = None) -> Coefficient:
    """Jaccard error rate: the mean over the reference's speakers of 1 − common time ÷ time of either, as mapped for DER."""
    return over_pairs(judgments, "jer", jaccard_errors, ratio, nothing=NO_SPEECH, reference=reference)


def jaccard_errors(reference: Segments, other: Segments) -> tuple[float, float]:
    """The summed Jaccard error of the reference's speakers, and how many they are."""
    _, mine, theirs, matched = _co_occurrence(reference, other, by_jaccard=True)
    error = float(len(mine))
    for (a, b), common in matched.items():
        error -= common / (mine[a] + theirs[b] - common)
    return error, float(len(mine))


def _co_occurrence(
    one: Segments, two: Segments, by_jaccard: bool = False
) -> tuple[list[tuple[int, int, float]], dict[str, float], dict[str, float], dict[tuple[str, str], float]]:
    """(how many speak in either, seconds), each side's seconds by speaker, and common seconds of mapped speakers."""
    from scipy.optimize import linear_sum_assignment

    edges = np.unique([t for s in (*one, *two) for t in (s.start, s.end)])
    first, second = _timeline(one, edges), _timeline(two, edges)
    lasting = np.diff(edges)
    a_names, b_names = sorted(first), sorted(second)
    a = np.array([first[n] for n in a_names]).reshape(len(a_names), len(lasting))
    b = np.array([second[n] for n in b_names]).reshape(len(b_names), len(lasting))
    spoken = list(zip(a.sum(axis=0).tolist(), b.sum(axis=0).tolist(), lasting.tolist(), strict=True))
    mine = dict(zip(a_names, (a @ lasting).tolist(), strict=True))
    theirs = dict(zip(b_names, (b @ lasting).tolist(), strict=True))
    common = (a * lasting) @ b.T
    worth = common
    if by_jaccard and common.size:
        worth = common / ((a @ lasting)[:, None] + (b @ lasting)[None, :] - common)
    matched: dict[tuple[str, str], float] = {}
    if common.size:
        for r, c in zip(*linear_sum_assignment(worth, maximize=True), strict=True):
            if common[r, c] > 0:
                matched[a_names[r], b_names[c]] = float(common[r, c])
    return spoken, mine, theirs, matched


def _timeline(segments: Segments, edges: Floats) -> dict[str, Floats]:
    """For each speaker 1 in every stretch between edges that they speak in."""
    found: dict[str, Floats] = defaultdict(lambda: np.zeros(len(edges) - 1))
    for s in segments:
        found[s.label][np.searchsorted(edges, s.start) : np.searchsorted(edges, s.end)] = 1.0
    return found


def segment_f1(judgments: Judgments, threshold: float = 0.5, reference: str | None = None) -> Coefficient:
    """2 × matched ÷ all: segments of one label, matched one to one, with an IoU in time of at least `threshold`."""
    from scipy.optimize import linear_sum_assignment

    def compare(one: Segments, two: Segments) -> tuple[float, float]:
        found = 0
        for label in {s.label for s in one} & {s.label for s in two}:
            a, b = ([s for s in side if s.label == label] for side in (one, two))
            alike = np.array([[x.iou(y) for y in b] for x in a])
            alike[alike < threshold] = 0
            rows, columns = linear_sum_assignment(alike, maximize=True)
            found += int((alike[rows, columns] > 0).sum())
        return 2.0 * found, float(len(one) + len(two))

    return over_pairs(
        judgments, "segment-f1", compare, ratio, nothing="nobody marked anything", reference=reference, symmetric=True
    )
