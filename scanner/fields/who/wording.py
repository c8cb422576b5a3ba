"""What the words of a span say by themselves, wherever they stand: lists, letters and signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby

from scanner.fields.reach.labels import kind_of
from scanner.fields.shelf import rows, word_set
from scanner.fields.who.lexicon import (
    city_names,
    company_kinds,
    country_names,
    has_kind,
    is_initial,
    is_ordinary,
    is_place,
    is_street,
)
from scanner.fields.who.particles import particles
from scanner.fields.who.sounds import sounds_like_name, sounds_like_title
from scanner.fields.who.tokens import AND, Span, Token

Features = dict[str, float]
"""What holds of a span: feature → value, mostly 0 to 1."""

POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}-)?\d{2}-\d{3}\b|\b\d{5}-\d{3}\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[A-Z]\d{4}[A-Z]{3}\b"
    r"|\b[A-Z]\d[\dW] (?=[A-Z\d]*\d)[A-Z][A-Z\d]{3}\b|\b\d{4}-\d{3}\b"
    r"|\b\d{4} ?[A-Z]{2}\b|〒|\b\d{3} ?\d{2,3}\b|\b\d{4,7}\b"
)
"""Postcodes as most countries write them: 12-345, 01234-567, AB1 2CD, K1A 0B1, C1234ABC, H91 A1B2, 1234-567,
1234 AB, 123 45, 12345."""
LETTERED_CODE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[A-Z]\d{4}[A-Z]{3}\b"
    r"|\b[A-Z]\d[\dW] (?=[A-Z\d]*\d)[A-Z][A-Z\d]{3}\b"
)
"""Those of letters and digits, which hardly anything else looks like."""
CAMEL = re.compile(r"[a-zà-ÿ][A-Z]")
QUOTES = re.compile(r"[\"“„]")
QUOTED = re.compile(r"[\"“„]\w+[\"”“]")
HYPHENS = ("-", "–")
SOUNDING = 5
"""Letters of a word from which on its sound says anything."""
LONG_NUMBER = re.compile(r"(?!(?<!\d)\d{5}-\d{4}(?!\d))\d(?:[-./]?\d){8,}")
"""More digits in one word than a postcode, 12345-6789, or a house has."""
LONG = 40
"""Letters and blanks of a span beyond which few names go."""
FEW = 2
"""Digits that a company may have in its name: "Route 66", "4 Seasons"."""
SINCE = re.compile(
    r"\b(?:since|est\.?|estd\.?|established|founded|seit|gegr\.?|depuis|desde|dal|od|sedert|sinds|siden|sedan)"
    r"\W{0,2}(?:\w+ )?(?:1[89]|20)\d\d\b",
    re.IGNORECASE,
)
"""What tells how old a company is."""


def lettered(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens that have letters, courtesy titles and degrees left out."""
    return [t for t in tokens if t.is_lettered]


def share(count: float, total: int) -> float:
    """Return `count` of `total`, 0 of none."""
    return count / total if total else 0.0


