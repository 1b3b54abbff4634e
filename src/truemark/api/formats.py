"""What the server knows: formats with what they can do, kinds of answers and stages, and templates of schemas."""

from typing import Any, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from truemark.api.caller import CallerDep, answer
from truemark.api.wire import PROBLEMS, Wire
from truemark.extras import lacks
from truemark.formats import FORMATS
from truemark.kinds import FIELDS, REGIONS, Space
from truemark.media import STAGES
from truemark.schema.templates import TEMPLATES

router = APIRouter(tags=["Formats"], responses=PROBLEMS)


class FormatOut(Wire):
    """A format. stages: what it can show (empty: anything). kinds: the shapes that it holds as they are. media: whether the
    images can be in its file. everybody: what each annotator said, or the final answers. splits: train and val apart.
    reads: whether answers come in from it; writes: whether projects can be exported to it. lacks: what has to be installed
    for it, in a sentence."""

    name: str
    title: str
    suffix: str
    stages: list[str]
    kinds: list[str]
    media: Literal["never", "optional", "always"]
    everybody: bool
    splits: bool
    reads: bool
    writes: bool
    lacks: str | None


class TemplateOut(Wire):
    """A schema to start from, with a text to try it on. name: what POST /projects takes as `template`."""

    name: str
    title: str
    about: str
    schema_: dict[str, Any] = Field(alias="schema")
    sample: str


class RegionKindOut(Wire):
    """A kind of region. space: where it lies, in a text, a plane, time or a volume. stages: those that offer it."""

    name: str
    title: str
    plural: str
    space: Space
    stages: list[str]


class FieldKindOut(Wire):
    """A kind of answer to a question of its own."""

    name: str
    title: str


class StageKindOut(Wire):
    """A kind of stage. kinds: of regions on it. suffixes: of the files that it shows; none for one without files."""

    name: str
    kinds: list[str]
    suffixes: list[str]


class KindsOut(Wire):
    """What a schema can ask and show."""

    regions: list[RegionKindOut]
    fields: list[FieldKindOut]
    stages: list[StageKindOut]


@router.get("/kinds", response_model=KindsOut)
def list_kinds(caller: CallerDep) -> Response:
    """Every kind of region, of question and of stage that this server knows."""
    caller.read(lambda connection, who: who)
    regions = [
        {
            "name": kind.name,
            "title": kind.title,
            "plural": kind.plural,
            "space": kind.space,
            "stages": [name for name, stage in STAGES.items() if kind.name in stage.shapes],
        }
        for kind in REGIONS.values()
    ]
    stages = [
        {"name": name, "kinds": list(stage.shapes), "suffixes": list(stage.files.suffixes) if stage.files else []}
        for name, stage in STAGES.items()
    ]
    fields = [{"name": kind.name, "title": kind.title} for kind in FIELDS.values()]
    return answer({"regions": regions, "fields": fields, "stages": stages})


@router.get("/formats", response_model=list[FormatOut])
def list_formats(caller: CallerDep) -> Response:
    """Every exchange format and what it can do."""
    caller.read(lambda connection, who: who)
    return answer(
        [
            {
                "name": f.name,
                "title": f.title,
                "suffix": f.suffix,
                "stages": sorted(f.stages),
                "kinds": list(f.kinds),
                "media": f.media,
                "everybody": f.everybody,
                "splits": f.splits,
                "reads": f.read is not None,
                "writes": f.exports,
                "lacks": lacks(f.extra) if f.extra else None,
            }
            for f in FORMATS.values()
        ]
    )


@router.get("/templates", response_model=list[TemplateOut])
def list_templates(caller: CallerDep) -> Response:
    """Schemas to start from."""
    caller.read(lambda connection, who: who)
    return answer(
        [
            {"name": t.name, "title": t.title, "about": t.about, "schema": t.schema, "sample": t.sample}
            for t in TEMPLATES.values()
        ]
    )
