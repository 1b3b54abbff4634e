"""Names of images as other tools write them. A name in a file is data: it says which image is meant, not where to write."""

import re
from urllib.parse import unquote, urlsplit

_URL = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+://")
_DRIVE = re.compile(r"^[A-Za-z]:(?=/)")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
# Folders that formats put images in, which say nothing about an image.
FOLDERS = frozenset({"images", "image", "imgs", "img", "jpegimages", "data", "obj_train_data", "default", "pictures"})
# Folders that formats put their own files in, which say nothing about an image either.
LABELS = frozenset({"annotations", "labels", "xml", "xmls", "json", "jsons", "masks"})
SPLITS = {
    "train": "train",
    "training": "train",
    "val": "val",
    "valid": "val",
    "validation": "val",
    "test": "test",
    "testing": "test",
}
# What formats write before the name of a subset.
_SUBSET = re.compile(
    r"^(?:instances|person_keypoints|captions|panoptic|stuff|labels|image_info|annotations|default)[_-]?", re.IGNORECASE
)


def relative(given: str) -> str:
    """A path below some folder, for any name, absolute path or address: no `..`, no drive, no query, `/` between parts."""
    name = given
    if _URL.match(name):
        parts = urlsplit(name)
        name = unquote(parts.path)
    name = _DRIVE.sub("", _UNSEEN.sub("_", name.replace("\\", "/")))
    kept = [p for p in name.split("/") if p not in ("", ".", "..")]
    return "/".join(kept) or "image"


def stem(name: str) -> str:
    """An image's path without its suffix, which label files are named by."""
    folder, _, last = name.rpartition("/")
    base = last.rsplit(".", 1)[0] if "." in last[1:] else last
    return f"{folder}/{base}" if folder else base


def own_name(path: str) -> str:
    """An image's path without the folders that formats put images in and without the folder of its split."""
    parts = path.split("/")
    kept = [p for p in parts[:-1] if p.lower() not in FOLDERS]
    if kept and kept[0].lower() in SPLITS:
        kept = kept[1:]
    return "/".join([*kept, parts[-1]])


def split_of(path: str) -> str:
    """The split that a path's folders name, as they name it; empty when none does."""
    return next((p for p in path.split("/")[:-1] if p.lower() in SPLITS), "")


def subset_of(file: str) -> str:
    """The subset that an annotation file is of: what its name says after `instances_` and the like, or its folder."""
    folder, _, last = file.rpartition("/")
    base = stem(last)
    rest = _SUBSET.sub("", base)
    if rest != base:
        return rest or split_of(file)
    return split_of(file) or (folder if base.startswith("_") else base)


def beside(file: str, given: str) -> str:
    """The path that an annotation file means by a name: seen from its folder, with `..`; an absolute one by its end."""
    name = given.replace("\\", "/")
    if name.startswith("/") or _DRIVE.match(name) or _URL.match(name):
        name = relative(name).rsplit("/", 1)[-1]
    parts = file.split("/")[:-1]
    for part in name.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    kept = [p for p in parts[:-1] if p.lower() not in LABELS]
    return "/".join([*kept, *parts[-1:]]) or "image"
