"""Judgments from files of several formats; which one, their names and content tell."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from truemark.agreement.judgments import Judgments
from truemark.formats.long_csv import Columns, read_long_csv
from truemark.kinds.problem import Invalid


@dataclass(frozen=True, slots=True)
class Wanted:
    """takes: values, texts, spans, regions, segments, tracks or chains. question: for files that hold several. repeats: whether one person
    may judge an item several times."""

    takes: str
    columns: Columns
    question: str | None
    careful: bool
    repeats: bool


def read_judgments(
    files: Sequence[Path],
    takes: str,
    columns: Columns | None = None,
    question: str | None = None,
    careful: bool = False,
    repeats: bool = False,
) -> Judgments:
    """Judgments of the kind that a coefficient or aggregator takes, from files of one format.

    careful: keep each judgment's place for messages, where reading it costs. Raises Invalid, naming the file and line, for
    what cannot be read, for files of different formats, and for files that do not hold what is wanted.
    """
    for file in files:
        if not file.is_file():
            raise Invalid.at(str(file), "is no file")
    formats = {_format(file) for file in files}
    if len(formats) > 1:
        raise Invalid.at(str(files[0]), f"files must be of one format, not of {' and '.join(sorted(formats))}")
    return READERS[formats.pop()](files, Wanted(takes, columns or Columns(), question, careful, repeats))


def _format(file: Path) -> str:
    suffix = file.suffix.lower()
    if suffix == ".rttm":
        return "RTTM"
    if suffix in (".conll", ".bio", ".iob", ".iob2", ".bioes", ".conll2003"):
        return "CoNLL"
    if suffix in (".json", ".jsonl"):
        with file.open("rb") as opened:
            start = opened.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
        return "Label Studio" if start.startswith(b"[") else "COCO"
    if suffix == ".txt":
        return _of_text(file)
    with file.open("rb") as opened:
        return "MOT" if _is_mot(opened.readline().decode("utf-8", "replace")) else "CSV"


def _is_mot(line: str) -> bool:
    """MOTChallenge has no header: six numbers at least."""
    cells = line.strip().split(",")
    return len(cells) >= 6 and all(re.fullmatch(r"\s*-?\d+(\.\d+)?\s*", c) for c in cells[:6])


def _of_text(file: Path) -> str:
    with file.open(encoding="utf-8", errors="replace") as opened:
        first = next((line for line in opened if line.strip()), "")
    if first.startswith("SPEAKER "):
        return "RTTM"
    if _is_mot(first):
        return "MOT"
    return "CSV" if "," in first or first.count("\t") > 1 else "CoNLL"


def load_json(file: Path) -> Any:
    """Raises Invalid naming the line."""
    try:
        return orjson.loads(file.read_bytes())
    except orjson.JSONDecodeError as error:
        raise Invalid.at(f"{file}: line {error.lineno}", f"is not JSON: {error.msg}") from None


def other_contents(file: Path, holds: str, takes: str) -> Invalid:
    """What is said when a file holds another kind than is wanted."""
    return Invalid.at(str(file), f"holds {holds}; the coefficient or method asked for takes {takes}")


def _csv(files: Sequence[Path], wanted: Wanted) -> Judgments:
    if wanted.takes not in ("values", "texts"):
        raise other_contents(files[0], "values", wanted.takes)
    return read_long_csv(files, wanted.columns, wanted.careful, wanted.repeats)


def _conll(files: Sequence[Path], wanted: Wanted) -> Judgments:
    from truemark.formats.conll_judged import read_conll

    return read_conll(files, wanted.takes)


def _rttm(files: Sequence[Path], wanted: Wanted) -> Judgments:
    from truemark.formats.rttm import read_rttm

    if wanted.takes != "segments":
        raise other_contents(files[0], "segments", wanted.takes)
    return read_rttm(files)


def _mot(files: Sequence[Path], wanted: Wanted) -> Judgments:
    from truemark.formats.mot import read_mot

    if wanted.takes != "tracks":
        raise other_contents(files[0], "tracks", wanted.takes)
    return read_mot(files)


def _coco(files: Sequence[Path], wanted: Wanted) -> Judgments:
    from truemark.formats.coco_judged import read_coco

    if wanted.takes != "regions":
        raise other_contents(files[0], "regions", wanted.takes)
    return read_coco(files)


def _label_studio(files: Sequence[Path], wanted: Wanted) -> Judgments:
    from truemark.formats.label_studio import read_label_studio

    return read_label_studio(files, wanted.takes, wanted.question)


READERS: Mapping[str, Callable[[Sequence[Path], Wanted], Judgments]] = {
    "CSV": _csv,
    "CoNLL": _conll,
    "RTTM": _rttm,
    "COCO": _coco,
    "MOT": _mot,
    "Label Studio": _label_studio,
}
