"""What became of one photo: the cards in it, understood, or why it could not be read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from scanner.model.geometry import Quad
from scanner.model.page import Page
from scanner.model.proposal import Proposal


@dataclass(frozen=True, slots=True)
class ReadCard:
    """A card of a photo; `quad` is in pixels of the EXIF-upright picture file, None for the whole of it.

    `sheet` counts the pages of a PDF or TIFF from 0. `turn` is how many quarters clockwise the whole picture
    was turned to be read; a quad begins at the top left of the card as it is read, so none is left to turn.
    """

    quad: Quad | None
    page: Page
    proposal: Proposal
    sheet: int = 0
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A photo read: `error` is None, or says why there is nothing here and what to do about it."""

    photo: str
    digest: str
    seconds: float
    cards: tuple[ReadCard, ...] = ()
    taken: dt.datetime | None = None
    error: str | None = None

    def __post_init__(self) -> None:
        if self.error is not None and self.cards:
            raise ValueError("a photo that could not be read has no cards")
