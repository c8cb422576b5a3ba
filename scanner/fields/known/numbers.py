"""Numbers: those that somebody is known by, and those of an exchange that colleagues have too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from scanner.fields.known.promise import doubted, promised
from scanner.fields.known.weights import AS_KNOWN, BLOCK, COUNTRIES, COUNTRY, MENDED, SHARED
from scanner.fields.reach.dialing import e164, is_international, parsed, region_of
from scanner.fields.trace import western
from scanner.model.contact import Phone
from scanner.model.known import Known, KnownCompany, KnownPerson
from scanner.model.page import SECOND_LOOK
from scanner.model.proposal import Guess

OWN = 4
"""Digits at the end that are a person's own in a block of numbers."""
SHORTEST = 7
"""Digits that numbers of a block have in common at the least, the country's among them."""
TWINS = frozenset(
    map(frozenset, ("01", "06", "08", "09", "17", "27", "35", "38", "47", "56", "58", "68", "89"))
)
"""Digits that readers take for one another where a photo is poor."""
ROUND = re.compile(r"(?<=[0-9])[Oo]+|[Oo]+(?=[0-9])")
"""Zeros read as letters."""
MOST = 2
"""Digits that may be misread in what numbers of a block have in common."""


def informed_phone(guess: Guess[Phone], who: KnownPerson | None, known: Known) -> Guess[Phone]:
    """Return a number with what is known of it. Digits of its own that are in dispute are never promised,
    unless it is the very number that the person is known by.
    """
    if guess.sure:
        return guess
    bearers = [company for company in known.companies if guess.value.value in company.numbers]
    own = _own(guess, who)
    if own is not None and who is not None and not (bearers and own.value != guess.value):
        is_told = all(read.endswith(own.value.value[-SHORTEST:]) for read in _clear(guess))
        return promised(own, who.source, AS_KNOWN) if is_told else doubted(own, who.source, MENDED)
    is_agreed = _is_agreed(guess)
    if bearers and _is_shared(guess, bearers):
        return promised(guess, bearers[0].source, SHARED)
    for source, number in _numbers(known):
        settled = _in_block(guess, number)
        if settled is not None:
            return promised(settled, source, BLOCK)
    return _placed(guess, known) if is_agreed else _mended(guess, known)


def _numbers(known: Known) -> Iterator[tuple[str, str]]:
    """Yield the numbers of colleagues, and of who is expected: they tell an exchange and a country."""
    for company in known.companies:
        yield from ((company.source, number) for number in company.numbers)
    for person in known.people:
        yield from ((person.source, number) for number in person.phones)


def _of_each(known: Known) -> Iterator[tuple[str, ...]]:
    """Yield the numbers of each who is expected, and of each colleague."""
    yield from (company.numbers for company in known.companies)
    yield from (person.phones for person in known.people)


def _own(guess: Guess[Phone], who: KnownPerson | None) -> Guess[Phone] | None:
    """Return the number that the person is known by, where a reader read all its digits here."""
    for number in who.phones if who else ():
        tail = number[-SHORTEST:]
        if any(read.endswith(tail) for read in _read(guess)):
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
    is_seen = any(end in _digits(heard.text) for heard in guess.heard)
    second = any(end in _digits(heard.text) for heard in guess.heard if heard.reader == SECOND_LOOK)
    return (is_seen and len(bearers) > 1) or second or _is_agreed(guess) or len(_clear(guess)) == 1


def _is_told(guess: Guess[Phone], value: str) -> bool:
    """Tell whether all readers, two at the least, saw a number's own digits.

    What stands beside the number may have been read as more digits. A reader to which most of it was no
    digits is asked how it saw them at its second look.
    """
    clear = _clear(guess)
    looks = [d for heard in guess.heard if heard.reader == SECOND_LOOK and (d := _digits(heard.text))]
    told = clear if len(clear) == len(_read(guess)) else [*clear, *looks]
    return len(told) > 1 and all(
        read.endswith(value[-OWN:]) or value[-SHORTEST:] in read or value.endswith(read) for read in told
    )


def _mended(guess: Guess[Phone], known: Known) -> Guess[Phone]:
    """Return a number with digits that look alike mended where the numbers of one block say so.

    Its own digits stay as they were read.
    """
    read = guess.value.value
    blocks = {number[:-OWN]: (source, number) for source, number in _numbers(known)}
    if guess.repaired is not None or read[:-OWN] in blocks:
        return guess
    found = {
        f"{block}{value[-OWN:]}": source
        for block, (source, number) in blocks.items()
        for value in _ways(guess, number)
        if _is_misread(value[:-OWN], block, is_lost=value == read)
    }
    if len(found) != 1:
        return guess
    ((value, source),) = found.items()
    mended = replace(guess, value=replace(guess.value, value=value), repaired=guess.value.raw)
    return doubted(mended, source, MENDED)


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
        found = parsed(western(re.sub(r"[^\d+() ]", " ", text)).strip(), region)
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


def _read(guess: Guess[Phone]) -> list[str]:
    """Return the digits that each reader read, at its first look."""
    return [digits for heard in _readers(guess) if (digits := _digits(heard))]


def _readers(guess: Guess[Phone]) -> Sequence[str]:
    return [heard.text for heard in guess.heard if heard.reader != SECOND_LOOK]


def _clear(guess: Guess[Phone]) -> list[str]:
    """Return what was read by those to whom it was digits; a number's last ones may be printed alone."""
    read = _read(guess)
    is_whole = any(len(digits) >= SHORTEST for digits in read)
    return [digits for digits in read if len(digits) >= SHORTEST or not is_whole]


def _is_agreed(guess: Guess[Phone]) -> bool:
    read = _read(guess)
    return len(read) > 1 and len({*read}) == 1


def _digits(text: str) -> str:
    return re.sub(r"\D", "", ROUND.sub(lambda found: "0" * len(found.group()), western(text)))


def _differs_little(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 2
