"""Values read on cards, with their traits and whether they are right: what sureness comes of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from scanner.fields.judge.sureness import BARRED, Verdict
from scanner.fields.judge.voices import Traits
from scanner.fields.propose import propose
from scanner.model.page import Page
from scanner.model.proposal import Evidence, Guess, Proposal
from scanner.model.reading import ReadCard, Reading
from scanner.outputs import jsonl
from tests.bench.same import SAME, same_title
from tests.bench.score import is_forgiven, match, paired, read_values, true_values

MARK = "trait: "
"""Stands before the names of traits in a guess's evidence, to tell them from reasons for the choice."""

PHOTO = "photo"
"""The pool of drawn photographs."""

Row = dict[str, Any]
Judged = tuple[str, Guess[object], bool]
"""A field, a value of it that was read, and whether it is right."""


@dataclass(frozen=True, slots=True)
class Case:
    """A value of a field that was read: what is known of it, and whether it is what the card says.

    `photo` tells which values stand on one card or on its like, `pool` what kind of cards it comes from.
    """

    field: str
    traits: Traits
    is_right: bool
    photo: str
    pool: str = PHOTO

    @property
    def is_barred(self) -> bool:
        """Whether a rule keeps it from being sure."""
        return bool(self.traits.get(BARRED))


def noted(_field: str, traits: Traits, barred: bool) -> Verdict:
    """Judge nothing: write the traits down as evidence."""
    told = {**traits, BARRED: float(barred)}
    return Verdict(0.5, sure=False, evidence=tuple(Evidence(MARK + n, v) for n, v in told.items()))


def cases(readings: Iterable[Reading], truths: Mapping[str, Row], *, pool: str = PHOTO) -> Iterator[Case]:
    """Understand every reading anew and yield its values, judged against the truths by file name."""
    for reading in readings:
        cards = tuple(replace(c, proposal=propose(c.page, judge=noted)) for c in reading.cards)
        yield from _of_photo(cards, truths[reading.photo.rpartition("/")[2]], pool)


def page_of_cases(file: str, page: Page, card: Row, *, pool: str) -> Iterator[Case]:
    """Understand the page of one card and yield its values; `file` is what it is called."""
    unread = ReadCard(None, page, Proposal())
    yield from cases([Reading(file, "", 0.0, (unread,))], {file: {"file": file, "cards": [card]}}, pool=pool)


def _of_photo(cards: tuple[ReadCard, ...], truth: Row, pool: str) -> Iterator[Case]:
    shown = json.loads(jsonl.to_line(Reading("", "", 0.0, cards)))["cards"]
    contacts = [card["contact"] for card in shown]
    proposals = {id(c): card.proposal for c, card in zip(contacts, cards, strict=True)}
    pairs, spare = paired(truth["cards"], contacts)
    for card, contact in [*pairs, *((None, contact) for contact in spare)]:
        if contact:
            proposal = proposals[id(contact)]
            judged = [*_scored(card, contact, proposal), *_department(card, contact, proposal)]
            yield from (c for f, g, ok in judged if (c := _case(f, g, ok, truth["file"], pool)))


def _scored(card: Row | None, contact: Row, proposal: Proposal) -> Iterator[Judged]:
    """Yield the values that the scorer counts."""
    for field in SAME:
        true, read = true_values(card, field), read_values(contact, field)
        if true is not None:
            known = {id(r): g for r, g in zip(read, _guesses(proposal, field), strict=True)}
            hits, _, left = match(field, true, read, (card or {}).get(f"{field}_alt") or ())
            yield from ((field, known[id(r)], True) for _, r in hits)
            yield from ((field, known[id(r)], False) for r in left if not is_forgiven(card, field, r))


def _department(card: Row | None, contact: Row, proposal: Proposal) -> Iterator[Judged]:
    """Yield the department, which the scorer leaves alone, judged like a title."""
    if proposal.department:
        true = (card or {}).get("dept") or ""
        yield "department", proposal.department, same_title(true, contact["department"])


def _guesses(proposal: Proposal, field: str) -> tuple[Guess[object], ...]:
    several: dict[str, tuple[Guess[object], ...]] = {
        "email": proposal.emails,
        "phone": proposal.phones,
        "url": proposal.urls,
        "address": proposal.addresses,
    }
    single: dict[str, Guess[object] | None] = {
        "name": proposal.name,
        "org": proposal.org,
        "title": proposal.title,
    }
    return several.get(field) or tuple(g for g in (single.get(field),) if g)


def _case(field: str, guess: Guess[object], is_right: bool, photo: str, pool: str) -> Case | None:
    """Return what was noted of a guess; None where only a code says it: its checksum's to promise."""
    told = {e.feature: e.weight for e in guess.evidence if e.feature.startswith(MARK)}
    traits = {name.removeprefix(MARK): weight for name, weight in told.items()}
    return Case(field, traits, is_right, photo, pool) if traits else None
