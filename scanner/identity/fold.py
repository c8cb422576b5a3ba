"""Text as two cards may spell it differently and mean the same: without case, marks and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

SPECIAL = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "a", "œ": "o"}
)
"""Letters that Unicode does not take apart."""
SPELT_OUT = re.compile("(?<=[aou])e(?![\u0300-\u036f])")
"""Müller, Mueller and, where a reader lost the dots, Muller; an e with a mark spells nothing out."""
LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
LEGAL = frozenset(
    "ab ag as asa bv bvba co company corp corporation cv eirl eurl gbr gmbh inc incorporated kg kgaa kk lda"
    " limited llc llp ltd ltda mbh nv ohg oy oyj plc pte pty sa sarl sas se sl slu spa srl sro ug zoo".split()
)
"""Legal forms: a card may leave them out."""

LOOKALIKES = (("rn", "m"), ("vv", "w"), ("cl", "d"))
TWINS = str.maketrans("1i|0c5v689qh", "llloesubbggn")
"""Letters and digits that readers take for each other, each as one of them."""
SHORT, LONG = 4, 8
"""Letters from which on a word may differ in one place and still be the same word misread, and in two."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded: "Dr. Jörg Müller-Lee" gives dr, jorg, muller, lee."""
    return tuple(_folded(word) for word in LETTERS_AND_DIGITS.findall(text.casefold()))


def joined(text: str) -> str:
    """Return the folded letters and digits of a text without anything between them."""
    return "".join(words(text))


def company_words(text: str) -> tuple[str, ...]:
    """Return the words of a company's name without its legal form, unless it is nothing else."""
    dotless = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", text)  # S.A., s.r.o.
    found = words(dotless)
    return tuple(word for word in found if word not in LEGAL) or found


def is_near(one: str, other: str) -> bool:
    """Whether two folded words or lines may be the same, one of them misread."""
    shorter = min(len(one), len(other))
    allowed = 0 if shorter < SHORT else 1 if shorter < LONG else 2
    return OSA.distance(looks(one), looks(other), score_cutoff=allowed) <= allowed


def is_same_text(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two folded texts are the same, or one of them is the other misread."""
    return one == other or is_near("".join(one), "".join(other))


def looks(text: str) -> str:
    """Return a folded text as it looks to a reader that sees badly: letters taken for each other are one."""
    for pair, single in LOOKALIKES:
        text = text.replace(pair, single)
    return text.translate(TWINS)


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.translate(SPECIAL))
    return "".join(c for c in SPELT_OUT.sub("", apart) if not unicodedata.combining(c))
