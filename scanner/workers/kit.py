"""What a process reads photos with: versions and readers, to be held against those of another one."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from scanner.model.distribution import DISTRIBUTION
from scanner.ocr.open import check_readers

LIBRARIES = (
    "distributed",
    "numpy",
    "onnxruntime",
    "opencv-python-headless",
    "phonenumbers",
    "pillow",
    "rapidocr",
    "zxing-cpp",
)
"""Another version of one of these may read another letter."""


@dataclass(frozen=True, slots=True)
class Kit:
    """Version of cardscan; what else may make a difference, by name; and the readers that are missing.

    `readers` are names of those that are ready, `advice` says how to install the others.
    """

    cardscan: str
    parts: tuple[tuple[str, str], ...]
    readers: tuple[str, ...]
    advice: tuple[str, ...]

    def differs_from(self, other: Kit) -> Iterator[str]:
        """Yield the parts in which two differ, and how."""
        theirs = dict(other.parts)
        for name, mine in self.parts:
            if mine != theirs.get(name):
                yield f"{name} {mine}, not {theirs.get(name) or 'none'}"


def kit() -> Kit:
    """Look at this process."""
    checks = check_readers()
    found = {name: _version(name) for name in LIBRARIES}
    found["Python"] = ".".join(platform.python_version_tuple()[:2])
    found |= {check.name: check.found for check in checks}
    return Kit(
        cardscan=_version(DISTRIBUTION),
        parts=tuple(sorted(found.items())),
        readers=tuple(check.name for check in checks if check.is_ready),
        advice=tuple(check.advice for check in checks if not check.is_ready),
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
