"""Real photos with their regions, drawn by hand for Truemark (the regions are CC0 1.0).

The photos come with scikit-image's package; sources and licences are in its documentation and repeated below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCHEMA: dict[str, Any] = {
    "stages": [{"name": "photo", "type": "image", "source": "photo"}],
    "questions": [
        {
            "name": "objects",
            "type": "regions",
            "stage": "photo",
            "shapes": ["polygon", "box", "ellipse", "mask"],
            "labels": [
                {"name": "person"},
                {"name": "animal"},
                {
                    "name": "vehicle",
                    "attributes": [
                        {"name": "whole", "type": "choice", "options": ["whole", "cut off"], "required": True}
                    ],
                },
                {"name": "tableware"},
                {"name": "coin"},
                {"name": "wheel"},
            ],
        },
        {
            "name": "faces",
            "type": "regions",
            "stage": "photo",
            "shapes": ["keypoints"],
            "labels": [
                {
                    "name": "face",
                    "skeleton": {
                        "joints": ["left eye", "right eye", "nose", "left of mouth", "right of mouth"],
                        "edges": [[0, 1], [0, 2], [1, 2], [2, 3], [2, 4], [3, 4]],
                    },
                }
            ],
        },
        {"name": "lines", "type": "regions", "stage": "photo", "shapes": ["polyline"], "labels": ["tower"]},
        {
            "name": "belongs",
            "type": "relations",
            "from": "objects",
            "to": "objects",
            "labels": [{"name": "part of"}, {"name": "stands on"}],
        },
        {
            "name": "scene",
            "type": "choice",
            "options": ["studio", "indoors", "outdoors", "close-up"],
            "required": True,
        },
        {
            "name": "caption",
            "type": "text",
            "multiline": True,
            "help": "One sentence a blind reader would find useful.",
        },
    ],
}

GUIDELINE = """\
# Objects in photos

## Objects
Mark every **person**, **animal**, **vehicle**, piece of **tableware**, **coin** and **wheel** that is at least 15 pixels wide.
Outline what can be seen; do not guess what is hidden. Round things (coins, plates, wheels) get an ellipse, all else a polygon.
A wheel is marked even though it is part of a vehicle, and linked to it: *part of*.

## Faces
Five points: both eyes, the tip of the nose, both ends of the mouth. *Left* is left in the picture. A point that is hidden but
can be told is marked as hidden (Shift+click).

## Lines
A tower is a line along its axis, from the ground to the tip.

