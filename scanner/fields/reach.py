"""How to reach the person on a card: e-mails, numbers and web addresses, and the country they are of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import phonenumbers as pn

from scanner.fields.emails import find_emails
from scanner.fields.found import Found
from scanner.fields.labels import labels_before
from scanner.fields.phones import Candidate, find_runs, is_international, parsed
from scanner.fields.region import from_domains, from_numbers, rank
from scanner.fields.segments import is_local, segments
from scanner.fields.trace import Spot, Trace, boxes_at, trace, words_at
from scanner.fields.urls import find_urls
from scanner.model.contact import Phone, PhoneKind
from scanner.model.page import Page
from scanner.model.proposal import Guess, Proposal


@dataclass(frozen=True, slots=True)
class Reach:
    """What was understood of how to reach a person.

    `region` is the card's country (ISO 3166), `regions` the ranking behind it with probabilities.
    `owned` names the words used up, values and their labels: (index of line, index of word).
    `codes` is what each QR code on the card says, where it holds a contact or a web address.
    """

    emails: tuple[Guess[str], ...] = ()
    phones: tuple[Guess[Phone], ...] = ()
    urls: tuple[Guess[str], ...] = ()
    region: str | None = None
    regions: tuple[tuple[str, float], ...] = ()
    owned: frozenset[Spot] = frozenset()
    codes: tuple[Proposal, ...] = ()


def find_reach(page: Page, *, region: str | None) -> Reach:
    """Find e-mails, numbers and web addresses on `page`; `region` is where the caller expects cards from."""
    lines = [trace(line, index) for index, line in enumerate(page.lines)]
    emails = find_emails(lines)
    taken = frozenset(spot for email in emails for spot in email.spots)
    domains = {email.value.rpartition("@")[2] for email in emails}
    urls = find_urls(lines, taken=taken, domains=domains)
    taken |= frozenset(spot for url in urls for spot in url.spots)
    hosts = domains | {url.value.split("/")[0] for url in urls}
    regions = _regions(lines, hosts, region)
    best = regions[0][0] if regions else None
    phones = _phones(lines, taken, best)
    owned = taken | frozenset(spot for phone in phones for spot in phone.spots)
    return Reach(
        emails=tuple(_guess(page, e) for e in emails),
        phones=tuple(_guess(page, p) for p in phones),
        urls=tuple(_guess(page, u) for u in urls),
        region=best,
        regions=regions,
        owned=owned,
    )


def _regions(lines: list[Trace], hosts: set[str], told: str | None) -> tuple[tuple[str, float], ...]:
    odds: dict[str, float] = defaultdict(float)
    runs = [run for line in lines for run in find_runs(line)]
    numbers = [c.raw for run in runs for c in segments(run, told) if is_international(c.raw)]
    found = [n for n in (parsed(raw, told) for raw in numbers) if n]
    for source in (from_domains(hosts), from_numbers(found), {told: 2.0} if told else {}):
        for place, weight in source.items():
            odds[place] += weight
    return rank(odds)


def _phones(lines: list[Trace], taken: frozenset[Spot], region: str | None) -> list[Found[Phone]]:
    found: list[Found[Phone]] = []
    for line in lines:
        floor = 0
        for run in find_runs(line):
            for candidate in segments(run, region):
                phone = None if candidate.spots & taken else _phone(candidate, region, floor)
                floor = candidate.end
                if phone:
                    found.append(phone)
    return found


def _phone(candidate: Candidate, region: str | None, floor: int) -> Found[Phone] | None:
    labels = labels_before(candidate.run.line.text, candidate.start, floor)
    kinds = [label.kind for label in labels]
    number = parsed(candidate.raw, region)
    if "id" in kinds or not (
        number or (region and is_local(candidate.raw, region)) or set(kinds) & {"work", "cell", "fax", "home"}
    ):
        return None
    value = (
        pn.format_number(number, pn.PhoneNumberFormat.E164)
        if number
        else "".join(c for c in candidate.raw if c.isdigit())
    )
    line = candidate.run.line
    spots = (
        frozenset[Spot]().union(*(line.between(label.start, label.end) for label in labels)) - candidate.spots
    )
    return Found(Phone(value, candidate.raw, _kind(kinds, number)), candidate.spots, spots)


def _kind(kinds: list[str], number: pn.PhoneNumber | None) -> PhoneKind:
    for kind in ("cell", "fax", "home", "work"):
        if kind in kinds and not (kind == "fax" and "work" in kinds):
            return PhoneKind(kind)
    is_cell = number is not None and pn.number_type(number) == pn.PhoneNumberType.MOBILE
    return PhoneKind.CELL if is_cell else PhoneKind.WORK


def _guess(page: Page, found: Found) -> Guess:  # type: ignore[type-arg]
    confidence = 1.0
    for word in words_at(page, found.value_spots):
        confidence *= word.confidence
    return Guess(found.value, confidence, boxes=boxes_at(page, found.value_spots), repaired=found.repaired)
