"""Whether words are a person's name at first sight: by the lists, or because a mail address spells them."""

from __future__ import annotations

from scanner.fields.who.lexicon import company_kinds, is_initial, is_street
from scanner.fields.who.particles import particles
from scanner.fields.who.tokens import Span, Token
from scanner.fields.who.wording import lettered

WORDS = range(2, 5)
"""Words of a person's name."""


def is_person(span: Span, *, is_spelt: bool) -> bool:
    """Tell whether a span looks like a person's name; `is_spelt` says that a mail address spells it."""
    words = lettered(span.tokens)
    keys = [word.key for word in words]
    if len(words) not in WORDS or span.has_digit:
        return False
    if any(company_kinds(keys)) or any(word.title_kind == "head" or is_street(word.key) for word in words):
        return False
    return is_spelt or (all(map(_is_named, words)) and any(word.is_given for word in words))


def _is_named(word: Token) -> bool:
    is_known = word.is_given or word.is_surname or word.key in particles()
    return is_known or is_initial(word.text.strip(",()"))
