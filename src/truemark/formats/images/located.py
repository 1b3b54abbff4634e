"""Which image an annotation file means: found in the tree if it is there, and named alike whether it is or not."""

import tempfile
from pathlib import Path

from truemark.formats.images.dataset import Sample
from truemark.formats.images.names import beside, own_name, split_of
from truemark.formats.images.tree import ReadTree


def sample_of(tree: ReadTree, file: str, given: str, width: int = 0, height: int = 0) -> Sample:
    """A sample for the image that the annotation file `file` calls `given`; of the image's size where none is given."""
    meant = beside(file, given)
    found = tree.find(given, file) or tree.find(meant)
    path = found.path if found is not None else meant
    sample = Sample(own_name(path), width, height, split=split_of(path) or split_of(file), file=found)
    if found is not None and not (width and height):
        sample.width, sample.height = found.size()
    return sample


def size_of(content: bytes, place: str) -> tuple[int, int]:
    """Width and height of an image that lies within an annotation file. Raises Invalid."""
    from truemark.media.decode import probe

    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        found = probe(Path(file.name), place)
    return found.width, found.height
