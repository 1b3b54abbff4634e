"""Spans of Prodigy's and doccano's JSON Lines as judgments."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from truemark.agreement.judgments import Judgments
from truemark.agreement.spans.scores import Marked
from truemark.formats.rttm import annotator_names
from truemark.formats.text_in import json_of, lines_of, text_of
from truemark.kinds.problem import Invalid
from truemark.kinds.span import LabeledSpan

Row = tuple[str, str, Any, str]


def lines_as_json(file: Path, encoding: str | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object of the file with its place. Raises Invalid naming a line that is none."""
    for n, line in enumerate(lines_of(text_of(file.read_bytes(), str(file), encoding)), start=1):
        if line.strip():
            place = f"{file}: line {n}"
            try:
                document = json_of(line.encode(), place)
            except Invalid as fault:
                raise Invalid.at(place, fault.problems[0].message) from None
            if not isinstance(document, dict):
                raise Invalid.at(place, "is no JSON object")
            yield place, document


def read_span_lines(files: Sequence[Path], takes: str, encoding: str | None = None) -> Judgments:
    """Prodigy (`spans`: start, end, label) and doccano (`label` or `labels`: [start, end, label]); an item is its text."""
    if takes != "spans":
        raise Invalid.at(str(files[0]), f"holds spans; the coefficient or method asked for takes {takes}")
    names = annotator_names(files)
    rows: list[Row] = []
    for file in files:
        for place, document in lines_as_json(file, encoding):
            text = str(document.get("text") or document.get("data") or "")
            if document.get("answer") in ("reject", "ignore"):
                continue
            who = document.get("_annotator_id") or document.get("_session_id") or names[file]
            spans = tuple(sorted(_spans(document, place)))
            rows.append((text, str(who), Marked(spans, max([len(text), *(s.end for s in spans)])), place))
    return with_places(rows)


def _spans(document: dict[str, Any], place: str) -> Iterator[LabeledSpan]:
    listed = document.get("spans")
    if listed is None:
        listed = document.get("entities") or document.get("labels") or document.get("label") or []
    for n, span in enumerate(listed):
        try:
            if isinstance(span, dict):
                start = span["start"] if "start" in span else span["start_offset"]
                end = span["end"] if "end" in span else span["end_offset"]
                yield LabeledSpan(int(start), int(end), str(span.get("label")))
            else:
                start, end, label = span
                yield LabeledSpan(int(start), int(end), str(label))
        except (KeyError, TypeError, ValueError):
            raise Invalid.at(f"{place}: span {n + 1}", "must have a start, an end and a label") from None


def with_places(rows: Sequence[Row]) -> Judgments:
    """A table of judgments that know their places."""
    found = Judgments.of((row[:3] for row in rows), repeats=True)
    places = [row[3] for row in rows]
    return Judgments(found.item, found.annotator, found.value, found.items, found.annotators, found.values, places)
