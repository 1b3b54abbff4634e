"""A project of any size becomes a file in a memory that does not grow with it: no writer keeps the samples it was given."""

import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from truemark.formats.images import FORMATS, write_dataset
from truemark.formats.images.dataset import Dataset, LabelOf, Mark, Sample, Spool
from truemark.formats.labeled import Losses
from truemark.kinds.box import Box
from truemark.kinds.keypoints import Keypoints

N = 40


class Watched(Sample):
    """A sample of which can be told whether it is still there."""

    __slots__ = ("__weakref__",)


class Watching(Spool):
    """Counts the samples that are there at once. passes: how often all were gone through."""

    def __init__(self) -> None:
        self._given: list[weakref.ref[Watched]] = []
        self.most = self.passes = 0

    def __len__(self) -> int:
        return N

    def __iter__(self) -> Iterator[Sample]:
        self.passes += 1
        for n in range(N):
            sample = self._sample(n)
            self._given.append(weakref.ref(sample))
            self.most = max(self.most, sum(ref() is not None for ref in self._given))
            yield sample

    def named(self) -> list[str]:
        return ["car"]

    def _sample(self, n: int) -> Watched:
        shape = Keypoints(points=((3, 4, 2),)) if n % 2 else Box(x=1, y=2, width=3, height=4)
        return Watched(f"{n:04}.png", 40, 30, [Mark("car", shape, {"colour": "red"})], answers={"light": "sun"})


@pytest.mark.parametrize("name", [f.name for f in FORMATS.values() if f.write is not None])
def test_no_writer_keeps_the_samples(name: str, tmp_path: Path) -> None:
    dataset = Dataset([LabelOf("car", ("a",))])
    dataset.spool = watching = Watching()
    write_dataset(dataset, tmp_path / "out", name, Losses(), lambda _: b"an image")
    assert any((tmp_path / "out").rglob("*"))
    assert watching.passes >= 1
    assert watching.most <= 5  # those at hand in a few loops
