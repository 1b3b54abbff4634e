"""What every aggregator gives: one answer an item, how sure it is, and how good each annotator seems."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from truemark.agreement.judgments import Judgments

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Aggregated:
    """answers and confidence (0 to 1): one an item, in the order of `items`. quality: one an annotator, NaN if unknown;
    what it measures is said by the aggregator. probabilities: (items, values), where the model has them."""

    items: Sequence[str]
    answers: Sequence[Any]
    confidence: Floats
    annotators: Sequence[str]
    quality: Floats
    probabilities: Floats | None = field(default=None, repr=False)
    scores: Mapping[str, float] | None = None

    def document(self) -> dict[str, Any]:
        """`{"items": {ID: {"answer", "confidence"}}, "annotators": {ID: {"quality"}}}`, and `scores` for preferences."""
        found: dict[str, Any] = {
            "items": {
                i: {"answer": a, "confidence": round(float(c), 9)}
                for i, a, c in zip(self.items, self.answers, self.confidence, strict=True)
            },
            "annotators": {
                a: {"quality": None if np.isnan(q) else round(float(q), 9)}
                for a, q in zip(self.annotators, self.quality, strict=True)
            },
        }
        if self.scores is not None:
            found["scores"] = {name: round(score, 9) for name, score in self.scores.items()}
        return found


def from_probabilities(judgments: Judgments, probabilities: Floats, quality: Floats) -> Aggregated:
    """The most probable value of each item; of equals the first in the order of the values."""
    best = np.argmax(probabilities > probabilities.max(axis=1, keepdims=True) - 1e-12, axis=1)
    return Aggregated(
        judgments.items,
        [judgments.values[n] for n in best],
        probabilities[np.arange(len(best)), best],
        judgments.annotators,
        quality,
        probabilities,
    )


def share_right(judgments: Judgments, probabilities: Floats) -> Floats:
    """Per annotator the mean probability that a judgment is right: (annotators,)."""
    people = len(judgments.annotators)
    right = np.bincount(judgments.annotator, probabilities[judgments.item, judgments.value], minlength=people)
    return np.asarray(right / np.bincount(judgments.annotator, minlength=people))


Score = tuple[float, float]  # what of an answer is right, out of what


def merge_by_item(
    judgments: Judgments, merge: Callable[[Sequence[Any]], tuple[Any, float, Sequence[Score]]]
) -> Aggregated:
    """For answers that are merged item by item: the merged answer and its confidence, and how each annotator fared by it.

    merge: the answers to one item → (merged, confidence, a score an answer). Quality: what was right ÷ all, summed over
    items, at least 0; NaN of nothing.
    """
    order, starts = judgments.by_item
    answers, confidence = [], []
    right, total = np.zeros(len(judgments.annotators)), np.zeros(len(judgments.annotators))
    for item in range(len(judgments.items)):
        rows = order[starts[item] : starts[item + 1]]
        merged, sure, scores = merge([judgments.values[judgments.value[r]] for r in rows])
        answers.append(merged)
        confidence.append(sure)
        for row, (good, most) in zip(rows, scores, strict=True):
            right[judgments.annotator[row]] += good
            total[judgments.annotator[row]] += most
    quality = np.where(total > 0, np.maximum(0, right / np.where(total > 0, total, 1)), np.nan)
    return Aggregated(judgments.items, answers, np.array(confidence), judgments.annotators, quality)


def merge_marks(
    judgments: Judgments,
    merge: Callable[[Sequence[Any]], list[tuple[Any, float]]],
    score: Callable[[Any, Sequence[Any]], Score],
    prepared: Callable[[Sequence[Any]], Sequence[Any]] = lambda answers: answers,
) -> Aggregated:
    """Marks with a start, an end and a label, merged item by item.

    merge: the answers → the marks kept, each with its share. score: an answer and the merged marks → what is right, out of what. prepared: what
    is merged instead of the answers.
    """

    def one(answers: Sequence[Any]) -> tuple[list[dict[str, Any]], float, list[Score]]:
        given = prepared(answers)
        found = merge(given)
        marks = [m for m, _ in found]
        scores = [score(answer, marks) for answer in given]
        nothing = not any(most for _, most in scores)
        sure = float(np.mean([s for _, s in found])) if found else float(nothing)
        return [{"start": m.start, "end": m.end, "label": m.label} for m in marks], sure, scores

    return merge_by_item(judgments, one)
