"""The country of an address that prints none, where all that a card shows of its country agrees.

Two signs of different kinds must name it, none another one, and the postcode must be one of its own: numbers
with a country's code, the ending of a domain, the city, letters before the postcode, the name of a country
elsewhere on the card, a form of postcode that no other country has.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scanner.fields.reach.dialing import is_international, parsed, region_of
from scanner.fields.reach.geography import city_odds, named_in, spelled
from scanner.fields.reach.labels import fold
from scanner.fields.reach.postcodes import posts
from scanner.fields.reach.region import GENERIC_CC, WORDS_CC, from_domains
from scanner.model.contact import Address, Phone
from scanner.model.proposal import Guess

WITNESSES = 2
"""Kinds of signs that must name a country."""


def with_country(
    addresses: Iterable[Guess[Address]],
    *,
    phones: Iterable[Phone],
    hosts: Iterable[str],
    lines: Sequence[str],
) -> tuple[Guess[Address], ...]:
    """Return addresses with their country in its part, where that is sure; the whole stays as printed."""
    shown = _shown(phones, hosts, lines)
    return tuple(replace(guess, value=_with_country(guess.value, shown)) for guess in addresses)


def _with_country(address: Address, shown: dict[str, set[str]]) -> Address:
    if address.country or not address.postcode:
        return address
    signs = {kind: set(regions) for kind, regions in shown.items()}
    for kind, region in _told_by(address):
        signs.setdefault(kind, set()).add(region)
    named = set().union(*signs.values())
    if len(named) != 1 or sum(map(bool, signs.values())) < WITNESSES:
        return address
    post = posts().get(named.pop())
    if post is None or not post.postcode.fullmatch(address.postcode.upper()):
        return address
    return replace(address, country=post.name if _is_latin(address.full) else post.own_name)


def _shown(phones: Iterable[Phone], hosts: Iterable[str], lines: Sequence[str]) -> dict[str, set[str]]:
    """Return the countries that the card names beside its addresses, by kinds of signs.

    A number without its code says nothing for a country, since that was guessed, but may speak against one.
    """
    signs: dict[str, set[str]] = defaultdict(set)
    for phone in phones:
        number = parsed(phone.value, None) if phone.value.startswith("+") else None
        if number and (region := region_of(number)):
            signs["code" if is_international(phone.raw) else "number"].add(region)
    endings = {host.rpartition(".")[2] for host in hosts} - GENERIC_CC - WORDS_CC
    signs["domain"] = {region for region, _ in from_domains(f"x.{ending}" for ending in endings)}
    signs["name"] = {place.region for line in lines for place in named_in(line)[0] if place.is_placed}
    if "number" in signs and signs["number"] <= signs["code"] | signs["domain"] | signs["name"]:
        del signs["number"]
    return signs


def _told_by(address: Address) -> Iterator[tuple[str, str]]:
    """Yield kinds of signs in an address with the country they name."""
    towns = city_odds(spelled(fold(address.city or "")))
    if towns:
        yield "city", max(towns, key=lambda region: towns[region])
    code = address.postcode or ""
    before = re.search(rf"\b([A-Z]{{1,3}})[-\s]\s?{re.escape(code)}", address.full)
    for region, post in posts().items():
        if before and before[1] in post.prefixes:
            yield "letters", region
        if post.is_unlike_others and post.postcode.fullmatch(code.upper()):
            yield "form", region


def _is_latin(text: str) -> bool:
    return all(unicodedata.name(c, "").startswith("LATIN") for c in text if c.isalpha())
