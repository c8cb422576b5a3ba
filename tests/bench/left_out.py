"""`python -m tests.bench.left_out`: real cards, each read by what has learnt without cards of its source.

What each feature is worth is learnt anew without one source after the other, from drawn and written cards and
the table of printed ones, and the cards of that source are understood with it. How sure a value is was learnt
from drawn cards alone. So the figures are those of cards that nobody has seen; but rules and word lists have
seen them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from samples import printed as cards
from samples.training.__main__ import learnt_from
from samples.training.learn import Weights, laid_out, learn
from scanner.fields.judge import weigh
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


def without_each() -> dict[str, Weights]:
    """Learn once without the cards of each fold."""
    spans = laid_out(learnt_from())
    return {fold: learn(spans, without=fold) for fold in sorted({*cards.folds([*cards.truths()]).values()})}


def understood(
    readings: Iterable[Reading], folds: Mapping[str, str], weights: Mapping[str, Weights]
) -> Iterator[dict[str, Any]]:
    """Understand read pages anew and yield readings as `cardscan read --json` prints them."""
    for reading in readings:
        known = weights[folds[reading.photo.rpartition("/")[2]]]
        with patch.object(weigh, "weights", lambda table=known: table):
            anew = [replace(card, proposal=propose(card.page)) for card in reading.cards]
        held = tuple(card for card in anew if not is_prose(card.page, card.proposal))
        yield json.loads(jsonl.to_line(replace(reading, cards=held)))


def main() -> None:
    """Print the figures."""
    weights = without_each()
    for reader in READERS:
        print(f"\n## {reader}\n")
        for name, tally in left_out(weights, reader).items():
            print(name, tally.told())


if __name__ == "__main__":
    main()
