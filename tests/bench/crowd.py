"""A crowd of made-up people, some of whom are there twice, and some of whom only seem to be."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from samples.press import invent, locales, online
from samples.press.invent import Card
from samples.press.people import Person
from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind

MISREAD = {
    "m": "rn",
    "l": "1",
    "o": "0",
    "i": "l",
    "e": "c",
    "n": "h",
    "u": "v",
    "a": "o",
    "t": "f",
    "g": "q",
}
"""What readers take for what."""
KINDS = {"cell": PhoneKind.CELL, "fax": PhoneKind.FAX, "home": PhoneKind.HOME}
REPEATED = 0.2
COLLEAGUES = 0.12
"""Of all people, how many work where the one before them does, with the same number, address and domain."""
FAMILY = 0.02
"""And how many use the one e-mail address of their family."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Contacts by their ids, the pairs that are one person with the kind of repeat, and what others are."""

    contacts: dict[str, Contact]
    same: dict[tuple[str, str], str]


Change = Callable[[Random, Contact, Card], Contact]


def crowd(people: int, *, seed: int) -> Crowd:
    """Make up `people` and as many repeats as their share asks for, the same for the same seed."""
    rng = Random(seed)
    cards = [_card(rng) for _ in range(people)]
    contacts = {f"{n:06}": contact_of(card) for n, card in enumerate(cards)}
    ids = list(contacts)
    for before, uid in itertools.pairwise(ids):
        roll = rng.random()
        if roll < COLLEAGUES:
            contacts[uid] = _colleague(rng, contacts[uid], contacts[before])
        elif roll < COLLEAGUES + FAMILY:
            contacts[uid] = _relative(contacts[uid], contacts[before])
    same = {}
    for uid in rng.sample(ids, int(people * REPEATED)):
        kind, change = rng.choices(tuple(REPEATS.items()), (30, 20, 25, 25))[0]
        twin = f"{uid}-again"
        contacts[twin] = change(rng, contacts[uid], cards[int(uid)])
        same[(uid, twin)] = kind
    return Crowd(contacts, same)


def _card(rng: Random) -> Card:
    """Invent a person's card; one without a person, or without any way to reach them, is left out."""
    while True:
        card = invent.invent(rng, locales.draw(rng), held_out=False, reserved=False)
        if card.person and (card.emails or card.phones):
            return card


def contact_of(card: Card) -> Contact:
    """Return what a perfect reading of a card gives."""
    return Contact(
        name=_name(card.person) if card.person else None,
        org={"brand": card.company.brand, "none": None}.get(card.org_shown, card.company.full),
        department=card.department or None,
        title=card.title or None,
        emails=card.emails,
        phones=tuple(
            Phone(p.e164 or re.sub(r"\D", "", p.raw), p.raw, KINDS.get(p.kind or "", PhoneKind.WORK))
            for p in card.phones
            if re.search(r"\d", p.raw)
        ),
        urls=card.urls,
        addresses=tuple(Address(", ".join(lines)) for lines in card.addresses),
    )


def _name(person: Person) -> Name:
    return Name(
        person.full,
        given=person.given,
        additional=person.middle or None,
        family=person.family,
        prefix=person.prefix or None,
        suffix=person.suffix or None,
        other_script=person.native or None,
    )


def _colleague(rng: Random, one: Contact, other: Contact) -> Contact:
    """Give somebody the company of another: its number, address and domain, and a mail box of their own."""
    host = next((e.partition("@")[2] for e in other.emails), "")
    cells = tuple(p for p in one.phones if p.kind is PhoneKind.CELL)
    office = tuple(p for p in other.phones if p.kind is not PhoneKind.CELL)
    local = next((e.partition("@")[0] for e in one.emails), "") or rng.choice(online.ROLES)
    return replace(
        one,
        org=other.org,
        emails=(f"{local}@{host}",) if host else one.emails,
        phones=(*office, *cells),
        urls=other.urls,
        addresses=other.addresses,
    )


