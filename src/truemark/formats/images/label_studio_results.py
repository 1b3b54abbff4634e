"""The results of one annotation of Label Studio: those of one id are one region, with its labels and what is asked of it."""

from typing import Any

from truemark.formats.images.dataset import Dataset, Link, Mark, Sample
from truemark.formats.images.label_studio_shapes import geometry_of, given_of, segment_of, shape_of
from truemark.formats.images.label_studio_texts import Text
from truemark.formats.labeled import Losses, passing_over

ANSWERS = ("choices", "textarea", "rating", "taxonomy", "number", "datetime", "pairwise")
TEXT_RESULTS = ("labels", "hypertextlabels", "paragraphlabels", "text", "hypertext", "paragraphs")
NO_LABEL = "region"


def is_span(kind: str, value: dict[str, Any]) -> bool:
    """Whether a stretch is of a text, and not of sound or a series."""
    if "channel" in value or kind not in TEXT_RESULTS:
        return False
    whole = isinstance(value.get("start"), int) and isinstance(value.get("end"), int)
    return "text" in value or "startOffset" in value or whole


class Results:
    """The results of one annotation, those of one id taken together."""

    def __init__(self, dataset: Dataset, text: Text | None, samples: list[Sample], where: str, losses: Losses) -> None:
        self.dataset, self.text, self.samples, self.where, self.losses = dataset, text, samples, where, losses
        self.regions: dict[str, tuple[int, int]] = {}  # id → sample, place of its mark
        self.parents: dict[str, str] = {}

    def read(self, results: list[dict[str, Any]]) -> None:
        places = {id(r): f"{self.where}.result[{n}]" for n, r in enumerate(results)}
        by_id: dict[str, list[dict[str, Any]]] = {}
        for n, result in enumerate(results):
            if result.get("type") != "relation":
                by_id.setdefault(str(result.get("id") or f"#{n}"), []).append(result)
        for own, together in by_id.items():
            with passing_over("regions that cannot be read", places[id(together[0])], self.losses):
                self._region(own, together, places[id(together[0])])
        for own, together in by_id.items():
            for result in together:
                if str(result.get("type")) in ANSWERS:
                    with passing_over("answers that cannot be read", places[id(result)], self.losses):
                        self._answer(own, result)
        self._group()
        for result in results:
            if result.get("type") == "relation":
                self._relation(result)

    def _page(self, result: dict[str, Any]) -> int:
        page = int(result.get("item_index") or 0)
        if not 0 <= page < len(self.samples):
            raise ValueError(f"is on page {page} of {len(self.samples)}")
        return page

    def _region(self, own: str, together: list[dict[str, Any]], where: str) -> None:
        shaped = next((r for r in together if self._is_shape(r)), None)
        if shaped is None:
            for result in together:
                if str(result.get("type")) not in ANSWERS:
                    self.losses.add(f"results of type {result.get('type')}", 1, where)
            return
        page = self._page(shaped)
        sample = self.samples[page]
        shape = self._shape(shaped, sample)
        labels = [n for r in together for n in labels_of(r)]
        if not labels:
            labels = [str(shaped.get("from_name") or NO_LABEL)]
            self.losses.add("regions without a label (named by their control)", 1, where)
        self.losses.add("further labels of one region", len(dict.fromkeys(labels)) - 1, where)
        self.losses.add("regions on a turned view", int(bool(shaped.get("image_rotation"))), where)
        label = self.dataset.label(labels[0])
        attributes = {k: v for r in together for k, v in ((r.get("meta") or {}).items()) if v not in ("", None, [])}
        mark = Mark(
            label.name, shape, {k: v if isinstance(v, str | int | float) else str(v) for k, v in attributes.items()}
        )
        mark.id = "" if own.startswith("#") else own
        self.regions[own] = (page, len(sample.marks))
        parent = shaped.get("parentID") or shaped.get("parent_id")
        if parent:
            self.parents[own] = str(parent)
        sample.marks.append(mark)

    def _is_shape(self, result: dict[str, Any]) -> bool:
        kind, value = str(result.get("type")), result.get("value")
        if not isinstance(value, dict):
            return False
        return bool(geometry_of(kind)) or (kind not in ANSWERS and "start" in value and "end" in value)

    def _shape(self, result: dict[str, Any], sample: Sample) -> Any:
        kind, value = str(result["type"]), result["value"]
        geometry = geometry_of(kind)
        if geometry:
            if result.get("original_width") and result.get("original_height"):
                sample.width, sample.height = int(result["original_width"]), int(result["original_height"])
            elif not sample.width and sample.file is not None:
                sample.width, sample.height = sample.file.size()
            return shape_of(geometry, value, *sample.size())
        if self.text is not None and is_span(kind, value):
            return self.text.span(value)
        return segment_of(value)

    def _answer(self, own: str, result: dict[str, Any]) -> None:
        asked, kind = str(result.get("from_name")), str(result["type"])
        given = given_of(kind, result.get("value") or {})
        if own in self.regions:
            page, place = self.regions[own]
            self.samples[page].marks[place].attributes[asked] = given
            return
        if kind in ("textarea", "datetime"):
            self.dataset.texts.add(asked)
        sample = self.samples[self._page(result)]
        if asked in sample.answers:
            raise ValueError(f"answers {asked!r} a second time")
        sample.answers[asked] = given

    def _group(self) -> None:
        """A parent and all below it are one group."""
        for own in self.parents:
            root, steps = own, 0
            while root in self.parents and steps < len(self.parents):
                root, steps = self.parents[root], steps + 1
            for id in (own, root):
                if id in self.regions:
                    page, place = self.regions[id]
                    self.samples[page].marks[place].group = root
                elif id == root:
                    self.losses.add("groups whose first region is not there")

    def _relation(self, result: dict[str, Any]) -> None:
        ends = [self.regions.get(str(result.get(key))) for key in ("from_id", "to_id")]
        if ends[0] is None or ends[1] is None or ends[0][0] != ends[1][0]:
            self.losses.add("relations of regions that were not read, or between pages")
            return
        direction = result.get("direction") or "right"
        self.losses.add("relations of both directions (read as one)", int(direction == "bi"))
        source, target = (ends[1][1], ends[0][1]) if direction == "left" else (ends[0][1], ends[1][1])
        for label in result.get("labels") or ["relates to"]:
            self.samples[ends[0][0]].links.append(Link(source, target, str(label)))


def labels_of(result: dict[str, Any]) -> list[str]:
    """The labels that a result gives its region."""
    value, kind = result.get("value") or {}, str(result.get("type"))
    for key in (kind, "labels"):
        if isinstance(value.get(key), list) and kind not in ANSWERS:
            return [str(n) for n in value[key] if str(n).strip()]
    return []
