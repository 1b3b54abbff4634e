"""Every kind of answer: its value type, validation, distance between two answers, and how several become one.

A *field* kind answers a question (choice, rating, number, date, text); a *region* kind marks a part of a stage (span,
box, mask …). To add one: a file here and a line in `registry.py`.
"""

from truemark.kinds.kind import FieldKind, RegionKind, Space
from truemark.kinds.registry import FIELDS, REGIONS, Shape, ShapeName, kind_of

__all__ = ["FIELDS", "REGIONS", "FieldKind", "RegionKind", "Shape", "ShapeName", "Space", "kind_of"]
