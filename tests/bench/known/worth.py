"""Understand drawn interviews with and without what is known, and tell the difference."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from scanner.fields.heard import with_readers
from scanner.fields.known.informed import informed
from scanner.fields.known.said import company_said
from scanner.fields.propose import propose
from scanner.model.known import Known, KnownCompany, KnownPerson, known_from
from scanner.model.proposal import Guess, Proposal
from scanner.model.reading import ReadCard, Reading
from scanner.outputs import jsonl
from tests.bench.judged import judge
from tests.bench.known.drawn import Announced, Drawn
from tests.bench.score import REACH, Tally, score

Json = dict[str, Any]
INVITATION = "the invitation of 20 November"


@dataclass(slots=True)
class Worth:
    """What was read right without and with what is known; `wrong` are sure values from elsewhere that are."""

    alone: Tally
    known: Tally
    wrong: list[str]
    by_kind: Mapping[str, tuple[Tally, Tally]]


@dataclass(slots=True)
class _Both:
    """Readings of the photos, by name, understood alone and with what is known."""

    alone: dict[str, Reading] = field(default_factory=dict)
    known: dict[str, Reading] = field(default_factory=dict)


def worth(interviews: Sequence[Drawn], truths: Sequence[Json], readings: Mapping[str, Reading]) -> Worth:
    """Measure what it is worth to know the invitations and the other cards."""
    both = _Both()
    for interview in interviews:
        _understand(interview, readings, both)
    kinds = {name: _kind(one) for one in interviews for name in one.photos}
    alone, known = _told(both.alone), _told(both.known)

    def groups(truth: Json) -> list[str]:
        return [kinds[truth["file"]]]

    without, with_ = score(truths, alone, groups), score(truths, known, groups)
    return Worth(
        alone=without.pop("all"),
        known=with_.pop("all"),
        wrong=list(_wrong(truths, both.known, known)),
        by_kind={kind: (without[kind], with_[kind]) for kind in without},
    )


def _kind(interview: Drawn) -> str:
    if interview.misleads:
        return interview.misleads
    cards = "one card" if len(interview.photos) == 1 else "colleagues"
    return f"{cards}, invitation" if interview.announced else cards


def _understand(interview: Drawn, readings: Mapping[str, Reading], both: _Both) -> None:
    cards = {}
    for name in interview.photos:
        reading = readings[name]
        held = [replace(card, proposal=_read_alone(card)) for card in reading.cards]
        both.alone[name] = replace(reading, cards=tuple(held))
        cards |= {(name, place): card for place, card in enumerate(held)}
    said = {key: company_said(card.proposal) for key, card in cards.items()}
    people = [*map(_person, interview.announced)]
    found = {
        key: replace(card, proposal=informed(card.page, card.proposal, Known.of(people, _others(said, key))))
        for key, card in cards.items()
    }
    for name in interview.photos:
        held = [card for (photo, _), card in found.items() if photo == name]
        both.known[name] = replace(both.alone[name], cards=tuple(held))


def _others(said: Mapping[tuple[str, int], KnownCompany | None], own: tuple[str, int]) -> list[KnownCompany]:
    return [company for key, company in said.items() if key != own and company]


def _person(announced: Announced) -> KnownPerson:
    phones = (announced.phone,) if announced.phone else ()
    return KnownPerson(INVITATION, announced.name, (announced.email,), phones)


def _read_alone(card: ReadCard) -> Proposal:
    return with_readers(card.page, propose(card.page))


def _told(readings: Mapping[str, Reading]) -> dict[str, Json]:
    return {name: json.loads(jsonl.to_line(reading)) for name, reading in readings.items()}


def _wrong(
    truths: Sequence[Json], readings: Mapping[str, Reading], told: Mapping[str, Json]
) -> Iterator[str]:
    """Name the sure values that are known from elsewhere and not what the card says."""
    for value in judge(truths, told):
        if value.is_sure and not value.is_right and value.field in REACH:
            for guess in _guesses(readings[value.photo]):
                if known_from(guess) and _plain(guess) == value.value:
                    told = f"{value.field} {value.value!r}, not {value.true!r}"
                    yield f"{value.photo}: {told}: {known_from(guess)}"


def _guesses(reading: Reading) -> Iterable[Guess[Any]]:
    for card in reading.cards:
        what = card.proposal
        yield from (*filter(None, (what.name,)), *what.emails, *what.phones)


def _plain(guess: Guess[Any]) -> str:
    value = guess.value
    return str(getattr(value, "full", None) or getattr(value, "value", None) or value)
