"""Golden files: each format of pictures is written byte for byte as it was when it was last looked at.

After a wanted change: `TRUEMARK_GOLDEN=write pytest tests/formats/test_golden_images.py`, and look at the difference.
"""

import os
from pathlib import Path

import pytest

from tests.formats.image_sets import everything
from truemark.formats.images import FORMATS, write_dataset
from truemark.formats.images.tree import ReadTree
from truemark.formats.labeled import Losses

GOLDEN = Path(__file__).parents[1] / "golden" / "images"
WRITTEN = sorted(n for n, f in FORMATS.items() if f.write and n not in ("yolo-classify", "yolo-pose"))


@pytest.mark.parametrize("format", WRITTEN)
def test_a_format_is_written_as_before(format: str, tmp_path: Path) -> None:
    write_dataset(everything(), tmp_path / "out", format, Losses())
    with ReadTree(tmp_path / "out") as tree:
        found = {name: tree.read(name) for name in tree.names}
    place = GOLDEN / format
    if os.environ.get("TRUEMARK_GOLDEN") == "write":
        for name, data in found.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(data)
    with ReadTree(place) as tree:
        assert tree.names == sorted(found)
        for name in tree.names:
            if name.endswith(".png"):  # compressed differently by another zlib; pixels are what counts
                continue
            assert found[name] == tree.read(name), name
