"""Files with the same content, and pictures that look alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

BITS = 64


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A file. fingerprint: its perceptual hash, 64 bits in hexadecimal; None for one that has none."""

    id: str
    name: str
    sha256: str
    fingerprint: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """rows: at least two files. distance: bits in which the fingerprints of the most different two differ."""

    exact: bool
    distance: int
    rows: Sequence[Fingerprint]


def groups(rows: Sequence[Fingerprint], distance: int) -> list[Group]:
    """Exact groups first, then groups of pictures linked by fingerprints at most `distance` (< 8) bits apart.

    Fingerprints are cut into `distance` + 1 pieces: two that are that near have one piece in common, so only those
    are compared. rows: with sha256 and fingerprint.
    """
    by_content: dict[str, list[Fingerprint]] = {}
    for row in rows:
        by_content.setdefault(row.sha256, []).append(row)
    found = [Group(True, 0, same) for same in by_content.values() if len(same) > 1]
    heads = [same[0] for same in by_content.values() if same[0].fingerprint]
    prints = [int(row.fingerprint or "", 16) for row in heads]
    root = list(range(len(heads)))

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for shift, width in _pieces(distance + 1):
        buckets: dict[int, list[int]] = {}
        for n, print_ in enumerate(prints):
            buckets.setdefault(print_ >> shift & ((1 << width) - 1), []).append(n)
        for bucket in buckets.values():
            for place, one in enumerate(bucket):
                for two in bucket[place + 1 :]:
                    if find(one) != find(two) and (prints[one] ^ prints[two]).bit_count() <= distance:
                        root[find(one)] = find(two)
    linked: dict[int, list[int]] = {}
    for n in range(len(heads)):
        linked.setdefault(find(n), []).append(n)
    for members in linked.values():
        if len(members) > 1:
            apart = max((prints[a] ^ prints[b]).bit_count() for a in members for b in members)
            found.append(Group(False, apart, [heads[n] for n in members]))
    return found


def _pieces(n: int) -> list[tuple[int, int]]:
    """(shift, width) of n pieces of 64 bits."""
    edges = [BITS * k // n for k in range(n + 1)]
    return [(low, high - low) for low, high in pairwise(edges)]
