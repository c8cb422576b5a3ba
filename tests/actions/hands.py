"""What a person does to files by hand, seconds after the program wrote them."""

from __future__ import annotations

import os
from pathlib import Path

LATER = 2 * 10**9
"""Nanoseconds: a test is so quick that two texts of one length would bear one time."""


def rewrite(file: Path, content: bytes) -> None:
    """Write a file anew, as a person does who has thought about it."""
    written = file.stat().st_mtime_ns
    file.write_bytes(content)
    os.utime(file, ns=(written + LATER, written + LATER))
