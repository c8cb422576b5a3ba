"""A page as the features see it: its spans, and what the addresses on it give away."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from scanner.fields.trace import Spot
from scanner.fields.who.affixes import take_apart
from scanner.fields.who.gist import gist
from scanner.fields.who.lexicon import company_kinds, country_names, fold, is_freemail, is_street
from scanner.fields.who.meant import meant
from scanner.fields.who.people import mail_match
from scanner.fields.who.persons import is_person
from scanner.fields.who.stems import DOMAIN_LEVELS, domain_match, domain_stems, squeeze
from scanner.fields.who.tokens import Span
from scanner.fields.who.wording import Features
from scanner.model.geometry import Box
from scanner.model.page import Page

Level = TypeVar("Level", int, float)

BY_NAME = 0.8
"""How well an address spells words from which on it does so whatever they say."""


@dataclass(frozen=True)
class Scene:
    """A page as the features see it: what stands on it, and what the addresses on it give away.

    `numbers` is where its telephone numbers stand, `clear` are those of `hosts` that were read without doubt.
    """

    page: Page
    spans: tuple[Span, ...]
    locals: tuple[str, ...]
    hosts: tuple[str, ...]
    numbers: tuple[Box, ...] = ()
    clear: tuple[str, ...] = ()

    @cached_property
    def heights(self) -> tuple[float, ...]:
        """Heights of all lines in pixels, small ones first."""
        return tuple(sorted(line.box.height for line in self.page.lines)) or (1.0,)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The whole runs, from the top of the card to its foot."""
        return tuple(sorted((s for s in self.spans if s.cut == "line"), key=lambda s: s.box.center[1]))

    @cached_property
    def rows(self) -> dict[Spot, tuple[int, ...]]:
        """The places among `lines` of those that a word stands in: one taken apart may stand in two."""
        found: dict[Spot, tuple[int, ...]] = {}
        for at, line in enumerate(self.lines):
            for spot in line.spots:
                found[spot] = (*found.get(spot, ()), at)
        return found

    def lines_of(self, span: Span) -> list[Span]:
        """Return the lines that a span shares a word with, from the top."""
        return [
            self.lines[at] for at in sorted({at for spot in span.spots for at in self.rows.get(spot, ())})
        ]

    def lines_between(self, top: float, bottom: float) -> tuple[Span, ...]:
        """Return the lines whose middles lie no higher than `top` and no lower than `bottom`."""
        return self.lines[bisect_left(self.middles, top) : bisect_right(self.middles, bottom)]

    @cached_property
    def middles(self) -> tuple[float, ...]:
        """How far down the middle of each of `lines` is, in pixels."""
        return tuple(line.box.center[1] for line in self.lines)

    @cached_property
    def gists(self) -> dict[Span, Features]:
        """What each of `lines` looks like to its neighbours."""
        return {line: gist(line) for line in self.lines}

    @cached_property
    def sizes(self) -> tuple[float, ...]:
        """Heights of the letters of `lines` in pixels, small ones first."""
        return tuple(sorted(line.height for line in self.lines))

    @cached_property
    def highest(self) -> float:
        """Height of the box of the highest of `lines` in pixels."""
        return max((line.box.height for line in self.lines), default=0.0)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The company's own label of every host that is no mail service's, and what stands before it."""
        return tuple(dict.fromkeys(stem for host in self.hosts for stem in domain_stems(host)))

    @cached_property
    def free_locals(self) -> tuple[str, ...]:
        """The local parts of addresses at mail services, their letters alone: they may spell a company."""
        pairs = zip(self.locals, self.hosts, strict=False)
        spelt = (re.sub(r"[^a-z]", "", fold(local)) for local, host in pairs if is_freemail(host))
        return tuple(dict.fromkeys(letters for letters in spelt if letters))

    @cached_property
    def meant(self) -> dict[Span, str]:
        """What misread spans were before, as a domain or a free mail address on the card spells them."""
        labels = (*self.stems, *self.free_locals)
        found = ((span, meant(span, labels)) for span in self.spans if span not in self.persons)
        return {span: text for span, text in found if text is not None}

    def text_of(self, span: Span) -> str:
        """Return a span's text, as a company, put right where it was misread."""
        return self.meant.get(span, span.text)

    def shown(self, span: Span) -> str:
        """Return a span's text as a company that is shown: put right by what was read without doubt alone."""
        labels = [stem for host in self.clear for stem in domain_stems(host)]
        return meant(span, (*labels, *self.free_locals)) or span.text if span in self.meant else span.text

    @cached_property
    def domain_levels(self) -> dict[Span, int]:
        """How well each span goes with the card's domains."""
        return {span: self._domain_level(span) for span in self.spans}

    def _domain_level(self, span: Span) -> int:
        """Tell how well a span goes with a domain; a place does not own it, nor a title unless all of it."""
        text = self.text_of(span)
        level = max((DOMAIN_LEVELS.index(domain_match(text, stem)) for stem in self.stems), default=0)
        is_whole = level == len(DOMAIN_LEVELS) - 1
        return 0 if _is_placed(span) or (_is_titled(span) and not is_whole) else level

    @cached_property
    def domain_most(self) -> int:
        """How well the best span of all goes with the card's domains."""
        return max(self.domain_levels.values())

    @cached_property
    def mail_most(self) -> float:
        """How well the best span of all is spelt by a mail address on the card."""
        return max(self.mail_levels.values())

    @cached_property
    def owners(self) -> tuple[Span, ...]:
        """The spans that own the card's domains, as well as any span does."""
        is_owned = self.domain_most >= DOMAIN_LEVELS.index("initials")
        most = self.domain_most
        return tuple(s for s, level in self.domain_levels.items() if is_owned and level == most)

    @cached_property
    def domain_best(self) -> dict[Spot, int]:
        """How well the best span over each word goes with the card's domains."""
        return _best_by_spot(self.domain_levels)

    @cached_property
    def mail_best(self) -> dict[Spot, float]:
        """How well the best span over each word is spelt by a mail address on the card."""
        return _best_by_spot(self.mail_levels)

    @cached_property
    def mail_levels(self) -> dict[Span, float]:
        """How well each span is spelt by the local part of a mail address on the card."""
        names = {span: " ".join(take_apart(span.text).core) for span in self.spans}
        levels = {
            span: max((mail_match(name, local) for local in self.locals), default=0.0)
            for span, name in names.items()
        }
        return {span: 0.0 if level < BY_NAME and _is_role(span) else level for span, level in levels.items()}

    @cached_property
    def persons(self) -> frozenset[Span]:
        """The spans that look like a person's name."""
        levels = self.mail_levels
        return frozenset(s for s in self.spans if is_person(s, is_spelt=levels[s] >= BY_NAME))

    @cached_property
    def unnamed(self) -> tuple[Span, ...]:
        """The lines that no person's name is on, the tallest first."""
        named = frozenset[Spot]().union(*(person.spots for person in self.persons))
        return tuple(line for line in self.by_height if line.spots.isdisjoint(named))

    @cached_property
    def by_height(self) -> tuple[Span, ...]:
        """The lines, the tallest first."""
        return tuple(sorted(self.lines, key=lambda line: -line.height))

    @cached_property
    def seen(self) -> dict[str, int]:
        """How often each text stands on the card, by its letters."""
        found: dict[str, set[frozenset[Spot]]] = {}
        for span in self.spans:
            lettered = frozenset(token.spot for token in span.tokens if token.key)
            found.setdefault(squeeze(span.text), set()).add(lettered)
        return {letters: len(places) for letters, places in found.items()}


def _best_by_spot(levels: Mapping[Span, Level]) -> dict[Spot, Level]:
    best: dict[Spot, Level] = {}
    for span, level in levels.items():
        for spot in span.spots:
            best[spot] = max(level, best.get(spot, level))
    return best


def _is_placed(span: Span) -> bool:
    """Tell whether words are a country or a street with its number."""
    keys = [token.key for token in span.tokens if token.key]
    has_number = span.has_digit
    return " ".join(keys) in country_names() or (has_number and any(map(is_street, keys)))


def _is_titled(span: Span) -> bool:
    """Tell whether words hold a title and none of a company."""
    is_title = any(token.title_kind == "head" for token in span.tokens)
    return is_title and not any(company_kinds(token.key for token in span.tokens))


def _is_role(span: Span) -> bool:
    """Tell whether words say what somebody does, so that "sales" in an address spells none of a name."""
    return any(t.title_kind == "head" for t in span.tokens) and all(
        t.title_kind for t in span.tokens if t.key
    )
