"""Take as many photos as wanted, each with its own invented cards: for the bench and for weights."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from pathlib import Path
from random import Random

from samples.press import codes, develop, invent, layout, locales, photograph, shot, truth, wording
from samples.press.invent import Card
from samples.press.sheet import Sheet
from samples.press.shot import Shot

CODED_SHARE = 0.05
"""Share of photos with a card that carries a QR code."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A photo written: its file and the expected reading."""

    file: Path
    expected: truth.Row


def take(
    seed: int, count: int, to: Path, *, held_out: bool = False, condition: str | None = None
) -> list[Taken]:
    """Write `count` photos into `to`, truth.jsonl beside them; the same seed takes the same photos.

    All are taken under `condition`, or each under one drawn by weight.
    """
    to.mkdir(parents=True, exist_ok=True)
    taken = []
    for number in range(count):
        rng = Random(f"photo-{seed}-{number}-{held_out}")
        how = shot.draw(rng, condition)
        taken.append(one(rng, f"{seed:03d}-{number:04d}.{how.format}", how, to, held_out=held_out))
    rows = [json.dumps(t.expected, ensure_ascii=False) for t in taken]
    (to / "truth.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return taken


def one(rng: Random, name: str, how: Shot, to: Path, *, held_out: bool) -> Taken:
    """Invent cards for one photo, take it, and write it to `to`/`name`."""
    cards = [
        invent.invent(rng, locales.draw(rng), held_out=held_out, reserved=False) for _ in range(how.cards)
    ]
    if rng.random() < CODED_SHARE:
        cards[0] = replace(cards[0], code=codes.payload(rng, cards[0]))
    sheets = [
        layout.lay_out(rng, wording.word(rng, card), portrait=how.portrait, tone=tone, code=card.code)
        for card, tone in zip(cards, chain([how.tone], repeat(how.others or how.tone)), strict=False)
    ]
    return expose(rng, name, how, to, cards, sheets)


def expose(
    rng: Random, name: str, how: Shot, to: Path, cards: Sequence[Card], sheets: Sequence[Sheet]
) -> Taken:
    """Photograph laid-out cards and write the photo."""
    exposure = photograph.photograph(rng, sheets, how)
    quads, size = develop.develop(exposure, how, to / name)
    pairs = list(zip(cards, quads, strict=True))
    return Taken(to / name, truth.of_photo(name, pairs, conditions=how.conditions, kind=how.kind, size=size))
