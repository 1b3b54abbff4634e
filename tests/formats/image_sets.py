"""Sets of labelled pictures: one with everything, and Hypothesis strategies for any."""

from pathlib import Path

import numpy as np
from hypothesis import strategies as st
from PIL import Image

from truemark.formats.images.dataset import Dataset, LabelOf, Link, Mark, Sample
from truemark.kinds.box import Box
from truemark.kinds.ellipse import Ellipse
from truemark.kinds.keypoints import Keypoints
from truemark.kinds.mask import from_pixels
from truemark.kinds.polygon import Polygon
from truemark.kinds.polyline import Polyline

WIDTH, HEIGHT = 60, 40


def everything() -> Dataset:
    """Two pictures with every kind of shape, attributes, a group, a relation, a choice and a text."""
    bits = np.zeros((HEIGHT, WIDTH), dtype=bool)
    bits[5:15, 10:20] = True
    bits[8:11, 13:16] = False
    marks = [
        Mark("car", Box(x=1, y=2, width=10, height=8), {"occluded": "yes", "make": "old"}),
        Mark("car", Box(x=20, y=10, width=16, height=8, angle=30)),
        Mark("tree", Polygon(points=((30, 5), (45, 5), (45, 20), (38, 30), (30, 20)))),
        Mark(
            "tree",
            Polygon(points=((2, 20), (20, 20), (20, 38), (2, 38)), holes=(((6, 24), (6, 32), (14, 32), (14, 24)),)),
        ),
        Mark("road", Polyline(points=((0, 39), (30, 30), (59, 35)))),
        Mark("car", Ellipse(cx=50, cy=30, rx=6, ry=6)),
        Mark("tree", from_pixels(bits)),
        Mark("person", Keypoints(points=((10, 10, 2), (12, 14, 1), (0, 0, 0)))),
        Mark("car", Polygon(points=((50, 2), (54, 2), (54, 6))), group="g"),
        Mark("car", Polygon(points=((56, 2), (59, 2), (59, 6))), group="g"),
    ]
    first = Sample("a/street.png", WIDTH, HEIGHT, marks, [Link(0, 2, "before")])
    first.answers = {"weather": "sun", "caption": "A street, with trees."}
    second = Sample("b.png", WIDTH, HEIGHT, [Mark("car", Box(x=0, y=0, width=60, height=40))])
    labels = [
        LabelOf("car"),
        LabelOf("tree"),
        LabelOf("road"),
        LabelOf("person", ("head", "hand", "foot"), ((0, 1), (0, 2))),
    ]
    return Dataset(labels, [first, second], {"caption"})


def only(dataset: Dataset, *kinds: type) -> Dataset:
    """The dataset with upright shapes of these kinds alone, and nothing said of whole pictures."""
    for picture in dataset.samples:
        picture.marks = [
            m
            for m in picture.marks
            if isinstance(m.shape, kinds) and not getattr(m.shape, "angle", 0) and not getattr(m.shape, "holes", ())
        ]
        picture.links, picture.answers = [], {}
    return dataset


def put_pictures(dataset: Dataset, folder: Path) -> Path:
    """Real pictures of the sizes that the dataset says."""
    for picture in dataset.samples:
        place = folder / picture.name
        place.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (picture.width, picture.height), (90, 120, 90)).save(place)
    return folder


_x, _y = st.integers(0, 2 * (WIDTH - 2)).map(lambda v: v / 2), st.integers(0, 2 * (HEIGHT - 2)).map(lambda v: v / 2)


@st.composite
def boxes(draw: st.DrawFn, angle: bool = False) -> Box:
    x, y = draw(_x), draw(_y)
    width, height = (
        draw(st.integers(1, 2 * (WIDTH - int(x) - 1))) / 2,
        draw(st.integers(1, 2 * (HEIGHT - int(y) - 1))) / 2,
    )
    return Box(x=x, y=y, width=width, height=height, angle=draw(st.integers(-89, 89)) if angle else 0)


@st.composite
def polygons(draw: st.DrawFn) -> Polygon:
    """Star-shaped around a centre, so that no edge crosses another."""
    cx, cy = draw(st.integers(12, WIDTH - 12)), draw(st.integers(12, HEIGHT - 12))
    n = draw(st.integers(3, 9))
    radii = draw(st.lists(st.integers(4, 11), min_size=n, max_size=n))
    turns = np.arange(n) / n * 2 * np.pi
    return Polygon(
        points=tuple(
            (round(cx + r * np.cos(t), 2), round(cy + r * np.sin(t), 2)) for r, t in zip(radii, turns, strict=True)
        )
    )


@st.composite
def masks(draw: st.DrawFn) -> object:
    seed = draw(st.integers(0, 10_000))
    bits = np.random.default_rng(seed).random((HEIGHT, WIDTH)) < draw(st.sampled_from([0.02, 0.3, 0.9]))
    bits[draw(st.integers(0, HEIGHT - 1)), draw(st.integers(0, WIDTH - 1))] = True
    return from_pixels(bits)


ellipses = st.builds(
    Ellipse,
    cx=st.integers(15, 45),
    cy=st.integers(15, 25),
    rx=st.integers(2, 12),
    ry=st.integers(2, 12),
    angle=st.just(0),
)
lines = st.lists(st.tuples(_x, _y), min_size=2, max_size=6, unique=True).map(lambda p: Polyline(points=tuple(p)))
joints = st.lists(st.tuples(_x, _y, st.sampled_from([1, 2])), min_size=3, max_size=3).map(
    lambda p: Keypoints.model_validate({"points": p})
)


@st.composite
def datasets(draw: st.DrawFn, *shapes: st.SearchStrategy[object]) -> Dataset:
    """Pictures with marks of these shapes; labels of keypoints have a skeleton of three joints."""
    pictures = []
    for n in range(draw(st.integers(1, 3))):
        found = draw(st.lists(st.one_of(*shapes), max_size=5))
        marks = [
            Mark("person" if isinstance(s, Keypoints) else draw(st.sampled_from(["car", "tree"])), s) for s in found
        ]
        pictures.append(Sample(f"set/picture {n}.png", WIDTH, HEIGHT, marks))
    return Dataset([LabelOf("car"), LabelOf("tree"), LabelOf("person", ("a", "b", "c"), ((0, 1),))], pictures)
