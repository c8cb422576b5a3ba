"""Drawn pages as the readers would read them, in the shape of readings: by the thousand, without a photo.

Photographs tell how readers err, pages how the understanding does: what is rare on a few hundred cards, such
as a slogan taken for a name, is common enough here to weigh what speaks for and against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from samples.calibration.cases import Case, page_of_cases
from samples.heldout import read_lists_of, without_held_out
from samples.press.pages import drawn
from scanner.fields import shelf

PAGE = "page"
"""The pool of drawn pages."""
CHUNK = 50


def page_cases(seed: int, count: int) -> Iterator[Case]:
    """Yield the values understood of `count` drawn pages; on every other one no list has the names."""
    with TemporaryDirectory() as folder:
        strangers = without_held_out(Path(folder))
        for held_out, lists in ((False, shelf.WORDS), (True, strangers)):
            with ProcessPoolExecutor(
                mp_context=get_context("spawn"), initializer=read_lists_of, initargs=(lists,)
            ) as pool:
                read = partial(_of_page, seed, held_out=held_out)
                for found in pool.map(read, range(held_out, count, 2), chunksize=CHUNK):
                    yield from found


def _of_page(seed: int, number: int, *, held_out: bool) -> tuple[Case, ...]:
    page, row = drawn(seed, number, held_out=held_out)
    if not page.lines:
        return ()
    return tuple(page_of_cases(f"{PAGE}-{seed}-{number}", page, row, pool=PAGE))
