"""Exchange formats, one file each: readers of rows, and writers of labelled items."""

from typing import Any

from truemark.formats import conll, csv, images, spacy, truemark
from truemark.formats.images.export import ImageExport

EXPORTS: dict[str, Any] = {
    **{f.name: f for f in (truemark, csv, conll, spacy)},
    **{name: ImageExport(format) for name, format in images.FORMATS.items() if format.write},
}
