"""What addresses say against a name as it is printed: no name is promised then."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from scanner.fields.judge.witnesses import SPELT
from scanner.fields.who.lexicon import fold
from scanner.fields.who.people import mail_match, without_umlauts
from scanner.fields.who.scene import Scene
from scanner.fields.who.stems import squeeze
from scanner.fields.who.tokens import Span
from scanner.fields.who.wording import lettered

ONE = 0.5
"""How well an address spells a name of which it has but one word."""
FEWEST = 3
"""Words of a name that may hold another's: of two, a family gave its name to the company."""
SHORTEST = 4
"""Letters of a word that a domain does not begin with by chance."""
LONG = 5
"""Letters of a word that another is not like by chance but for one: Hansen and Hanson are two families."""


def is_spelt_otherwise(span: Span, scene: Scene) -> bool:
    """Tell whether addresses speak against a name: one of its words is the company's, or misread."""
    return may_hold_brand(span, scene) or is_nearly_spelt(span, scene)


def may_hold_brand(span: Span, scene: Scene) -> bool:
    """Tell whether a domain begins with the first or last of several words, and an address spells the others.

    "Kestrel Ann Lee" of ann.lee@kestrel.example is Ann Lee; Ann Mary Kestrel of ann@kestrel.example is not.
    Of a first word that begins the company's line, too, the address need spell but one of the others.
    """
    words = [squeeze(token.text) for token in lettered(span.tokens)]
    if len(words) < FEWEST:
        return False
    is_headed = any(
        row.text and squeeze(row.text.split()[0]) == words[0]
        for row in scene.lines
        if row.spots.isdisjoint(span.spots)
    )
    return any(
        len(word) >= SHORTEST
        and any(stem.startswith(word) for stem in scene.stems)
        and any(mail_match(" ".join(rest), local) >= least and word not in local for local in scene.locals)
        for word, rest, least in (
            (words[0], words[1:], ONE if is_headed else SPELT),
            (words[-1], words[:-1], SPELT),
        )
    )


def is_nearly_spelt(span: Span, scene: Scene) -> bool:
    """Tell whether a part of an address is a word of the name but for a letter: d.zemanova@, D. Zfmanova.

    One letter more or less is an initial, or how a name is written in Latin letters.
    """
    bare = (token.text.strip(",.").replace("-", "") for token in lettered(span.tokens))
    words = {without_umlauts(fold(word)) for word in bare}
    parts = {
        without_umlauts(part) for local in scene.locals for part in re.split(r"[^a-z]+", fold(local))
    } - words
    return any(
        len(word) == len(part) >= LONG and OSA.distance(word, part, score_cutoff=1) == 1
        for word in words
        for part in parts
    )
