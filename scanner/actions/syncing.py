"""Contacts carried to a server and back by vdirsyncer, so that phones have them: set up once, run at will."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from scanner.actions.folders import made
from scanner.errors import OutputError, UsageError
from scanner.outputs import atomic
from scanner.outputs.sync import Sync, configuration

INSTALL = "vdirsyncer is not installed: pipx install vdirsyncer"


def set_up(file: Path, sync: Sync) -> None:
    """Write the configuration; one that says something else stays. Raises UsageError, OutputError."""
    text = configuration(sync)
    made(file.parent)
    if file.exists() and file.read_bytes() != text:
        raise UsageError(f"{file} is there already and says something else; change it by hand, or remove it")
    made(sync.contacts)
    atomic.write(file, text)


def carry(file: Path) -> None:
    """Carry what changed, both ways. The first time the server is asked which address books it has.

    Raises UsageError where it is not set up, OutputError where vdirsyncer fails.
    """
    if not file.exists():
        raise UsageError("no server is set up; begin with: cardscan sync --init --server URL --user NAME")
    program = _vdirsyncer()
    for step in (["discover", "contacts"], ["sync"]):
        done = subprocess.run([program, "--config", str(file), *step], check=False)
        if done.returncode != 0:
            raise OutputError("vdirsyncer could not do all of it; what it says above tells why")


def _vdirsyncer() -> str:
    """Return the program: ours, in a virtual environment, or the system's. Raises UsageError without one."""
    beside = Path(sys.executable).with_name("vdirsyncer")
    found = str(beside) if beside.exists() else shutil.which("vdirsyncer")
    if found is None:
        raise UsageError(INSTALL)
    return found
