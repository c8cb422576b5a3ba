"""What was read on cards: to understand them anew without their photos, and to find a card by its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from itertools import zip_longest
from typing import Any

import sqlalchemy as sa

from scanner.identity.fold import words
from scanner.model.known import KnownCompany
from scanner.model.page import Page
from scanner.model.proposal import Proposal
from scanner.model.record import CardState, KeptCard
from scanner.store.batches import batches
from scanner.store.codec import proposal_from_text, proposal_to_json
from scanner.store.contacts import beginning, with_hint
from scanner.store.page_codec import page_from_text, page_to_json
from scanner.store.soundness import sound
from scanner.store.tables import as_text, cards, pages


@dataclass(frozen=True, slots=True)
class Told:
    """A card by its photo and position, its contact if it is one, and what it tells of its company."""

    card: tuple[str, int]
    contact: str | None
    company: KnownCompany | None


class Pages:
    """The words of cards, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def keep(self, photo: str, read: Mapping[int, Page]) -> None:
        """Keep what was read on cards of a photo, by their positions, that are kept themselves since now."""
        rows = [
            {"photo": photo, "position": position, "words": _folded(page.text), "page": page_to_json(page)}
            for position, page in read.items()
        ]
        if rows:
            self._connection.execute(_NEW, rows)

    def said(self, photo: str, position: int, alone: Proposal | None) -> None:
        """Keep what a card says by itself, None where that is how it is understood."""
        told = proposal_to_json(alone) if alone else None
        self._connection.execute(_SAID, {"of": photo, "at": position, "alone": told})

    def tell(self, photo: str, position: int, company: KnownCompany | None) -> None:
        """Keep what a card by itself is sure of and its company's other cards may be understood by."""
        told = asdict(company) if company else None
        self._connection.execute(_SAID, {"of": photo, "at": position, "company": told})

    def told(self, *, contacts: Iterable[str] = (), photos: Iterable[str] = ()) -> tuple[Told, ...]:
        """Return what the cards of contacts, and those on photos, tell of their companies."""
        found: list[Told] = []
        for some, others in zip_longest(batches(contacts), batches(photos), fillvalue=()):
            found += self._told(_TOLD_OF, {"contacts": some, "photos": others})
        return _in_order(found)

    def told_at(self, host: str, *, most: int) -> tuple[Told, ...]:
        """Return what the cards tell of contacts whose company has a domain, and those that wait and on which
        it stands; of so many contacts and so many photos at the most.
        """
        asked = {**beginning(host), "words": _folded(host), "most": most}
        return _in_order(self._told(_told_at(self._connection.dialect.name), asked))

    def _told(
        self, asked: sa.Select[Any] | sa.CompoundSelect[Any], told: Mapping[str, object]
    ) -> Iterator[Told]:
        for photo, position, contact, company in self._connection.execute(asked, told):
            yield Told((photo, position), contact, _company(company))

    def alone(self, card: KeptCard) -> Proposal:
        """Return what a card says by itself, without what is known from elsewhere."""
        told = self._connection.scalar(_ALONE, {"of": card.photo, "at": card.position})
        return proposal_from_text(told) if told else card.proposal

    def of(self, cards: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Page]:
        """Return what was read on cards, in their order; of those whose photo was read long ago nothing."""
        wanted = tuple(dict.fromkeys(cards))
        found: dict[tuple[str, int], Any] = {}
        for some in batches({photo for photo, _ in wanted}):
            held = self._connection.execute(_READ, {"some": some})
            found |= {(photo, position): page for photo, position, page in held}
        return {card: page_from_text(found[card]) for card in wanted if card in found}

    def saying(self, text: str) -> set[str]:
        """Return the UIDs of the contacts on whose cards some words stand, without case and accents."""
        asked = sa.select(cards.c.contact).join(pages, of_card())
        said = asked.where(
            cards.c.contact.is_not(None), pages.c.words.contains(_folded(text), autoescape=True)
        )
        return set(self._connection.scalars(said))

    def remove(self, photo: str, position: int) -> None:
        """Keep none of the words of a card."""
        self._connection.execute(sa.delete(pages).where(*_IT), {"of": photo, "at": position})


def _in_order(told: Iterable[Told]) -> tuple[Told, ...]:
    """Return what cards tell, each once, by their photos and positions."""
    found = {one.card: one for one in told}
    return tuple(found[card] for card in sorted(found))


@sound("a card's company")
def _company(data: dict[str, Any] | None) -> KnownCompany | None:
    if data is None:
        return None
    held: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in data.items()}
    return KnownCompany(**held)


def of_card() -> sa.ColumnElement[bool]:
    """Return what ties the words of a card to it."""
    return (pages.c.photo == cards.c.photo) & (pages.c.position == cards.c.position)


def _folded(text: str) -> str:
    return " ".join(words(text))


# What is asked for each card that comes is put together once: that takes longer than to answer it.
_SOME: sa.BindParameter[str] = sa.bindparam("some", expanding=True)
_TOLD = (
    sa.select(cards.c.photo, cards.c.position, cards.c.contact, pages.c.company)
    .outerjoin(pages, of_card())
    .where(cards.c.state != CardState.REFUSED.value)
)
_TOLD_OF = _TOLD.where(
    cards.c.contact.in_(sa.bindparam("contacts", expanding=True))
    | cards.c.photo.in_(sa.bindparam("photos", expanding=True))
)
_IT = pages.c.photo == sa.bindparam("of"), pages.c.position == sa.bindparam("at")
_NEW, _SAID = sa.insert(pages), sa.update(pages).where(*_IT)
_ALONE = sa.select(as_text(pages.c.alone)).where(*_IT)
_READ = sa.select(pages.c.photo, pages.c.position, as_text(pages.c.page)).where(pages.c.photo.in_(_SOME))
_WAITING_WITH = (
    sa.select(cards.c.photo)
    .join(pages, of_card())
    .where(cards.c.state == CardState.WAITING.value)
    .where(pages.c.words.contains(sa.bindparam("words")))  # folded words have no sign of a pattern
    .distinct()
    .order_by(cards.c.photo)
    .limit(sa.bindparam("most"))
)


@cache
def _told_at(dialect: str) -> sa.CompoundSelect[Any]:
    met = with_hint(dialect).limit(sa.bindparam("most"))
    return sa.union_all(_TOLD.where(cards.c.contact.in_(met)), _TOLD.where(cards.c.photo.in_(_WAITING_WITH)))
