"""The texts of Label Studio's tasks: plain, HTML, dialogues; and where their results lie, in code points."""

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from truemark.kinds.span import Span


@dataclass(frozen=True, slots=True)
class Text:
    """text: what is shown. starts: where each paragraph's own text begins in it, for dialogues."""

    text: str
    starts: tuple[int, ...] = ()

    def span(self, value: Mapping[str, Any]) -> Span:
        """The span of a result, by offsets into the text or into a paragraph. Raises ValueError when its words are not there."""
        words = value.get("text")
        if "startOffset" in value and self.starts:
            ends = []
            for key in ("start", "end"):
                paragraph = int(value[key])
                if not 0 <= paragraph < len(self.starts):
                    raise ValueError(f"is in paragraph {paragraph}; there are {len(self.starts)}")
                ends.append(self.starts[paragraph] + int(value[f"{key}Offset"]))
            start, end = ends
        else:
            offsets = value.get("globalOffsets") or value
            start, end = int(offsets["start"]), int(offsets["end"])
        if isinstance(words, str) and words and self.text[start:end] != words:
            start, end = self._units(start), self._units(end)  # JavaScript counts an emoji as two
            if self.text[start:end] != words and self.text[start:end].split() != words.split():
                raise ValueError(f"says {words[:60]!r}, but {self.text[start:end][:60]!r} stands there")
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"goes from {start} to {end} in a text of {len(self.text)} characters")
        return Span(type="span", start=start, end=end)

    def _units(self, offset: int) -> int:
        """A code point offset of one in UTF-16 units."""
        return len(self.text.encode("utf-16-le")[: 2 * offset].decode("utf-16-le", "ignore"))


def text_of_field(value: Any, kind: str) -> Text | None:
    """The text of a task's field; None for what is no text."""
    if isinstance(value, list) and value and all(isinstance(p, dict) and "text" in p for p in value):
        parts, starts, at = [], [], 0
        for turn in value:
            who = turn.get("author") or turn.get("user") or turn.get("name") or ""
            before = f"{who}: " if who else ""
            starts.append(at + len(before))
            parts.append(f"{before}{turn['text']}")
            at += len(parts[-1]) + 1
        return Text("\n".join(parts), tuple(starts))
    if not isinstance(value, str):
        return None
    if kind == "hypertext":
        reader = _Words()
        reader.feed(value)
        return Text("".join(reader.found))
    return Text(value)


class _Words(HTMLParser):
    """The words of HTML, as a browser's text offsets count them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)
