"""Exchange formats, one file each: readers of rows, readers and writers of labeled items."""

from truemark.formats import conll, csv, images, spacy, truemark
from truemark.formats.format import Format
from truemark.kinds.problem import Invalid

FORMATS: dict[str, Format] = {
    f.name: f
    for f in (truemark.format, csv.format, csv.of_people, conll.format, spacy.format, *images.FORMATS.values())
}


def export_named(name: str, path: str = "format") -> Format:
    """The format that a project can be exported to. Raises Invalid, listing those there are."""
    found = FORMATS.get(name)
    if found is None or not found.exports:
        able = ", ".join(f.name for f in FORMATS.values() if f.exports)
        raise Invalid.at(path, f"can be {able}; not {name!r}")
    return found
