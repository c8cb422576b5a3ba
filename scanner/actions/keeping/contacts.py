"""The contacts of a photo, the cards of a contact, and what its note says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.actions.people.doubts import doubts_of
from scanner.identity.joined import all_of_one
from scanner.identity.neighbours import in_order
from scanner.model.contact import Contact
from scanner.model.proposal import Proposal
from scanner.model.record import KeptCard, SeenPhoto
from scanner.outputs import vcard
from scanner.text import harmless

if TYPE_CHECKING:
    from scanner.store.store import Records


@dataclass(frozen=True, slots=True)
class ContactOfCard:
    """A contact as the records have it, and what to look at; `is_own` where this card made it."""

    uid: str
    contact: Contact
    doubts: tuple[str, ...]
    is_own: bool


def contacts_of(records: Records, digest: str) -> Iterator[ContactOfCard]:
    """Yield the contacts of a photo, each once; on one that a person has decided there are no doubts."""
    held = {card.contact: card for card in records.photos.cards(photo=digest) if card.contact}
    known = records.contacts.of(held)
    for uid, card in held.items():
        if uid in known:
            doubts = doubts_of(records, uid, known[uid])
            yield ContactOfCard(uid, known[uid], doubts, uid == vcard.contact_uid(digest, card.position))


def cards_of(records: Records, uid: str | None) -> tuple[KeptCard, ...]:
    """Return the cards of a contact in the order they were photographed."""
    held = records.photos.cards(contact=uid) if uid else ()
    if len(held) < 2:
        return held
    seen = {digest: records.photos.get(digest) for digest in {card.photo for card in held}}
    return tuple(sorted(held, key=lambda card: order(seen[card.photo], card)))


def proposal_of(records: Records, uid: str) -> Proposal:
    """Return what was understood of all cards of a contact together."""
    return all_of_one(card.proposal for card in cards_of(records, uid))


def note_about(records: Records, uid: str, doubts: tuple[str, ...]) -> str:
    """Return what a contact's note says of the photos it came from and of what to check."""
    names: dict[str, None] = {}
    for card in cards_of(records, uid):
        seen = records.photos.get(card.photo)
        if seen and seen.name:
            # Cameras tell no zone: what was taken for the time here is shown as the time here.
            when = f", taken {seen.taken.astimezone():%Y-%m-%d}" if seen.taken else ""
            names[f"Read by cardscan from {harmless(seen.name)}{when}"] = None
    return "\n".join([*names, f"Please check: {', '.join(doubts)}"] if doubts else names)


def note_of(name: str, taken: dt.datetime | None, doubts: tuple[str, ...]) -> str:
    """Return what a contact's note says of where it came from and what to check."""
    when = f", taken {taken:%Y-%m-%d}" if taken else ""
    lines = [f"Read by cardscan from {harmless(name)}{when}"]
    return "\n".join([*lines, f"Please check: {', '.join(doubts)}"] if doubts else lines)


def order(seen: SeenPhoto | None, card: KeptCard) -> tuple[object, ...]:
    """Return what cards are ordered by: when they were photographed."""
    from scanner.store.neighbours import shot_of

    return (*(in_order(shot_of(seen)) if seen else ()), card.photo, card.position)
