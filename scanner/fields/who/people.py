"""A person's name as printed → its parts in name case, and how well an e-mail address bears it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, product

from scanner.fields.who import east_asian
from scanner.fields.who.affixes import AGNOMENS, NICKNAME, is_prefix, take_apart
from scanner.fields.who.alphabets import is_transliterated, spellings
from scanner.fields.who.casing import name_case, with_article, with_capital, with_softness
from scanner.fields.who.east_asian import is_east_asian
from scanner.fields.who.lexicon import REMEMBERED, company_kind, fold, has_kind, key
from scanner.fields.who.order import ordered
from scanner.model.contact import Name

FEWEST = 2
"""Words that a name has behind a title that may be a name as well."""
TITLED = re.compile(r"([^\W\d_]{2,5})[._-](?=\w)")
"""How an address begins that may begin with a title: "avv.ann.rossi@"."""
AND = frozenset("&+")
"""What joins the given names of a couple."""
MOST_WAYS = 12
"""Ways to write a name in Latin letters that are held against an address."""
LONE_WORD = 0.6
"""What a mail says for a single word that it spells: it may be a name, but a brand or a nickname as well."""


def named(text: str, *, region: str | None = None, locals: Sequence[str] = ()) -> Name | None:
    """Understand a name as it is printed; None where nothing is left without titles and degrees.

    `locals` are the local parts of e-mails on the card, which may tell the family name.
    """
    found = take_apart(with_article(text))
    core = [word.strip(' ,;:|•·"“”') for word in found.core]
    core = (
        " ".join(word for word in core if any(c.isalpha() for c in word) or word in AND).strip("&+ ").split()
    )
    if not core:
        return None
    if any(word[0].isupper() for word in core):
        core = [with_softness(with_capital(word), region) for word in core]
    if is_east_asian("".join(core)):
        return east_asian.named(" ".join(core), region=region)
    courtesy = _courtesies(core, region or "")
    printed = core[len(courtesy) :]
    words = name_case(printed, region)
    parts = ordered(words, printed, region=region, locals=locals, family=found.family)
    prefix, suffix = " ".join((*found.prefix, *courtesy)), " ".join(found.suffix)
    agnomens = [word for word in found.suffix if key(word) in AGNOMENS]
    full = " ".join((*words, *name_case(agnomens)))
    return Name(full, parts.given, parts.additional, parts.family, prefix or None, suffix or None)


def _courtesies(core: Sequence[str], region: str) -> Sequence[str]:
    """Return the words that begin a name and are titles in its country, and the degrees behind these."""
    count = 0
    while len(core) - count > FEWEST and (
        has_kind("courtesies", key(core[count]), region) or (count and is_prefix(core[count]))
    ):
        count += 1
    return core[:count]


def mail_match(text: str, local: str) -> float:
    """Tell how far a mail's local part spells the name `text`: 1 all of it, 0.8 with initials or more,
    0.6 a single word, 0.5 one of its words, 0.4 a part of one.
    """
    nickname = NICKNAME.search(text)
    friendly = f"{nickname.group()[1:-1]} {text[nickname.end() :]}" if nickname else text
    names = dict.fromkeys(way for form in (text, friendly) for way in _in_latin(form, local))
    mails = dict.fromkeys((local, _without_title(local)))
    return max(_mail_match(name, mail) for name in names for mail in mails)


def _in_latin(text: str, local: str) -> list[str]:
    """Write a text in Latin letters in the ways that a mail's local part may have it; unless it is so."""
    if not is_transliterated(fold(text)):
        return [text]
    words = [_as_in_mail(spellings(fold(word)), fold(local)) for word in text.split()]
    return [" ".join(way) for way in islice(product(*words), MOST_WAYS)]


def _as_in_mail(ways: Sequence[str], mail: str) -> list[str]:
    """Return the way to write a word that a mail's local part has, else one for each first letter."""
    whole = next((way for way in ways if way and way in mail), None)
    return [whole] if whole else list({way[:1]: way for way in reversed(ways)}.values())


