"""Interviews whose cards are not photographed: readers' errors are drawn, so that hundreds take a minute."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from samples.press import layout, pages, truth, wording
from scanner.model.proposal import Proposal
from scanner.model.reading import ReadCard, Reading
from tests.bench.known.drawn import MOST, Announced, Drawn, announced_of, cards_of, misleading, misled

Json = dict[str, Any]


def simulated(seed: int, count: int) -> tuple[list[Drawn], list[Json], dict[str, Reading]]:
    """Return `count` interviews, what stands on their cards, and what was read on them, by name."""
    interviews: list[Drawn] = []
    truths: list[Json] = []
    readings: dict[str, Reading] = {}
    strangers: Sequence[Announced] = ()
    for number in range(count):
        rng = Random(f"simulated-{seed}-{number}")
        cards = cards_of(rng, rng.randrange(1, MOST + 1))
        names = tuple(f"{number:03d}-{place}.jpg" for place in range(len(cards)))
        for name, card in zip(names, cards, strict=True):
            design = Random(f"design-{seed}-{number}")  # a company prints all its cards alike
            sheet = layout.lay_out(design, wording.word(design, card))
            page = pages.read(Random(f"readers-{seed}-{name}"), sheet)
            held = (ReadCard(None, page, Proposal()),) if page.lines else ()
            readings[name] = Reading(name, "", 0.0, held)
            truths.append({"file": name, "cards": [truth.of_card(card)]})
        announced = announced_of(rng, cards) if number % 2 == 0 else ()
        how = misleading(number)
        mine = tuple(misled(rng, announced, cards, strangers, how))
        strangers = announced or strangers
        interviews.append(Drawn(number, names, mine, how))
    return interviews, truths, readings