def _relative(one: Contact, other: Contact) -> Contact:
    """Give somebody the family name, the e-mail address, the house and its number of another."""
    if not one.name or not other.name or not other.name.family or one.name.given == other.name.given:
        return one
    name = Name(f"{one.name.given} {other.name.family}", given=one.name.given, family=other.name.family)
    home = tuple(p for p in other.phones if p.kind is not PhoneKind.CELL)
    own = tuple(p for p in one.phones if p.kind is PhoneKind.CELL)
    return replace(
        one, name=name, org=other.org, emails=other.emails, phones=(*home, *own), addresses=other.addresses
    )


def again(rng: Random, one: Contact, card: Card) -> Contact:
    """The same card photographed again: now and then something is misread or not read."""
    read = misread(rng, one, share=0.06)
    return replace(read, title=read.title if rng.random() < 0.93 else None)


def misread_again(rng: Random, one: Contact, card: Card) -> Contact:
    """The same card, badly photographed: the name is misread, and perhaps other things."""
    assert one.name
    name = Name(_typo(rng, one.name.full))
    return replace(misread(rng, one, share=0.2), name=name)


def other_card(rng: Random, one: Contact, card: Card) -> Contact:
    """Another card of the same job: the name is written otherwise, and some things stand on only one."""
    assert one.name
    assert card.person
    written = rng.choice((_plain, _turned, _initials, _without_middle))(one.name)
    emails = one.emails if rng.random() < 0.8 else ()
    phones = tuple(p for p in one.phones if rng.random() < 0.75)
    if not emails and not phones:
        emails, phones = one.emails, one.phones
    return replace(one, name=written, emails=emails, phones=phones, addresses=(), title=None)


def new_job(rng: Random, one: Contact, card: Card) -> Contact:
    """A new job: another company and all that comes with it; the mobile number often stays."""
    other = contact_of(_card(rng))
    cells = tuple(p for p in one.phones if p.kind is PhoneKind.CELL)
    kept = cells if rng.random() < 0.7 else ()
    mine = tuple(e for e in one.emails if card.company.host not in e)
    assert one.name
    assert card.person
    host = next((e.partition("@")[2] for e in other.emails), "")
    local = next((e.partition("@")[0] for e in one.emails), "")
    works = tuple(p for p in other.phones if p.kind is not PhoneKind.CELL)
    emails = (*mine, *((f"{local}@{host}",) if host and local else ()))
    return replace(other, name=one.name, phones=(*works, *kept), emails=emails)


REPEATS: dict[str, Change] = {
    "the same card again": again,
    "the same card, misread": misread_again,
    "another card, name written otherwise": other_card,
    "a new job": new_job,
}


def misread(rng: Random, one: Contact, *, share: float) -> Contact:
    """Misread each text of a contact with some probability."""

    def perhaps(text: str) -> str:
        return _typo(rng, text) if rng.random() < share else text

    def number(phone: Phone) -> Phone:
        if rng.random() >= share:
            return phone
        at = rng.randrange(4, len(phone.value)) if len(phone.value) > 4 else 0
        return replace(phone, value=f"{phone.value[:at]}{rng.randrange(10)}{phone.value[at + 1 :]}")

    return replace(
        one,
        name=replace(one.name, full=perhaps(one.name.full)) if one.name else None,
        org=perhaps(one.org) if one.org else None,
        title=perhaps(one.title) if one.title else None,
        emails=tuple(perhaps(e) for e in one.emails),
        phones=tuple(number(p) for p in one.phones),
        urls=tuple(perhaps(u) for u in one.urls),
        addresses=tuple(Address(perhaps(a.full)) for a in one.addresses),
    )


def _typo(rng: Random, text: str) -> str:
    """Take one letter for what readers take it for."""
    places = [i for i, c in enumerate(text) if c.casefold() in MISREAD]
    if not places:
        return text
    at = rng.choice(places)
    return text[:at] + MISREAD[text[at].casefold()] + text[at + 1 :]


def _plain(name: Name) -> Name:
    letters = unicodedata.normalize("NFKD", name.full.replace("ß", "ss").replace("ł", "l").replace("ø", "o"))
    return Name("".join(c for c in letters if not unicodedata.combining(c)))


def _turned(name: Name) -> Name:
    return Name(f"{name.family} {name.given}")


def _initials(name: Name) -> Name:
    return Name(f"{(name.given or '?')[0]}. {name.family}")


def _without_middle(name: Name) -> Name:
    return Name(f"{name.given} {name.family}", prefix="Dr.")
