"""What was read on cards: to understand them anew without their photos, and to find a card by its words."""

from __future__ import annotations

import sqlalchemy as sa

from scanner.identity.fold import words
from scanner.model.page import Page
from scanner.model.proposal import Proposal
from scanner.model.record import KeptCard
from scanner.store.codec import proposal_from_json, proposal_to_json
from scanner.store.page_codec import page_from_json, page_to_json
from scanner.store.tables import cards, pages


class Pages:
    """The words of cards, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def keep(self, photo: str, position: int, page: Page) -> None:
        """Keep what was read on a card that is kept itself."""
        self.remove(photo, position)
        row = {"photo": photo, "position": position, "words": _folded(page.text), "page": page_to_json(page)}
        self._connection.execute(sa.insert(pages).values(**row))

    def said(self, photo: str, position: int, alone: Proposal | None) -> None:
        """Keep what a card says by itself, None where that is how it is understood."""
        which = (pages.c.photo == photo) & (pages.c.position == position)
        told = proposal_to_json(alone) if alone else None
        self._connection.execute(sa.update(pages).where(which).values(alone=told))

    def alone(self, card: KeptCard) -> Proposal:
        """Return what a card says by itself, without what is known from elsewhere."""
        asked = sa.select(pages.c.alone).where(pages.c.photo == card.photo, pages.c.position == card.position)
        found = self._connection.scalar(asked)
        return proposal_from_json(found) if found else card.proposal

    def get(self, photo: str, position: int) -> Page | None:
        """Return what was read on a card, None where that was not kept: its photo was read long ago."""
        asked = sa.select(pages.c.page).where(pages.c.photo == photo, pages.c.position == position)
        found = self._connection.execute(asked).first()
        return page_from_json(found.page) if found else None

    def saying(self, text: str) -> set[str]:
        """Return the UIDs of the contacts on whose cards some words stand, without case and accents."""
        asked = sa.select(cards.c.contact).join(pages, _of_card())
        said = asked.where(
            cards.c.contact.is_not(None), pages.c.words.contains(_folded(text), autoescape=True)
        )
        return set(self._connection.scalars(said))

    def remove(self, photo: str, position: int) -> None:
        """Keep none of the words of a card."""
        which = (pages.c.photo == photo) & (pages.c.position == position)
        self._connection.execute(sa.delete(pages).where(which))


def _of_card() -> sa.ColumnElement[bool]:
    return (pages.c.photo == cards.c.photo) & (pages.c.position == cards.c.position)


def _folded(text: str) -> str:
    return " ".join(words(text))
