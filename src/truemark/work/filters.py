"""The items table's filter: one line of text, as people type it.

`state:labeled batch:june annotator:ana@example.org answer:topic=sport agreement:<0.6 priority:>=5 key:a-17 skipped:yes words`
Values with spaces stand in double quotes. Several states may be joined by a comma; all other terms must hold together.
"""

import re
import shlex
from collections.abc import Callable

from truemark.store.items import Filter
from truemark.store.states import ItemState
from truemark.work.errors import Invalid

_BOUND = re.compile(r"^(<=|>=|<|>|=|)(-?\d+(?:\.\d+)?)$")
_WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 20
NAMES = ("state", "batch", "annotator", "answer", "agreement", "priority", "key", "skipped")


def parse_filter(line: str, person: Callable[[str], str]) -> Filter:
    """The filter that a line means. person: gives a user id for an e-mail address or id; raises Invalid for neither."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="")
    lexer.whitespace_split, lexer.commenters, lexer.quotes, lexer.escape = True, "", '"', ""
    try:
        terms = list(lexer)
    except ValueError:
        raise Invalid.at("filter", "a double quote is not closed") from None
    states: tuple[ItemState, ...] = ()
    batch = annotator = key = None
    answers: list[tuple[str, str]] = []
    agreement: tuple[float | None, float | None] = (None, None)
    priority: tuple[float | None, float | None] = (None, None)
    words: list[str] = []
    skipped, skip_reason = False, None
    for term in terms:
        name, colon, value = term.partition(":")
        if not colon or name not in NAMES:
            words += _WORD.findall(term)
        elif name == "state":
            unknown = [s for s in value.split(",") if s not in tuple(ItemState)]
            if unknown:
                raise Invalid.at("filter", f"there is no state {unknown[0]!r}; the states are: {', '.join(ItemState)}")
            states = tuple(ItemState(s) for s in value.split(","))
        elif name == "batch":
            batch = value
        elif name == "annotator":
            annotator = person(value)
        elif name == "key":
            key = value
        elif name == "skipped":
            if not value:
                raise Invalid.at("filter", 'is written skipped:yes, or with a reason, as in skipped:"Wrong language"')
            skipped, skip_reason = True, None if value == "yes" else value
        elif name == "answer":
            question, equals, wanted = value.partition("=")
            if not equals:
                raise Invalid.at("filter", "an answer is written answer:question=value")
            answers.append((question, wanted))
        elif name == "agreement":
            agreement = _bounds(agreement, name, value)
        else:
            priority = _bounds(priority, name, value)
    words = list(dict.fromkeys(word.lower() for word in words))
    if len(words) > MOST_WORDS:
        raise Invalid.at("filter", f"looks for {len(words)} words; at most {MOST_WORDS} at once")
    whole = tuple(None if p is None else int(p) for p in priority)
    bounds = (whole[0], whole[1])
    return Filter(states, batch, annotator, tuple(answers), key, agreement, bounds, tuple(words), skipped, skip_reason)


def _bounds(bounds: tuple[float | None, float | None], name: str, value: str) -> tuple[float | None, float | None]:
    found = _BOUND.match(value)
    if not found:
        raise Invalid.at("filter", f"{name} is compared with a number, as in {name}:<0.5")
    number = float(found[2])
    low, high = bounds
    tiny = 1e-9 if name == "agreement" else 1
    match found[1]:
        case "<":
            return low, number - tiny
        case "<=":
            return low, number
        case ">":
            return number + tiny, high
        case ">=":
            return number, high
        case _:
            return (number - 1e-9, number + 1e-9) if name == "agreement" else (number, number)
