"""Everything that can go wrong, with the exit code it ends the command with.

ScannerError (1)
├── PhotoError (1)      this photo could not be read; the others go on
├── ReaderError (1)     a text reader failed on this photo
│   └── NoReaderError (3)  no text reader is installed
├── UsageError (2)      what was asked for makes no sense
├── OutputError (4)     a file could not be written
├── StoreError (5)      the records cannot be read or written
└── ClusterError (6)    the machines that should read cannot be reached, or cannot read
"""

from __future__ import annotations

from typing import ClassVar


class ScannerError(Exception):
    """An expected failure; its message says what happened and what to do next."""

    exit_code: ClassVar[int] = 1


class PhotoError(ScannerError):
    """A photo that cannot be read: missing, damaged, too large, or no picture at all."""


class ReaderError(ScannerError):
    """A text reader that failed, hung or answered nonsense."""


class NoReaderError(ReaderError):
    """No text reader is installed, or the one that was asked for is not."""

    exit_code = 3


class UsageError(ScannerError):
    """A request that makes no sense as it stands."""

    exit_code = 2


class OutputError(ScannerError):
    """A file or folder that cannot be written."""

    exit_code = 4


class StoreError(ScannerError):
    """Records that cannot be read or written."""

    exit_code = 5


class ClusterError(ScannerError):
    """A cluster that cannot be reached, or whose workers cannot read."""

    exit_code = 6
