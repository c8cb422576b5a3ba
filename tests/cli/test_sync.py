"""`cardscan sync` with a real server: set up once, then both ways."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from scanner.cli import cardscan
from scanner.outputs import vdir
from tests.outputs.sample_cards import SAMPLES
from tests.outputs.test_sync import server

__all__ = ["server"]


CACHE = ".Radicale.cache"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CARDSCAN_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("CARDSCAN_TO", str(tmp_path / "here" / "contacts"))
    return tmp_path


def sync(*words: str, ends: int = 0) -> str:
    """Run the command as a program of its own: vdirsyncer asks whether to make the address book."""
    command = [sys.executable, "-m", "scanner", "sync", *words]
    done = subprocess.run(command, input="y\n" * 8, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == ends, done.stdout + done.stderr
    return done.stdout + done.stderr


def change(file: Path, after: str, more: str) -> None:
    """Put something behind the beginning of a line, as a person does in an address book."""
    text = file.read_text(encoding="utf-8").replace(f"\n{after}", f"\n{after}{more} ", 1)
    assert more in text
    file.write_text(text, encoding="utf-8", newline="")


def on_the_server(home: Path) -> dict[str, Path]:
    return {file.name: file for file in (home / "server").rglob("*.vcf") if CACHE not in file.parts}


def test_contacts_go_to_the_server_and_corrections_come_back(home: Path, server: int) -> None:
    folder = home / "here" / "contacts"
    for sample in SAMPLES[:2]:
        vdir.write(folder, sample.uid, sample.card())
    sync("--init", "--server", f"http://127.0.0.1:{server}/", "--user", "ann", "--password-command", "echo x")
    sync()
    there = on_the_server(home)
    assert set(there) == {f"{sample.uid}.vcf" for sample in SAMPLES[:2]}

    first, second = (f"{sample.uid}.vcf" for sample in SAMPLES[:2])
    text = there[first].read_text(encoding="utf-8")
    there[first].write_text(text.replace("\nFN:", "\nFN:Corrected "), encoding="utf-8", newline="")
    there[second].unlink()
    sync()
    assert "FN:Corrected " in (folder / first).read_text(encoding="utf-8")
    assert not (folder / second).exists()


@pytest.mark.parametrize(("keep", "wins"), [("phone", "Phone"), ("here", "Here")])
def test_what_both_sides_changed_is_named_and_stays_until_one_is_chosen(
    home: Path, server: int, keep: str, wins: str
) -> None:
    both, ours = (sample.uid for sample in SAMPLES[:2])
    folder = home / "here" / "contacts"
    for sample in SAMPLES[:2]:
        vdir.write(folder, sample.uid, sample.card())
    sync("--init", "--server", f"http://127.0.0.1:{server}/", "--user", "ann", "--password-command", "echo x")
    sync()
    there = on_the_server(home)[f"{both}.vcf"]
    change(there, "FN:", "Phone")
    change(folder / f"{both}.vcf", "FN:", "Here")
    change(folder / f"{ours}.vcf", "FN:", "Ours")
    told = sync(ends=4)
    assert both in told
    assert "--keep phone" in told
    assert "FN:Phone " in there.read_text(encoding="utf-8")
    assert "FN:Here " in (folder / f"{both}.vcf").read_text(encoding="utf-8")
    assert "FN:Ours " in on_the_server(home)[f"{ours}.vcf"].read_text(encoding="utf-8")

    sync("--keep", keep)
    for file in (folder / f"{both}.vcf", on_the_server(home)[f"{both}.vcf"]):
        assert f"FN:{wins} " in file.read_text(encoding="utf-8")
    assert [file.name for file in home.glob("*vdirsyncer*")] == ["vdirsyncer.conf"]
    assert sync(ends=0)


def test_a_configuration_that_says_something_else_is_not_overwritten(home: Path) -> None:
    words = ["sync", "--init", "--user", "kim", "--server"]
    assert CliRunner().invoke(cardscan, [*words, "https://dav.example/"]).exit_code == 0
    assert CliRunner().invoke(cardscan, [*words, "https://dav.example/"]).exit_code == 0
    other = CliRunner().invoke(cardscan, [*words, "https://other.example/"])
    assert other.exit_code == 2
    assert "says something else" in other.output


def test_without_a_server_it_says_how_to_begin(home: Path) -> None:
    done = CliRunner().invoke(cardscan, ["sync"])
    assert done.exit_code == 2
    assert "--init" in done.output
