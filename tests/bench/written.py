"""`python -m tests.bench.written [SET...]`: cards that were written by hand, understood as readers read them.

No photo is taken: readers' errors are drawn, from a perfect reading to a hopeless one, so these figures are
below those of photographs. The sets named `..._unseen` were read by nobody who works on the understanding.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from samples.written.cards import LEARNT, UNSEEN, read
from scanner.fields.propose import propose
from scanner.fields.prose import is_prose
from scanner.model.reading import ReadCard, Reading
from scanner.outputs import jsonl
from tests.bench.score import Tally, score

ROUNDS = 3
"""How often each card is read, each time with other errors."""


def main() -> None:
    """Print a line of figures for each set."""
    ask = argparse.ArgumentParser(prog="python -m tests.bench.written", description=__doc__.splitlines()[0])
    ask.add_argument("sets", nargs="*", default=[*LEARNT, *UNSEEN], metavar="SET")
    ask.add_argument("--rounds", type=int, default=ROUNDS, help=f"readings of each card ({ROUNDS})")
    asked = ask.parse_args()
    for name in asked.sets:
        print(name, measured(name, asked.rounds).told(), flush=True)


def measured(name: str, rounds: int = ROUNDS) -> Tally:
    """Understand the cards of a set, and tally them."""
    shown = [each for seed in range(rounds) for each in _understood(name, seed)]
    truths = [truth for truth, _ in shown]
    return score(truths, {truth["file"]: reading for truth, reading in shown}, lambda _: [])["all"]


def _understood(name: str, seed: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield what stands on each card and what was understood, as the scorer takes photos of one card."""
    for number, (page, truth) in enumerate(read(name, seed=seed)):
        file = f"{name} {number} {seed}"
        proposal = propose(page)
        cards = () if is_prose(page, proposal) else (ReadCard(None, page, proposal),)
        yield {"file": file, "cards": [truth]}, json.loads(jsonl.to_line(Reading(file, "", 0.0, cards)))


if __name__ == "__main__":
    main()
