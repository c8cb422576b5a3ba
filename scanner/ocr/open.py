"""Which readers are here: opened for reading, or looked at for `cardscan doctor`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from scanner.errors import NoReaderError, ScannerError
from scanner.ocr import installed, ppocr, tesseract
from scanner.ocr.reader import Reader

BLANK = np.full((48, 240, 3), 255, np.uint8)
"""A strip of paper that nothing is printed on."""


@dataclass(frozen=True, slots=True)
class Check:
    """Whether one reader could read, what was found of it, and what to do where it could not."""

    name: str
    is_ready: bool
    found: str
    advice: str = ""


def open_readers(
    which: str = "both",
    *,
    languages: Sequence[str] = (),
    threads: int = 1,
    seconds: float = tesseract.SECONDS,
) -> tuple[Reader, ...]:
    """Open "ppocr", "tesseract" or "both", the most trusted first.

    Of both, one that is missing is left out: `check_readers` tells why. NoReaderError where none is left.
    """
    makers: dict[str, Callable[[], Reader]] = {
        "ppocr": lambda: ppocr.PPOCR(threads=threads),
        "tesseract": lambda: tesseract.Tesseract(languages, threads=threads, seconds=seconds),
    }
    opened: list[Reader] = []
    failures: list[str] = []
    for name in makers if which == "both" else (which,):
        try:
            opened.append(makers[name]())
        except NoReaderError as e:
            failures.append(str(e))
    if not opened:
        raise NoReaderError("no text can be read: " + "; ".join(failures))
    return tuple(opened)


def check_readers(languages: Sequence[str] = ()) -> tuple[Check, ...]:
    """Look at every reader without opening it; `languages` are those that Tesseract is asked for."""
    return _check_ppocr(), _check_tesseract(languages)


def try_readers(languages: Sequence[str] = ()) -> tuple[Check, ...]:
    """Look at every reader, and let those that look well read a blank line: the proof that they can."""
    return tuple(_tried(check, languages) for check in check_readers(languages))


def _tried(check: Check, languages: Sequence[str]) -> Check:
    if not check.is_ready:
        return check
    try:
        open_readers(check.name, languages=languages)[0].read_strips([BLANK])
    except ScannerError as e:
        return replace(check, is_ready=False, advice=str(e))
    return check


def _check_ppocr() -> Check:
    try:
        models = [ppocr.model_files(kind)[0].name for kind in ("det", "rec")]
        return Check("ppocr", True, f"{ppocr.runtime_version()}, models {', '.join(models)}")
    except NoReaderError as e:
        return Check("ppocr", False, "not usable", str(e))


def _check_tesseract(asked: Sequence[str]) -> Check:
    found = "not usable"
    try:
        found = installed.installed_version()
        there = installed.installed_languages()
    except NoReaderError as e:
        return Check("tesseract", False, found, str(e))
    found = f"{found}, languages {', '.join(there)}"
    missing = [language for language in asked if language not in there]
    if missing:
        ways = "; ".join(installed.package_for(language) for language in missing)
        return Check("tesseract", False, found, f"your settings ask for {', '.join(missing)}: {ways}")
    return Check("tesseract", True, found)
