"""`python -m tests.bench.left_out`: real cards, each read by what has learnt without cards of its source.

What each feature is worth is learnt anew without one source after the other, from drawn and written cards and
the table of printed ones, and the cards of that source are understood with it. How sure a value is has been
learnt from values that were understood so. The figures are those of cards that nobody has seen; but rules,
word lists and the few weights of sureness have seen them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from samples import printed as cards
from samples.training.learn import Weights
from samples.training.left_out import knowing, without_each
from scanner.fields.propose import propose
from scanner.fields.prose import is_prose
from scanner.model.reading import Reading
from scanner.outputs import jsonl
from tests.bench.run import by_name
from tests.bench.score import Tally, score

READERS = ("both", "tesseract")


def left_out(weights: Mapping[str, Weights], reader: str = "both") -> dict[str, Tally]:
    """Read the real cards and tally them, for "all" and by what was left out together."""
    truths = cards.truths()
    folds = cards.folds([*truths])
    shown = tuple(understood(cards.readings(reader), folds, weights))
    return score(truths.values(), by_name(shown), lambda truth: [folds[truth["file"]]])


def understood(
    readings: Iterable[Reading], folds: Mapping[str, str], weights: Mapping[str, Weights]
) -> Iterator[dict[str, Any]]:
    """Understand read pages anew and yield readings as `cardscan read --json` prints them."""
    for reading in readings:
        known = weights[folds[reading.photo.rpartition("/")[2]]]
        with knowing(known):
            anew = [replace(card, proposal=propose(card.page)) for card in reading.cards]
        held = tuple(card for card in anew if not is_prose(card.page, card.proposal))
        yield json.loads(jsonl.to_line(replace(reading, cards=held)))


def main() -> None:
    """Print the figures."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    weights = without_each(cards.folds([*cards.truths()]).values())
    for reader in READERS:
        print(f"\n## {reader}\n")
        for name, tally in left_out(weights, reader).items():
            print(name, tally.told())


if __name__ == "__main__":
    main()
