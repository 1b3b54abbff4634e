"""Tags of tokens, in any scheme in use: BIO, IOB1, BIOES or BILOU, before the label or after it; bare marks; labels alone."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from truemark.kinds.span import LabeledSpan

OUTSIDE = frozenset({"O", "", "_", "-"})
_BEFORE = re.compile(r"([BIESLUM])-(.+)")
_AFTER = re.compile(r"(.+)-([BIESLUM])")
_BARE = frozenset("BIESLUM")
BARE_LABEL = "span"


class Scheme(StrEnum):
    """How tags are written: `B-PER`, `PER-B`, `B`, `PER`."""

    BEFORE = "before"
    AFTER = "after"
    BARE = "bare"
    LABELS = "labels"


def scheme_of(tags: Iterable[str]) -> Scheme:
    """The one scheme of all tags. Raises ValueError naming a tag that does not fit the others."""
    known = {t for t in tags if t not in OUTSIDE}
    before = {t for t in known if _BEFORE.fullmatch(t)}
    after = {t for t in known if _AFTER.fullmatch(t)}
    if not known or len(before) == len(known):
        return Scheme.BEFORE
    if len(after) == len(known):
        return Scheme.AFTER
    if known <= _BARE:
        return Scheme.BARE
    if not before and not after and not known & _BARE:
        return Scheme.LABELS
    usual = before or after or known & _BARE
    raise ValueError(sorted(known - usual)[0] if known - usual else sorted(known)[0])


def looks_like_tag(text: str) -> bool:
    """Whether a word is surely a tag, whatever else is in its file."""
    return text in OUTSIDE or bool(_BEFORE.fullmatch(text) or _AFTER.fullmatch(text))


def spans_of_tags(tags: Sequence[str], scheme: Scheme = Scheme.BEFORE) -> list[LabeledSpan]:
    """The spans of tags, in tokens. An I after another label, or after O, begins a span; labels alone go on while they stay."""
    found: list[LabeledSpan] = []
    start, label = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        mark, name = _parted(tag, scheme)
        goes_on = bool(label) and mark in ("I", "E", "M", "L") and name == label
        if label and not goes_on:
            found.append(LabeledSpan(start, place, label))
            label = ""
        if not goes_on and name:
            start, label = place, name
        if label and mark in ("E", "L", "S", "U"):
            found.append(LabeledSpan(start, place + 1, label))
            label = ""
    return found


def _parted(tag: str, scheme: Scheme) -> tuple[str, str]:
    """The mark and the label; both empty outside."""
    if tag in OUTSIDE:
        return "", ""
    if scheme is Scheme.LABELS:
        return "I", tag
    if scheme is Scheme.BARE:
        return tag, BARE_LABEL
    found = (_BEFORE if scheme is Scheme.BEFORE else _AFTER).fullmatch(tag)
    if found is None:
        return "", ""
    return (found[1], found[2]) if scheme is Scheme.BEFORE else (found[2], found[1])
