"""How to reach the person on a card: e-mails, numbers and web addresses, and the country they are of."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from scanner.fields.breaks import join_broken
from scanner.fields.codes import read_code
from scanner.fields.country import Ranking, find_country
from scanner.fields.dialing import is_dialled_whole, is_international
from scanner.fields.domains import is_domain, is_usual
from scanner.fields.emails import find_emails, settle
from scanner.fields.found import Found
from scanner.fields.phones import Dialled, find_phones
from scanner.fields.profiles import find_profiles
from scanner.fields.sureness import (
    COMPLETED,
    DISPUTED,
    INVALID,
    LONE_CONFIDENCE,
    PROVEN_REGION,
    REPAIRED,
    UNKNOWN_ENDING,
    Voices,
    address_key,
    believe,
    digits_key,
    may_be_sure,
    voices,
)
from scanner.fields.trace import Spot, boxes_at, trace
from scanner.fields.urls import correct, find_urls
from scanner.model.contact import Phone
from scanner.model.page import Page
from scanner.model.proposal import Guess, Proposal

T = TypeVar("T")

LOOKS_LIKE_L = re.compile(r"(?<![A-Z])I(?=[a-z.])|(?<=[a-z])I(?![A-Z])")
"""A capital I among small letters: in most type it is drawn like a small l, and both readers take it so."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What was understood of how to reach a person.

    `region` is the card's country (ISO 3166), `regions` the ranking behind it with probabilities.
    `owned` names the words used up, values and their labels: (index of line, index of word).
    `codes` is what each QR code on the card says, where it holds a contact or an address.
    """

    emails: tuple[Guess[str], ...] = ()
    phones: tuple[Guess[Phone], ...] = ()
    urls: tuple[Guess[str], ...] = ()
    region: str | None = None
    regions: Ranking = ()
    owned: frozenset[Spot] = frozenset()
    codes: tuple[Proposal, ...] = ()


def find_reach(page: Page, *, region: str | None) -> Reach:
    """Find e-mails, numbers and web addresses on `page`; `region` is where the caller expects cards from."""
    lines = [trace(line, index) for index, line in enumerate(page.lines)]
    emails = find_emails(lines)
    taken = _owned(emails)
    urls = find_urls(lines, taken=taken, domains={_domain(e.value) for e in emails})
    taken |= _owned(urls)
    profiles = find_profiles(lines, taken=taken)
    taken |= _owned(profiles)
    emails, urls = _reconciled(page, emails, urls)
    hosts = {_domain(e.value) for e in emails} | {_host(u.value) for u in urls}
    lines = join_broken(lines)
    regions = find_country(lines, taken, hosts=hosts, told=region)
    best = regions[0][0] if regions else None
    phones = find_phones(page, lines, taken=taken, region=best)
    codes = tuple(found for code in page.codes if (found := read_code(code.text, best)))
    return Reach(
        emails=_joined(
            [_email(page, e, emails, urls, codes) for e in emails],
            (c.emails for c in codes),
            key=str.casefold,
        ),
        phones=_joined(
            [_phone(page, p, regions, codes) for p in phones],
            (c.phones for c in codes),
            key=lambda p: p.value,
        ),
        urls=_joined(
            [_url(page, u, emails) for u in (*urls, *profiles)],
            (c.urls for c in codes if c.name or c.org),
            key=_url_key,
        ),
        region=best,
        regions=regions,
        owned=taken | frozenset(spot for phone in phones for spot in phone.spots),
        codes=codes,
    )


def _reconciled(
    page: Page, emails: list[Found[str]], urls: list[Found[str]]
) -> tuple[list[Found[str]], list[Found[str]]]:
    """Let e-mails and web addresses mend each other's domains: what readers dispute by what they agree on."""
    sites = {_host(u.value) for u in urls if not u.repaired}
    sound = {_host(u.value) for u in urls if not u.repaired and not _is_doubted(page, u)}
    settled = [
        found
        for e in emails
        if (
            found := settle(
                e, sound if is_domain(_domain(e.value)) else sites, is_doubted=_is_doubted(page, e)
            )
        )
    ]
    trusted = {_domain(e.value) for e in settled if not e.repaired and not _is_doubted(page, e)}
    return settled, [correct(u, trusted) if _is_doubted(page, u) else u for u in urls]


