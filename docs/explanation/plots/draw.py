"""Draws the plots of choosing-a-coefficient.md, from simulated annotators measured with Truemark itself.

    .venv/bin/python docs/explanation/plots/draw.py

Seeded: the same code draws the same files.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import matplotlib
import numpy as np

matplotlib.use("svg")
import matplotlib.pyplot as plt

from truemark.agreement import coreference, gamma, regions, segments, spans, tracks, transcripts
from truemark.quality.gold import drift
from truemark.agreement.judgments import Judgments
from truemark.agreement.measures import Settings, measure
from truemark.agreement.regions.matching import Region
from truemark.agreement.spans.scores import Marked
from truemark.kinds.box import Box
from truemark.kinds.segment import LabeledSegment
from truemark.kinds.span import LabeledSpan

HERE = Path(__file__).parent
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00")
MARKS = ("o", "s", "^", "D", "v", "P")
Curves = Mapping[str, Sequence[float | None]]


def draw(name: str, x: Sequence[float], curves: Curves, across: str, title: str, low: float = -0.05) -> None:
    figure, axis = plt.subplots(figsize=(7, 3.1))
    for (label, values), colour, mark in zip(curves.items(), COLOURS, MARKS, strict=False):
        axis.plot(
            x, [np.nan if v is None else v for v in values], color=colour, marker=mark, markersize=3.5, label=label
        )
    axis.set_xlabel(across)
    axis.set_title(title, loc="left", fontsize=10, fontweight="bold")
    axis.set_ylim(low, 1.05)
    axis.grid(color="#dddddd", linewidth=0.6)
    for side in ("top", "right"):
        axis.spines[side].set_visible(False)
    axis.legend(frameon=False, fontsize=8, loc="center left", bbox_to_anchor=(1.0, 0.5))
    save(figure, name)


def save(figure: plt.Figure, name: str) -> None:
    figure.tight_layout()
    figure.savefig(HERE / f"{name}.svg", metadata={"Date": None})
    plt.close(figure)


def value(name: str, judgments: Judgments, distance: str | None = None) -> float | None:
    return measure(name).compute(judgments, Settings(distance)).value


def people(table: np.ndarray) -> Judgments:  # type: ignore[type-arg]
    return Judgments.of((f"i{i}", f"r{r}", f"{v}") for i, row in enumerate(table) for r, v in enumerate(row))


def prevalence() -> None:
    shares = np.linspace(0.5, 0.98, 13)
    names = ("percent-agreement", "gwet-ac1", "brennan-prediger", "krippendorff-alpha", "fleiss-kappa", "cohen-kappa")
    found: dict[str, list[float | None]] = {n: [] for n in names}
    for share in shares:
        random = np.random.default_rng(1)
        truth = random.random(6000) < share
        table = np.where(random.random((6000, 2)) < 0.9, truth[:, None], ~truth[:, None]).astype(int)
        for name in names:
            found[name].append(value(name, people(table)))
    draw(
        "prevalence",
        shares.tolist(),
        found,
        "share of the commoner of two categories",
        "Two people, each right 9 times in 10",
    )


def near_misses() -> None:
    shares = np.linspace(0, 1, 11)
    found: dict[str, list[float | None]] = {
        n: [] for n in ("cohen-kappa", "weighted, linear", "weighted, quadratic", "alpha, ordinal", "AC2, quadratic")
    }
    for near in shares:
        random = np.random.default_rng(2)
        truth = random.integers(1, 6, 3000)
        step = np.where(
            random.random((3000, 2)) < near, random.choice([-1, 1], (3000, 2)), random.integers(-4, 5, (3000, 2))
        )
        table = np.clip(np.where(random.random((3000, 2)) < 0.6, truth[:, None], truth[:, None] + step), 1, 5)
        j = people(table)
        for label, name, distance in zip(
            found,
            ("cohen-kappa", "weighted-kappa", "weighted-kappa", "krippendorff-alpha", "gwet-ac2"),
            (None, "linear", "quadratic", "ordinal", "quadratic"),
            strict=True,
        ):
            found[label].append(value(name, j, distance))
    draw(
        "near-misses",
        shares.tolist(),
        found,
        "share of the errors that miss by one step only",
        "Ratings 1–5, each person right 6 times in 10",
    )


def rater_bias() -> None:
    shifts = np.linspace(0, 2, 11)
    names = ("icc-1-1", "icc-2-1", "icc-3-1", "icc-2-k", "icc-3-k")
    found: dict[str, list[float | None]] = {n: [] for n in names}
    for shift in shifts:
        random = np.random.default_rng(3)
        truth = random.normal(0, 1, 500)
        table = truth[:, None] + random.normal(0, 0.5, (500, 3)) + shift * np.array([-1, 0, 1])
        for name in names:
            found[name].append(value(name, people(np.round(table, 3))))
    draw(
        "rater-bias",
        shifts.tolist(),
        found,
        "how far the raters' zero points lie apart (items' deviation = 1)",
        "Three raters who order alike but start elsewhere",
    )


def orders() -> None:
    noise = np.linspace(0.05, 3, 12)
    names = ("kendall-w", "spearman", "kendall-tau-b")
    found: dict[str, list[float | None]] = {n: [] for n in names}
    for spread in noise:
        random = np.random.default_rng(4)
        table = random.normal(0, 1, 150)[:, None] + random.normal(0, spread, (150, 4))
        for name in names:
            found[name].append(value(name, people(np.round(table, 4))))
    draw("orders", noise.tolist(), found, "noise of each judge (items' deviation = 1)", "Four judges order 150 items")


def span_bounds() -> None:
    shifts = range(7)
    functions: dict[str, Callable[[Judgments], float | None]] = {
        "span-f1 (exact)": lambda j: spans.span_f1(j).value,
        "span-f1-overlap": lambda j: spans.span_f1(j, overlapping=True).value,
        "token-f1": lambda j: spans.token_f1(j).value,
        "span-alpha": lambda j: spans.span_alpha(j).value,
        "span-gamma": lambda j: gamma.gamma(j).value,
    }
    found: dict[str, list[float | None]] = {n: [] for n in functions}
    for shift in shifts:
        random = np.random.default_rng(5)
        rows = []
        for item in range(80):
            starts = [10 + 25 * n for n in range(4)]
            for who in "ab":
                move = [int(random.integers(-shift, shift + 1)) if who == "b" else 0 for _ in starts]
                rows.append(
                    (
                        f"{item}",
                        who,
                        Marked(
                            tuple(LabeledSpan(s + m, s + m + 10, "X") for s, m in zip(starts, move, strict=True)), 120
                        ),
                    )
                )
        for name, function in functions.items():
            found[name].append(function(Judgments.of(rows)))
    draw(
        "span-bounds",
        list(shifts),
        found,
        "how far bounds differ at most, in characters (spans of 10)",
        "The same spans, with bounds that differ",
    )


def box_jitter() -> None:
    jitter = np.linspace(0, 20, 11)
    functions: dict[str, Callable[[Judgments], float | None]] = {
        "region-f1 at 0.5": lambda j: regions.region_f1(j).value,
        "region-f1 at 0.75": lambda j: regions.region_f1(j, 0.75).value,
        "mean-iou": lambda j: regions.mean_iou(j).value,
        "panoptic-quality": lambda j: regions.panoptic_quality(j).value,
        "dice": lambda j: regions.dice(j).value,
        "alpha, iou": lambda j: value("krippendorff-alpha", j, "iou"),
    }
    found: dict[str, list[float | None]] = {n: [] for n in functions}
    for spread in jitter:
        random = np.random.default_rng(6)
        rows = []
        for image in range(25):
            corners = random.uniform(0, 800, (6, 2))
            for who in "ab":
                moved = corners + random.normal(0, spread, corners.shape)
                rows.append(
                    (
                        f"{image}",
                        who,
                        tuple(Region("car", Box(x=float(x), y=float(y), width=60, height=60)) for x, y in moved),
                    )
                )
        for name, function in functions.items():
            found[name].append(function(Judgments.of(rows)))
    draw(
        "box-jitter",
        jitter.tolist(),
        found,
        "deviation of the corners in pixels (boxes of 60 × 60)",
        "The same six objects an image, drawn by two people",
    )


def speech_bounds() -> None:
    shares = np.linspace(0, 0.5, 11)
    found: dict[str, list[float | None]] = {"der": [], "jer": [], "1 − segment-f1": []}
    for share in shares:
        random = np.random.default_rng(7)
        rows = []
        for item in range(30):
            truth = [LabeledSegment(3.0 * n, 3.0 * n + 2.5, f"s{n % 3}") for n in range(20)]
            rows.append((f"{item}", "reference", tuple(truth)))
            said = tuple(
                LabeledSegment(s.start, s.end, f"s{random.integers(3)}" if random.random() < share else s.label)
                for s in truth
            )
            rows.append((f"{item}", "other", said))
        j = Judgments.of(rows)
        found["der"].append(segments.der(j, "reference").value)
        found["jer"].append(segments.jer(j, "reference").value)
        found["1 − segment-f1"].append(1 - (segments.segment_f1(j).value or 0))
    draw(
        "speech",
        shares.tolist(),
        found,
        "share of segments given to a speaker at random",
        "Three speakers; 0 is best here",
    )


def word_errors() -> None:
    shares = np.linspace(0, 0.5, 11)
    found: dict[str, list[float | None]] = {"wer": [], "cer": []}
    words = [
        "the",
        "quick",
        "brown",
        "fox",
        "jumps",
        "over",
        "a",
        "lazy",
        "dog",
        "while",
        "rivers",
        "keep",
        "running",
        "through",
        "old",
        "quiet",
        "valleys",
    ]
    for share in shares:
        random = np.random.default_rng(8)
        rows = []
        for item in range(60):
            said = [w[:-1] + "x" if random.random() < share else w for w in words]
            rows += [(f"{item}", "reference", " ".join(words)), (f"{item}", "other", " ".join(said))]
        for name in found:
            found[name].append(transcripts.error_rate(Judgments.of(rows), name == "wer", reference="reference").value)
    draw("words", shares.tolist(), found, "share of words with one letter wrong", "Transcripts; 0 is best here")


def switches() -> None:
    counts = range(0, 13, 2)
    found: dict[str, list[float | None]] = {"hota": [], "idf1": [], "mota": []}
    for count in counts:
        mine: dict[int, dict[object, Box]] = {}
        theirs: dict[int, dict[object, Box]] = {}
        for frame in range(120):
            boxes = {k: Box(x=200.0 * k + frame, y=0, width=60, height=60) for k in range(3)}
            mine[frame] = dict(boxes)
            part = frame * (count + 1) // 120
            theirs[frame] = {f"{k}-{part}": b for k, b in boxes.items()}
        found["hota"].append(tracks.hota(mine, theirs).hota)
        found["idf1"].append(tracks.idf1(mine, theirs))
        found["mota"].append(tracks.mota(mine, theirs).value)
    draw(
        "switches",
        list(counts),
        found,
        "times that each of three objects gets a new identity in 120 frames",
        "Perfect boxes, broken identities",
    )


def chains() -> None:
    shares = np.linspace(0, 1, 11)
    metrics = {"MUC": coreference.muc, "B³": coreference.b_cubed, "CEAFe": coreference.ceaf_e, "LEA": coreference.lea}
    found: dict[str, list[float | None]] = {n: [] for n in [*metrics, "CoNLL"]}
    key = [frozenset(range(10 * n, 10 * n + size)) for n, size in enumerate((8, 6, 4, 3, 2, 2))]
    for share in shares:
        random = np.random.default_rng(9)
        moved: list[set[int]] = [set() for _ in key]
        for n, chain in enumerate(key):
            for mention in sorted(chain):  # type: ignore[type-var]
                moved[int(random.integers(len(key))) if random.random() < share else n].add(mention)  # type: ignore[arg-type]
        response = [frozenset(m) for m in moved if m]
        for name, metric in metrics.items():
            found[name].append(metric(key, response).f1)
        found["CoNLL"].append(coreference.conll(key, response))
    draw(
        "chains",
        shares.tolist(),
        found,
        "share of mentions put into a chain at random",
        "Six chains of 2 to 8 mentions, F1",
    )


def intervals() -> None:
    sizes = [10, 20, 40, 80, 160, 320, 640, 1280]
    low, high, middle = [], [], []
    for size in sizes:
        random = np.random.default_rng(10)
        truth = random.integers(0, 4, size)
        table = np.where(random.random((size, 3)) < 0.8, truth[:, None], random.integers(0, 4, (size, 3)))
        found = measure("krippendorff-alpha").compute(people(table), Settings())
        assert found.value is not None
        assert found.interval is not None
        low.append(found.interval[0])
        high.append(found.interval[1])
        middle.append(found.value)
    figure, axis = plt.subplots(figsize=(7, 3.1))
    axis.fill_between(sizes, low, high, color=COLOURS[0], alpha=0.2, linewidth=0, label="95 % interval")
    axis.plot(sizes, middle, color=COLOURS[0], marker="o", markersize=3.5, label="alpha")
    axis.axhline(0.667, color="#666666", linewidth=0.8, linestyle="--")
    axis.text(10, 0.672, "0.667", fontsize=8, color="#444444")
    axis.set_xscale("log")
    axis.set_xticks(sizes, [str(s) for s in sizes])
    axis.set_xlabel("items that three people judged")
    axis.set_title("How sure a coefficient is", loc="left", fontsize=10, fontweight="bold")
    axis.grid(color="#dddddd", linewidth=0.6)
    for side in ("top", "right"):
        axis.spines[side].set_visible(False)
    axis.legend(frameon=False, fontsize=8, loc="lower right")
    save(figure, "intervals")


def falling() -> None:
    random = np.random.default_rng(11)
    right = np.concatenate([random.random(150) < 0.93, random.random(60) < 0.6])
    found = drift(right.tolist())
    figure, axis = plt.subplots(figsize=(7, 3.1))
    axis.step(range(1, len(right) + 1), found.sums, color=COLOURS[0], linewidth=1.2, where="post")
    axis.axhline(5, color="#666666", linewidth=0.8, linestyle="--")
    axis.axvline(150, color=COLOURS[1], linewidth=0.8)
    axis.text(148, 11, "accuracy falls\nfrom 93 % to 60 %", fontsize=8, ha="right", color=COLOURS[1])
    if found.alarm is not None:
        axis.plot(found.alarm + 1, found.sums[found.alarm], "o", color="#000000", markersize=5)
        axis.annotate(
            f"alarm at answer {found.alarm + 1}",
            (found.alarm + 1, found.sums[found.alarm]),
            (found.alarm + 8, 4),
            fontsize=8,
        )
    axis.set_xlabel("gold answers of one person, in order of time")
    axis.set_title("CUSUM: evidence that somebody got worse", loc="left", fontsize=10, fontweight="bold")
    axis.grid(color="#dddddd", linewidth=0.6)
    for side in ("top", "right"):
        axis.spines[side].set_visible(False)
    save(figure, "drift")


def main() -> None:
    plt.rcParams.update({"svg.hashsalt": "truemark", "svg.fonttype": "none", "font.size": 9, "font.family": "DejaVu Sans"})
    for plot in (
        prevalence,
        near_misses,
        rater_bias,
        orders,
        span_bounds,
        box_jitter,
        speech_bounds,
        word_errors,
        switches,
        chains,
        intervals,
        falling,
    ):
        plot()


if __name__ == "__main__":
    main()