## When in doubt
A picture cut off at its edge: outline up to the edge, and say *cut off*.
"""

Shape = dict[str, Any]


@dataclass(frozen=True)
class Photo:
    """A file of scikit-image's package with what is in it. links: places in `objects`, and the relation's label."""

    file: str
    credit: str
    scene: str
    caption: str
    objects: Sequence[tuple[str, Shape]]
    faces: Sequence[Shape] = ()
    lines: Sequence[Shape] = ()
    links: Sequence[tuple[int, str, int]] = ()


def _polygon(*points: tuple[float, float]) -> Shape:
    return {"type": "polygon", "points": [list(p) for p in points]}


def _ellipse(cx: float, cy: float, rx: float, ry: float | None = None) -> Shape:
    return {"type": "ellipse", "cx": cx, "cy": cy, "rx": rx, "ry": rx if ry is None else ry}


def _face(*points: tuple[float, float]) -> Shape:
    return {"type": "keypoints", "points": [[x, y, 2] for x, y in points]}


def _line(*points: tuple[float, float]) -> Shape:
    return {"type": "polyline", "points": [list(p) for p in points]}


_COINS = (
    *((44, 54, 22), (100, 56, 19), (155, 51, 23.5), (216, 51, 23.5), (275, 52, 20.5), (334, 43, 29)),
    *((45, 124, 21), (103, 124, 19), (153, 126, 19), (206, 123, 20.5), (270, 119, 25.5), (336, 123, 19.5)),
    *((43, 197, 19), (101, 195, 22), (153, 198, 19), (212, 193, 23.5), (273, 194, 23), (347, 185, 31.5)),
    *((46, 260, 28), (113, 266, 21.5), (172, 261, 27.5), (244, 263, 24.5), (301, 262, 25), (358, 267, 22)),
)

PHOTOS = (
    Photo(
        "astronaut.png",
        "Eileen Collins, NASA; public domain",
        "studio",
        "A smiling astronaut in an orange suit before a model of a space shuttle.",
        (
            (
                "person",
                _polygon(
                    *(
                        (14, 430),
                        (22, 350),
                        (45, 265),
                        (80, 226),
                        (116, 206),
                        (117, 175),
                        (131, 152),
                        (180, 150),
                        (160, 122),
                    ),
                    *(
                        (152, 85),
                        (158, 50),
                        (182, 22),
                        (225, 13),
                        (272, 28),
                        (299, 70),
                        (297, 112),
                        (272, 128),
                        (264, 150),
                    ),
                    *((288, 172), (303, 205), (300, 228), (340, 242), (362, 300), (360, 345), (312, 368), (286, 418)),
                    *((276, 470), (280, 511), (20, 511)),
                ),
            ),
            (
                "vehicle",
                _polygon(
                    (394, 0),
                    (440, 0),
                    (452, 110),
                    (455, 205),
                    (464, 236),
                    (458, 284),
                    (374, 288),
                    (366, 268),
                    (380, 190),
                    (388, 60),
                ),
            ),
        ),
        faces=(_face((207, 103), (243, 101), (224, 119), (207, 141), (243, 140)),),
    ),
    Photo(
        "chelsea.png",
        "Chelsea the cat, photographed by Stéfan van der Walt; CC0",
        "close-up",
        "The face of a tabby cat with green eyes, looking past the camera.",
        (
            (
                "animal",
                _polygon(
                    *((46, 0), (36, 48), (38, 92), (22, 138), (0, 172), (0, 299), (296, 299), (326, 262), (342, 205)),
                    *((362, 150), (372, 96), (352, 44), (372, 10), (366, 0)),
                ),
            ),
        ),
        faces=(_face((172, 115), (324, 136), (269, 243), (238, 274), (287, 268)),),
    ),
    Photo(
        "coffee.png",
        "Photographed by Rachel Michetti; CC0",
        "indoors",
        "A cup of coffee on a red saucer with a spoon, on a wooden table.",
        (
            ("tableware", _ellipse(278, 219, 201, 163)),
            (
                "tableware",
                _polygon(
                    (172, 85),
                    (200, 40),
                    (262, 17),
                    (330, 24),
                    (388, 60),
                    (402, 105),
                    (392, 168),
                    (376, 232),
                    (230, 246),
                    (186, 190),
                    (174, 140),
                ),
            ),
            (
                "tableware",
                _polygon(
                    *(
                        (414, 68),
                        (426, 80),
                        (410, 145),
                        (398, 225),
                        (406, 268),
                        (390, 314),
                        (358, 326),
                        (330, 302),
                        (328, 268),
                    ),
                    *((352, 246), (380, 233), (393, 150), (402, 84)),
                ),
            ),
        ),
        links=((1, "stands on", 0), (2, "stands on", 0)),
    ),
    Photo(
        "coins.png",
        "Greek coins from Pompeii, Brooklyn Museum; no known copyright restrictions",
        "studio",
        "Twenty-four ancient coins in four rows on dark cloth.",
        tuple(("coin", _ellipse(x, y, r)) for x, y, r in _COINS),
    ),
    Photo(
        "motorcycle_left.png",
        "Middlebury 2014 stereo benchmark; CC0",
        "indoors",
        "A red motorcycle on its stand in a garage, shelves behind it.",
        (
            (
                "vehicle",
                _polygon(
                    *(
                        (110, 214),
                        (152, 190),
                        (262, 158),
                        (340, 188),
                        (420, 190),
                        (498, 112),
                        (516, 78),
                        (572, 118),
                        (590, 158),
                    ),
                    *((628, 268), (682, 362), (680, 428), (645, 452), (580, 432), (540, 388), (455, 364), (345, 434)),
                    *((265, 380), (200, 395), (140, 350), (122, 285)),
                ),
            ),
            ("wheel", _ellipse(206, 318, 78, 77)),
            ("wheel", _ellipse(606, 380, 80, 72)),
        ),
        links=((1, "part of", 0), (2, "part of", 0)),
    ),
    Photo(
        "rocket.jpg",
        "SpaceX, Falcon 9; public domain",
        "outdoors",
        "A rocket on its launch pad at dusk between lightning towers.",
        (("vehicle", _polygon((322, 125), (332, 148), (335, 405), (309, 405), (309, 160))),),
        lines=(
            _line((40, 420), (50, 0)),
            _line((190, 402), (203, 128)),
            _line((450, 400), (446, 122)),
            _line((612, 420), (590, 0)),
        ),
    ),
    Photo(
        "horse.png",
        "Silhouette by Andreas Preuss; CC0",
        "studio",
        "The black silhouette of a standing horse.",
        (("animal", {"type": "mask", "dark": True}),),
    ),
)


def folder() -> Path:
    """Where scikit-image keeps its photos."""
    import skimage

    return Path(skimage.__file__).parent / "data"


def size(file: str) -> tuple[int, int]:
    """Width and height of a photo."""
    from PIL import Image

    with Image.open(folder() / file) as image:
        return image.size
