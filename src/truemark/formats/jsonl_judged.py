"""Spans, classes and texts of Prodigy's and doccano's JSON Lines (or JSON lists) as judgments."""

from collections import Counter
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
    text = text_of(file.read_bytes(), str(file), encoding)
    if text.lstrip().startswith("["):
        yield from _listed(file, json_of(text.encode(), str(file)))
        return
    for n, line in enumerate(lines_of(text), start=1):
        if line.strip():
            place = f"{file}: line {n}"
            try:
                document = json_of(line.encode(), place)
            except Invalid as fault:
                raise Invalid.at(place, fault.problems[0].message) from None
            if not isinstance(document, dict):
                raise Invalid.at(place, "is no JSON object")
            yield place, document


def _listed(file: Path, documents: list[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The same of a file that is one list."""
    for n, document in enumerate(documents):
        if not isinstance(document, dict):
            raise Invalid.at(f"{file}: [{n}]", "is no JSON object")
        yield f"{file}: [{n}]", document


def read_span_lines(
    files: Sequence[Path], takes: str, encoding: str | None = None, notes: list[str] | None = None
) -> Judgments:
    """An item is its text. Prodigy: `spans`, or the options of `accept`. doccano: `label`, `labels` or `entities` of
    [start, end, label], or of strings, which are classes (values) or texts; `cats` are classes.

    No class given is a missing judgment. notes: gets what was passed over, counted. Raises Invalid for files without what
    is taken.
    """
    names = annotator_names(files)
    rows: list[Row] = []
    held: set[str] = set()
    passed: Counter[str] = Counter()
    for file in files:
        for place, document in lines_as_json(file, encoding):
            if document.get("answer") in ("reject", "ignore"):
                passed["tasks that were rejected or ignored"] += 1
                continue
            _pass_over(document, passed)
            text = str(document.get("text") or document.get("data") or "")
            who = str(document.get("_annotator_id") or document.get("_session_id") or names[file])
            classes = _classes(document)
            if classes:
                held |= {"values", "texts"}
            if document.get("spans") or document.get("entities") or (classes is None and _marks(document)):
                held.add("spans")
            if takes == "spans" and (classes is None or "cats" in document or not classes):
                spans = tuple(sorted(_spans(document, place)))
                rows.append((text, who, Marked(spans, max([len(text), *(s.end for s in spans)])), place))
                passed["classes beside the spans"] += len(classes or ())
            elif takes in ("values", "texts") and classes:
                passed["spans beside the classes"] += len(document.get("spans") or document.get("entities") or ())
                if takes == "texts" and len(classes) > 1:
                    raise Invalid.at(place, f"has {len(classes)} texts; one an annotator can be compared")
                rows.append((text, who, "|".join(sorted(classes)), place))
    if takes not in held and (held or takes != "spans"):
        what = "values" if "values" in held else "spans" if "spans" in held else "no annotations"
        raise Invalid.at(str(files[0]), f"holds {what}; the coefficient or method asked for takes {takes}")
    if notes is not None:
        notes += [f"passed over: {n} {what}" for what, n in passed.items() if n]
    return with_places(rows)


def _pass_over(document: dict[str, Any], passed: Counter[str]) -> None:
    """Count what stands in a task and is no judgment that is compared."""
    for key, what in (("relations", "relations"), ("Comments", "comments"), ("comments", "comments")):
        given = document.get(key)
        if isinstance(given, list):
            passed[what] += len(given)


def _classes(document: dict[str, Any]) -> list[str] | None:
    """The strings given to a text, which may be none; None where spans are given."""
    for key in ("cats", "accept", "labels", "label"):
        given = document.get(key)
        if isinstance(given, str):
            return [given] if "spans" not in document else None
        if isinstance(given, list):
            if all(isinstance(g, str) for g in given):
                return list(given)
            return None
    return None


def _marks(document: dict[str, Any]) -> list[Any]:
    listed = document.get("spans")
    if listed is None:
        listed = document.get("entities") or document.get("labels") or document.get("label") or []
    return [] if isinstance(listed, str) else list(listed)


def _spans(document: dict[str, Any], place: str) -> Iterator[LabeledSpan]:
    for n, span in enumerate(_marks(document)):
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
