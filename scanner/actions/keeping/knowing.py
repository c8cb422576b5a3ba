"""What the records know that may stand on a card: who was expected, colleagues' cards, whom one has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scanner.actions.desk import Desk
from scanner.actions.interviews.whose import Whose
from scanner.fields.known.mails import hosts_of
from scanner.fields.known.said import company_said
from scanner.model.contact import Contact
from scanner.model.known import CONTACTS, Known, KnownCompany, KnownPerson
from scanner.model.occasion import Occasion
from scanner.model.proposal import Guess, Proposal
from scanner.outputs import vcard

if TYPE_CHECKING:
    from scanner.store.occasions import Past
    from scanner.store.pages import Told
    from scanner.store.store import Records

MOST = 40
"""People of an interview that are all looked at; at a fair only who shares a domain, an address or a name.

So many cards of a company speak, the first by their photos' SHA-256.
"""
MANY = 200
"""Contacts of a company whose cards are understood anew when another comes, and so many cards that wait."""
FEW = 8
"""Contacts with a card's e-mail or name that are looked at."""
BOOK = "your address book"


class Knowing:
    """What is known of the cards of one interview, or of none, on records in their transaction.

    Only what cards say by themselves, and what is known of people otherwise than by cards, is told. Companies
    that were asked about for other cards, `beside`, are not asked about again.
    """

    def __init__(
        self, records: Records, occasion: Occasion | None, at: Desk, *, beside: Knowing | None = None
    ) -> None:
        self._records, self.occasion, self._at = records, occasion, at
        self._at_host: dict[str, tuple[Told, ...]] = beside._at_host if beside else {}

    def of(
        self, alone: Proposal, *, card: tuple[str, int], contact: str | None, beside: Iterable[Proposal] = ()
    ) -> Known:
        """Return what may speak for a card that was understood alone; `beside` are others on its photo.

        Who is expected and what colleagues' cards say is told of a sure card too: its address may be nearly
        theirs. Whom one has already needs not speak for it.
        """
        is_reached = all(guess.sure for guess in _reached(alone)) and alone.name is not None
        people = [*self._expected, *(() if is_reached else self._acquainted(alone, card, contact))]
        is_open = alone.org is not None and not alone.org.sure
        companies = [self._employer] if is_open and self._employer else []
        companies += [said for other in beside if (said := company_said(other))]
        for told in (*self.circle, *self._speaking(hosts_of(alone.emails))):
            is_other = told.card != card and (contact is None or told.contact != contact)
            companies += [told.company] if is_other and told.company else []
        return Known.of(people, companies)

    def whoever(self, alone: Proposal, *, card: tuple[str, int], contact: str | None) -> Known:
        """Return whom a card may be of and what is known of them otherwise, its own contact's past too."""
        own = known_otherwise(self._records, {contact} - {*self._people} if contact else ())
        people = (*self._expected, *self._acquainted(alone, card, contact))
        return Known.of((*people, *(_person(told, CONTACTS) for _, told in own)))

    def goes_on(self, records: Records, occasion: Occasion | None) -> bool:
        """Go on with the next photo, in another transaction, if it is of the same interview; tell whether so.

        What others have changed since is not asked about: who goes on understands the cards anew in the end.
        """
        is_same = occasion == self.occasion and len(self.circle) <= MOST
        if is_same:
            self._records = records
        return is_same

    def add(self, told: Iterable[Told], hosts: Iterable[str]) -> None:
        """Know of cards that were kept by now, which have e-mails of these domains."""
        told = tuple(told)
        if self.occasion:
            self.circle = (*self.circle, *told)
            self._people = (*self._people, *(one.contact for one in told if one.contact))
        for host in hosts:
            if host in self._at_host:
                both = (*self._at_host[host], *told)
                self._at_host[host] = tuple(sorted(both, key=lambda one: one.card))

    def follow(self, gone: Sequence[str]) -> bool:
        """Know of contacts that went into others by now; tell whether these were only expected.

        Then as much is known of their cards as before: who was expected spoke for them, and had no card.
        """
        into = self._records.merges.living(gone)
        made = self._records.merges.joined(into.values())
        with_cards = {one.contact for one in self.circle}
        were_expected = all(
            uid in self._people and uid not in with_cards and len(merges) == 1 for uid, merges in made.items()
        )

        def renamed(told: Iterable[Told]) -> tuple[Told, ...]:
            return tuple(replace(one, contact=into.get(one.contact or "", one.contact)) for one in told)

        self.circle, self._people = renamed(self.circle), tuple(into.get(uid, uid) for uid in self._people)
        self._at_host = {host: renamed(told) for host, told in self._at_host.items()}
        return were_expected

    def others_than(self, photo: str, hosts: Iterable[str]) -> bool:
        """Tell whether there are other cards of the interview or of these companies than those on a photo."""
        return any(told.card[0] != photo for told in (*self.circle, *self.at_hosts(hosts)))

    def _speaking(self, hosts: Iterable[str]) -> Iterator[Told]:
        """Yield the cards that speak for others at some companies, the same whichever came first."""
        for host in hosts:
            yield from [told for told in self.at_hosts([host]) if told.company][:MOST]

    @cached_property
    def circle(self) -> tuple[Told, ...]:
        """The cards of the interview's people, and those that wait; none where these are too many."""
        return self._records.pages.told(contacts=self._people, photos=self._waiting())

    def at_hosts(self, hosts: Iterable[str]) -> tuple[Told, ...]:
        """Return cards of people at some companies, and those that wait, by the domains of e-mails.

        Those of one company are in the order of their photos' SHA-256.
        """
        found: list[Told] = []
        for host in sorted(hosts):
            if host not in self._at_host:
                self._at_host[host] = self._records.pages.told_at(host, most=MANY)
            found += self._at_host[host]
        return tuple(found)

    def _waiting(self) -> Iterator[str]:
        """Yield the photos of the interview with cards that wait for a look."""
        if self.occasion is None:
            return
        whose = Whose(self._records, self.occasion, self._at, former=self._past.names)
        for photo, path, taken in self._records.photos.waiting_at():
            if whose.is_of_it(Path(path).parent.name, taken):
                yield photo

    @cached_property
    def _people(self) -> tuple[str, ...]:
        if self.occasion is None:
            return ()
        found = self._records.occasions.people(self.occasion.id, most=MOST + 1)
        return found if len(found) <= MOST else ()

    @cached_property
    def _past(self) -> Past:
        assert self.occasion is not None
        return self._records.occasions.past(self.occasion.id)

    @cached_property
    def _source(self) -> str:
        """What the people of the interview are known from."""
        assert self.occasion is not None
        day = self.occasion.when.day
        return f"the {'invitation' if self._past.is_invited else 'interview'} of {day.day} {day:%B}"

    @cached_property
    def _employer(self) -> KnownCompany | None:
        return KnownCompany(self._source, name=self.occasion.employer) if self.occasion else None

    @cached_property
    def _expected(self) -> tuple[KnownPerson, ...]:
        known = tuple(known_otherwise(self._records, self._people))
        said = self._records.deeds.said(uid for uid, _ in known)
        employer = self.occasion.employer if self.occasion else ""
        people = []
        for uid, contact in known:
            person, written = _person(contact, self._source), tuple(sorted(said.get(uid, ())))
            people.append(replace(person, org=person.org or employer, is_there=True, written=written))
        return tuple(people)

    def _acquainted(
        self, alone: Proposal, own: tuple[str, int], contact: str | None
    ) -> Iterator[KnownPerson]:
        """Yield whom one has already with an e-mail or the name of the card."""
        kinds = ("email", "name")
        shared = self._records.contacts.sharing(alone.contact(), but=contact, kinds=kinds)
        uids = dict.fromkeys(match.contact for match in shared)
        others = [uid for uid in uids if uid not in self._people][:FEW]
        for _, one in known_otherwise(self._records, others):
            yield _person(one, CONTACTS)
        for uid in others:
            for card in self._records.photos.cards(contact=uid):
                if (card.photo, card.position) != own:
                    yield _person(_sure(self._records.pages.alone(card)), CONTACTS)
        yield from self._in_address_book(alone.contact())

    def _in_address_book(self, contact: Contact) -> Iterator[KnownPerson]:
        """Yield who in the person's own address book has an e-mail or the name of a card; nobody of ours."""
        found = self._at.book.sharing(contact)
        uids = {entry.uid for entry in found}
        ours = {*self._records.contacts.of(uids), *self._records.merges.living(uids)} if uids else set()
        for entry in [entry for entry in found if entry.uid not in ours][:FEW]:
            yield _person(dialled(entry.contact, self._at.country), BOOK)


