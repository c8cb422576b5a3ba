"""What the finders of e-mails, web addresses and numbers hand back: a value and the words it took."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from scanner.fields.trace import Spot

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value found in the text; `value_spots` carry it, `label_spots` only say what it is.

    `repaired` is the text as it was read where syntax or knowledge changed it; `is_touched` tells that
    something stands at its ends that could belong to it.
    """

    value: T
    value_spots: frozenset[Spot]
    label_spots: frozenset[Spot] = field(default_factory=frozenset)
    repaired: str | None = None
    is_touched: bool = False

    @property
    def spots(self) -> frozenset[Spot]:
        return self.value_spots | self.label_spots
