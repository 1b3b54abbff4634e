"""What long work did, in one shape: imports of rows, of files and of answers say it in the same words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AliasChoices, Field

from truemark.kinds.problem import Problem

MOST_ERRORS = 1_000
ROWS = ("imported", "duplicates", "refused", "errors", "lost", "notes")
COPIES = (*ROWS, "files")
FILES = ("files", "items", "duplicates", "refused", "errors")
ANSWERS = ("files", "items", "pictures", "regions", "people", "refused", "errors", "lost", "places", "notes")


@dataclass(slots=True)
class Report:
    """items: made. files: taken in. pictures, regions: images with answers that came in, and their regions. people: new ones.

    errors: the first 1 000 that were refused, each with its line or file and the reason. lost: what was left out, or may
    not be meant, counted; places: where the first of it stand. notes: what was assumed.
    """

    items: Annotated[int, Field(validation_alias=AliasChoices("items", "imported"))] = 0
    files: int = 0
    pictures: int = 0
    regions: int = 0
    people: int = 0
    duplicates: int = 0
    refused: int = 0
    errors: list[dict[str, Any]] = field(default_factory=list)
    lost: dict[str, int] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def imported(self) -> int:
        """Items made of rows, as an import calls them."""
        return self.items

    def document(self, names: Sequence[str]) -> dict[str, Any]:
        """What is told of it: ROWS, FILES or ANSWERS."""
        return {name: getattr(self, name) for name in names}

    def assume(self, told: str) -> None:
        """Note something that was found out, once."""
        if told not in self.notes:
            self.notes.append(told)

    def lose(self, counted: Mapping[str, int]) -> None:
        """Count what was left out."""
        for what, n in counted.items():
            self.lost[what] = self.lost.get(what, 0) + n

    def refuse(self, file: str, message: str) -> None:
        """Count a file that was refused."""
        self._refuse({"file": file, "message": message})

    def refuse_rows(self, bad: Sequence[tuple[int, Sequence[Problem]]]) -> None:
        """Count rows that were refused. bad: line and what is wrong with it."""
        for line, problems in bad:
            message = "; ".join(f"{p.path} {p.message}".strip() for p in problems)
            self._refuse({"line": line, "message": message})

    def _refuse(self, error: dict[str, Any]) -> None:
        self.refused += 1
        if len(self.errors) < MOST_ERRORS:
            self.errors.append(error)
