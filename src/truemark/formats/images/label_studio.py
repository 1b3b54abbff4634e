"""Label Studio JSON: tasks with annotations, each a list of results. Source: labelstud.io/guide/export, "JSON".

Images (pages too), texts, HTML and dialogues. Every annotator's answers are kept. Results of one id are one region: its
shape, its label, and what is asked of it. Places are percent of the image's original size.
"""

import re
from typing import Any
from urllib.parse import unquote

from truemark.formats.images.dataset import Dataset, Sample
from truemark.formats.images.label_studio_config import IMAGES, TEXTS, Config, read_config
from truemark.formats.images.label_studio_results import Results, is_span
from truemark.formats.images.label_studio_shapes import geometry_of
from truemark.formats.images.label_studio_texts import Text, text_of_field
from truemark.formats.images.label_studio_write import single, write
from truemark.formats.images.names import relative
from truemark.formats.images.tree import Found, ReadTree
from truemark.formats.images.xml_text import parsed
from truemark.formats.labeled import Losses, passing_over
from truemark.kinds.problem import Invalid

__all__ = ["name", "read", "single", "write"]
name = "label-studio"
_PREFIX = re.compile(r"^[0-9a-f]{8}-")
_SUFFIX = re.compile(r"\.(jpe?g|png|webp|gif|tiff?|bmp|avif|heic|pdf)$", re.IGNORECASE)
_MIN = frozenset({"annotation_id", "annotator", "lead_time", "created_at", "updated_at"})
# Of a task: what is read, and what only keeps Label Studio's own books.
TASK = frozenset({"id", "data", "annotations", "completions", "predictions", "drafts", "meta"})
BOOKS = frozenset(
    {"created_at", "updated_at", "inner_id", "total_annotations", "cancelled_annotations", "total_predictions"}
    | {"comment_count", "unresolved_comment_count", "last_comment_updated_at", "project", "updated_by", "file_upload"}
    | {"comment_authors", "annotations_results", "annotations_ids", "allow_skip", "is_labeled", "overlap"}
)


def read(tree: ReadTree, losses: Losses) -> Dataset:
    dataset = Dataset()
    config = Config()
    for file in tree.ending(".xml"):
        with passing_over("files that cannot be read", tree.place(file), losses):
            root = parsed(tree.read(file), tree.place(file), tree.encoding)
            if root.tag == "View":
                read_config(root, config, dataset, losses)
    found = False
    for file in tree.ending(".json"):
        where = tree.place(file)
        with passing_over("files that cannot be read", where, losses):
            tasks = tree.json(file)
            if not isinstance(tasks, list) or not tasks or not all(isinstance(t, dict) for t in tasks):
                continue
            if any("data" in t for t in tasks):
                found = True
                _Reader(tree, file, config, dataset, losses).read(tasks)
            elif any(_MIN & t.keys() for t in tasks):
                raise Invalid.at(
                    where, "is Label Studio's JSON-MIN, which leaves out much; export as JSON, not JSON-MIN"
                )
    if not found:
        if losses.faults:
            raise Invalid(losses.faults[:1])
        raise Invalid.at(str(tree.path), "holds no Label Studio export: a JSON list of tasks, each with `data`")
    _tell_apart(dataset)
    return dataset


def image_name(address: str) -> tuple[str, str]:
    """The path of an image by its address in Label Studio, and what it was called before it was uploaded."""
    path = unquote(address.split("?d=", 1)[1]) if "?d=" in address else address
    whole = relative(unquote(path).removeprefix("/data/") if "://" not in path else path)
    if "?d=" in address or "://" in address:
        return whole, whole
    folder, _, last = whole.rpartition("/")
    own = _PREFIX.sub("", last)
    if folder.startswith(("upload", "media/upload")):
        return whole, own
    return whole, f"{folder}/{own}" if folder else last


def _tell_apart(dataset: Dataset) -> None:
    """Two uploads of one name keep the prefix that Label Studio gave them."""
    known: dict[str, set[str]] = {}
    for sample in dataset.samples:
        if sample.aliases:
            known.setdefault(sample.name, set()).add(sample.aliases[0])
    for sample in dataset.samples:
        if len(known.get(sample.name, ())) > 1:
            sample.name = sample.aliases[0].rsplit("/", 1)[-1]


class _Reader:
    def __init__(self, tree: ReadTree, file: str, config: Config, dataset: Dataset, losses: Losses) -> None:
        self.tree, self.file, self.config, self.dataset, self.losses = tree, file, config, dataset, losses
        self.place = tree.place(file)

    def read(self, tasks: list[dict[str, Any]]) -> None:
        for n, task in enumerate(tasks):
            where = f"{self.place}: [{n}]"
            with passing_over("tasks that cannot be read", where, self.losses):
                if "data" not in task:
                    raise Invalid.at(f"{where}.data", "is missing")
                _Task(self, task, where, n).read()