def known_otherwise(records: Records, uids: Iterable[str]) -> Iterator[tuple[str, Contact]]:
    """Yield what is known of contacts otherwise than by cards: by an invitation, or by the person's word.

    With each is the UID that it had before it went into another.
    """
    held = tuple(uids)
    if not held:
        return
    cards = records.photos.made_by(held)
    made_of = {uid: {vcard.contact_uid(*card) for card in cards.get(uid, ())} for uid in held}
    told_of = [uid for uid in dict.fromkeys(held) if made_of[uid] != {uid}]
    joined = records.merges.joined([uid for uid in told_of if made_of[uid]])
    for uid, contact in records.contacts.of(told_of).items():
        made = made_of[uid]
        if not made:
            yield uid, contact
            continue
        merges = joined.get(uid, ())[::-1]  # latest first
        gone = {merge.gone: merge.before.gone for merge in merges}
        before = {merge.kept: merge.before.kept for merge in merges}  # the earliest of each stays
        for piece in {uid: None, **dict.fromkeys(gone)}:
            told = before.get(piece) or gone.get(piece)
            if piece not in made and told is not None:
                yield piece, told


def dialled(contact: Contact, region: str | None) -> Contact:
    """Return a contact with its numbers as they are dialled from everywhere, where that can be told."""
    from scanner.fields.reach.dialing import e164, parsed

    found = ((phone, parsed(phone.value, region)) for phone in contact.phones)
    return replace(
        contact,
        phones=tuple(replace(phone, value=e164(number)) if number else phone for phone, number in found),
    )


def _reached(alone: Proposal) -> tuple[Guess[Any], ...]:
    return (*filter(None, (alone.name,)), *alone.emails, *alone.phones)


def _sure(alone: Proposal) -> Contact:
    """Return what a card is sure of by itself, of what tells its person."""
    return Contact(
        name=alone.name.value if alone.name and alone.name.sure else None,
        org=alone.org.value if alone.org and alone.org.sure else None,
        title=alone.title.value if alone.title and alone.title.sure else None,
        emails=tuple(guess.value for guess in alone.emails if guess.sure),
        phones=tuple(guess.value for guess in alone.phones if guess.sure),
    )


def _person(contact: Contact, source: str) -> KnownPerson:
    return KnownPerson(
        source,
        name=contact.name.full if contact.name else "",
        emails=tuple(sorted(email.casefold() for email in contact.emails)),
        phones=tuple(sorted(phone.value for phone in contact.phones if phone.value.startswith("+"))),
        org=contact.org or "",
        title=contact.title or "",
    )
