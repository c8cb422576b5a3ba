"""What each part of the understanding is worth: the same pages understood without it.

`python -m tests.bench.ablation PHOTO...` reads photos once and prints a reading of each for every part, as
`cardscan read --json` does, with the part as "without".
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import exp
from typing import Any
from unittest.mock import patch

from scanner.fields import propose as understanding
from scanner.fields.judge.assign import FLOOR, SINGLE, Candidate, Choice
from scanner.fields.judge.sureness import Verdict, judged
from scanner.fields.judge.voices import Traits
from scanner.fields.propose import propose, scene_of
from scanner.fields.reach.find import Reach
from scanner.fields.who.scene import Scene
from scanner.model.page import Line, Page, Word
from scanner.model.proposal import Proposal
from scanner.model.reading import Reading
from scanner.outputs import jsonl
from scanner.pipeline import Recipe, read_file
from scanner.workers.processes import processors, read_files

ELSEWHERE = ("domain elsewhere", "name elsewhere", "mail spells it", "mail nowhere")
"""Traits by which one value on a card speaks for another."""


def whole(page: Page) -> Proposal:
    """Understand a page with every part."""
    return propose(page)


def without_consensus(page: Page) -> Proposal:
    """Understand the words of the first reader that saw each, with what it says of them itself."""
    return propose(replace(page, lines=tuple(Line(tuple(map(_alone, line.words))) for line in page.lines)))


def _alone(word: Word) -> Word:
    first = next((v for v in word.votes if v.text), None)
    return replace(word, votes=(first,), confidence=first.confidence) if first else word


def without_joint_choice(page: Page) -> Proposal:
    """Understand a page with the best candidate of each field, whatever the others take."""
    with patch.object(understanding, "assign", _each_for_itself):
        return propose(page)


def _each_for_itself(candidates: Mapping[str, Sequence[Candidate]]) -> Choice:
    best = {f: max(candidates[f], key=lambda c: c.score) for f in SINGLE if candidates.get(f)}
    chosen = {field: c for field, c in best.items() if c.score > max(0.0, FLOOR)}
    return Choice(chosen, {field: 1 / (1 + exp(-min(30.0, c.score))) for field, c in chosen.items()})


def without_corroboration(page: Page) -> Proposal:
    """Understand a page where no value speaks for another: not the e-mail for the name, nor the domain."""
    with patch.object(understanding, "scene_of", _silent):
        return propose(page, judge=_unmoved)


def _silent(page: Page, reach: Reach) -> Scene:
    return replace(scene_of(page, reach), locals=(), hosts=())


def _unmoved(field: str, traits: Traits, barred: bool) -> Verdict:
    return judged(field, {n: v for n, v in traits.items() if n not in ELSEWHERE}, barred)


ABLATIONS: dict[str, Callable[[Page], Proposal]] = {
    "cardscan": whole,
    "without consensus": without_consensus,
    "without joint choice": without_joint_choice,
    "without corroboration": without_corroboration,
}


def understood(readings: Iterable[Reading], how: Callable[[Page], Proposal]) -> Iterator[dict[str, Any]]:
    """Understand read pages anew and yield readings as `cardscan read --json` prints them."""
    anew = (replace(r, cards=tuple(replace(c, proposal=how(c.page)) for c in r.cards)) for r in readings)
    yield from (json.loads(jsonl.to_line(r)) for r in anew)


def main() -> None:
    """Print the readings of the photos that are named."""
    pages = list(read_files(sys.argv[1:], partial(read_file, recipe=Recipe()), workers=processors()))
    for part, how in ABLATIONS.items():
        for reading in understood(pages, how):
            print(json.dumps({**reading, "without": part}))


if __name__ == "__main__":
    main()
