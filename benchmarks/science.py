"""`./dev bench --science`: agreement and consensus against the libraries of the field, in one run on the same data."""

import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from truemark.agreement.categorical.alpha import alpha_of
from truemark.agreement.judgments import Judgments
from truemark.agreement.regions.matching import Region, region_f1
from truemark.consensus.classification.dawid_skene import dawid_skene
from truemark.consensus.classification.glad import glad
from truemark.consensus.classification.mace import mace
from truemark.kinds.box import Box


def crowd(items: int, people: int, each: int, values: int = 5, seed: int = 0) -> Judgments:
    """Judgments of people of different skill: `each` an item."""
    random = np.random.default_rng(seed)
    truth = random.integers(0, values, items)
    skill = random.uniform(0.4, 0.95, people)
    item = np.repeat(np.arange(items), each)
    start = random.integers(0, people, items)
    step = random.integers(1, people // each + 1, items)
    who = (start[:, None] + step[:, None] * np.arange(each)[None, :]).ravel() % people
    said = np.where(random.random(len(item)) < skill[who], truth[item], random.integers(0, values, len(item)))
    return Judgments(
        item,
        who,
        said,
        [f"i{n}" for n in range(items)],
        [f"w{n}" for n in range(people)],
        [f"c{n}" for n in range(values)],
    )


def best_of(rounds: int, work: Callable[[], Any]) -> tuple[float, Any]:
    """The shortest time of so many rounds, and what was given."""
    times, result = [], None
    for _ in range(rounds):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return min(times), result


def frame(judgments: Judgments) -> Any:
    import pandas as pd

    names = (judgments.items, judgments.annotators, judgments.values)
    codes = (judgments.item, judgments.annotator, judgments.value)
    columns = (np.asarray(n, dtype=object)[c] for n, c in zip(names, codes, strict=True))
    return pd.DataFrame(dict(zip(("task", "worker", "label"), columns, strict=True)))


def alpha_rows() -> None:
    import krippendorff

    judgments = crowd(250_000, 4, 4)
    fresh = [replace(judgments) for _ in range(7)]  # as it is after reading: nothing is counted in it yet
    ours, found = best_of(7, lambda: alpha_of(fresh.pop()))
    table = judgments.table().T
    theirs, expected = best_of(7, lambda: krippendorff.alpha(table, level_of_measurement="nominal"))
    assert abs(found.value - expected) < 1e-9
    line("alpha, 1 000 000 judgments", ours, theirs, "≥ 5× krippendorff, ≤ 0.5 s; ours with its interval")


def consensus_rows() -> None:
    warnings.simplefilter("ignore")
    from crowdkit.aggregation import GLAD, MACE, DawidSkene

    small, large = crowd(2_500, 176, 10), crowd(250_000, 2_000, 4)
    table = frame(small)
    runs = (
        ("Dawid–Skene", lambda j: dawid_skene(j, tolerance=-1), lambda: DawidSkene(n_iter=100, tol=-1)),
        ("GLAD", lambda j: glad(j), lambda: GLAD(silent=True)),
        ("MACE", lambda j: mace(j), lambda: MACE()),
    )
    for name, ours, theirs in runs:
        fast, found = best_of(3, lambda ours=ours: ours(small))  # type: ignore[misc]
        slow, other = best_of(1, lambda theirs=theirs: theirs().fit(table))  # type: ignore[misc]
        same = np.mean([other.labels_[i] == a for i, a in zip(found.items, found.answers, strict=True)])
        line(f"{name}, 25 000 judgments", fast, slow, f"≥ 10× crowd-kit; {same:.2%} of the answers equal")
        big, _ = best_of(1, lambda ours=ours: ours(large))  # type: ignore[misc]
        line(f"{name}, 1 000 000", big, None, "≤ 10 s")


def matching_row() -> None:
    random = np.random.default_rng(0)
    rows = []
    for image in range(1_000):
        boxes = random.uniform(0, 1000, (50, 2))
        for who in range(3):
            moved = boxes + random.normal(0, 4, boxes.shape)
            regions = tuple(Region("car", Box(x=float(x), y=float(y), width=60, height=40)) for x, y in moved)
            rows.append((f"{image}", f"w{who}", regions))
    judgments = Judgments.of(rows)
    taken, _ = best_of(3, lambda: region_f1(judgments))
    line("matching 1 000 images × 50 boxes × 3", taken, None, "≤ 1 s")


def line(name: str, ours: float, theirs: float | None, target: str) -> None:
    ratio = f"{theirs:>10.3f} s{theirs / ours:>8.1f}×" if theirs is not None else " " * 21
    print(f"{name:38}{ours:>9.3f} s{ratio}   {target}", flush=True)


def main() -> None:
    print(f"\n{'':38}{'Truemark':>11}{'peer':>12}{'ratio':>9}   to reach")
    alpha_rows()
    consensus_rows()
    matching_row()


if __name__ == "__main__":
    main()
