"""Coreference: chains of mentions that mean the same thing. A mention is in at most one chain."""

from collections.abc import Hashable, Sequence
from itertools import combinations
from typing import Literal, Self, TypeVar

from pydantic import model_validator

from truemark.kinds.value import Value

M = TypeVar("M", bound=Hashable)


class Coreference(Value):
    """chains: groups of mention ids."""

    type: Literal["coreference"] = "coreference"
    chains: tuple[tuple[str, ...], ...]

    @model_validator(mode="after")
    def _once(self) -> Self:
        seen: set[str] = set()
        for number, chain in enumerate(self.chains):
            if not chain:
                raise ValueError(f"chains[{number}] is empty")
            for mention in chain:
                if mention in seen:
                    raise ValueError(f"mention {mention!r} is in a chain twice")
                seen.add(mention)
        return self


def merge(answers: Sequence[Sequence[Sequence[M]]]) -> list[list[M]]:
    """Mentions are joined when more than half of the annotators have them in one chain; joins are followed through."""
    votes: dict[tuple[M, M], int] = {}
    mentions: dict[M, None] = {}
    for chains in answers:
        for chain in chains:
            mentions.update(dict.fromkeys(chain))
            for pair in combinations(sorted(chain, key=repr), 2):
                votes[pair] = votes.get(pair, 0) + 1
    root = {m: m for m in mentions}

    def find(mention: M) -> M:
        while root[mention] != mention:
            root[mention] = root[root[mention]]
            mention = root[mention]
        return mention

    for (a, b), count in votes.items():
        if 2 * count > len(answers):
            root[find(a)] = find(b)
    groups: dict[M, list[M]] = {}
    for mention in mentions:
        groups.setdefault(find(mention), []).append(mention)
    return [g for g in groups.values() if len(g) > 1]
