"""Exchange formats, one file each: readers of rows, and writers of labelled items."""

from types import ModuleType

from truemark.formats import conll, csv, spacy, truemark

EXPORTS: dict[str, ModuleType] = {f.name: f for f in (truemark, csv, conll, spacy)}
