"""Which format a file is of, by its name and by what is in it."""

import re
import zipfile
from pathlib import Path
from typing import Any

from truemark.formats.text_in import encoding_of, json_of, lines_of
from truemark.kinds.problem import Invalid

HEAD = 1 << 16
SAY = "say which it is by --format"
_NUMBER = re.compile(r"\s*-?\d+(\.\d+)?\s*")
CONLL = (".conll", ".bio", ".iob", ".iob2", ".bioes", ".conll2003")


def kind_of_file(file: Path, takes: str) -> str:
    """The name of a file's or folder's format. takes: what is wanted of it, where its first line could be two things.

    Raises Invalid, with what it seems to be and how to say otherwise, for one that is of no format that is known.
    """
    suffix = file.suffix.lower()
    if file.is_dir() or (zipfile.is_zipfile(file) and suffix == ".zip"):
        return _of_folder(file)
    if suffix == ".rttm":
        return "rttm"
    if suffix in CONLL:
        return "conll"
    if suffix in (".json", ".jsonl", ".ndjson"):
        return _of_json(file)
    if suffix == ".xml":
        return _of_xml(file)
    lines = _lines(file)
    first = next((line for line in lines if line.strip()), "")
    if suffix == ".txt" and first.startswith("SPEAKER "):
        return "rttm"
    if first.startswith(("#FORMAT=WebAnno", " # ", "# de.", "# webanno.")) and suffix == ".tsv":
        raise Invalid.at(
            f"{file}: line 1",
            "is WebAnno TSV, which is not read; INCEpTION also exports CoNLL 2002 and CoNLL 2012, which are",
        )
    if _is_mot(first):
        if takes == "tracks":
            return "mot"
        raise Invalid.at(
            f"{file}: line 1",
            "holds numbers alone; a table needs a header that names its columns (item, annotator, value), and is long: a "
            "row a judgment",
        )
    if suffix == ".txt":
        return "csv" if re.search(r"[,;]", first) or first.count("\t") > 1 else "conll"
    return "csv"


def _lines(file: Path) -> list[str]:
    with file.open("rb") as opened:
        head = opened.read(HEAD)
    name, skip = encoding_of(head[:8], str(file))
    return lines_of(head[skip:].decode(name, "replace"))


def _is_mot(line: str) -> bool:
    """MOTChallenge has no header: six numbers at least, the frame and the object whole."""
    cells = line.strip().split(",")
    return len(cells) >= 6 and all(_NUMBER.fullmatch(c) for c in cells[:6])


def _of_xml(file: Path) -> str:
    head = "\n".join(_lines(file))
    root = re.search(r"<([A-Za-z_]\w*)", re.sub(r"<\?.*?\?>|<!--.*?-->", "", head, flags=re.DOTALL))
    kinds = {"annotations": "cvat", "annotation": "voc"}
    if root is None or root.group(1) not in kinds:
        raise Invalid.at(str(file), f"is XML, but neither CVAT's nor Pascal VOC's; {SAY}")
    return kinds[root.group(1)]


def _of_json(file: Path) -> str:
    first = next((line.strip() for line in _lines(file) if line.strip()), "")
    if first.startswith("{") and (file.suffix.lower() != ".json" or first.endswith("}")):
        try:
            found = _of_line(json_of(first.encode(), str(file)))
        except Invalid:
            found = None
        if found is not None:
            return found
    document = json_of(file.read_bytes(), str(file))
    if isinstance(document, list) and document and all(isinstance(t, dict) for t in document):
        if any("data" in t or "annotations" in t for t in document):
            return "label-studio"
        if any({"lead_time", "annotation_id", "annotator"} & t.keys() for t in document):
            return "label-studio"  # its JSON-MIN, which the reader knows how to refuse
        lines = [name for t in document if (name := _of_line(t)) in ("doccano", "prodigy")]
        if lines:
            return lines[0]
    if isinstance(document, list) and not document:
        return "label-studio"
    if isinstance(document, dict):
        for name, keys in (("coco", ("images", "annotations")), ("datumaro", ("items",)), ("labelme", ("shapes",))):
            if all(isinstance(document.get(k), list) for k in keys):
                return name
    raise Invalid.at(
        str(file),
        f"is JSON, but of no format that is known (COCO, Label Studio, Datumaro, LabelMe, JSON Lines …); {SAY}",
    )


def _of_line(document: Any) -> str | None:
    """The format that one object of JSON Lines is of; None for none."""
    if not isinstance(document, dict) or "images" in document:
        return None
    if {"data", "annotations", "settled"} <= document.keys():
        return "truemark"
    if "spans" in document and "text" in document:
        return "prodigy"
    if ("text" in document or "data" in document) and {"label", "labels", "entities"} & document.keys():
        return "doccano"
    return None


def _of_folder(place: Path) -> str:
    from truemark.formats.images.tree import ReadTree

    with ReadTree(place) as tree:
        if tree.ending("data.yaml", "classes.txt", ".names"):
            return "yolo-detect"
        for name in tree.ending(".xml", ".json"):
            with tree.local(name) as file:
                try:
                    return _of_xml(file) if name.lower().endswith(".xml") else _of_json(file)
                except Invalid:
                    continue
    raise Invalid.at(str(place), f"holds nothing of a format that is known; {SAY}")
