"""Which words of a name are its given and which its family name: capitals, e-mails and countries tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from scanner.fields.who.lexicon import fold, has_kind, is_given, is_initial, is_surname, key
from scanner.fields.who.particles import is_particle, is_patronymic
from scanner.fields.who.patronymics import is_after_father

SPELT_OUT = 2.0
"""What an e-mail's "first.last" says of the order, beside lists of names that say 1 and 0.5 each."""
USUAL = 1.6
"""What habit says for the given name first, where family names do not come first."""
WITH_FATHER = 3
"""Words of a name with the one after the father."""
FULL = 4
"""Words of a name with two given names and two family names."""


class Order(NamedTuple):
    """The parts of a name."""

    given: str | None
    additional: str | None
    family: str | None


class Family(NamedTuple):
    """Where the family name stands among the words of a name."""

    start: int
    end: int


def ordered(
    words: Sequence[str],
    printed: Sequence[str],
    *,
    region: str | None = None,
    locals: Sequence[str] = (),
    family: int = 0,
) -> Order:
    """Tell the parts of a name; `words` are in name case, `printed` as they stand on the card.

    `locals` are local parts of e-mails on the card; `family` counts the words at the end that are known to be
    the family name.
    """
    if len(words) == 1:
        return Order(words[0], None, None)
    patronymic = next((i for i, word in enumerate(words) if i and is_patronymic(word)), None)
    if patronymic:
        return Order(" ".join(words[:patronymic]), None, " ".join(words[patronymic:]))
    is_added = _is("syllabled", region) and family == FULL - 1 and len(words) == FULL
    found = (
        Family(1, 2)  # "Tan Wei Ling, Grace": a whole name, and one more given name
        if is_added
        else Family(len(words) - family, len(words))
        if 0 < family < len(words)
        else _shouted(printed) or _before_father(words) or _by_country(words, region, locals)
    )
    rest = [*words[: found.start], *words[found.end :]]
    given, additional = _given(rest, is_first=found.start == 0, region=region)
    return Order(given, additional, " ".join(words[found.start : found.end]))


def _before_father(words: Sequence[str]) -> Family | None:
    """Find the family name before a given name and the one after the father: "Лаптева Нина Ивановна"."""
    is_told = len(words) == WITH_FATHER and is_after_father(words[2]) and not is_after_father(words[1])
    return Family(0, 1) if is_told and not (is_given(key(words[0])) and is_surname(key(words[2]))) else None


def _given(rest: list[str], *, is_first: bool, region: str | None) -> tuple[str, str | None]:
    """Part what is no family name; `is_first` tells that it stood behind that."""
    if _is("syllabled", region) and len(rest) == 2 and not any(is_initial(word) for word in rest):
        return " ".join(rest), None
    if is_first and _is("calling-last", region):
        return rest[-1], " ".join(rest[:-1]) or None
    return rest[0], " ".join(rest[1:]) or None


def _shouted(printed: Sequence[str]) -> Family | None:
    """Find the family name by its capitals: "LE GOFF Maëlle", "Edina SZALAY"."""
    loud = [_is_loud(word) for word in printed]
    start = next((i for i, is_loud in enumerate(loud) if is_loud), None)
    if start is None:
        return None
    end = next((i for i, is_loud in enumerate(loud) if i > start and not is_loud), len(printed))
    others = [word for word, is_loud in zip(printed, loud, strict=True) if not is_loud]
    is_spoken = any(not word.isupper() and len(word) > 1 for word in others)
    is_named = any(len(word) > 2 or is_surname(key(word)) for word in printed[start:end])
    return Family(start, end) if is_spoken and is_named and not any(loud[end:]) else None


def _is_loud(word: str) -> bool:
    letters = re.sub(r"^(?:Ma?c|O['’])(?=[^\W\d_a-z]{3})", "", word)
    is_word = sum(c.isalpha() for c in letters) > 1 and "." not in letters
    return letters.isupper() and is_word