class _Task:
    """One task: the images or the text that it shows, and everybody's answers."""

    def __init__(self, reader: _Reader, task: dict[str, Any], where: str, number: int) -> None:
        self.reader, self.task, self.where, self.losses = reader, task, where, reader.losses
        self.dataset = reader.dataset
        self.id = str(task.get("id", number))
        data = task["data"] if isinstance(task["data"], dict) else {"text": task["data"]}
        self.field, self.addresses, self.text = self._shown(data)
        self.data = {str(k): v for k, v in data.items() if k != self.field}

    def read(self) -> None:
        task = self.task
        for key in task.keys() - TASK - BOOKS:
            self.losses.add(f"fields {key!r} of tasks")
        listed = task.get("annotations", task.get("completions"))
        if listed is None:
            raise Invalid.at(f"{self.where}.annotations", "is missing; export as JSON, not JSON-MIN")
        kept = 0
        first = len(self.dataset.samples)
        for n, annotation in enumerate(listed):
            if not isinstance(annotation, dict) or annotation.get("was_cancelled"):
                self.losses.add("skipped annotations")
                continue
            self._annotation(annotation, f"{self.where}.annotations[{n}]")
            kept += 1
        self.losses.add("predictions", len(task.get("predictions") or []))
        self.losses.add("drafts", len(task.get("drafts") or []))
        if not kept:
            self.dataset.samples += self._samples(None)
        self._share_sizes(self.dataset.samples[first:])

    def _share_sizes(self, samples: list[Sample]) -> None:
        """What one annotation says of an image's size counts for all."""
        known = {s.name: (s.width, s.height) for s in samples if s.width and s.height}
        for sample in samples:
            if not sample.width and sample.name in known:
                sample.width, sample.height = known[sample.name]

    def _annotation(self, annotation: dict[str, Any], where: str) -> None:
        who = annotation.get("completed_by")
        annotator = (who.get("email") or who.get("id")) if isinstance(who, dict) else who
        samples = self._samples(None if annotator is None else str(annotator))
        for sample in samples:
            sample.seconds = float(annotation.get("lead_time") or 0)
            sample.where = where
        self.losses.add("marks of ground truth", int(bool(annotation.get("ground_truth"))))
        self.losses.add("drafts", len(annotation.get("draft") or []))
        results = [r for r in annotation.get("result") or [] if isinstance(r, dict)]
        Results(self.dataset, self.text, samples, where, self.losses).read(results)
        self.dataset.samples += samples

    def _shown(self, data: dict[str, Any]) -> tuple[str, list[str], Text | None]:
        """The field that is shown, and the addresses of its images or its text."""
        config = self.reader.config
        for name in config.fields(IMAGES):
            if name in data:
                return name, _addresses(data[name]), None
        for kind, name in config.objects.values():
            if kind in TEXTS and name in data:
                return name, [], text_of_field(data[name], kind)
        for name, value in data.items():
            found = _addresses(value)
            if found and all(_SUFFIX.search(a.split("?d=")[-1].split("?")[0]) for a in found):
                return name, found, None
        results = [r for a in self._all_results() for r in a]
        kinds = {str(r.get("type")) for r in results}
        html = any(k.startswith("hypertext") for k in kinds)
        stretches = [r for r in results if isinstance(r.get("value"), dict) and "start" in r["value"]]
        spans = any(is_span(str(r.get("type")), r["value"]) for r in stretches)
        if stretches and not spans and not any(geometry_of(k) for k in kinds):
            return "", [], None  # sound, or a series
        spans = spans or not any(geometry_of(k) for k in kinds)
        if not spans:
            for name, value in data.items():
                if isinstance(value, str):
                    return name, [value], None
        for name in sorted(data, key=lambda k: k not in ("text", "dialogue", "html")):
            text = text_of_field(data[name], "hypertext" if html else "text")
            if text is not None:
                return name, [], text
        return "", [], None

    def _all_results(self) -> list[list[dict[str, Any]]]:
        listed = self.task.get("annotations", self.task.get("completions")) or []
        return [[r for r in a.get("result") or [] if isinstance(r, dict)] for a in listed if isinstance(a, dict)]

    def _samples(self, annotator: str | None) -> list[Sample]:
        """A sample an image, or one for the text."""
        meta = self.task.get("meta")
        more: dict[str, Any] = {"annotator": annotator, "meta": dict(meta) if isinstance(meta, dict) else {}}
        if self.text is not None:
            return [Sample(self.id, text=self.text.text, data=dict(self.data), id=self.id, **more)]
        if not self.addresses:
            return [Sample(self.id, data=dict(self.data), id=self.id, **more)]
        found = []
        for page, address in enumerate(self.addresses):
            whole, own = image_name(address)
            file = self._find(whole, own)
            id = self.id if len(self.addresses) == 1 else f"{self.id}/{page}"
            sample = Sample(own, file=file, data=dict(self.data), id=id, aliases=[whole], **more)
            found.append(sample)
        return found

    def _find(self, whole: str, own: str) -> Found | None:
        tree, file = self.reader.tree, self.reader.file
        return tree.find(whole, file) or (tree.find(own, file) if own != whole else None)


def _addresses(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return value
    return []