def _is_doubted(page: Page, found: Found[str]) -> bool:
    heard = voices(page, found.value_spots, address_key)
    return heard.is_disputed or heard.clearest < LONE_CONFIDENCE


def _owned(found: Collection[Found[str]]) -> frozenset[Spot]:
    return frozenset(spot for one in found for spot in one.spots)


def _domain(email: str) -> str:
    return email.rpartition("@")[2]


def _host(url: str) -> str:
    return url.removeprefix("www.").split("/")[0]


def _url_key(url: str) -> str:
    return url.casefold().removeprefix("www.").rstrip("/")


def _doubt(heard: Voices, repaired: str | None) -> list[float]:
    """Return the factors that every value has: a dispute among the readers, a repair."""
    return [DISPUTED] * heard.is_disputed + [REPAIRED] * (repaired is not None)


def _email(
    page: Page,
    found: Found[str],
    emails: Collection[Found[str]],
    urls: Collection[Found[str]],
    codes: Collection[Proposal],
) -> Guess[str]:
    heard = voices(page, found.value_spots, address_key)
    domain = _domain(found.value)
    hosts = {_host(u.value) for u in urls} | {_domain(e.value) for e in emails if e is not found}
    is_known = is_domain(domain)
    in_code = any(found.value.casefold() == e.value.casefold() for c in codes for e in c.emails)
    agrees = in_code or domain in hosts
    sure = is_known and found.repaired is None and (in_code or may_be_sure(heard, is_corroborated=agrees))
    sure &= agrees or is_usual(domain)  # a rare ending may be the next word, glued on
    sure &= in_code or not LOOKS_LIKE_L.search(found.value)
    factors = _doubt(heard, found.repaired) + [UNKNOWN_ENDING] * (not is_known)
    confidence = believe(heard, *factors, is_corroborated=agrees)
    return Guess(
        found.value, confidence, sure, boxes=boxes_at(page, found.value_spots), repaired=found.repaired
    )


def _url(page: Page, found: Found[str], emails: Collection[Found[str]]) -> Guess[str]:
    heard = voices(page, found.value_spots, address_key)
    agrees = _host(found.value) in {_domain(e.value) for e in emails}
    # A bare name with a dot in it may be an abbreviation.
    is_announced = agrees or found.value.startswith("www.") or "/" in found.value or bool(found.label_spots)
    sure = is_announced and found.repaired is None and may_be_sure(heard, is_corroborated=agrees)
    confidence = believe(heard, *_doubt(heard, found.repaired), is_corroborated=agrees)
    return Guess(
        found.value, confidence, sure, boxes=boxes_at(page, found.value_spots), repaired=found.repaired
    )


def _phone(page: Page, found: Dialled, regions: Ranking, codes: Collection[Proposal]) -> Guess[Phone]:
    """Weigh a number; a national one hangs on the probability of the card's country."""
    heard = voices(page, found.value_spots, digits_key)
    best, odds = regions[0] if regions else ("ZZ", 0.0)
    region = 1.0 if is_international(found.text) else odds
    in_code = any(found.phone.value == p.value.value for c in codes for p in c.phones if p.sure)
    is_whole = (
        found.number is not None and not (found.is_completed or found.is_guessed) and found.repaired is None
    )
    is_whole &= (
        "," not in found.text
    )  # a house number before a postcode is joined so, a telephone's groups are not
    is_proven = is_whole and region >= PROVEN_REGION and is_dialled_whole(found.text, best)
    sure = is_proven and may_be_sure(heard, is_corroborated=found.is_international)
    factors = [*_doubt(heard, found.repaired), region]
    factors += [INVALID] * (found.number is None) + [COMPLETED] * (found.is_completed or found.is_guessed)
    confidence = believe(heard, *factors, is_corroborated=in_code)
    sure |= in_code and found.repaired is None
    boxes = boxes_at(page, found.value_spots)
    return Guess(found.phone, confidence, sure, boxes=boxes, repaired=found.repaired)


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
