"""What the server can exchange and start from: formats with what they can do, and templates of schemas."""

from typing import Any, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from truemark.api.caller import CallerDep, answer
from truemark.api.wire import PROBLEMS, Wire
from truemark.extras import lacks
from truemark.formats import FORMATS
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
