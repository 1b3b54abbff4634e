"""Label Studio's labeling configuration: labels, what is asked, and which field of a task each object shows."""

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree

from truemark.formats.images.dataset import Dataset, Declared
from truemark.formats.labeled import Losses

IMAGES = ("image",)
TEXTS = ("text", "hypertext", "paragraphs")
_LAYOUT = frozenset(
    {"view", "label", "choice", "header", "style", "relations", "relation", "brush", "shortcut", "collapse", "panel"}
    | {"filter", "list", "table", "magicwand"}
)


@dataclass(slots=True)
class Config:
    """objects: what is shown, by name: its kind and the field of a task. controls: what each control asks of, by name."""

    objects: dict[str, tuple[str, str]] = field(default_factory=dict)
    controls: dict[str, str] = field(default_factory=dict)

    def fields(self, kinds: tuple[str, ...]) -> list[str]:
        return [name for kind, name in self.objects.values() if kind in kinds]


def read_config(root: ElementTree.Element, config: Config, dataset: Dataset, losses: Losses) -> None:
    """Labels with their colours in order; what can be chosen, said or rated, of regions or of the whole."""
    per_region: dict[str, Declared] = {}
    regions: list[str] = []
    for control in root.iter():
        kind, own = control.tag.lower(), control.get("name") or ""
        value = control.get("value") or control.get("valueList") or ""
        if control.get("toName"):
            config.controls[own] = kind
        if kind.endswith("labels"):
            for element in control.iter("Label"):
                given = element.get("alias") or element.get("value") or ""
                if given:
                    label = dataset.label(given)
                    colour = element.get("background") or ""
                    label.color = colour if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) else label.color
                    regions.append(given)
            continue
        asked = _asked(kind, control)
        if asked is not None:
            if (control.get("perRegion") or "").lower() == "true":
                per_region[own] = asked
            else:
                dataset.asked[own] = asked
                if asked.type == "text":
                    dataset.texts.add(own)
        elif value.startswith("$") and not control.get("toName"):
            config.objects[own] = (kind, value[1:])
        elif (kind not in _LAYOUT and kind not in config.controls.values()) or (
            control.get("toName") and kind not in ("rectangle", "polygon", "ellipse", "keypoint", "brush")
        ):
            losses.add(f"<{control.tag}> of the labeling configuration")
    for name in dict.fromkeys(regions):
        dataset.label(name).attributes |= per_region


def _asked(kind: str, control: ElementTree.Element) -> Declared | None:
    if kind == "choices":
        options = [c.get("alias") or c.get("value") or "" for c in control.iter("Choice")]
        return Declared("choice", [o for o in options if o], (control.get("choice") or "").startswith("multiple"))
    if kind == "taxonomy":
        options = []
        _paths(control, "", options)
        return Declared("choice", options, multiple=True)
    if kind in ("textarea", "datetime"):
        return Declared("text")
    if kind == "number":
        return Declared("number")
    if kind == "rating":
        return Declared("rating", most=int(control.get("maxRating") or 5))
    if kind == "pairwise":
        return Declared("choice", ["left", "right"])
    return None


def _paths(element: ElementTree.Element, before: str, found: list[str]) -> None:
    for choice in element.findall("Choice"):
        own = choice.get("alias") or choice.get("value") or ""
        path = f"{before}/{own}" if before else own
        found.append(path)
        _paths(choice, path, found)
