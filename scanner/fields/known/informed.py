"""A card understood alone → the same with what is known from elsewhere.

What is known only speaks for what was read on the card; what the card alone is sure of stays as it is.
"""

from __future__ import annotations

from dataclasses import replace

from scanner.fields.known.alike import is_near
from scanner.fields.known.companies import informed_address, informed_org, informed_url
from scanner.fields.known.endings import with_endings
from scanner.fields.known.mails import hosts_of, informed_email
from scanner.fields.known.missed import with_missed_email
from scanner.fields.known.numbers import informed_phone
from scanner.fields.known.people import informed_name, made_name, who_is_on
from scanner.fields.known.spelling import with_spelling
from scanner.fields.who.stems import domain_stem
from scanner.model.known import Known
from scanner.model.page import Page
from scanner.model.proposal import Proposal


def informed(page: Page, alone: Proposal, known: Known) -> Proposal:
    """Return what is understood of a card with what is `known`; `alone` is what it says itself.

    A card of two companies may be two cards read as one: of it nothing is known. Two domains that differ in a
    letter or two are one, misread.
    """
    stems = sorted({domain_stem(host) for host in hosts_of(alone.emails)})
    if known.is_empty or not all(is_near(stems[0], stem) for stem in stems):
        return alone
    found = who_is_on(page, alone, known)
    who, printed = found or (None, None)
    locals = tuple(guess.value.partition("@")[0] for guess in alone.emails)
    name = informed_name(page, alone.name, who, printed, locals) if who else alone.name
    emails = tuple(informed_email(guess, who, name, known) for guess in alone.emails)
    is_named = printed is not None and printed.is_read
    emails = with_missed_email(page, emails, who, name, known, is_named=is_named)
    phones = tuple(informed_phone(guess, who, known) for guess in alone.phones)
    is_open = printed is not None and not printed.is_read
    name = name if is_open else made_name(page, name, emails, known)
    name = with_spelling(page, name, emails, known)
    return replace(
        alone,
        name=name,
        org=informed_org(alone.org, known),
        emails=emails,
        phones=with_endings(page, phones, known),
        urls=tuple(informed_url(guess, known) for guess in alone.urls),
        addresses=tuple(informed_address(guess, known) for guess in alone.addresses),
    )
