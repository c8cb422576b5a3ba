"""What a span looks like: letters, digits, signs, and how it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scanner.fields.who import east_asian
from scanner.fields.who.affixes import NICKNAME, given_behind
from scanner.fields.who.casing import is_capitalised, is_half_shouted
from scanner.fields.who.east_asian import is_east_asian, is_other_name
from scanner.fields.who.hours import tells_hours
from scanner.fields.who.lexicon import (
    is_affix,
    is_initial,
)
from scanner.fields.who.tokens import Span, Token, tidy
from scanner.fields.who.wording import (
    CAMEL,
    FEW,
    LONG,
    LONG_NUMBER,
    POSTCODE,
    QUOTES,
    SINCE,
    Features,
    lettered,
    share,
)


def shape(span: Span) -> Features:
    text = span.text
    letters = [c for c in text if c.isalpha()]
    digits = sum(c.isdigit() for c in text)
    words = [t.text for t in lettered(span.tokens) if t.text[0].isalpha()]
    tail = [t for t in _after_comma(span) if t.key]
    bare = tidy(" ".join(token.text for token in _without_courtesies(span.tokens)))
    asian = is_east_asian(text)
    is_turned = bool(given_behind(*text.partition(",")[::2]))
    found = {
        "capitals": float(len(letters) > 2 and all(c.isupper() for c in letters)),
        "title case": float(bool(words) and all(is_capitalised(w) for w in words)),
        "one shouted": float(is_half_shouted(words)),
        "small first": float(bool(words) and words[0][0].islower() and not is_capitalised(words[0])),
        "camel": float(bool(CAMEL.search(text))),
        "digits": share(digits, len(text)),
        "digit": float(digits > 0),
        "few digits": float(0 < digits <= FEW and not POSTCODE.search(text) and "," not in text),
        "postcode": float(bool(POSTCODE.search(text))),
        "long number": float(bool(LONG_NUMBER.search(text))),
        "since": float(bool(SINCE.search(text))),
        "hours": float(tells_hours(text)),
        "sign first": float(span.tokens[0].text[0] in "&+"),
        "comma": float(bool(tail) and not is_turned and not all(is_affix(t.key) for t in tail)),
        "turned": float(is_turned),
        "degrees after comma": float(bool(tail) and all(is_affix(t.key) for t in tail)),
        "bracket": float("(" in bare),
        "ampersand": float("&" in text or "+" in text),
        "exclaimed": float("!" in text or "?" in text),
        "slash": float("/" in text),
        "quote": float(bool(QUOTES.search(NICKNAME.sub(" ", text)))),
        "sign": float(bool(re.search(r"[@#%=€$]", text))),
        "ends in full stop": float(text.endswith(".") and not is_affix(span.tokens[-1].key)),
        "ends in colon": float(span.tokens[-1].text.endswith(":")),
        "long": float(len(bare) > LONG),
        "short": float(len(letters) < 3 and not asian),
        "east asian": float(asian),
        "ea other name": float(is_other_name(text)),
        "ea postcode": float("〒" in text),
    }
    return found | (east_asian.features(text) if asian else {})


def _is_called(before: Token, token: Token) -> bool:
    """Tell whether a word in brackets is what friends say: behind initials or a given name."""
    is_bracketed = token.text[0] == "(" and token.text[-1] == ")" and token.text[1:-1].isalpha()
    return is_bracketed and (before.is_given or is_initial(before.text))


def _without_courtesies(tokens: Sequence[Token]) -> list[Token]:
    """Return words without titles before a name and what friends say in it: "ir. M.C. (Ann) de Wit"."""
    start = next((i for i, t in enumerate(tokens) if not t.is_affix or is_initial(t.text)), 0)
    middle = range(start + 1, len(tokens) - 1)
    return [
        token
        for i, token in enumerate(tokens[start:], start)
        if not (i in middle and _is_called(tokens[i - 1], token))
    ]


def _after_comma(span: Span) -> tuple[Token, ...]:
    at = next((i for i, t in enumerate(span.tokens, 1) if t.text.endswith(",")), len(span.tokens))
    return span.tokens[at:]
