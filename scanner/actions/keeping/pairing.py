"""Who is on a photo that was just read: another side or shot of a card, somebody known, or somebody new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.keeping.contacts import cards_of, order, proposal_of
from scanner.actions.keeping.expected import join_expected
from scanner.actions.people.merging import merge
from scanner.identity.compare import Verdict
from scanner.identity.joined import all_of_one
from scanner.identity.sides import one_card
from scanner.model.occasion import Occasion
from scanner.model.record import CardState, Decider, KeptCard, SeenPhoto
from scanner.outputs import vcard

if TYPE_CHECKING:
    from scanner.store.store import Records


def pair(records: Records, digest: str, at: Desk, occasion: Occasion | None = None) -> tuple[str, ...]:
    """Make one contact of the cards of a photo and those that show the same card, or surely the same person.

    So is who was expected in the interview of the photo, the `occasion`.

    The contact of the card that was photographed first stays; the UIDs of those that go are returned.
    """
    seen = records.photos.get(digest)
    assert seen is not None
    gone: list[str] = []
    cards = records.photos.cards(photo=digest)
    for index in range(len(cards)):
        card = (records.photos.cards(photo=digest) if gone else cards)[index]  # one may have gone meanwhile
        if card.state is CardState.REFUSED or len(cards_of(records, card.contact)) > 1:
            continue
        uid = card.contact
        if sides := _join_sides(records, seen, card, at):
            uid, side = sides
            gone.append(side)
        if uid and join_expected(records, uid, occasion, at):
            gone.append(uid)
        elif uid and (known := _join_person(records, uid, at)):
            gone.append(known)
    return tuple(gone)


def _join_sides(records: Records, seen: SeenPhoto, card: KeptCard, at: Desk) -> tuple[str, str] | None:
    """Join a card with another side or shot of it; return the UIDs of who stays and who goes."""
    for other, photo in _beside(records, seen, card):
        told = _one_card(records, card, other)
        if told:
            first, second = sorted(((card, seen), (other, photo)), key=lambda pair: order(pair[1], pair[0]))
            kept, gone = (_contact_of(records, one, at) for one, _ in (first, second))
            both = all_of_one(one.proposal for uid in (kept, gone) for one in cards_of(records, uid))
            made = None if _has_more(records, (kept, gone)) else both.contact()
            merge(records, kept=kept, gone=gone, at=at, by=Decider.READING, reasons=told, made=made)
            return kept, gone
    return None


def _join_person(records: Records, uid: str, at: Desk) -> str | None:
    """Let a contact go into one that is surely the same person; return the UID of the one that went."""
    from scanner.store.doubles import doubles_of

    contact = records.contacts.of([uid])[uid]
    for double in doubles_of(records, uid, contact):
        if double.likeness.verdict is Verdict.SAME:
            told = (reason.words for reason in double.likeness.reasons)
            merge(records, kept=double.other, gone=uid, at=at, by=Decider.READING, reasons=told)
            return uid
    return None


def _beside(records: Records, seen: SeenPhoto, card: KeptCard) -> Iterator[tuple[KeptCard, SeenPhoto]]:
    """Yield the other cards of a photo, and those of the photos taken right before and after it."""
    from scanner.store.neighbours import neighbours

    for photo in (seen, *neighbours(records, seen)):
        for other in records.photos.cards(photo=photo.digest):
            is_open = other.state is not CardState.REFUSED and (other.contact or card.contact)
            if is_open and (other.photo, other.position) != (card.photo, card.position):
                yield other, photo


def _one_card(records: Records, card: KeptCard, other: KeptCard) -> tuple[str, ...]:
    """Return why two cards are one, nothing where they are not, are one already, or are known to be two."""
    known = proposal_of(records, other.contact) if other.contact else other.proposal
    both = card.contact and other.contact
    if both and other.contact in {card.contact, *records.merges.apart_from(card.contact or "")}:
        return ()
    return one_card(card.proposal, known, apart=card.photo != other.photo)


def _contact_of(records: Records, card: KeptCard, at: Desk) -> str:
    """Return the UID of a card's contact, which is made where the card was waiting for a look."""
    if card.contact:
        return card.contact
    uid = vcard.contact_uid(card.photo, card.position)
    records.contacts.learn([(uid, card.proposal.contact())], at=at.now)
    records.photos.decide(card.photo, card.position, CardState.KEPT, contact=uid)
    return uid


def _has_more(records: Records, uids: Iterable[str]) -> bool:
    """Whether one of these contacts says what none of its cards does: a person's word is not read anew."""
    held = records.contacts.of(uids)
    return any(contact != proposal_of(records, uid).contact() for uid, contact in held.items())
