"""Tesseract through pytesseract: every call has a time limit, every failure is a ReaderError."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from tempfile import NamedTemporaryFile

import cv2
import numpy as np
import pytesseract
from numpy.typing import NDArray
from PIL import Image

from scanner.errors import NoReaderError, ReaderError
from scanner.model.geometry import Box, Quad
from scanner.model.photo import Pixels
from scanner.ocr.installed import AGAIN, INSTALL, installed_languages, installed_version, package_for
from scanner.ocr.reader import REACH, FoundLine, StripReading, StripWord
from scanner.ocr.sheet import GAP, compose
from scanner.ocr.strips import box_of, scaled, smaller, turned
from scanner.ocr.table import Found, parse, quad_of, rows_of
from scanner.ocr.textlines import find_lines
from scanner.ocr.upright import are_level
from scanner.turns import asked

SECONDS = 60.0
"""A sheet takes about half a second, on an overloaded machine up to thirty; then it hangs."""

IDLE = "try again when the machine has less to do"
LATER = "make room on the disk and in memory, and try again"

OPTIONS = "--psm 6 -c tessedit_do_invert=0"
"""One block of lines, which are dark on light already."""

LAYOUT = "--psm 11"
"""Find as much text as there is, in no order: lines are all that is asked for."""

COVERED = 0.3
"""What the layout covers so much of, it has seen: the rest is blank between the rows of a fused line."""

SURE = 0.8
"""Least confidence of the words of a line that the layout has read well: on 12 cards its strip then read the
same in 91 % of 98 lines, and was surer of another reading in none. Numbers and addresses are read again."""

LONG = 4
"""Characters of such a line: an icon may well look like a letter or two."""

Picture = NDArray[np.uint8]

Run = Callable[[Sequence[Picture], str, str, float], str]
"""Run Tesseract on pictures with languages, options and a time limit in seconds; answer its TSV."""


def run_tesseract(pictures: Sequence[Picture], languages: str, options: str, seconds: float) -> str:
    """Run the installed Tesseract once; raise whatever pytesseract raises.

    The pictures are pages of a TIFF, which nobody has to pack or unpack: a PNG takes as long as the start.
    """
    pages = [Image.fromarray(picture) for picture in pictures]
    with NamedTemporaryFile(prefix="tess_", suffix=".tif") as file:
        pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])
        file.flush()
        return str(pytesseract.image_to_data(file.name, lang=languages, config=options, timeout=seconds))


@dataclass(frozen=True, slots=True)
class Call:
    """How Tesseract is asked; asked the same way, photos that are read together share a start."""

    run: Run
    options: str
    languages: str
    seconds: float

    def __call__(self, pictures: Sequence[Picture]) -> list[list[Found]]:
        """Return the words of each picture; raise ReaderError whatever goes wrong."""
        try:
            return parse(self.run(pictures, self.languages, self.options, self.seconds), len(pictures))
        except pytesseract.TesseractNotFoundError as e:
            raise NoReaderError(f"Tesseract has gone; {INSTALL}") from e
        except pytesseract.TesseractError as e:
            raise ReaderError(_why(e.status, e.message)) from e
        except RuntimeError as e:  # pytesseract's time-out
            raise ReaderError(f"Tesseract gave no answer in {self.seconds:g} s and was ended; {IDLE}") from e
        except OSError as e:
            raise ReaderError(
                f"Tesseract's files cannot be written or read ({e.strerror or e}); {LATER}"
            ) from e
        except (ValueError, LookupError, TypeError) as e:
            raise ReaderError(f"Tesseract answered nonsense ({e}); {AGAIN}") from e


class Tesseract:
    """Reads strips with Tesseract; `languages` are its own names of them, the default those installed."""

    name = "tesseract"
    reads_well = 0.6  # upright 95 % of cards reach 0.62; upside down the best of 44 had 0.41

    def __init__(
        self,
        languages: Sequence[str] = (),
        *,
        threads: int = 1,
        seconds: float = SECONDS,
        run: Run = run_tesseract,
    ) -> None:
        installed_version()
        there = installed_languages()
        missing = sorted(set(languages) - set(there))
        if missing:
            ways = "; ".join(package_for(language) for language in missing)
            raise NoReaderError(f"Tesseract has no language {', '.join(missing)}; install it with: {ways}")
        chosen = languages or [language for language in ("eng",) if language in there] or there[:1]
        self.installed = frozenset(there)
        self._languages = "+".join(chosen)
        self._seconds = seconds
        self._run = run
        os.environ["OMP_THREAD_LIMIT"] = str(threads)  # its threads cost more than they bring on one line
        # Those that wait must not spin: on a busy machine that turned 5 seconds of a processor into 60.
        os.environ["OMP_WAIT_POLICY"] = "PASSIVE"

    def find_text(self, pixels: Pixels) -> tuple[Quad, ...]:
        """Find lines of text by their shape, whatever angle they run at."""
        return find_lines(pixels)

    def find_lines(self, pixels: Pixels, seen: Sequence[Quad] = ()) -> tuple[FoundLine, ...]:
        """Find the lines of a flat card: Tesseract's own layout, and by shape what runs otherwise.

        Where print is dense, shape alone takes two lines for one: with it 63 % of names and 52 % of e-mails
        were read on 22 photos, with the layout 84 % and 76 %.
        """
        small, shrink = smaller(pixels)
        found = self._lines_of(small, [scaled(quad, shrink) for quad in seen])
        return tuple(replace(line, quad=scaled(line.quad, 1 / shrink)) for line in found)

    def _lines_of(self, pixels: Pixels, seen: Sequence[Quad]) -> tuple[FoundLine, ...]:
        by_shape = tuple(seen) or find_lines(pixels)
        if not by_shape:
            return ()
        height, width = pixels.shape[:2]
        quarters = 0 if are_level(by_shape) else 3  # a line that stands is taken to run downwards
        gray = np.asarray(np.rot90(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), -quarters), np.uint8)
        rows = rows_of(self._words(np.ascontiguousarray(gray), LAYOUT, self._languages))
        if quarters:
            width, height = height, width
        level = [
            FoundLine(turned(quad_of(row), -quarters, width=width, height=height), _read_well(row))
            for row in rows
        ]
        boxes = [box_of(line.quad, 0, 1) for line in level]
        others = (quad for quad in by_shape if _covered(box_of(quad, 0, 1), boxes) < COVERED)
        return (*level, *map(FoundLine, others))

    def read_strips(self, strips: Sequence[Pixels], languages: str = "") -> tuple[StripReading, ...]:
        """Read strips in one call, stacked on a sheet; in other `languages` than its own where told so."""
        if not strips:
            return ()
        sheet = compose(strips)
        readings: list[list[StripWord]] = [[] for _ in strips]
        for word in self._words(sheet.pixels, OPTIONS, languages or self._languages):
            i = sheet.strip_at(word.top + word.height / 2)
            left, right = ((x - GAP) * sheet.scales[i] for x in (word.left, word.left + word.width))
            readings[i].append(StripWord(word.text, max(0.0, left), right, word.confidence))
        return tuple(tuple(sorted(reading, key=lambda w: w.left)) for reading in readings)

    def _words(self, picture: Picture, options: str, languages: str) -> list[Found]:
        return asked(picture, Call(self._run, options, languages, self._seconds))


def _why(status: int, message: str) -> str:
    """Say why Tesseract ended with a status that is not 0: below, the signal that killed it."""
    if status < 0:
        return f"Tesseract was killed by signal {-status}, perhaps for want of memory; {LATER}"
    return f"Tesseract failed with code {status} ({' '.join(message.split()) or 'no reason given'}); {AGAIN}"


def _read_well(row: Sequence[Found]) -> StripReading | None:
    """Return what the layout read of a line, in shares of its length, where its strip adds nothing."""
    text = " ".join(word.text for word in row)
    if len(text) < LONG or min(word.confidence for word in row) < SURE or REACH.search(text):
        return None
    (left, _), (right, _) = quad_of(row).corners[:2]
    return tuple(
        StripWord(
            word.text,
            (word.left - left) / (right - left),
            (word.left + word.width - left) / (right - left),
            word.confidence,
        )
        for word in sorted(row, key=lambda word: word.left)
    )


def _covered(box: Box, by: Sequence[Box]) -> float:
    """Return the share of a box that others cover."""
    shared = sum(
        max(0.0, min(box.right, other.right) - max(box.left, other.left))
        * max(0.0, min(box.bottom, other.bottom) - max(box.top, other.top))
        for other in by
    )
    return shared / max(1.0, box.width * box.height)
