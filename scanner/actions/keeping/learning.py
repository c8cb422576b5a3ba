"""What the records learn of a photo that was read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.keeping.knowing import Knowing
from scanner.actions.keeping.pairing import pair
from scanner.actions.keeping.task import Task
from scanner.actions.people.word import by_their_word
from scanner.fields.known.informed import informed
from scanner.fields.known.mails import hosts_of
from scanner.fields.known.said import company_said
from scanner.inbox.found import FoundPhoto
from scanner.model.geometry import Quad
from scanner.model.page import Page
from scanner.model.proposal import Proposal
from scanner.model.reading import ReadCard, Reading
from scanner.model.record import CardState, KeptCard
from scanner.model.remnant import Grave
from scanner.outputs import vcard

if TYPE_CHECKING:
    from scanner.store.store import Records

NEAR = 0.4
"""Distance of two cards' middles, as a share of the smaller one's size, within which they are one card."""


def learn(
    records: Records,
    photo: FoundPhoto,
    reading: Reading,
    task: Task,
    at: Desk,
    knowing: Knowing | None = None,
) -> None:
    """Note that a photo was read, and what was understood of its cards and why, with what is known of them.

    What was decided on a card before stands: one that was refused stays so, one that was made part of another
    contact stays there, and so does what a contact got from elsewhere. Of one that was forgotten nothing is
    kept.
    """
    from scanner.store.pages import Told  # loading SQLAlchemy takes long

    before = {card.position: card for card in records.photos.cards(photo=photo.digest)}
    buried = records.remnants.buried(photo.digest)
    cards, learnt = [], []
    pages: dict[int, Page] = {}
    alone = {index: card.proposal for index, card in enumerate(reading.cards)}
    for index, read in enumerate(reading.cards):
        old = before.get(index)
        card = _informed(read, alone, (photo.digest, index), old.contact if old else None, knowing)
        contact = card.proposal.contact()
        if contact.is_empty or is_buried(card.quad, card.sheet, buried):
            continue
        if old and old.state is CardState.REFUSED:
            cards.append(replace(old, quad=card.quad, sheet=card.sheet, turn=card.turn))
            continue
        pages[index] = card.page
        if task.waits(card.proposal) and not (old and old.contact):
            cards.append(_kept(photo, index, card, CardState.WAITING))
            continue
        uid = (old and old.contact) or vcard.contact_uid(photo.digest, index)
        cards.append(_kept(photo, index, card, CardState.KEPT, uid))
        held = records.photos.cards(contact=uid)
        is_alone = all((c.photo, c.position) == (photo.digest, index) for c in held)
        if is_alone and not records.merges.of(uid):
            learnt.append((uid, by_their_word(records, uid, contact, at)))
    records.contacts.learn(learnt, at=at.now)
    records.photos.finish(photo.digest, cards, taken=reading.taken, recipe=task.recipe, pages=pages)
    told = []
    for kept in (card for card in cards if card.position in pages):
        said = company_said(alone[kept.position])
        told.append(Told((photo.digest, kept.position), kept.contact, said))
        records.pages.tell(photo.digest, kept.position, said)
        if kept.proposal != alone[kept.position]:
            records.pages.said(photo.digest, kept.position, alone[kept.position])
    if knowing:
        hosts = (hosts_of(proposal.emails) for proposal in alone.values())
        knowing.add(told, frozenset[str]().union(*hosts))


def _informed(
    card: ReadCard,
    alone: Mapping[int, Proposal],
    key: tuple[str, int],
    contact: str | None,
    knowing: Knowing | None,
) -> ReadCard:
    """Return a card as it is understood with what is known of it."""
    if knowing is None:
        return card
    beside = [proposal for index, proposal in alone.items() if index != key[1]]
    known = knowing.of(card.proposal, card=key, contact=contact, beside=beside)
    return replace(card, proposal=informed(card.page, card.proposal, known))


def _kept(
    photo: FoundPhoto, index: int, card: ReadCard, state: CardState, contact: str | None = None
) -> KeptCard:
    return KeptCard(
        photo.digest, index, card.quad, card.proposal, state, contact, sheet=card.sheet, turn=card.turn
    )


def is_buried(quad: Quad | None, sheet: int, buried: Iterable[Grave]) -> bool:
    """Tell whether a card stands where one stood that was forgotten: its middle near the middle of that one.

    Another version may find its corners elsewhere. What fills a sheet stands everywhere on it.
    """
    here = [grave.quad for grave in buried if grave.sheet in (sheet, None)]
    if quad is None or None in here:
        return bool(here)
    return any(old is not None and _are_close(quad, old) for old in here)


def _are_close(one: Quad, other: Quad) -> bool:
    return math.dist(one.center, other.center) < NEAR * math.sqrt(min(one.area, other.area))


def take_waiting(records: Records, photo: FoundPhoto, at: Desk) -> tuple[str, ...]:
    """Make contacts of the cards of a photo that wait for a look: who scans it asks for all of them."""
    waiting = records.photos.cards(photo=photo.digest, state=CardState.WAITING)
    for card in waiting:
        uid = vcard.contact_uid(card.photo, card.position)
        records.contacts.learn([(uid, card.proposal.contact())], at=at.now)
        records.photos.decide(card.photo, card.position, CardState.KEPT, contact=uid)
    return pair(records, photo.digest, at) if waiting else ()
