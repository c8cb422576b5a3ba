"""How to reach the person on a card: e-mails, numbers and web addresses, and the country they are of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from scanner.fields.judge.sureness import Judge, judged
from scanner.fields.judge.voices import address_key, voices
from scanner.fields.judge.witnesses import ALIKE, LOOKS_LIKE_L, Witnesses, domain_of, host_of
from scanner.fields.reach.breaks import join_broken
from scanner.fields.reach.codes import read_code
from scanner.fields.reach.country import Ranking, find_country
from scanner.fields.reach.domains import is_domain
from scanner.fields.reach.emails import find_emails, settle
from scanner.fields.reach.found import Found
from scanner.fields.reach.hidden import find_signless
from scanner.fields.reach.phones import find_phones
from scanner.fields.reach.profiles import find_profiles, is_profile
from scanner.fields.reach.readings import best_read, meant_with_l, printed_text
from scanner.fields.reach.urls import correct, find_urls
from scanner.fields.trace import Spot, trace
from scanner.model.contact import Phone
from scanner.model.page import Page
from scanner.model.proposal import Guess, Proposal

T = TypeVar("T")

MOST_FOUND = 40
"""E-mails of a page, and numbers, that are looked into: no card has a quarter."""
LONE_CONFIDENCE = 0.90
"""What one of the readers must say of each word of an address that nothing else doubts."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What was understood of how to reach a person.

    `region` is the card's country (ISO 3166), `regions` the ranking behind it with probabilities.
    `owned` names the words used up, values and their labels: (index of line, index of word).
    `codes` is what each QR code on the card says, where it holds a contact or an address; `is_shared` tells
    that two cards may have been read as one.
    """

    emails: tuple[Guess[str], ...] = ()
    phones: tuple[Guess[Phone], ...] = ()
    urls: tuple[Guess[str], ...] = ()
    region: str | None = None
    regions: Ranking = ()
    owned: frozenset[Spot] = frozenset()
    codes: tuple[Proposal, ...] = ()
    is_shared: bool = False


def find_reach(page: Page, *, region: str | None, judge: Judge = judged) -> Reach:
    """Find e-mails, numbers and web addresses on `page`; `region` is where the caller expects cards from."""
    lines = [trace(line, index) for index, line in enumerate(page.lines)]
    emails = find_emails(lines)[:MOST_FOUND]
    taken = _owned(emails)
    urls = find_urls(lines, taken=taken, domains={domain_of(e.value) for e in emails})
    taken |= _owned(urls)
    sites = {host for u in urls for host in _hosts(page, u)}
    emails += find_signless(lines, taken=taken, domains=sites) if not emails else ()
    emails = best_read(page, emails, sites)
    taken |= _owned(emails)
    profiles = find_profiles(lines, taken=taken)
    taken |= _owned(profiles)
    emails, urls = _reconciled(page, emails, urls)
    hosts = {domain_of(e.value) for e in emails} | {host_of(u.value) for u in urls}
    lines = join_broken(lines)
    regions = find_country(lines, taken, hosts=hosts, told=region)
    best = regions[0][0] if regions else None
    phones = find_phones(page, lines, taken=taken, region=best)[:MOST_FOUND]
    codes = tuple(found for code in page.codes if (found := read_code(code.text, best)))
    coded = _coded(codes, page)
    known = Witnesses(page, tuple(emails), (*urls, *(p for p in profiles if p.value)), regions, judge)
    return Reach(
        emails=_joined(
            [_as_coded(known.email(e), coded) for e in emails], (c.emails for c in codes), key=str.casefold
        ),
        phones=_joined([known.phone(p) for p in phones], (c.phones for c in codes), key=lambda p: p.value),
        urls=_joined(
            [known.url(u) for u in known.urls], (c.urls for c in codes if _is_of_person(c)), key=_url_key
        ),
        region=best,
        regions=regions,
        owned=taken | frozenset(spot for phone in phones for spot in phone.spots),
        codes=codes,
        is_shared=known.is_shared,
    )


def _reconciled(
    page: Page, emails: list[Found[str]], urls: list[Found[str]]
) -> tuple[list[Found[str]], list[Found[str]]]:
    """Let e-mails and web addresses mend each other's domains: what readers dispute by what they agree on."""
    sites = {host_of(u.value) for u in urls if not u.repaired}
    sound = {
        host_of(u.value)
        for u in urls
        if not (u.repaired or _is_doubted(page, u) or LOOKS_LIKE_L.search(printed_text(page, u)))
    }
    settled = [
        found
        for e in emails
        if (
            found := settle(
                e, sound if is_domain(domain_of(e.value)) else sites, is_doubted=_is_doubted(page, e)
            )
        )
    ]
    trusted = {domain_of(e.value) for e in settled if not e.repaired and not _is_doubted(page, e)}
    domains = {domain_of(e.value) for e in settled}
    return settled, [_mended(page, u, trusted, domains) for u in urls]


