"""What a contact is found by, so that nobody is compared with everybody."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from scanner.identity.fold import joined, words
from scanner.identity.traits import Traits, tail, traits
from scanner.model.contact import Contact

Key = tuple[str, str]
"""A kind and a value; two contacts with the same key may be the same person."""

SHARED = ("email", "phone", "name")
"""Kinds that say what two people share, one fact each."""
NEAR = ("email", "name", "hint")
"""Kinds of which few have the same, so that all who do can be looked at."""
STEM = 4
"""Letters of a name's word that stand in a hint: a misread letter behind them does no harm."""


def keys_of(contact: Contact) -> tuple[Key, ...]:
    """Return what a contact is found by: e-mail addresses, phones, the name, its words, the label, and hints.

    A hint is two weak facts at once: a number and an initial, a company and the beginning of a name.
    """
    known = traits(contact)
    keys: list[Key] = [("email", email) for email in (*known.personal, *known.shared)]
    keys += [("phone", phone.value) for phone in contact.phones]
    if known.name:
        keys.append(("name", " ".join(sorted(known.name))))
    keys += [("word", word) for word in known.name]
    keys += [("hint", hint) for hint in _hints(contact, known)]
    keys.append(("label", " ".join(contact.label.casefold().split())))
    return tuple(dict.fromkeys((kind, value) for kind, value in keys if value))


def _hints(contact: Contact, known: Traits) -> Iterator[str]:
    initials = sorted({word[0] for word in known.name}) or [""]
    for end, initial in product(filter(None, map(tail, contact.phones)), initials):
        yield f"{end} {initial}"
    stems = sorted({word[:STEM] for word in known.name if len(word) > 1})
    companies = sorted({*known.hosts, joined(contact.org or "")} - {""})
    for company, stem in product(companies, stems):
        yield f"{company} {stem}"
    if not known.name:
        yield from companies
    yield from sorted(known.profiles)
    if known.other_script:
        yield known.other_script


def name_words(contact: Contact) -> tuple[str, ...]:
    """Return the folded words of a contact's name, to be counted in a population."""
    return words(contact.name.full) if contact.name else ()
