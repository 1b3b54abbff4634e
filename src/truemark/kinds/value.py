"""What every value type is made of: frozen, unknown fields refused, numbers finite."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Finite = Annotated[float, Field(allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Point = tuple[Finite, Finite]
Ring = tuple[Point, ...]


class Value(BaseModel):
    """A frozen answer with a JSON form. Its `type` tells the kinds apart."""

    model_config = ConfigDict(extra="forbid", frozen=True)
