"""Exchange formats, one file each: readers of rows, and writers of labelled items."""

from typing import Any

from truemark.formats import conll, csv, pictures, spacy, truemark
from truemark.formats.pictures.export import PictureExport

EXPORTS: dict[str, Any] = {
    **{f.name: f for f in (truemark, csv, conll, spacy)},
    **{name: PictureExport(format) for name, format in pictures.FORMATS.items()},
}
