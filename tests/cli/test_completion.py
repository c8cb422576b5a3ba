"""The shells finish commands, options and their choices."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from scanner.cli import cardscan

SHELLS = ("bash", "zsh", "fish")


@pytest.mark.parametrize("shell", SHELLS)
def test_what_a_shell_asks_is_answered(shell: str) -> None:
    last = "te" if shell == "fish" else "3"
    asked = {
        "_CARDSCAN_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": "cardscan scan --reader te",
        "COMP_CWORD": last,
    }
    program = [sys.executable, "-c", "from scanner.cli import main; main()"]
    told = subprocess.run(program, env=os.environ | asked, capture_output=True, text=True, check=True)
    assert "tesseract" in told.stdout
    assert "ppocr" not in told.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_a_script_that_asks_us(shell: str) -> None:
    script = CliRunner().invoke(cardscan, ["completion", shell]).output
    assert f"_CARDSCAN_COMPLETE={shell}_complete" in script


def test_bash_understands_its_script() -> None:
    script = CliRunner().invoke(cardscan, ["completion", "bash"]).output
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)  # noqa: S607