def words(span: Span) -> Features:
    words = lettered(span.tokens)
    keys = [w.key for w in words]
    n = len(words)
    given = [w.is_given for w in words]
    family = [w.is_surname for w in words]
    initial = [is_initial(w.text.strip(",()")) for w in words]
    titles = [w.title_kind for w in words]
    companies = company_kinds(keys)
    known = [g or f or i or k in particles() for g, f, i, k in zip(given, family, initial, keys, strict=True)]
    all_keys = [t.key for t in span.tokens]
    # A company with a place in its name is no address: "Kestrel Marine Singapore Pte Ltd".
    is_placed = not ("legal" in companies and not span.has_digit)
    streets = is_placed * sum(is_street(k) and not is_saint(span, at) for at, k in enumerate(keys))
    return {
        f"words {min(n, 6)}": 1.0,
        "given": share(sum(given), n),
        "surname": share(sum(family), n),
        "name words": share(sum(known), n),
        "all name words": float(n > 1 and all(known)),
        "given first": float(n > 1 and given[0]),
        "surname last": float(n > 1 and family[-1]),
        "given and surname": float(n > 1 and given[0] and family[-1]),
        "given last": float(n > 1 and given[-1]),
        "initials": float(n > 1 and any(initial)),
        "only initials": float(n > 0 and all(initial)),
        "prefix": float(has_kind("degrees", all_keys[0], "prefix") and len(all_keys) > 1),
        "suffix": float(len(all_keys) > 2 and has_kind("degrees", all_keys[-1], "suffix")),
        "title head": float("head" in titles),
        "title heads": share(titles.count("head"), n),
        "title words": share(sum(t is not None for t in titles), n),
        "title head first": float(n > 0 and titles[0] == "head"),
        "title head last": float(n > 0 and titles[-1] == "head"),
        "title acronym": float(n == 1 and titles[0] == "head" and len(keys[0]) <= 4),
        "unit": float(any(has_kind("departments", k, "unit") for k in keys)),
        "unit last": float(n > 1 and has_kind("departments", keys[-1], "unit")),
        "unit first": float(n > 1 and has_kind("departments", keys[0], "unit")),
        "field words": share(sum(has_kind("departments", k, "field") for k in keys), n),
        "legal": float("legal" in companies),
        "legal first": float(n > 1 and companies[0] == "legal"),
        "legal last": float(n > 1 and companies[-1] == "legal"),
        "trade": float("trade" in companies),
        "trade share": share(companies.count("trade"), n),
        "trade last": float(n > 1 and companies[-1] == "trade"),
        "trade first": float(n > 1 and companies[0] == "trade"),
        "trade of": float(
            any(c == "trade" and k in word_set("small") for c, k in zip(companies, keys[1:], strict=False))
        ),
        "street": float(streets > 0),
        "place share": is_placed * share(sum(is_place(k) for k in keys), n),
        "small words": share(sum(k in word_set("small") for k in keys), n),
        "city": float(is_placed and _names_city(keys)),
        "country": float(is_placed and _names_country(keys)),
        "countries": float(len(set(ngrams(keys)) & country_names()) > 1),
        "ordinary": share(sum(is_ordinary(k) for k in keys), n),
        "plain words": share(sum(k in word_set("ordinary") for k in keys), n),
        "sounds like a name": share(sum(sounds_like_name(k) for k in keys if k.isascii()), n),
        "least like a name": min(
            (sounds_like_name(k) for k in keys if k.isascii() and len(k) > 2), default=0.0
        ),
        "sounds like a title": max(
            (sounds_like_title(k) for k in keys if k.isascii() and len(k) >= SOUNDING), default=0.0
        ),
        "open end": float(is_open(span.tokens)),
        "open joined": float(span.cut == "join" and any(is_open(row) for row in rows_of(span)[:-1])),
        "id": float(is_numbered(span)),
        "small last": float(n > 1 and keys[-1] in word_set("small")),
        "small head": float(n > 1 and keys[0] in word_set("small") and keys[0] not in particles()),
        "unknown": share(sum(not (k or t or c) for k, t, c in zip(known, titles, companies, strict=True)), n),
    }


def is_saint(span: Span, at: int) -> bool:
    """Tell whether the word at `at` is a saint's and no street's: "St. Mary's School", without a number."""
    words = lettered(span.tokens)
    return words[at].key == "st" and at + 1 < len(words) and not span.has_digit


def is_open(tokens: Sequence[Token]) -> bool:
    """Tell whether words call for more behind them: "Ann von", "Ann Halvorsen-", "Spa &", 'Ann "Sue"'."""
    last = tokens[-1]
    is_nickname = len(tokens) > 1 and bool(QUOTED.fullmatch(last.text))
    return last.text.endswith(HYPHENS) or is_joint(last) or is_nickname


def is_joint(token: Token) -> bool:
    """Tell whether a word joins what stands before it and behind it: "of", "von", "&"; "A.Ş." does not."""
    is_word = "." not in token.text and (token.key in word_set("small") or token.key in particles())
    return token.text in AND or is_word or token.text.casefold() in word_set("small")


@cache
def says_with() -> frozenset[str]:
    """Return the words behind which stands what somebody has besides: "with", "mit"."""
    return frozenset(word for word, *kinds in rows("small") if "with" in kinds)


def rows_of(span: Span) -> list[tuple[Token, ...]]:
    """Part a span's words by the lines that they stand on."""
    return [tuple(row) for _, row in groupby(span.tokens, key=lambda token: token.spot[0])]


def is_numbered(span: Span) -> bool:
    """Tell whether a span holds a number of something else than a house: a licence, a tax number."""
    return span.has_digit and any(
        kind_of(part) == "id" and not is_place(t.key)
        for t in span.tokens
        for part in re.split(r"[/:：]", t.text)
    )


def ngrams(keys: list[str]) -> list[str]:
    """Return runs of one to three words as texts."""
    return [" ".join(keys[i : i + n]) for n in (1, 2, 3) for i in range(len(keys) - n + 1)]


def _names_city(keys: list[str]) -> bool:
    return any(len(name) > 3 and name in city_names() for name in ngrams(keys))


def _names_country(keys: list[str]) -> bool:
    """Tell whether a country is named where it is; what is "of India" is a college or a bank."""
    owner = next((i for i, word in enumerate(keys) if word == "of" and keys[i - 1 : i] != ["republic"]), None)
    named = keys if owner is None else keys[:owner]
    return bool(set(ngrams(named)) & country_names())
