"""How a company makes e-mails of names: first.last@, flast@."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from scanner.fields.known.alike import folded, words
from scanner.model.contact import Name

FORMS = {
    "first.last": "{g}.{f}",
    "first_last": "{g}_{f}",
    "first-last": "{g}-{f}",
    "firstlast": "{g}{f}",
    "f.last": "{i}.{f}",
    "f-last": "{i}-{f}",
    "flast": "{i}{f}",
    "last.first": "{f}.{g}",
    "lastf": "{f}{i}",
    "firstl": "{g}{j}",
    "first": "{g}",
    "last": "{f}",
}
"""What each pattern is called, and what it is made of: given name, family name, initials of both."""
SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def pattern_of(name: Name, email: str) -> str:
    """Return the pattern by which an e-mail is made of a name, "" for none."""
    local = email.partition("@")[0].casefold()
    return next((pattern for pattern in FORMS if local in locals_of(pattern, name)), "")


def spelt_by(pattern: str, name: Name, email: str) -> frozenset[str]:
    """Return the folded words of a name that an e-mail made of it by a pattern spells letter by letter."""
    parts, form, local = name.full.split(), FORMS[pattern], folded(email.partition("@")[0])
    given = (name.given or parts[0]) if "{g}" in form else ""
    family = (name.family or parts[-1]) if "{f}" in form else ""
    return frozenset(word for word in words(f"{given} {family}") if len(word) > 1 and word in local)


def locals_of(pattern: str, name: Name | None) -> Iterator[str]:
    """Yield what a pattern makes of a name, with letters like ü as u and as ue."""
    parts = name.full.split() if name else []
    if name is None or len(parts) < 2:
        return
    given, family = name.given or parts[0], name.family or parts[-1]
    made = dict.fromkeys(
        FORMS[pattern].format(g=g, f=f, i=g[:1], j=f[:1])
        for g in _written(given)
        for f in _written(family)
        if g and f
    )
    yield from made


@lru_cache(maxsize=1024)
def _written(word: str) -> tuple[str, ...]:
    """Return the ways a part of a name is written in an address, its words joined or only one of them."""
    ways = []
    for text in (word, word.casefold().translate(SPELT_OUT)):
        letters = ["".join(c for c in part if c.isalnum()) for part in folded(text).split()]
        hyphened = folded(text).replace(" ", "")
        ways += ["".join(letters), *letters, "".join(c for c in hyphened if c.isalnum() or c == "-")]
    return tuple(dict.fromkeys(filter(None, ways)))
