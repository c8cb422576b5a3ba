"""A number cut from a run of digits."""

from __future__ import annotations

from dataclasses import dataclass

from scanner.fields.reach.numerals import Run
from scanner.fields.trace import Spot


@dataclass(frozen=True, slots=True)
class Segment:
    """Groups `first` to `last` (exclusive) of a run, taken for one number, printed as `raw`.

    `stem` is the number before it whose last digits it replaces ("2555 0141 / 0232"). `is_crowded` tells
    that digits stand right beside it that are in no number: it may be cut at the wrong place.
    """

    run: Run
    first: int
    last: int
    raw: str
    stem: str | None = None
    is_crowded: bool = False

    @property
    def start(self) -> int:
        return self.run.groups[self.first][0]

    @property
    def end(self) -> int:
        return self.run.groups[self.last - 1][1]

    @property
    def spots(self) -> frozenset[Spot]:
        return self.run.spots(self.first, self.last)

    @property
    def digits(self) -> int:
        return self.run.digits(self.first, self.last)

    @property
    def is_mended(self) -> bool:
        return any(self.start <= i < self.end for i in self.run.mended)

    @property
    def text(self) -> str:
        """The whole number as it would be printed without the short form."""
        return self.raw if self.stem is None else graft(self.stem, self.raw)


def graft(stem: str, tail: str) -> str:
    """Replace the last digits of `stem` by those of `tail`: "2555 0141" and "0232" make "2555 0232"."""
    digits = [c for c in tail if c.isdigit()]
    result = list(stem)
    for index in range(len(result) - 1, -1, -1):
        if digits and result[index].isdigit():
            result[index] = digits.pop()
    return "".join(result)
