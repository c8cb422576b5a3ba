"""German topics behind "zum Thema": without article, and adjectives as they end then."""

from __future__ import annotations

import re

_LEAD = re.compile(r"^(über|vom|von|zum|zur)\s+", re.IGNORECASE)
_DETERMINER = re.compile(
    r"^(der|die|das|den|dem|des|(?:ein|kein|ihr|sein|mein|dein|unser)(?:e|en|em|er|es)?|eu(?:er|re|ren|rem|rer))\s+",
    re.IGNORECASE,
)
_ADJECTIVES = re.compile(r"^(?:[a-zäöüß]+e[nrs]?\s+)+(?=[A-ZÄÖÜ])")
_ENDING = re.compile(r"e[nrs]?(?=\s)")


def behind_topic(text: str) -> str | None:
    """Return a topic as it stands behind "zum Thema", None where only the person knows how.

    >>> behind_topic("Ihren neuen Standort"), behind_topic("das neue Büro"), behind_topic("die Pläne")
    ('neuer Standort', 'neues Büro', 'Pläne')
    >>> behind_topic("dem neuen Konzept") is None
    True
    """
    lead = _LEAD.match(text)
    bare = text[lead.end() :] if lead else text
    found = _DETERMINER.match(bare)
    if found is None:
        return re.sub(r"^Herrn\b", "Herr", bare)
    rest = bare[found.end() :]
    described = _ADJECTIVES.match(rest)
    if described is None:
        return rest if rest[:1].isupper() or rest[:1].isdigit() else None
    is_several = lead is not None and lead[1].casefold() == "von"  # "von den neuen Plänen"
    ending = _ending(found[1].casefold(), described[0].rstrip(), is_several=is_several)
    return None if ending is None else _ENDING.sub(ending, described[0]) + rest[described.end() :]


def _ending(determiner: str, adjectives: str, *, is_several: bool) -> str | None:
    """Return how adjectives end in the nominative where no determiner stands before them."""
    is_weak = adjectives.endswith("en")
    if determiner == "das":
        return "es"
    if determiner.endswith("e"):
        return "e"
    if determiner.endswith("en") and is_weak and not is_several:
        return "er"
    if determiner in ("ihr", "sein", "mein", "dein", "unser", "euer", "ein", "kein"):
        return None if is_weak else _ENDING.findall(f"{adjectives} ")[-1]
    if determiner.endswith("er"):
        return "e" if is_weak else "er"
    return None
