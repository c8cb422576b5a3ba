"""Drawn pages as the readers would read them, in the shape of readings: by the thousand, without a photo.

Photographs tell how readers err, pages how the understanding does: what is rare on a few hundred cards, such
as a slogan taken for a name, is common enough here to weigh what speaks for and against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from samples.calibration.cases import Case, cases
from samples.press.pages import drawn
from scanner.model.proposal import Proposal
from scanner.model.reading import ReadCard, Reading

PAGE = "page"
"""What the names of pages begin with, and those of photos do not."""
CHUNK = 50


def page_cases(seed: int, count: int) -> Iterator[Case]:
    """Yield the values understood of `count` drawn pages; on every other one no list has the names."""
    with ProcessPoolExecutor() as pool:
        for found in pool.map(partial(_of_page, seed), range(count), chunksize=CHUNK):
            yield from found


def _of_page(seed: int, number: int) -> tuple[Case, ...]:
    page, row = drawn(seed, number, held_out=bool(number % 2))
    if not page.lines:
        return ()
    file = f"{PAGE}-{seed}-{number}"
    truth = {"file": file, "cards": [row]}
    unread = ReadCard(None, page, Proposal())  # a case is understood anew
    return tuple(cases([Reading(file, "", 0.0, (unread,))], {file: truth}))
