"""Numbers: those that somebody is known by, and those of an exchange that colleagues have too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from scanner.fields.judge.sureness import scales
from scanner.fields.judge.voices import nines
from scanner.fields.judge.witnesses import PROVEN_COUNTRY
from scanner.fields.known.digits import SHORTEST, as_digits, clear, first_looks, is_agreed, second_looks
from scanner.fields.known.promise import doubted, promised
from scanner.fields.known.weights import AS_KNOWN, BLOCK, COUNTRIES, COUNTRY, MENDED, SHARED
from scanner.fields.reach.dialing import e164, is_international, is_mobile, parsed, region_of
from scanner.fields.trace import western
from scanner.model.contact import Phone
from scanner.model.known import Known, KnownCompany, KnownPerson
from scanner.model.proposal import Guess

AT_HAND = 512
"""Numbers of colleagues that are asked about again and again."""
OWN, OF_MOBILE = 4, 7
"""Digits at the end that are a person's own in a block of numbers, and of a mobile one."""
TWINS = frozenset(
    map(frozenset, ("01", "06", "08", "09", "17", "27", "35", "38", "47", "56", "58", "68", "89"))
)
"""Digits that readers take for one another where a photo is poor."""
MOST = 2
"""Digits that may be misread in what numbers of a block have in common."""


def informed_phone(guess: Guess[Phone], who: KnownPerson | None, known: Known) -> Guess[Phone]:
    """Return a number with what is known of it. Digits of its own that are in dispute are never promised,
    unless it is the very number that the person is known by.
    """
    if guess.sure:
        return guess
    told = [*_numbers(known), *(_nationals(known) if is_placed(guess) else ())]
    sources = {source for source, number in told if number == guess.value.value}
    bearers = [c for c in known.companies if c.source in sources and guess.value.value in _all_of(c)]
    own = _own(guess, who)
    if own is not None and who is not None and not (bearers and own.value != guess.value):
        is_told = all(read.endswith(own.value.value[-SHORTEST:]) for read in clear(guess))
        return (
            promised(own, who.source_of("phones"), AS_KNOWN)
            if is_told
            else doubted(own, who.source_of("phones"), MENDED)
        )
    if bearers and _is_shared(guess, bearers):
        return promised(guess, bearers[0].source, SHARED)
    for source, number in told:
        settled = _in_block(guess, number)
        if settled is not None:
            return promised(settled, source, BLOCK)
    return _placed(guess, known) if is_agreed(guess) else _mended(guess, known)


def is_placed(guess: Guess[Phone]) -> bool:
    """Tell whether a card says the country of its number, or all but says it, by itself."""
    if is_international(guess.value.raw):
        return True
    weight = scales()["phone, agreed" if is_agreed(guess) else "phone, unsettled"].weights["country"]
    said = sum(e.weight for e in guess.evidence if e.feature == "country")
    return guess.value.value.startswith("+") and said >= weight * nines(PROVEN_COUNTRY)


def _numbers(known: Known) -> Iterator[tuple[str, str]]:
    """Yield the numbers of colleagues, and of who is expected: they tell an exchange and a country."""
    for company in known.companies:
        yield from ((company.source, number) for number in company.numbers)
    for person in known.people:
        yield from ((person.source_of("phones"), number) for number in person.phones)


def _nationals(known: Known) -> Iterator[tuple[str, str]]:
    """Yield the numbers of colleagues' cards that do not print a country: they tell an exchange."""
    for company in known.companies:
        yield from ((company.source, number) for number in company.nationals)


def all_numbers(known: Known) -> tuple[tuple[str, str], ...]:
    """Return all numbers that are known, and where they are known from."""
    return (*_numbers(known), *_nationals(known))


def _all_of(company: KnownCompany) -> tuple[str, ...]:
    return (*company.numbers, *company.nationals)


def _of_each(known: Known) -> Iterator[tuple[str, ...]]:
    """Yield the numbers of each who is expected, and of each colleague."""
    yield from (company.numbers for company in known.companies)
    yield from (person.phones for person in known.people)


def _own(guess: Guess[Phone], who: KnownPerson | None) -> Guess[Phone] | None:
    """Return the number that the person is known by, where a reader read all its digits here."""
    for number in who.phones if who else ():
        tail = number[-SHORTEST:]
        if any(read.endswith(tail) for read in first_looks(guess)):
            if guess.value.value == number:
                return guess
            if not guess.value.value.startswith("+") or _differs_little(guess.value.value, number):
                return replace(guess, value=replace(guess.value, value=number))
    return None


def _in_block(guess: Guess[Phone], number: str) -> Guess[Phone] | None:
    """Return a number as one of the block of a colleague's `number`, None where it is none.

    Its last digits are its own: all readers must have seen them alike, two at the least.
    """
    for value in _ways(guess, number):
        if not _is_told(guess, value):
            continue
        shared = "".join(
            a for a, b in takewhile(lambda pair: pair[0] == pair[1], zip(value, number, strict=False))
        )
        is_whole = len(value) == len(number) and len(shared) >= max(len(number) - OWN, SHORTEST + 1)
        if is_whole and (value == guess.value.value or guess.repaired is None):
            return replace(guess, value=replace(guess.value, value=value))
    return None


