"""What words mean: given name, surname, title, company, street, degree. Folded, so accents may be lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from scanner.fields.shelf import rows, word_set
from scanner.fields.who.alphabets import in_latin, is_transliterated, spellings

SPECIAL = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "’": "'"}
)
"""Letters that Unicode does not take apart into a base and an accent."""
INITIALS = re.compile(r"(?:[^\W\d_]\.){1,4}|[A-Z]", re.UNICODE)
REMEMBERED = 4096
"""Answers kept: the lines of one card are asked about again and again, those of the last card are not."""
EDGES = " .,;:!?()[]{}\"“”„«»'‘’|•·*®™©<>_/\\–—-"


@cache
def fold(text: str) -> str:
    """Return `text` in small letters without accents, Hangul and kana left whole."""
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(SPECIAL)
    bare = "".join(c for c in unicodedata.normalize("NFD", lowered) if not 0x300 <= ord(c) < 0x370)
    return unicodedata.normalize("NFC", bare)


def key(word: str) -> str:
    """Return a word as the lists have it: folded, in Latin letters, without dots and the signs around it."""
    bare = fold(word).strip(EDGES).replace(".", "")
    return _as_listed(bare) if is_transliterated(bare) else bare


@lru_cache(maxsize=REMEMBERED)
def _as_listed(word: str) -> str:
    """Write a word of another alphabet in the way that a list has it, else in the usual one."""
    ways = spellings(word)
    return next((way for way in ways if _is_listed(way)), ways[0])


def _is_listed(word: str) -> bool:
    is_of_kind = any(word in kinds(name) for name in ("titles", "company", "streets"))
    return is_of_kind or word in city_names() or is_name_word(word)


@cache
def kinds(name: str) -> dict[str, frozenset[str]]:
    """Read a list that groups words by kind: word → its kinds."""
    found: dict[str, set[str]] = {}
    for kind, words in rows(name):
        for word in words.split():
            found.setdefault(in_latin(word), set()).add(kind)
    return {word: frozenset(held) for word, held in found.items()}


def is_given(word: str) -> bool:
    return _listed("given", word)


def is_initial(word: str) -> bool:
    """Tell whether a word as printed is an initial or several: "J", "J.", "K.V."."""
    return bool(INITIALS.fullmatch(word))


def is_surname(word: str) -> bool:
    return _listed("surnames", word)


def is_name_word(word: str) -> bool:
    """Tell whether `word` (folded) is a known given name or surname; of a double name every part counts."""
    parts = word.split("-")
    return all(part in word_set("given") or part in word_set("surnames") for part in parts)


def _listed(name: str, word: str) -> bool:
    held = word_set(name)
    return word in held or ("-" in word and all(part in held for part in word.split("-")))


LONG = 7
"""Letters from which on a word that differs from a title's in one letter is thought that title, misread."""


def company_kind(word: str) -> str | None:
    """Tell what a folded word does in a company's name: "legal", "trade" or nothing."""
    found = kinds("company").get(word)
    if not found:
        return "trade" if _names_trade(word) and not is_name_word(word) else None
    return "legal" if "legal" in found else "trade" if "trade" in found else None


def _names_trade(word: str) -> bool:
    """Tell whether a word is put together with a trade's or is many of one: "advocatenkantoor", "clinics"."""
    is_put_together = len(word) > LONG and word.endswith(_trade_endings())
    last = word.rpartition("-")[2]
    is_put_together |= "-" in word and len(last) > PLURAL and "institution" in kinds("company").get(last, ())
    is_several = len(word) > PLURAL and word.endswith("s") and "trade" in kinds("company").get(word[:-1], ())
    return is_put_together or is_several


PLURAL = 5
"""Letters from which on an s behind a word of trade makes several of it."""


@cache
def _trade_endings() -> tuple[str, ...]:
    return tuple(sorted(word for word, held in kinds("company").items() if "ending" in held))


HYPHEN = re.compile(r"[/,-]")
LONGEST_FORM = 4
"""Words of a legal form that is written in several: "S. de R.L.", "Sp. z o.o."."""
LEAST_PART = 3
"""Letters from which on a legal form that stands in a word after a hyphen or slash is told: "LLC-branch"."""


FAMILIES = frozenset(f"{particle} sa" for particle in ("de", "do", "da"))
"""Families that are called like a legal form, by their particle: João de Sá."""


def _pairs(keys: Sequence[str]) -> list[str]:
    """Return each word with the one before it."""
    return [" ".join(keys[max(0, at - 1) : at + 1]) for at in range(len(keys))]