def _by_country(words: Sequence[str], region: str | None, locals: Sequence[str]) -> Family:
    told = _told_by_mail(words, locals)
    if _is_family_first(words, region, told):
        start, end = 0, _length_of_first(words, region, told)
        return Family(start, end)
    if _is("syllabled", region) and len(words) == FULL and is_surname(key(words[1])):
        return Family(1, 2)  # "Grace Tan Wei Ling"
    if told and told.start > 0 and not _is("syllabled", region):
        return Family(_with_particles(words, told.start, region), len(words))
    start = len(words) - 1
    if _is("two-surnames", region) and len(words) > 2 and _has_two(words):
        start = _with_particles(words, len(words) - 1, region) - 1
    return Family(_with_particles(words, max(1, start), region), len(words))


def _has_two(words: Sequence[str]) -> bool:
    """Tell whether the last two words are surnames both; of three words the second may be a given name."""
    middle = key(words[1])
    is_second_given = is_given(middle) and not is_surname(middle)
    return len(words) >= FULL or not (is_second_given or is_initial(words[1]))


def _with_particles(words: Sequence[str], start: int, region: str | None) -> int:
    while start > 1 and is_particle(words[start - 1], region):
        start -= 1
    return start


def _is_family_first(words: Sequence[str], region: str | None, told: Family | None) -> bool:
    first, last = key(words[0]), key(words[-1])
    if not _is("family-first", region):
        lists = is_given(first) - is_given(last) + (is_surname(last) - is_surname(first)) / 2
        mail = 0.0 if told is None else -SPELT_OUT if told.start == 0 else SPELT_OUT
        return USUAL + lists + mail < 0
    if _is("calling-last", region):
        return is_surname(first) or len(words) > 2
    if _is("syllabled", region) and ("-" in first) != ("-" in last):
        return "-" in last  # only given names have two syllables
    forward = is_given(first) + is_surname(last)
    backward = is_surname(first) + is_given(last)
    if forward == backward and told is not None and _is("syllabled", region):
        return told.start == 0
    return backward > forward


def _length_of_first(words: Sequence[str], region: str | None, told: Family | None) -> int:
    """Count the words of a family name that stands first; a given name is left behind it."""
    if told and told.start == 0:
        return min(told.end, len(words) - 1)
    if _is("syllabled", region) or _is("calling-last", region):
        return 1
    return next((i for i in range(1, len(words)) if all(is_given(key(w)) for w in words[i:])), 1)


def _told_by_mail(words: Sequence[str], locals: Sequence[str]) -> Family | None:
    """Find the family name as the second half of "first.last", "f.last" or behind an initial: "flast"."""
    plain = [re.sub(r"[^a-z]", "", fold(word)) for word in words]
    for local in locals:
        halves = [re.sub(r"[^a-z]", "", half) for half in re.split(r"[._-]", fold(local))]
        if len(halves) == 2 and all(halves):
            for cut in range(1, len(plain)):
                for found, other in (
                    (Family(cut, len(plain)), plain[:cut]),
                    (Family(0, cut), plain[cut:]),
                ):
                    spelt = _spelt(plain[found.start : found.end], halves[1])
                    if spelt and _begins(halves[0], other):
                        return found if found.start == 0 else Family(cut, len(plain))
        elif len(halves) == 1 and len(halves[0]) > 3:
            cuts = [i for i in range(1, len(plain)) if halves[0][1:] == "".join(plain[i:])]
            if cuts and plain[0][:1] == halves[0][0]:
                return Family(cuts[0], len(plain))
    return None


def _spelt(family: Sequence[str], half: str) -> bool:
    """Tell whether half of an e-mail's local part spells a family name, or the first word of it."""
    return len(half) > 2 and half in {"".join(family), family[0]}


def _begins(half: str, given: Sequence[str]) -> bool:
    """Tell whether half of an e-mail's local part spells given names, one of them, or initials."""
    initials = "".join(word[:1] for word in given)
    return half in {"".join(given), *given, initials, initials[:1]}


def _is(kind: str, region: str | None) -> bool:
    return region is not None and has_kind("name_orders", region, kind)