def _is_shared(guess: Guess[Phone], bearers: Sequence[KnownCompany]) -> bool:
    """Tell whether a number that was read is one of the colleagues', and not another one near it.

    One that several have is nobody's own. Of others, whoever read so many digits must have read these, or a
    second look them.
    """
    end = guess.value.value[-SHORTEST:]
    again = any(end in read for read in second_looks(guess))
    is_seen = again or any(end in read for read in first_looks(guess))
    return (is_seen and len(bearers) > 1) or again or is_agreed(guess) or len(clear(guess)) == 1


def _is_told(guess: Guess[Phone], value: str) -> bool:
    """Tell whether all readers, two at the least, saw a number's own digits.

    What stands beside the number may have been read as more digits. A reader to which most of it was no
    digits is asked how it saw them at its second look.
    """
    read = clear(guess)
    told = read if len(read) == len(first_looks(guess)) else [*read, *second_looks(guess)]
    own = _own_digits(value)
    return len(told) > 1 and all(
        one.endswith(value[-own:]) or value[-SHORTEST:] in one or value.endswith(one) for one in told
    )


@lru_cache(maxsize=AT_HAND)
def _own_digits(number: str) -> int:
    """Count the digits at the end of a number that are somebody's own."""
    found = parsed(number, None)
    return OF_MOBILE if found and is_mobile(found) else OWN


def _mended(guess: Guess[Phone], known: Known) -> Guess[Phone]:
    """Return a number with digits that look alike mended where the numbers of one block say so.

    Its own digits stay as they were read. What one reader saw whole in a block is that number.
    """
    read = guess.value.value
    blocks = {number[: -_own_digits(number)]: (source, number) for source, number in all_numbers(known)}
    if guess.repaired is not None or any(_is_of_block(read, number) for _, number in blocks.values()):
        return guess
    ways = [(block, told, way) for block, told in blocks.items() for way in _ways(guess, told[1])]
    found = {way: source for _, (source, number), way in ways if _is_of_block(way, number)} or {
        f"{block}{way[-own:]}": source
        for block, (source, number), way in ways
        if _is_misread(way[: -(own := _own_digits(number))], block, is_lost=way == read)
    }
    if len(found) != 1:
        return guess
    ((value, source),) = found.items()
    mended = replace(guess, value=replace(guess.value, value=value), repaired=guess.value.raw)
    return doubted(mended, source, MENDED)


def block_of(number: str) -> str:
    """Return a number without the digits that are somebody's own, as many as they are in its place.

    >>> block_of("+442079460018")
    '+44207946____'
    """
    own = _own_digits(number)
    return number[:-own] + "_" * own


def _is_of_block(value: str, number: str) -> bool:
    return block_of(value) == block_of(number)


def _is_misread(read: str, meant: str, *, is_lost: bool) -> bool:
    """Tell whether digits may be others misread: a few that look alike, or one that `is_lost`."""
    if len(meant) <= SHORTEST:
        return False
    if is_lost and len(read) == len(meant) - 1:
        return any(f"{meant[:at]}{meant[at + 1 :]}" == read for at in range(len(meant)))
    if len(read) != len(meant):
        return False
    wrong = [frozenset((a, b)) for a, b in zip(read, meant, strict=True) if a != b]
    return 0 < len(wrong) <= MOST and all(pair in TWINS for pair in wrong)


def _ways(guess: Guess[Phone], number: str) -> Iterator[str]:
    """Yield how a number may be dialled: as it was understood, and as read in the other's country."""
    yield guess.value.value
    region = _region(number)
    for text in (guess.value.raw, *(heard.text for heard in guess.heard)):
        found = parsed(re.sub(r"[^\d+() ]", " ", as_digits(western(text))).strip(), region)
        if found:
            yield e164(found)


def _placed(guess: Guess[Phone], known: Known) -> Guess[Phone]:
    """Read a national number as one of the country that all numbers of the colleagues are of."""
    if is_international(guess.value.raw):
        return guess
    regions = {region: source for source, number in _numbers(known) if (region := _region(number))}
    if len(regions) != 1:
        return guess
    ((region, source),) = regions.items()
    are_many = sum(bool(numbers) for numbers in _of_each(known)) > 1
    found = parsed(western(guess.value.raw), region)
    if found is None:
        return guess
    is_other = guess.value.value.startswith("+") and guess.value.value != e164(found)
    if is_other:
        moved = replace(guess, value=replace(guess.value, value=e164(found)))
        return doubted(moved, source, MENDED) if are_many else guess
    placed = replace(guess, value=replace(guess.value, value=e164(found)))
    return promised(placed, source, COUNTRIES if are_many else COUNTRY)


def _region(number: str) -> str | None:
    found = parsed(number, None)
    return region_of(found) if found else None


def _differs_little(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 2