def company_kinds(keys: Iterable[str]) -> tuple[str | None, ...]:
    """Tell what each of some folded words does in a company's name; legal forms may be several words."""
    return _company_kinds(tuple(keys))


@lru_cache(maxsize=REMEMBERED)
def _company_kinds(keys: tuple[str, ...]) -> tuple[str | None, ...]:
    found = [company_kind(word) or _hyphened(word) for word in keys]
    found = [None if pair in FAMILIES else kind for kind, pair in zip(found, _pairs(keys), strict=True)]
    for start, end, kind in _company_phrases(keys):
        found[start:end] = [kind] * (end - start)
    for start in range(len(keys)):
        for end in range(start + 2, min(len(keys), start + LONGEST_FORM) + 1):
            if len(keys[end - 1]) > LEAST_PART:
                break
            parts = keys[start:end]
            form = "".join(parts).replace("0", "o")
            if max(map(len, parts)) > 1 and company_kind(form) == "legal":
                found[start:end] = ["legal"] * (end - start)
    return tuple(found)


def _company_phrases(keys: Sequence[str]) -> Iterator[tuple[int, int, str | None]]:
    """Yield where phrases stand among words, and what each does in a company's name: "thương mại"."""
    at = 0
    while at < len(keys):
        length = phrase_at(keys, at)
        if length:
            held = kinds("phrases")["-".join(keys[at : at + length])]
            yield at, at + length, "legal" if "legal" in held else "trade" if "trade" in held else None
        at += length or 1


@cache
def _longest_phrase() -> int:
    return max(phrase.count("-") + 1 for phrase in kinds("phrases"))


def phrase_at(keys: Sequence[str], start: int) -> int:
    """Count the words of the longest phrase that begins at `start`, 0 where none does."""
    lengths = range(min(_longest_phrase(), len(keys) - start), 1, -1)
    return next((n for n in lengths if "-".join(keys[start : start + n]) in kinds("phrases")), 0)


def _hyphened(word: str) -> str | None:
    parts = HYPHEN.split(word) if HYPHEN.search(word) else []
    is_legal = any(len(part) >= LEAST_PART and company_kind(part) == "legal" for part in parts)
    return "legal" if is_legal else None


def has_kind(name: str, word: str, kind: str) -> bool:
    return kind in kinds(name).get(word, ())


def is_unit(word: str) -> bool:
    """Tell whether a folded word names a department or what one works on: "sales", "research"."""
    return word in kinds("departments")


@cache
def street_endings() -> tuple[str, ...]:
    """Return how the names of streets end that are one word."""
    return tuple(
        sorted(word for word, held in kinds("streets").items() if "ending" in held and len(word) > 2)
    )


@cache
def _other_endings() -> tuple[str, ...]:
    """Return how words end that only look like streets: "engineering", "brigade"."""
    return tuple(sorted(word for word, held in kinds("streets").items() if "unlike" in held))


def is_street(word: str) -> bool:
    """Tell whether a folded word names a street, alone ("rue") or by its ending ("hauptstrasse")."""
    return has_kind("streets", word, "street") or (
        len(word) > 6 and word.endswith(street_endings()) and not word.endswith(_other_endings())
    )


def is_place(word: str) -> bool:
    return has_kind("streets", word, "place")


def is_freemail(domain: str) -> bool:
    """Tell whether a host belongs to a mail service that gives anyone an address."""
    return any(word_set("freemail") & {part} for part in _freemail_names(domain))


def _freemail_names(domain: str) -> tuple[str, ...]:
    labels = domain.casefold().split(".")
    return tuple(label for label in labels[:-1] if label not in {"co", "com", "net", "org"})


def is_affix(word: str) -> bool:
    """Tell whether a folded word stands before or after names: a courtesy, a degree, a generation."""
    return bool(kinds("degrees").get(word, frozenset()) - {"dotted", "pointed", "called"})


@cache
def country_names() -> frozenset[str]:
    """Return the names of all countries, folded, in many languages."""
    return frozenset(fold(name) for row in rows("countries") if len(row) > 2 for name in row[2].split("|"))


@cache
def city_names() -> frozenset[str]:
    return frozenset(row[0] for row in rows("cities"))


@cache
def east_asian_words(name: str, kind: str = "") -> tuple[str, ...]:
    """Return the words of a list, of one kind or all, that are in no alphabet: they stand in longer texts."""
    held = kinds(name).items()
    return tuple(sorted(word for word, k in held if ord(word[0]) > 0x2FFF and (not kind or kind in k)))


def is_ordinary(word: str) -> bool:
    """Tell whether a folded word stands in ordinary texts and is no given name."""
    return word in word_set("ordinary") and not is_given(word)
