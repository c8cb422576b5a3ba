"""Put together what was understood of two shots or two sides of one card."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import reduce
from typing import TypeVar

from rapidfuzz.distance import OSA, Indel

from scanner.identity.fold import is_near, joined, words
from scanner.identity.names import Agreement, agreement
from scanner.identity.traits import site
from scanner.model.contact import Address, Name, Phone
from scanner.model.proposal import Evidence, Guess, Proposal

T = TypeVar("T")

OTHERWISE = "another photo says otherwise"
"""Recorded with a value that two photos of one card do not agree on: then it is not sure."""


ALIKE = 0.85
"""How much of an address is the same where it is read twice."""


def all_of_one(readings: Iterable[Proposal]) -> Proposal:
    """Return what is known of one card from all its photos, in their order."""
    return reduce(together, readings)


def together(first: Proposal, second: Proposal) -> Proposal:
    """Return what two readings of one card say together.

    Of two readings of one value the more certain is taken; where they differ it is never sure.
    """
    return Proposal(
        name=_name(first.name, second.name),
        org=_one(first.org, second.org, _is_part),
        department=_one(first.department, second.department, _is_part),
        title=_one(first.title, second.title, _is_part),
        emails=_several(first.emails, second.emails, str.casefold, is_misread=is_near),
        phones=_several(first.phones, second.phones, _number, is_misread=_is_one_off),
        urls=_several(first.urls, second.urls, site, is_misread=is_near),
        addresses=_several(first.addresses, second.addresses, _place, is_misread=_is_much_alike),
    )


def _name(one: Guess[Name] | None, other: Guess[Name] | None) -> Guess[Name] | None:
    """Return the surer name; of the two sides of a bilingual card the Latin one, with the other beside it."""
    if one is None or other is None:
        return one or other
    how = agreement(words(one.value.full), words(other.value.full))
    if how is Agreement.DIFFERENT and one.value.full.isascii() != other.value.full.isascii():
        latin, printed = (one, other) if one.value.full.isascii() else (other, one)
        if latin.value.other_script is None:
            return replace(latin, value=replace(latin.value, other_script=printed.value.full))
        return latin
    if how.is_conflict:
        return _surer(one, other)  # one of them is no name
    return _one(one, other, lambda ours, theirs: words(ours.full) == words(theirs.full))


def _one(one: Guess[T] | None, other: Guess[T] | None, agree: Callable[[T, T], bool]) -> Guess[T] | None:
    if one is None or other is None:
        return one or other
    best = _surer(one, other)
    return best if agree(one.value, other.value) else _doubted(best)


def _several(
    ours: tuple[Guess[T], ...],
    theirs: tuple[Guess[T], ...],
    key: Callable[[T], str],
    *,
    is_misread: Callable[[str, str], bool],
) -> tuple[Guess[T], ...]:
    """Return each value once, and of one read in two ways the surer reading, unless both are sure."""
    found: dict[str, Guess[T]] = {}
    for guess in ours:
        found.setdefault(key(guess.value), guess)
    both = found.keys() & {key(guess.value) for guess in theirs}
    alone = [told for told in found if told not in both]
    for guess in theirs:
        told = key(guess.value)
        misread = next((o for o in alone if is_misread(o, told) and not (found[o].sure and guess.sure)), None)
        if told in found:
            found[told] = _surer(found[told], guess)
        elif misread is None:
            found[told] = guess
        else:
            alone.remove(misread)
            found[misread] = _doubted(_surer(found[misread], guess))
    return tuple(found.values())


def _surer(one: Guess[T], other: Guess[T]) -> Guess[T]:
    return other if (other.sure, other.confidence) > (one.sure, one.confidence) else one


def _doubted(guess: Guess[T]) -> Guess[T]:
    return replace(guess, sure=False, evidence=(*guess.evidence, Evidence(OTHERWISE, -1.0)))


def _is_part(one: str, other: str) -> bool:
    """Whether one text says nothing that the other does not."""
    ours, theirs = set(words(one)), set(words(other))
    return ours <= theirs or theirs <= ours


def _number(phone: Phone) -> str:
    return f"{phone.value} {phone.extension or ''}".strip()


def _is_one_off(one: str, other: str) -> bool:
    """Whether two numbers differ in one digit only, or one of them lacks one."""
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _is_much_alike(one: str, other: str) -> bool:
    return Indel.normalized_similarity(one, other) >= ALIKE


def _place(address: Address) -> str:
    return joined(address.full) or address.full
