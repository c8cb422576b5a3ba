"""What is known before a card is read: who was invited, what colleagues' cards say, whom one has already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scanner.model.proposal import Evidence, Guess

KNOWN = "known from "
"""What the name of evidence begins with that does not stand on the card itself."""
OTHERWISE = "other than in "
"""What the name of evidence begins with that what stands on the card is not what was known."""
CONTACTS = "your contacts"
"""Where what the user wrote down is known from."""
LONGEST = 80
"""Letters that are shown of what was known: an invitation may say anything."""


@dataclass(frozen=True, slots=True, order=True)
class KnownPerson:
    """Somebody who may be on a card; `phones` are E.164.

    `source` tells where they are known from, without naming anybody: "the invitation of 20 November". `org`
    and `title` are what they were there; `is_there` where they are expected in the interview of the card.
    `written` are the fields that the user wrote down: of these the invitation says nothing.
    """

    source: str
    name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    org: str = ""
    title: str = ""
    is_there: bool = False
    written: tuple[str, ...] = ()

    def source_of(self, field: str) -> str:
        """Tell where a field of them is known from."""
        return CONTACTS if field in self.written else self.source


@dataclass(frozen=True, slots=True, order=True)
class KnownCompany:
    """What is known of a company: its domains, numbers of its people (E.164), and how it makes their e-mails.

    A pattern is what stands before the @, such as "first.last"; `emails` are those of nobody: info@.
    `nationals` are numbers that were printed without their country, which something else told.
    """

    source: str
    name: str = ""
    hosts: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: str = ""
    nationals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known, in an order that does not hang on how it was learnt."""

    people: tuple[KnownPerson, ...] = ()
    companies: tuple[KnownCompany, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.people or self.companies)

    @staticmethod
    def of(people: Iterable[KnownPerson] = (), companies: Iterable[KnownCompany] = ()) -> Known:
        """Put together what is known, each thing once."""
        return Known(tuple(sorted(set(people))), tuple(sorted(set(companies))))


NOTHING = Known()


def evidence(source: str, weight: float) -> Evidence:
    """Return a reason for a value that does not stand on the card, in log-odds."""
    return Evidence(f"{KNOWN}{source}", weight)


def contrary(source: str, value: str) -> Evidence:
    """Return what was known instead of what the card says, which weighs nothing: the card wins."""
    return Evidence(f"{OTHERWISE}{source}: {value[:LONGEST]}", 0.0)


def known_from(guess: Guess[object]) -> str:
    """Say where a value is known from, "" where only the card tells it."""
    return next((e.feature for e in guess.evidence if e.feature.startswith(KNOWN)), "")


def contrary_to(guess: Guess[object]) -> tuple[str, ...]:
    """Say where something else was known instead of a value."""
    return tuple(e.feature for e in guess.evidence if e.feature.startswith(OTHERWISE))


def said_besides(guess: Guess[object]) -> tuple[str, ...]:
    """Say where a value is known from, each place once, and where something else was known instead of it.

    Where both are one place, a part of it was known: the domain of an address.
    """
    others = contrary_to(guess)
    known = dict.fromkeys(e.feature for e in guess.evidence if e.feature.startswith(KNOWN))
    alike = (said for said in known if not any(said.removeprefix(KNOWN) in other for other in others))
    return (*alike, *others)
