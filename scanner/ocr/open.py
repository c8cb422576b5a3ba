"""Which readers are here: opened for reading, or looked at for `cardscan doctor`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scanner.errors import NoReaderError
from scanner.ocr import ppocr, tesseract
from scanner.ocr.reader import Reader


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


def check_readers() -> tuple[Check, ...]:
    """Look at every reader without opening it."""
    return _check_ppocr(), _check_tesseract()


def _check_ppocr() -> Check:
    try:
        models = [ppocr.model_file(kind).name for kind in ("det", "rec")]
        return Check("ppocr", True, f"{ppocr.runtime_version()}, models {', '.join(models)}")
    except NoReaderError as e:
        return Check("ppocr", False, "missing", str(e))


def _check_tesseract() -> Check:
    try:
        languages = tesseract.installed_languages()
        return Check("tesseract", True, f"{tesseract.installed_version()}, languages {', '.join(languages)}")
    except NoReaderError as e:
        return Check("tesseract", False, "missing", str(e))