@lru_cache(maxsize=REMEMBERED)
def _without_title(local: str) -> str:
    """Take a title off the beginning of a local part."""
    title = TITLED.match(local)
    is_title = title is not None and has_kind("degrees", title.group(1).casefold(), "prefix")
    return local[title.end() :] if title and is_title else local


def says_more(local: str, text: str) -> bool:
    """Tell whether a mail's local part spells the name `text`, and more than its initials.

    One word of several may be all that a shared mailbox has of it. A lone letter before the words is the
    initial of another; behind or between them it may be that of a middle name which is not printed.
    """
    words = [re.sub(r"[^a-z]", "", fold(word)) for word in take_apart(text).core]
    spelt = rest = re.sub(r"\+.*|[^a-z]", "", fold(local))
    whole = 0
    for word in sorted(words, key=len, reverse=True):
        if len(word) > 1 and word in rest:
            rest, whole = rest.replace(word, "", 1), whole + (len(word) > 2)
    is_told = whole > 1 or (whole == len(words) == 1 and spelt.endswith(words[0]))
    is_more = len(rest) > 1 or (bool(rest) and spelt.startswith(rest))
    is_short = len(words) > 1 and _subset(rest, [word[0] for word in words if word])
    return is_told and is_more and not is_short


@lru_cache(maxsize=REMEMBERED)
def _mail_match(text: str, local: str) -> float:
    mail = re.sub(r"\d+$", "", fold(local))
    core = take_apart(text).core
    words, parts = _squeezed(core), _squeezed(part for word in core for part in _halves(word))
    squeezed = re.sub(r"[^a-z]", "", mail)
    if not words or len(squeezed) < 2:
        return 0.0
    if "".join(words) == squeezed or "".join(reversed(words)) == squeezed:
        return 1.0 if len(words) > 1 else LONE_WORD
    plain = [*map(without_umlauts, words)]
    forms = (words, plain, parts) if len(parts) > len(words) else (words, plain)
    return max(_spells(squeezed, form) for form in forms)


def _halves(word: str) -> list[str]:
    """Part a joined name at its hyphen, but not what a shop is: "Hotel-Restaurant"."""
    parts = word.split("-")
    return [word] if any(company_kind(key(part)) for part in parts) else parts


def _squeezed(words: Iterable[str]) -> list[str]:
    return [squeezed for word in words if (squeezed := re.sub(r"[^\w]", "", fold(word)))]


def without_umlauts(word: str) -> str:
    """Write a folded word, or what an address has of it, with single vowels: "mueller" as "muller"."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _spells(mail: str, words: list[str]) -> float:
    # As it is written first: a set would be gone through in another order in every run.
    mails = dict.fromkeys((mail, without_umlauts(mail)))
    long = [w for w in words if len(w) > 2]
    for spelt in mails:
        rest, whole = spelt, 0
        for word in sorted(long, key=len, reverse=True):
            if word in rest:
                rest, whole = rest.replace(word, " ", 1), whole + 1
        left = rest.replace(" ", "")
        initials = [w[0] for w in words if w not in spelt or len(w) <= 2]
        if whole >= 2:
            return 1.0 if _subset(left, initials) else 0.8 if len(left) <= len(words) else 0.5
        if whole == 1 and left and _subset(left, initials):
            return 0.8
        if whole == 1 and (not left or len(max(long, key=len)) > 3):
            return 0.5
        if len(words) > 1 and not whole and spelt in {"".join(w[0] for w in o) for o in (words, words[::-1])}:
            return 0.5
        if not whole and len(spelt) >= 4 and any(w.startswith(spelt) or spelt.startswith(w) for w in long):
            return 0.4
    return 0.0


def _subset(left: str, initials: list[str]) -> bool:
    rest = list(initials)
    for letter in left:
        if letter not in rest:
            return False
        rest.remove(letter)
    return True
