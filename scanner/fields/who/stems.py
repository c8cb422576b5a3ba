"""What of a host's name is the company's own choice, and how well a company's name goes with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from scanner.fields.shelf import word_set
from scanner.fields.who.alphabets import in_latin
from scanner.fields.who.lexicon import REMEMBERED, company_kinds, fold, is_freemail
from scanner.fields.who.particles import particles

DOMAIN_LEVELS = ("", "part", "word", "initials", "within", "same")
"""How well a company's name and a domain go together, from not at all to letter by letter."""


SIGN = re.compile(r"[\W_]")


@lru_cache(maxsize=REMEMBERED)
def squeeze(text: str) -> str:
    return SIGN.sub("", in_latin(fold(text)))


SECOND_LEVEL = frozenset("co com net org gov edu ac ad or ne go gob gouv nom med adv eng ind art".split())


def domain_stem(host: str) -> str:
    """Return what a company chose of its host name, "acme" of "mail.acme.co.uk"; "" for mail services."""
    labels = host.casefold().split("/")[0].removeprefix("www.").split(".")[:-1]
    if is_freemail(host):
        return ""
    while len(labels) > 1 and labels[-1] in SECOND_LEVEL:
        labels.pop()
    return fold(labels[-1]).replace("-", "") if labels else ""


def domain_stems(host: str) -> list[str]:
    """Return what a company chose of its host name, and a subdomain before it: "acme", "sales" of
    sales.acme.example.
    """
    own = domain_stem(host)
    labels = host.casefold().split("/")[0].removeprefix("www.").split(".")
    before = [fold(label).replace("-", "") for label in labels[:-2]]
    others = [label for label in before if len(label) > 3 and label != own and label not in SECOND_LEVEL]
    return [own, *others] if own else []


def domain_match(text: str, stem: str) -> str:
    """Tell how a company's name and a domain go together: same, within, initials, word, or not at all.

    What a company does may be left out of its domain, before and behind its own words, and so may articles.
    """
    words = [squeeze(w) for w in text.split()]
    words = [w for w in words if w]
    kinds = company_kinds(words)
    own = [w for w, kind in zip(words, kinds, strict=True) if kind != "legal"] or words
    proper = [w for w, kind in zip(words, kinds, strict=True) if kind is None]
    german = [w.replace("ae", "a").replace("oe", "o").replace("ue", "u") for w in own]
    plain = stem.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    if len(stem) < 2 or not own:
        return ""
    forms = (own, words, german, proper, *_shed(own, kinds))
    if any("".join(form) in (stem, plain) for form in forms):
        return "same"
    trades = next((i for i, kind in enumerate(kinds) if kind != "trade"), 0)
    for joined in ("".join(german), "".join(german[trades:])):
        if len(joined) > 3 and (plain.startswith(joined) or (joined.startswith(plain) and len(plain) > 3)):
            return "within"
    if _begins_and_abbreviates(german, plain):
        return "within"
    large = [word for word in own if word not in word_set("small") | particles()]
    starts = ["".join(w[0] for w in form) for form in (own, words, large)]
    if len(own) > 1 and any(
        len(s) > 1 and (stem == s or (len(s) > 2 and stem.startswith(s))) for s in starts
    ):
        return "initials"
    if own and len(own[0]) >= 3 and (stem.startswith(own[0]) or plain.startswith(german[0])):
        return "word"
    return "part" if any(len(w) >= 5 and w in plain for w in german) else ""


def _shed(words: Sequence[str], kinds: Sequence[str | None]) -> list[Sequence[str]]:
    """Return a company's words without what it does before or behind them, and without its article."""
    trades = [kind == "trade" for kind in kinds if kind != "legal"][: len(words)]
    start = next((i for i, is_trade in enumerate(trades) if not is_trade), 0)
    end = len(words) - next((i for i, is_trade in enumerate(reversed(trades)) if not is_trade), 0)
    bare = words[words[0] in word_set("small") and words[0] not in particles() :]
    return [form for form in (words[start:], words[:end], bare) if form]


def _begins_and_abbreviates(words: list[str], stem: str) -> bool:
    """Tell whether a domain is a company's first words and the initials of more: "nokhbabm"."""
    for at in range(1, len(words) - 1):
        head = "".join(words[:at])
        initials = stem.removeprefix(head)
        is_headed = len(head) > 3 and initials != stem and len(initials) > 1
        if is_headed and "".join(word[0] for word in words[at:]).startswith(initials):
            return True
    return False
