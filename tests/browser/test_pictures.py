"""Drawing on pictures with every tool; what the server stored is compared to the pixel."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from tests.browser.conftest import Desk
from tests.browser.pictures import Hand, picture_project
from truemark.kinds.mask import Mask


def stored(desk: Desk, project: str) -> list[dict[str, Any]]:
    (item,) = desk.stored(project)
    (annotation,) = item["annotations"]
    return list(annotation["answers"]["objects"])


@pytest.fixture
def hand(desk: Desk) -> Hand:
    project = picture_project(desk)
    found = Hand(desk.open("ana", f"/p/{project}/label"))
    found.project = project  # type: ignore[attr-defined]
    return found


def drawn(desk: Desk, hand: Hand, expected: int = 1) -> list[dict[str, Any]]:
    hand.submit(expected)
    return stored(desk, hand.project)  # type: ignore[attr-defined]


def near(points: Any, wanted: Any) -> None:
    """Drawn with the mouse: within half a screen pixel, which is less than 0.3 picture pixels here."""
    np.testing.assert_allclose(np.array(points, dtype=float), np.array(wanted, dtype=float), atol=0.3)


def test_a_box_is_dragged_and_nudged_by_keys_to_the_pixel(desk: Desk, hand: Hand) -> None:
    hand.press("1")
    hand.drag((40, 30), (80, 70))
    hand.press("Escape", "ArrowRight", "ArrowRight", "Shift+ArrowDown")
    (region,) = drawn(desk, hand)
    shape = region["shape"]
    near([shape["x"], shape["y"], shape["width"], shape["height"]], [42, 40, 40, 40])


def test_a_box_is_drawn_by_keys_alone(desk: Desk, hand: Hand) -> None:
    hand.press("1", "ArrowLeft", "ArrowUp", "Enter", *["Shift+ArrowRight"] * 3, *["ArrowDown"] * 7, "Enter")
    (region,) = drawn(desk, hand)
    assert region["shape"] == {"type": "box", "x": 79.0, "y": 59.0, "width": 30.0, "height": 7.0, "angle": 0.0}


def test_a_turned_box_takes_three_clicks(desk: Desk, hand: Hand) -> None:
    hand.press("Shift+R")
    for place in ((30, 30), (60, 60), (50, 70)):
        hand.click(*place)
    (region,) = drawn(desk, hand)
    shape = region["shape"]
    assert shape["angle"] == pytest.approx(45, abs=0.5)
    near([shape["width"], shape["height"]], [42.43, 14.14])
    near([shape["x"] + shape["width"] / 2, shape["y"] + shape["height"] / 2], [40, 50])


def test_a_polygon_gets_a_vertex_more_and_loses_one(desk: Desk, hand: Hand) -> None:
    hand.press("Shift+P")
    for place in ((20, 20), (60, 20), (60, 50), (20, 50)):
        hand.click(*place)
    hand.press("Enter", "Escape")
    hand.drag((40, 20), (40, 10))
    hand.press("Control+z", "Control+Shift+Z")
    hand.click(20, 50)
    hand.press("Delete")
    (region,) = drawn(desk, hand)
    near(region["shape"]["points"], [(20, 20), (40, 10), (60, 20), (60, 50)])


def test_a_polygon_snaps_to_its_neighbour_and_a_hole_is_cut(desk: Desk, hand: Hand) -> None:
    hand.press("Shift+P")
    for place in ((20, 20), (80, 20), (80, 80), (20, 80)):
        hand.click(*place)
    hand.press("Enter")
    for place in ((80.8, 20.6), (120, 20), (120, 80), (80.7, 79.5)):
        hand.click(*place)
    hand.press("Enter", "Escape")
    hand.click(50, 50)
    hand.press("Shift+C")
    for place in ((40, 40), (60, 40), (60, 60), (40, 60)):
        hand.click(*place)
    hand.press("Enter")
    one, two = drawn(desk, hand, 2)
    assert two["shape"]["points"][0] == one["shape"]["points"][1]
    assert two["shape"]["points"][3] == one["shape"]["points"][2]
    (hole,) = one["shape"]["holes"]
    near(sorted(hole), sorted([(40, 40), (60, 40), (60, 60), (40, 60)]))


def test_two_polygons_are_merged_and_a_third_gives_way(desk: Desk, hand: Hand) -> None:
    hand.press("Shift+B")
    hand.drag((20, 20), (60, 60))
    hand.drag((100, 20), (140, 60))
    hand.press("Escape")
    hand.click(40, 40)
    hand.press("Shift+P", "Alt+b")
    for place in ((50, 30), (110, 30), (110, 50), (50, 50)):
        hand.click(*place)
    hand.press("Enter", "Escape")
    hand.click(80, 40)
    hand.click(30, 30, shift=True)
    hand.click(130, 30, shift=True)
    hand.press("Control+m", "Alt+b")
    (region,) = drawn(desk, hand)
    ring = region["shape"]["points"]
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2
    assert area == pytest.approx(2 * 1600 + 40 * 20, rel=0.02)


def test_a_line_and_an_ellipse(desk: Desk, hand: Hand) -> None:
    hand.press("Shift+L")
    for place in ((10, 10), (50, 30), (90, 12)):
        hand.click(*place)
    hand.press("Enter", "Shift+E")
    hand.drag((100, 60), (140, 100))
    line, ellipse = drawn(desk, hand, 2)
    near(line["shape"]["points"], [(10, 10), (50, 30), (90, 12)])
    near([ellipse["shape"][k] for k in ("cx", "cy", "rx", "ry")], [120, 80, 20, 20])


def test_keypoints_with_a_hidden_and_a_missing_joint(desk: Desk, hand: Hand) -> None:
    hand.press("2", "Shift+K")
    hand.click(50, 20)
    hand.click(60, 40, shift=True)
    hand.press(".")
    (region,) = drawn(desk, hand)
    points = region["shape"]["points"]
    assert [p[2] for p in points] == [2, 1, 0]
    near([p[:2] for p in points[:2]], [(50, 20), (60, 40)])


def pixels(region: dict[str, Any]) -> Any:
    return Mask(**region["shape"]).pixels()


def test_a_brush_an_eraser_and_a_fill_change_exactly_their_pixels(desk: Desk, hand: Hand) -> None:
    hand.press("1", "Shift+M", *[","] * 20, *["."] * 6)  # 18 pixels wide
    hand.drag((40, 40), (80, 40), (80, 80), (40, 80), (40, 40))
    hand.press("Shift+F")
    hand.click(60, 60)
    hand.press("Shift+X")
    hand.click(60, 60)
    (region,) = drawn(desk, hand)
    bits = pixels(region)
    y, x = np.mgrid[0:120, 0:160] + 0.5

    def stroke(ax: float, ay: float, bx: float, by: float) -> Any:
        length = (bx - ax) ** 2 + (by - ay) ** 2
        t = np.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / (length or 1), 0, 1)
        return (x - ax - t * (bx - ax)) ** 2 + (y - ay - t * (by - ay)) ** 2 <= 81

    corners = [(40, 40), (80, 40), (80, 80), (40, 80), (40, 40)]
    ring = np.zeros_like(bits)
    for (ax, ay), (bx, by) in pairwise(corners):
        ring |= stroke(ax, ay, bx, by)
    wanted = ring.copy()
    wanted[40:80, 40:80] = True
    wanted &= ~stroke(60, 60, 60, 60)
    assert (
        bits != wanted
    ).sum() <= 40  # a mouse stands on whole screen pixels, so an edge pixel may fall to either side


def test_the_wand_takes_the_block_and_its_outline_becomes_a_polygon(desk: Desk, hand: Hand) -> None:
    hand.press("1", "Shift+W")
    hand.click(60, 50)
    hand.page.get_by_text("1 600 px").or_(hand.page.get_by_text("1,600 px")).wait_for()
    hand.press("Escape", "Control+b")
    (region,) = drawn(desk, hand)
    assert region["shape"]["type"] == "polygon"
    assert sorted(region["shape"]["points"]) == [[40, 30], [40, 70], [80, 30], [80, 70]]


def test_superpixels_follow_the_block(desk: Desk, hand: Hand) -> None:
    hand.press("1", "Shift+S")
    hand.click(115, 80)
    hand.page.locator("text=/[0-9]+ px$/").first.wait_for()
    (region,) = drawn(desk, hand)
    bits = pixels(region)
    assert bits[80, 115]
    assert bits.sum() > 8
    assert bits[60:100, 100:130].sum() >= 0.9 * bits.sum()


def test_a_lasso_paints_the_area_it_encloses(desk: Desk, hand: Hand) -> None:
    hand.press("1", "Shift+O")
    for place in ((40, 30), (80, 30), (80, 70), (40, 70)):
        hand.click(*place)
    hand.press("Enter")
    (region,) = drawn(desk, hand)
    wanted = np.zeros((120, 160), dtype=bool)
    wanted[30:70, 40:80] = True
    assert (pixels(region) != wanted).sum() <= 80


def test_undo_goes_back_to_nothing_and_redo_brings_all_again(desk: Desk, hand: Hand) -> None:
    hand.press("1")
    hand.drag((10, 10), (30, 30))
    hand.drag((50, 10), (70, 30))
    hand.press("Escape", "Delete", "Control+z", "Control+z", "Control+z")
    assert hand.page.get_by_role("listitem").count() == 0
    hand.press("Control+Shift+Z", "Control+Shift+Z")
    drawn(desk, hand, 2)


LAYER = {
    "stages": [{"name": "photo", "type": "image", "source": "photo"}],
    "questions": [
        {
            "name": "objects",
            "type": "regions",
            "stage": "photo",
            "shapes": ["mask"],
            "layer": "semantic",
            "labels": ["road", "sky"],
        }
    ],
}


def test_painting_a_layer_takes_pixels_from_the_others_but_not_from_locked_ones(desk: Desk) -> None:
    project = picture_project(desk, LAYER)
    hand = Hand(desk.open("ana", f"/p/{project}/label"))

    def lasso(left: int, top: int, right: int, bottom: int) -> None:
        for place in ((left, top), (right, top), (right, bottom), (left, bottom)):
            hand.click(*place)
        hand.press("Enter")

    hand.press("1", "Shift+O")
    lasso(20, 20, 80, 60)
    hand.press("2")
    lasso(60, 20, 120, 60)
    hand.press("1")
    lasso(10, 80, 40, 100)  # the layer has one mask of the label: it grows
    hand.press("Shift+V")
    hand.click(30, 40)
    hand.press("Alt+l", "2", "Shift+O")
    lasso(30, 30, 70, 50)
    hand.press("Shift+V")
    hand.click(100, 40)
    hand.press("1")  # a locked mask is not joined either
    hand.submit(2)
    masks = {r["label"]: pixels(r) for r in stored(desk, project)}
    assert not (masks["road"] & masks["sky"]).any()
    assert masks["road"][40, 40]
    assert masks["sky"][40, 70]
    assert not masks["road"][40, 70]
    assert masks["road"][90, 25]


def test_a_photo_is_drawn_upright(desk: Desk) -> None:
    import io

    from PIL import Image

    exif = Image.Exif()
    exif[274] = 6  # turned by a quarter: the left edge of the file is on top
    out = io.BytesIO()
    half = np.zeros((120, 160, 3), dtype=np.uint8)
    half[:, :80] = (220, 20, 20)
    Image.fromarray(half).save(out, "JPEG", exif=exif, quality=95)
    project = picture_project(desk, files={"turned.jpg": out.getvalue()})
    hand = Hand(desk.open("ana", f"/p/{project}/label"))
    scale, left, top = (float(n) for n in (hand.surface.get_attribute("data-view") or "").split())

    def colour(x: float, y: float) -> list[int]:
        place = [left + x * scale, top + y * scale]
        read = "([x, y]) => [...document.querySelector('[role=application] canvas').getContext('2d').getImageData(x, y, 1, 1).data]"
        return list(hand.page.evaluate(read, place))

    assert colour(60, 20)[0] > 180  # red above
    assert colour(60, 140)[0] < 60  # black below
