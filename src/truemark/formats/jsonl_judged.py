"""JSON Lines as judgments: Truemark's own export (everybody's annotations), and spans of Prodigy and doccano."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from truemark.agreement.judgments import Judgments
from truemark.agreement.regions.matching import Region
from truemark.agreement.spans.scores import Marked
from truemark.formats.rttm import annotator_names
from truemark.formats.text_in import json_of, lines_of, text_of
from truemark.kinds.problem import Invalid
from truemark.kinds.span import LabeledSpan
from truemark.kinds.values import parse_value

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


def read_own_export(files: Sequence[Path], takes: str, question: str | None, encoding: str | None = None) -> Judgments:
    """Truemark's JSON Lines: the newest answers of every annotator to a question. An item is its key, else its id."""
    given = [
        (str(item.get("key") or item.get("id")), item.get("data") or {}, a, place)
        for file in files
        for place, item in lines_as_json(file, encoding)
        for a in item.get("annotations") or []
    ]
    answers = [(a.get("answers") or {}) for _, _, a, _ in given]
    fitting = {name for each in answers for name, value in each.items() if _takes(value) == takes}
    fitting |= {n for each in answers for n, v in each.items() if v == []} if fitting else set()
    named = {name for each in answers for name, value in each.items() if _takes(value) == takes}
    if question is None and len(named) > 1:
        raise Invalid.at("--question", f"must name one of those in the file: {', '.join(sorted(named))}")
    if question is not None and question not in named:
        listed = ", ".join(sorted(named)) or "none"
        raise Invalid.at("--question", f"{question!r} has no {takes}; those that have: {listed}")
    if not named:
        held = sorted({k for each in answers for v in each.values() if (k := _takes(v))})
        message = f"holds {' and '.join(held) or 'no annotations'}; the coefficient or method asked for takes {takes}"
        raise Invalid.at(str(files[0]), message)
    asked = question or next(iter(named))
    rows = [
        (item, str(a.get("annotator")), _value((a.get("answers") or {})[asked], takes, data, place), place)
        for item, data, a, place in given
        if asked in (a.get("answers") or {})
    ]
    return with_places(rows)


def _takes(value: Any) -> str:
    """Which kind of judgment an answer is."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        shape = value[0].get("shape")
        if not isinstance(shape, dict):
            return ""
        return "spans" if shape.get("type") == "span" else "regions"
    if isinstance(value, str | int | float | bool):
        return "values"
    return "values" if isinstance(value, list) and value and all(isinstance(v, str) for v in value) else ""


def _value(value: Any, takes: str, data: dict[str, Any], place: str) -> Any:
    if takes == "spans":
        spans = [LabeledSpan(r["shape"]["start"], r["shape"]["end"], str(r["label"])) for r in value]
        longest = max((len(v) for v in data.values() if isinstance(v, str)), default=0)
        return Marked(tuple(sorted(spans)), max([longest, *(s.end for s in spans)]))
    if takes == "regions":
        return tuple(Region(str(r["label"]), parse_value(r["shape"], place)) for r in value)
    return "|".join(sorted(map(str, value))) if isinstance(value, list) else str(value)


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
