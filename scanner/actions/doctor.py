"""What is installed, in which version, and what to do about what is missing."""

from __future__ import annotations

import importlib
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from scanner.actions.places import Place, places
from scanner.errors import ScannerError
from scanner.model.distribution import DISTRIBUTION
from scanner.settings import current_settings, settings_file

LIBRARIES = {
    "opencv-python-headless": ("cv2", "finds and straightens cards"),
    "pillow": ("PIL.Image", "opens photos"),
    "pillow-heif": ("pillow_heif", "opens HEIC photos of iPhones"),
    "pypdfium2": ("pypdfium2", "opens PDF scans"),
    "zxing-cpp": ("zxingcpp", "reads QR codes"),
    "phonenumbers": ("phonenumbers", "knows the world's phone numbers"),
    "rapidfuzz": ("rapidfuzz", "compares what two readers saw"),
    "vobject": ("vobject", "models vCards"),
    "sqlalchemy": ("sqlalchemy", "keeps the records of your interviews"),
    "icalendar": ("icalendar", "reads invitations, writes reminders"),
}
"""What is looked at besides the readers: the module to load, and what it is for."""

REINSTALL = "install cardscan again, as README says under Two commands or Install"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, what was found, and what to do where it is not."""

    name: str
    is_well: bool
    found: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """All that was looked at, and whether cards can be read."""

    findings: tuple[Finding, ...]
    can_read: bool


def examine() -> Health:
    """Look at the system, read a blank line with each reader, load each library, and read the settings."""
    settled, languages = _settings()
    readers, libraries = tuple(_readers(languages)), tuple(_libraries())
    can_read = any(r.is_well for r in readers) and all(library.is_well for library in libraries)
    lying = (_place(place) for place in places())
    return Health((*_system(), *readers, *libraries, settled, *lying), can_read)


def _system() -> Iterator[Finding]:
    yield Finding("cardscan", True, version(DISTRIBUTION))
    yield Finding("Python", True, f"{platform.python_version()} on {platform.platform()}")


def _readers(languages: tuple[str, ...]) -> Iterator[Finding]:
    try:
        from scanner.ocr.open import try_readers  # here: the doctor must live where a library does not load
    except ImportError as e:
        yield Finding("readers", False, f"do not load: {e}", REINSTALL)
        return
    for check in try_readers(languages):
        yield Finding(check.name, check.is_ready, check.found, check.advice)


def _libraries() -> Iterator[Finding]:
    for name, (module, purpose) in LIBRARIES.items():
        try:
            found = f"{version(name)}, {purpose}"
            importlib.import_module(module)
        except PackageNotFoundError:
            yield Finding(name, False, f"missing: {purpose}", REINSTALL)
        except ImportError as e:
            yield Finding(name, False, f"does not load: {e}", REINSTALL)
        else:
            yield Finding(name, True, found)


def _place(place: Place) -> Finding:
    size = f", {place.octets / 1e6:.1f} MB" if place.octets else ""
    return Finding(place.name, True, f"{place.where}{size if place.is_there else ' (not there yet)'}")


def _settings() -> tuple[Finding, tuple[str, ...]]:
    """Look at the settings; return the languages they ask for too."""
    path = settings_file()
    try:
        chosen = current_settings()
    except ScannerError as e:
        return Finding("settings", False, str(e)), ()
    return Finding(
        "settings", True, f"{path}{'' if path.exists() else ' (not there: defaults)'}"
    ), chosen.languages
