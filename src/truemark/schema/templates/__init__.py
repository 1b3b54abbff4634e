"""Schemas to start from: a YAML file each, in the order that they are offered. To add one: a file `NN-name.yaml`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from truemark.kinds.problem import Invalid


@dataclass(frozen=True, slots=True)
class Template:
    """name: what it is asked for by. schema: its document. sample: a text to try it on, empty for images."""

    name: str
    title: str
    about: str
    sample: str
    schema: dict[str, Any]


def _read(file: Path) -> Template:
    document = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Template(file.stem.partition("-")[2], **document)


TEMPLATES: dict[str, Template] = {t.name: t for t in map(_read, sorted(Path(__file__).parent.glob("*.yaml")))}


def template_named(name: str) -> Template:
    """Raises Invalid, listing the templates there are."""
    if name not in TEMPLATES:
        raise Invalid.at("template", f"can be {', '.join(TEMPLATES)}; not {name!r}")
    return TEMPLATES[name]
