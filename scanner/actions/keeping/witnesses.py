"""Cards that spoke for others and do so no more: corrected, rejected or forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.joining import occasions_of
from scanner.model.contact import Contact
from scanner.model.proposal import Proposal
from scanner.model.record import CardState, KeptCard

if TYPE_CHECKING:
    from scanner.store.store import Records


@contextmanager
def silenced(records: Records, cards: Iterable[KeptCard], at: Desk) -> Iterator[None]:
    """Understand the cards anew for which some cards may have spoken, once these do so no more."""
    from scanner.actions.keeping.anew import bring_up_to_date
    from scanner.fields.known.mails import hosts_of  # loading word lists takes long

    spoke = tuple(cards)
    occasions = {one.id: one for card in spoke for one in occasions_of(records, card.photo, card.contact, at)}
    hosts = frozenset(host for card in spoke for host in hosts_of(card.proposal.emails))
    yield
    waiting = records.photos.cards(state=CardState.WAITING) if hosts else ()
    besides = {
        (card.photo, card.position): next(iter(occasions_of(records, card.photo, card.contact, at)), None)
        for card in waiting
        if hosts & hosts_of(card.proposal.emails)
    }
    if occasions or hosts:
        bring_up_to_date(records, occasions.values(), at, hosts=hosts, besides=besides)


def heed_word(records: Records, uid: str, at: Desk) -> None:
    """Let the cards of a contact that a person corrected speak only for what they let stand."""
    from scanner.fields.known.said import company_said

    contact = records.contacts.of([uid])[uid]
    cards = records.photos.cards(contact=uid)
    before = {one.card: one.company for one in records.pages.told(contacts=[uid])}
    after = {
        (card.photo, card.position): company_said(left_standing(records.pages.alone(card), contact))
        for card in cards
    }
    if after == before:
        return
    with silenced(records, cards, at):
        for place, said in after.items():
            records.pages.tell(*place, said)


def left_standing(alone: Proposal, contact: Contact) -> Proposal:
    """Return of what a card says by itself what its contact says too."""
    numbers = {phone.value for phone in contact.phones}
    is_name = alone.name is not None and contact.name is not None and alone.name.value == contact.name
    return replace(
        alone,
        name=alone.name if is_name else None,
        org=alone.org if alone.org and alone.org.value == contact.org else None,
        emails=tuple(guess for guess in alone.emails if guess.value in contact.emails),
        phones=tuple(guess for guess in alone.phones if guess.value.value in numbers),
        urls=tuple(guess for guess in alone.urls if guess.value in contact.urls),
        addresses=tuple(guess for guess in alone.addresses if guess.value in contact.addresses),
    )
