"""A coefficient with what it rests on; undefined is said with its reason, never NaN."""

from dataclasses import dataclass

NO_PAIRS = "no item has two judgments"


@dataclass(frozen=True, slots=True)
class Coefficient:
    """`value` is None when undefined, and `reason` says why. `interval` is the 95 % bootstrap interval over items."""

    name: str
    distance: str | None
    value: float | None
    interval: tuple[float, float] | None
    items: int
    judgments: int
    annotators: int
    reason: str | None = None

    def document(self) -> dict[str, object]:
        """The JSON form; `reason` only when the value is undefined."""
        found: dict[str, object] = {
            "coefficient": self.name,
            "distance": self.distance,
            "value": self.value,
            "interval": list(self.interval) if self.interval else None,
            "items": self.items,
            "judgments": self.judgments,
            "annotators": self.annotators,
        }
        return found if self.reason is None else found | {"reason": self.reason}
