"""The label schema: what is shown (stages) and what is asked (questions). JSON and YAML are the same document."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, cast

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, field_validator, model_validator

from truemark.kinds import FIELDS, FieldKind, ShapeName
from truemark.kinds.choice import bare_word
from truemark.media import STAGES

Name = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_-]{0,63}$")]
When = dict[str, str | int | float | list[str | int | float]]


class Asked(BaseModel):
    """What every question has. `when` shows it only after those answers; `guide` names a guideline section."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Name
    title: str | None = None
    help: str | None = None
    required: bool = False
    when: When | None = None
    guide: str | None = None


class FieldQuestion(Asked):
    """A question whose answer is a field of its own; each kind of field adds its settings."""

    type: str


def _field_question(kind: FieldKind) -> type[FieldQuestion]:
    """The question of a field kind: what every question has, and the kind's settings."""
    name = f"{kind.name.title().replace('-', '')}Question"
    settings: Any = kind.settings
    made = type(name, (settings, FieldQuestion), {"__module__": __name__, "__doc__": settings.__doc__})
    return cast(type[FieldQuestion], made)


FIELD_QUESTIONS: Mapping[str, type[FieldQuestion]] = {name: _field_question(kind) for name, kind in FIELDS.items()}

if TYPE_CHECKING:
    AnyField = FieldQuestion
else:
    AnyField = Annotated[reduce(or_, FIELD_QUESTIONS.values()), Field(discriminator="type")]


class Skeleton(BaseModel):
    """The joints of a keypoints label, in order; edges join them by place, for the drawing.

    sigmas: OKS's deviation of each joint (COCO's for its 17, else 0.05).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    joints: tuple[Annotated[str, Field(min_length=1, max_length=100)], ...] = Field(min_length=1, max_length=500)
    edges: tuple[tuple[int, int], ...] = ()
    sigmas: tuple[Annotated[float, Field(gt=0, le=1)], ...] | None = None

    @model_validator(mode="after")
    def _joined(self) -> Self:
        _no_repeat("joint", list(self.joints))
        for edge in self.edges:
            if not all(0 <= end < len(self.joints) for end in edge) or edge[0] == edge[1]:
                raise ValueError(f"edge {list(edge)} must join two of the joints 0 to {len(self.joints) - 1}")
        if self.sigmas is not None and len(self.sigmas) != len(self.joints):
            raise ValueError(f"sigmas has {len(self.sigmas)} numbers; there are {len(self.joints)} joints")
        return self


class Label(BaseModel):
    """A name that regions or relations carry, with the questions asked of each of them (attributes).

    skeleton: what keypoints of this label consist of; without it they are one point.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str = Field(min_length=1, max_length=200)
    title: str | None = None
    help: str | None = None
    color: str | None = Field(default=None, pattern=r"^#[0-9a-fA-F]{6}$")
    key: str | None = Field(default=None, pattern=r"^[0-9a-z]$")
    attributes: tuple[AnyField, ...] = ()
    skeleton: Skeleton | None = None


def _as_labels(value: object) -> object:
    if isinstance(value, list | tuple):
        return [{"name": bare_word(v)} if isinstance(v, str | int) else v for v in value]
    return value


class Labeled(Asked):
    """A question whose answers carry labels."""

    labels: tuple[Label, ...] = Field(min_length=1)

    @field_validator("labels", mode="before")
    @classmethod
    def _names_to_labels(cls, value: object) -> object:
        return _as_labels(value)

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        _no_repeat("label", [label.name for label in self.labels])
        for label in self.labels:
            _no_repeat(f"attribute of {label.name!r}", [a.name for a in label.attributes])
        return self

    def label(self, name: str) -> Label | None:
        return next((label for label in self.labels if label.name == name), None)


class RegionsQuestion(Labeled):
    """Regions of a stage, each a shape with a label. An answer is a list of regions, the last one on top.

    rotated: boxes may have an angle (`turned` in documents before version 0.2). ordered: the list's order is a reading order, shown and changed as such.
    layer: `semantic` has one mask a label, `panoptic` one an object; in both a pixel belongs to at most one mask.
    """

    type: Literal["regions"]
    stage: Name
    shapes: tuple[ShapeName, ...] = Field(default=("span",), min_length=1)
    rotated: bool = Field(default=False, validation_alias=AliasChoices("rotated", "turned"))
    ordered: bool = False
    layer: Literal["semantic", "panoptic"] | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _no_repeat("shape", list(self.shapes))
        if self.rotated and "box" not in self.shapes:
            raise ValueError("rotated is for boxes; shapes has no box")
        if self.layer and self.shapes != ("mask",):
            raise ValueError(f"a {self.layer} layer is painted: its shapes must be [mask]")
        return self


class RelationsQuestion(Labeled):
    """Directed, labelled links from regions of one question to regions of the same or another."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    type: Literal["relations"]
    source: Name = Field(alias="from")
    target: Name = Field(alias="to")


class ChainsQuestion(Labeled):
    """Coreference: groups of regions of one question that mean the same thing. labels may be left out."""

    type: Literal["chains"]
    of: Name
    labels: tuple[Label, ...] = ()


if TYPE_CHECKING:
    Question = RegionsQuestion | RelationsQuestion | ChainsQuestion | FieldQuestion
else:
    Question = Annotated[
        reduce(or_, (RegionsQuestion, RelationsQuestion, ChainsQuestion, *FIELD_QUESTIONS.values())),
        Field(discriminator="type"),
    ]


if TYPE_CHECKING:
    StageName = str
else:
    StageName = Literal[tuple(STAGES)]


class Stage(BaseModel):
    """Something shown: `source` names the field of the item's data that holds it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Name
    type: StageName
    source: str = Field(min_length=1)
    title: str | None = None
    direction: Literal["auto", "ltr", "rtl"] = "auto"

    @model_validator(mode="after")
    def _of_text(self) -> Self:
        if not STAGES[self.type].directed and self.direction != "auto":
            raise ValueError(f"direction is for stages that are read; {self.type} is none")
        return self


class Schema(BaseModel):
    """A whole label schema. Names are unique; what a question refers to stands before it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    stages: tuple[Stage, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)

    def stage(self, name: str) -> Stage:
        return next(s for s in self.stages if s.name == name)

    def question(self, name: str) -> Question | None:
        return next((q for q in self.questions if q.name == name), None)

    def document(self) -> dict[str, Any]:
        """The JSON form, without what is left at its default."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True) | _with_types(self)


def _with_types(schema: Schema) -> dict[str, Any]:
    """`type` is a default of some questions but never left out of a document."""
    dumped = schema.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for question, document in zip(schema.questions, dumped["questions"], strict=True):
        document["type"] = question.type
        if isinstance(question, Labeled) and question.labels:
            for label, label_document in zip(question.labels, document["labels"], strict=True):
                for attribute, attribute_document in zip(
                    label.attributes, label_document.get("attributes", []), strict=True
                ):
                    attribute_document["type"] = attribute.type
    return {"questions": [{"name": d.pop("name"), "type": d.pop("type"), **d} for d in dumped["questions"]]}


def _no_repeat(what: str, names: list[str]) -> None:
    for position, name in enumerate(names):
        if name in names[:position]:
            raise ValueError(f"{what} {name!r} stands twice")
