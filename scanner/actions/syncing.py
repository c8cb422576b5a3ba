"""Contacts carried to a server and back by vdirsyncer, so that phones have them: set up once, run at will."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scanner.actions.folders import made
from scanner.errors import OutputError, UsageError
from scanner.outputs import atomic
from scanner.outputs.sync import Keep, Sync, configuration, deciding

FAILED = (
    "vdirsyncer could not do all of it; what it says above tells why. Where both sides changed a contact, say"
    " which one stays: cardscan sync --keep phone, or --keep here"
)
INSTALL = "vdirsyncer is not installed: pipx install vdirsyncer"


def set_up(file: Path, sync: Sync) -> None:
    """Write the configuration; one that says something else stays. Raises UsageError, OutputError."""
    text = configuration(sync)
    made(file.parent)
    if file.exists() and file.read_bytes() != text:
        raise UsageError(f"{file} is there already and says something else; change it by hand, or remove it")
    made(sync.contacts)
    atomic.write(file, text)


def carry(file: Path, *, keep: Keep | None = None) -> None:
    """Carry what changed, both ways. The first time the server is asked which address books it has.

    Where both sides changed a contact, both stay as they are, or are as the side that is to `keep`. Raises
    UsageError where it is not set up, OutputError where vdirsyncer fails.
    """
    if not file.exists():
        raise UsageError("no server is set up; begin with: cardscan sync --init --server URL --user NAME")
    program = _vdirsyncer()
    with _deciding(file, keep) as decided:
        for step in (["discover", "contacts"], ["sync"]):
            done = subprocess.run([program, "--config", str(decided), *step], check=False)
            if done.returncode != 0:
                raise OutputError(FAILED)


@contextmanager
def _deciding(file: Path, keep: Keep | None) -> Iterator[Path]:
    """Give a configuration that says which side wins, for as long as it is needed."""
    if keep is None:
        yield file
        return
    text = deciding(file.read_text(encoding="utf-8"), keep)
    decided = file.with_name(f".{file.name}-{os.getpid()}")
    try:
        atomic.write(decided, text.encode())
        yield decided
    finally:
        decided.unlink(missing_ok=True)


def _vdirsyncer() -> str:
    """Return the program: ours, in a virtual environment, or the system's. Raises UsageError without one."""
    beside = Path(sys.executable).with_name("vdirsyncer")
    found = str(beside) if beside.exists() else shutil.which("vdirsyncer")
    if found is None:
        raise UsageError(INSTALL)
    return found
