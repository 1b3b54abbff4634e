"""How simulated annotators draw photos: shapes a little off, some left out, some with the wrong label."""

import random
from typing import Any

import numpy as np
from PIL import Image

from truemark.demo.photos import SCHEMA, Photo, folder
from truemark.kinds.mask import from_pixels

LABELS = [label["name"] for label in SCHEMA["questions"][0]["labels"]]
SLACK = 40.0  # pixels of wobble of an annotator who is always wrong


def draw(photo: Photo, errs: float, chance: random.Random) -> dict[str, Any]:
    """One person's answers to a photo. errs: how often and how far they are off, 0 to 1; 0 gives the truth."""
    objects: list[dict[str, Any]] = []
    kept: dict[int, str] = {}
    for n, (label, shape) in enumerate(photo.objects):
        if chance.random() < errs * 0.7:
            continue
        kept[n] = f"r{n + 1}"
        if chance.random() < errs * 0.5:
            label = chance.choice(LABELS)
        attributes = {"whole": "cut off" if photo.file == "astronaut.png" else "whole"} if label == "vehicle" else {}
        drawn = wobbled(shape, photo, errs, chance)
        objects.append({"id": kept[n], "label": label, "shape": drawn, "attributes": attributes})
    links = [
        {"id": f"e{n + 1}", "label": label, "from": kept[a], "to": kept[b], "attributes": {}}
        for n, (a, label, b) in enumerate(photo.links)
        if a in kept and b in kept and chance.random() > errs
    ]
    answers: dict[str, Any] = {
        "objects": objects,
        "faces": _others("f", "face", photo.faces, photo, errs, chance),
        "lines": _others("t", "tower", photo.lines, photo, errs, chance),
        "belongs": links,
        "scene": photo.scene
        if chance.random() > errs
        else chance.choice(["studio", "indoors", "outdoors", "close-up"]),
    }
    if chance.random() > errs:
        answers["caption"] = photo.caption
    return answers


def _others(
    prefix: str, label: str, shapes: Any, photo: Photo, errs: float, chance: random.Random
) -> list[dict[str, Any]]:
    return [
        {"id": f"{prefix}{n + 1}", "label": label, "shape": wobbled(shape, photo, errs, chance), "attributes": {}}
        for n, shape in enumerate(shapes)
        if chance.random() > errs * 0.7
    ]


def wobbled(shape: dict[str, Any], photo: Photo, errs: float, chance: random.Random) -> dict[str, Any]:
    """The shape with every vertex a little off, within the picture."""
    with Image.open(folder() / photo.file) as image:
        width, height = image.size

    def off(x: float, y: float) -> list[float]:
        far = errs * SLACK
        return [
            round(min(width, max(0.0, x + chance.gauss(0, far))), 1),
            round(min(height, max(0.0, y + chance.gauss(0, far))), 1),
        ]

    if shape["type"] == "mask":
        return _silhouette(photo, round(chance.gauss(0, errs * 30)))
    if shape["type"] == "ellipse":
        cx, cy = off(shape["cx"], shape["cy"])
        grown = 1 + chance.gauss(0, errs)
        rx, ry = round(shape["rx"] * max(0.5, grown), 1), round(shape["ry"] * max(0.5, grown), 1)
        return {"type": "ellipse", "cx": cx, "cy": cy, "rx": rx, "ry": ry}
    if shape["type"] == "keypoints":
        return {"type": "keypoints", "points": [[*off(x, y), seen] for x, y, seen in shape["points"]]}
    return {"type": shape["type"], "points": [off(x, y) for x, y in shape["points"]]}


def _silhouette(photo: Photo, grown: int) -> dict[str, Any]:
    """What is dark in a photo as a mask, some pixels larger or smaller."""
    from scipy.ndimage import binary_dilation, binary_erosion

    with Image.open(folder() / photo.file) as image:
        dark = np.asarray(image.convert("L")) < 128
    if grown > 0:
        dark = binary_dilation(dark, iterations=grown)
    elif grown < 0:
        dark = binary_erosion(dark, iterations=-grown)
    return from_pixels(dark).model_dump(mode="json")
