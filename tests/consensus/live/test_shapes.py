"""Shapes in whole answers: known again from annotator to annotator, compared, and merged into one answer."""

from typing import Any

import numpy as np
import pytest

from truemark.agreement.live.items import item_agreement
from truemark.consensus.live.answers import consensus
from truemark.kinds.mask import Mask, from_pixels
from truemark.media import Picture
from truemark.schema import Schema, check_answers, parse_schema

PICTURES = {"a.jpg": {"image": Picture(((20, 10),))}}
DATA = {"photo": "a.jpg"}


def schema(**question: Any) -> Schema:
    labels = [{"name": "car", "attributes": [{"name": "old", "type": "choice", "options": ["yes", "no"]}]}, "wheel"]
    asked = {"name": "things", "type": "regions", "stage": "photo", "labels": labels} | question
    return parse_schema(
        {
            "stages": [{"name": "photo", "type": "image", "source": "photo"}],
            "questions": [
                asked,
                {"name": "of", "type": "relations", "from": "things", "to": "things", "labels": ["part"]},
            ],
        }
    )


def box(id: str, label: str, x: float, **attributes: str) -> dict[str, Any]:
    return {
        "id": id,
        "label": label,
        "shape": {"type": "box", "x": x, "y": 1, "width": 4, "height": 4},
        "attributes": attributes,
    }


def layer(**painted: list[int]) -> dict[str, Any]:
    """Masks of whole columns of the picture, by label."""
    regions = []
    for label, columns in painted.items():
        bits = np.zeros((10, 20), dtype=bool)
        bits[:, columns] = True
        regions.append(
            {"id": label, "label": label, "shape": from_pixels(bits).model_dump(mode="json"), "attributes": {}}
        )
    return {"things": regions}


def test_what_most_marked_is_merged_with_its_attributes_and_relations() -> None:
    asked = schema(shapes=["box"])
    answers = [
        {"things": [box("r1", "car", 2, old="yes"), box("r2", "wheel", 10)], "of": [_part("r2", "r1")]},
        {"things": [box("b", "wheel", 10.4), box("a", "car", 2.4, old="yes")], "of": [_part("b", "a")]},
        {"things": [box("x", "car", 1.9, old="no"), box("y", "wheel", 15)], "of": [_part("y", "x")]},
    ]
    merged = consensus(asked, answers)
    car, wheel = merged.answers["things"]
    assert (car["label"], wheel["label"]) == ("car", "wheel")
    assert car["shape"]["x"] == pytest.approx((2 + 2.4 + 1.9) / 3)
    assert car["attributes"] == {"old": "yes"}
    assert [(r["from"], r["to"]) for r in merged.answers["of"]] == [(wheel["id"], car["id"])]
    assert merged.confidence["things"] == pytest.approx((1 + 2 / 3) / 2)
    assert check_answers(asked, DATA, merged.answers, files=PICTURES)


def _part(source: str, target: str) -> dict[str, Any]:
    return {"id": "e1", "label": "part", "from": source, "to": target, "attributes": {}}


def test_relations_agree_when_their_ends_are_the_same_things() -> None:
    asked = schema(shapes=["box"])
    one = {"things": [box("r1", "car", 2), box("r2", "wheel", 10)], "of": [_part("r2", "r1")]}
    two = {"things": [box("q", "wheel", 10.2), box("p", "car", 2.2)], "of": [_part("q", "p")]}
    found = item_agreement(asked, DATA, {"ana": one, "ben": two})
    assert found.pairs["of"] == {("ana", "ben"): 1.0}
    iou = 3.8 / 4.2
    assert found.pairs["things"]["ana", "ben"] == pytest.approx(iou)
    assert found.matches["things", "car"].row() == (1, 2, 2, 2)
    turned = two | {"of": [_part("p", "q")]}
    assert item_agreement(asked, DATA, {"ana": one, "ben": turned}).pairs["of"] == {("ana", "ben"): 0.0}


def test_regions_of_different_pages_are_different_things() -> None:
    asked = schema(shapes=["box"])
    one, two = {"things": [box("a", "car", 2)]}, {"things": [box("a", "car", 2) | {"page": 1}]}
    assert item_agreement(asked, DATA, {"ana": one, "ben": two}).pairs["things"] == {("ana", "ben"): 0.0}
    assert consensus(asked, [one, two]).answers["things"] == []


@pytest.mark.parametrize("kind", ["semantic", "panoptic"])
def test_a_layer_stays_a_layer_when_it_is_merged(kind: str) -> None:
    asked = schema(shapes=["mask"], layer=kind)
    answers = [
        layer(car=[0, 1, 2, 3, 4], wheel=[5, 6, 7, 8]),
        layer(car=[0, 1, 2, 3], wheel=[4, 5, 6, 7]),
        layer(car=[0, 1, 2, 3, 4, 5], wheel=[6, 7, 8]),
    ]
    merged = consensus(asked, answers).answers
    assert check_answers(asked, DATA, merged, files=PICTURES)
    columns = {r["label"]: np.flatnonzero(Mask(**r["shape"]).pixels()[0]).tolist() for r in merged["things"]}
    assert columns == {"car": [0, 1, 2, 3, 4], "wheel": [5, 6, 7, 8]} or columns == {
        "car": [0, 1, 2, 3, 4],
        "wheel": [5, 6, 7],
    }


def test_masks_of_a_layer_may_not_share_a_pixel() -> None:
    from truemark.kinds.problem import Invalid

    asked = schema(shapes=["mask"], layer="panoptic")
    with pytest.raises(Invalid, match="shares 20 pixels with masks before it"):
        check_answers(asked, DATA, layer(car=[0, 1, 2], wheel=[1, 2, 3]), files=PICTURES)
    twice = {"things": [layer(car=[0])["things"][0], layer(car=[5])["things"][0] | {"id": "r2"}]}
    assert check_answers(asked, DATA, twice, files=PICTURES)
    with pytest.raises(Invalid, match="is a second mask of 'car'"):
        check_answers(schema(shapes=["mask"], layer="semantic"), DATA, twice, files=PICTURES)
