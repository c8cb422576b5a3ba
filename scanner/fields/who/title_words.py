"""Which words are titles, whole, as their endings, or with a letter misread."""

from __future__ import annotations

import re
from functools import cache

from scanner.fields.shelf import word_set
from scanner.fields.who.lexicon import LONG, company_kind, is_name_word, kinds


@cache
def title_kind(word: str) -> str | None:
    """Tell what a folded word does in a job title: "head", "more" or nothing."""
    for part in (word, *re.split(r"[/&+-]", word)):
        found = kinds("titles").get(part)
        if found:
            return "head" if "head" in found else "more"
        if part in word_set("occupations"):
            return "head"
    return "head" if _ends_in_title(word) or _is_misread_title(word) else None


@cache
def is_but_misread(word: str) -> bool:
    """Tell whether a folded word is a title's only if one of its letters was misread: "drector"."""
    parts = (word, *re.split(r"[/&+-]", word))
    is_known = any(part in kinds("titles") or part in word_set("occupations") for part in parts)
    return not is_known and not _ends_in_title(word) and _is_misread_title(word)


ENDING = 6
"""Letters of a title from which on a longer word that ends in it is one too."""


@cache
def _without_a_letter() -> frozenset[str]:
    """Return the title words that are long enough to be told when misread, each with one letter left out."""
    heads = (word for word, held in kinds("titles").items() if "head" in held and len(word) >= LONG)
    return frozenset(form for word in heads for form in shortened(word))


def _ends_in_title(word: str) -> bool:
    """Tell whether a word that is no name is put together with a title: "innenarchitektin", "subdirector"."""
    if is_name_word(word) or company_kind(word):
        return False
    ends = (kinds("titles").get(word[at:], frozenset()) for at in range(2, len(word) - ENDING + 1))
    return any("head" in held and "whole" not in held for held in ends)


def shortened(word: str) -> set[str]:
    """Return `word` with each of its letters but the first left out."""
    return {word[:i] + word[i + 1 :] for i in range(1, len(word))}


def _is_misread_title(word: str) -> bool:
    """Tell whether a word that stands in no list becomes a title's when one letter is put right."""
    is_known = company_kind(word) or word in kinds("departments") or word in word_set("ordinary")
    if len(word) < LONG - 1 or is_known or is_name_word(word):
        return False
    forms = {form for form in shortened(word) if len(form) >= LONG - 1}
    return word in _without_a_letter() or any(f in _without_a_letter() or f in kinds("titles") for f in forms)
