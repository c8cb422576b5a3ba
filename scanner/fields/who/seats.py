"""Where a company's name ends and its address goes on in the same line: "Acme GmbH, Ring 5, 1010 Wien"."""

from __future__ import annotations

from collections.abc import Sequence

from scanner.fields.who.address_parts import is_street_line
from scanner.fields.who.east_asian import is_east_asian
from scanner.fields.who.lexicon import city_names, company_kinds, is_place
from scanner.fields.who.tokens import Token
from scanner.fields.who.wording import POSTCODE, ngrams

SIGNS = frozenset("-–—|·•/")
"""Signs alone that part a company from where it sits."""


def seat_at(run: Sequence[Token]) -> int:
    """Return where an address begins behind a company's name with its legal form, else 0."""
    for at in range(1, len(run)):
        before = run[at - 1]
        is_parted = before.text[-1] in ",|" or (not before.key and set(before.text) <= SIGNS)
        if is_parted and _is_company(run[:at]) and _is_seat(run[at:]):
            return at
    return 0


def _is_company(head: Sequence[Token]) -> bool:
    """Tell whether words are a company's, its legal form first or last, and none of a place's."""
    words = [token.key for token in head if token.key]
    kinds = company_kinds(words)
    is_formed = len(kinds) > 1 and "legal" in {kinds[0], kinds[-1]} and set(kinds) != {"legal"}
    text = " ".join(token.text for token in head)
    return is_formed and not (is_east_asian(text) or is_street_line(text) or any(map(str.isdigit, text)))


def _is_seat(rest: Sequence[Token]) -> bool:
    """Tell whether words are an address: they have a number, and name a street, a town or its code."""
    text = " ".join(token.text for token in rest)
    words = [token.key for token in rest if token.key]
    is_told = is_street_line(text) or bool(POSTCODE.search(text)) or any(map(is_place, words))
    return any(map(str.isdigit, text)) and (is_told or not city_names().isdisjoint(ngrams(words)))
