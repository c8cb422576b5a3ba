"""Internet domain names: which are possible, and which were meant where one was misread."""

from __future__ import annotations

import re
from collections.abc import Iterable

import idna
from rapidfuzz.distance.Levenshtein import normalized_similarity as ratio

from scanner.fields.shelf import word_set

MAX_DOMAIN = 253
"""Characters in a whole name, RFC 1035."""

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")

RESERVED = frozenset({"example"})
"""Endings that nobody can register and invented cards have, RFC 2606."""

MEANT = {
    **dict.fromkeys(
        ("corn", "c0m", "con", "coml", "comn", "oom", "eom", "corm", "conn", "cem", "co1n"), "com"
    ),
    **dict.fromkeys(("nef", "nel", "het", "ner"), "net"),
    **dict.fromkeys(("0rg", "orq", "arg", "ora"), "org"),
    **dict.fromkeys(("infa", "lnfo", "1nfo", "inf0"), "info"),
    **dict.fromkeys(("ip", "lp", "j9"), "jp"),
    **dict.fromkeys(("ln", "1n"), "in"),
    **dict.fromkeys(("1t", "i1"), "it"),
    **dict.fromkeys(("p1", "pi"), "pl"),
    **{"n0": "no", "n1": "nl", "c2": "cz", "bf": "br", "ldu": "edu", "deu": "de", "iv": "lv", "f1": "fi"},
}
"""Endings that readers make of real ones; only asked where what was read is no top-level domain
(`cam` and `om` are, so they stay as they are)."""

COMMON = frozenset("com net org info biz eu io co me ai app dev edu gov".split())
"""Endings besides the countries' that a bare name may have without a label, "www." or an e-mail's help:
the hundreds of others are words as well ("Dipl.Ing", "Dr.med", "Sales.Management")."""

PLACES = {
    ending: region
    for region, endings in {
        "CH": "swiss zuerich",
        "AT": "wien tirol",
        "DE": "berlin hamburg koeln cologne bayern nrw ruhr saarland",
        "FR": "paris bzh alsace corsica",
        "GB": "london wales cymru scot",
        "US": "nyc vegas boston miami",
        "JP": "tokyo osaka nagoya kyoto yokohama okinawa",
        "TR": "istanbul ist",
        "RU": "moscow",
        "NL": "amsterdam frl",
        "BE": "brussels gent vlaanderen",
        "ES": "madrid barcelona cat eus gal",
        "AU": "sydney melbourne",
        "CA": "quebec",
        "BR": "rio",
        "ZA": "capetown durban joburg",
        "AE": "dubai abudhabi",
        "FI": "helsinki",
        "SE": "stockholm",
        "TW": "taipei",
    }.items()
    for ending in endings.split()
}
"""Endings of places, by the IANA root zone, and where these are: at home they are usual."""

SERVICES = "facebook|instagram|linkedin|twitter|youtube|whatsapp|wechat|skype"
"""What stands behind an address on cards and is glued to it where a reader loses the blank."""

LOST_DOT = (
    "com",
    "net",
    "org",
    "de",
    "pl",
    "fr",
    "es",
    "nl",
    "ch",
    "se",
    "dk",
    "br",
    "jp",
    "cz",
    "be",
    "at",
    "it",
    "in",
)
"""Common endings that a dot is put back before, where a name has none at all."""

_GLUE = re.compile(rf"\.[a-z]{{2,7}}?({SERVICES})")

ALIKE = 0.85
"""Likeness from which on two domains on a card are one, read differently: a letter in seven."""
MIN_STUMP = 3
"""Letters that the beginning of a domain must have to be completed from another place on the card."""


def is_domain(name: str) -> bool:
    """Tell whether `name`, in small letters, could be registered: labels by RFC 1035, a real ending.

    Letters outside ASCII are those of IDNA 2008, mapped by UTS 46.
    """
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except idna.IDNAError:
            return False
    labels = name.split(".")
    return (
        len(labels) > 1
        and len(name) <= MAX_DOMAIN
        and (labels[-1] in word_set("tlds") or labels[-1] in RESERVED)
        and all(_LABEL.fullmatch(label) for label in labels)
    )


def is_usual(name: str, region: str | None = None) -> bool:
    """Tell whether a domain ends as most do: with a country's letters or one of the old endings, or with a
    place in `region`.
    """
    ending = name.rpartition(".")[2]
    is_at_home = region is not None and PLACES.get(ending) == region
    return len(ending) == 2 or ending in COMMON or ending in RESERVED or is_at_home


def unglued(name: str) -> str:
    """Return the beginning of `name` where a service's name or a label was glued behind its ending.

    >>> unglued("acme.defacebook.com"), unglued("acme.de")
    ('acme.de', 'acme.de')
    """
    for glue in _GLUE.finditer(name):
        if is_domain(name[: glue.start(1)]):
            return name[: glue.start(1)]
    return name


def mend_ending(name: str) -> str | None:
    """Return `name` with the ending it was meant to have, None where no ending comes to mind.

    A misread ending is replaced ("x.corn"), a lost dot before a common one put back ("firmcom").
    """
    head, _, ending = name.rpartition(".")
    tries = [f"{head}.{MEANT[ending]}"] if head and ending in MEANT else []
    tries += [f"{name[: -len(e)]}.{e}" for e in LOST_DOT if name.endswith(e)] if "." not in name else []
    return next((mended for mended in tries if is_domain(mended)), None)


def mend_by(name: str, known: Iterable[str]) -> str | None:
    """Return the domain of `known` that `name` is a misreading or a cut-off beginning of."""
    likeness = {other: ratio(name, other) for other in known if other != name and not _is_choice(name, other)}
    best = max(likeness, key=lambda other: (likeness[other], other), default=None)
    if best is not None and (likeness[best] >= ALIKE or (len(name) >= MIN_STUMP and best.startswith(name))):
        return best
    return None


def _is_choice(name: str, other: str) -> bool:
    """Tell whether two domains differ in what owners choose: a hyphen, the ending, a subdomain."""
    parts = (name.replace("-", "").split("."), other.replace("-", "").split("."))
    is_same_name = parts[0][0] == parts[1][0] and is_domain(name)
    return is_same_name or (is_domain(name) and (name.endswith(f".{other}") or other.endswith(f".{name}")))
