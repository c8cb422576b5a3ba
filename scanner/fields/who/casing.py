"""How names are written: whether words are, and one in capitals or in small letters → as it should be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from scanner.fields.who.lexicon import fold, is_initial, is_name_word, key
from scanner.fields.who.particles import is_particle, is_small, particles

SMALL_L = re.compile(r"l(?=[^\W\d_])")
"""What a capital I at the beginning of a name is read as."""
MAC = re.compile(r"^(Ma?c)l(?=[^\W\d_aeiouy])")
"""The same behind "Mac": "Maclsaac", but not "Maclean"."""
SOFT = re.compile(r"(?P<letter>[LldtDT])['’](?=[^\W\d_]|$)")
"""A soft letter whose sign was read as an apostrophe: "L'ubomír"."""
SOFTENED = {"SK": str.maketrans("LldtDT", "ĽľďťĎŤ"), "CZ": str.maketrans("dtDT", "ďťĎŤ")}
PREFIXED = re.compile(r"(?P<prefix>Ma?c|O['’]|D['’]|[LD]e|Van)(?P<rest>[^\W\d_a-zß-ÿ]{3,})")
"""A surname in capitals but for the small letters of its prefix: "McALLISTER"."""


ARTICLE = re.compile(r"\b[AE]I(?=-[A-Z][a-z])|(?<=[a-z] )[AE]I(?= [A-Z][a-z])")
"""The Arabic article before a family name, as it looks in type that draws a small l like a capital I."""
ELIDED = re.compile(r"(?:d|l|dell|dall|all|sant)['’][^\W\d_]")
"""What a name is joined to by an apostrophe: "d'Almeida", "dell'Orto"."""
SHORT_WORD = 2
"""Letters up to which a word in capitals may be initials."""


def is_half_shouted(words: Sequence[str]) -> bool:
    """Tell whether words in capitals stand before or behind others, as a family name does: "VAN DYCK Ann"."""
    loud = [word.isupper() and len(word) > SHORT_WORD for word in words]
    turns = sum(one != other for one, other in pairwise(loud))
    return turns == 1 and all(is_loud or is_capitalised(w) for w, is_loud in zip(words, loud, strict=True))


def is_capitalised(word: str) -> bool:
    """Tell whether a word is written as names are: a capital first, an initial, or a particle."""
    is_large = word[0].isupper() or _is_misread(word) or bool(ELIDED.match(word))
    return (is_large and (not word.isupper() or is_initial(word))) or word in particles()


def _is_misread(word: str) -> bool:
    """Tell whether the small l that a word begins with may be a capital I, as in "lvan"."""
    return bool(SMALL_L.match(word)) and fold(word) not in particles()


def name_case(words: list[str], region: str | None = None) -> list[str]:
    """Write capitals (or small letters) as names are written; leave what is in mixed case alone."""
    letters = "".join(c for word in words for c in word if c.isalpha())
    shouted = letters.isupper() and len(letters) > 2
    small = letters.islower()
    if shouted or small:
        return _cased_all(words, region, small=small)
    cased: list[str] = []
    for word in words:
        start = len(cased)
        while start and words[start - 1].isupper():
            start -= 1
        joins = word.isupper() and start < len(cased) and is_small(word, region)
        if joins:
            cased.append(word.lower())
        elif word.isupper() and _spelt(word) and (len(word) > 2 or is_particle(word, region)):
            cased.append(_cased(word))
        else:
            cased.append(PREFIXED.sub(lambda m: m["prefix"] + m["rest"].capitalize(), word))
    return cased


def with_article(text: str) -> str:
    """Write the Arabic article with the small l that was taken for a capital I: "Reem AI-Otaibi"."""
    return ARTICLE.sub(lambda found: f"{found[0][0]}l", text)


def with_capital(word: str) -> str:
    """Take a small l at the beginning of a name for a capital I, unless the word is a particle; so behind
    "Mac", where no vowel follows it.
    """
    is_name = len(word) > 2 and not is_particle(word.lower(), None)
    first, *others = MAC.sub(r"\1I", word).split("-")
    first = SMALL_L.sub("I", first, count=1) if is_name and SMALL_L.match(first) else first
    return "-".join((first, *(_with_known_capital(other) for other in others)))


def with_softness(word: str, region: str | None) -> str:
    """Take an apostrophe on a Slovak or Czech letter for the sign that makes it soft: no name has one."""
    softened = SOFTENED.get(region or "", {})
    return SOFT.sub(lambda found: found["letter"].translate(softened), word) if softened else word


def _with_known_capital(half: str) -> str:
    """Take a small l behind a hyphen for a capital I where only that makes a name: "Jean-luc" is one."""
    meant = SMALL_L.sub("I", half, count=1)
    is_meant = SMALL_L.match(half) and is_name_word(fold(meant)) and not is_name_word(fold(half))
    return meant if is_meant else half


def _cased_all(words: list[str], region: str | None, *, small: bool) -> list[str]:
    cased: list[str] = []
    for before, word in zip(("", *words), words, strict=False):
        follows = bool(before) and is_particle(before.lower(), region) and is_particle(word.lower(), region)
        joins = bool(before) and (is_small(word, region) or follows)
        cased.append(word.lower() if joins else word.upper() if _is_initials(word, small) else _cased(word))
    return cased


def _spelt(word: str) -> bool:
    """Tell whether a word can be spoken: it has a vowel and no dot."""
    return "." not in word and bool(re.search(r"[aeiouy]", fold(word)))


def _is_initials(word: str, small: bool) -> bool:
    letters = [c for c in word if c.isalpha()]
    if len(letters) == 1 or ("." in word.rstrip(".") and len(letters) <= 4):
        return True
    return not small and len(letters) <= 3 and not _spelt(word) and key(word) not in {"ng", "jr", "sr"}


def _cased(word: str) -> str:
    cased = re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), word.lower(), flags=re.UNICODE)
    cased = re.sub(r"^(Mc)(\w)", lambda m: m.group(1) + m.group(2).upper(), cased)
    cased = re.sub(r"(?<=\w)['’](S|D|T)$", lambda m: m.group().lower(), cased)
    return re.sub(r"^(\w{3,})['’](\w)", lambda m: m.group()[:-1] + m.group(2).lower(), cased)
