"""Choice: one option, several options, or a place in a tree of options.

An answer is the option's name; in a tree the names from the root joined by `/` (`animal/dog`). With `multiple`
it is a list of them, without order and without repeats.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from truemark.kinds.distance import Category, Metric
from truemark.kinds.merge import Merged, majority
from truemark.kinds.problem import Invalid, join


class Option(BaseModel):
    """One answer that can be chosen, with the options below it when the choice is a tree."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str = Field(min_length=1, max_length=200)
    title: str | None = None
    help: str | None = None
    color: str | None = Field(default=None, pattern=r"^#[0-9a-fA-F]{6}$")
    key: str | None = Field(default=None, pattern=r"^[0-9a-z]$")
    options: tuple["Option", ...] = ()

    @field_validator("name")
    @classmethod
    def _no_slash(cls, name: str) -> str:
        if "/" in name:
            raise ValueError("an option's name must not contain '/', which joins the steps of a tree")
        return name

    @field_validator("options", mode="before")
    @classmethod
    def _names_to_options(cls, value: object) -> object:
        return as_options(value)


def as_options(value: object) -> object:
    """Options written as bare names (`[sun, rain]`) become option documents; anything else is left to be judged."""
    if isinstance(value, list | tuple):
        return [{"name": bare_word(o)} if isinstance(o, str | int) else o for o in value]
    return value


def bare_word(value: Any) -> Any:
    """What YAML read as a number or a truth value, as the word that was written; all else is left to be judged."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else value


class ChoiceSettings(BaseModel):
    """What a choice offers. `multiple` allows several options at once."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: Literal["choice"] = "choice"
    options: tuple[Option, ...] = Field(min_length=1)
    multiple: bool = False

    @field_validator("options", mode="before")
    @classmethod
    def _names_to_options(cls, value: object) -> object:
        return as_options(value)

    @model_validator(mode="after")
    def _unique(self) -> Self:
        paths = list(option_paths(self.options))
        twice = {p for p in paths if paths.count(p) > 1} if len(set(paths)) != len(paths) else set()
        if twice:
            raise ValueError(f"option {sorted(twice)[0]!r} stands twice")
        return self

    @property
    def is_tree(self) -> bool:
        return any(o.options for o in self.options)


def option_paths(options: Sequence[Option], prefix: str = "") -> Iterator[str]:
    """Every place in the tree, parents before children."""
    for option in options:
        path = f"{prefix}/{option.name}" if prefix else option.name
        yield path
        yield from option_paths(option.options, path)


def parse(settings: ChoiceSettings, raw: Any, path: str) -> str | list[str]:
    """The validated answer. Raises Invalid when an option is unknown or the answer has the wrong form."""
    known = set(option_paths(settings.options))
    if not settings.multiple:
        if not isinstance(raw, str):
            raise Invalid.at(path, f"must be one of the options as a string, not {_form(raw)}")
        return _known(raw, known, path)
    if not isinstance(raw, list):
        raise Invalid.at(path, f"must be a list of options, not {_form(raw)}")
    chosen: list[str] = []
    for position, element in enumerate(raw):
        place = join(path, position)
        if not isinstance(element, str):
            raise Invalid.at(place, f"must be an option as a string, not {_form(element)}")
        if _known(element, known, place) in chosen:
            raise Invalid.at(place, f"option {element!r} is chosen twice")
        chosen.append(element)
    return chosen


def empty(value: Any) -> bool:
    return value is None or value == []


def metric(settings: ChoiceSettings) -> Metric:
    """MASI between sets, Wu–Palmer in a tree, nominal otherwise."""
    if settings.multiple:
        return "masi"
    return "tree" if settings.is_tree else "nominal"


def category(settings: ChoiceSettings, value: str | list[str]) -> Category:
    return tuple(sorted(value)) if isinstance(value, list) else value


def merge(settings: ChoiceSettings, values: Sequence[Any]) -> Merged[Any]:
    """One: the majority. Several: each option that more than half chose."""
    if not settings.multiple:
        return majority(values)
    if not values:
        return Merged(None, 0.0)
    shares = {o: sum(o in v for v in values) / len(values) for o in option_paths(settings.options)}
    chosen = [o for o, share in shares.items() if share > 0.5]
    return Merged(chosen, sum(max(s, 1 - s) for s in shares.values()) / len(shares))


def indexed(value: str | list[str]) -> list[str]:
    """The values under which an item with this answer is found."""
    return value if isinstance(value, list) else [value]


def _known(value: str, known: set[str], path: str) -> str:
    if value not in known:
        offered = ", ".join(sorted(known)[:12])
        raise Invalid.at(path, f"{value!r} is not an option; the options are: {offered}")
    return value


def _form(raw: Any) -> str:
    return {"str": "a string", "list": "a list", "dict": "an object", "NoneType": "null"}.get(
        type(raw).__name__, type(raw).__name__
    )