def _hosts(page: Page, url: Found[str]) -> set[str]:
    """Return a web address's host as it was read, and as it is meant where a capital I may be a small l."""
    host = host_of(url.value)
    return {host, meant_with_l(page, url, host).casefold()}


def _mended(page: Page, url: Found[str], trusted: Collection[str], domains: Collection[str]) -> Found[str]:
    """Mend a web address by e-mails that can be trusted, and a capital I among small letters by any."""
    if LOOKS_LIKE_L.search(printed_text(page, url)) and _has_double(url, domains):
        return correct(url, domains)
    return correct(url, trusted) if _is_doubted(page, url) or _has_double(url, trusted) else url


def _has_double(url: Found[str], domains: Collection[str]) -> bool:
    """Tell whether a web address and a domain differ in nothing but signs that are read for one another."""
    host = host_of(url.value)
    return host not in domains and host.translate(ALIKE) in {domain.translate(ALIKE) for domain in domains}


def _is_doubted(page: Page, found: Found[str]) -> bool:
    heard = voices(page, found.value_spots, address_key)
    return heard.is_disputed or heard.clearest < LONE_CONFIDENCE


def _coded(codes: Sequence[Proposal], page: Page) -> Mapping[str, Guess[str]]:
    """Return the e-mails that codes have of who is named on the card too, each by its skeleton."""
    printed = set(re.findall(r"\w+", page.text.casefold()))
    named = [
        c for c in codes if c.name and printed.issuperset(re.findall(r"\w+", c.name.value.full.casefold()))
    ]
    emails = [email for code in named for email in code.emails]
    times = Counter(_skeleton(email.value) for email in emails)
    return {skeleton: e for e in emails if times[skeleton := _skeleton(e.value)] == 1}


def _as_coded(printed: Guess[str], coded: Mapping[str, Guess[str]]) -> Guess[str]:
    """Return an e-mail as a QR code on the card has it, where only signs differ that are easily misread."""
    code = coded.get(_skeleton(printed.value))
    if code is None or code.value.casefold() == printed.value.casefold():
        return printed
    return replace(code, boxes=printed.boxes)


def _skeleton(email: str) -> str:
    """Return what is left of an e-mail without dots, and with one letter for all that look alike."""
    local, _, domain = email.casefold().rpartition("@")
    return f"{re.sub(r'[._-]', '', local).translate(ALIKE)}@{domain}"


def _is_of_person(code: Proposal) -> bool:
    """Tell whether a code's links belong to who is on the card: beside a name, or a profile at a service."""
    return bool(code.name or code.org) or any(is_profile(url.value) for url in code.urls)


def _owned(found: Collection[Found[str]]) -> frozenset[Spot]:
    return frozenset(spot for one in found for spot in one.spots)


def _url_key(url: str) -> str:
    return url.casefold().removeprefix("www.").rstrip("/")


def _joined(
    printed: list[Guess[T]], coded: Iterable[tuple[Guess[T], ...]], *, key: Callable[[T], str]
) -> tuple[Guess[T], ...]:
    """Add what only a code says behind what is printed; one value stands once, the surest first said."""
    found: dict[str, Guess[T]] = {}
    for guess in (*printed, *(guess for guesses in coded for guess in guesses)):
        known = found.setdefault(key(guess.value), guess)
        if guess.sure and not known.sure:
            found[key(guess.value)] = replace(guess, boxes=known.boxes)
    return tuple(found.values())
