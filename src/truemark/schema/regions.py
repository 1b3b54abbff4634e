"""Regions and relations against their question: shape, label, attributes and place of each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from truemark.kinds import Shape, kind_of
from truemark.kinds.mask import Mask
from truemark.kinds.problem import Invalid, Problem, join
from truemark.schema.asked import check_attributes
from truemark.schema.document import ChainsQuestion, Label, RegionsQuestion, RelationsQuestion
from truemark.schema.read import problems_of


class Region(BaseModel):
    """One region: `id` is unique within the annotation. Regions with one `group` are parts of one thing.

    page: which of the stage's pictures or pages it lies on, counted from 0; left out for the first.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str = Field(min_length=1, max_length=64)
    label: str
    shape: Shape
    attributes: dict[str, Any] = {}
    group: str | None = Field(default=None, min_length=1, max_length=64)
    page: int | None = Field(default=None, ge=0)


class Relation(BaseModel):
    """A link between two regions, by their ids."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    id: str = Field(min_length=1, max_length=64)
    label: str
    source: str = Field(alias="from")
    target: str = Field(alias="to")
    attributes: dict[str, Any] = {}


class Chain(BaseModel):
    """Regions that mean the same thing, by their ids. label is left out where the question has no labels."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str = Field(min_length=1, max_length=64)
    label: str | None = None
    members: tuple[str, ...] = Field(min_length=1)
    attributes: dict[str, Any] = {}


def _listed(model: type[BaseModel], value: Any, path: str) -> list[Any]:
    if not isinstance(value, list):
        raise Invalid.at(path, "must be a list")
    parsed, found = [], []
    seen: set[str] = set()
    for position, element in enumerate(value):
        place = join(path, position)
        try:
            one: Any = model.model_validate(element)
        except ValidationError as error:
            found += problems_of(error, place)
            continue
        if one.id in seen:
            found.append(Problem(join(place, "id"), f"{one.id!r} stands twice"))
        seen.add(one.id)
        parsed.append(one)
    if found:
        raise Invalid(found)
    return parsed


def _label(question: RegionsQuestion | RelationsQuestion | ChainsQuestion, name: str, path: str) -> Label:
    label = question.label(name)
    if label is None:
        known = ", ".join(label.name for label in question.labels)
        raise Invalid.at(join(path, "label"), f"{name!r} is not a label; the labels are: {known}")
    return label


def unsuited(question: RegionsQuestion, region: Region, path: str) -> Iterator[Problem]:
    """What is wrong with a region's shape, wherever it lies."""
    shape, place = region.shape, join(path, "shape")
    if shape.type not in question.shapes:
        yield Problem(join(place, "type"), f"is {shape.type!r}; the question takes {', '.join(question.shapes)}")
        return
    yield from kind_of(shape).faults(shape, question, question.label(region.label), place)


def check_regions(
    question: RegionsQuestion, value: Any, placed: Callable[[Region, str], Iterator[Problem]], path: str
) -> list[dict[str, Any]]:
    """The validated regions. placed: finds what is wrong with where a region lies. Raises Invalid with every fault."""
    found: list[Problem] = []
    regions = _listed(Region, value, path)
    dumped = []
    for position, region in enumerate(regions):
        place = join(path, position)
        try:
            attributes = check_attributes(
                _label(question, region.label, place), region.attributes, join(place, "attributes")
            )
            dumped.append(region.model_dump(mode="json", exclude_none=True) | {"attributes": attributes})
        except Invalid as fault:
            found += fault.problems
        found += placed(region, place)
    if not found and question.layer:
        found += _layered(question, regions, path)
    if found:
        raise Invalid(found)
    return dumped


def _layered(question: RegionsQuestion, regions: Sequence[Region], path: str) -> Iterator[Problem]:
    """Masks of a layer that share pixels; in a semantic layer also a second mask of one label."""
    from pycocotools import mask

    labels: set[tuple[int, str]] = set()
    before: dict[int, Any] = {}
    for position, region in enumerate(regions):
        page, shape = region.page or 0, cast(Mask, region.shape)
        if question.layer == "semantic" and (page, region.label) in labels:
            yield Problem(
                join(path, position), f"is a second mask of {region.label!r}; a semantic layer has one a label"
            )
        labels.add((page, region.label))
        shared = mask.merge([before[page], shape.rle()], intersect=True) if page in before else None
        if shared is not None and mask.area(shared):
            yield Problem(
                join(path, position), f"shares {mask.area(shared)} pixels with masks before it; a pixel belongs to one"
            )
        before[page] = mask.merge([before[page], shape.rle()]) if page in before else shape.rle()


def check_relations(
    question: RelationsQuestion, value: Any, checked: Mapping[str, Any], path: str
) -> list[dict[str, Any]]:
    ends = {
        end: {r["id"] for r in checked.get(name, [])}
        for end, name in (("from", question.source), ("to", question.target))
    }
    found: list[Problem] = []
    dumped = []
    for position, relation in enumerate(_listed(Relation, value, path)):
        place = join(path, position)
        for end, at in (("from", relation.source), ("to", relation.target)):
            if at not in ends[end]:
                found.append(Problem(join(place, end), f"{at!r} is not a region of this annotation"))
        try:
            attributes = check_attributes(
                _label(question, relation.label, place), relation.attributes, join(place, "attributes")
            )
            dumped.append(relation.model_dump(mode="json", by_alias=True) | {"attributes": attributes})
        except Invalid as fault:
            found += fault.problems
    if found:
        raise Invalid(found)
    return dumped


def check_chains(question: ChainsQuestion, value: Any, checked: Mapping[str, Any], path: str) -> list[dict[str, Any]]:
    """The validated chains; a region is in one at most. Raises Invalid with every fault."""
    known = {r["id"] for r in checked.get(question.of, [])}
    found: list[Problem] = []
    seen: set[str] = set()
    dumped = []
    for position, chain in enumerate(_listed(Chain, value, path)):
        place = join(path, position)
        for number, member in enumerate(chain.members):
            if member not in known:
                found.append(
                    Problem(join(join(place, "members"), number), f"{member!r} is not a region of this annotation")
                )
            if member in seen:
                found.append(Problem(join(join(place, "members"), number), f"{member!r} is in a chain already"))
            seen.add(member)
        document = chain.model_dump(mode="json", exclude_none=True)
        try:
            if chain.label is not None:
                attributes = join(place, "attributes")
                document["attributes"] = check_attributes(
                    _label(question, chain.label, place), chain.attributes, attributes
                )
            elif question.labels:
                found.append(Problem(join(place, "label"), "is missing"))
            elif chain.attributes:
                found.append(Problem(join(place, "attributes"), "belong to a label, which this chain has not"))
        except Invalid as fault:
            found += fault.problems
        dumped.append(document)
    if found:
        raise Invalid(found)
    return dumped
