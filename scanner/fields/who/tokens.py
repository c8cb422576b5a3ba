"""Words of a card that nobody owns yet, and spans of them that could be a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from scanner.fields.trace import Spot
from scanner.fields.who.east_asian import is_east_asian
from scanner.fields.who.east_asian import kind as east_asian_kind
from scanner.fields.who.lexicon import company_kind, is_affix, is_given, is_initial, is_name_word, is_surname
from scanner.fields.who.particles import particles
from scanner.fields.who.title_words import is_but_misread, title_kind
from scanner.model.geometry import Box
from scanner.model.page import Word

EDGES = " ,;:|•·●■▪◆★*~<>»«_/\\=–—-'\"“”„‘’`^"
AND = frozenset("&+")
"""What joins two words, so that no value begins or ends with it."""
SHORT = 4
"""Letters up to which a word that qualifies titles as well as names is an abbreviation: "Sr", "Jr"."""
QUOTED = {"«": "»", "„": "“”", "“": "”"}
"""What opens words in quotes, and what may close them."""
HYPHENED = re.compile(r"(?<=\w)(?P<hyphen>-)\n(?=(?P<next>\w))|\n")
"""The end of a line, with the hyphen before it."""


@dataclass(frozen=True, eq=False)
class Token:
    """A word of the page that nobody owns yet: as read, folded, and where it stands.

    One that `is_strange` is taken to be in no list of names or titles: in training, so that weights don't
    trust the lists blindly. `said` is what the words beside it make of it, whatever it means alone: head or
    more of a title, legal or trade of a company, affix.
    """

    text: str
    key: str
    spot: Spot
    word: Word
    is_strange: bool = False
    said: str = ""

    @cached_property
    def is_lettered(self) -> bool:
        """Whether it has letters and is neither a courtesy nor a degree; "Senior" is a title's word, too."""
        is_of_title = self.title_kind == "more" and len(self.key) > SHORT
        return any(c.isalpha() for c in self.key) and (is_of_title or not self.is_affix)

    @cached_property
    def is_affix(self) -> bool:
        return self.said == "affix" or (not self.said and is_affix(self.key))

    @cached_property
    def is_given(self) -> bool:
        return is_given(self.key) and not (self.is_strange or self.said)

    @cached_property
    def is_surname(self) -> bool:
        return is_surname(self.key) and not (self.is_strange or self.said)

    @cached_property
    def title_kind(self) -> str | None:
        """What it does in a job title: "head", "more" or nothing; "della" qualifies one, not "Della"."""
        if self.is_strange or self.said:
            return self.said if self.said in {"head", "more"} else None
        if self.word.is_agreed and self.text[:1].isupper() and is_but_misread(self.key):
            return None
        found = title_kind(self.key)
        return None if found == "more" and self._is_particle_of_name else found

    @property
    def _is_particle_of_name(self) -> bool:
        is_written_so = self.text[:1].isupper() and not self.text.isupper()
        return is_written_so and self.key in particles() and is_name_word(self.key)

    @cached_property
    def kind(self) -> str:
        """What the lists make of it: name, title, company, affix or other."""
        if is_east_asian(self.text):
            return east_asian_kind(self.text)
        if self.is_affix:
            return "affix"
        if self.title_kind == "head":
            return "title"
        if self.said in {"legal", "trade"} or (not self.said and company_kind(self.key)):
            return "company"
        is_known = is_name_word(self.key) and not (self.is_strange or self.said)
        return "name" if is_known or is_initial(self.text) else "other"


@dataclass(frozen=True, eq=False)
class Span:
    """Words that could be a value together; `cut` says how they were found."""

    tokens: tuple[Token, ...]
    cut: str

    @cached_property
    def text(self) -> str:
        return tidy(HYPHENED.sub(_rejoined, "".join(self._printed())))

    def _printed(self) -> Iterator[str]:
        yield self.tokens[0].text
        for before, token in pairwise(self.tokens):
            yield (" " if before.spot[0] == token.spot[0] else "\n") + token.text

    @cached_property
    def has_digit(self) -> bool:
        return any(map(str.isdigit, self.text))

    @cached_property
    def spots(self) -> frozenset[Spot]:
        return frozenset(token.spot for token in self.tokens)

    @cached_property
    def lines(self) -> tuple[int, ...]:
        return tuple(sorted({token.spot[0] for token in self.tokens}))

    @cached_property
    def box(self) -> Box:
        return Box.around(token.word.box for token in self.tokens)

    @cached_property
    def height(self) -> float:
        """Median height of its words in pixels."""
        heights = sorted(token.word.box.height for token in self.tokens)
        return heights[len(heights) // 2]


def _rejoined(found: re.Match[str]) -> str:
    """Join a word over a line's end: its hyphen goes, unless what follows begins like a word of its own."""
    if found["hyphen"] is None:
        return " "
    return "" if found["next"].islower() else "-"


def tidy(text: str) -> str:
    """Strip separators from both ends, and brackets that are opened or closed on one side only."""
    text = _requoted(text.strip(EDGES), text)
    for opening, closing in ("()", "[]", "（）"):
        inner = text[1:-1]
        if text[:1] == opening and text[-1:] == closing and opening not in inner and closing not in inner:
            return tidy(inner)
        if text.count(opening) != text.count(closing):
            text = text.strip(opening + closing)
    return _requoted(text.strip(EDGES), text)


def _requoted(bare: str, text: str) -> str:
    """Put the closing sign back that was stripped from words which are quoted at the end: "ТОВ «Зоря»"."""
    closing = text.rstrip(" ,;")[-1:]
    is_quoted = any(
        bare.count(opening) > sum(map(bare.count, closings)) and closing and closing in closings
        for opening, closings in QUOTED.items()
    )
    return f"{bare}{closing}" if is_quoted else bare
