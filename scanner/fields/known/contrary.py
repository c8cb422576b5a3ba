"""What a card says otherwise than was known of its person: a new job, another number. The card wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from scanner.fields.known.alike import letters, words
from scanner.fields.known.mails import hosts_of
from scanner.fields.known.people import all_who_are
from scanner.fields.reach.dialing import is_mobile, parsed
from scanner.fields.who.lexicon import is_freemail
from scanner.fields.who.people import mail_match
from scanner.fields.who.stems import domain_stem
from scanner.model.contact import Phone, PhoneKind
from scanner.model.known import Known, KnownPerson, contrary
from scanner.model.page import Page
from scanner.model.proposal import Guess, Proposal

T = TypeVar("T")


def with_contrary(page: Page, read: Proposal, known: Known) -> Proposal:
    """Return a card with what was known of its person beside what it says otherwise.

    No value changes, nor how sure it is. A namesake whom nobody expects, who shares nothing with the card,
    is somebody else.
    """
    for person in all_who_are(page, read, known):
        if person.is_there or _shares(read, person):
            read = _told(read, person)
    return read


def _shares(read: Proposal, person: KnownPerson) -> bool:
    """Tell whether somebody has an address, a number or a company of a card."""
    hosts = {host for email in person.emails if not is_freemail(host := email.rpartition("@")[2])}
    return bool(
        {guess.value.casefold() for guess in read.emails} & {*person.emails}
        or {guess.value.value for guess in read.phones} & {*person.phones}
        or hosts & hosts_of(read.emails)
        or (read.org and person.org and _is_same(read.org.value, person.org))
    )


def _told(read: Proposal, person: KnownPerson) -> Proposal:
    is_new_job = read.org and person.org and not _is_same(read.org.value, person.org)
    is_their_host = any(_is_called(host, person.org) for host in hosts_of(read.emails))
    is_new_title = read.title and person.title and not _is_same(read.title.value, person.title)
    return replace(
        read,
        org=_beside(read.org, person.source_of("org"), person.org)
        if is_new_job and not is_their_host
        else read.org,
        title=_beside(read.title, person.source_of("title"), person.title) if is_new_title else read.title,
        emails=tuple(_emails(read, person)),
        phones=tuple(_phones(read.phones, person)),
    )


def _emails(read: Proposal, person: KnownPerson) -> Iterator[Guess[str]]:
    """Yield the addresses of a card, the first that is theirs with the known ones where none is known."""
    is_other = not {guess.value.casefold() for guess in read.emails} & {*person.emails}
    for guess in read.emails:
        is_theirs = mail_match(person.name, guess.value.partition("@")[0]) > 0
        if is_other and is_theirs and person.emails:
            guess, is_other = _beside(guess, person.source_of("emails"), ", ".join(person.emails)), False
        yield guess


def _phones(read: Iterable[Guess[Phone]], person: KnownPerson) -> Iterator[Guess[Phone]]:
    """Yield the numbers of a card, the first mobile one with the known mobile ones where it has none of them.

    So the first of the others: a number at a desk is not another one than a mobile.
    """
    held = tuple(read)
    there = {guess.value.value for guess in held}
    kinds = (True, False, None)
    known = {is_cell: [n for n in person.phones if _is_mobile(n) is is_cell] for is_cell in kinds}
    left = {is_cell for is_cell, numbers in known.items() if numbers and not there & {*numbers}}
    for guess in held:
        is_cell = _is_mobile(guess.value.value)
        if is_cell in left and guess.value.kind is not PhoneKind.FAX:
            left.remove(is_cell)
            guess = _beside(guess, person.source_of("phones"), ", ".join(known[is_cell]))
        yield guess


def _is_mobile(number: str) -> bool | None:
    """Tell whether a number is a mobile one, None where its country has none like it."""
    found = parsed(number, None)
    return is_mobile(found) if found else None


def _is_same(one: str, other: str) -> bool:
    """Tell whether two texts are one, or one of them a longer form of the other: Kestrel, Kestrel Ltd."""
    left, right = {*words(one)}, {*words(other)}
    return left <= right or right <= left or letters(one) == letters(other)


def _is_called(host: str, company: str) -> bool:
    """Tell whether a domain is named after a company."""
    stem, name = domain_stem(host), "".join(words(company))
    return bool(stem and name) and (stem in name or name in stem)


def _beside(guess: Guess[T] | Any, source: str, known: str) -> Guess[T]:
    said = contrary(source, known)
    return replace(guess, evidence=(*guess.evidence, said))
