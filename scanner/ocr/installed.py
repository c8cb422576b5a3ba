"""The Tesseract on this machine: whether it is there and runs, its version and its languages.

Asked without pytesseract, which waits for ever for a program that hangs, ends this one where the version
makes no sense to it, and fails over an answer that is no text.
"""

from __future__ import annotations

import re
import subprocess

from scanner.errors import NoReaderError

INSTALL = "install it with: apt install tesseract-ocr (Debian, Ubuntu) or brew install tesseract (macOS)"
AGAIN = "install it again: apt reinstall tesseract-ocr (Debian, Ubuntu) or brew reinstall tesseract (macOS)"

SECONDS = 10.0
"""The program answers such questions in a hundredth of a second; one that takes so long hangs."""

OLDEST = 4
"""The version that learnt to read whole lines; what came before reads little of a photo."""

NO_LANGUAGE = frozenset({"osd", "equ"})
"""Data files beside the languages that read no text."""

_VERSION = re.compile(r"tesseract v?((\d+)\.\d+[\w.-]*)", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z0-9_]+(?:/[A-Za-z0-9_]+)?")


def installed_version() -> str:
    """Say which Tesseract is here; NoReaderError where there is none that could read."""
    found = _VERSION.search(_ask("--version"))
    if found is None:
        raise NoReaderError(f"Tesseract is here but does not say its version; {AGAIN}")
    if int(found[2]) < OLDEST:
        raise NoReaderError(f"Tesseract {found[1]} is too old, {OLDEST}.0 or later is needed; {INSTALL}")
    return f"Tesseract {found[1]}"


def installed_languages() -> tuple[str, ...]:
    """List the languages Tesseract can read; NoReaderError where there is no Tesseract or no language."""
    lines = (line.strip() for line in _ask("--list-langs").splitlines())
    there = tuple(line for line in lines if _LANGUAGE.fullmatch(line) and line not in NO_LANGUAGE)
    if not there:
        raise NoReaderError(f"Tesseract has no languages; {package_for('eng')}")
    return there


def package_for(language: str) -> str:
    """Say how to install a language: "chi_sim" comes in the Debian package tesseract-ocr-chi-sim."""
    name = language.casefold().replace("_", "-").replace("/", "-")
    return f"apt install tesseract-ocr-{name} (Debian, Ubuntu) or brew install tesseract-lang (macOS)"


def _ask(question: str) -> str:
    """Return what the program says; it may be anybody's, so whatever it does is answered with a reason."""
    try:
        done = subprocess.run(
            ["tesseract", question],  # noqa: S607
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError as e:
        raise NoReaderError(f"Tesseract is not here; {INSTALL}") from e
    except subprocess.TimeoutExpired as e:
        raise NoReaderError(f"Tesseract is here but does not answer; {AGAIN}") from e
    except OSError as e:
        raise NoReaderError(f"Tesseract is here but does not start: {e.strerror or e}; {AGAIN}") from e
    if done.returncode:
        raise NoReaderError(f"Tesseract is here but fails with code {done.returncode}; {AGAIN}")
    return (done.stdout + done.stderr).decode("utf-8", errors="replace")
