"""The company, its web address and where it sits, as colleagues' cards have them."""

from __future__ import annotations

from dataclasses import replace

from scanner.fields.known.alike import is_alike, letters
from scanner.fields.known.promise import doubted, promised
from scanner.fields.known.weights import COMPANY, MENDED
from scanner.model.contact import Address
from scanner.model.known import Known
from scanner.model.proposal import Guess


def informed_org(guess: Guess[str] | None, known: Known) -> Guess[str] | None:
    """Return the company with how its colleagues' cards write it, where a reader read it so here."""
    if guess is None or guess.sure:
        return guess
    read = {letters(heard.text) for heard in guess.heard} | {letters(guess.value)}
    for company in (c for c in known.companies if c.name):
        if letters(company.name) in read:
            is_same = letters(guess.value) == letters(company.name)
            value = guess.value if is_same else company.name
            return promised(replace(guess, value=value), company.source, COMPANY)
    for company in (c for c in known.companies if c.name):
        if len(read) > 1 and is_alike(company.name, guess.value):
            mended = replace(guess, value=company.name, repaired=guess.repaired or guess.value)
            return doubted(mended, company.source, MENDED)
    return guess


def informed_url(guess: Guess[str], known: Known) -> Guess[str]:
    """Return a web address, surer where colleagues' addresses are of its domain."""
    if guess.sure:
        return guess
    host = guess.value.casefold().removeprefix("www.").split("/")[0]
    is_bare = "/" not in guess.value.rstrip("/")
    for company in known.companies:
        if host in company.hosts and is_bare and guess.repaired is None:
            return promised(guess, company.source, COMPANY)
    return guess


def informed_address(guess: Guess[Address], known: Known) -> Guess[Address]:
    """Return an address, surer where a colleague's card has the same."""
    if guess.sure:
        return guess
    for company in (c for c in known.companies if c.address):
        if letters(company.address) == letters(guess.value.full):
            return promised(guess, company.source, COMPANY)
    return guess
