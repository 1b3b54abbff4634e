"""What formats of labeled images and texts hold, as judgments: whatever `truemark convert` reads, agreement reads too."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from truemark.agreement.judgments import Judgments
from truemark.agreement.regions.matching import Region
from truemark.agreement.spans.scores import Marked
from truemark.agreement.taken import BY_SPACE
from truemark.formats.images import read_dataset
from truemark.formats.images.dataset import Dataset, Mark, Sample
from truemark.formats.images.shapes import around, joints_of, mask_of
from truemark.formats.jsonl_judged import with_places
from truemark.formats.labeled import Losses
from truemark.formats.rttm import annotator_names
from truemark.kinds import kind_of
from truemark.kinds.mask import from_pixels
from truemark.kinds.problem import Invalid
from truemark.kinds.segment import LabeledSegment
from truemark.kinds.span import LabeledSpan

Row = tuple[str, str, Any, str]  # item, annotator, value, place


def read_as_judgments(
    files: Sequence[Path], format: str, takes: str, question: str | None, encoding: str | None, notes: list[str]
) -> Judgments:
    """An item is an image by its name, or a task by its id; an annotator is who the file says, else the file.

    values and texts: answers about the whole, and those about regions where people judged the same regions. spans, regions,
    segments: what is marked; whoever was given an item and marked nothing judged it so. question: which of several.
    Nothing may be passed over, for a number over what is left would be wrong: raises Invalid with the place.
    """
    names = annotator_names(files)
    read: dict[Path, Dataset] = {}
    for file in files:
        losses = Losses()
        read[file] = read_dataset(file, format, losses, None, encoding)
        if losses.faults:
            raise Invalid(losses.faults[:1])
        notes += [f"not read: {n} {what}" for what, n in losses.counted.items()] + losses.notes
    datasets = {names[file]: dataset for file, dataset in read.items()}
    if takes in ("values", "texts"):
        rows = list(_answers(datasets, takes, question, files[0]))
    elif takes == "spans" or takes == "segments":
        rows = list(_marked(datasets, files[0], takes))
    elif takes == "regions":
        rows = list(_regions(datasets, files[0]))
    else:
        raise _holds(datasets, files[0], takes)
    return with_places([(*row[:3], row[3] or f"judgment {n}") for n, row in enumerate(rows, start=1)])


def _given(datasets: Mapping[str, Dataset]) -> Iterator[tuple[Sample, str, str]]:
    """Each sample that somebody was given, who that was, and the item that it is."""
    for file, dataset in datasets.items():
        for sample in dataset.samples:
            everybody = any(s.annotator for s in dataset.samples)
            if sample.annotator is not None or not everybody:
                yield sample, sample.annotator or file, sample.id or sample.name


def _answers(datasets: Mapping[str, Dataset], takes: str, question: str | None, file: Path) -> Iterator[Row]:
    texts = {t for d in datasets.values() for t in d.texts}
    per_region = _per_region(datasets)
    whole = {k for s, _, _ in _given(datasets) for k in s.answers}
    fitting = {k for k in whole | per_region if (k in texts or _is_text(datasets, k)) == (takes == "texts")}
    if question is None and len(fitting) > 1:
        raise Invalid.at("--question", f"must name one of those in the file: {', '.join(sorted(fitting))}")
    if question is not None and question not in fitting:
        listed = ", ".join(sorted(fitting)) or "none"
        raise Invalid.at("--question", f"{question!r} has no {takes}; those that have: {listed}")
    if not fitting:
        raise _holds(datasets, file, takes)
    asked = question or next(iter(fitting))
    for sample, who, item in _given(datasets):
        if asked in sample.answers:
            yield item, who, _told(sample.answers[asked], takes), sample.where
        for n, mark in enumerate(sample.marks):
            if asked in mark.attributes:
                yield f"{item}#{_place_of(mark, n)}", who, _told(mark.attributes[asked], takes), sample.where


def _taken(mark: Mark) -> str:
    """Which kind of judgment a mark belongs to: spans, segments or regions."""
    return BY_SPACE[kind_of(mark.shape).space]


def _place_of(mark: Mark, n: int) -> str:
    """What tells a region from the others of its item: where it lies in a text or in time; else its id, else its number."""
    if _taken(mark) in ("spans", "segments"):
        return f"{mark.shape.start}-{mark.shape.end}"
    return mark.id or str(n + 1)


def _per_region(datasets: Mapping[str, Dataset]) -> set[str]:
    """Questions about regions."""
    return {k for s, _, _ in _given(datasets) for m in s.marks for k in m.attributes}


def _is_text(datasets: Mapping[str, Dataset], key: str) -> bool:
    return any(d.asked[key].type == "text" for d in datasets.values() if key in d.asked)


def _told(value: Any, takes: str) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value)) if takes == "texts" else "|".join(sorted(map(str, value)))
    return str(value)


def _marked(datasets: Mapping[str, Dataset], file: Path, takes: str) -> Iterator[Row]:
    if not any(_taken(m) == takes for s, _, _ in _given(datasets) for m in s.marks):
        raise _holds(datasets, file, takes)
    for sample, who, item in _given(datasets):
        here = [m for m in sample.marks if _taken(m) == takes]
        if takes == "segments":
            segments = [LabeledSegment(m.shape.start, m.shape.end, m.label) for m in here]
            yield item, who, tuple(sorted(segments)), sample.where
        else:
            spans = [LabeledSpan(m.shape.start, m.shape.end, m.label) for m in here]
            extent = max([len(sample.text or ""), *(s.end for s in spans)])
            yield item, who, Marked(tuple(sorted(spans)), extent), sample.where


def _regions(datasets: Mapping[str, Dataset], file: Path) -> Iterator[Row]:
    """Regions compared as keypoints when all are; else as areas when all have one (as masks when one is, or is in pieces);
    else as upright boxes when one is keypoints among others. Crowds are left out."""
    things = [
        (sample, who, item, [t for t in _things(sample) if not t[0].attributes.get("iscrowd")])
        for sample, who, item in _given(datasets)
    ]
    every = [t for _, _, _, found in things for t in found]
    if not every and not any(d.labels for d in datasets.values()):
        raise _holds(datasets, file, "regions")
    form = _form(every)
    for sample, who, item, found in things:
        regions = tuple(Region(thing[0].label, _shape(thing, form, sample)) for thing in found)
        yield item, who, regions, sample.where


def _things(sample: Sample) -> list[list[Mark]]:
    """The marks of each thing: parts of one group and label are one."""
    found: list[list[Mark]] = []
    groups: dict[tuple[str, str], list[Mark]] = {}
    for mark in sample.marks:
        if _taken(mark) != "regions":
            continue
        if mark.group is None or not (_is_outline(mark.shape) or joints_of(mark.shape)):
            found.append([mark])
        elif (mark.group, mark.label) in groups:
            groups[mark.group, mark.label].append(mark)
        else:
            groups[mark.group, mark.label] = [mark]
            found.append(groups[mark.group, mark.label])
    return found


def _form(things: Sequence[Sequence[Mark]]) -> str:
    if all(any(joints_of(m.shape) for m in thing) for thing in things):
        return "keypoints"
    if all(any(_is_area(m.shape) for m in thing) for thing in things):
        areas = [[m for m in thing if _is_area(m.shape)] for thing in things]
        return "own" if all(len(a) == 1 and _is_outline(a[0].shape) for a in areas) else "mask"
    if any(len(t) > 1 or joints_of(t[0].shape) for t in things):
        return "box"
    return "own" if len({type(t[0].shape) for t in things}) == 1 or _comparable(things) else "box"


def _comparable(things: Sequence[Sequence[Mark]]) -> bool:
    return not any(kind_of(t[0].shape).raster(t[0].shape) for t in things)


def _is_area(shape: Any) -> bool:
    return kind_of(shape).parts and not joints_of(shape)


def _is_outline(shape: Any) -> bool:
    return _is_area(shape) and kind_of(shape).raster(shape) is None


def _shape(thing: Sequence[Mark], form: str, sample: Sample) -> Any:
    if form == "keypoints":
        return next(m.shape for m in thing if joints_of(m.shape))
    if form == "box":
        boxes = [m.box or around(m.shape) for m in thing]
        return next((b for b in boxes if b is not None), thing[0].shape)
    areas = [m.shape for m in thing if not joints_of(m.shape)]
    if form == "own":
        return areas[0]
    width, height = sample.size()
    masks = [found for a in areas if (found := mask_of(a, width, height)) is not None]
    if len(masks) == 1:
        return masks[0]
    bits = masks[0].pixels().copy()
    for mask in masks[1:]:
        bits |= mask.pixels()
    return from_pixels(bits)


def _holds(datasets: Mapping[str, Dataset], file: Path, takes: str) -> Invalid:
    kinds: dict[str, None] = {}
    for sample, _, _ in _given(datasets):
        for mark in sample.marks:
            kinds[_taken(mark)] = None
        for key in sample.answers:
            kinds["texts" if any(key in d.texts for d in datasets.values()) else "values"] = None
    held = " and ".join(sorted(kinds)) or "no annotations"
    return Invalid.at(str(file), f"holds {held}; the coefficient or method asked for takes {takes}")
