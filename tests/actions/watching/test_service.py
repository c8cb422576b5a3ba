"""The service that keeps a watch running, as systemd and launchd understand it."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest

from scanner.actions.watching.service import LABEL, UNIT, agent, unit, watch_command

ODD = Path('/home/ann/My "50%" $Cards\\x')


def test_the_unit_is_one_that_systemd_understands(tmp_path: Path) -> None:
    text = unit(watch_command(ODD, Path("/home/ann/Contacts")))
    assert '"/home/ann/My \\"50%%\\" $$Cards\\\\x"' in text
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd is installed")
    (tmp_path / UNIT).write_text(text, encoding="utf-8")
    told = subprocess.run(
        [analyze, "--user", "verify", "--man=no", str(tmp_path / UNIT)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
    )
    assert UNIT not in told.stderr, told.stderr


def test_the_agent_is_one_that_launchd_understands() -> None:
    told = plistlib.loads(agent(watch_command(ODD, Path("/home/ann/Contacts"))))
    assert told["Label"] == LABEL
    assert told["ProgramArguments"][1:] == ["-m", "scanner", "watch", str(ODD), "--to", "/home/ann/Contacts"]
