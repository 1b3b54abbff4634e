"""Which part of a data set an item is of: train, val or test, by a hash of its key, so that it stays there as items are added."""

import hashlib
from dataclasses import dataclass

from truemark.kinds.problem import Invalid

NAMES = ("train", "val", "test")


@dataclass(frozen=True, slots=True)
class Splits:
    """Shares of the items, which sum to 1."""

    train: float
    val: float
    test: float = 0.0

    def __post_init__(self) -> None:
        shares = (self.train, self.val, self.test)
        if min(shares) < 0 or abs(sum(shares) - 1) > 1e-6:
            raise Invalid.at("splits", f"must be shares that sum to 1, not {' + '.join(f'{s:g}' for s in shares)}")

    def of(self, key: str) -> str:
        """The split of an item by its key (or id)."""
        place = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") / 2**64
        return "train" if place < self.train else "val" if place < self.train + self.val else "test"


def parse_splits(text: str) -> Splits:
    """The splits that `80/10/10` means. Raises Invalid."""
    parts = text.split("/")
    try:
        shares = [float(part) / 100 for part in parts]
    except ValueError:
        shares = []
    if len(shares) not in (2, 3):
        raise Invalid.at("splits", f"are written train/val or train/val/test in percent, as 80/10/10; not {text!r}")
    return Splits(*shares)
