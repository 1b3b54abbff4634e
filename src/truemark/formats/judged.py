"""Judgments from files of several formats; which one, their names and contents tell, or the caller says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from truemark.agreement.judgments import Judgments
from truemark.formats.known import kind_of_file
from truemark.formats.long_csv import Columns, read_long_csv
from truemark.kinds.problem import Invalid

__all__ = ["Columns", "read_judgments"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """takes: values, texts, spans, regions, segments, tracks or chains. question: for files that hold several. repeats:
    whether one person may judge an item several times. format: what the files are."""

    takes: str
    columns: Columns
    question: str | None
    careful: bool
    repeats: bool
    format: str


def read_judgments(
    files: Sequence[Path],
    takes: str,
    columns: Columns | None = None,
    question: str | None = None,
    careful: bool = False,
    repeats: bool = False,
    format: str | None = None,
    order: Sequence[str] | None = None,
) -> Judgments:
    """Judgments of the kind that a coefficient or aggregator takes, from files of one format.

    careful: keep each judgment's place for messages, where reading it costs. format: for files that do not say theirs.
    order: the values from the lowest to the highest, for those that are words. Raises Invalid, naming the file and line,
    for what cannot be read, for files of different formats, and for files that do not hold what is wanted.
    """
    for file in files:
        if not file.exists():
            raise Invalid.at(str(file), "is no file")
    formats = {format} if format is not None else {kind_of_file(file, takes) for file in files}
    if len(formats) > 1:
        raise Invalid.at(str(files[0]), f"files must be of one format, not of {' and '.join(sorted(formats))}")
    (kind,) = formats
    read = READERS.get(kind, _dataset)
    found = read(files, Wanted(takes, columns or Columns(), question, careful, repeats, kind))
    if takes == "values":
        found = found.with_equal_numbers_joined()
    return replace(found, order=tuple(order)) if order else found


def _other(file: Path, holds: str, takes: str) -> Invalid:
    """What is said when a file holds another kind than is wanted."""
    return Invalid.at(str(file), f"holds {holds}; the coefficient or method asked for takes {takes}")


def _csv(files: Sequence[Path], wanted: Wanted) -> Judgments:
    if wanted.takes not in ("values", "texts"):
        raise _other(files[0], "values", wanted.takes)
    return read_long_csv(files, wanted.columns, wanted.careful, wanted.repeats)


def _conll(files: Sequence[Path], wanted: Wanted) -> Judgments:
    from truemark.formats.conll_judged import read_conll

    return read_conll(files, wanted.takes, wanted.columns.encoding)


def _rttm(files: Sequence[Path], wanted: Wanted) -> Judgments:
    from truemark.formats.rttm import read_rttm

    if wanted.takes != "segments":
        raise _other(files[0], "segments", wanted.takes)
    return read_rttm(files)


def _mot(files: Sequence[Path], wanted: Wanted) -> Judgments:
    from truemark.formats.mot import read_mot

    if wanted.takes != "tracks":
        raise _other(files[0], "tracks", wanted.takes)
    return read_mot(files)


def _own(files: Sequence[Path], wanted: Wanted) -> Judgments:
    from truemark.formats.own_judged import read_own_export

    return read_own_export(files, wanted.takes, wanted.question, wanted.columns.encoding)


def _span_lines(files: Sequence[Path], wanted: Wanted) -> Judgments:
    from truemark.formats.jsonl_judged import read_span_lines

    return read_span_lines(files, wanted.takes, wanted.columns.encoding, wanted.columns.notes)


def _dataset(files: Sequence[Path], wanted: Wanted) -> Judgments:
    from truemark.formats.judged_dataset import read_as_judgments

    columns = wanted.columns
    return read_as_judgments(files, wanted.format, wanted.takes, wanted.question, columns.encoding, columns.notes)


READERS: Mapping[str, Callable[[Sequence[Path], Wanted], Judgments]] = {
    "csv": _csv,
    "conll": _conll,
    "rttm": _rttm,
    "mot": _mot,
    "truemark": _own,
    "prodigy": _span_lines,
    "doccano": _span_lines,
}
