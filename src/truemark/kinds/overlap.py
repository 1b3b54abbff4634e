"""How alike two shapes are, 0 to 1, whatever their kinds: as their kind compares them, else by the areas they cover."""

from typing import Any

from truemark.kinds.areas import area_iou
from truemark.kinds.registry import REGIONS


def similarity(one: Any, two: Any) -> float:
    """Two of one kind as it says (IoU, OKS, nearness); of two kinds that have outlines their IoU, also across kinds.

    Shapes that cannot be compared (a mask with a box, say) share nothing: 0.
    """
    kind = REGIONS[one.type]
    if one.type == two.type:
        return kind.similarity(one, two)
    a, b = kind.outline(one), REGIONS[two.type].outline(two)
    return 0.0 if a is None or b is None else area_iou(a, b)
