"""What the records know that may stand on a card: who was expected, colleagues' cards, whom one has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from scanner.fields.known.mails import hosts_of
from scanner.fields.known.said import COLLEAGUE, company_said
from scanner.model.contact import Contact
from scanner.model.known import Known, KnownCompany, KnownPerson
from scanner.model.occasion import Occasion
from scanner.model.proposal import Proposal
from scanner.model.record import CardState, KeptCard
from scanner.outputs import vcard

if TYPE_CHECKING:
    from scanner.store.store import Records

MOST = 40
"""People of an interview that are all looked at; at a fair only who shares a domain, an address or a name."""
FEW = 8
"""Contacts of a company, or with a card's e-mail or name, that are looked at."""
CONTACTS = "your contacts"


class Knowing:
    """What is known of the cards of one interview, or of none, on records in their transaction.

    Only what cards say by themselves, and what is known of people otherwise than by cards, is told.
    """

    def __init__(self, records: Records, occasion: Occasion | None, waiting: Iterable[KeptCard] = ()) -> None:
        self._records, self._occasion = records, occasion
        self._waiting = tuple(waiting)
        self._said: dict[tuple[str, int], KnownCompany | None] = {}

    def of(
        self, alone: Proposal, *, card: tuple[str, int], contact: str | None, beside: Iterable[Proposal] = ()
    ) -> Known:
        """Return what may speak for a card that was understood alone; `beside` are others on its photo."""
        people = [*self._expected, *self._acquainted(alone, card, contact)]
        companies = [self._employer] if self._employer else []
        companies += [said for other in beside if (said := company_said(other))]
        others = (c for c in (*self.circle, *self.at_hosts([alone])) if (c.photo, c.position) != card)
        companies += [
            said for c in others if contact is None or c.contact != contact if (said := self._says(c))
        ]
        return Known.of(people, companies)

    @cached_property
    def circle(self) -> tuple[KeptCard, ...]:
        """The cards of the interview's people, and those that wait; none where these are too many."""
        held = [card for uid in self._people for card in self._records.photos.cards(contact=uid)]
        return (*held, *self._waiting)

    def at_hosts(self, proposals: Iterable[Proposal]) -> tuple[KeptCard, ...]:
        """Return cards of people at the same companies, by the domains of e-mails."""
        hosts = sorted({host for what in proposals for host in hosts_of(what.emails)})
        uids = dict.fromkeys(uid for host in hosts for uid in self._records.contacts.at_host(host, most=FEW))
        held = [card for uid in uids for card in self._records.photos.cards(contact=uid)]
        return tuple(card for card in held if card.state is CardState.KEPT)

    @cached_property
    def _people(self) -> tuple[str, ...]:
        if self._occasion is None:
            return ()
        found = self._records.occasions.people(self._occasion.id, most=MOST + 1)
        return found if len(found) <= MOST else ()

    @cached_property
    def _source(self) -> str:
        """What the people of the interview are known from."""
        assert self._occasion is not None
        is_invited = self._records.occasions.is_invited(self._occasion.id)
        day = self._occasion.when.day
        return f"the {'invitation' if is_invited else 'interview'} of {day.day} {day:%B}"

    @cached_property
    def _employer(self) -> KnownCompany | None:
        if self._occasion is None:
            return None
        return KnownCompany(self._source, name=self._occasion.employer)

    @cached_property
    def _expected(self) -> tuple[KnownPerson, ...]:
        told = (c for uid in self._people for c in known_otherwise(self._records, uid))
        return tuple(_person(contact, self._source) for contact in told)

    def _acquainted(
        self, alone: Proposal, own: tuple[str, int], contact: str | None
    ) -> Iterator[KnownPerson]:
        """Yield whom one has already with an e-mail or the name of the card."""
        shared = self._records.contacts.sharing(alone.contact(), but=contact)
        uids = dict.fromkeys(match.contact for match in shared if match.kind in ("email", "name"))
        for uid in [uid for uid in uids if uid not in self._people][:FEW]:
            for one in known_otherwise(self._records, uid):
                yield _person(one, CONTACTS)
            for card in self._records.photos.cards(contact=uid):
                if (card.photo, card.position) != own:
                    yield _person(_sure(self._records.pages.alone(card)), CONTACTS)

    def _says(self, card: KeptCard) -> KnownCompany | None:
        key = (card.photo, card.position)
        if key not in self._said:
            self._said[key] = company_said(self._records.pages.alone(card), COLLEAGUE)
        return self._said[key]


def known_otherwise(records: Records, uid: str) -> Iterator[Contact]:
    """Yield what is known of a contact otherwise than by cards: by an invitation, or by the person's word."""
    made = {vcard.contact_uid(c.photo, c.position) for c in records.photos.cards(contact=uid)}
    merges = records.merges.of(uid)  # latest first
    gone = {merge.gone: merge.before.gone for merge in merges}
    before = {merge.kept: merge.before.kept for merge in merges}  # the earliest of each stays
    for piece in (uid, *gone):
        if piece not in made:
            contact = before.get(piece) or gone.get(piece) or records.contacts.get(piece)
            if contact is not None:
                yield contact


def _sure(alone: Proposal) -> Contact:
    """Return what a card is sure of by itself, of what tells its person."""
    return Contact(
        name=alone.name.value if alone.name and alone.name.sure else None,
        emails=tuple(guess.value for guess in alone.emails if guess.sure),
        phones=tuple(guess.value for guess in alone.phones if guess.sure),
    )


def _person(contact: Contact, source: str) -> KnownPerson:
    return KnownPerson(
        source,
        name=contact.name.full if contact.name else "",
        emails=tuple(sorted(email.casefold() for email in contact.emails)),
        phones=tuple(sorted(phone.value for phone in contact.phones if phone.value.startswith("+"))),
    )
