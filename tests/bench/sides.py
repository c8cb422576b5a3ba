"""How often two photos of one card are known as such, and two cards as two: `python -m tests.bench.sides`."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from samples.press import invent, layout, locales, pages, sides, wording
from samples.press.invent import Card
from scanner.fields.propose import propose
from scanner.identity.sides import one_card
from scanner.model.proposal import Proposal

Pair = Callable[[Random], tuple[Card, Card]]


def _person(rng: Random) -> Card:
    while True:
        card = invent.invent(rng, locales.draw(rng), held_out=True, reserved=False)
        if card.person and (card.emails or card.phones):
            return card


def _shots(rng: Random) -> tuple[Card, Card]:
    card = _person(rng)
    return card, card


def _back(rng: Random) -> tuple[Card, Card]:
    card = _person(rng)
    return card, sides.back(rng, card)


def _split(rng: Random) -> tuple[Card, Card]:
    return sides.split(_person(rng))


def _colleagues(rng: Random) -> tuple[Card, Card]:
    """Two people at one company, with its address and numbers."""
    one, other = _person(rng), _person(rng)
    office = tuple(p for p in one.phones if p.kind != "cell")
    own = tuple(p for p in other.phones if p.kind == "cell")
    emails = tuple(f"{e.partition('@')[0]}@{one.company.host}" for e in other.emails)
    shared = {"company": one.company, "urls": one.urls, "addresses": one.addresses, "place": one.place}
    return one, replace(other, phones=(*office, *own), emails=emails, **shared)


def _strangers(rng: Random) -> tuple[Card, Card]:
    return _person(rng), _person(rng)


SAME: dict[str, Pair] = {"two shots": _shots, "front and back": _back, "name here, the rest there": _split}
OTHER: dict[str, Pair] = {"colleagues": _colleagues, "strangers": _strangers}


def counted(count: int, *, seed: int) -> tuple[Counter[str], Counter[str]]:
    """Return how many pairs of each kind were read, and of how many both were taken for one card."""
    read, joined = Counter[str](), Counter[str]()
    for kind, make in (SAME | OTHER).items():
        for one, other in _readings(make, count, seed=f"{kind}-{seed}"):
            read[kind] += 1
            joined[kind] += bool(one_card(one, other))
    return read, joined


def _readings(make: Pair, count: int, *, seed: str) -> Iterator[tuple[Proposal, Proposal]]:
    """Yield what is understood of two cards, read with the errors that readers make."""
    for number in range(count):
        rng = Random(f"{seed}-{number}")
        first, second = (pages.read(rng, layout.lay_out(rng, wording.word(rng, card))) for card in make(rng))
        one, other = propose(first), propose(second)
        if not (one.contact().is_empty or other.contact().is_empty):  # which makes no contact anyway
            yield one, other


def main() -> None:
    """Make up pairs of photos and say which were taken for one card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    read, joined = counted(chosen.count, seed=chosen.seed)
    for kind in SAME | OTHER:
        right = joined[kind] if kind in SAME else read[kind] - joined[kind]
        print(f"{kind:28} {right:4} of {read[kind]} right ({right / read[kind]:.1%})")


if __name__ == "__main__":
    main()
